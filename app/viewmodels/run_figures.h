// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of the phase under load and its curves, from what was read so far. Pure. Rates and counts are sums over
// the runners; percentiles are each runner's own and never the fleet's.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "engine/run_view.h"
#include "fleet/runner_row.h"

namespace largada::viewmodels
{

struct RunnerRange {
    double low = 0;
    double median = 0;
    double high = 0;
    int runners = 0; // measured
    bool operator==(const RunnerRange &) const = default;
};

struct LiveFigures {
    std::optional<std::chrono::milliseconds> elapsed; // since the first release, until the last runner's end
    std::chrono::milliseconds planned{0};             // 0: unknown
    std::optional<double> requestsPerSecond;          // of the last seconds
    std::optional<double> plannedPerSecond;           // in requests, by how many an iteration makes
    std::optional<RunnerRange> p95;                   // ms
    std::optional<qint64> requests;
    std::optional<qint64> failed;
    bool isOverLimit = false; // more than 5% failed
    std::optional<double> spreadMs;
    std::optional<double> spreadEstimateMs; // of the release
    bool isLoadSpread = false;              // spreadMs is the load's
    int runners = 0;
    int inLoad = 0;
    int lost = 0;

    std::optional<double> failRatio() const;
    bool operator==(const LiveFigures &) const = default;
};

// Of the phase that is current: main, once it is there.
LiveFigures liveFigures(const engine::RunView &view, const std::vector<fleet::RunnerRow> &rows,
                        const QVector<fleet::SeriesPoint> &series, MonoTime now);
// As far as what was counted tells how many requests an iteration makes.
std::optional<double> plannedRequests(const engine::RunView &view, fleet::PhaseName phase, MonoTime now);

// How a closed gate comes on.
struct GatePace {
    std::optional<std::chrono::milliseconds> sinceLast; // since the youngest runner armed
    std::optional<std::chrono::milliseconds> left;      // nullopt: too few are armed, or none came for long
    bool operator==(const GatePace &) const = default;
};
GatePace gatePace(const engine::PhaseView &phase, MonoTime now);

// Points over time in seconds of the epoch. A curve is as many pieces as it has gaps between.
struct CurvePoint {
    double t = 0;
    double y = 0;
    bool operator==(const CurvePoint &) const = default;
};
struct RangePoint {
    double t = 0;
    double low = 0;
    double high = 0;
    bool operator==(const RangePoint &) const = default;
};
struct PhaseCurves {
    fleet::PhaseName phase = fleet::PhaseName::Main;
    double from = 0; // its first and last point
    double to = 0;
    QVector<QVector<CurvePoint>> requestsPerSecond;
    QVector<QVector<CurvePoint>> failPercent;
    QVector<QVector<RangePoint>> p95;
};
// In the order of the phases; those without a point are left out.
QVector<PhaseCurves> curvesOf(const QVector<fleet::SeriesPoint> &series);

} // namespace largada::viewmodels
