// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Thins samples to what a chart of so many pixel columns can show, without losing a spike.
#pragma once

#include "charts/chart_data.h"

namespace largada::ui
{

constexpr int mostPoints = 600; // of one series

// Without what is not finite and without what goes back in time.
Segment cleaned(const Segment &segment);
RangeSegment cleaned(const RangeSegment &segment);

struct Columns {
    double from = 0;
    double to = 0;
    int count = 0;
};

// The samples of [from, to] and the neighbour on each side, so that the line runs to the edge. Where there are more
// than two a column: the lowest and the highest of each, in the order of time; mostPoints at most. Columns lie on
// multiples of their width, so that a window that moves on does not regroup what it has shown.
Segment decimated(const Segment &segment, const Columns &columns);
// The lowest of the lowest, the highest of the highest and the last median of each column.
RangeSegment decimated(const RangeSegment &segment, const Columns &columns);
// Of what decimated() gave: each value holds until the next sample.
Segment stepped(const Segment &segment);

} // namespace largada::ui
