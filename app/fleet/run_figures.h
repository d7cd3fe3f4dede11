// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is calculated from a record for reports and screens: rates, ratios, ranges over the runners, and where the
// series has no data. Pure.
#pragma once

#include <chrono>
#include <optional>

#include <QVector>

#include "fleet/run_record.h"

namespace largada::fleet
{

// Lowest and highest runner, milliseconds.
struct Range {
    double low = 0;
    double high = 0;
    bool operator==(const Range &) const = default;
};

struct PhaseFigures {
    std::optional<Counts> totals;
    std::optional<double> seconds; // from the first release to the last runner's end
    std::optional<double> requestsPerSecond;
    std::optional<double> failuresPerSecond;
    std::optional<double> failRatio;
    std::optional<LatencySource> source;     // nullopt: no runner was measured
    Latency latency;                         // of the fleet: percentiles of a single runner or of merged data only
    std::optional<Range> avg, p50, p95, p99; // over the runners; only where several were measured
};
PhaseFigures figuresOf(const PhaseRecord &phase);

// Failures are too many above this ratio; exactly 5 % is not.
constexpr double failLimit = 0.05;
// The same of counts, in whole numbers; false where there was no request.
bool isOverLimit(const std::optional<qint64> &requests, const std::optional<qint64> &failed);

// A point comes every second. Longer than this without one is a gap: it is shown as missing, not as zero or as a mean.
constexpr std::chrono::milliseconds longestStep{3000};

// Rates since the point before, one entry for each point of run.series. Empty after a gap.
struct Rates {
    std::optional<double> requestsPerSecond;
    std::optional<double> failuresPerSecond;
    std::optional<double> failRatio; // of the requests in between; nullopt when there was none
};
QVector<Rates> ratesOf(const RunRecord &run);

struct TimeSpan {
    WallTime from{};
    WallTime to{};
    bool operator==(const TimeSpan &) const = default;
};
// When the phase was under load, as far as it is known.
std::optional<TimeSpan> spanOf(const RunRecord &run, const PhaseRecord &phase);
// Where the series has no point although the phase was under way.
QVector<TimeSpan> gapsOf(const RunRecord &run, const PhaseRecord &phase);

} // namespace largada::fleet
