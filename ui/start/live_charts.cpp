// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/live_charts.h"

#include <algorithm>

#include <QLocale>
#include <QVBoxLayout>

#include "charts/chart_stack.h"
#include "charts/curve_segments.h"
#include "charts/time_chart.h"
#include "start/start_words.h"
#include "text/sentences.h"
#include "widgets/card.h"

namespace largada::ui
{

using fleet::PhaseName;
using viewmodels::LiveFigures;
using viewmodels::PhaseCurves;

namespace
{

enum Chart { Latency, Throughput, Fails, ChartCount };

constexpr int leastHeight = 350;   // px at 100 %
constexpr double medianHolds = 15; // s; p95 is read every 10 s
constexpr double medianLate = 2.5;
constexpr double expectedGap = 10; // s between the phases, until main begins
constexpr double margin = 0.02;    // of the run's length, at both ends

} // namespace

LiveCharts::LiveCharts(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_stack(new ChartStack(ChartCount))
{
    setObjectName(QStringLiteral("liveCharts"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    whole->addWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(12), scaled(10), scaled(8), scaled(8));
    column->addWidget(m_stack, 1);
    m_stack->setStretch(Latency, 40);
    m_stack->setStretch(Throughput, 30);
    m_stack->setStretch(Fails, 28);
    m_stack->setTimeKind(TimeKind::WallClock);
    m_stack->setWindow(ChartStack::Window::Whole);
    m_stack->chart(Latency)->setValueKind(ValueKind::Milliseconds);
    m_stack->chart(Throughput)->setValueKind(ValueKind::PerSecond);
    m_stack->chart(Fails)->setValueKind(ValueKind::Percent, 10);
}

QSize LiveCharts::minimumSizeHint() const
{
    return {scaled(320), scaled(leastHeight)};
}

double LiveCharts::seconds(MonoTime at) const
{
    return double(m_services.run.view().anchor.at(at).time_since_epoch().count()) / 1000;
}

void LiveCharts::rememberMedian(const LiveFigures &figures)
{
    const engine::RunView &view = m_services.run.view();
    const auto &series = m_services.run.series();
    if (view.id != m_run || series.isEmpty()) {
        m_run = view.id;
        m_medians.clear();
    }
    if (!figures.p95 || series.isEmpty() || view.current() == nullptr || series.last().phase != view.current()->name)
        return;
    m_medians.insert(double(series.last().at.time_since_epoch().count()) / 1000, figures.p95->median);
}

std::optional<double> LiveCharts::medianAt(double t) const
{
    auto after = m_medians.upperBound(t);
    if (after != m_medians.cbegin() && t - std::prev(after).key() <= medianHolds)
        return std::prev(after).value();
    // Of the first point: the runners' rows come a moment after it.
    if (after != m_medians.cend() && after.key() - t <= medianLate)
        return after.value();
    return std::nullopt;
}

void LiveCharts::showLatency(const QVector<PhaseCurves> &curves, const LiveFigures &figures)
{
    TimeChart *chart = m_stack->chart(Latency);
    const int runners = figures.runners;
    const bool isOne = runners == 1;
    chart->setTitle(isOne ? tr("Latency: p95 of the runner") : tr("Latency: p95 of each runner"),
                    isOne ? tr("read every 10 s") : tr("lowest to highest of %Ln, read every 10 s", "", runners));
    QVector<RangeSegment> ranges;
    Segment lowest;
    Segment highest;
    QVector<Segment> lows;
    QVector<Segment> highs;
    for (const PhaseCurves &phase : curves) {
        for (const auto &piece : phase.p95) {
            RangeSegment range;
            lowest.clear();
            highest.clear();
            for (const viewmodels::RangePoint &point : piece) {
                if (const auto median = medianAt(point.t)) {
                    range.push_back({point.t, point.low, std::clamp(*median, point.low, point.high), point.high});
                    continue;
                }
                lowest.push_back({point.t, point.low});
                highest.push_back({point.t, point.high});
            }
            if (!range.isEmpty())
                ranges.push_back(range);
            if (!lowest.isEmpty()) {
                lows.push_back(lowest);
                highs.push_back(highest);
            }
        }
    }
    const QString low = figures.p95 && !isOne ? tr("lowest %1").arg(text::number(figures.p95->low)) : QString();
    const QString middle = figures.p95 ? text::number(figures.p95->median) : QString();
    const QString median = middle.isEmpty() ? QString()
                           : isOne          ? tr("p95 %1").arg(middle)
                                            : tr("median %1").arg(middle);
    const QString high = figures.p95 && !isOne ? tr("highest %1").arg(text::number(figures.p95->high)) : QString();
    const bool isRange = !ranges.isEmpty();
    if (lows.isEmpty()) {
        chart->setLines({});
    } else {
        chart->setLines({{Ink::P95, 1.25, false, 0, false, false, tr("lowest"), isRange ? QString() : low},
                         {Ink::P95, 1.25, false, 0, false, false, tr("highest"), isRange ? QString() : high}});
        chart->setData(0, lows);
        chart->setData(1, highs);
    }
    RangeSpec spec;
    spec.lowestName = tr("lowest");
    spec.medianName = tr("median");
    spec.highestName = tr("highest");
    spec.lowestEnd = low;
    spec.medianEnd = median;
    spec.highestEnd = high;
    chart->setRange(spec, ranges);
    chart->setSummary(figures.p95
                          ? tr("The runners' p95 is between %1 and %2.")
                                .arg(text::milliseconds(figures.p95->low), text::milliseconds(figures.p95->high))
                          : tr("No latency was read yet."));
}

void LiveCharts::showThroughput(const QVector<PhaseCurves> &curves)
{
    const engine::RunView &view = m_services.run.view();
    TimeChart *chart = m_stack->chart(Throughput);
    chart->setTitle(tr("Throughput"));
    chart->setLines({{Ink::Accent, 1.75, true, 0.18, false, false, tr("requests/s, sum of the runners")},
                     {Ink::Reference, 1.25, false, 0, true, false, tr("planned")}});
    QVector<Segment> rates;
    for (const PhaseCurves &phase : curves)
        rates += segmentsOf(phase.requestsPerSecond);
    QVector<Segment> planned;
    for (const engine::PhaseView &phase : view.phases) {
        const auto rate = viewmodels::plannedRequests(view, phase.name, m_services.clock.now());
        if (!rate || !phase.releasedAt)
            continue;
        const double from = seconds(*phase.releasedAt);
        const double end = phase.endedAt ? seconds(*phase.endedAt) : from + double(phase.planned.count()) / 1000;
        planned.push_back({{from, *rate}, {end, *rate}});
    }
    chart->setData(0, rates);
    chart->setData(1, planned);
    chart->setSummary(rates.isEmpty() || rates.last().isEmpty()
                          ? tr("No request was counted yet.")
                          : tr("%1 requests/s at last.").arg(text::number(rates.last().last().y)));
}

void LiveCharts::showFails(const QVector<PhaseCurves> &curves, const LiveFigures &figures)
{
    TimeChart *chart = m_stack->chart(Fails);
    chart->setTitle(tr("Fail rate"));
    chart->setLines({{Ink::Error, 1.5, true, 0.12, false, false, tr("fails")}});
    QVector<Segment> fails;
    for (const PhaseCurves &phase : curves)
        fails += segmentsOf(phase.failPercent);
    chart->setData(0, fails);
    chart->setRule(5, tr("limit 5%"));
    chart->setSummary(figures.failRatio() ? tr("%1 of the requests failed.").arg(percentText(*figures.failRatio(), 2))
                                          : tr("No request was counted yet."));
}

void LiveCharts::showBands(const QVector<PhaseCurves> &curves)
{
    const engine::RunView &view = m_services.run.view();
    QVector<Band> bands;
    double from = seconds(m_services.clock.now());
    double to = from;
    bool isFirst = true;
    for (const engine::PhaseView &phase : view.phases) {
        const double planned = double(phase.planned.count()) / 1000;
        if (!phase.releasedAt) {
            to += expectedGap + planned;
            continue;
        }
        const double begin = seconds(*phase.releasedAt);
        const double end =
            phase.endedAt ? seconds(*phase.endedAt) : std::max(begin + planned, seconds(m_services.clock.now()));
        bands.push_back({phase.name == PhaseName::Main ? Band::Kind::Main : Band::Kind::Warmup, begin, end,
                         phaseTitle(view, phase.name)});
        from = isFirst ? begin : from;
        isFirst = false;
        to = std::max(end, to);
    }
    for (const PhaseCurves &phase : curves) {
        for (qsizetype i = 1; i < phase.requestsPerSecond.size(); ++i)
            bands.push_back({Band::Kind::NoData, phase.requestsPerSecond[i - 1].last().t,
                             phase.requestsPerSecond[i].first().t, tr("no data")});
    }
    m_stack->setBands(bands);
    const double edge = std::max(1.0, (to - from) * margin);
    m_stack->setSpan(from - edge, to + edge, seconds(m_services.clock.now()));
    m_stack->setLive(view.isActive());
}

void LiveCharts::refresh(const LiveFigures &figures)
{
    rememberMedian(figures);
    const auto &series = m_services.run.series();
    const auto second = std::chrono::floor<std::chrono::seconds>(m_services.clock.now().time_since_epoch()).count();
    const Seen seen{m_run, series.size(), second, QLocale().name()};
    if (seen == m_seen)
        return;
    m_seen = seen;
    const QVector<PhaseCurves> curves = viewmodels::curvesOf(series);
    showLatency(curves, figures);
    showThroughput(curves);
    showFails(curves, figures);
    showBands(curves);
    m_stack->scheduleUpdate();
}

} // namespace largada::ui
