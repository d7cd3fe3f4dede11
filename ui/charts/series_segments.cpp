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
    forEachPiecewise(
        series, gapSlices, [](const TargetPoint &point) { return point.p95Ms; },
        [&ranges](const TargetPoint &point, double p95, bool isNew) {
            if (isNew)
                ranges.push_back({});
            ranges.last().push_back({point.t, *point.lowestP95Ms, p95, *point.highestP95Ms});
        });
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
