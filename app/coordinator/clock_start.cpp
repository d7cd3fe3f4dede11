// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Start mode clock: runners that let themselves go at a time. They are told as soon as the gate opens, and told off
// when anything is wrong shortly before it.
#include <algorithm>

#include "coordinator/machine_rules.h"

namespace largada::coordinator::rules
{

namespace
{

constexpr int mostTries = 2;

// Back to the gate. The first time it is tried again at once; then whoever failed is a straggler like any other.
void notInTime(const Change &c, const std::vector<Track *> &failed)
{
    PhaseTrack &phase = c.s.current();
    ++phase.starterTries;
    for (Track *track : failed) {
        track->reason = {fleet::ReasonCode::NotArmedInTime, track->reason.detail};
        track->notArmable = phase.starterTries >= mostTries;
    }
    enterGathering(c);
    checkGate(c);
}

} // namespace

bool hasStarter(const State &s)
{
    return s.plan.mode == fleet::StartMode::Broadcast || s.current().lead;
}

std::chrono::milliseconds leadOf(const PhaseTrack &phase)
{
    return std::max(phase.lead.value_or(clockVerifyWithin), clockVerifyWithin);
}

bool isFresh(const Track &track, const PhaseTrack &phase)
{
    return track.readSentAt && phase.verifyAskedAt && *track.readSentAt >= *phase.verifyAskedAt;
}

void armStarter(const Change &c)
{
    PhaseTrack &phase = c.s.current();
    if (c.s.plan.mode != fleet::StartMode::Clock || !phase.releaseDue)
        return;
    phase.starterDue = phase.releaseDue;
    phase.starterSure = false;
    effect::ArmStarter arm{phase.name, {}, *phase.starterDue};
    for (Track &track : phase.runners) {
        track.starterArmed = false;
        if (isArmed(track))
            arm.runners.push_back(track.info.id);
    }
    c.effects.emplace_back(std::move(arm));
}

void abortStarter(const Change &c)
{
    PhaseTrack &phase = c.s.current();
    if (!phase.starterDue)
        return;
    phase.starterDue.reset();
    phase.starterSure = false;
    c.effects.emplace_back(effect::AbortStarter{phase.name});
}

void checkClock(const Change &c)
{
    PhaseTrack &phase = c.s.current();
    if (!phase.starterSure) {
        if (c.at < *phase.releaseDue - clockSureBefore)
            return;
        std::vector<Track *> late;
        for (Track &track : phase.runners) {
            if (isArmed(track) && (!track.starterArmed || !isFresh(track, phase)))
                late.push_back(&track);
        }
        if (!late.empty()) {
            notInTime(c, late);
            return;
        }
        phase.starterSure = true;
    }
    if (c.at >= *phase.releaseDue)
        release(c);
}

void starterMade(const Change &c, const event::StarterMade &made)
{
    if (made.lead)
        c.s.current().lead = made.lead;
    else
        end(c, StopCause::None,
            Error{Errc::Unsupported, QStringLiteral("no such way to start"), fleet::startModeKey(c.s.plan.mode)});
}

void starterArmed(const Change &c, const RunnerId &runner)
{
    PhaseTrack &phase = c.s.current();
    Track *track = c.track(runner, phase.name);
    if (track == nullptr || !phase.starterDue || track->lost)
        return;
    track->starterArmed = true;
    if (track->reason.code == fleet::ReasonCode::NotArmedInTime)
        track->reason = {};
}

void starterFailed(const Change &c, const event::StarterFailed &failed)
{
    PhaseTrack &phase = c.s.current();
    Track *track = c.track(failed.runner, phase.name);
    if (track == nullptr || track->started || track->lost)
        return;
    if (c.s.stage == Stage::Armed && phase.starterDue) {
        track->reason.detail = failed.error.what;
        notInTime(c, {track});
    } else if (track->released) { // readings decide what became of it: see checkReleasing()
        track->reason = {fleet::ReasonCode::LinkLost, failed.error.what};
    }
}

} // namespace largada::coordinator::rules
