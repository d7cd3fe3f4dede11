// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Executions over time, of a target or of all, as charts draw them. Percentiles are never averaged: of the executions
// that ended in one slice of time the median one is drawn, and from the lowest to the highest. Rates are sums, fails
// are weighted by requests. Pure.
#pragma once

#include <optional>

#include <QVector>

#include "dashboard/contract/values.h"

namespace largada::viewmodels
{

struct TargetPoint {
    double t = 0;                                    // seconds of the epoch, the middle of the slice
    int executions = 0;                              // that ended in it with figures
    std::optional<double> p50Ms, p95Ms, p99Ms;       // of the median execution of each
    std::optional<double> lowestP95Ms, highestP95Ms; // of all
    double rps = 0;                                  // of all agents, while they ran
    std::optional<double> errorRate;                 // of the requests in it
    bool operator==(const TargetPoint &) const = default;
};

struct TargetSeries {
    QVector<TargetPoint> points; // one a slice in which anything ran or ended
    double from = 0, to = 0;     // seconds of the epoch
    double slice = 1;            // seconds
    bool operator==(const TargetSeries &) const = default;
};

// from, to: what is drawn. slices: how many at most.
TargetSeries targetSeries(const QVector<dashboard::Execution> &executions, WallTime from, WallTime to, int slices);

// All of a series in one.
struct SeriesTotals {
    std::optional<double> lowestP95Ms, highestP95Ms; // of its executions
    std::optional<double> rps;                       // mean, from the first point to the last
    std::optional<double> errorRate;                 // of the requests
    bool operator==(const SeriesTotals &) const = default;
};
SeriesTotals totalsOf(const TargetSeries &series);

} // namespace largada::viewmodels
