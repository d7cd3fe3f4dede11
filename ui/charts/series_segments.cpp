// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/series_segments.h"

namespace largada::ui
{

using viewmodels::TargetPoint;
using viewmodels::TargetSeries;

QVector<RangeSegment> p95RangesOf(const TargetSeries &series, double gapSlices)
{
    QVector<RangeSegment> ranges;
    std::optional<double> before;
    for (const TargetPoint &point : series.points) {
        if (!point.p95Ms)
            continue;
        if (!before || point.t - *before > gapSlices * series.slice)
            ranges.push_back({});
        ranges.last().push_back({point.t, *point.lowestP95Ms, *point.p95Ms, *point.highestP95Ms});
        before = point.t;
    }
    return ranges;
}

QVector<Segment> requestRatesOf(const TargetSeries &series, double gapSlices)
{
    return piecesOf(series, gapSlices, [](const TargetPoint &point) { return std::optional(point.rps); });
}

QVector<Segment> failPercentsOf(const TargetSeries &series, double gapSlices)
{
    return piecesOf(series, gapSlices, [](const TargetPoint &point) {
        return point.errorRate ? std::optional(*point.errorRate * 100) : std::nullopt;
    });
}

} // namespace largada::ui
