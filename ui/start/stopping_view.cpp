// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/stopping_view.h"

#include <algorithm>

#include <QVBoxLayout>

#include "charts/sparkline.h"
#include "start/columns.h"
#include "start/gate_card.h"
#include "start/start_words.h"
#include "text/sentences.h"
#include "viewmodels/run_figures.h"
#include "widgets/buttons.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"
#include "widgets/tab_order.h"

namespace largada::ui
{

using fleet::RunnerState;

StoppingView::StoppingView(const Services &services, QWidget *parent)
    : StageView(parent), m_services(services), m_columns(new Columns), m_gate(new GateCard(services.run.runners())),
      m_endingTitle(new Label(TextKind::CardTitle)), m_rows(new QVBoxLayout),
      m_more(new Label(TextKind::Small, Ink::Muted)), m_tail(new QWidget),
      m_tailTitle(new Label(TextKind::SmallStrong)), m_tailRate(new Label(TextKind::Small, Ink::Muted)),
      m_line(new Sparkline), m_keptTitle(new Label(TextKind::CardTitle)), m_kept(new Paragraph(TextKind::Small))
{
    m_endingTitle->setObjectName(QStringLiteral("endingTitle"));
    m_kept->setObjectName(QStringLiteral("keptText"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_columns);
    m_gate->setEnding();
    m_columns->left()->addWidget(m_gate);
    m_columns->left()->addWidget(makeEnding(), 1);
    m_columns->right()->addWidget(makeKept());
    m_columns->right()->addStretch(1);
}

QWidget *StoppingView::makeEnding()
{
    auto *card = new Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(1, scaled(10), 1, scaled(8));
    column->setSpacing(scaled(8));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(scaled(16), 0, scaled(16), 0);
    head->addWidget(m_endingTitle);
    head->addStretch(1);
    head->addWidget(m_more);
    column->addLayout(head);
    m_rows->setSpacing(0);
    column->addLayout(m_rows);
    column->addStretch(1);
    auto *tail = new QVBoxLayout(m_tail);
    tail->setContentsMargins(0, 0, 0, 0);
    tail->addWidget(new Rule);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(scaled(16), scaled(8), scaled(16), scaled(4));
    line->setSpacing(scaled(24));
    auto *words = new QVBoxLayout;
    words->setSpacing(scaled(2));
    words->addWidget(m_tailTitle);
    words->addWidget(m_tailRate);
    line->addLayout(words);
    line->addWidget(m_line, 1);
    tail->addLayout(line);
    column->addWidget(m_tail);
    return card;
}

QWidget *StoppingView::makeKept()
{
    auto *card = new Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(14));
    column->setSpacing(scaled(8));
    column->addWidget(m_keptTitle);
    column->addWidget(m_kept);
    return card;
}

void StoppingView::addRow()
{
    Row row{new QWidget,
            new Label(TextKind::SmallStrong),
            new Label(TextKind::Small, Ink::Muted),
            new Button(ButtonKind::Plain, ButtonSize::Small),
            new Button(ButtonKind::Plain, ButtonSize::Small),
            {}};
    auto *column = new QVBoxLayout(row.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Rule);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(scaled(16), scaled(6), scaled(16), scaled(6));
    line->setSpacing(scaled(12));
    line->addWidget(row.name);
    row.what->setEliding(Qt::ElideRight);
    line->addWidget(row.what, 1);
    line->addWidget(row.show);
    line->addWidget(row.logs);
    column->addLayout(line);
    m_rows->addWidget(row.box);
    const size_t place = m_shown.size();
    connect(row.show, &QPushButton::clicked, this, [this, place] { emit showWanted(m_shown[place].runner); });
    connect(row.logs, &QPushButton::clicked, this, [this, place] { emit logsWanted(m_shown[place].runner); });
    m_shown.push_back(row);
    gatherTabOrder(this);
}

QString StoppingView::whatFor(const fleet::RunnerRow &row) const
{
    switch (row.state) {
    case RunnerState::WarmingUp:
    case RunnerState::InLoad:
        return tr("k6 ends its iterations, runs teardown() and writes its summary.");
    case RunnerState::Pending:
    case RunnerState::Creating:
    case RunnerState::Ready:
        return m_services.run.view().plan.cluster ? tr("It had no load yet; its pod is being ended.")
                                                  : tr("It had no load yet; its process is being ended.");
    case RunnerState::Done:
    case RunnerState::Failed:
        break;
    }
    return {};
}

void StoppingView::showEnding()
{
    const auto &rows = m_services.run.runners().rows();
    int ending = 0;
    size_t shown = 0;
    for (const fleet::RunnerRow &runner : rows) {
        if (runner.state == RunnerState::Done || runner.state == RunnerState::Failed)
            continue;
        ++ending;
        if (shown >= size_t(mostNamed))
            continue;
        if (shown == m_shown.size())
            addRow();
        Row &row = m_shown[shown++];
        row.runner = runner.id;
        row.name->setText(runner.id.value);
        row.what->setText(whatFor(runner));
        row.show->setText(tr("Show"));
        row.logs->setText(tr("Logs"));
        //: %1 is a runner's name
        row.show->setAccessibleName(tr("Show %1").arg(runner.id.value));
        //: %1 is a runner's name
        row.logs->setAccessibleName(tr("Logs of %1").arg(runner.id.value));
        row.box->show();
    }
    for (size_t i = shown; i < m_shown.size(); ++i)
        m_shown[i].box->hide();
    m_endingTitle->setText(tr("%Ln runner(s) still end", "", ending));
    m_more->setVisible(ending > mostNamed);
    m_more->setText(tr("the first %Ln are shown", "", mostNamed));
}

// The load as it was read: the proof that it is over.
void StoppingView::showTail()
{
    constexpr double shownSeconds = 60;
    const engine::RunView &view = m_services.run.view();
    const auto curves = viewmodels::curvesOf(m_services.run.series());
    const bool isKnown = !curves.isEmpty() && !curves.last().requestsPerSecond.isEmpty();
    m_tail->setVisible(isKnown);
    if (!isKnown)
        return;
    const double now = double(view.anchor.at(m_services.clock.now()).time_since_epoch().count()) / 1000;
    QVector<Segment> segments;
    for (const auto &piece : curves.last().requestsPerSecond) {
        Segment segment;
        for (const viewmodels::CurvePoint &point : piece) {
            if (point.t >= now - shownSeconds)
                segment.push_back({point.t, point.y});
        }
        if (!segment.isEmpty())
            segments.push_back(segment);
    }
    m_line->setData(segments);
    m_line->setSpan(now - shownSeconds, now);
    m_tailTitle->setText(tr("Requests/s, last 60 s"));
    const QString last = segments.isEmpty() ? QString() : text::number(segments.last().last().y);
    //: %1 is a number of requests a second
    m_tailRate->setText(last.isEmpty() ? tr("none read") : tr("%1 at last", "requests a second").arg(last));
    m_line->setSummary(m_tailRate->text());
    m_line->setAccessibleName(m_tailTitle->text());
}

void StoppingView::showKept()
{
    const engine::RunView &view = m_services.run.view();
    m_keptTitle->setText(tr("What is kept"));
    QStringList lines;
    for (const engine::PhaseView &phase : view.phases) {
        if (!phase.releasedAt)
            continue;
        const MonoTime end = phase.endedAt.value_or(view.stoppingSince.value_or(m_services.clock.now()));
        const QString length = text::duration(
            std::chrono::floor<std::chrono::seconds>(std::max(end - *phase.releasedAt, MonoTime::duration::zero())));
        const QString requests = text::number(phase.totals ? double(phase.totals->requests) : 0);
        lines << (phase.name == fleet::PhaseName::Main
                      //: %1 is a count, %2 a length of time
                      ? tr("<b>Main:</b> %1 requests in %2.").arg(requests, length)
                      //: %1 is a count, %2 a length of time
                      : tr("<b>Warm-up:</b> %1 requests in %2.").arg(requests, length));
    }
    if (lines.isEmpty())
        lines << tr("<b>No load was sent.</b>");
    else
        lines << tr("Runners that end by themselves add their own summaries; for others the last reading counts.");
    lines << tr("The run stays in the history, with the logs of the runners that were lost.");
    m_kept->setMarkup(lines.join(QStringLiteral("<br>")));
}

void StoppingView::refresh()
{
    const engine::RunView &view = m_services.run.view();
    const auto &runners = m_services.run.runners();
    const int ended = runners.count(RunnerState::Done) + runners.count(RunnerState::Failed);
    m_gate->setCount(ended, tr("of %Ln stopped", "runners", runners.rowCount()));
    if (view.stoppingSince)
        //: %1 is a length of time, %2 a time of day
        m_gate->setNote(tr("Stop was sent %1 ago, at %2.")
                            .arg(text::duration(std::chrono::floor<std::chrono::seconds>(m_services.clock.now() -
                                                                                         *view.stoppingSince)),
                                 timeOfDay(view, *view.stoppingSince)));
    else
        m_gate->setNote(tr("The runners are being ended."));
    m_gate->refresh();
    showEnding();
    showTail();
    showKept();
}

} // namespace largada::ui
