// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The run's record out of the machine's state, the readings and what the runners left. Pure.
#pragma once

#include "coordinator/readings.h"
#include "coordinator/state.h"
#include "fleet/run_record.h"

namespace largada::coordinator
{

using Results = std::unordered_map<LinkKey, fleet::RunnerResult, LinkKeyHash>;

struct RunIdentity {
    RunId id;
    WallTime startedAt{};
    WallAnchor anchor; // monotonic to wall time
};

struct RecordSources {
    const RunIdentity &identity;
    const State &state;
    const Readings &readings;
    const Results &results;
    const QVector<fleet::SeriesPoint> &series;
    const Places &places;
};

// At any time of the run: what is not known yet is nullopt, and the outcome Running until it is over.
fleet::RunRecord makeRecord(const RecordSources &from, std::optional<WallTime> endedAt);

constexpr double cpuBoundPercent = 80; // of a runner's own cores

} // namespace largada::coordinator
