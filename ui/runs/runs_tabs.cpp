// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/runs_tabs.h"

#include <QEvent>
#include <QHBoxLayout>

namespace largada::ui
{

RunsTabs::RunsTabs(Tab tab, QWidget *parent) : QWidget(parent), m_tab(tab), m_choice(new Segmented)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_choice);
    m_choice->setObjectName(QStringLiteral("runsTabs"));
    retranslate();
    m_choice->setIndex(m_tab);
    connect(m_choice, &Segmented::chosen, this, [this](int index) {
        m_choice->setIndex(m_tab); // this list's own, for when it is shown again
        if (index != m_tab)
            emit chosen(static_cast<Tab>(index));
    });
}

void RunsTabs::retranslate()
{
    m_choice->setChoices({tr("Coordinated", "runs"), tr("Agents'", "runs")});
    m_choice->setAccessibleName(tr("Which runs"));
}

void RunsTabs::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
