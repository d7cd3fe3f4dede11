// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QtTest>

#include "machine_run.h"

using namespace largada;
using namespace largada::coordinator;
using namespace largada::coordinator::testing;

// The end of runners, phases and the run, wanted or not.
class TstEnding : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void blockedPreflightStartsNothing()
    {
        MachineRun run(planOf(1));
        run.apply(event::Start{run.now()});
        fleet::PreflightReport report;
        report.checks = {{fleet::CheckId::Script, fleet::CheckLevel::BlockFinal, QStringLiteral("/s.js"),
                          QStringLiteral("no such file")}};
        run.apply(event::PreflightDone{run.now(), report});
        QCOMPARE(run.stage(), Stage::Reported);
        QVERIFY(run.all<effect::StartFleet>().empty());
        QCOMPARE(*run.state().error, (Error{Errc::BadInput, QStringLiteral("no such file"), QStringLiteral("/s.js")}));
    }

    void forceOverridesABlockButNotAFinalOne_data()
    {
        QTest::addColumn<fleet::CheckLevel>("level");
        QTest::addColumn<bool>("force");
        QTest::addColumn<Stage>("stage");
        QTest::newRow("block") << fleet::CheckLevel::Block << false << Stage::Reported;
        QTest::newRow("block, forced") << fleet::CheckLevel::Block << true << Stage::Gathering;
        QTest::newRow("final, forced") << fleet::CheckLevel::BlockFinal << true << Stage::Reported;
        QTest::newRow("warning") << fleet::CheckLevel::Warning << false << Stage::Gathering;
    }
    void forceOverridesABlockButNotAFinalOne()
    {
        QFETCH(fleet::CheckLevel, level);
        QFETCH(bool, force);
        QFETCH(Stage, stage);
        fleet::RunPlan plan = planOf(1);
        plan.force = force;
        MachineRun run(plan);
        run.apply(event::Start{run.now()});
        fleet::PreflightReport report;
        report.checks = {{fleet::CheckId::Memory, level}};
        run.apply(event::PreflightDone{run.now(), report});
        QCOMPARE(run.stage(), stage);
    }

    void forcedRunNamesTheCheckThatStillBlocks()
    {
        fleet::RunPlan plan = planOf(1);
        plan.force = true;
        MachineRun run(plan);
        run.apply(event::Start{run.now()});
        fleet::PreflightReport report;
        report.checks = {{fleet::CheckId::Memory, fleet::CheckLevel::Block, QStringLiteral("memory")},
                         {fleet::CheckId::SplitTooFine, fleet::CheckLevel::BlockFinal, QStringLiteral("scenario")}};
        run.apply(event::PreflightDone{run.now(), report});
        QCOMPARE(run.state().error->subject, QStringLiteral("scenario"));
    }

    // Main judges k6's exit code by its meaning, the warm-up as a pod does.
    void exitCodeDecidesWhoIsLost_data()
    {
        QTest::addColumn<PhaseName>("phase");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<bool>("lost");
        QTest::newRow("warm-up 0") << PhaseName::Warmup << 0 << false;
        QTest::newRow("warm-up 99") << PhaseName::Warmup << 99 << true;
        QTest::newRow("warm-up 107") << PhaseName::Warmup << 107 << true;
        QTest::newRow("main 0") << PhaseName::Main << 0 << false;
        QTest::newRow("main 99: a threshold") << PhaseName::Main << 99 << false;
        QTest::newRow("main 101: teardown timeout") << PhaseName::Main << 101 << false;
        QTest::newRow("main 105") << PhaseName::Main << 105 << true;
        QTest::newRow("main 107") << PhaseName::Main << 107 << true;
        QTest::newRow("main 137") << PhaseName::Main << 137 << true;
    }
    void exitCodeDecidesWhoIsLost()
    {
        QFETCH(PhaseName, phase);
        QFETCH(int, exitCode);
        QFETCH(bool, lost);
        fleet::RunPlan plan = planOf(2);
        if (phase == PhaseName::Main)
            plan.warmupPercent.reset();
        MachineRun run(plan);
        run.begin();
        run.releasePhase(phase);
        run.endRunner(0, phase, exitCode, {ReasonCode::ExitCode, {}, exitCode});
        QCOMPARE(run.track(0, phase).lost, lost);
        QCOMPARE(run.track(0, phase).reason.code, lost ? ReasonCode::ExitCode : ReasonCode::None);
        QCOMPARE(run.stage(), Stage::Running); // one lost runner never ends the phase
    }

    void phaseIsOverOnlyWhenEveryResultIsCollected()
    {
        fleet::RunPlan plan = planOf(2);
        plan.warmupPercent.reset();
        MachineRun run(plan);
        run.begin();
        run.releasePhase(PhaseName::Main);
        run.endRunner(0, PhaseName::Main, 0);
        run.container(1, PhaseName::Main, ContainerState::Terminated, 0);
        QCOMPARE(run.stage(), Stage::Running);
        run.apply(event::Collected{run.now(), run.id(1), PhaseName::Main});
        QCOMPARE(run.stage(), Stage::Reported);
    }

    void stopReachesEveryRunnerWhereverItIs()
    {
        MachineRun run(planOf(3));
        run.begin();
        run.arm(0, PhaseName::Warmup);                                // paused, over its link
        run.container(1, PhaseName::Warmup, ContainerState::Running); // no link yet: by signal
        run.forget();                                                 // 2 has not begun: by signal
        run.apply(event::Stop{run.now(), StopCause::User});
        QCOMPARE(run.stage(), Stage::Stopping);
        QCOMPARE(run.all<effect::StopOverLink>(), (std::vector<effect::StopOverLink>{{run.id(0), PhaseName::Warmup}}));
        QCOMPARE(run.all<effect::EndRunner>(), (std::vector<effect::EndRunner>{{run.id(1), fleet::EndHow::Terminate},
                                                                               {run.id(2), fleet::EndHow::Terminate}}));
        run.endRunner(0, PhaseName::Warmup, 103, {ReasonCode::StoppedByUs});
        run.endRunner(1, PhaseName::Warmup, 143, {ReasonCode::StoppedByUs});
        QCOMPARE(run.stage(), Stage::Stopping); // until the last is proved to have ended
        run.endRunner(2, PhaseName::Warmup, 143, {ReasonCode::StoppedByUs});
        QCOMPARE(run.stage(), Stage::Reported);
        QCOMPARE(run.track(1, PhaseName::Main).reason.code, ReasonCode::StoppedByUs);
    }

    void mainThatBeginsWhileStoppingIsEndedToo()
    {
        MachineRun run(planOf(1));
        run.begin();
        run.releasePhase(PhaseName::Warmup);
        run.apply(event::Stop{run.now(), StopCause::User});
        run.endRunner(0, PhaseName::Warmup, 0); // it was quicker than the stop
        QCOMPARE(run.stage(), Stage::Stopping);
        run.forget();
        run.container(0, PhaseName::Main, ContainerState::Running);
        QCOMPARE(run.all<effect::EndRunner>(), (std::vector<effect::EndRunner>{{run.id(0), fleet::EndHow::Terminate}}));
        QVERIFY(run.all<effect::OpenLink>().empty());
        run.endRunner(0, PhaseName::Main, 143, {ReasonCode::StoppedByUs});
        QCOMPARE(run.stage(), Stage::Reported);
    }

    void stopThatDoesNotEndARunnerIsFollowedByStrongerOnes()
    {
        MachineRun run(planOf(1));
        run.begin();
        run.releasePhase(PhaseName::Warmup);
        run.apply(event::Stop{run.now(), StopCause::User});
        QVERIFY(run.all<effect::EndRunner>().empty());
        run.tick(terminateAfter);
        run.tick(milliseconds(50));
        QCOMPARE(run.all<effect::EndRunner>(), (std::vector<effect::EndRunner>{{run.id(0), fleet::EndHow::Terminate}}));
        run.tick(killAfter);
        QCOMPARE(run.all<effect::EndRunner>().back(), (effect::EndRunner{run.id(0), fleet::EndHow::Kill}));
    }

    void secondSignalKillsAtOnce()
    {
        MachineRun run(planOf(2));
        run.begin();
        run.releasePhase(PhaseName::Warmup);
        run.apply(event::Stop{run.now(), StopCause::Interrupted});
        run.apply(event::Kill{run.now()});
        QCOMPARE(run.all<effect::EndRunner>(),
                 (std::vector<effect::EndRunner>{{run.id(0), fleet::EndHow::Kill}, {run.id(1), fleet::EndHow::Kill}}));
        QCOMPARE(run.state().cause, StopCause::Interrupted);
    }

    void stopBeforeTheFleetIsKnownEndsIt()
    {
        MachineRun run(planOf(1));
        run.apply(event::Start{run.now()});
        run.apply(event::PreflightDone{run.now(), fleet::PreflightReport{}});
        run.apply(event::Stop{run.now(), StopCause::User});
        QCOMPARE(run.stage(), Stage::Stopping);
        run.apply(event::FleetKnown{run.now(), QVector<fleet::RunnerInfo>{{run.id(0), 1.0}}});
        QCOMPARE(run.all<effect::EndRunner>().size(), size_t(1));
        run.endRunner(0, PhaseName::Warmup, 143);
        QCOMPARE(run.stage(), Stage::Reported);
    }

    void stopDuringPreflightReportsAtOnce()
    {
        MachineRun run(planOf(1));
        run.apply(event::Start{run.now()});
        run.apply(event::Stop{run.now(), StopCause::User});
        QCOMPARE(run.stage(), Stage::Reported);
        run.apply(event::PreflightDone{run.now(), fleet::PreflightReport{}});
        QVERIFY(run.all<effect::StartFleet>().empty());
    }

    void teardownRunsOnceWhenAllOthersAreDone()
    {
        fleet::RunPlan plan = planOf(2);
        plan.warmupPercent.reset();
        plan.setup = fleet::SetupMode::Once;
        MachineRun run(plan);
        run.begin(true);
        run.armAll(PhaseName::Main);
        run.apply(event::SetupDone{run.now(), {}});
        run.verifyAll(PhaseName::Main);
        run.acknowledgeAll();
        run.status(0, PhaseName::Main, ExecutionStatus::Running);
        run.status(0, PhaseName::Main, ExecutionStatus::Ended);
        QVERIFY(run.all<effect::RunTeardown>().empty()); // the other still runs
        run.endRunner(1, PhaseName::Main, 0);
        QCOMPARE(run.stage(), Stage::TearingDown);
        run.tick(milliseconds(50));
        QCOMPARE(run.all<effect::RunTeardown>(), (std::vector<effect::RunTeardown>{{PhaseName::Main, run.id(0)}}));
        run.apply(event::TeardownDone{run.now(), {}});
        QCOMPARE(run.all<effect::Dismiss>(), (std::vector<effect::Dismiss>{{run.id(0), PhaseName::Main}}));
        run.endRunner(0, PhaseName::Main, 0);
        QCOMPARE(run.stage(), Stage::Reported);
        QVERIFY(!run.state().current().teardownFailed);
    }

    void lostKeeperMeansTeardownDidNotRun()
    {
        fleet::RunPlan plan = planOf(2);
        plan.warmupPercent.reset();
        plan.setup = fleet::SetupMode::Once;
        MachineRun run(plan);
        run.begin(true);
        run.armAll(PhaseName::Main);
        run.apply(event::SetupDone{run.now(), {}});
        run.verifyAll(PhaseName::Main);
        run.acknowledgeAll();
        run.endRunner(0, PhaseName::Main, 137, {ReasonCode::Killed, {}, 9});
        run.endRunner(1, PhaseName::Main, 0);
        QCOMPARE(run.stage(), Stage::Reported);
        QVERIFY(run.state().current().teardownFailed);
    }

    // Whatever comes, in whatever order: no crash, no release behind a closed gate, and every run can be ended.
    void randomEventsNeverReleaseUnarmedRunners()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 300; ++round)
            randomRound(random);
    }

private:
    static void randomRound(QRandomGenerator &random)
    {
        fleet::RunPlan plan = planOf(3);
        plan.stragglers = static_cast<fleet::StragglerPolicy>(random.bounded(3));
        plan.minimum = 1 + random.bounded(3);
        plan.setup = random.bounded(4) == 0 ? fleet::SetupMode::Once : fleet::SetupMode::Each;
        plan.countdown = std::chrono::seconds(random.bounded(3));
        MachineRun run(plan);
        run.begin(true);
        for (int i = 0; i < 400 && run.stage() != Stage::Reported; ++i) {
            const int runner = random.bounded(3);
            const PhaseName phase = random.bounded(2) == 0 ? PhaseName::Warmup : PhaseName::Main;
            const State before = run.state();
            switch (random.bounded(12)) {
            case 0:
            case 1:
                run.run(runner, phase);
                break;
            case 2:
            case 3:
            case 4:
                run.status(runner, phase, static_cast<ExecutionStatus>(random.bounded(12)));
                break;
            case 5:
                run.verifyAll(before.current().name);
                break;
            case 6:
                run.acknowledgeAll();
                break;
            case 7:
                run.endRunner(runner, phase, random.bounded(2) == 0 ? 0 : 107);
                break;
            case 8:
                run.apply(event::LinkChanged{run.now(), run.id(runner), phase, random.bounded(2) == 0, {}});
                break;
            case 9:
                run.apply(event::SetupDone{run.now(), {}});
                break;
            case 10:
                run.apply(event::ContinueWith{run.now(), 1 + random.bounded(3)});
                break;
            default:
                run.tick(milliseconds(random.bounded(4000)));
                break;
            }
        }
        for (const effect::Release &release : run.all<effect::Release>()) {
            QVERIFY(!release.runners.empty());
            for (const RunnerId &id : release.runners)
                QVERIFY(run.track(run.state().indexOf.value(id), release.phase).pausedAt.has_value());
        }
        run.apply(event::Stop{run.now(), StopCause::User});
        for (const PhaseName phase : {PhaseName::Warmup, PhaseName::Main})
            run.endAll(phase, 143);
        QCOMPARE(run.stage(), Stage::Reported);
    }
};

QTEST_GUILESS_MAIN(TstEnding)
#include "tst_ending.moc"
