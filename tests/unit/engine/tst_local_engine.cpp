// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "engine/local_engine.h"
#include "store/run_store.h"
#include "support/engine_watcher.h"
#include "support/fake_backend.h"

using namespace largada;
using namespace largada::engine;
using coordinator::Stage;
using fleet::PhaseName;
using test::FakeBackend;

namespace
{

// Failures of the store come from its thread, as often as it tries.
class QuietWarnings
{
public:
    QuietWarnings()
    {
        m_before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    }
    ~QuietWarnings() { qInstallMessageHandler(m_before); }
    Q_DISABLE_COPY_MOVE(QuietWarnings)

private:
    QtMessageHandler m_before = nullptr;
};

fleet::RunPlan twoRunners()
{
    fleet::RunPlan plan;
    plan.script = QStringLiteral("/tmp/a.js");
    plan.runners = 2;
    plan.warmupPercent.reset();
    plan.holdBeforeStart = true;
    return plan;
}

} // namespace

class TestLocalEngine : public QObject
{
    Q_OBJECT

private:
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::function<void(FakeBackend &)> m_tell; // before its first use, in the engine's thread
    std::atomic<FakeBackend *> m_backend = nullptr;
    std::atomic<int> m_made = 0;

    QString file() const { return m_dir->filePath(QStringLiteral("history.db")); }
    std::unique_ptr<LocalEngine> engineOn(const QString &historyFile)
    {
        return std::make_unique<LocalEngine>(
            [this](const BackendWanted &) {
                auto backend = std::make_unique<FakeBackend>(m_clock);
                ++m_made;
                if (m_tell)
                    m_tell(*backend);
                m_backend = backend.get();
                return backend;
            },
            m_clock, historyFile);
    }
    // In the backend's thread.
    template<class Fn>
    void tell(Fn fn)
    {
        FakeBackend *backend = m_backend;
        QMetaObject::invokeMethod(backend, [backend, fn] { fn(*backend); }, Qt::QueuedConnection);
    }
    void endAll()
    {
        tell([](FakeBackend &backend) {
            backend.terminate(FakeBackend::id(0), PhaseName::Main, 0);
            backend.terminate(FakeBackend::id(1), PhaseName::Main, 0);
        });
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_dir = std::make_unique<QTemporaryDir>();
        m_tell = nullptr;
        m_backend = nullptr;
        m_made = 0;
    }

    void checkAnswersWithTheReport()
    {
        m_tell = [](FakeBackend &backend) { backend.report->k6Version = QStringLiteral("1.1.0"); };
        auto engine = engineOn(file());
        const auto report = test::answerOf(engine->check(twoRunners()), this);
        QVERIFY(report && *report);
        QCOMPARE((*report)->k6Version, QStringLiteral("1.1.0"));
        QVERIFY(!QFile::exists(file())); // nothing was to be stored
    }

    void newCheckCancelsTheLast()
    {
        m_tell = [this](FakeBackend &backend) { backend.answersPreflight = m_made > 1; };
        auto engine = engineOn(file());
        const auto first = engine->check(twoRunners());
        QTRY_COMPARE(m_made.load(), 1);
        const auto second = test::answerOf(engine->check(twoRunners()), this);
        QVERIFY(second && *second);
        const auto cancelled = test::answerOf(first, this);
        QVERIFY(cancelled);
        QCOMPARE(cancelled->error().code, Errc::Cancelled);
    }

    void heldRunStartsWhenToldAndIsStored()
    {
        fleet::RunPlan plan = twoRunners();
        plan.env = {{QStringLiteral("TOKEN"), QStringLiteral("secret")}};
        auto engine = engineOn(file());
        test::EngineWatcher seen(*engine);
        const auto prepared = test::answerOf(engine->prepare(plan, false, {}), this);
        QVERIFY(prepared && *prepared && (*prepared)->isStarted);
        QTRY_VERIFY(seen.isHeld());
        QCOMPARE(seen.newFleets, 2); // an empty one when the run began, and the real one
        QCOMPARE(seen.rows.size(), 2);
        QTRY_COMPARE(seen.rows[1].state, fleet::RunnerState::Ready);
        QCOMPARE(seen.view.current()->armed, 2);
        QCOMPARE(seen.view.plan.env.size(), 1);
        QVERIFY(seen.view.plan.env[0].value.isEmpty());
        QVERIFY(seen.view.isActive());
        QTRY_COMPARE(seen.view.number, 1);

        engine->go();

        QTRY_COMPARE(seen.stage(), Stage::Running);
        QCOMPARE(seen.view.current()->started, 2);
        QCOMPARE(seen.view.current()->runners, 2);
        QVERIFY(seen.view.current()->spread.releaseBoundMs);
        QVERIFY(seen.view.isUnderLoad());
        endAll();
        QTRY_VERIFY(seen.record);
        QCOMPARE(seen.stage(), Stage::Reported);
        QVERIFY(!seen.view.isActive());
        QVector<Stage> stages;
        for (const auto &[stage, at] : seen.view.entered)
            stages.append(stage);
        const QVector<Stage> expected{Stage::Preflight, Stage::Gathering, Stage::Armed,
                                      Stage::Releasing, Stage::Running,   Stage::Reported};
        QCOMPARE(stages, expected);
        QVERIFY(seen.saves > 0);
        auto store = store::RunStore::open(file());
        QVERIFY(store);
        const auto stored = (*store)->load(seen.record->id);
        QVERIFY(stored);
        QVERIFY(*stored == *seen.record);
    }

    void secondRunIsAnotherFleet()
    {
        auto engine = engineOn(file());
        test::EngineWatcher seen(*engine);
        for (int number = 1; number <= 2; ++number) {
            seen.record.reset();
            const auto prepared = test::answerOf(engine->prepare(twoRunners(), false, {}), this);
            QVERIFY(prepared && *prepared && (*prepared)->isStarted);
            QTRY_VERIFY(seen.isHeld());
            QCOMPARE(seen.newFleets, 2 * number);
            engine->stop();
            QTRY_VERIFY(seen.record);
            QCOMPARE(seen.record->number, number);
            QCOMPARE(seen.record->outcome, fleet::Outcome::Stopped);
            QVERIFY(seen.view.cause == coordinator::StopCause::User);
        }
    }

    void onlyOneRunAtATime()
    {
        auto engine = engineOn(file());
        test::EngineWatcher seen(*engine);
        QVERIFY(test::answerOf(engine->prepare(twoRunners(), false, {}), this));
        QTRY_VERIFY(seen.isHeld());
        const auto second = test::answerOf(engine->prepare(twoRunners(), false, {}), this);
        QVERIFY(second);
        QCOMPARE(second->error().code, Errc::Conflict);
        const auto check = test::answerOf(engine->check(twoRunners()), this);
        QVERIFY(check);
        QCOMPARE(check->error().code, Errc::Conflict); // no k6 beside a fleet that is about to start
        QVERIFY(seen.isHeld());
    }

    void nothingStartsThatIsNotAsChecked_data()
    {
        QTest::addColumn<QString>("checked");
        QTest::addColumn<fleet::CheckLevel>("level");
        QTest::addColumn<bool>("force");
        QTest::addColumn<bool>("starts");
        QTest::addRow("as checked") << QStringLiteral("abc") << fleet::CheckLevel::Ok << false << true;
        QTest::addRow("not compared") << QString() << fleet::CheckLevel::Warning << false << true;
        QTest::addRow("another script") << QStringLiteral("def") << fleet::CheckLevel::Ok << false << false;
        QTest::addRow("another script, forced") << QStringLiteral("def") << fleet::CheckLevel::Ok << true << false;
        QTest::addRow("blocked") << QStringLiteral("abc") << fleet::CheckLevel::Block << false << false;
        QTest::addRow("blocked, forced") << QStringLiteral("abc") << fleet::CheckLevel::Block << true << true;
        QTest::addRow("blocked for good") << QStringLiteral("abc") << fleet::CheckLevel::BlockFinal << true << false;
    }
    void nothingStartsThatIsNotAsChecked()
    {
        QFETCH(const QString, checked);
        QFETCH(const fleet::CheckLevel, level);
        QFETCH(const bool, force);
        QFETCH(const bool, starts);
        m_tell = [level](FakeBackend &backend) {
            backend.report->scriptSha256 = QStringLiteral("abc");
            backend.report->checks = {{fleet::CheckId::Memory, level}};
        };
        auto engine = engineOn(file());
        test::EngineWatcher seen(*engine);
        fleet::RunPlan plan = twoRunners();
        plan.force = force;

        const auto prepared = test::answerOf(engine->prepare(plan, false, checked), this);

        QVERIFY(prepared && *prepared);
        QCOMPARE((*prepared)->isStarted, starts);
        QCOMPARE((*prepared)->report.scriptSha256, QStringLiteral("abc"));
        if (starts) {
            QTRY_VERIFY(seen.isHeld());
            return;
        }
        // The way is free, and nothing of it is kept.
        m_tell = nullptr;
        const auto next = test::answerOf(engine->prepare(twoRunners(), false, {}), this);
        QVERIFY(next && *next && (*next)->isStarted);
        QTRY_COMPARE(seen.view.number, 1);
    }

    void stopEndsPreparingToo()
    {
        m_tell = [](FakeBackend &backend) { backend.answersPreflight = false; };
        auto engine = engineOn(file());
        const auto prepared = engine->prepare(twoRunners(), true, {});
        QTRY_COMPARE(m_made.load(), 1);
        engine->stop();
        const auto answer = test::answerOf(prepared, this);
        QVERIFY(answer);
        QCOMPARE(answer->error().code, Errc::Cancelled);
    }

    void countdownCanBeTakenBackAndCutShort()
    {
        auto engine = engineOn(file());
        test::EngineWatcher seen(*engine);
        fleet::RunPlan plan = twoRunners();
        plan.countdown = std::chrono::minutes(10);
        QVERIFY(test::answerOf(engine->prepare(plan, false, {}), this));
        QTRY_VERIFY(seen.isHeld());
        engine->go();
        QTRY_VERIFY(seen.view.releaseDue);
        QVERIFY(!seen.isHeld());
        engine->holdAgain();
        QTRY_VERIFY(seen.isHeld());
        QVERIFY(!seen.view.releaseDue);
        engine->go();
        QTRY_VERIFY(seen.view.releaseDue);
        engine->releaseNow();
        QTRY_COMPARE(seen.stage(), Stage::Running);
    }

    void questionWaitsForItsAnswer()
    {
        m_tell = [](FakeBackend &backend) { backend.k6(FakeBackend::id(1), PhaseName::Main).opens = false; };
        auto engine = engineOn(file());
        test::EngineWatcher seen(*engine);
        fleet::RunPlan plan = twoRunners();
        plan.holdBeforeStart = false;
        plan.gateTimeout = std::chrono::hours(1);
        QVERIFY(test::answerOf(engine->prepare(plan, false, {}), this));
        QTRY_VERIFY(seen.rows.size() == 2 && seen.rows[0].state == fleet::RunnerState::Ready);
        QVERIFY(!seen.view.question);
        engine->setPolicy(fleet::StragglerPolicy::Wait, 0, std::chrono::milliseconds(50));
        QTRY_VERIFY(seen.view.question);
        QCOMPARE(*seen.view.question, coordinator::Question::GateTimedOut);
        QCOMPARE(seen.view.questionRunner, FakeBackend::id(1));
        QCOMPARE(seen.stage(), Stage::Gathering);

        engine->keepWaiting();
        QTRY_VERIFY(!seen.view.question);
        QCOMPARE(seen.stage(), Stage::Gathering);
        engine->setPolicy(fleet::StragglerPolicy::Wait, 0, std::chrono::milliseconds(60)); // another limit
        QTRY_VERIFY(seen.view.question);

        engine->continueWith(1);
        QTRY_COMPARE(seen.stage(), Stage::Running);
        QVERIFY(!seen.view.question);
        QCOMPARE(seen.view.current()->runners, 1);
        QCOMPARE(seen.view.current()->lost, 1);
    }

    void updatesAreTenASecondAtMost()
    {
        auto engine = engineOn(file());
        test::EngineWatcher seen(*engine);
        QVERIFY(test::answerOf(engine->prepare(twoRunners(), false, {}), this));
        QTRY_VERIFY(seen.isHeld());
        engine->go();
        QTRY_COMPARE(seen.stage(), Stage::Running);
        const int before = seen.updates;
        QElapsedTimer timer;
        timer.start();
        int vus = 0;
        while (timer.elapsed() < 1500) {
            tell([vus](FakeBackend &backend) { backend.k6(FakeBackend::id(0), PhaseName::Main).vus = vus; });
            const int next = ++vus;
            const qint64 until = timer.elapsed() + 10;
            QTRY_VERIFY(timer.elapsed() >= until && next == vus);
        }
        const int most = static_cast<int>(timer.elapsed() / 100) + 2;
        QVERIFY2(seen.updates - before <= most, qPrintable(QString::number(seen.updates - before)));
        QVERIFY(seen.updates > before);
        QTRY_VERIFY(!seen.points.isEmpty());
    }

    void programThatEndsLeavesAnInterruptedRun()
    {
        auto engine = engineOn(file());
        test::EngineWatcher seen(*engine);
        QVERIFY(test::answerOf(engine->prepare(twoRunners(), false, {}), this));
        QTRY_VERIFY(seen.isHeld());
        engine->go();
        QTRY_COMPARE(seen.stage(), Stage::Running);

        engine.reset();

        QVERIFY(!seen.record);
        auto store = store::RunStore::open(file());
        QVERIFY(store);
        const auto stored = (*store)->load(seen.view.id);
        QVERIFY(stored);
        QCOMPARE(stored->outcome, fleet::Outcome::Interrupted);
        QVERIFY(stored->endedAt);
    }

    void leavingEndsNoRunnerAndSaysSo_data()
    {
        QTest::addColumn<bool>("underLoad");
        QTest::newRow("paused") << false;
        QTest::newRow("under load") << true;
    }
    void leavingEndsNoRunnerAndSaysSo()
    {
        QFETCH(const bool, underLoad);
        std::atomic<int> told = -1;
        m_tell = [&told](FakeBackend &backend) {
            backend.whenGone = [&told](const FakeBackend &gone) { told = int(gone.ended.size()) + gone.finishes; };
        };
        auto engine = engineOn(file());
        test::EngineWatcher seen(*engine);
        QVERIFY(test::answerOf(engine->prepare(twoRunners(), false, {}), this));
        QTRY_VERIFY(seen.isHeld());
        if (underLoad) {
            engine->go();
            QTRY_COMPARE(seen.stage(), Stage::Running);
        }

        engine->leave();

        QTRY_VERIFY(seen.record);
        QCOMPARE(told.load(), 0);
        QCOMPARE(seen.stage(), Stage::Reported);
        QVERIFY(!seen.view.isActive());
        QCOMPARE(seen.record->outcome, fleet::Outcome::Interrupted);
        auto store = store::RunStore::open(file());
        const auto stored = (*store)->load(seen.record->id);
        QVERIFY(stored && stored->outcome == fleet::Outcome::Interrupted && stored->endedAt);
    }

    void runIsOverWhenTheClusterWasTold()
    {
        m_tell = [](FakeBackend &backend) { backend.settles = false; };
        auto engine = engineOn(file());
        test::EngineWatcher seen(*engine);
        QVERIFY(test::answerOf(engine->prepare(twoRunners(), false, {}), this));
        QTRY_VERIFY(seen.isHeld());
        engine->stop();
        QTRY_COMPARE(seen.stage(), Stage::Reported);
        const auto refused = test::answerOf(engine->prepare(twoRunners(), false, {}), this);
        QVERIFY(refused && !*refused);
        QVERIFY(!seen.record);
        tell([](FakeBackend &backend) { emit backend.settled(); });
        QTRY_VERIFY(seen.record);
    }

    void runThatCannotBeStoredSaysSo()
    {
        const QString obstacle = m_dir->filePath(QStringLiteral("obstacle"));
        QVERIFY(QFile(obstacle).open(QIODevice::WriteOnly));
        const QuietWarnings quiet;
        auto engine = engineOn(obstacle + QStringLiteral("/history.db"));
        test::EngineWatcher seen(*engine);
        QVERIFY(test::answerOf(engine->prepare(twoRunners(), false, {}), this));
        QTRY_VERIFY(seen.isHeld());
        engine->stop();
        QTRY_VERIFY(seen.record);
        QVERIFY(!seen.record->warnings.isEmpty());
        QCOMPARE(seen.record->warnings.last().code, fleet::WarningCode::HistoryNotWritten);
        QCOMPARE(seen.saves, 0);
        engine.reset();
    }

    void logOfNoRunIsNotThere()
    {
        auto engine = engineOn(file());
        const auto log = test::answerOf(engine->log(FakeBackend::id(0), PhaseName::Main, 5), this);
        QVERIFY(log);
        QCOMPARE(log->error().code, Errc::NotFound);
    }

    void chosenK6IsWantedFromTheNextCheckOn()
    {
        QStringList wanted;
        LocalEngine engine(
            [this, &wanted](const BackendWanted &asked) {
                wanted.append(asked.k6);
                return std::make_unique<FakeBackend>(m_clock);
            },
            m_clock, file());
        QVERIFY(test::answerOf(engine.check(twoRunners()), this));
        engine.useK6(QStringLiteral("/opt/k6"));
        QVERIFY(test::answerOf(engine.check(twoRunners()), this));
        QCOMPARE(wanted, QStringList({QString(), QStringLiteral("/opt/k6")}));
    }
};

QTEST_GUILESS_MAIN(TestLocalEngine)
#include "tst_local_engine.moc"
