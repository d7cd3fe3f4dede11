// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person sees of the run that is going on, as values that cross from the engine's thread to the UI's. Without
// secrets: of environment variables there are only the names.
#pragma once

#include <optional>
#include <vector>

#include "coordinator/state.h"
#include "fleet/run_record.h"
#include "fleet/runner_row.h"

namespace largada::engine
{

struct PhaseView {
    fleet::PhaseName name = fleet::PhaseName::Main;
    std::optional<double> share; // of main's load
    int runners = 0;             // that the gate waits for, or that are in the load
    int armed = 0;
    int started = 0;      // proved
    int acknowledged = 0; // of those released
    int lost = 0;
    int ended = 0;
    int missing = 0; // of runners: nothing of them exists yet
    fleet::Reason missingReason{};
    std::optional<MonoTime> gatheringSince;
    std::optional<MonoTime> armedAt;
    std::optional<MonoTime> lastArmedAt; // the youngest runner's, while it gathers
    std::optional<MonoTime> releasedAt;
    std::optional<MonoTime> endedAt;      // the last runner's end
    std::chrono::milliseconds planned{0}; // of load; 0: unknown
    fleet::Spread spread;                 // as far as it is known
    std::optional<fleet::Counts> totals;  // as last read
    bool operator==(const PhaseView &) const = default;
};

struct RunView {
    RunId id;            // empty: no run yet
    int number = 0;      // in the history; 0: not stored yet
    fleet::RunPlan plan; // its variables without values
    bool demoTarget = false;
    coordinator::Stage stage = coordinator::Stage::Planned;
    int phase = 0; // index into phases
    std::vector<PhaseView> phases;
    std::vector<std::pair<coordinator::Stage, MonoTime>> entered; // each stage that the run was in, in order
    bool held = false;                                            // armed, and waits for go()
    std::optional<MonoTime> releaseDue;                           // the countdown's end
    std::optional<coordinator::Question> question;                // not answered yet
    RunnerId questionRunner;
    bool endAfterWarmup = false;
    coordinator::StopCause cause = coordinator::StopCause::None;
    std::optional<WallTime> blindSince; // the fleet cannot be seen, and is shown as it was then
    std::optional<MonoTime> stoppingSince;
    bool killed = false;
    std::optional<Error> error;
    fleet::Reason errorReason; // of the runner that caused the end
    RunnerId errorRunner;
    fleet::PreflightReport preflight;
    WallTime startedAt{};
    WallAnchor anchor; // monotonic times of this run to the wall clock's
    bool operator==(const RunView &) const = default;

    const PhaseView *current() const { return phases.empty() ? nullptr : &phases[static_cast<size_t>(phase)]; }
    // Prepared, and its end is not reported yet.
    bool isActive() const
    {
        return !id.isEmpty() && stage != coordinator::Stage::Planned && stage != coordinator::Stage::Reported;
    }
    // Load flows, or is about to: from the first release to the last runner's end.
    bool isUnderLoad() const;
};

// What has changed since the last one.
struct Update {
    RunView view;
    bool isNewFleet = false; // rows are all there are, and replace what was there
    QVector<fleet::RunnerRow> rows;
    fleet::RunnerRowChanges changes;    // else
    QVector<fleet::SeriesPoint> points; // taken since
};

} // namespace largada::engine
