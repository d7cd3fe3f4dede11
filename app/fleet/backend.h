// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a fleet lives: this machine, a cluster, Compose. The coordinator knows no other kind of thing. A new backend
// implements this and is named in the composition roots, nowhere else.
#pragma once

#include <memory>

#include <QObject>

#include "core/async.h"
#include "fleet/preflight.h"
#include "fleet/run_record.h"
#include "fleet/runner.h"
#include "fleet/runner_link.h"
#include "fleet/starter.h"

namespace largada::fleet
{

enum class EndHow {
    Terminate, // orderly: teardown runs, the summary is written
    Kill       // at once
};

enum class RunMoment { Gathering, Released };

// What a runner's k6 process has used so far.
struct ProcessUsage {
    double cpuSeconds = 0; // since it began
    double rssBytes = 0;
    bool operator==(const ProcessUsage &) const = default;
};

// What a runner left behind after its container ended.
struct RunnerResult {
    std::optional<Counts> counts;
    CountSource source = CountSource::None;
    Latency latency;
    QVector<ThresholdResult> thresholds; // as this runner judged them
    QStringList lastLines;               // of its log, oldest first, bounded
};

// Lives in the engine's thread, as do its signals. Owned by the composition root. One run at a time.
class Backend : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Looks, and changes nothing.
    virtual Async<PreflightReport> preflight(const RunPlan &plan, std::stop_token stop) = 0;
    // Makes the runners (or attaches to them), all paused: no load yet. Answers with those that are known by then; more
    // may come by joined(), up to the plan's number. What becomes of each comes by updated(). Main follows a warm-up
    // that ended well by itself, as in a pod.
    virtual Async<QVector<RunnerInfo>> start(const RunPlan &plan, const PreflightReport &report, const RunId &run) = 0;
    // For a container that is Running. The link opens later, or closes with its error.
    virtual std::unique_ptr<RunnerLink> openLink(const RunnerId &runner, PhaseName phase) = 0;
    // Where the backend sees the process itself; nullopt elsewhere, and the link is asked (k6 answers since 1.2).
    virtual std::optional<ProcessUsage> usage(const RunnerId &runner, PhaseName phase) const = 0;
    // How a phase is started other than over the links; nullptr: this backend has no such way.
    virtual std::unique_ptr<Starter> makeStarter(StartMode, PhaseName) { return {}; }
    // The whole runner: what is running ends, what has not started never will. updated() proves it.
    virtual void end(const RunnerId &runner, EndHow how) = 0;
    // Lets a lingering container go (SetupMode::Once), after its teardown ran.
    virtual void dismiss(const RunnerId &runner, PhaseName phase) = 0;
    virtual Async<RunnerResult> collect(const RunnerId &runner, PhaseName phase) = 0;
    // The last lines that a runner's container has printed so far, oldest first; none before it runs.
    virtual Async<QStringList> log(const RunnerId &runner, PhaseName phase, int lines) = 0;
    // Where the run is, for a backend that keeps it where another program can find it.
    virtual void note(RunMoment, PhaseName) {}
    // Everything of the run is over: working directories go.
    virtual void finish() = 0;
    // What finish() tells others takes a moment: a program that ends waits for settled(), a second or two at most.
    virtual bool isSettled() const { return true; }

signals:
    void updated(const QVector<largada::fleet::RunnerUpdate> &updates);
    void joined(const QVector<largada::fleet::RunnerInfo> &runners);
    // It is gone before it was let go, and its place is free: another one may join in its stead.
    void left(const largada::RunnerId &runner, const largada::fleet::Reason &why);
    // Why those that are missing are missing, where the reason is not one runner's.
    void missing(const largada::fleet::Reason &why);
    void moved(const QVector<largada::fleet::RunnerPlace> &places);
    // The cluster cannot be seen since then; nullopt: it can again. Nothing that is known is thrown away.
    void blind(const std::optional<largada::WallTime> &since, const largada::Error &why);
    // Somebody else coordinates these runners from now on, knowingly.
    void takenOver(const QString &byWhom);
    void settled();
};

} // namespace largada::fleet
