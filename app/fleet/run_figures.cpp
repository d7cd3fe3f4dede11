// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/run_figures.h"

#include <algorithm>

namespace largada::fleet
{

namespace
{

using LatencyField = std::optional<double> Latency::*;

std::optional<Range> rangeOf(const PhaseRecord &phase, LatencyField field)
{
    std::optional<Range> range;
    for (const RunnerRecord &runner : phase.detail) {
        const std::optional<double> &value = runner.latency.*field;
        if (!value)
            continue;
        if (!range)
            range = Range{*value, *value};
        range->low = std::min(range->low, *value);
        range->high = std::max(range->high, *value);
    }
    return range;
}

double secondsBetween(WallTime from, WallTime to)
{
    return std::chrono::duration<double>(to - from).count();
}

// The last known state of a phase's counters while its points are walked through.
struct Walk {
    std::optional<WallTime> at;
    qint64 requests = 0;
    qint64 failed = 0;
};

Rates ratesBetween(const Walk &before, const SeriesPoint &point)
{
    if (!before.at || point.at <= *before.at || point.at - *before.at > longestStep)
        return {};
    const qint64 requests = point.requests - before.requests;
    const qint64 failed = point.failed - before.failed;
    if (requests < 0 || failed < 0) // counters only grow; anything else is not a rate
        return {};
    const double seconds = secondsBetween(*before.at, point.at);
    Rates rates{static_cast<double>(requests) / seconds, static_cast<double>(failed) / seconds, {}};
    if (requests > 0)
        rates.failRatio = std::min(1.0, static_cast<double>(failed) / static_cast<double>(requests));
    return rates;
}

} // namespace

PhaseFigures figuresOf(const PhaseRecord &phase)
{
    PhaseFigures figures;
    figures.totals = phase.totals();
    if (phase.startedAt && phase.endedAt && *phase.endedAt > *phase.startedAt)
        figures.seconds = secondsBetween(*phase.startedAt, *phase.endedAt);
    if (figures.totals) {
        const auto requests = static_cast<double>(figures.totals->requests);
        const auto failed = static_cast<double>(figures.totals->failed);
        if (figures.seconds) {
            figures.requestsPerSecond = requests / *figures.seconds;
            figures.failuresPerSecond = failed / *figures.seconds;
        }
        if (requests > 0)
            figures.failRatio = failed / requests;
        figures.source = phase.latencySource();
        figures.latency = phase.latency();
    }
    if (figures.source == LatencySource::Range) {
        figures.latency.p50 = figures.latency.p90 = figures.latency.p95 = figures.latency.p99 = std::nullopt;
        figures.avg = rangeOf(phase, &Latency::avg);
        figures.p50 = rangeOf(phase, &Latency::p50);
        figures.p95 = rangeOf(phase, &Latency::p95);
        figures.p99 = rangeOf(phase, &Latency::p99);
    }
    return figures;
}

QVector<Rates> ratesOf(const RunRecord &run)
{
    Walk warmup;
    Walk main;
    for (const PhaseRecord &phase : run.phases)
        (phase.phase == PhaseName::Warmup ? warmup : main).at = phase.startedAt;
    QVector<Rates> all;
    all.reserve(run.series.size());
    for (const SeriesPoint &point : run.series) {
        Walk &walk = point.phase == PhaseName::Warmup ? warmup : main;
        all.append(ratesBetween(walk, point));
        walk = Walk{point.at, point.requests, point.failed};
    }
    return all;
}

std::optional<TimeSpan> spanOf(const RunRecord &run, const PhaseRecord &phase)
{
    std::optional<WallTime> from = phase.startedAt;
    std::optional<WallTime> to = phase.endedAt;
    for (const SeriesPoint &point : run.series) {
        if (point.phase != phase.phase)
            continue;
        if (!from)
            from = point.at;
        if (!phase.endedAt && (!to || point.at > *to))
            to = point.at;
    }
    if (!from || !to || *to <= *from)
        return std::nullopt;
    return TimeSpan{*from, *to};
}

QVector<TimeSpan> gapsOf(const RunRecord &run, const PhaseRecord &phase)
{
    const auto span = spanOf(run, phase);
    if (!span)
        return {};
    QVector<TimeSpan> gaps;
    WallTime known = span->from;
    for (const SeriesPoint &point : run.series) {
        if (point.phase != phase.phase)
            continue;
        const WallTime at = std::min(point.at, span->to);
        if (at - known > longestStep)
            gaps.append({known, at});
        known = std::max(known, at);
    }
    if (span->to - known > longestStep)
        gaps.append({known, span->to});
    return gaps;
}

bool isOverLimit(const std::optional<qint64> &requests, const std::optional<qint64> &failed)
{
    constexpr qint64 oneIn = 20; // 5%
    // Whole numbers: more than the limit is more than the limit rounded down.
    return requests && failed && *requests > 0 && *failed > *requests / oneIn;
}

} // namespace largada::fleet
