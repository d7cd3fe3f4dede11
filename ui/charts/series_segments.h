// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What agents measured over time, as the charts take it: one piece without a gap after the other.
#pragma once

#include <optional>

#include "charts/chart_data.h"
#include "viewmodels/target_series.h"

namespace largada::ui
{

// take(point, value, isNew) for each point that has a value; isNew: a piece begins with it.
template<class Value, class Take>
void forEachPiecewise(const viewmodels::TargetSeries &series, double gapSlices, Value value, Take take)
{
    std::optional<double> last;
    for (const viewmodels::TargetPoint &point : series.points) {
        const std::optional<double> found = value(point);
        if (!found)
            continue;
        take(point, *found, !last || point.t - *last > gapSlices * series.slice);
        last = point.t;
    }
}

// value(point) is a std::optional<double>. gapSlices: longer without one is a gap.
template<class Value>
QVector<Segment> piecesOf(const viewmodels::TargetSeries &series, double gapSlices, Value value)
{
    QVector<Segment> pieces;
    forEachPiecewise(series, gapSlices, value, [&pieces](const viewmodels::TargetPoint &point, double y, bool isNew) {
        if (isNew)
            pieces.push_back({});
        pieces.last().push_back({point.t, y});
    });
    return pieces;
}

// p95 from the lowest execution over the median one to the highest.
QVector<RangeSegment> p95RangesOf(const viewmodels::TargetSeries &series, double gapSlices);
QVector<Segment> requestRatesOf(const viewmodels::TargetSeries &series, double gapSlices);
QVector<Segment> failPercentsOf(const viewmodels::TargetSeries &series, double gapSlices);

} // namespace largada::ui
