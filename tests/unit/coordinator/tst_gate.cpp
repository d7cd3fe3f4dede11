// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QtTest>

#include "machine_run.h"

using namespace largada;
using namespace largada::coordinator;
using namespace largada::coordinator::testing;

// The rules of the gate and of the release.
class TstGate : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void runGoesThroughBothPhasesToTheReport()
    {
        MachineRun run(planOf(3));
        run.begin();
        QCOMPARE(run.stage(), Stage::Gathering);
        run.armAll(PhaseName::Warmup);
        QCOMPARE(run.stage(), Stage::Armed);
        QCOMPARE(run.all<effect::ReadAll>().size(), size_t(1));
        run.verifyAll(PhaseName::Warmup);
        QCOMPARE(run.stage(), Stage::Releasing);
        QCOMPARE(run.all<effect::Release>().front().runners.size(), size_t(3));
        run.acknowledgeAll();
        QCOMPARE(run.stage(), Stage::Running);
        run.endAll(PhaseName::Warmup, 0);
        QCOMPARE(run.stage(), Stage::Gathering);
        QCOMPARE(run.state().phase, 1);
        run.releasePhase(PhaseName::Main);
        QCOMPARE(run.stage(), Stage::Running);
        run.endAll(PhaseName::Main, 0);
        QCOMPARE(run.stage(), Stage::Reported);
        QCOMPARE(run.all<effect::Finish>().size(), size_t(1));
        QCOMPARE(run.state().cause, StopCause::None);
    }

    void nothingIsReleasedBeforeTheLastIsArmed()
    {
        MachineRun run(planOf(3));
        run.begin();
        run.arm(0, PhaseName::Warmup);
        run.arm(1, PhaseName::Warmup);
        run.run(2, PhaseName::Warmup);
        run.tick(std::chrono::minutes(9));
        QCOMPARE(run.stage(), Stage::Gathering);
        QVERIFY(run.all<effect::Release>().empty());
        run.status(2, PhaseName::Warmup, ExecutionStatus::PausedBeforeRun);
        QCOMPARE(run.stage(), Stage::Armed);
    }

    void onlyStatusFourIsArmed_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("armed");
        for (int status = 0; status <= 4; ++status)
            QTest::addRow("status %d", status) << status << (status == 4);
    }
    void onlyStatusFourIsArmed()
    {
        QFETCH(int, status);
        QFETCH(bool, armed);
        MachineRun run(planOf(1));
        run.begin();
        run.run(0, PhaseName::Warmup);
        run.status(0, PhaseName::Warmup, static_cast<ExecutionStatus>(status), 3);
        QCOMPARE(isArmed(run.track(0, PhaseName::Warmup)), armed);
        const fleet::Reason expected = armed ? fleet::Reason{} : fleet::Reason{ReasonCode::InitialisingVus, {}, 3, 5};
        QCOMPARE(run.track(0, PhaseName::Warmup).reason, expected);
    }

    void brokenLinkTakesARunnerOutOfTheGate()
    {
        MachineRun run(planOf(2));
        run.begin();
        run.armAll(PhaseName::Warmup);
        run.apply(event::LinkChanged{run.now(), run.id(1), PhaseName::Warmup, false,
                                     Error{Errc::Network, QStringLiteral("reset")}});
        QCOMPARE(run.stage(), Stage::Gathering);
        QCOMPARE(run.track(1, PhaseName::Warmup).reason,
                 (fleet::Reason{ReasonCode::LinkLost, QStringLiteral("reset")}));
        run.arm(1, PhaseName::Warmup);
        QCOMPARE(run.stage(), Stage::Armed);
        QVERIFY(run.all<effect::Release>().empty());
    }

    void runnerThatDoesNotAnswerTheLastReadingClosesTheGate()
    {
        MachineRun run(planOf(2));
        run.begin();
        run.arm(1, PhaseName::Warmup);
        run.pass(milliseconds(10));
        run.arm(0, PhaseName::Warmup); // its reading is fresh, that of the other is not
        run.tick(verifyTimeout);
        QCOMPARE(run.stage(), Stage::Gathering);
        QCOMPARE(run.track(1, PhaseName::Warmup).reason.code, ReasonCode::LinkLost);
        QVERIFY(run.all<effect::Release>().empty());
    }

    void runnerThatDiesBetweenArmedAndReleaseIsWaitedFor()
    {
        fleet::RunPlan plan = planOf(2);
        plan.countdown = std::chrono::seconds(5);
        MachineRun run(plan);
        run.begin();
        run.armAll(PhaseName::Warmup);
        run.tick(milliseconds(500));
        run.endRunner(1, PhaseName::Warmup, 137, {ReasonCode::Killed, {}, 9});
        QCOMPARE(run.stage(), Stage::Gathering);
        QVERIFY(run.track(1, PhaseName::Warmup).lost);
        run.tick(std::chrono::seconds(10));
        QVERIFY(run.all<effect::Release>().empty());
        // Its main will never come either.
        QVERIFY(run.track(1, PhaseName::Main).lost);
        QCOMPARE(run.track(1, PhaseName::Main).reason.code, ReasonCode::WarmupFailed);
    }

    void heldStartWaitsForAPersonWhoMayChangeTheirMind()
    {
        fleet::RunPlan plan = planOf(2);
        plan.holdBeforeStart = true;
        plan.countdown = std::chrono::seconds(5);
        MachineRun run(plan);
        run.begin();
        run.armAll(PhaseName::Warmup);
        run.tick(std::chrono::minutes(1));
        QVERIFY(run.state().current().held);
        run.apply(event::GoOn{run.now()});
        QVERIFY(!run.state().current().held);
        run.tick(std::chrono::seconds(3));
        run.apply(event::HoldAgain{run.now()});
        QVERIFY(run.state().current().held);
        run.tick(std::chrono::minutes(1));
        QCOMPARE(run.stage(), Stage::Armed);
        QVERIFY(run.all<effect::Release>().empty());
        run.apply(event::GoOn{run.now()});
        run.apply(event::ReleaseNow{run.now()});
        run.verifyAll(PhaseName::Warmup);
        QCOMPARE(run.stage(), Stage::Releasing);
    }

    void gateThatClosesInTheCountdownAsksAgain()
    {
        fleet::RunPlan plan = planOf(2);
        plan.holdBeforeStart = true;
        plan.countdown = std::chrono::seconds(5);
        MachineRun run(plan);
        run.begin();
        run.armAll(PhaseName::Warmup);
        run.apply(event::GoOn{run.now()});
        run.apply(event::LinkChanged{run.now(), run.id(1), PhaseName::Warmup, false, Error{Errc::Network}});
        QCOMPARE(run.stage(), Stage::Gathering);
        run.arm(1, PhaseName::Warmup);
        run.tick(std::chrono::minutes(1));
        QCOMPARE(run.stage(), Stage::Armed);
        QVERIFY(run.state().current().held);
        QVERIFY(run.all<effect::Release>().empty());
    }

    void onlyTheFirstLoadIsCountedDownTo()
    {
        fleet::RunPlan plan = planOf(1);
        plan.countdown = std::chrono::seconds(5);
        MachineRun run(plan);
        run.begin();
        run.armAll(PhaseName::Warmup);
        run.tick(plan.countdown);
        run.verifyAll(PhaseName::Warmup);
        QCOMPARE(run.stage(), Stage::Releasing);
        run.acknowledgeAll();
        run.endRunner(0, PhaseName::Warmup, 0);
        run.armAll(PhaseName::Main);
        run.verifyAll(PhaseName::Main);
        QCOMPARE(run.stage(), Stage::Releasing);
    }

    void mainThatIsNotWantedAnyMoreEndsTheRunAfterItsWarmup()
    {
        MachineRun run(planOf(1));
        run.begin();
        run.armAll(PhaseName::Warmup);
        run.verifyAll(PhaseName::Warmup);
        run.acknowledgeAll();
        run.apply(event::EndAfterWarmup{run.now(), true});
        run.apply(event::EndAfterWarmup{run.now(), false});
        run.apply(event::EndAfterWarmup{run.now(), true});
        QCOMPARE(run.stage(), Stage::Running);
        run.endRunner(0, PhaseName::Warmup, 0);
        QCOMPARE(run.stage(), Stage::Stopping);
        QCOMPARE(run.state().cause, StopCause::User);
    }

    void limitMovedWhileItWaitsIsAskedAboutAgain()
    {
        fleet::RunPlan plan = planOf(2);
        plan.gateTimeout = std::chrono::seconds(10);
        MachineRun run(plan);
        run.begin();
        run.arm(0, PhaseName::Warmup);
        run.tick(std::chrono::seconds(10));
        QCOMPARE(run.all<effect::Ask>().size(), size_t(1));
        run.apply(event::SetPolicy{run.now(), fleet::StragglerPolicy::Wait, 0, std::chrono::seconds(20)});
        run.tick(std::chrono::seconds(9));
        QCOMPARE(run.all<effect::Ask>().size(), size_t(1));
        run.tick(std::chrono::seconds(1));
        QCOMPARE(run.all<effect::Ask>().size(), size_t(2));
        run.apply(event::SetPolicy{run.now(), fleet::StragglerPolicy::Continue, 1, std::chrono::seconds(20)});
        QCOMPARE(run.stage(), Stage::Armed); // one of two is enough, and the time is over
    }

    void countdownHoldsTheReleaseAndReadsAllJustBefore()
    {
        fleet::RunPlan plan = planOf(2);
        plan.countdown = std::chrono::seconds(5);
        MachineRun run(plan);
        run.begin();
        run.armAll(PhaseName::Warmup);
        run.tick(milliseconds(3900));
        QVERIFY(run.all<effect::ReadAll>().empty());
        run.tick(milliseconds(100));
        QCOMPARE(run.all<effect::ReadAll>().size(), size_t(1));
        run.verifyAll(PhaseName::Warmup);
        QCOMPARE(run.stage(), Stage::Armed);
        run.tick(milliseconds(999));
        QCOMPARE(run.stage(), Stage::Armed);
        run.tick(milliseconds(1));
        QCOMPARE(run.stage(), Stage::Releasing);
    }

    void holdBeforeMainWaitsForAPerson()
    {
        fleet::RunPlan plan = planOf(1);
        plan.holdBeforeMain = true;
        MachineRun run(plan);
        run.begin();
        run.releasePhase(PhaseName::Warmup);
        QCOMPARE(run.stage(), Stage::Running); // the warm-up is not held
        run.endAll(PhaseName::Warmup, 0);
        run.armAll(PhaseName::Main);
        run.tick(std::chrono::minutes(30));
        QCOMPARE(run.stage(), Stage::Armed);
        QVERIFY(run.state().current().held);
        run.apply(event::GoOn{run.now()});
        run.verifyAll(PhaseName::Main);
        QCOMPARE(run.stage(), Stage::Releasing);
    }

    void policyAtTheTimeLimit_data()
    {
        using fleet::StragglerPolicy;
        QTest::addColumn<StragglerPolicy>("policy");
        QTest::addColumn<int>("armed");
        QTest::addColumn<Stage>("before");
        QTest::addColumn<Stage>("after");
        QTest::addColumn<int>("asked");
        QTest::newRow("wait asks") << StragglerPolicy::Wait << 2 << Stage::Gathering << Stage::Gathering << 1;
        QTest::newRow("continue with enough")
            << StragglerPolicy::Continue << 2 << Stage::Gathering << Stage::Armed << 0;
        QTest::newRow("continue with too few")
            << StragglerPolicy::Continue << 1 << Stage::Gathering << Stage::Stopping << 0;
        QTest::newRow("give up") << StragglerPolicy::GiveUp << 2 << Stage::Gathering << Stage::Stopping << 0;
    }
    void policyAtTheTimeLimit()
    {
        QFETCH(fleet::StragglerPolicy, policy);
        QFETCH(int, armed);
        QFETCH(Stage, before);
        QFETCH(Stage, after);
        QFETCH(int, asked);
        fleet::RunPlan plan = planOf(3);
        plan.stragglers = policy;
        plan.minimum = 2;
        MachineRun run(plan);
        run.begin();
        for (int i = 0; i < 3; ++i)
            run.run(i, PhaseName::Warmup);
        for (int i = 0; i < armed; ++i)
            run.status(i, PhaseName::Warmup, ExecutionStatus::PausedBeforeRun);
        run.tick(plan.gateTimeout - milliseconds(1));
        QCOMPARE(run.stage(), before); // never earlier
        run.tick(milliseconds(1));
        QCOMPARE(run.stage(), after);
        run.tick(milliseconds(50));
        QCOMPARE(run.all<effect::Ask>().size(), size_t(asked)); // once
        if (after == Stage::Stopping) {
            QCOMPARE(run.state().cause, StopCause::GateTimeout);
            QCOMPARE(run.state().error->code, Errc::Timeout);
            QCOMPARE(run.state().errorRunner, run.id(armed));
        }
    }

    void giveUpEndsAsSoonAsOneCanNoLongerArm()
    {
        fleet::RunPlan plan = planOf(3);
        plan.stragglers = fleet::StragglerPolicy::GiveUp;
        MachineRun run(plan);
        run.begin();
        run.arm(0, PhaseName::Warmup);
        run.run(1, PhaseName::Warmup);
        run.endRunner(1, PhaseName::Warmup, 107, {ReasonCode::ScriptFailed, QStringLiteral("boom")});
        QCOMPARE(run.stage(), Stage::Stopping);
        QCOMPARE(run.state().cause, StopCause::GateTimeout);
        QCOMPARE(run.state().errorReason.detail, QStringLiteral("boom"));
    }

    void lastHopeLostEndsTheRunUnderAnyPolicy()
    {
        MachineRun run(planOf(2));
        run.begin();
        for (int i = 0; i < 2; ++i) {
            run.run(i, PhaseName::Warmup);
            run.endRunner(i, PhaseName::Warmup, 107, {ReasonCode::ScriptFailed});
        }
        QCOMPARE(run.stage(), Stage::Reported);
        QCOMPARE(run.state().cause, StopCause::AllLost);
    }

    void leftBehindRunnersAreEndedAndMainDoesNotWaitForThem()
    {
        fleet::RunPlan plan = planOf(3);
        plan.stragglers = fleet::StragglerPolicy::Continue;
        plan.minimum = 2;
        MachineRun run(plan);
        run.begin();
        run.arm(0, PhaseName::Warmup);
        run.arm(1, PhaseName::Warmup);
        run.run(2, PhaseName::Warmup);
        run.tick(plan.gateTimeout);
        QCOMPARE(run.all<effect::EndRunner>(), (std::vector<effect::EndRunner>{{run.id(2), fleet::EndHow::Terminate}}));
        run.endRunner(2, PhaseName::Warmup, 143, {ReasonCode::StoppedByUs});
        run.verifyAll(PhaseName::Warmup);
        QCOMPARE(run.stage(), Stage::Releasing);
        run.acknowledgeAll();
        run.endAll(PhaseName::Warmup, 0);
        run.arm(0, PhaseName::Main);
        run.arm(1, PhaseName::Main);
        QCOMPARE(run.stage(), Stage::Armed);
    }

    void startWithFewerIsAPersonsChoiceAtAnyTime()
    {
        MachineRun run(planOf(3));
        run.begin();
        run.arm(0, PhaseName::Warmup);
        run.run(1, PhaseName::Warmup);
        run.apply(event::ContinueWith{run.now(), 2}); // only one is armed
        QCOMPARE(run.stage(), Stage::Gathering);
        run.pass(milliseconds(1));
        run.status(1, PhaseName::Warmup, ExecutionStatus::PausedBeforeRun);
        run.pass(milliseconds(1));
        run.apply(event::ContinueWith{run.now(), 2});
        QCOMPARE(run.stage(), Stage::Armed);
        QCOMPARE(run.track(2, PhaseName::Warmup).leftBehind, true);
    }

    void runnerResumedByOthersIsNamedAndTheGateAsks()
    {
        MachineRun run(planOf(2));
        run.begin();
        run.arm(0, PhaseName::Warmup);
        run.run(1, PhaseName::Warmup);
        run.status(1, PhaseName::Warmup, ExecutionStatus::Running);
        QCOMPARE(run.all<effect::Ask>(), (std::vector<effect::Ask>{{Question::ResumedByOther, run.id(1)}}));
        QCOMPARE(run.track(1, PhaseName::Warmup).reason.code, ReasonCode::ResumedByOther);
        QCOMPARE(run.stage(), Stage::Gathering);
        run.apply(event::Stop{run.now(), StopCause::ResumedByOther});
        QCOMPARE(run.stage(), Stage::Stopping);
        QCOMPARE(run.state().error->code, Errc::Conflict);
    }

    void fleetTakenOverIsLeftAsItIs()
    {
        MachineRun run(planOf(2));
        run.begin();
        run.arm(0, PhaseName::Warmup);
        run.apply(event::TakenOver{run.now(), QStringLiteral("ana@desk")});
        QCOMPARE(run.stage(), Stage::Reported);
        QVERIFY(run.all<effect::EndRunner>().empty());
        QVERIFY(run.all<effect::Release>().empty());
        QCOMPARE(run.track(0, PhaseName::Warmup).reason.code, ReasonCode::LeftPaused);
        QCOMPARE(run.state().error->code, Errc::Forbidden);
        QCOMPARE(run.state().error->subject, QStringLiteral("ana@desk"));
    }

    void fleetTakenOverInItsLoadIsLeftToIt()
    {
        MachineRun run(planOf(2));
        run.begin();
        run.releasePhase(PhaseName::Warmup);
        run.apply(event::TakenOver{run.now(), QStringLiteral("ana@desk")});
        QCOMPARE(run.stage(), Stage::Reported);
        QVERIFY(run.all<effect::EndRunner>().empty());
        QVERIFY(run.all<effect::StopOverLink>().empty());
    }

    void earlyResumeOfMainIsSeenWhileTheWarmUpRuns()
    {
        MachineRun run(planOf(2));
        run.begin();
        run.releasePhase(PhaseName::Warmup);
        run.endRunner(0, PhaseName::Warmup, 0);
        run.run(0, PhaseName::Main);
        run.status(0, PhaseName::Main, ExecutionStatus::Running);
        QCOMPARE(run.all<effect::Ask>(), (std::vector<effect::Ask>{{Question::ResumedByOther, run.id(0)}}));
    }

    // What the answer to a release, or its lack, comes to.
    void answersToTheRelease_data()
    {
        QTest::addColumn<int>("http");
        QTest::addColumn<int>("statusThen");  // in the answer, -1: none
        QTest::addColumn<int>("statusLater"); // the next reading, -1: none
        QTest::addColumn<bool>("started");
        QTest::newRow("accepted while paused") << 200 << 4 << -1 << true;
        QTest::newRow("accepted, already in setup") << 200 << 6 << -1 << true;
        QTest::newRow("accepted while still initialising") << 200 << 1 << -1 << false;
        QTest::newRow("refused, reading shows the load") << 500 << -1 << 7 << true;
        QTest::newRow("refused, reading shows setup") << 500 << -1 << 6 << true;
        QTest::newRow("refused, reading shows it ended, load never seen") << 500 << -1 << 9 << false;
        QTest::newRow("refused, interrupted") << 500 << -1 << 10 << false;
        QTest::newRow("refused, marked as failed") << 500 << -1 << 11 << false;
    }
    void answersToTheRelease()
    {
        QFETCH(int, http);
        QFETCH(int, statusThen);
        QFETCH(int, statusLater);
        QFETCH(bool, started);
        MachineRun run(planOf(1));
        run.begin();
        run.armAll(PhaseName::Warmup);
        run.verifyAll(PhaseName::Warmup);
        run.apply(event::ReleaseSent{run.now(), run.id(0)});
        run.pass(milliseconds(2));
        std::optional<k6::Status> answer;
        if (statusThen >= 0) {
            answer.emplace();
            answer->execution = static_cast<ExecutionStatus>(statusThen);
        }
        run.apply(event::ReleaseAnswered{run.now(), run.id(0), http, answer});
        if (statusLater >= 0)
            run.status(0, PhaseName::Warmup, static_cast<ExecutionStatus>(statusLater));
        QCOMPARE(run.track(0, PhaseName::Warmup).started, started);
        QCOMPARE(run.stage(), started ? Stage::Running : Stage::Releasing);
        QCOMPARE(run.track(0, PhaseName::Warmup).acknowledgedAt.has_value(), started);
    }

    void endedCountsAsStartedWhenRequestsWereSeen()
    {
        MachineRun run(planOf(1));
        run.begin();
        run.armAll(PhaseName::Warmup);
        run.verifyAll(PhaseName::Warmup);
        run.apply(event::ReleaseSent{run.now(), run.id(0)});
        run.apply(event::RequestsSeen{run.now(), run.id(0), PhaseName::Warmup});
        QCOMPARE(run.stage(), Stage::Running);
    }

    void unansweredReleaseIsRepeatedOnceAndOnlyToOneThatStillWaits()
    {
        MachineRun run(planOf(2));
        run.begin();
        run.armAll(PhaseName::Warmup);
        run.verifyAll(PhaseName::Warmup);
        run.acknowledge(0);
        run.apply(event::ReleaseSent{run.now(), run.id(1)});
        run.forget();
        run.pass(milliseconds(20));
        run.status(1, PhaseName::Warmup, ExecutionStatus::PausedBeforeRun);
        run.tick(answerTimeout);
        QCOMPARE(run.all<effect::Release>(), (std::vector<effect::Release>{{PhaseName::Warmup, {run.id(1)}, true}}));
        run.forget();
        run.tick(answerTimeout * 2);
        QVERIFY(run.all<effect::Release>().empty());
        QVERIFY(run.track(1, PhaseName::Warmup).lost);
        QCOMPARE(run.track(1, PhaseName::Warmup).reason.code, ReasonCode::ReleaseFailed);
        QCOMPARE(run.stage(), Stage::Running); // the others have started: the run goes on, partial
        QCOMPARE(run.all<effect::EndRunner>().size(), size_t(1));
    }

    void setupOnceRunsBeforeTheReleaseOnOneRunner()
    {
        fleet::RunPlan plan = planOf(3);
        plan.setup = fleet::SetupMode::Once;
        MachineRun run(plan);
        run.begin(true);
        run.armAll(PhaseName::Warmup);
        QCOMPARE(run.stage(), Stage::SettingUp);
        QCOMPARE(run.all<effect::RunSetup>(),
                 (std::vector<effect::RunSetup>{{PhaseName::Warmup, run.id(0), {run.id(1), run.id(2)}}}));
        run.pass(std::chrono::seconds(3));
        run.apply(event::SetupDone{run.now(), {}});
        QCOMPARE(run.stage(), Stage::Armed);
        // The gate was full before setup() ran: its time does not count as waiting.
        QCOMPARE(*run.state().current().armedAt, run.now() - std::chrono::seconds(3));
        run.verifyAll(PhaseName::Warmup);
        QCOMPARE(run.stage(), Stage::Releasing);
    }

    void setupThatThrowsEndsTheRun()
    {
        fleet::RunPlan plan = planOf(2);
        plan.setup = fleet::SetupMode::Once;
        MachineRun run(plan);
        run.begin(true);
        run.armAll(PhaseName::Warmup);
        run.apply(event::SetupDone{run.now(), Error{Errc::Process, QStringLiteral("thrown")}});
        QCOMPARE(run.stage(), Stage::Stopping);
        QCOMPARE(run.state().cause, StopCause::SetupFailed);
        QVERIFY(run.all<effect::Release>().empty());
    }

    void closedApiIsSaidAfterAWhile()
    {
        MachineRun run(planOf(1));
        run.begin();
        run.container(0, PhaseName::Warmup, ContainerState::Running);
        const Error refused{Errc::Network, QStringLiteral("refused")};
        run.pass(milliseconds(100));
        run.apply(event::LinkChanged{run.now(), run.id(0), PhaseName::Warmup, false, refused});
        QCOMPARE(run.track(0, PhaseName::Warmup).reason.code, ReasonCode::Starting);
        run.pass(linkPatience);
        run.apply(event::LinkChanged{run.now(), run.id(0), PhaseName::Warmup, false, refused});
        QCOMPARE(run.track(0, PhaseName::Warmup).reason.code, ReasonCode::ApiClosed);
    }

    // As a port-forward does it.
    void portThatIsClosedBehindAnOpenLinkIsNoBrokenLink()
    {
        MachineRun run(planOf(1));
        run.begin();
        run.container(0, PhaseName::Warmup, ContainerState::Running);
        const auto openAndRefused = [&run](const QString &subject) {
            run.apply(event::LinkChanged{run.now(), run.id(0), PhaseName::Warmup, true, {}});
            run.apply(event::LinkChanged{run.now(), run.id(0), PhaseName::Warmup, false,
                                         Error{Errc::Network, QStringLiteral("connection refused"), subject}});
            return run.track(0, PhaseName::Warmup).reason.code;
        };
        QCOMPARE(openAndRefused(QStringLiteral("port")), ReasonCode::Starting);
        QCOMPARE(openAndRefused(QStringLiteral("pod")), ReasonCode::LinkLost);
        run.pass(linkPatience + milliseconds(1));
        QCOMPARE(openAndRefused(QStringLiteral("port")), ReasonCode::ApiClosed);
    }
};

QTEST_GUILESS_MAIN(TstGate)
#include "tst_gate.moc"
