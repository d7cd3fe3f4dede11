// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/view_of_run.h"

#include <algorithm>
#include <cmath>

#include "coordinator/machine.h"
#include "coordinator/start_spread.h"

namespace largada::engine
{

namespace
{

using coordinator::PhaseTrack;
using coordinator::Track;

template<class Fn>
int countOf(const PhaseTrack &phase, Fn fn)
{
    return static_cast<int>(std::count_if(phase.runners.cbegin(), phase.runners.cend(), fn));
}

void later(std::optional<MonoTime> &latest, const std::optional<MonoTime> &time)
{
    if (time && (!latest || *latest < *time))
        latest = time;
}

// Before the release all that the gate waits for, after it those that got through.
void countRunners(const coordinator::State &state, const PhaseTrack &phase, PhaseView &view)
{
    const bool isReleased = phase.releasedAt || phase.takenOver;
    const auto counts = [isReleased](const Track &track) {
        return isReleased ? track.released : !track.leftBehind && !track.replaced;
    };
    const bool mayCome = !state.loadBegan && state.givenUp == 0;
    view.missing = isReleased || !mayCome ? 0 : coordinator::missingCount(state);
    if (view.missing > 0)
        view.missingReason = state.missingReason;
    view.runners = countOf(phase, counts) + view.missing;
    view.armed = isReleased ? view.runners : coordinator::armedCount(phase);
    view.started = countOf(phase, [](const Track &track) { return track.started; });
    view.acknowledged = countOf(phase, [](const Track &track) { return track.released && track.acknowledgedAt; });
    view.lost = countOf(phase, [](const Track &track) { return track.lost && !track.replaced; });
    view.ended = countOf(phase, [&counts](const Track &track) { return track.ended && counts(track); });
}

void takeTimes(const PhaseTrack &phase, PhaseView &view)
{
    view.gatheringSince = phase.gatheringSince;
    view.armedAt = phase.armedAt;
    view.releasedAt = phase.releasedAt;
    std::optional<MonoTime> lastEnd;
    for (const Track &track : phase.runners) {
        later(view.lastArmedAt, track.armedAt);
        if (track.released)
            later(lastEnd, track.endedAt);
    }
    if (phase.releasedAt && view.ended == view.runners)
        view.endedAt = lastEnd;
}

PhaseView viewOfPhase(const coordinator::State &state, const PhaseTrack &phase, const coordinator::Readings &readings)
{
    PhaseView view;
    view.name = phase.name;
    view.share = state.plan.share(phase.name);
    for (const fleet::PhaseLoad &load : state.preflight.load) {
        if (load.phase == phase.name)
            view.planned = std::chrono::milliseconds(std::llround(load.durationSeconds * 1000));
    }
    if (!state.fleetKnown()) {
        view.runners = state.plan.runners;
        return view;
    }
    countRunners(state, phase, view);
    takeTimes(phase, view);
    view.spread = coordinator::startSpread(phase);
    for (const Track &track : phase.runners) {
        const coordinator::Reading *reading = readings.of({track.info.id, phase.name});
        const auto counts = reading == nullptr ? std::nullopt : reading->counts();
        if (!counts)
            continue;
        fleet::Counts sum = view.totals.value_or(fleet::Counts{});
        sum.requests += counts->requests;
        sum.failed += counts->failed;
        sum.iterations += counts->iterations;
        sum.dropped += counts->dropped;
        view.totals = sum;
    }
    return view;
}

} // namespace

RunView viewOfRun(const coordinator::State &state, const coordinator::RunIdentity &identity,
                  const coordinator::Readings &readings)
{
    RunView view;
    view.id = identity.id;
    view.plan = state.plan;
    for (fleet::EnvVariable &variable : view.plan.env)
        variable.value.clear();
    view.stage = state.stage;
    view.phase = state.phase;
    for (const PhaseTrack &phase : state.phases)
        view.phases.push_back(viewOfPhase(state, phase, readings));
    if (state.stage == coordinator::Stage::Armed) {
        view.held = state.current().held;
        view.releaseDue = state.current().releaseDue;
    }
    view.endAfterWarmup = state.endAfterWarmup;
    view.cause = state.cause;
    view.blindSince = state.blindSince;
    view.stoppingSince = state.stoppingSince;
    view.killed = state.killed;
    view.error = state.error;
    view.errorReason = state.errorReason;
    view.errorRunner = state.errorRunner;
    view.preflight = state.preflight;
    view.startedAt = identity.startedAt;
    view.anchor = identity.anchor;
    return view;
}

} // namespace largada::engine
