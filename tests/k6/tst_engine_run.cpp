// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The console's engine with real k6 and the demo target.
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "backends/local/capacity.h"
#include "backends/local/local_backend.h"
#include "engine/local_engine.h"
#include "engine/local_history.h"
#include "store/run_store.h"
#include "support/engine_watcher.h"
#include "support/real_k6.h"

using namespace largada;
using namespace largada::engine;
using coordinator::Stage;
using fleet::PhaseName;
using test::answerOf;

namespace
{

QByteArray scriptOf(int seconds)
{
    return QStringLiteral("import http from 'k6/http';\n"
                          "export const options = { vus: 1, duration: '%1s' };\n"
                          "export default function () { http.get(__ENV.TARGET_URL); }\n")
        .arg(seconds)
        .toUtf8();
}

// Process ids of k6 that were started for runners below this directory.
QStringList k6Below(const QString &directory)
{
    QStringList found;
    const QStringList processes = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &process : processes) {
        QFile command(QStringLiteral("/proc/%1/cmdline").arg(process));
        if (command.open(QIODevice::ReadOnly) && command.readAll().contains(QFile::encodeName(directory)))
            found.append(process);
    }
    return found;
}

} // namespace

class TestEngineRun : public QObject
{
    Q_OBJECT

private:
    SystemClock m_clock;
    backends::MachineCapacity m_capacity;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_k6;
    std::unique_ptr<LocalEngine> m_engine;
    std::unique_ptr<test::EngineWatcher> m_seen;

    QString file() const { return m_dir->filePath(QStringLiteral("history.db")); }
    BackendFactory factory()
    {
        return [this](const BackendWanted &wanted) {
            backends::LocalBackendSetup setup;
            setup.k6 = wanted.k6.isEmpty() ? m_k6 : wanted.k6;
            setup.temporaryRoot = m_dir->path();
            setup.inherited = testing::k6Environment();
            setup.targetUrl = wanted.targetUrl;
            return std::make_unique<backends::LocalBackend>(std::move(setup), m_capacity, m_clock);
        };
    }
    fleet::RunPlan planOf(int seconds) const
    {
        fleet::RunPlan plan;
        plan.script = testing::writeFile(m_dir->filePath(QStringLiteral("load.js")), scriptOf(seconds));
        plan.runners = 2;
        plan.warmupPercent.reset();
        plan.holdBeforeStart = true;
        plan.force = true; // this machine may be small
        return plan;
    }
    bool isPrepared(const fleet::RunPlan &plan)
    {
        const auto prepared = answerOf(m_engine->prepare(plan, true, {}), this);
        return prepared && *prepared && (*prepared)->isStarted;
    }
    Result<fleet::RunRecord> stored() const
    {
        auto store = store::RunStore::open(file());
        if (!store)
            return store.error();
        return (*store)->load(m_seen->view.id);
    }

private slots:
    void initTestCase()
    {
        if (testing::realK6().isEmpty())
            QSKIP(testing::howToGetK6());
        m_k6 = testing::realK6().last().path;
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_dir = std::make_unique<QTemporaryDir>();
        m_engine = std::make_unique<LocalEngine>(factory(), m_clock, file());
        m_seen = std::make_unique<test::EngineWatcher>(*m_engine);
    }
    void cleanup()
    {
        m_engine.reset();
        m_seen.reset();
    }

    void fleetWarmsUpStartsAndIsStored_data() { testing::addK6Rows(); }
    void fleetWarmsUpStartsAndIsStored()
    {
        QFETCH(const QString, k6);
        m_engine->useK6(k6);
        LocalHistory history(file(), m_clock);
        connect(m_engine.get(), &Engine::saved, &history, &LocalHistory::noteSaved);
        int changes = 0;
        connect(&history, &History::changed, this, [&changes] { ++changes; });
        fleet::RunPlan plan = planOf(3);
        plan.runners = 4;
        plan.warmupPercent = 100;
        const auto checked = answerOf(m_engine->check(plan), this);
        QVERIFY(checked && *checked);
        QVERIFY(!(*checked)->isBlocked(true));
        const auto prepared = answerOf(m_engine->prepare(plan, true, (*checked)->scriptSha256), this);
        QVERIFY(prepared && *prepared && (*prepared)->isStarted);
        QTRY_VERIFY_WITH_TIMEOUT(m_seen->isHeld(), 60'000);
        QCOMPARE(m_seen->rows.size(), 4);
        QCOMPARE(m_seen->view.current()->name, PhaseName::Warmup);
        QVERIFY(m_seen->view.demoTarget);

        m_engine->go();

        QTRY_VERIFY_WITH_TIMEOUT(m_seen->stage() == Stage::Running && m_seen->view.phase == 1, 60'000);
        QVERIFY(m_seen->view.phases[0].spread.releaseBoundMs);
        QVERIFY(m_seen->view.phases[1].spread.releaseBoundMs);
        QCOMPARE(m_seen->view.phases[1].planned, std::chrono::milliseconds(3000)); // without its graceful stop
        const auto log = answerOf(m_engine->log(RunnerId{QStringLiteral("runner-01")}, PhaseName::Main, 5), this);
        QVERIFY(log && *log);
        QTRY_VERIFY_WITH_TIMEOUT(m_seen->record, 60'000);
        QCOMPARE(m_seen->record->outcome, fleet::Outcome::Completed);
        QCOMPARE(m_seen->record->number, 1);
        QCOMPARE(m_seen->record->series, m_seen->points);
        QVERIFY(m_seen->points.size() >= 2);
        QCOMPARE(m_seen->record->demoTarget.size(), 2);
        QCOMPARE(m_seen->record->demoTarget[1].runners, 4);
        const auto loaded = answerOf(history.load(m_seen->record->id), this);
        QVERIFY(loaded && *loaded);
        QVERIFY(**loaded == *m_seen->record);
        QTRY_VERIFY(changes > 1);
    }

    void countdownIsTakenBackAndTheRunStopped()
    {
        fleet::RunPlan plan = planOf(60);
        plan.countdown = std::chrono::seconds(30);
        QVERIFY(isPrepared(plan));
        QTRY_VERIFY_WITH_TIMEOUT(m_seen->isHeld(), 60'000);
        m_engine->go();
        QTRY_VERIFY_WITH_TIMEOUT(m_seen->view.releaseDue, 30'000);
        m_engine->holdAgain();
        QTRY_VERIFY_WITH_TIMEOUT(m_seen->isHeld(), 30'000);
        m_engine->stop();
        QTRY_VERIFY_WITH_TIMEOUT(m_seen->record, 60'000);
        QCOMPARE(m_seen->record->outcome, fleet::Outcome::Stopped);
        QVERIFY(!m_seen->record->phases[0].startedAt); // there was no load
        QVERIFY(*stored() == *m_seen->record);
        QTRY_COMPARE_WITH_TIMEOUT(k6Below(m_dir->path()), QStringList(), 30'000);
    }

    void runUnderLoadEnds_data()
    {
        QTest::addColumn<bool>("kill");
        QTest::addRow("stopped") << false;
        QTest::addRow("killed") << true;
    }
    void runUnderLoadEnds()
    {
        QFETCH(const bool, kill);
        QVERIFY(isPrepared(planOf(60)));
        QTRY_VERIFY_WITH_TIMEOUT(m_seen->isHeld(), 60'000);
        m_engine->go();
        QTRY_COMPARE_WITH_TIMEOUT(m_seen->stage(), Stage::Running, 60'000);
        kill ? m_engine->kill() : m_engine->stop();
        QTRY_VERIFY_WITH_TIMEOUT(m_seen->record, 60'000);
        QCOMPARE(m_seen->view.killed, kill);
        QCOMPARE(m_seen->record->outcome, fleet::Outcome::Stopped);
        QVERIFY(*stored() == *m_seen->record);
        QTRY_COMPARE_WITH_TIMEOUT(k6Below(m_dir->path()), QStringList(), 30'000);
    }

    void changedScriptIsNotStarted()
    {
        fleet::RunPlan plan = planOf(60);
        const auto checked = answerOf(m_engine->check(plan), this);
        QVERIFY(checked && *checked);
        plan = planOf(61);
        const auto prepared = answerOf(m_engine->prepare(plan, true, (*checked)->scriptSha256), this);
        QVERIFY(prepared && *prepared);
        QVERIFY(!(*prepared)->isStarted);
        QVERIFY((*prepared)->report.scriptSha256 != (*checked)->scriptSha256);
        QVERIFY(!QFile::exists(file()));
    }

    void missingScriptIsNotStarted()
    {
        const fleet::RunPlan plan = planOf(60);
        const auto checked = answerOf(m_engine->check(plan), this);
        QVERIFY(checked && *checked);
        QVERIFY(QFile::remove(plan.script));
        const auto prepared = answerOf(m_engine->prepare(plan, true, (*checked)->scriptSha256), this);
        QVERIFY(prepared && *prepared);
        QVERIFY(!(*prepared)->isStarted);
        QCOMPARE((*prepared)->report.checks.first().id, fleet::CheckId::Script);
        QCOMPARE((*prepared)->report.checks.first().level, fleet::CheckLevel::BlockFinal);
    }

    void missingK6IsNotStarted()
    {
        m_engine->useK6(QStringLiteral("/nowhere/k6"));
        const auto checked = answerOf(m_engine->check(planOf(60)), this);
        QVERIFY(checked && *checked);
        QVERIFY((*checked)->isBlocked(true));
        const auto prepared = answerOf(m_engine->prepare(planOf(60), true, {}), this);
        QVERIFY(prepared && *prepared);
        QVERIFY(!(*prepared)->isStarted);
        QCOMPARE((*prepared)->report.checks.first().id, fleet::CheckId::K6Binary);
    }

    void enginesShareAHistory()
    {
        LocalEngine other(factory(), m_clock, file());
        test::EngineWatcher otherSeen(other);
        QVERIFY(isPrepared(planOf(60)));
        fleet::RunPlan plan = planOf(60);
        plan.runners = 1;
        const auto prepared = answerOf(other.prepare(plan, true, {}), this);
        QVERIFY(prepared && *prepared && (*prepared)->isStarted);
        QTRY_VERIFY_WITH_TIMEOUT(m_seen->isHeld() && otherSeen.isHeld(), 60'000);
        m_engine->stop();
        other.stop();
        QTRY_VERIFY_WITH_TIMEOUT(m_seen->record && otherSeen.record, 60'000);
        QCOMPARE(m_seen->record->number + otherSeen.record->number, 3);
        auto store = store::RunStore::open(file());
        QVERIFY(store);
        QVERIFY(*(*store)->load(m_seen->record->id) == *m_seen->record);
        QVERIFY(*(*store)->load(otherSeen.record->id) == *otherSeen.record);
    }

    void endOfTheProgramLeavesNoK6()
    {
        QVERIFY(isPrepared(planOf(60)));
        QTRY_VERIFY_WITH_TIMEOUT(m_seen->isHeld(), 60'000);
        m_engine->go();
        QTRY_COMPARE_WITH_TIMEOUT(m_seen->stage(), Stage::Running, 60'000);
        QCOMPARE(k6Below(m_dir->path()).size(), 2);

        m_engine.reset();

        QCOMPARE(k6Below(m_dir->path()), QStringList());
        const auto run = stored();
        QVERIFY(run);
        QCOMPARE(run->outcome, fleet::Outcome::Interrupted);
    }
};

QTEST_GUILESS_MAIN(TestEngineRun)
#include "tst_engine_run.moc"
