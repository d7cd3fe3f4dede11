// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What `k6 inspect --execution-requirements` says of a script.
#pragma once

#include <chrono>
#include <optional>

#include <QByteArray>
#include <QString>
#include <QVector>

#include "core/result.h"

namespace largada::k6
{

struct Scenario {
    QString name; // "default" for top-level vus, stages, iterations
    QString executor;
    int vus = 0;                  // planned before the start (highest of its stages)
    int maxVus = 0;               // with those made on demand
    std::optional<double> rate{}; // iterations per second, highest of its stages; arrival-rate executors only
    std::optional<qint64> sharedIterations{}; // shared-iterations executor only
    // It holds its VUs in this time after the release, graceful stop included; without an end when somebody has to stop
    // it.
    std::chrono::milliseconds startsAt{0};
    std::optional<std::chrono::milliseconds> endsAt{};
    std::optional<std::chrono::milliseconds>
        worksUntil{}; // the same without the graceful stop: no iteration begins later
    bool operator==(const Scenario &) const = default;
};

struct Threshold {
    QString metric;
    QString expression;
    bool operator==(const Threshold &) const = default;
};

struct Inspection {
    QVector<Scenario> scenarios; // by name
    QVector<Threshold> thresholds;
    std::chrono::milliseconds totalDuration{0}; // with graceful stops
    int maxVus = 0;
    bool operator==(const Inspection &) const = default;

    // What k6 makes before PausedBeforeRun: the most that scenarios hold at one time. Exact, except where ramping-vus
    // scenarios overlap with others: k6 counts how their ramps add up, this takes each one's highest all the while and
    // is then an upper bound.
    int plannedVus() const;
};

// Takes k6's own output only: what a script has in `vus`, `duration`, `iterations`, `stages` counts where k6 has not
// made a scenario of it yet.
Result<Inspection> parseInspection(const QByteArray &json);

} // namespace largada::k6
