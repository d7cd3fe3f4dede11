// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coordinator/machine.h"

#include <algorithm>

#include "coordinator/machine_rules.h"

namespace largada::coordinator
{

namespace rules
{

PhaseTrack *Change::phase(fleet::PhaseName name) const
{
    const auto it = std::find_if(s.phases.begin(), s.phases.end(),
                                 [name](const PhaseTrack &candidate) { return candidate.name == name; });
    return it == s.phases.end() ? nullptr : &*it;
}

Track *Change::track(const RunnerId &runner, fleet::PhaseName name) const
{
    PhaseTrack *found = phase(name);
    const int index = s.indexOf.value(runner, -1);
    return found != nullptr && index >= 0 ? &found->runners[static_cast<size_t>(index)] : nullptr;
}

namespace
{

void on(const Change &c, const event::Start &start)
{
    if (c.s.stage != Stage::Planned)
        return;
    c.s.stage = Stage::Preflight;
    c.s.startAt = c.s.plan.startAt ? start.startAt : std::nullopt;
    c.effects.emplace_back(effect::RunPreflight{});
}

void on(const Change &c, const event::PreflightDone &done)
{
    if (c.s.stage != Stage::Preflight)
        return;
    if (!done.report) {
        c.s.error = done.report.error();
        report(c);
        return;
    }
    c.s.preflight = *done.report;
    if (c.s.preflight.isBlocked(c.s.plan.force)) {
        const auto &checks = c.s.preflight.checks;
        const bool forced = c.s.plan.force;
        const auto worst = std::find_if(checks.cbegin(), checks.cend(), [forced](const fleet::Check &check) {
            return check.level == fleet::CheckLevel::BlockFinal || (check.level == fleet::CheckLevel::Block && !forced);
        });
        c.s.error = Error{Errc::BadInput,
                          worst->detail.isEmpty() ? QStringLiteral("preflight blocks the run; see its warnings")
                                                  : worst->detail,
                          worst->subject};
        report(c);
        return;
    }
    if (c.s.preflight.found)
        takeOver(c, *c.s.preflight.found, done.foundReleasedAt);
    c.s.stage = Stage::Gathering;
    c.s.current().gatheringSince = c.at;
    c.effects.emplace_back(effect::StartFleet{});
}

void on(const Change &c, const event::FleetKnown &known)
{
    fleetKnown(c, known.fleet);
}

void on(const Change &c, const event::RunnersJoined &joined)
{
    runnersJoined(c, joined.runners);
}

void on(const Change &c, const event::RunnerLeft &left)
{
    runnerLeft(c, left);
}

void on(const Change &c, const event::MissingBecause &missing)
{
    c.s.missingReason = missing.why;
}

// Nothing is concluded from it: what is known stays, and the links say who is there.
void on(const Change &c, const event::Blind &blind)
{
    c.s.blindSince = blind.since;
}

void on(const Change &c, const event::ContainerChanged &changed)
{
    const fleet::RunnerUpdate &update = changed.update;
    PhaseTrack *phase = c.phase(update.phase);
    Track *track = c.track(update.runner, update.phase);
    if (track == nullptr || track->ended)
        return;
    track->container = update.state;
    const bool isFirst = !track->seen;
    track->seen = true;
    switch (update.state) {
    case fleet::ContainerState::Waiting:
        if (track->linkWanted)
            c.effects.emplace_back(effect::CloseLink{update.runner, update.phase});
        track->linkWanted = track->linkOpen = false;
        track->status.reset();
        track->armedAt.reset();
        track->runningSince.reset();
        track->notArmable = false;
        if (!track->lost)
            track->reason = update.reason;
        break;
    case fleet::ContainerState::Running:
        if (!track->runningSince)
            track->runningSince = track->notPausedAt = c.at;
        if (c.s.stage == Stage::Stopping) { // began while everything was being ended
            c.effects.emplace_back(effect::EndRunner{update.runner, fleet::EndHow::Terminate});
        } else if (!track->linkWanted) {
            track->linkWanted = true;
            track->reason = {fleet::ReasonCode::Starting};
            c.effects.emplace_back(effect::OpenLink{update.runner, update.phase});
        }
        break;
    case fleet::ContainerState::Terminated:
        if (isFirst && c.s.plan.isAttached() && !track->released && !track->lost && c.s.stage != Stage::Stopping)
            foundStarted(c, *track, *phase);
        containerEnded(c, *track, *phase, update);
        break;
    }
}

void on(const Change &c, const event::LinkChanged &changed)
{
    Track *track = c.track(changed.runner, changed.phase);
    if (track == nullptr || track->ended)
        return;
    // A port-forward is open before the pod's port has been tried: a k6 that still starts is no broken link.
    const bool hasSpoken = track->linkOpen && track->status.has_value();
    const bool isNoPort = !track->linkOpen || changed.error.subject == QLatin1String("port");
    track->linkOpen = changed.open;
    if (changed.open) {
        track->notArmable = false; // another way to it: worth another try
        return;
    }
    track->status.reset();
    track->armedAt.reset();
    if (track->lost || track->released || c.s.stage == Stage::Stopping) // it ends: that is no reason
        return;
    if (!track->pausedAt)
        track->notPausedAt = c.at;
    if (hasSpoken || !isNoPort)
        track->reason = {fleet::ReasonCode::LinkLost, changed.error.what};
    else if (track->runningSince && c.at - *track->runningSince > linkPatience)
        track->reason = {fleet::ReasonCode::ApiClosed, changed.error.what};
}

void on(const Change &c, const event::StatusRead &read)
{
    PhaseTrack *phase = c.phase(read.phase);
    Track *track = c.track(read.runner, read.phase);
    if (track != nullptr && !track->ended)
        statusRead(c, *track, *phase, read);
}

void on(const Change &c, const event::ReleaseSent &sent)
{
    releaseSent(c, sent);
}

void on(const Change &c, const event::ReleaseAnswered &answer)
{
    releaseAnswered(c, answer);
}

void on(const Change &c, const event::ReleaseUnanswered &unanswered)
{
    // Readings decide what became of it: see checkReleasing().
    if (Track *track = c.track(unanswered.runner, c.s.current().name); track != nullptr && !track->started)
        track->reason = {fleet::ReasonCode::LinkLost, unanswered.error.what};
}

void on(const Change &c, const event::StarterMade &made)
{
    starterMade(c, made);
}

void on(const Change &c, const event::StarterArmed &armed)
{
    starterArmed(c, armed.runner);
}

void on(const Change &c, const event::StarterFailed &failed)
{
    starterFailed(c, failed);
}

void on(const Change &c, const event::RequestsSeen &seen)
{
    if (Track *track = c.track(seen.runner, seen.phase); track != nullptr && track->released)
        track->started = true;
}

void on(const Change &c, const event::SetupDone &done)
{
    setupDone(c, done.result);
}

void on(const Change &c, const event::TeardownDone &done)
{
    teardownDone(c, done.result);
}

void on(const Change &c, const event::Collected &collected)
{
    if (Track *track = c.track(collected.runner, collected.phase))
        track->collected = true;
}

void on(const Change &, const event::Tick &) {}

void on(const Change &c, const event::Stop &stop)
{
    if (c.s.stage == Stage::Stopping || c.s.stage == Stage::Reported)
        return;
    if (stop.cause == StopCause::GateTimeout) {
        gateTimedOut(c, QStringLiteral("the gate timed out"));
        return;
    }
    c.s.endsPaused = stop.paused == Paused::End;
    Error error{Errc::Cancelled, QStringLiteral("stopped"), {}};
    if (stop.cause == StopCause::ResumedByOther)
        error = Error{Errc::Conflict, QStringLiteral("a runner was resumed by somebody else"), {}};
    end(c, stop.cause, error);
}

void on(const Change &c, const event::TakenOver &over)
{
    end(c, StopCause::TakenOver,
        Error{Errc::Forbidden, QStringLiteral("another one coordinates this Job"), over.byWhom});
}

void on(const Change &c, const event::Kill &)
{
    kill(c);
}

void on(const Change &c, const event::GoOn &)
{
    goOn(c);
}

void on(const Change &c, const event::HoldAgain &)
{
    holdAgain(c);
}

void on(const Change &c, const event::ReleaseNow &)
{
    releaseNow(c);
}

void on(const Change &c, const event::EndAfterWarmup &end)
{
    c.s.endAfterWarmup = end.wanted;
}

void on(const Change &c, const event::SetPolicy &policy)
{
    c.s.plan.stragglers = policy.stragglers;
    c.s.plan.minimum = policy.minimum;
    if (c.s.plan.gateTimeout != policy.gateTimeout)
        c.s.current().questionAsked = false; // the limit that was asked about is another one
    c.s.plan.gateTimeout = policy.gateTimeout;
}

void on(const Change &c, const event::ContinueWith &with)
{
    continueWith(c, with.least);
}

} // namespace

void check(const Change &c)
{
    if (!c.s.fleetKnown())
        return;
    switch (c.s.stage) {
    case Stage::Gathering:
        checkGate(c);
        break;
    case Stage::SettingUp:
    case Stage::Armed:
        checkArmed(c);
        break;
    case Stage::Releasing:
        checkReleasing(c);
        break;
    case Stage::Running:
    case Stage::TearingDown:
        checkRunning(c);
        break;
    case Stage::Stopping:
        checkStopping(c);
        break;
    case Stage::Planned:
    case Stage::Preflight:
    case Stage::Reported:
        break;
    }
}

} // namespace rules

State planned(const fleet::RunPlan &plan)
{
    State state;
    state.plan = plan;
    for (const fleet::PhaseName name : {fleet::PhaseName::Warmup, fleet::PhaseName::Main}) {
        if (!plan.hasPhase(name))
            continue;
        state.phases.emplace_back();
        state.phases.back().name = name;
    }
    return state;
}

Step step(State state, const Event &event)
{
    Step next{std::move(state), {}};
    std::visit(
        [&next](const auto &what) {
            const rules::Change change{next.state, next.effects, what.at};
            rules::on(change, what);
            rules::check(change);
        },
        event);
    return next;
}

bool isArmed(const Track &track)
{
    return !track.lost && !track.notArmable && track.linkOpen && track.armedAt && track.status &&
           track.status->execution == k6::ExecutionStatus::PausedBeforeRun &&
           track.container == fleet::ContainerState::Running;
}

bool canStillArm(const Track &track)
{
    return !track.lost && !track.ended;
}

int armedCount(const PhaseTrack &phase)
{
    return static_cast<int>(std::count_if(phase.runners.cbegin(), phase.runners.cend(), isArmed));
}

int missingCount(const State &state)
{
    if (!state.fleetKnown())
        return 0;
    const auto &runners = state.phases.front().runners;
    const auto there =
        std::count_if(runners.cbegin(), runners.cend(), [](const Track &track) { return !track.replaced; });
    return std::max(0, state.plan.runners - static_cast<int>(there));
}

RunnerId setupRunner(const PhaseTrack &phase)
{
    const auto it =
        std::find_if(phase.runners.cbegin(), phase.runners.cend(), [](const Track &track) { return !track.replaced; });
    return it == phase.runners.cend() ? RunnerId{} : it->info.id;
}

const char *stageName(Stage stage)
{
    switch (stage) {
    case Stage::Planned:
        return "planned";
    case Stage::Preflight:
        return "preflight";
    case Stage::Gathering:
        return "gathering";
    case Stage::SettingUp:
        return "setting up";
    case Stage::Armed:
        return "armed";
    case Stage::Releasing:
        return "releasing";
    case Stage::Running:
        return "running";
    case Stage::TearingDown:
        return "tearing down";
    case Stage::Stopping:
        return "stopping";
    case Stage::Reported:
        return "reported";
    }
    return "";
}

} // namespace largada::coordinator
