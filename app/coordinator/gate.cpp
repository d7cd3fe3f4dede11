// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The gate: who is armed, when it opens, and the last look at all before the release.
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
    auto it = std::find_if(runners.cbegin(), runners.cend(),
                           [](const Track &track) { return !canStillArm(track) && !track.replaced; });
    if (it == runners.cend())
        it = std::find_if(runners.cbegin(), runners.cend(),
                          [](const Track &track) { return !isArmed(track) && !track.replaced; });
    if (it == runners.cend()) {
        s.errorRunner = {};
        if (const int missing = missingCount(s); missing > 0)
            s.errorReason = s.missingReason.code == fleet::ReasonCode::None
                                ? fleet::Reason{fleet::ReasonCode::NoPod, {}, missing}
                                : s.missingReason;
        return;
    }
    s.errorRunner = it->info.id;
    s.errorReason = it->reason;
    if (s.errorReason.code == fleet::ReasonCode::WarmupFailed) // why did it?
        s.errorReason = s.phases.front().runners[static_cast<size_t>(s.indexOf.value(s.errorRunner))].reason;
}

// Somebody else's fleet is not ours to end, unless they said so.
void leaveBehind(const Change &c, Track &track)
{
    track.leftBehind = true;
    const bool letsBe = c.s.plan.isAttached() && c.s.plan.onTimeout == fleet::OnTimeout::Leave;
    for (size_t later = static_cast<size_t>(c.s.phase) + 1; later < c.s.phases.size(); ++later) {
        Track &next = c.s.phases[later].runners[static_cast<size_t>(c.s.indexOf.value(track.info.id))];
        next.leftBehind = true;
        if (letsBe && !next.ended)
            letBe(next);
    }
    if (track.ended)
        return;
    if (!track.lost && track.reason.code == fleet::ReasonCode::None)
        track.reason = {fleet::ReasonCode::LeftBehind};
    if (letsBe) {
        letBe(track);
        return;
    }
    track.lost = true;
    track.endAskedAt = c.at;
    c.effects.emplace_back(effect::EndRunner{track.info.id, fleet::EndHow::Terminate});
}

void leaveOthersBehind(const Change &c)
{
    c.s.givenUp = c.s.plan.runners - armedCount(c.s.current());
    for (Track &track : c.s.current().runners) {
        if (!isArmed(track) && !track.replaced)
            leaveBehind(c, track);
    }
}

// What the warm-up has warmed must not cool down: only the first load is counted down to, and held until a time.
void setDue(const Change &c)
{
    PhaseTrack &phase = c.s.current();
    const bool isFirst = !c.s.loadBegan && c.s.phase == 0;
    MonoTime due = c.at + (isFirst || phase.goneOn ? c.s.plan.countdown : std::chrono::milliseconds::zero());
    if (isFirst && c.s.startAt)
        due = std::max(due, *c.s.startAt);
    if (c.s.plan.mode == fleet::StartMode::Clock)
        due = std::max(due, c.at + leadOf(phase));
    phase.releaseDue = due;
    armStarter(c);
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
    if (!phase.held)
        setDue(c);
    checkArmed(c);
}

void readBeforeRelease(const Change &c, Track &track, PhaseTrack &phase, const event::StatusRead &read, bool isFirst)
{
    const k6::Status &status = read.status;
    if (status.execution == k6::ExecutionStatus::PausedBeforeRun) {
        if (!track.pausedAt)
            track.pausedAt = c.at;
        if (!track.armedAt)
            track.armedAt = c.at;
        if (track.letBe)
            track.reason = {fleet::ReasonCode::LeftPaused};
        else if (track.reason.code != fleet::ReasonCode::NotArmedInTime)
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
    if (isFirst && c.s.plan.isAttached() && c.s.stage != Stage::Stopping) {
        foundStarted(c, track, phase);
        return;
    }
    track.lost = true;
    track.reason = {fleet::ReasonCode::ResumedByOther};
    if (c.s.stage != Stage::Stopping)
        c.effects.emplace_back(effect::Ask{Question::ResumedByOther, track.info.id});
}

void verifyAll(const Change &c)
{
    PhaseTrack &phase = c.s.current();
    phase.verifyAskedAt = c.at;
    std::vector<RunnerId> runners;
    for (const Track &track : phase.runners) {
        if (!track.lost)
            runners.push_back(track.info.id);
    }
    c.effects.emplace_back(effect::ReadAll{phase.name, runners});
}

void checkVerified(const Change &c)
{
    PhaseTrack &phase = c.s.current();
    const auto isDone = [&phase](const Track &track) { return track.lost || isFresh(track, phase); };
    if (std::all_of(phase.runners.cbegin(), phase.runners.cend(), isDone)) {
        if (c.at >= *phase.releaseDue)
            release(c);
        return;
    }
    if (c.at - *phase.verifyAskedAt < verifyTimeout)
        return;
    for (Track &track : phase.runners) {
        if (isDone(track))
            continue;
        track.armedAt.reset();
        track.reason = {fleet::ReasonCode::LinkLost};
    }
    enterGathering(c);
    checkGate(c);
}

bool isStartedByOther(const Track &track)
{
    return track.reason.code == fleet::ReasonCode::ResumedByOther ||
           track.reason.code == fleet::ReasonCode::StartedBefore;
}

} // namespace

void gateTimedOut(const Change &c, const QString &what)
{
    blameStraggler(c.s);
    end(c, StopCause::GateTimeout, Error{Errc::Timeout, what, c.s.errorRunner.value});
}

void beginPhase(const Change &c)
{
    c.effects.emplace_back(effect::BeginPhase{c.s.current().name});
}

void enterGathering(const Change &c)
{
    abortStarter(c);
    c.s.stage = Stage::Gathering;
    if (!c.s.current().gatheringSince)
        c.s.current().gatheringSince = c.at;
    c.s.current().armedAt.reset();
    c.s.current().verifyAskedAt.reset();
    c.s.current().releaseDue.reset();
    if (!c.s.loadBegan) // who said "start" saw another fleet than the one that will stand there
        c.s.current().goneOn = false;
}

void checkGate(const Change &c)
{
    if (endsForTooMany(c) || endsForStartedBefore(c))
        return;
    PhaseTrack &phase = c.s.current();
    const int armed = armedCount(phase);
    if (armed >= c.s.wanted() && armed > 0 && hasStarter(c.s)) {
        openGate(c);
        return;
    }
    const int hopeful = hopefulCount(c.s);
    const bool asked = std::any_of(phase.runners.cbegin(), phase.runners.cend(), [](const Track &track) {
        return !track.ended && !track.letBe && isStartedByOther(track);
    });
    if (c.s.plan.stragglers == fleet::StragglerPolicy::GiveUp && hopeful < c.s.wanted() && !asked) {
        gateTimedOut(c, QStringLiteral("a runner can no longer arm"));
        return;
    }
    if (hopeful == 0 && !asked) {
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
    if (c.s.stage != Stage::Gathering || !hasStarter(c.s) || armedCount(c.s.current()) < std::max(1, least))
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
    setDue(c);
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
    abortStarter(c);
}

void releaseNow(const Change &c)
{
    PhaseTrack &phase = c.s.current();
    if (c.s.stage != Stage::Armed || !phase.releaseDue)
        return;
    if (c.s.plan.mode != fleet::StartMode::Clock) {
        phase.releaseDue = std::min(*phase.releaseDue, c.at);
        return;
    }
    const MonoTime soonest = c.at + leadOf(phase);
    if (soonest >= *phase.releaseDue)
        return;
    abortStarter(c);
    phase.releaseDue = soonest;
    phase.verifyAskedAt.reset();
    armStarter(c);
}

void checkArmed(const Change &c)
{
    if (endsForTooMany(c))
        return;
    PhaseTrack &phase = c.s.current();
    if (armedCount(phase) < c.s.wanted()) {
        enterGathering(c);
        checkGate(c);
        return;
    }
    if (c.s.stage == Stage::SettingUp || !phase.releaseDue)
        return;
    const bool byClock = c.s.plan.mode == fleet::StartMode::Clock;
    if (!phase.verifyAskedAt) {
        if (c.at >= *phase.releaseDue - (byClock ? clockVerifyWithin : verifyWithin))
            verifyAll(c);
    } else if (byClock) {
        checkClock(c);
    } else {
        checkVerified(c);
    }
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

void statusRead(const Change &c, Track &track, PhaseTrack &phase, const event::StatusRead &read)
{
    const bool isFirst = !track.read;
    track.read = true;
    track.linkOpen = true;
    track.status = read.status;
    track.readSentAt = read.sentAt;
    if (!track.released)
        readBeforeRelease(c, track, phase, read, isFirst);
    else
        readAfterRelease(track, phase, read);
}

} // namespace largada::coordinator::rules
