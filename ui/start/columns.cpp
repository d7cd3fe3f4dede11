// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/columns.h"

#include <QEvent>
#include <QVBoxLayout>

#include "widgets/theme.h"

namespace largada::ui
{

namespace
{
constexpr int besideFrom = 980; // px at 100 %
constexpr int rightWidth = 304;
constexpr int gap = 12;
} // namespace

Columns::Columns(QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    auto *content = new QWidget;
    m_whole = new QVBoxLayout(content);
    m_whole->setContentsMargins(0, 0, 0, 0);
    m_top = new QVBoxLayout;
    m_row = new QBoxLayout(QBoxLayout::LeftToRight);
    m_whole->addLayout(m_top);
    m_whole->addLayout(m_row, 1);
    auto *leftBox = new QWidget;
    m_left = new QVBoxLayout(leftBox);
    m_rightBox = new QWidget;
    m_right = new QVBoxLayout(m_rightBox);
    for (QVBoxLayout *column : {m_left, m_right})
        column->setContentsMargins(0, 0, 0, 0);
    m_row->addWidget(leftBox, 1);
    m_row->addWidget(m_rightBox);
    setWidget(content);
    content->setAutoFillBackground(false);
    arrange();
}

QSize Columns::minimumSizeHint() const
{
    return {scaled(320), scaled(120)};
}

void Columns::arrange()
{
    const bool isBeside = width() >= scaled(besideFrom);
    m_row->setSpacing(scaled(gap));
    m_whole->setSpacing(m_top->isEmpty() ? 0 : scaled(gap));
    m_top->setSpacing(scaled(gap));
    m_left->setSpacing(scaled(gap));
    m_right->setSpacing(scaled(gap));
    m_row->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_row->setStretch(0, 1);
    m_rightBox->setMinimumWidth(isBeside ? scaled(rightWidth) : 0);
    m_rightBox->setMaximumWidth(isBeside ? scaled(rightWidth) : QWIDGETSIZE_MAX);
}

void Columns::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

void Columns::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::ApplicationFontChange)
        arrange();
}

} // namespace largada::ui
