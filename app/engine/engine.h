// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one run at a time, as the console sees it: intents go in, updates come out. Lives in the UI's thread and never
// waits; LocalEngine does the work in a thread of its own.
#pragma once

#include <QObject>

#include "core/async.h"
#include "engine/run_view.h"

namespace largada::engine
{

class Engine : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Looks at the plan without starting anything. A new call cancels the last one (Errc::Cancelled). Errc::Conflict
    // while a run is armed or being released: no k6 is started beside it then.
    virtual Async<fleet::PreflightReport> check(const fleet::RunPlan &plan) = 0;

    // Makes the runners, all paused, and gathers them. When the script is not the one that was checked any more, or
    // something blocks that did not, nothing is started and the new report is the answer: the caller compares.
    // Errc::Conflict while a run is going on. checkedSha256: of the script, as check() reported it.
    struct Prepared {
        bool isStarted = false;
        fleet::PreflightReport report; // of just now
    };
    virtual Async<Prepared> prepare(const fleet::RunPlan &plan, bool demoTarget, const QString &checkedSha256) = 0;

    virtual void go() = 0;         // after a hold
    virtual void holdAgain() = 0;  // takes it back while the countdown runs
    virtual void releaseNow() = 0; // cuts the countdown short
    virtual void stop() = 0;       // also of a prepare() that has not answered: Errc::Cancelled
    virtual void stopAll() = 0;    // the same, and somebody else's runners that stand paused are ended as well
    // The program ends and a run in a cluster goes on without it, or stands paused: what was measured is stored as
    // Interrupted, and a later preflight() of the same pods finds the run. finished() follows.
    virtual void leave() = 0;
    virtual void kill() = 0;
    virtual void continueWith(int least) = 0; // start with those that are armed
    // The answer to a question: neither stop nor go on. This gate's time limit does not ask again, unless setPolicy()
    // gives it another one; a runner that is resumed by somebody else always asks.
    virtual void keepWaiting() = 0;
    virtual void endAfterWarmup(bool wanted) = 0;
    virtual void setPolicy(fleet::StragglerPolicy stragglers, int minimum, std::chrono::milliseconds gateTimeout) = 0;

    // The last lines of a runner's log, oldest first; empty before its container runs. Errc::NotFound after the run.
    virtual Async<QStringList> log(const RunnerId &runner, fleet::PhaseName phase, int lines) = 0;

    // The k6 that runs are made with, from the next one on; empty: looked for.
    virtual void useK6(const QString &path) = 0;

signals:
    void updated(const largada::engine::Update &update);    // at most ten a second, and at once when the stage changes
    void finished(const largada::fleet::RunRecord &record); // stored by now; else a warning in it says so
    void saved();                                           // the history has another state of the run
};

} // namespace largada::engine
