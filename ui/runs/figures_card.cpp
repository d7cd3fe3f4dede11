// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/figures_card.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "widgets/icons.h"
#include "widgets/label.h"

namespace largada::ui
{

using viewmodels::ReportFigure;
using viewmodels::Scope;
using viewmodels::Verdict;

namespace
{

constexpr int tilesInARow = 3;

Ink inkOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::None:
        return Ink::Text;
    case Verdict::Good:
        return Ink::Ok;
    case Verdict::Warning:
        return Ink::Warning;
    case Verdict::Bad:
        return Ink::Error;
    }
    return Ink::Text;
}

QString iconOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::None:
        return {};
    case Verdict::Good:
        return QStringLiteral("circle-check");
    case Verdict::Warning:
        return QStringLiteral("triangle-alert");
    case Verdict::Bad:
        return QStringLiteral("circle-x");
    }
    return {};
}

// Stands on the base line of the figure at its left.
void addFoot(QHBoxLayout *row, QWidget *widget, int stretch)
{
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(0, 0, 0, scaled(4));
    foot->addStretch();
    foot->addWidget(widget);
    row->addLayout(foot, stretch);
}

} // namespace

FiguresCard::FiguresCard(QWidget *parent)
    : QWidget(parent), m_scopeLabel(new Label(TextKind::SmallStrong)),
      m_scopeNote(new Label(TextKind::Small, Ink::Muted)), m_warmup(new QCheckBox)
{
    auto *around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card(this);
    around->addWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(10));
    column->setSpacing(scaled(9));
    for (int line = 0; line < 2; ++line) {
        auto *row = new QHBoxLayout;
        row->setSpacing(scaled(16));
        for (int i = 0; i < tilesInARow; ++i) {
            if (i > 0)
                row->addWidget(new Rule(Qt::Vertical));
            m_tiles.push_back(makeTile());
            row->addWidget(m_tiles.last().box, 1);
        }
        column->addLayout(row);
        column->addWidget(new Rule);
    }
    auto *foot = new QHBoxLayout;
    foot->setSpacing(scaled(8));
    foot->addWidget(m_scopeLabel);
    foot->addWidget(m_scopeNote, 1);
    foot->addWidget(m_warmup);
    m_scopeNote->setEliding(Qt::ElideRight);
    column->addLayout(foot);
    m_warmup->setObjectName(QStringLiteral("reportWarmup"));
    connect(m_warmup, &QCheckBox::toggled, this, &FiguresCard::showFigures);
    showFigures();
}

FiguresCard::Tile FiguresCard::makeTile()
{
    Tile tile;
    tile.box = new QWidget;
    tile.box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *column = new QVBoxLayout(tile.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(1));
    tile.label = new Label(TextKind::Small, Ink::Muted);
    tile.label->setEliding(Qt::ElideRight);
    column->addWidget(tile.label);
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(6));
    tile.value = new Label(TextKind::ReportFigure);
    tile.value->setObjectName(QStringLiteral("figure%1").arg(m_tiles.size()));
    row->addWidget(tile.value);
    tile.unit = new Label(TextKind::Small, Ink::Muted);
    tile.unit->setEliding(Qt::ElideRight);
    addFoot(row, tile.unit, 1);
    column->addLayout(row);
    auto *below = new QHBoxLayout;
    below->setSpacing(scaled(5));
    tile.mark = new Label;
    tile.note = new Label(TextKind::Small, Ink::Muted);
    tile.note->setEliding(Qt::ElideRight);
    below->addWidget(tile.mark);
    below->addWidget(tile.note, 1);
    column->addLayout(below);
    return tile;
}

void FiguresCard::setRun(const fleet::RunRecord &run)
{
    m_run = run;
    const bool hasWarmup = run.phase(fleet::PhaseName::Warmup) != nullptr;
    m_warmup->setVisible(hasWarmup);
    if (!hasWarmup)
        m_warmup->setChecked(false);
    showFigures();
}

Scope FiguresCard::scope() const
{
    return m_warmup->isChecked() ? Scope::WithWarmup : Scope::MainOnly;
}

void FiguresCard::showFigures()
{
    m_figures = viewmodels::reportFigures(m_run, scope());
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        const ReportFigure &figure = m_figures[i];
        const Tile &tile = m_tiles[i];
        tile.label->setText(figure.label);
        tile.value->setText(figure.value);
        tile.value->setInk(figure.verdict == Verdict::Bad ? Ink::Error : Ink::Text);
        tile.unit->setText(figure.unit);
        tile.note->setText(figure.note);
        tile.mark->setVisible(figure.verdict != Verdict::None);
        //: for screen readers, a figure of a report: %1 what it is, %2 its value, %3 its unit, %4 what it means
        tile.value->setAccessibleName(tr("%1: %2 %3, %4").arg(figure.label, figure.value, figure.unit, figure.note));
    }
    m_scopeLabel->setText(scope() == Scope::MainOnly ? tr("Main phase only") : tr("Warm-up and main"));
    m_scopeNote->setText(viewmodels::scopeNote(m_run, scope()));
    m_warmup->setText(tr("Include warm-up"));
    look();
}

void FiguresCard::look()
{
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        const Verdict verdict = m_figures[i].verdict;
        if (verdict != Verdict::None)
            m_tiles[i].mark->setPixmap(
                iconPixmap(iconOf(verdict), scaled(14), themeOf(this).color(inkOf(verdict)), devicePixelRatioF()));
    }
}

void FiguresCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showFigures();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        look();
}

} // namespace largada::ui
