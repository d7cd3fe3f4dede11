// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's inside: one driver with its backend, the demo target and the saving of the run. Lives in the engine's
// thread and talks to the UI's through the sinks only. Deleting it ends every runner; a run that was going on is then
// Interrupted.
#pragma once

#include <memory>
#include <optional>

#include <QElapsedTimer>
#include <QTimer>

#include "coordinator/driver.h"
#include "demo/demo_target.h"
#include "engine/backend_factory.h"
#include "engine/engine.h"
#include "store/run_writer.h"

namespace largada::engine
{

class Session final : public QObject
{
public:
    // Called in the engine's thread.
    struct Sinks {
        std::function<void(const Update &)> updated;
        std::function<void(const fleet::RunRecord &)> finished;
        std::function<void()> saved;
    };
    struct PrepareWanted {
        fleet::RunPlan plan;
        bool demoTarget = false;
        QString checkedSha256;
    };

    Session(BackendFactory makeBackend, const Clock &clock, const QString &historyFile, Sinks sinks);
    ~Session() override;

    // As in engine.h.
    void check(const fleet::RunPlan &plan, const AsyncSource<fleet::PreflightReport> &answer);
    void prepare(const PrepareWanted &wanted, const AsyncSource<Engine::Prepared> &answer);
    void stop(coordinator::Paused paused);
    void leave();
    void kill();
    void continueWith(int least);
    void keepWaiting();
    void log(const RunnerId &runner, fleet::PhaseName phase, int lines, const AsyncSource<QStringList> &answer);
    void useK6(const QString &path) { m_k6 = path; }
    coordinator::Driver *driver() { return m_driver.get(); } // nullptr: no run

private:
    struct Asked {
        coordinator::Question question;
        RunnerId runner;
        bool operator==(const Asked &) const = default;
    };

    Result<> startDemoTarget();
    void onPrepared(const PrepareWanted &wanted, const Result<fleet::PreflightReport> &report);
    void startRun(const PrepareWanted &wanted, const fleet::PreflightReport &report);
    bool cancelPreparing();
    fleet::RunRecord interruptedRecord() const;
    void whenSettled(std::function<void()> then);
    void endRun();

    void onTransition();
    void onChanged();
    void onPoint();
    void onFinished();
    fleet::RunRecord record() const;
    void save(const fleet::RunRecord &run);

    RunView view() const;
    bool isReleaseNear() const;
    bool isUrgent() const;
    void updateWhenDue();
    void sendUpdate();

    const BackendFactory m_makeBackend;
    const Clock &m_clock;
    const Sinks m_sinks;
    store::RunWriter m_writer;
    QString m_k6;

    std::unique_ptr<fleet::Backend> m_checkBackend; // of its own, so that a check that is not wanted any more ends
    std::optional<AsyncSource<fleet::PreflightReport>> m_check;

    std::unique_ptr<demo::DemoTarget> m_demo;
    std::unique_ptr<fleet::Backend> m_backend;
    std::optional<AsyncSource<Engine::Prepared>> m_preparing; // until the run starts, or does not
    std::unique_ptr<coordinator::Driver> m_driver;
    std::vector<std::pair<coordinator::Stage, MonoTime>> m_entered;
    QVector<Asked> m_asked; // not answered yet; the first one is shown
    int m_pointsUnsaved = 0;

    // What the UI has.
    RunView m_shown;
    QVector<fleet::RunnerRow> m_rows;
    qsizetype m_pointsShown = 0;
    QElapsedTimer m_sinceUpdate;
    QTimer m_nextUpdate;
};

} // namespace largada::engine
