// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>

#include <QRegularExpression>
#include <QtTest>

#include "coordinator/runner_rows.h"
#include "machine_run.h"
#include "support/fake_clock.h"

using namespace largada;
using namespace largada::coordinator;
using namespace largada::coordinator::testing;
using fleet::RunnerRow;
using fleet::RunnerRowChanges;
using fleet::RunnerState;

namespace
{

// Takes runner 0 of two somewhere; runner 1 does what is needed for it.
using Way = std::function<void(MachineRun &)>;

constexpr auto warmup = PhaseName::Warmup;
constexpr auto mainPhase = PhaseName::Main;

void toMainLoad(MachineRun &run)
{
    run.releasePhase(warmup);
    run.endAll(warmup, 0);
    run.releasePhase(mainPhase);
}

QVector<RunnerRow> rowsOf(const MachineRun &run, const Readings &readings = {})
{
    return runnerRows(run.state(), readings, {});
}

RunnerRow rowOf(const QString &id, RunnerState state = RunnerState::Ready)
{
    RunnerRow row;
    row.id = {id};
    row.state = state;
    return row;
}

} // namespace

Q_DECLARE_METATYPE(Way)

class TestRunnerRows : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void noRowsBeforeTheFleetIsKnown()
    {
        MachineRun run(planOf(2));
        QVERIFY(rowsOf(run).isEmpty());
        run.apply(event::Start{run.now()});
        QVERIFY(rowsOf(run).isEmpty());
        run.begin();
        QCOMPARE(rowsOf(run).size(), 2);
        QCOMPARE(rowsOf(run).at(1).id, MachineRun::id(1));
    }

    void stateReasonAndPhaseOfARunner_data()
    {
        QTest::addColumn<Way>("way");
        QTest::addColumn<RunnerState>("state");
        QTest::addColumn<fleet::PhaseName>("phase");
        QTest::addColumn<ReasonCode>("reason");
        QTest::addColumn<bool>("holdsGate");
        const auto add = [](const char *name, RunnerState state, PhaseName phase, ReasonCode reason, bool holdsGate,
                            Way way) { QTest::newRow(name) << way << state << phase << reason << holdsGate; };
        using enum RunnerState;

        add("nothing said of it", Creating, warmup, ReasonCode::Starting, true, [](MachineRun &) {});
        add("has no place", Pending, warmup, ReasonCode::None, true,
            [](MachineRun &run) { run.container(0, warmup, ContainerState::Waiting); });
        add("waits with a reason", Creating, warmup, ReasonCode::PortTaken, true,
            [](MachineRun &run) { run.container(0, warmup, ContainerState::Waiting, {}, {ReasonCode::PortTaken}); });
        add("container runs", Creating, warmup, ReasonCode::Starting, true,
            [](MachineRun &run) { run.container(0, warmup, ContainerState::Running); });
        add("makes its VUs", Creating, warmup, ReasonCode::InitialisingVus, true, [](MachineRun &run) {
            run.run(0, warmup);
            run.status(0, warmup, ExecutionStatus::InitVus, 2);
        });
        add("stands paused", Ready, warmup, ReasonCode::None, false, [](MachineRun &run) { run.arm(0, warmup); });
        add("link broke", Creating, warmup, ReasonCode::LinkLost, true, [](MachineRun &run) {
            run.arm(0, warmup);
            run.apply(event::LinkChanged{run.now(), MachineRun::id(0), warmup, false, {}});
        });
        add("released, not proved", Ready, warmup, ReasonCode::None, false, [](MachineRun &run) {
            run.armAll(warmup);
            run.verifyAll(warmup);
        });
        add("warm-up", WarmingUp, warmup, ReasonCode::None, false, [](MachineRun &run) { run.releasePhase(warmup); });
        add("between the phases", Creating, mainPhase, ReasonCode::Starting, false, [](MachineRun &run) {
            run.releasePhase(warmup);
            run.endRunner(0, warmup, 0);
        });
        add("in main before the others", Ready, mainPhase, ReasonCode::None, false, [](MachineRun &run) {
            run.releasePhase(warmup);
            run.endRunner(0, warmup, 0);
            run.arm(0, mainPhase);
        });
        add("holds the gate of main", Creating, mainPhase, ReasonCode::Starting, true, [](MachineRun &run) {
            run.releasePhase(warmup);
            run.endAll(warmup, 0);
            run.arm(1, mainPhase);
        });
        add("lost in its warm-up", Failed, warmup, ReasonCode::ExitCode, true, [](MachineRun &run) {
            run.releasePhase(warmup);
            run.endRunner(1, warmup, 0);
            run.endRunner(0, warmup, 99, {ReasonCode::ExitCode, {}, 99});
        });
        add("load", InLoad, mainPhase, ReasonCode::None, false, toMainLoad);
        add("stays for teardown()", Done, mainPhase, ReasonCode::None, false, [](MachineRun &run) {
            toMainLoad(run);
            run.status(0, mainPhase, ExecutionStatus::Running);
            run.status(0, mainPhase, ExecutionStatus::Ended);
        });
        add("left behind", Failed, warmup, ReasonCode::LeftBehind, false, [](MachineRun &run) {
            run.container(0, warmup, ContainerState::Running);
            run.arm(1, warmup);
            run.apply(event::ContinueWith{run.now(), 1});
        });
        add("left behind, the others wait for main", Failed, warmup, ReasonCode::LeftBehind, false,
            [](MachineRun &run) {
                run.arm(1, warmup);
                run.apply(event::ContinueWith{run.now(), 1});
                run.verifyAll(warmup);
                run.acknowledge(1);
                run.endRunner(0, warmup, 143);
                run.endRunner(1, warmup, 0);
            });
        add("left behind for a reason", Failed, warmup, ReasonCode::PortTaken, false, [](MachineRun &run) {
            run.container(0, warmup, ContainerState::Waiting, {}, {ReasonCode::PortTaken});
            run.arm(1, warmup);
            run.apply(event::ContinueWith{run.now(), 1});
        });
        add("resumed by another", Failed, warmup, ReasonCode::ResumedByOther, true, [](MachineRun &run) {
            run.arm(0, warmup);
            run.status(0, warmup, ExecutionStatus::Running);
        });
        add("stopped by us", Done, mainPhase, ReasonCode::StoppedByUs, false, [](MachineRun &run) {
            toMainLoad(run);
            run.apply(event::Stop{run.now(), StopCause::User});
            run.endAll(mainPhase, 103);
        });
        add("stopped before it began", Done, warmup, ReasonCode::StoppedByUs, false, [](MachineRun &run) {
            run.apply(event::Stop{run.now(), StopCause::User});
            run.container(0, warmup, ContainerState::Terminated, {}, {ReasonCode::StoppedByUs});
        });
    }
    void stateReasonAndPhaseOfARunner()
    {
        QFETCH(Way, way);
        QFETCH(RunnerState, state);
        QFETCH(fleet::PhaseName, phase);
        QFETCH(ReasonCode, reason);
        QFETCH(bool, holdsGate);
        MachineRun run(planOf(2));
        run.begin();
        way(run);
        const RunnerRow row = rowsOf(run).first();
        QCOMPARE(row.state, state);
        QCOMPARE(row.phase, phase);
        QCOMPARE(row.reason.code, reason);
        QCOMPARE(row.holdsGate, holdsGate);
    }

    void endOfMainByItsExitCode_data()
    {
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<ReasonCode>("reason");
        QTest::addColumn<RunnerState>("state");
        QTest::newRow("ok") << 0 << ReasonCode::None << RunnerState::Done;
        QTest::newRow("thresholds missed") << 99 << ReasonCode::ExitCode << RunnerState::Done;
        QTest::newRow("teardown() too slow") << 101 << ReasonCode::ExitCode << RunnerState::Done;
        QTest::newRow("stopped by API") << 103 << ReasonCode::ExitCode << RunnerState::Done;
        QTest::newRow("interrupted") << 105 << ReasonCode::Interrupted << RunnerState::Done;
        QTest::newRow("interrupted, of a full disk") << 105 << ReasonCode::DiskFull << RunnerState::Failed;
        QTest::newRow("exception") << 107 << ReasonCode::ScriptFailed << RunnerState::Failed;
        QTest::newRow("aborted by the script") << 108 << ReasonCode::AbortedByScript << RunnerState::Failed;
        QTest::newRow("out of memory") << 137 << ReasonCode::Killed << RunnerState::Failed;
    }
    void endOfMainByItsExitCode()
    {
        QFETCH(int, exitCode);
        QFETCH(ReasonCode, reason);
        QFETCH(RunnerState, state);
        MachineRun run(planOf(2));
        run.begin();
        toMainLoad(run);
        run.endRunner(0, mainPhase, exitCode, {reason});
        QCOMPARE(rowsOf(run).first().state, state);
        QCOMPARE(rowsOf(run).first().exitCode, std::optional(exitCode));
        QCOMPARE(rowsOf(run).at(1).state, RunnerState::InLoad);
    }

    void vusAreThoseMadeThenThoseActive()
    {
        MachineRun run(planOf(1));
        run.begin();
        run.run(0, warmup);
        run.status(0, warmup, ExecutionStatus::InitVus, 3);
        QCOMPARE(rowsOf(run).first().vus, 3);
        QCOMPARE(rowsOf(run).first().plannedVus, 5);
        run.status(0, warmup, ExecutionStatus::PausedBeforeRun, 5);
        QCOMPARE(rowsOf(run).first().vus, 5);
        run.verifyAll(warmup);
        run.acknowledgeAll();
        k6::Status running;
        running.execution = ExecutionStatus::Running;
        running.vus = 4;
        running.vusMax = 5;
        run.apply(event::StatusRead{run.now(), run.now(), MachineRun::id(0), warmup, running});
        QCOMPARE(rowsOf(run).first().vus, 4);
        run.endRunner(0, warmup, 0);
        QCOMPARE(rowsOf(run).first().vus, 0);
        QCOMPARE(rowsOf(run).first().plannedVus, 20);
    }

    void figuresAreThoseOfItsPhase()
    {
        MachineRun run(planOf(1));
        run.begin();
        run.releasePhase(warmup);
        Readings readings;
        const LinkKey key{MachineRun::id(0), warmup};
        readings.takeMetric(key, {QStringLiteral("http_reqs"), {}, {{QStringLiteral("count"), 200}}});
        readings.takeMetric(key, {QStringLiteral("http_req_failed"), {}, {{QStringLiteral("rate"), 0.05}}});
        readings.takeUsage(key, {1.0, 50e6}, run.now());
        readings.takeUsage(key, {3.0, 60e6}, run.now() + std::chrono::seconds(5));
        const RunnerRow row = rowsOf(run, readings).first();
        QCOMPARE(row.requests, std::optional<qint64>(200));
        QCOMPARE(row.failed, std::optional<qint64>(10));
        QCOMPARE(row.failRate(), std::optional(0.05));
        QCOMPARE(row.cpuPercent, std::optional(40.0));
        QCOMPARE(row.rssMb, std::optional(60.0));
        run.endRunner(0, warmup, 0);
        QVERIFY(!rowsOf(run, readings).first().requests); // main has none yet
        QVERIFY(!rowsOf(run, readings).first().failRate());
    }

    void sinceIsTheWallTimeOfTheState()
    {
        const WallAnchor anchor(test::FakeClock{});
        MachineRun run(planOf(1));
        const auto begun = run.now();
        const auto since = [&run, &anchor] { return runnerRows(run.state(), {}, anchor).first().since; };
        const auto after = [&anchor, begun](milliseconds time) { return std::optional(anchor.at(begun + time)); };
        run.begin();
        QCOMPARE(since(), after(milliseconds(0)));
        run.pass(milliseconds(100));
        run.run(0, warmup);
        QCOMPARE(since(), after(milliseconds(100)));
        run.pass(milliseconds(100));
        run.status(0, warmup, ExecutionStatus::PausedBeforeRun);
        QCOMPARE(since(), after(milliseconds(200)));
        run.verifyAll(warmup);
        run.acknowledgeAll();
        QCOMPARE(since(), after(milliseconds(201)));
        run.pass(milliseconds(800));
        run.endRunner(0, warmup, 107, {ReasonCode::ScriptFailed});
        QCOMPARE(rowsOf(run).first().state, RunnerState::Failed);
        QCOMPARE(since(), after(milliseconds(1000)));
    }

    void onlyChangedRowsAreGiven_data()
    {
        using Rows = QVector<RunnerRow>;
        QTest::addColumn<Rows>("before");
        QTest::addColumn<Rows>("after");
        QTest::addColumn<RunnerRowChanges>("changes");
        const RunnerRow a = rowOf(QStringLiteral("a")), b = rowOf(QStringLiteral("b")), c = rowOf(QStringLiteral("c"));
        const RunnerRow lostB = rowOf(QStringLiteral("b"), RunnerState::Failed);
        QTest::newRow("both empty") << Rows() << Rows() << RunnerRowChanges();
        QTest::newRow("all new") << Rows() << Rows{a, b} << RunnerRowChanges{{a, b}, {}};
        QTest::newRow("same") << Rows{a, b} << Rows{a, b} << RunnerRowChanges();
        QTest::newRow("one changed") << Rows{a, b, c} << Rows{a, lostB, c} << RunnerRowChanges{{lostB}, {}};
        QTest::newRow("one more") << Rows{a, c} << Rows{a, b, c} << RunnerRowChanges{{b}, {}};
        QTest::newRow("one more, one changed") << Rows{b} << Rows{a, lostB} << RunnerRowChanges{{lostB, a}, {}};
        QTest::newRow("one less") << Rows{a, b, c} << Rows{a, c} << RunnerRowChanges{{}, {b.id}};
        QTest::newRow("all gone") << Rows{a, b} << Rows() << RunnerRowChanges{{}, {a.id, b.id}};
        QTest::newRow("another fleet") << Rows{a, b} << Rows{c} << RunnerRowChanges{{c}, {a.id, b.id}};
    }
    void onlyChangedRowsAreGiven()
    {
        QFETCH(QVector<RunnerRow>, before);
        QFETCH(QVector<RunnerRow>, after);
        QFETCH(RunnerRowChanges, changes);
        QCOMPARE(changedRows(before, after), changes);
        QCOMPARE(changedRows(before, after).isEmpty(), before == after);
    }

    void everyStateHasAKey()
    {
        QStringList keys;
        for (const RunnerState state : fleet::allRunnerStates) {
            keys << fleet::runnerStateKey(state);
            QCOMPARE(fleet::runnerStateFromKey(keys.last()), std::optional(state));
        }
        QCOMPARE(keys.removeDuplicates(), 0);
        QVERIFY(!keys.contains(QString()));
        QVERIFY(!fleet::runnerStateFromKey(QStringLiteral("Failed")));
    }

    void rowsShowWhereRunnersLive()
    {
        MachineRun run(planOf(2));
        run.begin();
        fleet::RunnerPlace place;
        place.runner = run.id(1);
        place.node = QStringLiteral("node-1");
        place.status = QStringLiteral("Init:2/3");
        place.restarts = 2;
        place.createdAt = WallTime(milliseconds(5));
        place.containers = {{QStringLiteral("main"), {}, fleet::ContainerState::Waiting, {}, 0, {}, false}};
        const auto rows = runnerRows(run.state(), {}, {}, Places{{place.runner, place}});
        QVERIFY(rows[0].node.isEmpty());
        QCOMPARE(rows[1].node, place.node);
        QCOMPARE(rows[1].podStatus, place.status);
        QCOMPARE(rows[1].restarts, 2);
        QCOMPARE(rows[1].createdAt, place.createdAt);
        QCOMPARE(rows[1].containers, place.containers);
    }

    void whoLeftBeforeTheLoadIsNotShown()
    {
        MachineRun run(planOf(2));
        run.begin();
        run.apply(event::RunnerLeft{run.now(), run.id(0), {ReasonCode::PodDeleted}});
        const auto rows = rowsOf(run);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().id, run.id(1));
    }
};

QTEST_GUILESS_MAIN(TestRunnerRows)
#include "tst_runner_rows.moc"
