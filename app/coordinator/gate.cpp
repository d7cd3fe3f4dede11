// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The gate: who is armed, when it opens, and the proof that everyone behind it started.
#include <algorithm>

#include "coordinator/machine_rules.h"

namespace largada::coordinator::rules
{

namespace
{

int plannedVus(const State &s, fleet::PhaseName phase)
{
    const auto it = std::find_if(s.preflight.load.cbegin(), s.preflight.load.cend(),
                                 [phase](const fleet::PhaseLoad &load) { return load.phase == phase; });
    return it == s.preflight.load.cend() ? 0 : it->vusPerRunner;
}

// The runner that best says why the gate is closed: one that can no longer arm before one that has not yet.
void blameStraggler(State &s)
{
    const auto &runners = s.current().runners;
    auto it = std::find_if(runners.cbegin(), runners.cend(), [](const Track &track) { return !canStillArm(track); });
    if (it == runners.cend())
        it = std::find_if(runners.cbegin(), runners.cend(), [](const Track &track) { return !isArmed(track); });
    if (it == runners.cend())
        return;
    s.errorRunner = it->info.id;
    s.errorReason = it->reason;
    if (s.errorReason.code == fleet::ReasonCode::WarmupFailed) // why did it?
        s.errorReason = s.phases.front().runners[static_cast<size_t>(s.indexOf.value(s.errorRunner))].reason;
}

void leaveOthersBehind(const Change &c)
{
    for (Track &track : c.s.current().runners) {
        if (isArmed(track))
            continue;
        track.leftBehind = true;
        for (size_t later = static_cast<size_t>(c.s.phase) + 1; later < c.s.phases.size(); ++later)
            c.s.phases[later].runners[static_cast<size_t>(c.s.indexOf.value(track.info.id))].leftBehind = true;
        if (track.ended)
            continue;
        if (!track.lost && track.reason.code == fleet::ReasonCode::None)
            track.reason = {fleet::ReasonCode::LeftBehind};
        track.lost = true;
        track.endAskedAt = c.at;
        c.effects.emplace_back(effect::EndRunner{track.info.id, fleet::EndHow::Terminate});
    }
}

void openGate(const Change &c)
{
    PhaseTrack &phase = c.s.current();
    phase.armedAt = c.at;
    phase.verifyAskedAt.reset();
    phase.lastNotPausedAt.reset();
    std::vector<RunnerId> others;
    RunnerId first;
    for (const Track &track : phase.runners) {
        if (!isArmed(track))
            continue;
        phase.lastNotPausedAt = std::max(phase.lastNotPausedAt, track.notPausedAt);
        if (first.isEmpty())
            first = track.info.id;
        else
            others.push_back(track.info.id);
    }
    if (c.s.plan.setup == fleet::SetupMode::Once && !phase.setupDone) {
        c.s.stage = Stage::SettingUp;
        if (!phase.setupAsked)
            c.effects.emplace_back(effect::RunSetup{phase.name, first, others});
        phase.setupAsked = true;
        return;
    }
    c.s.stage = Stage::Armed;
    const bool isFirst = c.s.phase == 0;
    const bool isMain = phase.name == fleet::PhaseName::Main;
    phase.held = ((isFirst && c.s.plan.holdBeforeStart) || (isMain && c.s.plan.holdBeforeMain)) && !phase.goneOn;
    phase.releaseDue.reset();
    if (!phase.held) // what the warm-up has warmed must not cool down
        phase.releaseDue = c.at + (isFirst || phase.goneOn ? c.s.plan.countdown : std::chrono::milliseconds::zero());
    checkArmed(c);
}

void release(const Change &c)
{
    PhaseTrack &phase = c.s.current();
    c.s.stage = Stage::Releasing;
    std::vector<RunnerId> runners;
    for (Track &track : phase.runners) {
        if (!isArmed(track))
            continue;
        track.released = true;
        runners.push_back(track.info.id);
    }
    c.effects.emplace_back(effect::Release{phase.name, runners});
}

bool isResolved(const Track &track)
{
    return track.started || track.lost || track.ended;
}

void releaseAgainOrGiveUp(const Change &c, Track &track)
{
    PhaseTrack &phase = c.s.current();
    const auto patience = answerTimeout * (track.retried ? 2 : 1);
    if (!track.sentAt || c.at - *track.sentAt < patience)
        return;
    const bool stillPaused = track.linkOpen && track.status && track.readSentAt && *track.readSentAt > *track.sentAt &&
                             track.status->execution == k6::ExecutionStatus::PausedBeforeRun;
    if (!track.retried) {
        if (stillPaused) // a second PATCH to one that has started would be an error: only when a reading says it waits
            c.effects.emplace_back(effect::Release{phase.name, {track.info.id}});
        track.retried = true;
        return;
    }
    track.lost = true;
    track.reason = {fleet::ReasonCode::ReleaseFailed, track.reason.detail};
    track.endAskedAt = c.at;
    c.effects.emplace_back(effect::EndRunner{track.info.id, fleet::EndHow::Terminate});
}

void readBeforeRelease(const Change &c, Track &track, const PhaseTrack &phase, const event::StatusRead &read)
{
    const k6::Status &status = read.status;
    if (status.execution == k6::ExecutionStatus::PausedBeforeRun) {
        if (!track.pausedAt)
            track.pausedAt = c.at;
        if (!track.armedAt)
            track.armedAt = c.at;
        track.reason = {};
        return;
    }
    track.armedAt.reset();
    track.pausedAt.reset();
    if (status.execution < k6::ExecutionStatus::PausedBeforeRun) {
        track.notPausedAt = read.sentAt;
        track.reason = {fleet::ReasonCode::InitialisingVus, {}, status.vusMax, plannedVus(c.s, phase.name)};
        return;
    }
    if (track.lost)
        return;
    track.lost = true;
    track.reason = {fleet::ReasonCode::ResumedByOther};
    if (c.s.stage != Stage::Stopping)
        c.effects.emplace_back(effect::Ask{Question::ResumedByOther, track.info.id});
}

void readAfterRelease(Track &track, const event::StatusRead &read)
{
    using enum k6::ExecutionStatus;
    switch (read.status.execution) {
    case Created:
    case InitVus:
    case InitExecutors:
    case InitDone:
    case PausedBeforeRun:
        track.lastNotRunningAt = read.sentAt;
        break;
    case Started:
    case Setup:
        track.started = true;
        track.lastNotRunningAt = read.sentAt;
        break;
    case Running:
    case Teardown:
        track.started = true;
        if (!track.firstRunningAt)
            track.firstRunningAt = read.at;
        break;
    case Ended: // alone it proves nothing: a run without work ends as well
        track.loadOver = true;
        if (track.started && !track.firstRunningAt)
            track.firstRunningAt = read.at;
        break;
    case Interrupted:
    case MarkedAsFailed:
        track.loadOver = true;
        break;
    }
    // The answer was lost, the reading proves the start: the acknowledgement is no later than this.
    if (track.started && !track.acknowledgedAt)
        track.acknowledgedAt = read.at;
}

} // namespace

void gateTimedOut(const Change &c, const QString &what)
{
    blameStraggler(c.s);
    end(c, StopCause::GateTimeout, Error{Errc::Timeout, what, c.s.errorRunner.value});
}

void enterGathering(const Change &c)
{
    c.s.stage = Stage::Gathering;
    if (!c.s.current().gatheringSince)
        c.s.current().gatheringSince = c.at;
    c.s.current().armedAt.reset();
    c.s.current().verifyAskedAt.reset();
    c.s.current().releaseDue.reset();
    if (c.s.phase == 0) // who said "start" saw another fleet than the one that will stand there
        c.s.current().goneOn = false;
}

void checkGate(const Change &c)
{
    PhaseTrack &phase = c.s.current();
    const int armed = armedCount(phase);
    const auto all = std::count_if(phase.runners.cbegin(), phase.runners.cend(),
                                   [](const Track &track) { return !track.leftBehind; });
    const auto hopeful = std::count_if(phase.runners.cbegin(), phase.runners.cend(), canStillArm);
    if (armed == all && all > 0) {
        openGate(c);
        return;
    }
    const bool resumed = std::any_of(phase.runners.cbegin(), phase.runners.cend(), [](const Track &track) {
        return track.reason.code == fleet::ReasonCode::ResumedByOther && !track.ended;
    });
    if (c.s.plan.stragglers == fleet::StragglerPolicy::GiveUp && hopeful < all && !resumed) {
        gateTimedOut(c, QStringLiteral("a runner can no longer arm"));
        return;
    }
    if (hopeful == 0 && !resumed) {
        blameStraggler(c.s);
        end(c, StopCause::AllLost, Error{Errc::Process, QStringLiteral("no runner is left"), c.s.errorRunner.value});
        return;
    }
    if (c.at - *phase.gatheringSince < c.s.plan.gateTimeout)
        return;
    switch (c.s.plan.stragglers) {
    case fleet::StragglerPolicy::Wait:
        if (!phase.questionAsked) {
            phase.questionAsked = true;
            blameStraggler(c.s);
            c.effects.emplace_back(effect::Ask{Question::GateTimedOut, c.s.errorRunner});
        }
        break;
    case fleet::StragglerPolicy::Continue:
        if (armed < c.s.plan.minimum) {
            gateTimedOut(c, QStringLiteral("too few runners are armed"));
            break;
        }
        leaveOthersBehind(c);
        openGate(c);
        break;
    case fleet::StragglerPolicy::GiveUp:
        gateTimedOut(c, QStringLiteral("the gate timed out"));
        break;
    }
}

void continueWith(const Change &c, int least)
{
    if (c.s.stage != Stage::Gathering || armedCount(c.s.current()) < std::max(1, least))
        return;
    leaveOthersBehind(c);
    openGate(c);
}

void goOn(const Change &c)
{
    PhaseTrack &phase = c.s.current();
    if (!phase.held)
        return;
    phase.held = false;
    phase.goneOn = true;
    phase.releaseDue = c.at + c.s.plan.countdown;
}

void holdAgain(const Change &c)
{
    PhaseTrack &phase = c.s.current();
    if (c.s.stage != Stage::Armed || !phase.releaseDue)
        return;
    phase.held = true;
    phase.goneOn = false;
    phase.releaseDue.reset();
    phase.verifyAskedAt.reset();
}

void checkArmed(const Change &c)
{
    PhaseTrack &phase = c.s.current();
    const auto fellOut = [](const Track &track) { return !track.leftBehind && !isArmed(track); };
    if (std::any_of(phase.runners.cbegin(), phase.runners.cend(), fellOut)) {
        enterGathering(c);
        checkGate(c);
        return;
    }
    if (c.s.stage == Stage::SettingUp || !phase.releaseDue)
        return;
    if (!phase.verifyAskedAt) {
        if (c.at < *phase.releaseDue - verifyWithin)
            return;
        phase.verifyAskedAt = c.at;
        std::vector<RunnerId> runners;
        for (const Track &track : phase.runners) {
            if (!track.lost)
                runners.push_back(track.info.id);
        }
        c.effects.emplace_back(effect::ReadAll{phase.name, runners});
        return;
    }
    const auto isFresh = [&phase](const Track &track) {
        return track.lost || (track.readSentAt && *track.readSentAt >= *phase.verifyAskedAt);
    };
    if (std::all_of(phase.runners.cbegin(), phase.runners.cend(), isFresh)) {
        if (c.at >= *phase.releaseDue)
            release(c);
        return;
    }
    if (c.at - *phase.verifyAskedAt < verifyTimeout)
        return;
    for (Track &track : phase.runners) {
        if (isFresh(track))
            continue;
        track.armedAt.reset();
        track.reason = {fleet::ReasonCode::LinkLost};
    }
    enterGathering(c);
    checkGate(c);
}

void setupDone(const Change &c, const Result<> &result)
{
    PhaseTrack &phase = c.s.current();
    if (c.s.stage != Stage::SettingUp && c.s.stage != Stage::Gathering)
        return;
    if (!result) {
        end(c, StopCause::SetupFailed, result.error());
        return;
    }
    phase.setupDone = true;
    if (c.s.stage == Stage::SettingUp) {
        const auto armed = phase.armedAt; // it does not count how long setup() took
        openGate(c);
        phase.armedAt = armed;
    }
}

void statusRead(const Change &c, Track &track, const PhaseTrack &phase, const event::StatusRead &read)
{
    track.linkOpen = true;
    track.status = read.status;
    track.readSentAt = read.sentAt;
    if (!track.released)
        readBeforeRelease(c, track, phase, read);
    else
        readAfterRelease(track, read);
}

void releaseAnswered(const Change &c, const event::ReleaseAnswered &answer)
{
    Track *track = c.track(answer.runner, c.s.current().name);
    if (track == nullptr || !track->released || answer.httpStatus != 200 || !answer.status)
        return; // readings decide
    using enum k6::ExecutionStatus;
    const auto execution = answer.status->execution;
    if (execution < PausedBeforeRun || execution > Teardown)
        return;
    track->started = true;
    if (!track->acknowledgedAt)
        track->acknowledgedAt = answer.at;
    track->reason = {};
}

void checkReleasing(const Change &c)
{
    PhaseTrack &phase = c.s.current();
    for (Track &track : phase.runners) {
        if (track.released && !isResolved(track))
            releaseAgainOrGiveUp(c, track);
    }
    if (std::all_of(phase.runners.cbegin(), phase.runners.cend(), isResolved)) {
        c.s.stage = Stage::Running;
        checkRunning(c);
    }
}

} // namespace largada::coordinator::rules
