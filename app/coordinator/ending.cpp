// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The end of a phase, of a runner and of the run, wanted or not.
#include <algorithm>

#include "coordinator/machine_rules.h"
#include "k6/exit_code.h"

namespace largada::coordinator::rules
{

namespace
{

// A pod goes on to main only after exit code 0; main is judged by k6's own meaning.
bool endedWell(const Track &track, fleet::PhaseName phase)
{
    if (!track.exitCode || !track.released)
        return false;
    return phase == fleet::PhaseName::Warmup ? *track.exitCode == 0 : k6::ranToItsEnd(*track.exitCode);
}

void closePhaseAfter(const Change &c, const Track &warmup)
{
    Track *main = c.track(warmup.info.id, fleet::PhaseName::Main);
    if (main == nullptr || main->ended)
        return;
    main->ended = main->lost = main->collected = true;
    main->reason = c.s.stage == Stage::Stopping ? fleet::Reason{fleet::ReasonCode::StoppedByUs}
                                                : fleet::Reason{fleet::ReasonCode::WarmupFailed, warmup.reason.detail};
}

void endThoseLeft(const Change &c, fleet::EndHow how)
{
    for (const PhaseTrack &phase : c.s.phases) {
        for (const Track &track : phase.runners) {
            const bool isOurs = !track.letBe || how == fleet::EndHow::Kill;
            if (!track.ended && isOurs)
                endRunner(c, track.info.id, how);
        }
    }
}

// Told to end, and still there: frozen, for instance. The phase would never be over.
void killThoseThatStay(const Change &c)
{
    for (Track &track : c.s.current().runners) {
        if (track.ended || !track.endAskedAt)
            continue;
        // One without load has no teardown() and no summary to wait for.
        if (c.at - *track.endAskedAt < (track.released ? killAfter : terminateAfter))
            continue;
        track.endAskedAt.reset(); // once is enough
        endRunner(c, track.info.id, fleet::EndHow::Kill);
    }
}

void nextPhase(const Change &c)
{
    if (c.s.phase + 1 == static_cast<int>(c.s.phases.size())) {
        report(c);
        return;
    }
    if (c.s.endAfterWarmup) {
        if (c.s.plan.isAttached()) { // its main stands paused, and nothing of it has begun
            ++c.s.phase;
            enterGathering(c);
        }
        end(c, StopCause::User, Error{Errc::Cancelled, QStringLiteral("main was not wanted"), {}});
        return;
    }
    ++c.s.phase;
    enterGathering(c);
    beginPhase(c);
    checkGate(c);
}

// SetupMode::Once: the first runner lingers after its load, so that teardown() runs once, when all the others are done.
void teardownWhenDue(const Change &c)
{
    PhaseTrack &phase = c.s.current();
    if (c.s.plan.setup != fleet::SetupMode::Once || phase.teardownAsked)
        return;
    const RunnerId keeper = setupRunner(phase);
    const Track *track = c.track(keeper, phase.name);
    if (track == nullptr || track->ended || !track->loadOver)
        return;
    const bool othersDone = std::all_of(phase.runners.cbegin(), phase.runners.cend(), [&keeper](const Track &other) {
        return other.info.id == keeper || other.ended || other.letBe;
    });
    if (!othersDone)
        return;
    phase.teardownAsked = true;
    c.s.stage = Stage::TearingDown;
    c.effects.emplace_back(effect::RunTeardown{phase.name, keeper});
}

// Somebody else's runners stay as they are where nothing of ours has begun: the gate timed out, the program is told to
// end, or the fleet is not the one that was wanted.
bool leaves(const State &s, StopCause cause)
{
    if (cause == StopCause::TakenOver) // whatever has begun is another one's from now on
        return true;
    if (!s.plan.isAttached() || s.killed || s.endsPaused)
        return false;
    if (cause == StopCause::GateTimeout && s.plan.onTimeout == fleet::OnTimeout::Stop)
        return false;
    if (s.stage == Stage::Gathering || s.stage == Stage::SettingUp || s.stage == Stage::Armed)
        return true;
    return cause == StopCause::Interrupted && s.plan.untilReleased;
}

void leave(const Change &c)
{
    for (PhaseTrack &phase : c.s.phases) {
        for (Track &track : phase.runners) {
            if (track.ended)
                continue;
            if (track.started)
                track.letBe = true;
            else
                letBe(track);
        }
    }
    report(c);
}

} // namespace

void endRunner(const Change &c, const RunnerId &runner, fleet::EndHow how)
{
    const effect::EndRunner wanted{runner, how};
    const bool there = std::any_of(c.effects.cbegin(), c.effects.cend(), [&wanted](const Effect &asked) {
        const auto *other = std::get_if<effect::EndRunner>(&asked);
        return other != nullptr && *other == wanted;
    });
    if (!there)
        c.effects.emplace_back(wanted);
}

void letBe(Track &track)
{
    track.letBe = track.lost = true;
    const bool paused = !track.released && track.linkOpen && track.status &&
                        track.status->execution == k6::ExecutionStatus::PausedBeforeRun;
    if (paused)
        track.reason = {fleet::ReasonCode::LeftPaused};
}

void containerEnded(const Change &c, Track &track, PhaseTrack &phase, const fleet::RunnerUpdate &update)
{
    track.ended = true;
    track.endedAt = c.at;
    track.exitCode = update.exitCode;
    track.armedAt.reset();
    track.status.reset();
    track.linkOpen = false;
    if (track.linkWanted)
        c.effects.emplace_back(effect::CloseLink{update.runner, update.phase});
    track.linkWanted = false;
    c.effects.emplace_back(effect::Collect{update.runner, update.phase});
    if (endedWell(track, phase.name) && !track.lost) {
        track.started = true;
        track.reason = {};
        return;
    }
    // A reason that was there first explains more than the exit code that followed from it; so does what kept the gate
    // closed.
    const bool straggles = c.s.cause == StopCause::GateTimeout && !track.released;
    const bool explained = (track.lost || straggles) && track.reason.code != fleet::ReasonCode::None;
    track.lost = true;
    if (!explained)
        track.reason = c.s.stage == Stage::Stopping ? fleet::Reason{fleet::ReasonCode::StoppedByUs} : update.reason;
    if (c.s.plan.setup == fleet::SetupMode::Once && update.runner == setupRunner(phase) && phase.setupDone &&
        !phase.teardownAsked)
        phase.teardownFailed = true;
    if (phase.name == fleet::PhaseName::Warmup)
        closePhaseAfter(c, track);
}

void checkRunning(const Change &c)
{
    teardownWhenDue(c);
    killThoseThatStay(c);
    const auto &runners = c.s.current().runners;
    const bool over = std::all_of(runners.cbegin(), runners.cend(),
                                  [](const Track &track) { return track.letBe || (track.ended && track.collected); });
    if (over)
        nextPhase(c);
}

void teardownDone(const Change &c, const Result<> &result)
{
    PhaseTrack &phase = c.s.current();
    if (c.s.stage != Stage::TearingDown)
        return;
    phase.teardownFailed = !result;
    c.effects.emplace_back(effect::Dismiss{setupRunner(phase), phase.name});
}

void end(const Change &c, StopCause cause, Error error)
{
    if (c.s.stage == Stage::Stopping || c.s.stage == Stage::Reported)
        return;
    c.s.cause = cause;
    c.s.error = std::move(error);
    abortStarter(c);
    if (leaves(c.s, cause)) {
        leave(c);
        return;
    }
    const Stage before = c.s.stage;
    c.s.stage = Stage::Stopping;
    c.s.stoppingSince = c.at;
    if (before == Stage::Planned || before == Stage::Preflight) {
        report(c);
        return;
    }
    for (const PhaseTrack &phase : c.s.phases) {
        const RunnerId keeper = c.s.plan.setup == fleet::SetupMode::Once ? setupRunner(phase) : RunnerId{};
        for (const Track &track : phase.runners) {
            if (track.ended || track.letBe)
                continue;
            // k6 says "stopped by API" and writes its summary; a lingering one would stay.
            if (track.linkOpen && track.info.id != keeper)
                c.effects.emplace_back(effect::StopOverLink{track.info.id, phase.name});
            else if (track.container == fleet::ContainerState::Running ||
                     track.reason.code != fleet::ReasonCode::WaitingForPrevious)
                endRunner(c, track.info.id, fleet::EndHow::Terminate);
        }
    }
    checkStopping(c);
}

void checkStopping(const Change &c)
{
    if (!c.s.fleetKnown())
        return; // the fleet is just being made: FleetKnown ends it
    bool over = true;
    for (size_t i = 0; i < c.s.phases.size(); ++i) {
        for (Track &track : c.s.phases[i].runners) {
            const bool neverStarts =
                i > 0 && track.container == fleet::ContainerState::Waiting &&
                c.s.phases[i - 1].runners[static_cast<size_t>(c.s.indexOf.value(track.info.id))].lost;
            if (!track.ended && neverStarts) {
                track.ended = track.lost = track.collected = true;
                track.reason = {fleet::ReasonCode::StoppedByUs};
            }
            over = over && (track.letBe || (track.ended && track.collected));
        }
    }
    if (over) {
        report(c);
        return;
    }
    const auto waited = c.at - *c.s.stoppingSince;
    if (waited >= killAfter && !c.s.killed) {
        kill(c);
    } else if (waited >= terminateAfter && !c.s.terminated) {
        c.s.terminated = true;
        endThoseLeft(c, fleet::EndHow::Terminate);
    }
}

void kill(const Change &c)
{
    if (c.s.stage == Stage::Reported)
        return;
    c.s.killed = true;
    if (c.s.stage != Stage::Stopping)
        end(c, StopCause::User, Error{Errc::Cancelled, QStringLiteral("killed"), {}});
    if (c.s.stage == Stage::Reported)
        return;
    endThoseLeft(c, fleet::EndHow::Kill);
}

void report(const Change &c)
{
    c.s.stage = Stage::Reported;
    c.effects.emplace_back(effect::Finish{});
}

} // namespace largada::coordinator::rules
