// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/report_summary.h"

#include <QEvent>
#include <QVBoxLayout>

#include "charts/spread_histogram.h"
#include "runs/figures_card.h"
#include "runs/report_parts.h"
#include "text/sentences.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"
#include "widgets/tab_order.h"

namespace largada::ui
{

namespace
{

constexpr int sideWidth = 308;
constexpr int narrow = 1000; // below it the side goes under the rest

} // namespace

ReportSummary::ReportSummary(QWidget *parent) : QScrollArea(parent), m_figures(new FiguresCard)
{
    setObjectName(QStringLiteral("reportSummary"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    auto *page = new QWidget;
    m_page = new QVBoxLayout(page);
    m_page->setContentsMargins(0, 0, 0, 0);
    setWidget(page);
    viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
}

void ReportSummary::setRun(const fleet::RunRecord &run)
{
    m_run = run;
    m_figures->setRun(run);
    rebuild();
}

viewmodels::Scope ReportSummary::scope() const
{
    return m_figures->scope();
}

QWidget *ReportSummary::spreadCard()
{
    const viewmodels::StartOffsets offsets = viewmodels::startOffsets(m_run, fleet::PhaseName::Main);
    const fleet::PhaseRecord *main = m_run.phase(fleet::PhaseName::Main);
    if (!main || offsets.values.isEmpty())
        return nullptr;
    auto *card = new Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(16), scaled(10), scaled(16), scaled(12));
    column->setSpacing(scaled(6));
    auto *head = new QHBoxLayout;
    head->setSpacing(scaled(12));
    auto *title = new Label(TextKind::CardTitle);
    title->setText(tr("Start spread"));
    auto *note = new Label(TextKind::Small, Ink::Muted);
    note->setText(tr("runners by ms from the first release to their answer, main"));
    note->setEliding(Qt::ElideRight);
    head->addWidget(title);
    head->addWidget(note, 1);
    column->addLayout(head);
    auto *histogram = new SpreadHistogram;
    histogram->setObjectName(QStringLiteral("reportSpread"));
    histogram->setAccessibleName(tr("Start spread"));
    histogram->setValues(offsets.values, {offsets.p50, offsets.p99, offsets.max});
    histogram->setSummary(offsets.summary);
    histogram->setMinimumHeight(scaled(150));
    column->addWidget(histogram, 1);
    auto *meaning = new Paragraph;
    meaning->setPlainText(text::spreadMeaning(main->spread));
    column->addWidget(meaning);
    return card;
}

void ReportSummary::rebuild()
{
    setAccessibleName(tr("Summary of the run"));
    m_figures->setParent(nullptr); // survives, with its switch and its focus
    delete m_content;
    m_content = new QWidget;
    auto *whole = new QVBoxLayout(m_content);
    whole->setContentsMargins(0, scaled(12), 0, 0);
    whole->setSpacing(scaled(12));
    if (QWidget *banner = bannerCard(m_run))
        whole->addWidget(banner);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(scaled(12));
    whole->addLayout(m_columns, 1);
    auto *left = new QVBoxLayout;
    left->setSpacing(scaled(12));
    left->addWidget(m_figures);
    for (QWidget *card : {phaseCard(m_run), thresholdCard(m_run)}) {
        if (card)
            left->addWidget(card);
    }
    if (QWidget *card = spreadCard())
        left->addWidget(card, 1);
    else
        left->addStretch(1);
    m_columns->addLayout(left, 1);

    m_side = new QWidget;
    auto *right = new QVBoxLayout(m_side);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(scaled(12));
    auto *all = new Button(ButtonKind::Link, ButtonSize::Small, m_side);
    all->setObjectName(QStringLiteral("reportAllRunners"));
    all->hide();
    connect(all, &Button::clicked, this, &ReportSummary::runnersWanted);
    for (QWidget *card : {reasonsCard(m_run, all), warningsCard(m_run), factsCard(m_run)}) {
        if (card)
            right->addWidget(card);
    }
    right->addStretch(1);
    m_columns->addWidget(m_side);
    m_page->addWidget(m_content);
    m_figures->show();
    gatherTabOrder(this);
    arrange();
}

void ReportSummary::arrange()
{
    if (!m_columns)
        return;
    const bool isNarrow = viewport()->width() < scaled(narrow);
    m_columns->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_side->setMinimumWidth(isNarrow ? 0 : scaled(sideWidth));
    m_side->setMaximumWidth(isNarrow ? QWIDGETSIZE_MAX : scaled(sideWidth));
}

void ReportSummary::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

void ReportSummary::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_content)
        rebuild();
}

} // namespace largada::ui
