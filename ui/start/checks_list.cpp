// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/checks_list.h"

#include <QVBoxLayout>

#include "start/gate_card.h"
#include "text/sentences.h"
#include "widgets/label.h"
#include "widgets/outcome_look.h"

namespace largada::ui
{

ChecksList::ChecksList(QWidget *parent)
    : QWidget(parent), m_title(new Label(TextKind::CardTitle)), m_list(new QVBoxLayout)
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    whole->addWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(14));
    column->setSpacing(scaled(10));
    column->addWidget(m_title);
    m_list->setSpacing(scaled(6));
    column->addLayout(m_list);
    column->addStretch(1);
}

ChecksList::Row ChecksList::makeRow()
{
    Row row{new QWidget, new RowIcon(QStringLiteral("circle-check")), new Label(TextKind::Small)};
    auto *line = new QHBoxLayout(row.box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(scaled(8));
    line->addWidget(row.icon);
    row.text->setEliding(Qt::ElideRight);
    line->addWidget(row.text, 1);
    m_list->addWidget(row.box);
    return row;
}

void ChecksList::show(const fleet::PreflightReport &report)
{
    m_title->setText(tr("Preflight check"));
    const auto count = static_cast<size_t>(report.checks.size());
    while (m_rows.size() < count)
        m_rows.push_back(makeRow());
    for (size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].box->setVisible(i < count);
        if (i >= count)
            continue;
        const fleet::Check &check = report.checks[static_cast<qsizetype>(i)];
        const MarkLook look = lookOf(check.level);
        m_rows[i].icon->show(look.icon, look.ink);
        m_rows[i].icon->setAccessibleName(text::word(check.level));
        m_rows[i].text->setText(text::sentence(check));
    }
}

} // namespace largada::ui
