// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person asked for: one coordinated run, before anything was started. Values only.
#pragma once

#include <chrono>
#include <optional>

#include <QString>
#include <QStringList>
#include <QVector>

#include "core/clock.h"

namespace largada::fleet
{

// The two phases of a run; each is a container of the runner's pod and a share of the load.
enum class PhaseName { Warmup, Main };

// "z-warmup" and "main": the container names of the Job.
QString containerName(PhaseName phase);
// "warmup" and "main": the names in JSON and storage.
QString phaseKey(PhaseName phase);
std::optional<PhaseName> phaseFromKey(const QString &key);

// What happens when the gate's time limit comes and runners are missing.
enum class StragglerPolicy {
    Wait,     // ask (console) or give up with exit code 3 (CLI)
    Continue, // release if at least `minimum` are armed, never before the limit
    GiveUp    // end as soon as one runner can no longer arm
};

enum class SetupMode {
    Each, // k6's own way: every runner runs setup() after the release
    Once  // one runner runs it before the release, the others get its data
};

// One variable of k6's environment. Values may be secrets: never logged, shown, stored or put on a command line.
struct EnvVariable {
    QString name;
    QString value;
    bool operator==(const EnvVariable &) const = default;
};

// How the runners of a phase are let go.
enum class StartMode {
    Broadcast, // written to links that were opened before
    Clock,     // each waits in its container for a wall-clock time, then lets itself go
    Exec       // `k6 resume` in each container, in parallel; k6 1.x
};
QString startModeKey(StartMode mode); // "broadcast", "clock", "exec"
std::optional<StartMode> startModeFromKey(const QString &key);

// What happens to runners that we did not make when the gate's time limit ends the run.
enum class OnTimeout {
    Leave, // they stay paused, and are named
    Stop
};

// A Job to be made for the run. Words of Kubernetes; quantities as it spells them.
struct JobWanted {
    QString image;
    QString serviceAccount;
    QStringList pullSecrets;
    QString cpuRequest, cpuLimit, memoryRequest, memoryLimit;
    QVector<std::pair<QString, QString>> nodeSelector;
    QStringList tolerations; // key[=value][:effect]
    QString templateFile;    // a manifest of the user's own; empty: ours
    QString archiveInImage;  // the script's archive is at this path of the image; empty: in a ConfigMap
    bool nonRoot = true;     // runAsNonRoot, no privileges, read-only root file system
    bool deleteAfterwards = false;
    bool operator==(const JobWanted &) const = default;
};

enum class PodsBy { Job, Selector, Regex, JobOrRegex };

// Which pods of which cluster are the runners.
struct ClusterTarget {
    QString kubeConfig; // empty: as kubectl finds it
    QString context;    // empty: the current one
    QString ns;         // empty: the context's
    PodsBy by = PodsBy::Job;
    QString pods; // a Job's name, a label selector, or a regular expression on pod names (unanchored)
    QString warmupContainer = QStringLiteral("z-warmup");
    QString mainContainer = QStringLiteral("main");
    bool takeOver = false;           // from somebody else who coordinates the Job
    bool readOnly = false;           // nothing is started, stopped or changed
    QString statusExpected;          // as kubectl prints it; another one is warned of. Empty: none
    std::optional<JobWanted> create; // the Job is made first, named pods
    bool operator==(const ClusterTarget &) const = default;
};

struct RunPlan {
    QString fleet = QStringLiteral("local"); // the backend's name
    QString script;                          // absolute path
    int runners = 1;                         // 1 to 10,000
    std::optional<int> warmupPercent = 25;   // 1 to 100 of main's load; nullopt: no warm-up
    bool split = false;                      // runners share the script's load instead of running it whole each
    QVector<EnvVariable> env;
    std::chrono::milliseconds gateTimeout = std::chrono::minutes(15); // per phase, from the first look at it
    StragglerPolicy stragglers = StragglerPolicy::Wait;
    int minimum = 0;              // for StragglerPolicy::Continue
    bool holdBeforeStart = false; // the first gate opens, and a person says when
    bool holdBeforeMain = false;
    SetupMode setup = SetupMode::Each;
    std::chrono::milliseconds countdown{0}; // before the first load, and after a hold
    StartMode mode = StartMode::Broadcast;
    std::optional<WallTime> startAt;        // an armed fleet is held until then, in its first phase
    std::optional<PhaseName> only;          // this phase alone
    bool untilReleased = false;             // over when all are proved to have started: the load goes on without us
    OnTimeout onTimeout = OnTimeout::Leave; // for runners that we did not make
    std::optional<ClusterTarget> cluster;   // for a fleet in a cluster
    bool force = false;                     // a blocking check that can be overridden does not block

    bool operator==(const RunPlan &) const = default;

    bool isAttached() const { return cluster && !cluster->create; } // the runners are somebody else's
    bool hasPhase(PhaseName phase) const;
    // Of main's load; nullopt: unknown, since somebody else set it.
    std::optional<double> share(PhaseName phase) const;
};

constexpr int maxRunners = 10'000;

} // namespace largada::fleet
