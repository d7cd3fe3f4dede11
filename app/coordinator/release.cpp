// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The release, and the proof that everyone behind the gate started.
#include <algorithm>

#include "coordinator/machine_rules.h"

namespace largada::coordinator::rules
{

namespace
{

bool isResolved(const Track &track)
{
    return track.started || track.lost || track.ended;
}

// Ours is ended, so that it makes no load that nobody knows of; somebody else's is theirs.
void giveUp(const Change &c, Track &track, const fleet::Reason &reason)
{
    track.reason = reason;
    if (c.s.plan.isAttached()) {
        letBe(track);
        return;
    }
    track.lost = true;
    track.endAskedAt = c.at;
    c.effects.emplace_back(effect::EndRunner{track.info.id, fleet::EndHow::Terminate});
}

void releaseAgainOrGiveUp(const Change &c, Track &track)
{
    PhaseTrack &phase = c.s.current();
    const auto patience = answerTimeout * (track.retried ? 2 : 1);
    // What a starter did not answer has no time of its own.
    const std::optional<MonoTime> since =
        track.sentAt || c.s.plan.mode == fleet::StartMode::Broadcast ? track.sentAt : phase.letGoAt;
    if (!since || c.at - *since < patience)
        return;
    const bool stillPaused = track.linkOpen && track.status && track.readSentAt && *track.readSentAt > *since &&
                             track.status->execution == k6::ExecutionStatus::PausedBeforeRun;
    if (!track.retried) {
        if (stillPaused) // a second PATCH to one that has started would be an error: only when a reading says it waits
            c.effects.emplace_back(effect::Release{phase.name, {track.info.id}, true});
        track.retried = true;
        return;
    }
    giveUp(c, track, {fleet::ReasonCode::ReleaseFailed, track.reason.detail});
}

// Let go by somebody who is gone, or not: its status tells, and it is never let go again, since the others are far.
void judgeFound(const Change &c, Track &track)
{
    const bool notStarted = track.status && track.status->execution <= k6::ExecutionStatus::PausedBeforeRun;
    if (notStarted) {
        const bool paused = track.status->execution == k6::ExecutionStatus::PausedBeforeRun;
        const bool stays = paused && c.s.plan.isAttached();
        giveUp(c, track, {stays ? fleet::ReasonCode::LeftPaused : fleet::ReasonCode::ReleaseFailed});
    } else if (c.at - *c.s.current().gatheringSince > linkPatience) {
        giveUp(c, track, {fleet::ReasonCode::ReleaseFailed, track.reason.detail});
    }
}

// The load goes on without us.
void detach(const Change &c)
{
    std::vector<RunnerId> failed;
    for (Track &track : c.s.current().runners) {
        if (!track.started && !track.leftBehind && !track.replaced)
            failed.push_back(track.info.id);
        track.letBe = track.letBe || !track.ended;
    }
    if (!failed.empty()) {
        c.s.errorRunner = failed.front();
        c.s.errorReason = c.track(failed.front(), c.s.current().name)->reason;
        c.s.error = Error{
            Errc::Process,
            QStringLiteral("%1 runners are not proved to have started: %2").arg(failed.size()).arg(namesOf(failed)),
            failed.front().value};
    }
    report(c);
}

} // namespace

void release(const Change &c)
{
    PhaseTrack &phase = c.s.current();
    c.s.stage = Stage::Releasing;
    c.s.startLate =
        c.s.startLate || (c.s.phase == 0 && !c.s.loadBegan && c.s.startAt && *phase.releaseDue > *c.s.startAt);
    c.s.loadBegan = true;
    phase.letGoAt = c.at;
    phase.starterDue.reset();
    std::vector<RunnerId> runners;
    for (Track &track : phase.runners) {
        if (!isArmed(track))
            continue;
        track.released = true;
        runners.push_back(track.info.id);
    }
    c.effects.emplace_back(effect::Release{phase.name, runners});
}

void readAfterRelease(Track &track, const PhaseTrack &phase, const event::StatusRead &read)
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
    if (phase.takenOver) { // it started before we looked: when is not known
        track.started = track.started || track.loadOver;
        if (track.started)
            track.reason = {};
        return;
    }
    // The answer was lost, the reading proves the start: the acknowledgement is no later than this.
    if (track.started && track.sentAt && !track.acknowledgedAt)
        track.acknowledgedAt = read.at;
}

void releaseSent(const Change &c, const event::ReleaseSent &sent)
{
    PhaseTrack &phase = c.s.current();
    Track *track = c.track(sent.runner, phase.name);
    if (track == nullptr)
        return;
    if (c.s.stage == Stage::Armed && phase.starterSure && isArmed(*track))
        release(c); // its node's clock is ahead of ours: the moment has come
    if (!track->released)
        return;
    if (!track->sentAt)
        track->sentAt = sent.at;
    if (!phase.releasedAt || sent.at < *phase.releasedAt)
        phase.releasedAt = sent.at;
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
        if (!track.released || isResolved(track))
            continue;
        if (phase.takenOver)
            judgeFound(c, track);
        else
            releaseAgainOrGiveUp(c, track);
    }
    if (!std::all_of(phase.runners.cbegin(), phase.runners.cend(), isResolved))
        return;
    const bool isLast = c.s.phase + 1 == static_cast<int>(c.s.phases.size());
    if (c.s.plan.untilReleased && isLast) {
        detach(c);
        return;
    }
    c.s.stage = Stage::Running;
    checkRunning(c);
}

} // namespace largada::coordinator::rules
