// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who is of the fleet: those known at once, those that join and leave before the load, and those of a run whose
// coordinator is gone.
#include <algorithm>

#include "coordinator/machine_rules.h"

namespace largada::coordinator::rules
{

namespace
{

bool isOver(const State &s, size_t phase)
{
    return s.phases[phase].takenOver && static_cast<int>(phase) < s.phase;
}

// Of a phase that was over before this run looked: it went on to the next one, so it ended well there.
void markOver(Track &track)
{
    track.container = fleet::ContainerState::Terminated;
    track.reason = {};
    track.seen = track.released = track.started = track.ended = track.collected = true;
}

Track newTrack(const State &s, size_t phase, const fleet::RunnerInfo &info)
{
    Track track;
    track.info = info;
    if (isOver(s, phase))
        markOver(track);
    else if (static_cast<int>(phase) > s.phase)
        track.reason.code = fleet::ReasonCode::WaitingForPrevious;
    // It was let go, as far as the one before us got: readings tell.
    track.released = track.released || (s.phases[phase].takenOver && static_cast<int>(phase) == s.phase);
    return track;
}

// The gate has gone on with fewer, and was not waiting for it.
void joinsTooLate(const Change &c, Track &track)
{
    track.leftBehind = true;
    track.reason = {fleet::ReasonCode::LeftBehind};
    letBe(track);
    if (!c.s.plan.isAttached())
        endRunner(c, track.info.id, fleet::EndHow::Terminate);
}

void add(const Change &c, const fleet::RunnerInfo &info)
{
    const int known = c.s.indexOf.value(info.id, -1);
    const bool isBack = known >= 0 && c.s.phases.front().runners[static_cast<size_t>(known)].replaced;
    if (known >= 0 && !isBack)
        return;
    const bool isLate = c.s.givenUp > 0;
    if (!isBack)
        c.s.indexOf.insert(info.id, static_cast<int>(c.s.phases.front().runners.size()));
    for (size_t i = 0; i < c.s.phases.size(); ++i) {
        Track track = newTrack(c.s, i, info);
        if (isLate)
            joinsTooLate(c, track);
        auto &runners = c.s.phases[i].runners;
        if (isBack)
            runners[static_cast<size_t>(known)] = track;
        else
            runners.push_back(track);
    }
    if (c.s.stage == Stage::Stopping)
        c.effects.emplace_back(effect::EndRunner{info.id, fleet::EndHow::Terminate});
}

} // namespace

void fleetKnown(const Change &c, const Result<QVector<fleet::RunnerInfo>> &fleet)
{
    if (c.s.known || c.s.stage == Stage::Reported)
        return;
    if (!fleet) {
        if (c.s.cause == StopCause::None)
            c.s.error = fleet.error();
        report(c);
        return;
    }
    c.s.known = true;
    for (const fleet::RunnerInfo &info : *fleet)
        add(c, info);
    if (c.s.stage != Stage::Gathering)
        return;
    if (c.s.current().takenOver) {
        c.s.loadBegan = true;
        c.s.stage = Stage::Releasing;
    } else {
        beginPhase(c);
    }
}

void runnersJoined(const Change &c, const QVector<fleet::RunnerInfo> &runners)
{
    if (!c.s.known || c.s.stage == Stage::Reported)
        return;
    for (const fleet::RunnerInfo &info : runners) {
        if (!c.s.loadBegan)
            add(c, info);
        else if (!c.s.indexOf.contains(info.id) && !c.s.latecomers.contains(info.id))
            c.s.latecomers.push_back(info.id);
    }
}

void runnerLeft(const Change &c, const event::RunnerLeft &left)
{
    if (!c.s.indexOf.contains(left.runner))
        return;
    if (c.s.loadBegan || c.s.stage == Stage::Stopping) { // nobody takes its place any more
        for (PhaseTrack &phase : c.s.phases) {
            Track &track = *c.track(left.runner, phase.name);
            if (!track.ended) // its later phases follow from that
                containerEnded(c, track, phase,
                               {left.runner, phase.name, fleet::ContainerState::Terminated, left.why, {}});
        }
        return;
    }
    for (PhaseTrack &phase : c.s.phases) {
        Track &track = *c.track(left.runner, phase.name);
        if (track.linkWanted)
            c.effects.emplace_back(effect::CloseLink{left.runner, phase.name});
        track.linkWanted = track.linkOpen = false;
        track.armedAt.reset();
        track.status.reset();
        track.reason = left.why;
        track.container = fleet::ContainerState::Terminated;
        track.replaced = track.ended = track.lost = track.collected = true;
    }
    if (c.s.missingReason.code == fleet::ReasonCode::None)
        c.s.missingReason = left.why;
}

void takeOver(const Change &c, const fleet::RunFound &found, std::optional<MonoTime> releasedAt)
{
    const auto it = std::find_if(c.s.phases.begin(), c.s.phases.end(),
                                 [&found](const PhaseTrack &phase) { return phase.name == found.phase; });
    if (it == c.s.phases.end()) // it was in a phase that is not wanted of this one
        return;
    for (auto over = c.s.phases.begin(); over != it; ++over)
        over->takenOver = true;
    it->takenOver = found.released;
    if (found.released)
        it->releasedAt = releasedAt;
    c.s.phase = static_cast<int>(it - c.s.phases.begin());
}

bool endsForTooMany(const Change &c)
{
    if (c.s.loadBegan)
        return false;
    std::vector<RunnerId> live;
    for (const Track &track : c.s.current().runners) {
        if (!track.replaced && !track.ended)
            live.push_back(track.info.id);
    }
    if (static_cast<int>(live.size()) <= c.s.plan.runners)
        return false;
    end(c, StopCause::TooManyRunners,
        Error{Errc::BadInput,
              QStringLiteral("%1 runners where %2 were wanted: %3")
                  .arg(live.size())
                  .arg(c.s.plan.runners)
                  .arg(namesOf(live)),
              {}});
    return true;
}

// Those that may arm yet, and those that may come yet.
int hopefulCount(const State &s)
{
    const auto &runners = s.current().runners;
    const auto there = static_cast<int>(std::count_if(runners.cbegin(), runners.cend(), canStillArm));
    const bool noneComes = s.givenUp > 0 || s.loadBegan || s.missingReason.code == fleet::ReasonCode::EndedByJob;
    return there + (noneComes ? 0 : missingCount(s));
}

// One phase alone, or a start that nobody watches: a part of the fleet that runs already makes it another test.
bool endsForStartedBefore(const Change &c)
{
    const PhaseTrack &phase = c.s.current();
    if (!phase.startedBeforeSince || !(c.s.plan.only || c.s.plan.untilReleased))
        return false;
    const bool nobodyLeft = hopefulCount(c.s) == 0;
    const bool goesOn = c.s.plan.stragglers == fleet::StragglerPolicy::Continue;
    if (!nobodyLeft && (goesOn || c.at - *phase.startedBeforeSince < startedBeforeGrace))
        return goesOn ? false : true;
    std::vector<RunnerId> started;
    for (const Track &track : phase.runners) {
        if (track.reason.code == fleet::ReasonCode::StartedBefore)
            started.push_back(track.info.id);
    }
    if (started.empty()) // they left
        return false;
    c.s.errorRunner = started.front();
    c.s.errorReason = {fleet::ReasonCode::StartedBefore};
    end(c, StopCause::StartedBefore,
        Error{Errc::Conflict,
              QStringLiteral("%1 runners had started before: %2").arg(started.size()).arg(namesOf(started)),
              started.front().value});
    return true;
}

void foundStarted(const Change &c, Track &track, PhaseTrack &phase)
{
    track.lost = true;
    track.reason = {fleet::ReasonCode::StartedBefore};
    const bool isPart = c.s.plan.only || c.s.plan.untilReleased;
    if (!phase.startedBeforeSince && !isPart)
        c.effects.emplace_back(effect::Ask{Question::ResumedByOther, track.info.id});
    if (!phase.startedBeforeSince)
        phase.startedBeforeSince = c.at;
}

QString namesOf(const std::vector<RunnerId> &runners)
{
    constexpr size_t most = 20;
    QStringList names;
    for (size_t i = 0; i < std::min(runners.size(), most); ++i)
        names.push_back(runners[i].value);
    if (runners.size() > most)
        names.push_back(QStringLiteral("and %1 more").arg(runners.size() - most));
    return names.join(QStringLiteral(", "));
}

} // namespace largada::coordinator::rules
