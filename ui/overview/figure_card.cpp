// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/figure_card.h"

#include <QHBoxLayout>
#include <QMouseEvent>

#include "charts/time_chart.h"
#include "widgets/label.h"

namespace largada::ui
{

FigureCard::FigureCard(QWidget *parent)
    : QWidget(parent), m_title(new Label(TextKind::Small, Ink::Muted)),
      m_window(new Label(TextKind::Caption, Ink::Muted)), m_figure(new Label(TextKind::Figure)),
      m_unit(new Label(TextKind::Small, Ink::Muted)), m_chart(new TimeChart)
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    around->addWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(14), scaled(10), scaled(10), scaled(8));
    column->setSpacing(scaled(2));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_window);
    column->addLayout(head);
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(6));
    row->addWidget(m_figure, 0, Qt::AlignBaseline);
    row->addWidget(m_unit, 1, Qt::AlignBaseline);
    m_unit->setEliding(Qt::ElideRight);
    m_title->setEliding(Qt::ElideRight);
    column->addLayout(row);
    column->addWidget(m_chart, 1);
}

void FigureCard::setTitle(const QString &title, const QString &window)
{
    m_title->setText(title);
    m_window->setText(window);
    if (m_chart->accessibleName() != title) // each time, those who listen are told
        m_chart->setAccessibleName(title);
}

void FigureCard::setFigure(const QString &figure, const QString &unit, bool isOverLimit)
{
    // In words and by a mark too, not by the colour alone.
    m_figure->setText(isOverLimit ? QStringLiteral("▲ ") + figure : figure);
    m_figure->setInk(isOverLimit ? Ink::Error : Ink::Text);
    m_unit->setText(unit);
}

void FigureCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        emit clicked();
}

} // namespace largada::ui
