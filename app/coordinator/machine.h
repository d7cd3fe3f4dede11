// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of a coordinated run, as a pure function: no clock, no I/O, no thread. Time comes with the events.
#pragma once

#include "coordinator/state.h"

namespace largada::coordinator
{

struct Step {
    State state;
    Effects effects;
};

// Takes every event in every stage; what does not matter there changes nothing.
Step step(State state, const Event &event);

State planned(const fleet::RunPlan &plan);

// Looks at a state.
bool isArmed(const Track &track);
bool canStillArm(const Track &track);
int armedCount(const PhaseTrack &phase);
int missingCount(const State &state); // places of the fleet that no runner has
const char *stageName(Stage stage);   // for the log
// Which runner of a phase runs teardown() and setup() under SetupMode::Once: the first of the fleet.
RunnerId setupRunner(const PhaseTrack &phase);

// All times of the rules.
constexpr std::chrono::milliseconds verifyWithin{1000};       // all are read once more this long before the release
constexpr std::chrono::milliseconds verifyTimeout{2000};      // one that does not answer by then is a straggler again
constexpr std::chrono::milliseconds answerTimeout{2000};      // of a release; then it is read again
constexpr std::chrono::milliseconds clockSureBefore{2000};    // clock: all are armed and read by then, or it is aborted
constexpr std::chrono::milliseconds clockVerifyWithin{3500};  // clock: all are read once more this long before
constexpr std::chrono::milliseconds startedBeforeGrace{1000}; // those that ran before are named together
constexpr std::chrono::milliseconds linkPatience{30'000};     // k6 runs and its API does not answer: said so
constexpr std::chrono::milliseconds terminateAfter{5'000};    // of a stop over the link that did not end it
constexpr std::chrono::milliseconds killAfter{150'000};       // k6's teardown and summary may take 120 s

} // namespace largada::coordinator
