// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The engine with a backend of this process: a session in a thread of its own. Deleting it ends every runner; a run
// that was going on is then stored as Interrupted.
#pragma once

#include <memory>

#include "core/clock.h"
#include "engine/backend_factory.h"
#include "engine/engine.h"

namespace largada::engine
{

class LocalEngine final : public Engine
{
    Q_OBJECT
public:
    // The clock has to outlive this. The history is opened when the first run is saved.
    LocalEngine(BackendFactory makeBackend, const Clock &clock, const QString &historyFile, QObject *parent = nullptr);
    ~LocalEngine() override;

    Async<fleet::PreflightReport> check(const fleet::RunPlan &plan) override;
    Async<Prepared> prepare(const fleet::RunPlan &plan, bool demoTarget, const QString &checkedSha256) override;
    void go() override;
    void holdAgain() override;
    void releaseNow() override;
    void stop() override;
    void stopAll() override;
    void leave() override;
    void kill() override;
    void continueWith(int least) override;
    void keepWaiting() override;
    void endAfterWarmup(bool wanted) override;
    void setPolicy(fleet::StragglerPolicy stragglers, int minimum, std::chrono::milliseconds gateTimeout) override;
    Async<QStringList> log(const RunnerId &runner, fleet::PhaseName phase, int lines) override;
    void useK6(const QString &path) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::engine
