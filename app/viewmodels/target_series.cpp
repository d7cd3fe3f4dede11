// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/target_series.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/epoch_seconds.h"

namespace largada::viewmodels
{

using dashboard::Execution;

namespace
{

// Seconds that divide what people read on a clock.
constexpr std::array sliceLengths{1,   2,   5,    10,   15,   30,     60,     120,   300,
                                  600, 900, 1800, 3600, 7200, 14'400, 43'200, 86'400};

std::optional<double> median(QVector<double> values)
{
    if (values.isEmpty())
        return std::nullopt;
    // Of an even number the upper one: a value that an execution had.
    const auto middle = values.begin() + values.size() / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

struct Slice {
    QVector<double> p50, p95, p99;
    int ended = 0;
    double requests = 0;                      // begun in it, as far as they are known
    double failed = 0, requestsWithFails = 0; // those whose share of failed ones is known
    bool isUsed = false;
};

} // namespace

TargetSeries targetSeries(const QVector<Execution> &executions, WallTime from, WallTime to, int slices)
{
    TargetSeries series;
    const double span = std::max(1.0, epochSeconds(to) - epochSeconds(from));
    const auto *const length = std::find_if(sliceLengths.cbegin(), sliceLengths.cend(),
                                            [span, slices](int each) { return span / each <= std::max(1, slices); });
    series.slice = length == sliceLengths.cend() ? sliceLengths.back() : *length;
    // On whole slices of the clock, so that the curves stand still while the window moves.
    series.from = std::floor(epochSeconds(from) / series.slice) * series.slice;
    series.to = epochSeconds(to);
    const auto count = static_cast<int>(std::ceil((series.to - series.from) / series.slice)) + 1;
    QVector<Slice> parts(count);
    for (const Execution &execution : executions) {
        if (!execution.endedAt)
            continue;
        const double begin = epochSeconds(execution.startedAt);
        const double end = std::max(begin + 0.001, epochSeconds(*execution.endedAt));
        const auto &metrics = execution.metrics;
        const int last = static_cast<int>(std::floor((end - series.from) / series.slice));
        if (last >= 0 && last < count && metrics.p95Ms) {
            Slice &part = parts[last];
            part.isUsed = true;
            ++part.ended;
            part.p95.push_back(*metrics.p95Ms);
            if (metrics.p50Ms)
                part.p50.push_back(*metrics.p50Ms);
            if (metrics.p99Ms)
                part.p99.push_back(*metrics.p99Ms);
        }
        if (!metrics.rps)
            continue;
        const int first = std::max(0, static_cast<int>(std::floor((begin - series.from) / series.slice)));
        for (int i = first; i <= std::min(last, count - 1); ++i) {
            const double sliceBegin = series.from + i * series.slice;
            const double shared = std::min(end, sliceBegin + series.slice) - std::max(begin, sliceBegin);
            const double requests = std::max(0.0, shared) * *metrics.rps;
            Slice &part = parts[i];
            part.isUsed = true;
            part.requests += requests;
            if (metrics.errorRate) {
                part.requestsWithFails += requests;
                part.failed += requests * *metrics.errorRate;
            }
        }
    }
    for (int i = 0; i < count; ++i) {
        Slice &part = parts[i];
        if (!part.isUsed)
            continue;
        TargetPoint point;
        point.t = series.from + (i + 0.5) * series.slice;
        point.executions = part.ended;
        point.p50Ms = median(part.p50);
        point.p95Ms = median(part.p95);
        point.p99Ms = median(part.p99);
        if (!part.p95.isEmpty()) {
            const auto [lowest, highest] = std::minmax_element(part.p95.cbegin(), part.p95.cend());
            point.lowestP95Ms = *lowest;
            point.highestP95Ms = *highest;
        }
        point.rps = part.requests / series.slice;
        if (part.requestsWithFails > 0)
            point.errorRate = part.failed / part.requestsWithFails;
        series.points.push_back(point);
    }
    return series;
}

SeriesTotals totalsOf(const TargetSeries &series)
{
    SeriesTotals totals;
    double rates = 0, ratesWithFails = 0, failed = 0;
    for (const TargetPoint &point : series.points) {
        if (point.lowestP95Ms)
            totals.lowestP95Ms = std::min(totals.lowestP95Ms.value_or(*point.lowestP95Ms), *point.lowestP95Ms);
        if (point.highestP95Ms)
            totals.highestP95Ms = std::max(totals.highestP95Ms.value_or(*point.highestP95Ms), *point.highestP95Ms);
        rates += point.rps;
        if (point.errorRate) {
            ratesWithFails += point.rps;
            failed += point.rps * *point.errorRate;
        }
    }
    if (rates > 0)
        totals.rps = rates * series.slice / (series.points.last().t - series.points.first().t + series.slice);
    if (ratesWithFails > 0)
        totals.errorRate = failed / ratesWithFails;
    return totals;
}

} // namespace largada::viewmodels
