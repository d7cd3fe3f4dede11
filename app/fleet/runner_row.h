// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person sees of one runner at this moment. Values only: the coordinator makes them, view models show them.
#pragma once

#include <array>
#include <optional>

#include <QString>
#include <QVector>

#include "core/clock.h"
#include "core/ids.h"
#include "fleet/run_plan.h"
#include "fleet/runner.h"

namespace largada::fleet
{

enum class RunnerState {
    Pending,   // it has no place yet
    Creating,  // it has one, and k6 does not stand paused in it yet
    Ready,     // armed: k6 stands paused
    WarmingUp, // the load of the warm-up
    InLoad,    // the load of main
    Done,      // ended by itself, or because somebody asked for it
    Failed     // lost
};
inline constexpr std::array allRunnerStates{RunnerState::Pending,   RunnerState::Creating, RunnerState::Ready,
                                            RunnerState::WarmingUp, RunnerState::InLoad,   RunnerState::Done,
                                            RunnerState::Failed};
QString runnerStateKey(RunnerState state); // "pending", "creating", "ready", "warming-up" …
std::optional<RunnerState> runnerStateFromKey(const QString &key);

struct RunnerRow {
    RunnerId id;                         // its name
    PhaseName phase = PhaseName::Warmup; // that it is in, or stayed in
    RunnerState state = RunnerState::Pending;
    Reason reason{};        // why it is not further
    bool holdsGate = false; // the gate is closed, and waits for it
    int vus = 0;            // made so far before the load, active in it
    int plannedVus = 0;     // 0: unknown
    std::optional<qint64> requests{};
    std::optional<qint64> failed{};     // requests
    std::optional<double> startMs{};    // its start after the phase's first release: k6's acknowledgement
    std::optional<double> p95Ms{};      // its own, as last read
    std::optional<double> cpuPercent{}; // highest over 5 s; 100 = one core
    std::optional<double> rssMb{};      // highest, 10^6 bytes
    std::optional<int> exitCode{};      // k6's
    std::optional<WallTime> since{};    // it is in this state
    // Of pods, as the backend last saw them.
    QString node{};      // empty: none yet
    QString podStatus{}; // as kubectl prints it
    int restarts = 0;
    std::optional<WallTime> createdAt{};
    bool terminating = false;
    QVector<RunnerPlace::Container> containers{};
    bool operator==(const RunnerRow &) const = default;

    std::optional<double> failRate() const; // 0 to 1; nullopt without a request
};

// What changed between two looks at a fleet. Rows of runners not seen before are at the end, in the fleet's order.
struct RunnerRowChanges {
    QVector<RunnerRow> changed;
    QVector<RunnerId> removed;

    bool isEmpty() const { return changed.isEmpty() && removed.isEmpty(); }
    bool operator==(const RunnerRowChanges &) const = default;
};

} // namespace largada::fleet
