// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "targets/target_charts.h"

#include <algorithm>
#include <array>

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "charts/chart_stack.h"
#include "charts/series_segments.h"
#include "charts/time_chart.h"
#include "core/epoch_seconds.h"
#include "fleet/run_figures.h"
#include "shell/dashboard_words.h"
#include "text/sentences.h"
#include "widgets/label.h"
#include "widgets/segmented.h"

namespace largada::ui
{

using viewmodels::TargetPoint;

namespace
{

enum Chart { Latency, Throughput, Fails, ChartCount };

constexpr std::array spans{std::chrono::minutes(15), std::chrono::minutes(60), std::chrono::minutes(24 * 60)};
constexpr int slices = 120;
constexpr std::chrono::seconds pause(3); // between two readings at least
constexpr double gapSlices = 3;          // longer without an execution is a gap

} // namespace

TargetCharts::TargetCharts(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_executions(services.agents, services.clock, slices, pause),
      m_span(new Segmented), m_note(new Label(TextKind::Small, Ink::Muted)), m_stack(new ChartStack(ChartCount))
{
    setObjectName(QStringLiteral("targetCharts"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(scaled(6));
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(8));
    row->addWidget(m_note, 1);
    row->addWidget(m_span);
    column->addLayout(row);
    column->addWidget(m_stack, 1);
    m_note->setEliding(Qt::ElideRight);
    m_note->setObjectName(QStringLiteral("targetChartsNote"));
    m_span->setObjectName(QStringLiteral("targetSpan"));
    m_stack->setMinimumHeight(scaled(150));
    m_stack->setStretch(Latency, 40);
    m_stack->setStretch(Throughput, 30);
    m_stack->setStretch(Fails, 30);
    m_stack->setTimeKind(TimeKind::WallClock);
    m_stack->setWindow(ChartStack::Window::Whole);
    m_stack->chart(Latency)->setValueKind(ValueKind::Milliseconds);
    m_stack->chart(Throughput)->setValueKind(ValueKind::PerSecond);
    m_stack->chart(Fails)->setValueKind(ValueKind::Percent, 10);
    connect(m_span, &Segmented::chosen, this, &TargetCharts::want);
    connect(&m_executions, &viewmodels::ExecutionSeries::changed, this, &TargetCharts::draw);
    retranslate();
    m_span->setIndex(1);
}

QSize TargetCharts::sizeHint() const
{
    return {scaled(600), scaled(400)};
}

void TargetCharts::setTarget(const QString &id)
{
    m_target = id;
    want();
}

void TargetCharts::want()
{
    if (m_target.isEmpty())
        m_executions.want(std::nullopt);
    else
        m_executions.want(viewmodels::ExecutionSeries::Wanted{m_target, span()});
}

std::chrono::minutes TargetCharts::span() const
{
    return spans[static_cast<size_t>(std::clamp(m_span->index(), 0, static_cast<int>(spans.size()) - 1))];
}

void TargetCharts::draw()
{
    drawLatency();
    drawRates();
    const WallTime now = m_services.clock.wall();
    const double to = series().to > 0 ? series().to : epochSeconds(now);
    const double from = series().to > 0 ? series().from : epochSeconds(now - span());
    m_stack->setSpan(from, to, to);
    m_stack->scheduleUpdate();
    QString note;
    const std::optional<Error> &failure = m_executions.failure();
    if (failure)
        note = dashboardSentence(*failure);
    else if (!m_executions.isRead())
        note = m_target.isEmpty() ? QString() : tr("Reading the executions…");
    else if (series().points.isEmpty())
        note = tr("No execution in this time.");
    else if (m_executions.isCut())
        note = tr("The newest %1 executions; there are more.").arg(text::number(double(m_executions.count())));
    else
        note = tr("%Ln execution(s)", "", m_executions.count());
    m_note->setText(note);
    m_note->setInk(failure ? Ink::Error : Ink::Muted);
}

void TargetCharts::drawLatency()
{
    TimeChart *chart = m_stack->chart(Latency);
    //: %1 is a length of time
    chart->setTitle(tr("Latency"),
                    tr("of the median execution in each %1; band: p95 from the lowest to the highest")
                        .arg(text::duration(std::chrono::milliseconds(static_cast<qint64>(series().slice * 1000)))));
    const auto last = [this](auto value) {
        std::optional<double> found;
        for (const TargetPoint &point : series().points)
            found = value(point) ? value(point) : found;
        return found;
    };
    const auto p50 = [](const TargetPoint &point) { return point.p50Ms; };
    const auto p95 = [](const TargetPoint &point) { return point.p95Ms; };
    const auto p99 = [](const TargetPoint &point) { return point.p99Ms; };
    const auto end = [](const char *name, const std::optional<double> &value) {
        return value ? QStringLiteral("%1 %2").arg(QLatin1String(name), text::milliseconds(*value)) : QString();
    };
    chart->setLines({{Ink::P50, 1.25, false, 0, false, false, QStringLiteral("p50"), end("p50", last(p50))},
                     {Ink::P95, 1.5, false, 0, false, false, QStringLiteral("p95"), end("p95", last(p95))},
                     {Ink::P99, 2, false, 0, false, false, QStringLiteral("p99"), end("p99", last(p99))}});
    chart->setData(0, piecesOf(series(), gapSlices, p50));
    chart->setData(1, piecesOf(series(), gapSlices, p95));
    chart->setData(2, piecesOf(series(), gapSlices, p99));
    RangeSpec spec;
    spec.lowestName = tr("lowest p95");
    spec.medianName = tr("median p95");
    spec.highestName = tr("highest p95");
    chart->setRange(spec, p95RangesOf(series(), gapSlices));
    const auto lastP95 = last(p95);
    chart->setSummary(lastP95 ? tr("p95 is %1 at last.").arg(text::milliseconds(*lastP95))
                              : tr("No latency was measured."));
}

void TargetCharts::drawRates()
{
    TimeChart *rates = m_stack->chart(Throughput);
    rates->setTitle(tr("Throughput"));
    rates->setLines({{Ink::Accent, 1.75, true, 0.18, false, false, tr("requests/s, sum of the agents")}});
    const QVector<Segment> pieces = requestRatesOf(series(), gapSlices);
    rates->setData(0, pieces);
    rates->setSummary(pieces.isEmpty() ? tr("No request was counted.")
                                       : tr("%1 requests/s at last.").arg(text::number(pieces.last().last().y)));
    TimeChart *fails = m_stack->chart(Fails);
    fails->setTitle(tr("Error rate"));
    fails->setLines({{Ink::Error, 1.5, true, 0.12, false, false, tr("fails")}});
    fails->setData(0, failPercentsOf(series(), gapSlices));
    fails->setRule(fleet::failLimit * 100, tr("limit 5%"));
    const TargetPoint *last = series().points.isEmpty() ? nullptr : &series().points.last();
    fails->setSummary(last != nullptr && last->errorRate
                          ? tr("%1% of the requests failed at last.").arg(text::number(*last->errorRate * 100, 1))
                          : tr("No request was counted."));
}

void TargetCharts::retranslate()
{
    m_span->setChoices({tr("15 min"), tr("1 h"), tr("24 h")});
    m_span->setAccessibleName(tr("Time shown"));
    draw();
}

void TargetCharts::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_executions.setSeen(true);
}

void TargetCharts::hideEvent(QHideEvent *event)
{
    m_executions.setSeen(false);
    QWidget::hideEvent(event);
}

void TargetCharts::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace largada::ui
