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

fleet::RunPlan attachedPlan(int runners)
{
    fleet::RunPlan plan = planOf(runners);
    plan.cluster = fleet::ClusterTarget{};
    return plan;
}

fleet::RunPlan mainOnly(int runners)
{
    fleet::RunPlan plan = attachedPlan(runners);
    plan.only = PhaseName::Main;
    return plan;
}

QVector<fleet::RunnerInfo> infos(int from, int count)
{
    QVector<fleet::RunnerInfo> some;
    for (int i = from; i < from + count; ++i)
        some.push_back({MachineRun::id(i), 1.0});
    return some;
}

void begin(MachineRun &run, int known, const std::optional<fleet::RunFound> &found = {})
{
    run.apply(event::Start{run.now()});
    fleet::PreflightReport report;
    report.found = found;
    run.apply(event::PreflightDone{run.now(), report});
    run.apply(event::FleetKnown{run.now(), infos(0, known)});
}

void leaves(MachineRun &run, int runner, ReasonCode why = ReasonCode::PodDeleted)
{
    run.apply(event::RunnerLeft{run.now(), MachineRun::id(runner), {why}});
}

} // namespace

// Fleets that grow, that are somebody else's, and that were found running.
class TstFleetRules : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void planSaysWhichPhasesThereAre_data()
    {
        QTest::addColumn<std::optional<PhaseName>>("only");
        QTest::addColumn<std::optional<int>>("warmup");
        QTest::addColumn<int>("phases");
        QTest::addColumn<PhaseName>("first");
        using Only = std::optional<PhaseName>;
        using Percent = std::optional<int>;
        QTest::newRow("both") << Only() << Percent(25) << 2 << PhaseName::Warmup;
        QTest::newRow("no warm-up") << Only() << Percent() << 1 << PhaseName::Main;
        QTest::newRow("warm-up alone") << Only(PhaseName::Warmup) << Percent() << 1 << PhaseName::Warmup;
        QTest::newRow("main alone") << Only(PhaseName::Main) << Percent(25) << 1 << PhaseName::Main;
    }
    void planSaysWhichPhasesThereAre()
    {
        QFETCH(std::optional<PhaseName>, only);
        QFETCH(std::optional<int>, warmup);
        fleet::RunPlan plan = planOf(1);
        plan.only = only;
        plan.warmupPercent = warmup;
        const State state = planned(plan);
        QTEST(static_cast<int>(state.phases.size()), "phases");
        QTEST(state.phases.front().name, "first");
    }

    void gateWaitsForRunnersThatDoNotExistYet()
    {
        MachineRun run(mainOnly(3));
        begin(run, 0);
        QVERIFY(run.state().fleetKnown());
        QCOMPARE(run.stage(), Stage::Gathering);
        run.apply(event::RunnersJoined{run.now(), infos(0, 2)});
        run.apply(event::RunnersJoined{run.now(), infos(1, 1)}); // told twice
        run.arm(0, PhaseName::Main);
        run.arm(1, PhaseName::Main);
        QCOMPARE(run.stage(), Stage::Gathering);
        QCOMPARE(missingCount(run.state()), 1);
        run.apply(event::RunnersJoined{run.now(), infos(2, 1)});
        QCOMPARE(missingCount(run.state()), 0);
        run.arm(2, PhaseName::Main);
        QCOMPARE(run.stage(), Stage::Armed);
    }

    void missingRunnersAreHopedForUntilTheirJobHasEnded_data()
    {
        QTest::addColumn<ReasonCode>("why");
        QTest::addColumn<Stage>("stage");
        QTest::newRow("not said") << ReasonCode::None << Stage::Gathering;
        QTest::newRow("quota") << ReasonCode::NoPodAllowed << Stage::Gathering;
        QTest::newRow("the Job is over") << ReasonCode::EndedByJob << Stage::Reported;
    }
    void missingRunnersAreHopedForUntilTheirJobHasEnded()
    {
        QFETCH(ReasonCode, why);
        fleet::RunPlan plan = mainOnly(2);
        plan.stragglers = fleet::StragglerPolicy::GiveUp;
        MachineRun run(plan);
        begin(run, 1);
        run.arm(0, PhaseName::Main);
        run.apply(event::MissingBecause{run.now(), {why}});
        QTEST(run.stage(), "stage");
    }

    void whatIsMissingExplainsATimeout()
    {
        fleet::RunPlan plan = mainOnly(2);
        plan.stragglers = fleet::StragglerPolicy::GiveUp;
        MachineRun run(plan);
        begin(run, 1);
        run.arm(0, PhaseName::Main);
        const fleet::Reason quota{ReasonCode::NoPodAllowed, QStringLiteral("exceeded quota")};
        run.apply(event::MissingBecause{run.now(), quota});
        run.tick(plan.gateTimeout);
        QCOMPARE(run.state().cause, StopCause::GateTimeout);
        QCOMPARE(run.state().errorReason, quota);
        QVERIFY(run.state().errorRunner.isEmpty());
    }

    void runnerThatLeavesBeforeTheLoadIsReplaced()
    {
        fleet::RunPlan plan = attachedPlan(2);
        plan.countdown = std::chrono::seconds(5);
        MachineRun run(plan);
        begin(run, 2);
        run.armAll(PhaseName::Warmup);
        QCOMPARE(run.stage(), Stage::Armed);
        run.forget();
        leaves(run, 1);
        QCOMPARE(run.stage(), Stage::Gathering);
        QVERIFY(run.track(1, PhaseName::Warmup).replaced && run.track(1, PhaseName::Main).replaced);
        QCOMPARE(run.all<effect::CloseLink>(), (std::vector<effect::CloseLink>{{run.id(1), PhaseName::Warmup}}));
        QCOMPARE(missingCount(run.state()), 1);
        run.apply(event::RunnersJoined{run.now(), infos(2, 1)});
        run.arm(2, PhaseName::Warmup);
        QCOMPARE(run.stage(), Stage::Armed);
        run.tick(plan.countdown);
        run.status(0, PhaseName::Warmup, ExecutionStatus::PausedBeforeRun);
        run.status(2, PhaseName::Warmup, ExecutionStatus::PausedBeforeRun);
        QCOMPARE(run.all<effect::Release>().front().runners, (std::vector<RunnerId>{run.id(0), run.id(2)}));
    }

    // As a pod of a StatefulSet does.
    void runnerMayComeBackUnderItsName()
    {
        MachineRun run(mainOnly(1));
        begin(run, 1);
        leaves(run, 0);
        run.apply(event::RunnersJoined{run.now(), infos(0, 1)});
        QVERIFY(!run.track(0, PhaseName::Main).replaced);
        run.arm(0, PhaseName::Main);
        QCOMPARE(run.stage(), Stage::Armed);
    }

    void runnerThatLeavesUnderLoadIsLost()
    {
        MachineRun run(attachedPlan(2));
        begin(run, 2);
        run.releasePhase(PhaseName::Warmup);
        QCOMPARE(run.stage(), Stage::Running);
        leaves(run, 1, ReasonCode::Evicted);
        QVERIFY(run.track(1, PhaseName::Warmup).lost && !run.track(1, PhaseName::Warmup).replaced);
        QCOMPARE(run.track(1, PhaseName::Warmup).reason.code, ReasonCode::Evicted);
        QVERIFY(run.track(1, PhaseName::Main).lost);
    }

    void runnerThatLeavesBetweenThePhasesIsLost()
    {
        MachineRun run(attachedPlan(2));
        begin(run, 2);
        run.releasePhase(PhaseName::Warmup);
        run.endRunner(1, PhaseName::Warmup, 0);
        leaves(run, 1, ReasonCode::NodeLost);
        QVERIFY(!run.track(1, PhaseName::Warmup).lost);
        QVERIFY(run.track(1, PhaseName::Main).lost);
        QCOMPARE(run.track(1, PhaseName::Main).reason.code, ReasonCode::NodeLost);
    }

    void whoComesAfterTheReleaseIsNotOfTheRun()
    {
        MachineRun run(mainOnly(1));
        begin(run, 1);
        run.releasePhase(PhaseName::Main);
        run.apply(event::RunnersJoined{run.now(), infos(1, 1)});
        run.apply(event::RunnersJoined{run.now(), infos(1, 1)});
        QCOMPARE(run.state().latecomers, QVector<RunnerId>{run.id(1)});
        QCOMPARE(run.state().current().runners.size(), size_t(1));
    }

    void moreRunnersThanWantedStartNobody_data()
    {
        QTest::addColumn<int>("known");
        QTest::addColumn<int>("joining");
        QTest::newRow("found at once") << 3 << 0;
        QTest::newRow("one joins the armed") << 2 << 1;
    }
    void moreRunnersThanWantedStartNobody()
    {
        QFETCH(int, known);
        QFETCH(int, joining);
        fleet::RunPlan plan = mainOnly(2);
        plan.countdown = std::chrono::seconds(5);
        MachineRun run(plan);
        begin(run, known);
        if (joining > 0) {
            run.armAll(PhaseName::Main);
            QCOMPARE(run.stage(), Stage::Armed);
            run.apply(event::RunnersJoined{run.now(), infos(known, joining)});
        }
        QCOMPARE(run.stage(), Stage::Reported);
        QCOMPARE(run.state().cause, StopCause::TooManyRunners);
        QCOMPARE(run.state().error->code, Errc::BadInput);
        QVERIFY(run.state().error->what.contains(QStringLiteral("r0, r1, r2")));
        QVERIFY(run.all<effect::Release>().empty() && run.all<effect::EndRunner>().empty());
    }

    void onlyTwentySurplusRunnersAreNamed()
    {
        MachineRun run(mainOnly(2));
        begin(run, 25);
        QVERIFY(run.state().error->what.contains(QStringLiteral("r19, and 5 more")));
    }

    void replacementOfOneThatFailedIsNotOneTooMany()
    {
        MachineRun run(mainOnly(1));
        begin(run, 1);
        run.run(0, PhaseName::Main);
        run.endRunner(0, PhaseName::Main, 107, {ReasonCode::ScriptFailed});
        QCOMPARE(run.stage(), Stage::Reported); // nobody was left
        MachineRun other(mainOnly(2));
        begin(other, 2);
        other.run(0, PhaseName::Main);
        other.endRunner(0, PhaseName::Main, 107, {ReasonCode::ScriptFailed});
        other.apply(event::RunnersJoined{other.now(), infos(2, 1)});
        other.arm(1, PhaseName::Main);
        other.arm(2, PhaseName::Main);
        QCOMPARE(other.stage(), Stage::Armed);
    }

    // Rule 3: what the end does to runners that stand paused.
    void endBeforeTheLoadLeavesOtherPeoplesRunnersPaused_data()
    {
        QTest::addColumn<StopCause>("cause");
        QTest::addColumn<bool>("attached");
        QTest::addColumn<fleet::OnTimeout>("onTimeout");
        QTest::addColumn<bool>("left");
        using fleet::OnTimeout;
        QTest::newRow("user") << StopCause::User << true << OnTimeout::Leave << true;
        QTest::newRow("signal") << StopCause::Interrupted << true << OnTimeout::Leave << true;
        QTest::newRow("timeout") << StopCause::GateTimeout << true << OnTimeout::Leave << true;
        QTest::newRow("timeout, to be stopped") << StopCause::GateTimeout << true << OnTimeout::Stop << false;
        QTest::newRow("user, timeout to be stopped") << StopCause::User << true << OnTimeout::Stop << true;
        QTest::newRow("our own") << StopCause::User << false << OnTimeout::Leave << false;
    }
    void endBeforeTheLoadLeavesOtherPeoplesRunnersPaused()
    {
        QFETCH(StopCause, cause);
        QFETCH(bool, attached);
        QFETCH(fleet::OnTimeout, onTimeout);
        QFETCH(bool, left);
        fleet::RunPlan plan = attached ? attachedPlan(2) : planOf(2);
        plan.onTimeout = onTimeout;
        MachineRun run(plan);
        begin(run, 2);
        run.arm(0, PhaseName::Warmup);
        run.apply(event::Stop{run.now(), cause});
        QCOMPARE(run.stage(), left ? Stage::Reported : Stage::Stopping);
        QCOMPARE(run.all<effect::StopOverLink>().empty() && run.all<effect::EndRunner>().empty(), left);
        if (!left)
            return;
        QCOMPARE(run.track(0, PhaseName::Warmup).reason.code, ReasonCode::LeftPaused);
        QCOMPARE(run.track(1, PhaseName::Warmup).reason.code, ReasonCode::Starting);
        QCOMPARE(run.all<effect::Finish>().size(), size_t(1));
    }

    void stopOfAllEndsOtherPeoplesRunnersInOrder()
    {
        MachineRun run(attachedPlan(2));
        begin(run, 2);
        run.arm(0, PhaseName::Warmup);
        run.apply(event::Stop{run.now(), StopCause::User, Paused::End});
        QCOMPARE(run.stage(), Stage::Stopping);
        QCOMPARE(run.all<effect::StopOverLink>().size(), size_t(1));
        for (const effect::EndRunner &ended : run.all<effect::EndRunner>())
            QCOMPARE(ended.how, fleet::EndHow::Terminate);
    }

    void killEndsOtherPeoplesRunnersToo()
    {
        MachineRun run(attachedPlan(1));
        begin(run, 1);
        run.arm(0, PhaseName::Warmup);
        run.apply(event::Kill{run.now()});
        QCOMPARE(run.stage(), Stage::Stopping);
        QCOMPARE(run.all<effect::EndRunner>().back(), (effect::EndRunner{run.id(0), fleet::EndHow::Kill}));
    }

    void stopUnderLoadStopsOtherPeoplesRunners()
    {
        MachineRun run(mainOnly(1));
        begin(run, 1);
        run.releasePhase(PhaseName::Main);
        run.apply(event::Stop{run.now(), StopCause::User});
        QCOMPARE(run.all<effect::StopOverLink>().size(), size_t(1));
        QCOMPARE(run.stage(), Stage::Stopping);
    }

    void thoseLeftBehindStayPausedAndAreNotWaitedFor()
    {
        MachineRun run(mainOnly(3));
        begin(run, 2); // and one never comes
        run.arm(0, PhaseName::Main);
        run.run(1, PhaseName::Main);
        run.status(1, PhaseName::Main, ExecutionStatus::InitVus);
        run.apply(event::ContinueWith{run.now(), 1});
        QCOMPARE(run.stage(), Stage::Releasing);
        run.acknowledge(0);
        QCOMPARE(run.stage(), Stage::Running);
        run.status(1, PhaseName::Main, ExecutionStatus::PausedBeforeRun);
        QCOMPARE(run.track(1, PhaseName::Main).reason.code, ReasonCode::LeftPaused);
        run.endRunner(0, PhaseName::Main, 0);
        QCOMPARE(run.stage(), Stage::Reported);
        QVERIFY(run.all<effect::EndRunner>().empty());
        QCOMPARE(run.all<effect::Release>().size(), size_t(1));
    }

    // Rule 4.
    void whoRanBeforeIsNeverReleased_data()
    {
        QTest::addColumn<bool>("part"); // of the run: one phase alone
        QTest::addColumn<fleet::StragglerPolicy>("policy");
        QTest::addColumn<Stage>("stage");
        QTest::addColumn<size_t>("questions");
        using enum fleet::StragglerPolicy;
        QTest::newRow("full run asks") << false << Wait << Stage::Gathering << size_t(1);
        QTest::newRow("part ends") << true << Wait << Stage::Reported << size_t(0);
        QTest::newRow("part gives up") << true << GiveUp << Stage::Reported << size_t(0);
        QTest::newRow("part goes on with the others") << true << Continue << Stage::Gathering << size_t(0);
    }
    void whoRanBeforeIsNeverReleased()
    {
        QFETCH(bool, part);
        QFETCH(fleet::StragglerPolicy, policy);
        fleet::RunPlan plan = attachedPlan(3);
        plan.stragglers = policy;
        if (part)
            plan.only = PhaseName::Warmup;
        MachineRun run(plan);
        begin(run, 3);
        run.run(0, PhaseName::Warmup);
        run.status(0, PhaseName::Warmup, ExecutionStatus::Running);
        run.endRunner(1, PhaseName::Warmup, 0); // was over when it was first seen
        run.arm(2, PhaseName::Warmup);
        QCOMPARE(run.track(0, PhaseName::Warmup).reason.code, ReasonCode::StartedBefore);
        QCOMPARE(run.track(1, PhaseName::Warmup).reason.code, ReasonCode::StartedBefore);
        run.tick(startedBeforeGrace);
        QTEST(run.stage(), "stage");
        QTEST(run.all<effect::Ask>().size(), "questions");
        QVERIFY(run.all<effect::Release>().empty());
        if (run.stage() != Stage::Reported)
            return;
        QCOMPARE(run.state().cause, StopCause::StartedBefore);
        QCOMPARE(run.state().error->code, Errc::Conflict);
        QVERIFY(run.state().error->what.contains(QStringLiteral("r0, r1")));
        QVERIFY(run.all<effect::EndRunner>().empty() && run.all<effect::StopOverLink>().empty());
    }

    void whoWasSeenPausedFirstWasResumedByAnother()
    {
        MachineRun run(mainOnly(2));
        begin(run, 2);
        run.arm(0, PhaseName::Main);
        run.status(0, PhaseName::Main, ExecutionStatus::Running);
        QCOMPARE(run.track(0, PhaseName::Main).reason.code, ReasonCode::ResumedByOther);
    }

    // Rule 1.
    void detachedRunIsOverWhenAllHaveStarted_data()
    {
        QTest::addColumn<bool>("allStart");
        QTest::newRow("all") << true;
        QTest::newRow("all but one") << false;
    }
    void detachedRunIsOverWhenAllHaveStarted()
    {
        QFETCH(bool, allStart);
        fleet::RunPlan plan = mainOnly(2);
        plan.untilReleased = true;
        MachineRun run(plan);
        begin(run, 2);
        run.armAll(PhaseName::Main);
        run.verifyAll(PhaseName::Main);
        run.acknowledge(0);
        if (allStart) {
            run.acknowledge(1);
        } else {
            run.apply(event::ReleaseSent{run.now(), run.id(1)});
            for (int i = 0; i < 3; ++i)
                run.tick(answerTimeout);
        }
        QCOMPARE(run.stage(), Stage::Reported);
        QCOMPARE(run.state().error.has_value(), !allStart);
        if (!allStart) {
            QCOMPARE(run.state().errorRunner, run.id(1));
            QCOMPARE(run.state().errorReason.code, ReasonCode::ReleaseFailed);
        }
        QVERIFY(run.all<effect::EndRunner>().empty() && run.all<effect::Collect>().empty());
        QCOMPARE(run.all<effect::Finish>().size(), size_t(1));
    }

    void detachedRunThatIsInterruptedUnderLoadOnlyLeaves()
    {
        fleet::RunPlan plan = attachedPlan(1);
        plan.untilReleased = true;
        MachineRun run(plan);
        begin(run, 1);
        run.releasePhase(PhaseName::Warmup);
        QCOMPARE(run.stage(), Stage::Running);
        run.apply(event::Stop{run.now(), StopCause::Interrupted});
        QCOMPARE(run.stage(), Stage::Reported);
        QVERIFY(run.all<effect::StopOverLink>().empty() && run.all<effect::EndRunner>().empty());
        QVERIFY(!run.track(0, PhaseName::Warmup).lost);
    }

    // Rule 7.
    void foundRunThatWasReleasedIsReadAndNeverReleasedAgain()
    {
        MachineRun run(attachedPlan(3));
        begin(run, 3, fleet::RunFound{{QStringLiteral("old")}, PhaseName::Main, true, {}});
        QCOMPARE(run.stage(), Stage::Releasing);
        QVERIFY(run.track(0, PhaseName::Warmup).ended && !run.track(0, PhaseName::Warmup).lost);
        run.run(0, PhaseName::Main);
        run.status(0, PhaseName::Main, ExecutionStatus::Running);
        run.run(1, PhaseName::Main);
        run.status(1, PhaseName::Main, ExecutionStatus::PausedBeforeRun);
        QVERIFY(run.track(0, PhaseName::Main).started);
        QVERIFY(run.track(1, PhaseName::Main).lost);
        QCOMPARE(run.track(1, PhaseName::Main).reason.code, ReasonCode::LeftPaused);
        QCOMPARE(run.stage(), Stage::Releasing);
        run.endRunner(2, PhaseName::Main, 0);
        QCOMPARE(run.stage(), Stage::Running);
        run.endRunner(0, PhaseName::Main, 0);
        QCOMPARE(run.stage(), Stage::Reported);
        QVERIFY(run.all<effect::Release>().empty() && run.all<effect::BeginPhase>().empty());
        QVERIFY(!run.track(0, PhaseName::Main).acknowledgedAt && !run.track(0, PhaseName::Main).sentAt);
    }

    void foundRunThatWasNotReleasedGathersInItsPhase()
    {
        MachineRun run(attachedPlan(2));
        begin(run, 2, fleet::RunFound{{QStringLiteral("old")}, PhaseName::Main, false, {}});
        QCOMPARE(run.stage(), Stage::Gathering);
        QCOMPARE(run.state().current().name, PhaseName::Main);
        QCOMPARE(run.all<effect::BeginPhase>(), (std::vector<effect::BeginPhase>{{PhaseName::Main}}));
        run.releasePhase(PhaseName::Main);
        QCOMPARE(run.stage(), Stage::Running);
        QCOMPARE(run.all<effect::Release>().front().runners.size(), size_t(2));
    }

    // Rule 9.
    void blindnessConcludesNothing()
    {
        MachineRun run(mainOnly(1));
        begin(run, 1);
        run.apply(event::Blind{run.now(), WallTime(std::chrono::hours(1))});
        QVERIFY(run.state().blindSince.has_value());
        run.releasePhase(PhaseName::Main);
        QCOMPARE(run.stage(), Stage::Running);
        run.apply(event::Blind{run.now(), {}});
        QVERIFY(!run.state().blindSince);
    }
};

QTEST_GUILESS_MAIN(TstFleetRules)
#include "tst_fleet_rules.moc"
