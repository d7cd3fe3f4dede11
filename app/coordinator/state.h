// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The state of one coordinated run, the events that change it and the effects it asks for. Values only: machine.h has
// the rules, driver.h the world.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include <QHash>

#include "core/clock.h"
#include "core/error.h"
#include "core/ids.h"
#include "fleet/backend.h"
#include "fleet/preflight.h"
#include "fleet/run_plan.h"
#include "fleet/runner.h"
#include "k6/rest.h"

namespace largada::coordinator
{

enum class Stage {
    Planned,
    Preflight,
    Gathering,   // the gate is closed: some runner is not armed
    SettingUp,   // SetupMode::Once: one armed runner runs setup()
    Armed,       // all are: held, counting down, or reading all once more
    Releasing,   // sent; some runner is not proved to have started or lost
    Running,     // the phase's load
    TearingDown, // SetupMode::Once: the lingering runner runs teardown()
    Stopping,    // every runner is being ended
    Reported     // all ended and collected
};

// Why a run ends other than by itself.
enum class StopCause {
    None,
    User,
    Interrupted, // a signal
    GateTimeout, // stragglers at the time limit, or one that can no longer arm under StragglerPolicy::GiveUp
    ResumedByOther,
    SetupFailed,
    AllLost,        // no runner is left that could go on
    TooManyRunners, // more than were wanted: none is released
    StartedBefore,  // some ran before: none is released
    TakenOver       // somebody else coordinates the fleet, knowingly
};

// What a stop means for somebody else's runners that stand paused.
enum class Paused { Stay, End };

// One runner in one phase.
struct Track {
    fleet::RunnerInfo info;
    fleet::ContainerState container = fleet::ContainerState::Waiting;
    fleet::Reason reason{fleet::ReasonCode::Starting};
    std::optional<int> exitCode;
    bool linkWanted = false; // the container runs: a link is open or being opened
    bool linkOpen = false;
    std::optional<k6::Status> status;     // as last read over the open link
    std::optional<MonoTime> readSentAt;   // when the request of that reading was sent
    std::optional<MonoTime> runningSince; // the container, as first seen

    std::optional<MonoTime> notPausedAt; // last known not to be: its container began, no API yet, a lower status
    std::optional<MonoTime> pausedAt;    // first read as PausedBeforeRun
    std::optional<MonoTime> armedAt;     // the same, forgotten when it stops being armed
    std::optional<MonoTime> sentAt;      // release handed to the kernel
    std::optional<MonoTime> acknowledgedAt;
    std::optional<MonoTime> lastNotRunningAt; // request time of the last read that did not show the load
    std::optional<MonoTime> firstRunningAt;   // reply time of the first that did
    std::optional<MonoTime> endedAt;
    std::optional<MonoTime> endAskedAt; // lost, and told to end while the others go on
    bool released = false;              // the release was sent to it
    bool retried = false;               // a second time, after a re-read
    bool started = false;               // proved
    bool lost = false;
    bool leftBehind = false;   // the gate opened without it; later gates do not wait for it
    bool letBe = false;        // somebody else's, or not ours to follow any more: neither ended nor waited for
    bool replaced = false;     // it is gone from the fleet, and its place is free
    bool seen = false;         // its container was reported in this run
    bool read = false;         // and its status
    bool starterArmed = false; // clock: it will let itself go
    bool notArmable = false;   // clock: it did not say so, twice
    bool ended = false;        // its container is terminated
    bool collected = false;
    bool loadOver = false; // a lingering runner whose test has ended
};

struct PhaseTrack {
    fleet::PhaseName name = fleet::PhaseName::Main;
    std::vector<Track> runners; // in the order of the fleet
    std::optional<MonoTime> gatheringSince;
    std::optional<MonoTime> lastNotPausedAt; // the last moment at which one of them was known not to be paused
    std::optional<MonoTime> armedAt;
    std::optional<MonoTime> releaseDue; // end of the countdown
    std::optional<std::chrono::milliseconds>
        lead;                              // of its starter, once there is one: from arming to the release at least
    std::optional<MonoTime> starterDue;    // clock: they are being armed for that moment
    int starterTries = 0;                  // clock: that failed
    bool starterSure = false;              // clock: all said in time that they are armed
    std::optional<MonoTime> verifyAskedAt; // all are being read once more
    std::optional<MonoTime> letGoAt;       // the release was decided
    std::optional<MonoTime> releasedAt;    // first send
    std::optional<MonoTime> startedBeforeSince; // one was found that ran before this run
    bool takenOver = false;                     // let go by a coordinator that is gone: when is not known exactly
    bool held = false;                          // waits for a person
    bool questionAsked = false;
    bool goneOn = false; // and was let go
    bool setupAsked = false;
    bool setupDone = false;
    bool teardownAsked = false;
    bool teardownFailed = false;
};

struct State {
    fleet::RunPlan plan;
    fleet::PreflightReport preflight;
    Stage stage = Stage::Planned;
    std::vector<PhaseTrack> phases; // as planned, warm-up first
    QHash<RunnerId, int> indexOf;   // into PhaseTrack::runners, the same in every phase
    int phase = 0;                  // index of the current one
    bool known = false;             // the backend has answered with the fleet, which may be empty yet
    bool loadBegan = false;         // the first release of the run: who comes later is not of it
    int givenUp = 0;                // places that the gate opened without
    fleet::Reason missingReason;    // why those are missing that are
    QVector<RunnerId> latecomers;
    std::optional<MonoTime> startAt;    // an armed fleet is held until then, in its first phase
    bool startLate = false;             // it could not be let go at that time
    std::optional<WallTime> blindSince; // the backend cannot see the fleet
    StopCause cause = StopCause::None;
    std::optional<Error> error;
    fleet::Reason errorReason; // of the runner that caused the end
    RunnerId errorRunner;
    std::optional<MonoTime> stoppingSince;
    bool endAfterWarmup = false; // main is not wanted any more
    bool endsPaused = false;     // by a stop
    bool terminated = false;     // those that a stop over the link did not end
    bool killed = false;

    const PhaseTrack &current() const { return phases[static_cast<size_t>(phase)]; }
    PhaseTrack &current() { return phases[static_cast<size_t>(phase)]; }
    bool fleetKnown() const { return known || (!phases.empty() && !phases.front().runners.empty()); }
    int wanted() const { return plan.runners - givenUp; } // runners that the gate waits for
};

namespace event
{

struct Start {
    MonoTime at;
    std::optional<MonoTime> startAt{};
};
struct PreflightDone {
    MonoTime at;
    Result<fleet::PreflightReport> report;
    std::optional<MonoTime> foundReleasedAt{}; // of a run that is gone on with
};
// Those that are there by then; others join.
struct FleetKnown {
    MonoTime at;
    Result<QVector<fleet::RunnerInfo>> fleet;
};
struct RunnersJoined {
    MonoTime at;
    QVector<fleet::RunnerInfo> runners;
};
struct RunnerLeft {
    MonoTime at;
    RunnerId runner;
    fleet::Reason why;
};
struct MissingBecause {
    MonoTime at;
    fleet::Reason why;
};
struct Blind {
    MonoTime at;
    std::optional<WallTime> since; // nullopt: it sees again
};
struct TakenOver {
    MonoTime at;
    QString byWhom;
};
struct ContainerChanged {
    MonoTime at;
    fleet::RunnerUpdate update;
};
struct LinkChanged {
    MonoTime at;
    RunnerId runner;
    fleet::PhaseName phase;
    bool open;
    Error error;
};
// PATCH and GET both answer with the status.
struct StatusRead {
    MonoTime sentAt;
    MonoTime at;
    RunnerId runner;
    fleet::PhaseName phase;
    k6::Status status;
};
struct ReleaseSent {
    MonoTime at;
    RunnerId runner;
};
struct ReleaseAnswered {
    MonoTime at;
    RunnerId runner;
    int httpStatus;
    std::optional<k6::Status> status;
};
struct ReleaseUnanswered {
    MonoTime at;
    RunnerId runner;
    Error error;
};
// What a starter says (fleet/starter.h); what it let go comes as ReleaseSent and ReleaseAnswered.
struct StarterMade {
    MonoTime at;
    std::optional<std::chrono::milliseconds> lead; // nullopt: the backend has no such way
};
struct StarterArmed {
    MonoTime at;
    RunnerId runner;
};
struct StarterFailed {
    MonoTime at;
    RunnerId runner;
    Error error;
};
struct RequestsSeen {
    MonoTime at;
    RunnerId runner;
    fleet::PhaseName phase;
}; // more than none
struct SetupDone {
    MonoTime at;
    Result<> result;
};
struct TeardownDone {
    MonoTime at;
    Result<> result;
};
struct Collected {
    MonoTime at;
    RunnerId runner;
    fleet::PhaseName phase;
};
struct Tick {
    MonoTime at;
};
// What people want.
struct Stop {
    MonoTime at;
    StopCause cause;
    Paused paused = Paused::Stay;
};
struct Kill {
    MonoTime at;
};
struct GoOn {
    MonoTime at;
}; // after a hold: the countdown begins
struct HoldAgain {
    MonoTime at;
}; // while it runs: nothing was sent, all stay armed
struct ReleaseNow {
    MonoTime at;
}; // ends it
struct EndAfterWarmup {
    MonoTime at;
    bool wanted;
};
struct SetPolicy {
    MonoTime at;
    fleet::StragglerPolicy stragglers;
    int minimum;
    std::chrono::milliseconds gateTimeout;
}; // of this gate and later ones
struct ContinueWith {
    MonoTime at;
    int least;
}; // start with fewer, now

} // namespace event

using Event =
    std::variant<event::Start, event::PreflightDone, event::FleetKnown, event::RunnersJoined, event::RunnerLeft,
                 event::MissingBecause, event::Blind, event::TakenOver, event::ContainerChanged, event::LinkChanged,
                 event::StatusRead, event::ReleaseSent, event::ReleaseAnswered, event::ReleaseUnanswered,
                 event::StarterMade, event::StarterArmed, event::StarterFailed, event::RequestsSeen, event::SetupDone,
                 event::TeardownDone, event::Collected, event::Tick, event::Stop, event::Kill, event::GoOn,
                 event::HoldAgain, event::ReleaseNow, event::EndAfterWarmup, event::SetPolicy, event::ContinueWith>;

enum class Question {
    GateTimedOut,  // wait, start with fewer, or stop
    ResumedByOther // go on without it, or stop; also of those that ran before this run
};

namespace effect
{

struct RunPreflight {
    bool operator==(const RunPreflight &) const = default;
};
struct StartFleet {
    bool operator==(const StartFleet &) const = default;
};
// The gathering of a phase begins: its starter is made, and the backend notes it.
struct BeginPhase {
    fleet::PhaseName phase;
    bool operator==(const BeginPhase &) const = default;
};
struct OpenLink {
    RunnerId runner;
    fleet::PhaseName phase;
    bool operator==(const OpenLink &) const = default;
};
struct CloseLink {
    RunnerId runner;
    fleet::PhaseName phase;
    bool operator==(const CloseLink &) const = default;
};
struct ReadAll {
    fleet::PhaseName phase;
    std::vector<RunnerId> runners;
    bool operator==(const ReadAll &) const = default;
};
struct RunSetup {
    fleet::PhaseName phase;
    RunnerId runner;
    std::vector<RunnerId> others;
    bool operator==(const RunSetup &) const = default;
};
struct RunTeardown {
    fleet::PhaseName phase;
    RunnerId runner;
    bool operator==(const RunTeardown &) const = default;
};
struct Dismiss {
    RunnerId runner;
    fleet::PhaseName phase;
    bool operator==(const Dismiss &) const = default;
};
struct ArmStarter {
    fleet::PhaseName phase;
    std::vector<RunnerId> runners;
    MonoTime due;
    bool operator==(const ArmStarter &) const = default;
};
struct AbortStarter {
    fleet::PhaseName phase;
    bool operator==(const AbortStarter &) const = default;
};
struct Release {
    fleet::PhaseName phase;
    std::vector<RunnerId> runners;
    bool again = false; // to one that a reading shows paused after its first release
    bool operator==(const Release &) const = default;
};
struct StopOverLink {
    RunnerId runner;
    fleet::PhaseName phase;
    bool operator==(const StopOverLink &) const = default;
};
struct EndRunner {
    RunnerId runner;
    fleet::EndHow how;
    bool operator==(const EndRunner &) const = default;
};
struct Collect {
    RunnerId runner;
    fleet::PhaseName phase;
    bool operator==(const Collect &) const = default;
};
struct Ask {
    Question question;
    RunnerId runner;
    bool operator==(const Ask &) const = default;
};
struct Finish {
    bool operator==(const Finish &) const = default;
};

} // namespace effect

using Effect = std::variant<effect::RunPreflight, effect::StartFleet, effect::BeginPhase, effect::OpenLink,
                            effect::CloseLink, effect::ReadAll, effect::RunSetup, effect::RunTeardown, effect::Dismiss,
                            effect::ArmStarter, effect::AbortStarter, effect::Release, effect::StopOverLink,
                            effect::EndRunner, effect::Collect, effect::Ask, effect::Finish>;
using Effects = std::vector<Effect>;

} // namespace largada::coordinator
