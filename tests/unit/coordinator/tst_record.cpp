// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QRegularExpression>
#include <QtTest>

#include "coordinator/record.h"
#include "machine_run.h"

using namespace largada;
using namespace largada::coordinator;
using namespace largada::coordinator::testing;
using fleet::WarningCode;

namespace
{

constexpr MonoTime begin{std::chrono::hours(7)};

// A reported run of main only, whose runners have all ended well with a summary; a test spoils what it is about.
struct Run {
    RunIdentity identity{{QStringLiteral("20261123-140509-3f2a")}, {}, {}};
    State state;
    Readings readings;
    Results results;
    QVector<fleet::SeriesPoint> series;
    Places places;

    explicit Run(int runners)
    {
        fleet::RunPlan plan = planOf(runners);
        plan.warmupPercent.reset();
        state = planned(plan);
        state.stage = Stage::Reported;
        PhaseTrack &phase = main();
        phase.releasedAt = begin;
        for (int i = 0; i < runners; ++i) {
            Track track;
            track.info = {MachineRun::id(i), 1.0};
            track.container = ContainerState::Terminated;
            track.reason = {};
            track.exitCode = 0;
            track.pausedAt = track.sentAt = begin;
            track.acknowledgedAt = begin + milliseconds(1);
            track.endedAt = begin + milliseconds(1000 + i);
            track.released = track.started = track.ended = track.collected = true;
            phase.runners.push_back(track);
            state.indexOf.insert(track.info.id, i);
            results[key(i)].counts = fleet::Counts{100, 2, 50, 0};
            results[key(i)].source = fleet::CountSource::Summary;
        }
    }
    PhaseTrack &main() { return state.phases.back(); }
    Track &track(int i) { return main().runners[static_cast<size_t>(i)]; }
    static LinkKey key(int i) { return {MachineRun::id(i), PhaseName::Main}; }
    void lose(int i, int exitCode = 107)
    {
        track(i).lost = true;
        track(i).exitCode = exitCode;
        track(i).reason = {ReasonCode::ScriptFailed, QStringLiteral("boom")};
        results.erase(key(i));
    }
    void read(int i, const char *metric, double count)
    {
        readings.takeMetric(key(i), {QString::fromLatin1(metric), {}, {{QStringLiteral("count"), count}}});
    }
    fleet::RunRecord record(std::optional<WallTime> endedAt = std::nullopt) const
    {
        return makeRecord({identity, state, readings, results, series, places}, endedAt);
    }
};

QVector<WarningCode> codes(const fleet::RunRecord &run)
{
    QVector<WarningCode> found;
    for (const fleet::Warning &warning : run.warnings)
        found << warning.code;
    return found;
}

enum class Kind { Good, Lost, Idle, NeverEnded };

} // namespace

class TstRecord : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void outcomeFollowsFromMainAndTheCause_data()
    {
        QTest::addColumn<QVector<Kind>>("runners");
        QTest::addColumn<Stage>("stage");
        QTest::addColumn<StopCause>("cause");
        QTest::addColumn<fleet::Outcome>("outcome");
        using K = QVector<Kind>;
        using enum Kind;
        using fleet::Outcome;
        const auto row = [](const char *name, const K &runners, Stage stage, StopCause cause, Outcome outcome) {
            QTest::newRow(name) << runners << stage << cause << outcome;
        };
        row("all to their end", {Good, Good}, Stage::Reported, StopCause::None, Outcome::Completed);
        row("one lost", {Good, Lost}, Stage::Reported, StopCause::None, Outcome::Partial);
        row("all lost", {Lost, Lost}, Stage::Reported, StopCause::None, Outcome::Failed);
        row("no iteration at all", {Idle, Idle}, Stage::Reported, StopCause::None, Outcome::Failed);
        row("one without an iteration", {Good, Idle}, Stage::Reported, StopCause::None, Outcome::Completed);
        row("one's end not seen", {Good, NeverEnded}, Stage::Reported, StopCause::None, Outcome::Partial);
        row("stopped by a person", {Lost, Lost}, Stage::Reported, StopCause::User, Outcome::Stopped);
        row("stopped by a signal", {Good, Lost}, Stage::Reported, StopCause::Interrupted, Outcome::Stopped);
        row("gate timed out", {Lost, Lost}, Stage::Reported, StopCause::GateTimeout, Outcome::Failed);
        row("still going", {Good, Good}, Stage::Running, StopCause::None, Outcome::Running);
        row("being stopped", {Good, Lost}, Stage::Stopping, StopCause::User, Outcome::Running);
    }
    void outcomeFollowsFromMainAndTheCause()
    {
        QFETCH(QVector<Kind>, runners);
        QFETCH(Stage, stage);
        QFETCH(StopCause, cause);
        QFETCH(fleet::Outcome, outcome);
        Run run(static_cast<int>(runners.size()));
        run.state.stage = stage;
        run.state.cause = cause;
        for (int i = 0; i < runners.size(); ++i) {
            if (runners[i] == Kind::Lost)
                run.lose(i);
            else if (runners[i] == Kind::Idle)
                run.results[Run::key(i)].counts = fleet::Counts{};
            else if (runners[i] == Kind::NeverEnded)
                run.track(i).endedAt.reset();
        }
        QCOMPARE(run.record().outcome, outcome);
    }

    void failureHasAlwaysAnError()
    {
        Run run(1);
        run.lose(0);
        QCOMPARE(run.record().error->code, Errc::Process);
        run.state.error = Error{Errc::Timeout, QStringLiteral("gate"), QStringLiteral("r0")};
        run.state.errorReason = {ReasonCode::Killed, {}, 9};
        QCOMPARE(*run.record().error, *run.state.error); // the one there is explains more
        QCOMPARE(*run.record().errorReason, run.state.errorReason);
        QVERIFY(!Run(1).record().error);
        QVERIFY(!Run(1).record().errorReason);
    }

    void timesAreWallTimeOfOneAnchor()
    {
        class FixedClock final : public Clock
        {
        public:
            MonoTime now() const override { return begin; }
            WallTime wall() const override { return WallTime(milliseconds(1'000'000)); }
        };
        Run run(2);
        run.identity.anchor = WallAnchor(FixedClock());
        run.identity.startedAt = WallTime(milliseconds(990'000));
        const WallTime end{milliseconds(1'002'000)};
        const fleet::RunRecord record = run.record(end);
        QCOMPARE(record.startedAt, run.identity.startedAt);
        QCOMPARE(*record.endedAt, end);
        const fleet::PhaseRecord &main = record.phases.last();
        QCOMPARE(*main.startedAt, WallTime(milliseconds(1'000'000)));
        QCOMPARE(*main.endedAt, WallTime(milliseconds(1'001'001))); // the last runner's
        QCOMPARE(*main.detail[0].acknowledgedAt, WallTime(milliseconds(1'000'001)));
        run.track(1).ended = false;
        QVERIFY(!run.record().phases.last().endedAt); // not over for all
    }

    void lastReadingsStandInForAMissingSummary()
    {
        Run run(2);
        run.results.erase(Run::key(1));
        for (int i = 0; i < 2; ++i) {
            run.read(i, "http_reqs", 90);
            run.read(i, "iterations", 45);
        }
        const fleet::PhaseRecord main = run.record().phases.last();
        QCOMPARE(*main.detail[0].counts, (fleet::Counts{100, 2, 50, 0}));
        QCOMPARE(main.detail[0].countSource, fleet::CountSource::Summary);
        QCOMPARE(*main.detail[1].counts, (fleet::Counts{90, 0, 45, 0}));
        QCOMPARE(main.detail[1].countSource, fleet::CountSource::LastRead);
        QCOMPARE(main.totals()->requests, 190);
        QCOMPARE(codes(run.record()), QVector<WarningCode>{WarningCode::SummaryMissing});
        QCOMPARE(run.record().warnings.first().runner, MachineRun::id(1));
    }

    void figuresOfTheLogAreNoMissingSummary()
    {
        Run run(1);
        run.read(0, "http_reqs", 90);
        run.results[Run::key(0)].source = fleet::CountSource::Log;
        QCOMPARE(run.record().phases.last().detail[0].countSource, fleet::CountSource::Log);
        QCOMPARE(codes(run.record()), QVector<WarningCode>());
    }

    void resultWithoutCountsLeavesTheReadings()
    {
        Run run(1);
        run.results[Run::key(0)] = fleet::RunnerResult{};
        run.results[Run::key(0)].lastLines = {QStringLiteral("killed")};
        run.read(0, "http_reqs", 7);
        QCOMPARE(run.record().phases.last().detail[0].counts->requests, 7);
        QVERIFY(run.record().phases.last().detail[0].lastLines.isEmpty()); // it was not lost
        run.track(0).lost = true;
        QCOMPARE(run.record().phases.last().detail[0].lastLines, QStringList{QStringLiteral("killed")});
    }

    void nothingMeasuredIsNotZero()
    {
        Run run(1);
        run.lose(0);
        const fleet::RunnerRecord runner = run.record().phases.last().detail[0];
        QVERIFY(!runner.counts && !runner.cpuPercent && !runner.rssMb);
        QCOMPARE(runner.countSource, fleet::CountSource::None);
        QCOMPARE(runner.latency, fleet::Latency{});
    }

    void thresholdsAreJudgedOverTheRunners()
    {
        Run run(3);
        const QString metric = QStringLiteral("http_req_duration");
        const QString slow = QStringLiteral("p(95)<500");
        const QString average = QStringLiteral("avg<200");
        run.results[Run::key(0)].thresholds = {{metric, slow, true, 0}, {metric, average, true, 0}};
        run.results[Run::key(1)].thresholds = {{metric, slow, false, 0}, {metric, average, true, 0}};
        run.results[Run::key(2)].thresholds = {{metric, slow, false, 0}};
        const fleet::RunRecord record = run.record();
        QCOMPARE(record.thresholds,
                 (QVector<fleet::ThresholdResult>{{metric, slow, false, 2}, {metric, average, true, 0}}));
        QVERIFY(record.thresholdsMissed());
    }

    // How long the fleet may have waited for its coordinator: from the last moment at which a runner was known not to
    // be paused; the truth is no longer than that.
    void gateTimeIsAnUpperBound()
    {
        fleet::RunPlan plan = planOf(2);
        plan.warmupPercent.reset();
        MachineRun machine(plan);
        machine.begin();
        machine.run(0, PhaseName::Main);
        machine.run(1, PhaseName::Main);
        machine.pass(milliseconds(100));
        machine.status(0, PhaseName::Main, ExecutionStatus::InitVus); // not paused at 100 ms
        machine.pass(milliseconds(50));
        machine.status(0, PhaseName::Main, ExecutionStatus::PausedBeforeRun);
        machine.pass(milliseconds(30));
        machine.status(1, PhaseName::Main, ExecutionStatus::PausedBeforeRun); // armed at 180 ms
        Run run(2);
        run.state = machine.state();
        const fleet::PhaseRecord main = run.record().phases.last();
        QCOMPARE(*main.gateMs, 80.0);
        QCOMPARE(*main.waitMs, 180.0);
        run.state.current().armedAt.reset();
        QVERIFY(!run.record().phases.last().gateMs && !run.record().phases.last().waitMs);
    }

    void warningsNameTheirRunner_data()
    {
        QTest::addColumn<double>("cpuSeconds"); // in the window of 5 s
        QTest::addColumn<double>("cores");
        QTest::addColumn<double>("warned"); // 0: no warning
        QTest::newRow("80 % is not over it") << 4.0 << 1.0 << 0.0;
        QTest::newRow("90 %") << 4.5 << 1.0 << 90.0;
        QTest::newRow("the same on two cores") << 4.5 << 2.0 << 0.0;
        QTest::newRow("both cores") << 9.0 << 2.0 << 90.0;
        QTest::newRow("half a core") << 2.25 << 0.5 << 90.0;
    }
    void warningsNameTheirRunner()
    {
        QFETCH(double, cpuSeconds);
        QFETCH(double, cores);
        QFETCH(double, warned);
        Run run(2);
        run.track(1).info.cores = cores;
        run.readings.takeUsage(Run::key(1), {0, 1e6}, begin);
        run.readings.takeUsage(Run::key(1), {cpuSeconds, 1e6}, begin + std::chrono::seconds(5));
        const fleet::RunRecord record = run.record();
        QCOMPARE(record.warnings.isEmpty(), warned == 0);
        if (warned > 0)
            QCOMPARE(record.warnings,
                     (QVector<fleet::Warning>{{WarningCode::CpuBound, PhaseName::Main, MachineRun::id(1), warned}}));
    }

    void lossesAndDroppedIterationsAreWarnings()
    {
        Run run(2);
        run.lose(0);
        run.results[Run::key(1)].counts->dropped = 17;
        QCOMPARE(run.record().warnings,
                 (QVector<fleet::Warning>{{WarningCode::RunnerLost, PhaseName::Main, MachineRun::id(0), 0},
                                          {WarningCode::DroppedIterations, PhaseName::Main, MachineRun::id(1), 17}}));
    }

    void iterationsWithoutRequestsAreAWarningOnceTheyAreOver()
    {
        Run run(1);
        run.results[Run::key(0)].counts = fleet::Counts{0, 0, 50, 0};
        QCOMPARE(codes(run.record()), QVector<WarningCode>{WarningCode::NoRequests});
        run.track(0).ended = false;
        run.track(0).exitCode.reset();
        QVERIFY(run.record().warnings.isEmpty());
    }

    void slowSetupIsAWarningOnlyWhereEachRunsIt()
    {
        Run run(2);
        run.track(0).lastNotRunningAt = begin;
        run.track(0).firstRunningAt = begin + milliseconds(10);
        run.track(1).firstRunningAt = begin + milliseconds(900);
        QVERIFY(run.record().warnings.isEmpty()); // the script has no setup()
        run.state.preflight.hasSetup = true;
        QCOMPARE(codes(run.record()), QVector<WarningCode>{WarningCode::SlowSetup});
        QCOMPARE(run.record().warnings.first().value, 900.0);
        run.state.plan.setup = fleet::SetupMode::Once;
        QVERIFY(run.record().warnings.isEmpty());
    }

    void setupWithoutTeardownIsAWarning()
    {
        Run run(1);
        run.state.plan.setup = fleet::SetupMode::Once;
        run.main().setupDone = run.main().teardownAsked = true;
        QVERIFY(run.record().warnings.isEmpty());
        run.main().teardownFailed = true;
        QCOMPARE(codes(run.record()), QVector<WarningCode>{WarningCode::TeardownNotRun});
        run.main().teardownFailed = run.main().teardownAsked = false;
        QCOMPARE(codes(run.record()), QVector<WarningCode>{WarningCode::TeardownNotRun});
        run.state.stage = Stage::Running; // it may still come
        QVERIFY(run.record().warnings.isEmpty());
    }

    void preflightFindingsAreKeptButNotTheGoodOnes()
    {
        Run run(1);
        const fleet::Check memory{fleet::CheckId::Memory, fleet::CheckLevel::Block, {}, {}, {4000, 1000}};
        run.state.preflight.checks = {{fleet::CheckId::Ports, fleet::CheckLevel::Ok}, memory};
        const fleet::RunRecord record = run.record();
        QCOMPARE(codes(record), QVector<WarningCode>{WarningCode::Preflight});
        QCOMPARE(*record.warnings.first().check, memory);
    }

    void settingsHoldNamesOfVariablesAndNeverTheirValues()
    {
        Run run(1);
        run.state.plan.env = {{QStringLiteral("TOKEN"), QStringLiteral("hunter2")}};
        run.state.plan.countdown = milliseconds(3001);
        run.state.preflight.scriptSha256 = QStringLiteral("00ff");
        const fleet::RunSettings settings = run.record().settings;
        QCOMPARE(settings.envNames, QStringList{QStringLiteral("TOKEN")});
        QCOMPARE(settings.countdown, milliseconds(3001));
        QCOMPARE(settings.scriptSha256, QStringLiteral("00ff"));
        QVERIFY(!settings.warmupPercent);
    }

    void warmUpHasItsShare()
    {
        MachineRun machine(planOf(1));
        machine.begin();
        Run run(1);
        run.state = machine.state();
        const fleet::RunRecord record = run.record();
        QCOMPARE(*record.phases[0].share, 0.25);
        QCOMPARE(record.phases[0].maxVus, 10);
        QCOMPARE(*record.phases[1].share, 1.0);
        QCOMPARE(record.phases[1].maxVus, 40);
    }

    void runBeforeItsFleetIsKnownHasARecord()
    {
        Run run(0);
        run.state = planned(planOf(5));
        const fleet::RunRecord record = run.record();
        QCOMPARE(record.outcome, fleet::Outcome::Running);
        QCOMPARE(record.phases.size(), 2);
        QVERIFY(record.phases[0].detail.isEmpty());
        QCOMPARE(record.settings.runners, 5);
    }

    void detachedRunIsJudgedByItsStarts_data()
    {
        QTest::addColumn<int>("started");
        QTest::addColumn<fleet::Outcome>("outcome");
        QTest::newRow("all") << 2 << fleet::Outcome::Completed;
        QTest::newRow("one") << 1 << fleet::Outcome::Partial;
        QTest::newRow("none") << 0 << fleet::Outcome::Failed;
    }
    void detachedRunIsJudgedByItsStarts()
    {
        QFETCH(int, started);
        Run run(2);
        run.state.plan.untilReleased = true;
        for (int i = 0; i < 2; ++i) {
            run.track(i).started = i < started;
            run.track(i).ended = run.track(i).collected = false;
        }
        QTEST(run.record(WallTime{}).outcome, "outcome");
    }

    void runnersThatNeverCameAreOfTheFleet()
    {
        Run run(2);
        run.state.plan.runners = 3;
        QCOMPARE(run.record().phases.last().runners, 3);
        QCOMPARE(run.record(WallTime{}).outcome, fleet::Outcome::Partial);
        run.track(1).replaced = true;
        QCOMPARE(run.record().phases.last().runners, 3);
        QCOMPARE(run.record().phases.last().detail.size(), 1);
    }

    void lateStartAndLatecomersAreWarnedOf()
    {
        Run run(1);
        run.state.latecomers = {MachineRun::id(7)};
        run.state.startAt = *run.main().releasedAt - milliseconds(1500);
        run.state.startLate = true;
        const fleet::RunRecord record = run.record();
        QCOMPARE(codes(record), (QVector<WarningCode>{WarningCode::StartTimePassed, WarningCode::Latecomer}));
        QCOMPARE(record.warnings[0].value, 1500.0);
        QCOMPARE(record.warnings[1].runner, MachineRun::id(7));
    }

    void clusterIsToldAsItWasAskedFor_data()
    {
        QTest::addColumn<fleet::PodsBy>("by");
        QTest::addColumn<QString>("pods");
        QTest::newRow("job") << fleet::PodsBy::Job << QStringLiteral("job/k6");
        QTest::newRow("selector") << fleet::PodsBy::Selector << QStringLiteral("k6");
        QTest::newRow("regex") << fleet::PodsBy::Regex << QStringLiteral("/k6/");
        QTest::newRow("job or regex") << fleet::PodsBy::JobOrRegex << QStringLiteral("job/k6, /k6/");
    }
    void clusterIsToldAsItWasAskedFor()
    {
        QFETCH(fleet::PodsBy, by);
        QFETCH(QString, pods);
        Run run(1);
        fleet::ClusterTarget target;
        target.context = QStringLiteral("prod");
        target.ns = QStringLiteral("load");
        target.by = by;
        target.pods = QStringLiteral("k6");
        target.mainContainer = QStringLiteral("load");
        run.state.plan.cluster = target;
        run.state.plan.mode = fleet::StartMode::Clock;
        fleet::RunnerPlace place;
        place.node = QStringLiteral("node-1");
        run.places.insert(MachineRun::id(0), place);
        const fleet::RunRecord record = run.record();
        QCOMPARE(*record.settings.cluster,
                 (fleet::ClusterSettings{true, QStringLiteral("prod"), QStringLiteral("load"), pods,
                                         QStringLiteral("z-warmup"), QStringLiteral("load")}));
        QCOMPARE(fleet::containerOf(record.settings, fleet::PhaseName::Main), QStringLiteral("load"));
        QCOMPARE(record.settings.mode, fleet::StartMode::Clock);
        QCOMPARE(record.phases.last().detail.first().node, QStringLiteral("node-1"));
    }
};

QTEST_GUILESS_MAIN(TstRecord)
#include "tst_record.moc"
