// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/window_bar.h"

#include <QEvent>
#include <QHBoxLayout>

#include "charts/chart_stack.h"
#include "widgets/buttons.h"
#include "widgets/segmented.h"

namespace largada::ui
{

WindowBar::WindowBar(ChartStack *stack, QWidget *parent)
    : QWidget(parent), m_stack(stack), m_choice(new Segmented(this)),
      m_live(new Button(ButtonKind::Plain, ButtonSize::Small, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_live);
    row->addWidget(m_choice);
    m_choice->setObjectName(QStringLiteral("chartWindow"));
    m_live->setObjectName(QStringLiteral("goLiveButton"));
    connect(m_choice, &Segmented::chosen, this,
            [this](int index) { m_stack->setWindow(static_cast<ChartStack::Window>(index)); });
    connect(m_live, &QPushButton::clicked, m_stack, &ChartStack::goLive);
    connect(m_stack, &ChartStack::windowChanged, this, &WindowBar::look);
    connect(m_stack, &ChartStack::frozenChanged, this, &WindowBar::look);
    connect(m_stack, &ChartStack::liveChanged, this, &WindowBar::look);
    retranslate();
    look();
}

void WindowBar::retranslate()
{
    m_choice->setAccessibleName(tr("Time shown"));
    m_choice->setChoices({tr("1 min"), tr("5 min"), tr("15 min"), tr("Whole run")});
    m_live->setText(tr("Go live"));
}

void WindowBar::look()
{
    m_choice->setIndex(static_cast<int>(m_stack->window()));
    m_live->setVisible(m_stack->isLive() && m_stack->isFrozen());
}

void WindowBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
