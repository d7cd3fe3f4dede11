// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The machine's inside: one function an event, and the rules they share. Included by the machine's own .cpp files only.
#pragma once

#include "coordinator/machine.h"

namespace largada::coordinator::rules
{

// What one event changes.
struct Change {
    State &s;
    Effects &effects;
    MonoTime at;

    PhaseTrack *phase(fleet::PhaseName name) const;
    Track *track(const RunnerId &runner, fleet::PhaseName name) const;
};

// fleet_rules.cpp: who is of the fleet.
void fleetKnown(const Change &c, const Result<QVector<fleet::RunnerInfo>> &fleet);
void runnersJoined(const Change &c, const QVector<fleet::RunnerInfo> &runners);
void runnerLeft(const Change &c, const event::RunnerLeft &left);
void takeOver(const Change &c, const fleet::RunFound &found, std::optional<MonoTime> releasedAt);
bool endsForTooMany(const Change &c);
bool endsForStartedBefore(const Change &c); // also true while it is about to: the others are looked at first
void foundStarted(const Change &c, Track &track, PhaseTrack &phase); // before this run
int hopefulCount(const State &s);
QString namesOf(const std::vector<RunnerId> &runners); // for an error: 20 at most

// gate.cpp: from the first look at a phase to the moment before its release.
void beginPhase(const Change &c);
void enterGathering(const Change &c);
void checkGate(const Change &c);
void checkArmed(const Change &c);
void gateTimedOut(const Change &c, const QString &what); // ends the run, with the straggler that explains most
void continueWith(const Change &c, int least);
void goOn(const Change &c);
void holdAgain(const Change &c);
void releaseNow(const Change &c);
void setupDone(const Change &c, const Result<> &result);
void statusRead(const Change &c, Track &track, PhaseTrack &phase, const event::StatusRead &read);

// clock_start.cpp: runners that let themselves go at a time.
bool hasStarter(const State &s);                           // or needs none
std::chrono::milliseconds leadOf(const PhaseTrack &phase); // with the time for a last reading
void armStarter(const Change &c);
void abortStarter(const Change &c);
void checkClock(const Change &c);
void starterMade(const Change &c, const event::StarterMade &made);
void starterArmed(const Change &c, const RunnerId &runner);
void starterFailed(const Change &c, const event::StarterFailed &failed);
bool isFresh(const Track &track, const PhaseTrack &phase); // it was read since all were asked

// release.cpp: the release, and the proof that everyone behind the gate started.
void release(const Change &c);
void checkReleasing(const Change &c);
void readAfterRelease(Track &track, const PhaseTrack &phase, const event::StatusRead &read);
void releaseSent(const Change &c, const event::ReleaseSent &sent);
void releaseAnswered(const Change &c, const event::ReleaseAnswered &answer);

// ending.cpp: from the load to the report, and every early end.
void containerEnded(const Change &c, Track &track, PhaseTrack &phase, const fleet::RunnerUpdate &update);
void letBe(Track &track); // as it is
void endRunner(const Change &c, const RunnerId &runner, fleet::EndHow how);
void checkRunning(const Change &c);
void checkStopping(const Change &c);
void teardownDone(const Change &c, const Result<> &result);
void end(const Change &c, StopCause cause, Error error);
void kill(const Change &c);
void report(const Change &c);

// Looks whether the stage is over; called after every event.
void check(const Change &c);

} // namespace largada::coordinator::rules
