// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A runner as its backend reports it: container state and the reason why it is not further. Values only.
#pragma once

#include <optional>

#include <QString>
#include <QVector>

#include "core/clock.h"
#include "core/ids.h"
#include "fleet/run_plan.h"

namespace largada::fleet
{

// Of one container (phase) of one runner; the words of Kubernetes.
enum class ContainerState { Waiting, Running, Terminated };

// Why a runner is not armed, or is lost. text/ has a sentence for each.
enum class ReasonCode {
    None,
    WaitingForPrevious, // its warm-up is not over
    Starting,           // the process is there, k6 does not answer yet
    InitialisingVus,    // k6 answers; number/total = VUs made so far/planned
    ApiClosed,          // no k6 REST API where it should be
    LinkLost,           // the channel to k6 broke
    StartFailed,        // the program could not be started
    PortTaken,          // k6 found its port taken, twice
    ScriptFailed,       // exception or syntax error: init, setup or teardown
    BadOptions,         // k6 refuses options or flags
    SetupTimeout,
    ThresholdAbort,  // a threshold with abortOnFail ended it
    AbortedByScript, // exec.test.abort() or fail()
    Interrupted,     // a signal from outside ended it in an orderly way
    Killed,          // SIGKILL, out of memory, crash; number = signal
    WarmupFailed,    // its warm-up ended badly, main never started
    ResumedByOther,  // somebody else let it start while the gate was closed
    ReleaseFailed,   // no proof that it started
    NoWork,          // its share of the load is nothing
    DiskFull,        // its directory cannot be written
    StoppedByUs,     // stop was asked for
    LeftBehind,      // the gate opened without it
    ExitCode,        // any other exit code; number = the code

    // Of pods. detail: the words of Kubernetes where there are any.
    NoPod,          // it does not exist yet
    NoPodAllowed,   // quota or admission keeps it from being made
    NoNode,         // the scheduler found none
    NodeComing,     // and the cluster adds one
    WaitingForInit, // an earlier init container is not done; detail: its name
    PullingImage,   // the container is being made
    ImagePullFailed,
    ContainerFailed, // it cannot be made: configuration, mounts, runtime
    CrashLoop,       // it ends and is started again; number = restarts
    OutOfMemory,     // OOMKilled
    Evicted,         // the node ended it
    NodeLost,
    PodDeleted,
    PodTerminating,
    EndedByJob,     // the Job ended it, since another runner failed
    NeedsAddress,   // k6 2.0 or newer without --address; detail: the version
    LinkForbidden,  // detail: the right that is missing
    NoWayToK6,      // neither port-forward nor exec reaches it; detail: why
    StartedBefore,  // it ran before this run began: never released again
    NotArmedInTime, // clock mode: its container did not answer
    LeftPaused,     // it stands paused still; detail: how to stop it
    NotAsked        // its container runs, and nobody asked its k6 yet
};

struct Reason {
    ReasonCode code = ReasonCode::None;
    QString detail{}; // other programs' own words: the scheduler's message, k6's last error line
    int number = 0;
    int total = 0;

    bool operator==(const Reason &) const = default;
};

// One runner of the fleet, known from the start.
struct RunnerInfo {
    RunnerId id;
    double cores = 1.0; // what it may use: its CPU limit, or its part of this machine
    bool operator==(const RunnerInfo &) const = default;
};

// What a backend knows of the place that a runner lives in; for people.
struct RunnerPlace {
    struct Container {
        QString name;
        QString image;
        ContainerState state = ContainerState::Waiting;
        QString reason; // of waiting or termination
        int restarts = 0;
        std::optional<int> exitCode;
        bool isInit = false;
        bool operator==(const Container &) const = default;
    };
    RunnerId runner;
    QString node;   // empty: none yet
    QString status; // as kubectl prints it: "Init:2/3"
    int restarts = 0;
    std::optional<WallTime> createdAt;
    bool terminating = false;
    QVector<Container> containers; // init containers first, in their order
    bool operator==(const RunnerPlace &) const = default;
};

// A change of one container. Later updates replace earlier ones of the same runner and phase.
struct RunnerUpdate {
    RunnerId runner;
    PhaseName phase = PhaseName::Warmup;
    ContainerState state = ContainerState::Waiting;
    Reason reason;
    std::optional<int> exitCode; // of a terminated container: k6's exit code, 128+signal when killed
    bool operator==(const RunnerUpdate &) const = default;
};

} // namespace largada::fleet
