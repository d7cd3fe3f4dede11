// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/placed_card.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "widgets/card.h"
#include "widgets/label.h"

namespace largada::ui
{

QVBoxLayout *fillPlacedCard(QWidget &host, Label *title, Label *place)
{
    auto *around = new QVBoxLayout(&host);
    around->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    around->addWidget(card);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(scaled(16), scaled(8), scaled(16), scaled(10));
    inside->setSpacing(scaled(6));
    auto *head = new QHBoxLayout;
    head->setSpacing(scaled(12));
    head->addWidget(title);
    head->addWidget(place, 1);
    place->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    place->setEliding(Qt::ElideMiddle);
    inside->addLayout(head);
    return inside;
}

} // namespace largada::ui
