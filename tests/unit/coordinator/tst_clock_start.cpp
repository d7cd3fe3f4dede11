// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QtTest>

#include "machine_run.h"

using namespace largada;
using namespace largada::coordinator;
using namespace largada::coordinator::testing;

namespace
{

constexpr milliseconds lead{10'000};

fleet::RunPlan planWith(int runners, fleet::StartMode mode = fleet::StartMode::Clock)
{
    fleet::RunPlan plan = planOf(runners);
    plan.warmupPercent.reset();
    plan.mode = mode;
    return plan;
}

void begin(MachineRun &run, std::optional<milliseconds> made = lead)
{
    run.begin();
    run.apply(event::StarterMade{run.now(), made});
}

void sayArmed(MachineRun &run, int runner)
{
    run.apply(event::StarterArmed{run.now(), MachineRun::id(runner)});
}

// To the moment when everything has to be sure.
void passToTheCheck(MachineRun &run)
{
    run.tick(lead - clockVerifyWithin);
    run.verifyAll(PhaseName::Main);
    run.tick(clockVerifyWithin - clockSureBefore);
}

} // namespace

// Runs that start at a time, and runners that let themselves go.
class TstClockStart : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    // Rule 5.
    void armedFleetIsHeldUntilItsStartTime_data()
    {
        QTest::addColumn<int>("startsIn"); // seconds after it is armed
        QTest::addColumn<int>("countdown");
        QTest::addColumn<int>("releasedAfter");
        QTest::addColumn<bool>("late");
        QTest::newRow("ahead") << 60 << 0 << 60 << false;
        QTest::newRow("after the countdown") << 60 << 5 << 60 << false;
        QTest::newRow("within the countdown") << 3 << 5 << 5 << true;
        QTest::newRow("passed") << -7 << 0 << 0 << true;
    }
    void armedFleetIsHeldUntilItsStartTime()
    {
        QFETCH(int, startsIn);
        QFETCH(int, countdown);
        QFETCH(int, releasedAfter);
        QFETCH(bool, late);
        fleet::RunPlan plan = planWith(1, fleet::StartMode::Broadcast);
        plan.startAt = WallTime{};
        plan.countdown = std::chrono::seconds(countdown);
        MachineRun run(plan);
        run.apply(event::Start{run.now(), run.now() + std::chrono::seconds(startsIn)});
        run.apply(event::PreflightDone{run.now(), fleet::PreflightReport{}});
        run.apply(event::FleetKnown{run.now(), QVector<fleet::RunnerInfo>{{run.id(0), 1.0}}});
        run.armAll(PhaseName::Main);
        if (releasedAfter > 0) {
            run.tick(std::chrono::seconds(releasedAfter) - milliseconds(1));
            run.verifyAll(PhaseName::Main);
            QCOMPARE(run.stage(), Stage::Armed);
            run.tick(milliseconds(1));
        }
        run.verifyAll(PhaseName::Main);
        QCOMPARE(run.stage(), Stage::Releasing);
        QCOMPARE(run.state().startLate, late);
    }

    void onlyTheFirstPhaseIsHeldUntilTheStartTime()
    {
        fleet::RunPlan plan = planOf(1);
        plan.startAt = WallTime{};
        MachineRun run(plan);
        run.apply(event::Start{run.now(), run.now() + std::chrono::minutes(1)});
        run.apply(event::PreflightDone{run.now(), fleet::PreflightReport{}});
        run.apply(event::FleetKnown{run.now(), QVector<fleet::RunnerInfo>{{run.id(0), 1.0}}});
        run.armAll(PhaseName::Warmup);
        run.apply(event::ReleaseNow{run.now()}); // a person is quicker
        run.verifyAll(PhaseName::Warmup);
        run.acknowledgeAll();
        run.endRunner(0, PhaseName::Warmup, 0);
        run.releasePhase(PhaseName::Main);
        QCOMPARE(run.stage(), Stage::Running);
    }

    // Rule 6.
    void backendWithoutTheWayEndsTheRun()
    {
        MachineRun run(planWith(1));
        begin(run, std::nullopt);
        QCOMPARE(run.stage(), Stage::Stopping);
        QCOMPARE(run.state().error->code, Errc::Unsupported);
    }

    void clocksAreArmedAtOnceAndLetGoAtTheMoment()
    {
        MachineRun run(planWith(2));
        begin(run);
        run.armAll(PhaseName::Main);
        const std::vector<effect::ArmStarter> expected{{PhaseName::Main, {run.id(0), run.id(1)}, run.now() + lead}};
        QCOMPARE(run.all<effect::ArmStarter>(), expected);
        sayArmed(run, 0);
        sayArmed(run, 1);
        passToTheCheck(run);
        QCOMPARE(run.stage(), Stage::Armed);
        QVERIFY(run.all<effect::AbortStarter>().empty());
        run.tick(clockSureBefore);
        QCOMPARE(run.stage(), Stage::Releasing);
        run.acknowledgeAll();
        QCOMPARE(run.stage(), Stage::Running);
    }

    // A node's clock may be a little ahead of ours.
    void earlyNewsOfAReleaseIsTheRelease()
    {
        MachineRun run(planWith(1));
        begin(run);
        run.armAll(PhaseName::Main);
        sayArmed(run, 0);
        passToTheCheck(run);
        run.tick(clockSureBefore - milliseconds(5));
        QCOMPARE(run.stage(), Stage::Armed);
        run.apply(event::ReleaseSent{run.now(), run.id(0)});
        QCOMPARE(run.stage(), Stage::Releasing);
        QVERIFY(run.track(0, PhaseName::Main).sentAt.has_value());
    }

    void whoIsNotArmedInTimeIsTriedOnceMoreAndThenWaitedFor()
    {
        MachineRun run(planWith(2));
        begin(run);
        run.armAll(PhaseName::Main);
        sayArmed(run, 0);
        passToTheCheck(run);
        QCOMPARE(run.all<effect::AbortStarter>().size(), size_t(1));
        QCOMPARE(run.all<effect::ArmStarter>().size(), size_t(2));
        QCOMPARE(run.all<effect::ArmStarter>().back().due, run.now() + lead);
        QCOMPARE(run.track(1, PhaseName::Main).reason.code, ReasonCode::NotArmedInTime);
        sayArmed(run, 0);
        passToTheCheck(run);
        QCOMPARE(run.stage(), Stage::Gathering);
        QCOMPARE(run.all<effect::ArmStarter>().size(), size_t(2));
        QVERIFY(!isArmed(run.track(1, PhaseName::Main)));
        run.status(1, PhaseName::Main, ExecutionStatus::PausedBeforeRun);
        QCOMPARE(run.track(1, PhaseName::Main).reason.code, ReasonCode::NotArmedInTime);
        run.tick(std::chrono::minutes(10));
        QCOMPARE(run.all<effect::Ask>().size(), size_t(1));
        run.apply(event::ContinueWith{run.now(), 1});
        QCOMPARE(run.all<effect::ArmStarter>().back().runners, (std::vector<RunnerId>{run.id(0)}));
        QVERIFY(run.all<effect::Release>().empty());
    }

    void armedClocksAreToldOff_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<Stage>("stage");
        QTest::newRow("a runner falls out") << 0 << Stage::Gathering;
        QTest::newRow("a person holds") << 1 << Stage::Armed;
        QTest::newRow("a person stops") << 2 << Stage::Stopping;
        QTest::newRow("a starter fails") << 3 << Stage::Armed; // and is tried again
    }
    void armedClocksAreToldOff()
    {
        QFETCH(int, what);
        MachineRun run(planWith(2));
        begin(run);
        run.armAll(PhaseName::Main);
        sayArmed(run, 0);
        sayArmed(run, 1);
        const Error error{Errc::Network, QStringLiteral("reset")};
        switch (what) {
        case 0:
            run.apply(event::LinkChanged{run.now(), run.id(1), PhaseName::Main, false, error});
            break;
        case 1:
            run.apply(event::HoldAgain{run.now()});
            break;
        case 2:
            run.apply(event::Stop{run.now(), StopCause::User});
            break;
        default:
            run.apply(event::StarterFailed{run.now(), run.id(1), error});
            break;
        }
        QCOMPARE(run.all<effect::AbortStarter>().size(), size_t(1));
        QTEST(run.stage(), "stage");
        QVERIFY(run.all<effect::Release>().empty());
    }

    void releaseNowMovesTheMomentAsFarAsItCan()
    {
        fleet::RunPlan plan = planWith(1);
        plan.countdown = std::chrono::minutes(5);
        MachineRun run(plan);
        begin(run);
        run.armAll(PhaseName::Main);
        run.apply(event::ReleaseNow{run.now()});
        QCOMPARE(run.all<effect::AbortStarter>().size(), size_t(1));
        QCOMPARE(run.all<effect::ArmStarter>().back().due, run.now() + lead);
    }

    // Whatever the starter says: a reading decides.
    void failureAfterTheMomentIsReadAgain_data()
    {
        QTest::addColumn<bool>("started");
        QTest::newRow("it had started") << true;
        QTest::newRow("it still waits") << false;
    }
    void failureAfterTheMomentIsReadAgain()
    {
        QFETCH(bool, started);
        MachineRun run(planWith(1, fleet::StartMode::Exec));
        begin(run, milliseconds(0));
        run.armAll(PhaseName::Main);
        run.verifyAll(PhaseName::Main);
        QCOMPARE(run.stage(), Stage::Releasing);
        QVERIFY(run.all<effect::ArmStarter>().empty());
        run.apply(event::StarterFailed{run.now(), run.id(0), Error{Errc::Network, QStringLiteral("reset")}});
        run.pass(milliseconds(100));
        run.status(0, PhaseName::Main, started ? ExecutionStatus::Running : ExecutionStatus::PausedBeforeRun);
        run.tick(answerTimeout);
        QCOMPARE(run.stage(), started ? Stage::Running : Stage::Releasing);
        QCOMPARE(run.all<effect::Release>().size(), size_t(started ? 1 : 2));
        QVERIFY(run.all<effect::Release>().back().again != started);
    }
};

QTEST_GUILESS_MAIN(TstClockStart)
#include "tst_clock_start.moc"
