// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coordinator/runner_rows.h"

#include <algorithm>

#include <QSet>

#include "coordinator/machine.h"

namespace largada::coordinator
{

namespace
{

using fleet::PhaseName;
using fleet::ReasonCode;
using fleet::RunnerRow;
using fleet::RunnerState;

// Its warm-up is behind it only when it ended well.
size_t phaseOf(const State &state, size_t runner)
{
    size_t phase = 0;
    while (phase + 1 < state.phases.size()) {
        const Track &track = state.phases[phase].runners[runner];
        if (!track.ended || track.lost)
            break;
        ++phase;
    }
    return phase;
}

// The end came from outside of the load: wanted by somebody, or k6's own verdict on it.
bool isWantedEnd(const Track &track, PhaseName phase)
{
    if (track.reason.code == ReasonCode::StoppedByUs)
        return true;
    // Main never follows a warm-up that ended so.
    if (phase == PhaseName::Warmup || !track.exitCode)
        return false;
    const bool saysHow = track.reason.code == ReasonCode::Interrupted ||
                         track.reason.code == ReasonCode::ThresholdAbort || track.reason.code == ReasonCode::ExitCode ||
                         track.reason.code == ReasonCode::None;
    constexpr int thresholdsMissed = 99, stoppedByApi = 103, interrupted = 105;
    return saysHow &&
           (*track.exitCode == thresholdsMissed || *track.exitCode == stoppedByApi || *track.exitCode == interrupted);
}

RunnerState stateOf(const Track &track, PhaseName phase)
{
    if (track.ended)
        return !track.lost || isWantedEnd(track, phase) ? RunnerState::Done : RunnerState::Failed;
    if (track.lost)
        return RunnerState::Failed;
    if (track.started) {
        // One that stays for teardown() makes no load any more.
        if (track.status && track.status->execution == k6::ExecutionStatus::Ended)
            return RunnerState::Done;
        return phase == PhaseName::Warmup ? RunnerState::WarmingUp : RunnerState::InLoad;
    }
    if (track.released || isArmed(track))
        return RunnerState::Ready;
    if (track.container == fleet::ContainerState::Waiting && track.reason.code == ReasonCode::None)
        return RunnerState::Pending;
    return RunnerState::Creating;
}

std::optional<MonoTime> sinceOf(const Track &track, RunnerState state, const std::optional<MonoTime> &waitingSince)
{
    switch (state) {
    case RunnerState::Pending:
        return waitingSince;
    case RunnerState::Creating:
        return track.runningSince ? track.runningSince : waitingSince;
    case RunnerState::Ready:
        return track.armedAt ? track.armedAt : track.pausedAt;
    case RunnerState::WarmingUp:
    case RunnerState::InLoad:
        return track.acknowledgedAt ? track.acknowledgedAt : track.sentAt;
    case RunnerState::Done:
    case RunnerState::Failed:
        return track.endedAt;
    }
    return std::nullopt;
}

fleet::Reason reasonOf(const Track &track)
{
    switch (track.reason.code) {
    case ReasonCode::WaitingForPrevious:
        // The one before is over, or this phase would not be shown.
        return {ReasonCode::Starting};
    case ReasonCode::Starting:
    case ReasonCode::InitialisingVus:
        // What is lost is not waited for.
        return track.lost && track.leftBehind ? fleet::Reason{ReasonCode::LeftBehind} : track.reason;
    default:
        return track.reason;
    }
}

int vusOf(const Track &track, RunnerState state)
{
    if (!track.status || state == RunnerState::Done)
        return 0;
    return track.started ? track.status->vus : track.status->vusMax;
}

int plannedVus(const State &state, PhaseName phase)
{
    const auto it = std::find_if(state.preflight.load.cbegin(), state.preflight.load.cend(),
                                 [phase](const fleet::PhaseLoad &load) { return load.phase == phase; });
    return it == state.preflight.load.cend() ? 0 : it->vusPerRunner;
}

bool holdsGate(const State &state, size_t runner)
{
    const Track &track = state.current().runners[runner];
    return state.stage == Stage::Gathering && !isArmed(track) && !track.leftBehind;
}

void takePlace(RunnerRow &row, const Places &places)
{
    const auto place = places.constFind(row.id);
    if (place == places.cend())
        return;
    row.node = place->node;
    row.podStatus = place->status;
    row.restarts = place->restarts;
    row.createdAt = place->createdAt;
    row.terminating = place->terminating;
    row.containers = place->containers;
}

} // namespace

QVector<RunnerRow> runnerRows(const State &state, const Readings &readings, const WallAnchor &anchor,
                              const Places &places)
{
    QVector<RunnerRow> rows;
    if (!state.fleetKnown())
        return rows;
    const size_t count = state.phases.front().runners.size();
    std::vector<int> planned;
    for (const PhaseTrack &phase : state.phases)
        planned.push_back(plannedVus(state, phase.name));
    rows.reserve(static_cast<qsizetype>(count));
    for (size_t runner = 0; runner < count; ++runner) {
        if (state.phases.front().runners[runner].replaced)
            continue;
        const size_t index = phaseOf(state, runner);
        const PhaseTrack &phase = state.phases[index];
        const Track &track = phase.runners[runner];
        RunnerRow row;
        row.id = track.info.id;
        row.phase = phase.name;
        row.state = stateOf(track, phase.name);
        row.reason = reasonOf(track);
        row.holdsGate = holdsGate(state, runner);
        row.vus = vusOf(track, row.state);
        row.plannedVus = planned[index];
        row.exitCode = track.exitCode;
        const auto waitingSince = index == 0 ? phase.gatheringSince : state.phases[index - 1].runners[runner].endedAt;
        if (const auto since = sinceOf(track, row.state, waitingSince))
            row.since = anchor.at(*since);
        if (phase.releasedAt && track.acknowledgedAt)
            row.startMs = toMs(*track.acknowledgedAt - *phase.releasedAt);
        if (const Reading *reading = readings.of({row.id, row.phase})) {
            row.cpuPercent = reading->cpuPercent;
            row.rssMb = reading->rssMb;
            if (const auto counts = reading->counts()) {
                row.requests = counts->requests;
                row.failed = counts->failed;
            }
            row.p95Ms = reading->latency.p95;
        }
        takePlace(row, places);
        rows.push_back(std::move(row));
    }
    return rows;
}

fleet::RunnerRowChanges changedRows(const QVector<RunnerRow> &before, const QVector<RunnerRow> &after)
{
    fleet::RunnerRowChanges changes;
    const auto sameRunner = [](const RunnerRow &a, const RunnerRow &b) { return a.id == b.id; };
    // Once it is whole a fleet stays what it is.
    if (std::equal(before.cbegin(), before.cend(), after.cbegin(), after.cend(), sameRunner)) {
        for (qsizetype i = 0; i < after.size(); ++i) {
            if (after.at(i) != before.at(i))
                changes.changed.push_back(after.at(i));
        }
        return changes;
    }
    QHash<RunnerId, qsizetype> known;
    for (qsizetype i = 0; i < before.size(); ++i)
        known.insert(before.at(i).id, i);
    QVector<RunnerRow> added;
    QSet<RunnerId> kept;
    for (const RunnerRow &row : after) {
        kept.insert(row.id);
        const auto it = known.constFind(row.id);
        if (it == known.cend())
            added.push_back(row);
        else if (before.at(*it) != row)
            changes.changed.push_back(row);
    }
    changes.changed += added;
    for (const RunnerRow &row : before) {
        if (!kept.contains(row.id))
            changes.removed.push_back(row.id);
    }
    return changes;
}

} // namespace largada::coordinator
