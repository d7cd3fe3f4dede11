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

// gate.cpp: from "all paused" to "all started".
void enterGathering(const Change &c);
void checkGate(const Change &c);
void checkArmed(const Change &c);
void checkReleasing(const Change &c);
void gateTimedOut(const Change &c, const QString &what); // ends the run, with the straggler that explains most
void continueWith(const Change &c, int least);
void goOn(const Change &c);
void holdAgain(const Change &c);
void setupDone(const Change &c, const Result<> &result);
void statusRead(const Change &c, Track &track, const PhaseTrack &phase, const event::StatusRead &read);
void releaseAnswered(const Change &c, const event::ReleaseAnswered &answer);

// ending.cpp: from the load to the report, and every early end.
void containerEnded(const Change &c, Track &track, PhaseTrack &phase, const fleet::RunnerUpdate &update);
void checkRunning(const Change &c);
void checkStopping(const Change &c);
void teardownDone(const Change &c, const Result<> &result);
void end(const Change &c, StopCause cause, Error error);
void kill(const Change &c);
void report(const Change &c);

// Looks whether the stage is over; called after every event.
void check(const Change &c);

} // namespace largada::coordinator::rules
