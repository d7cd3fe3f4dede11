// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The end-of-test summary as k6 prints it for people, out of a container's log: where no JSON can be fetched from a
// pod that is over. Both layouts: one list (up to 0.57, and --summary-mode=legacy of 1.x), and sections (1.0 and newer,
// compact and full).
#pragma once

#include "k6/summary.h"

namespace largada::k6
{

// nullopt: there is none, or not the whole of it (killed while it was printed, a log that was cut), since a figure that
// is missing would count as 0. Of several the last. Durations are as precise as k6 prints them; statistics that
// --summary-trend-stats left out are missing. The list has no expressions: there a threshold is a metric's verdict over
// all of its expressions, and its expression is empty. A rate's counts are printed since 0.50; of older ones "✓ n".
std::optional<Summary> parseSummaryText(const QByteArray &log);

} // namespace largada::k6
