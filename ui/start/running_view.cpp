// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/running_view.h"

#include <algorithm>

#include <QCheckBox>
#include <QVBoxLayout>

#include "charts/window_bar.h"
#include "start/columns.h"
#include "start/figures_row.h"
#include "start/gate_card.h"
#include "start/live_charts.h"
#include "start/runners_card.h"
#include "text/sentences.h"
#include "viewmodels/live_thresholds.h"
#include "widgets/label.h"
#include "widgets/notice.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

using fleet::PhaseName;

RunningView::RunningView(const Services &services, QWidget *parent)
    : StageView(parent), m_services(services), m_columns(new Columns), m_figures(new FiguresRow), m_notice(new Notice),
      m_endAfterWarmup(new QCheckBox), m_charts(new LiveCharts(services)), m_runners(new RunnersCard(services)),
      m_thresholds(nullptr), m_thresholdsTitle(new Label(TextKind::CardTitle)), m_thresholdList(new QVBoxLayout),
      m_verdict(new Paragraph)
{
    m_notice->setObjectName(QStringLiteral("figuresNotice"));
    m_endAfterWarmup->setObjectName(QStringLiteral("endAfterWarmup"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_columns);
    m_columns->top()->addWidget(m_figures);
    auto *strip = new QHBoxLayout;
    strip->setSpacing(scaled(12));
    strip->addWidget(m_notice, 1);
    strip->addWidget(m_endAfterWarmup);
    strip->addWidget(new WindowBar(m_charts->stack()));
    m_columns->top()->addLayout(strip);
    m_columns->left()->addWidget(m_charts, 1);
    m_columns->right()->addWidget(m_runners, 1);
    m_thresholds = makeThresholds();
    m_columns->right()->addWidget(m_thresholds);
    m_columns->right()->addStretch(0);
    connect(m_endAfterWarmup, &QCheckBox::clicked, this,
            [this](bool wanted) { m_services.run.engine().endAfterWarmup(wanted); });
}

QWidget *RunningView::makeThresholds()
{
    auto *card = new Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(16), scaled(10), scaled(16), scaled(12));
    column->setSpacing(scaled(8));
    column->addWidget(m_thresholdsTitle);
    m_thresholdList->setSpacing(scaled(6));
    column->addLayout(m_thresholdList);
    column->addWidget(m_verdict);
    return card;
}

RunningView::ThresholdRow RunningView::makeThreshold()
{
    ThresholdRow row{new QWidget, new RowIcon(QStringLiteral("circle-dashed")), new Label(TextKind::Mono),
                     new Label(TextKind::SmallStrong)};
    auto *line = new QHBoxLayout(row.box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(scaled(8));
    line->addWidget(row.icon);
    row.expression->setEliding(Qt::ElideMiddle);
    line->addWidget(row.expression, 1);
    line->addWidget(row.state);
    m_thresholdList->addWidget(row.box);
    return row;
}

void RunningView::showNotice()
{
    const engine::RunView &view = m_services.run.view();
    const engine::PhaseView *phase = view.current();
    const bool isWarmup = phase != nullptr && phase->name == PhaseName::Warmup;
    if (view.stage == coordinator::Stage::TearingDown)
        m_notice->say(Notice::Tone::Info, tr("<b>teardown() is running on one runner.</b> The load is over."));
    else if (isWarmup)
        m_notice->say(Notice::Tone::Info,
                      tr("<b>Figures of the warm-up.</b> Those that a run is known by count main only."));
    else
        m_notice->say(Notice::Tone::Info, tr("<b>Each runner's own percentiles, not the fleet's.</b> Rates and counts "
                                             "are exact sums over the runners."));
    m_endAfterWarmup->setVisible(isWarmup);
    m_endAfterWarmup->setText(tr("Stop after the warm-up"));
    m_endAfterWarmup->setChecked(view.endAfterWarmup);
}

void RunningView::showThresholds()
{
    const engine::RunView &view = m_services.run.view();
    const engine::PhaseView *phase = view.current();
    const auto &thresholds = view.preflight.thresholds;
    const bool isMain = phase != nullptr && phase->name == PhaseName::Main;
    m_thresholds->setVisible(isMain && !thresholds.isEmpty());
    if (m_thresholds->isHidden())
        return;
    m_thresholdsTitle->setText(tr("Thresholds of main"));
    constexpr qsizetype most = 12; // the report has them all
    const auto count = static_cast<size_t>(std::min(most, thresholds.size()));
    while (m_rows.size() < count)
        m_rows.push_back(makeThreshold());
    size_t met = 0;
    for (size_t i = 0; i < m_rows.size(); ++i) {
        ThresholdRow &row = m_rows[i];
        row.box->setVisible(i < count);
        if (i >= count)
            continue;
        const fleet::ThresholdExpression &threshold = thresholds[static_cast<qsizetype>(i)];
        const auto live = viewmodels::judge(threshold, m_services.run.runners().rows(), PhaseName::Main);
        const bool isMet = live && live->isMet();
        met += isMet ? 1 : 0;
        row.icon->show(isMet ? QStringLiteral("circle-check") : QStringLiteral("circle-dashed"),
                       isMet ? Ink::Ok : Ink::Muted);
        //: a threshold: its metric and its expression
        row.expression->setText(tr("%1 %2").arg(threshold.metric, threshold.expression));
        row.expression->setToolTip(row.expression->text());
        if (isMet)
            row.state->setText(tr("all %Ln", "runners meet the threshold", live->measured));
        else if (live && live->measured > 0)
            //: runners that meet a threshold
            row.state->setText(tr("%1 of %2").arg(text::number(live->met), text::number(live->measured)));
        else
            row.state->setText(tr("at the end", "a threshold is judged"));
    }
    m_verdict->setPlainText(met == count ? tr("Met by every runner so far, so met by the fleet.")
                                         : tr("What some runners miss is judged at the end."));
}

void RunningView::refresh()
{
    const engine::RunView &view = m_services.run.view();
    const engine::PhaseView *phase = view.current();
    const viewmodels::LiveFigures figures =
        viewmodels::liveFigures(view, m_services.run.runners().rows(), m_services.run.series(), m_services.clock.now());
    m_figures->show(figures, phase == nullptr ? PhaseName::Main : phase->name);
    m_charts->refresh(figures);
    m_runners->refresh();
    showNotice();
    showThresholds();
}

} // namespace largada::ui
