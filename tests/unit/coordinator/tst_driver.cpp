// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>

#include <QRegularExpression>
#include <QTimer>
#include <QtTest>

#include "coordinator/driver.h"
#include "support/fake_backend.h"
#include "support/fake_clock.h"

using namespace largada;
using namespace largada::coordinator;
using fleet::PhaseName;
using k6::ExecutionStatus;
using std::chrono::milliseconds;
using test::FakeBackend;

class TstDriver : public QObject
{
    Q_OBJECT

    struct Request {
        RunnerId runner;
        QByteArray bytes;
    };

    // A driver over a fake fleet, whose time passes with the turns of the event loop: it stands while the loop does.
    struct World {
        test::FakeClock clock;
        FakeBackend backend{clock};
        std::unique_ptr<Driver> driver = std::make_unique<Driver>(backend, clock);
        QTimer timePasses;
        int finished = 0;
        QVector<Question> asked;
        std::vector<Request> requests; // of main, over the fleet, in the order in which they were sent

        World()
        {
            QObject::connect(&timePasses, &QTimer::timeout, &timePasses, [this] { clock.advance(milliseconds(10)); });
            timePasses.start(1);
            QObject::connect(driver.get(), &Driver::finished, &timePasses, [this] { ++finished; });
            QObject::connect(driver.get(), &Driver::asked, &timePasses,
                             [this](Question question) { asked.push_back(question); });
        }
        test::FakeK6 &k6(int runner, PhaseName phase) { return backend.k6(FakeBackend::id(runner), phase); }
        void start(const fleet::RunPlan &plan)
        {
            for (int i = 0; i < plan.runners; ++i) {
                k6(i, PhaseName::Main).answer = [this, i](const QByteArray &bytes) {
                    requests.push_back({FakeBackend::id(i), bytes});
                    return std::optional<test::FakeAnswer>();
                };
            }
            driver->start(plan);
        }
        Stage stage() const { return driver->state().stage; }
        bool isRunning(PhaseName phase) const
        {
            return stage() == Stage::Running && driver->state().current().name == phase;
        }
        bool loadIsSeen() const
        {
            const auto &runners = driver->state().current().runners;
            return std::all_of(runners.cbegin(), runners.cend(),
                               [](const Track &track) { return track.firstRunningAt.has_value(); });
        }
        void terminateAll(PhaseName phase, int exitCode)
        {
            for (int i = 0; i < backend.plan.runners; ++i)
                backend.terminate(FakeBackend::id(i), phase, exitCode);
        }
        void leaveSummaries(PhaseName phase, qint64 requestsEach)
        {
            fleet::RunnerResult result;
            result.counts = fleet::Counts{requestsEach, 0, requestsEach, 0};
            result.source = fleet::CountSource::Summary;
            for (int i = 0; i < backend.plan.runners; ++i)
                backend.setResult(FakeBackend::id(i), phase, result);
        }
    };
    std::unique_ptr<World> w;

    static fleet::RunPlan planOf(int runners, std::optional<int> warmupPercent = std::nullopt)
    {
        fleet::RunPlan plan;
        plan.script = QStringLiteral("/s.js");
        plan.runners = runners;
        plan.warmupPercent = warmupPercent;
        return plan;
    }
    static qsizetype countOf(const test::FakeK6 &k6, const QByteArray &request)
    {
        return std::count(k6.requests.cbegin(), k6.requests.cend(), request);
    }
    static QSet<QString> runnersOf(const std::vector<Request> &requests, size_t first, size_t last,
                                   const QByteArray &bytes)
    {
        QSet<QString> names;
        for (size_t i = first; i < last; ++i) {
            if (requests[i].bytes == bytes)
                names.insert(requests[i].runner.value);
        }
        return names;
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        w = std::make_unique<World>();
    }
    void cleanup() { w.reset(); }

    void runGoesThroughWarmUpAndMainToItsReport()
    {
        for (int i = 0; i < 3; ++i)
            w->k6(i, PhaseName::Main).metrics = {{QStringLiteral("http_reqs"), R"({"count":12})"},
                                                 {QStringLiteral("iterations"), R"({"count":11})"}};
        w->start(planOf(3, 25));
        QTRY_VERIFY(w->isRunning(PhaseName::Warmup));
        QTRY_VERIFY(w->loadIsSeen());
        w->leaveSummaries(PhaseName::Warmup, 10);
        w->terminateAll(PhaseName::Warmup, 0);
        QTRY_VERIFY(w->isRunning(PhaseName::Main));
        QTRY_VERIFY(w->loadIsSeen());
        QTRY_COMPARE(
            w->driver->readings().of({FakeBackend::id(2), PhaseName::Main})->counts().value_or(fleet::Counts{}),
            (fleet::Counts{12, 0, 11, 0}));
        QTRY_VERIFY(!w->driver->record().series.isEmpty());
        QCOMPARE(w->driver->record().outcome, fleet::Outcome::Running);
        QVERIFY(!w->driver->record().endedAt);
        w->leaveSummaries(PhaseName::Main, 40);
        w->terminateAll(PhaseName::Main, 0);
        QTRY_COMPARE(w->finished, 1);

        const fleet::RunRecord run = w->driver->record();
        QCOMPARE(run.outcome, fleet::Outcome::Completed);
        QVERIFY(!run.error);
        QVERIFY(run.warnings.isEmpty());
        QVERIFY(run.endedAt && *run.endedAt > run.startedAt);
        QVERIFY(QRegularExpression(QStringLiteral("\\A20261124-140509-[0-9a-f]{4}\\z")).match(run.id.value).hasMatch());
        QCOMPARE(run.phases.size(), 2);
        for (const fleet::PhaseRecord &phase : run.phases) {
            QCOMPARE(phase.started, 3);
            QCOMPARE(phase.lost(), 0);
            QVERIFY(phase.spread.releaseBoundMs && phase.spread.loadBoundMs);
            QVERIFY(phase.gateMs && phase.waitMs && *phase.gateMs <= *phase.waitMs);
            QVERIFY(*phase.startedAt < *phase.endedAt);
            QCOMPARE(phase.totals()->requests, phase.phase == PhaseName::Warmup ? 30 : 120);
        }
        QVERIFY(*run.phases[0].endedAt <= *run.phases[1].startedAt);
        QCOMPARE(w->backend.finishes, 1);
        QVERIFY(w->backend.ended.isEmpty());
    }

    void releaseIsOneRequestEachRightAfterALastReadingOfAll()
    {
        w->start(planOf(20));
        QTRY_VERIFY(w->isRunning(PhaseName::Main));
        QTRY_VERIFY(w->loadIsSeen());
        for (int i = 0; i < 20; ++i)
            QCOMPARE(w->k6(i, PhaseName::Main).releases(), 1);
        const auto first = std::find_if(w->requests.cbegin(), w->requests.cend(),
                                        [](const Request &request) { return request.bytes == k6::releaseRequest(); });
        const auto index = static_cast<size_t>(first - w->requests.cbegin());
        QVERIFY(index >= 20 && index + 20 <= w->requests.size());
        QCOMPARE(runnersOf(w->requests, index - 20, index, k6::statusRequest()).size(), 20);
        QCOMPARE(runnersOf(w->requests, index, index + 20, k6::releaseRequest()).size(), 20);
    }

    void oneThatDoesNotAnswerTheLastReadingHoldsAllBack()
    {
        fleet::RunPlan plan = planOf(3);
        plan.countdown = std::chrono::minutes(1);
        w->start(plan);
        QTRY_COMPARE(w->stage(), Stage::Armed);
        w->k6(1, PhaseName::Main).answers = false;
        w->clock.advance(plan.countdown); // time for the last reading and for the release
        QTRY_COMPARE(w->stage(), Stage::Gathering);
        QCOMPARE(w->driver->state().current().runners[1].reason.code, fleet::ReasonCode::LinkLost);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(w->k6(i, PhaseName::Main).releases(), 0);
        w->k6(1, PhaseName::Main).answers = true;
        w->clock.advance(std::chrono::seconds(10)); // its answer is overdue: another link
        QTRY_COMPARE(w->stage(), Stage::Armed);
        w->clock.advance(plan.countdown);
        QTRY_VERIFY(w->isRunning(PhaseName::Main));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(w->k6(i, PhaseName::Main).releases(), 1);
    }

    void nobodyIsReleasedBeforeTheLastIsArmed()
    {
        w->k6(2, PhaseName::Main).execution = ExecutionStatus::InitVus;
        w->start(planOf(3));
        QTRY_COMPARE(armedCount(w->driver->state().current()), 2);
        QTRY_VERIFY(w->k6(2, PhaseName::Main).requests.size() > 3);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(w->k6(i, PhaseName::Main).releases(), 0);
        QCOMPARE(w->stage(), Stage::Gathering);
        w->k6(2, PhaseName::Main).execution = ExecutionStatus::PausedBeforeRun;
        QTRY_VERIFY(w->isRunning(PhaseName::Main));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(w->k6(i, PhaseName::Main).releases(), 1);
    }

    void updatesBeforeTheFleetIsKnownAreNotLost()
    {
        w->backend.startsAll = false;
        bool wasEarly = false;
        connect(w->driver.get(), &Driver::transitioned, this, [this, &wasEarly] {
            if (w->stage() != Stage::Gathering || w->driver->state().fleetKnown())
                return;
            wasEarly = true;
            for (int i = 0; i < 3; ++i)
                w->backend.run(FakeBackend::id(i), PhaseName::Main);
        });
        w->start(planOf(3));
        QTRY_VERIFY(w->isRunning(PhaseName::Main));
        QVERIFY(wasEarly);
        QCOMPARE(w->backend.linksOpened.size(), 3);
    }

    void brokenLinkIsOpenedAgainAndTheRunGoesOn()
    {
        w->k6(1, PhaseName::Main).opens = false; // as while k6 starts
        w->start(planOf(2));
        QTRY_VERIFY(w->backend.linksOpened.count(FakeBackend::id(1)) >= 3);
        QCOMPARE(w->stage(), Stage::Gathering);
        w->k6(1, PhaseName::Main).opens = true;
        QTRY_VERIFY(w->isRunning(PhaseName::Main));
        w->backend.breakLink(FakeBackend::id(0), PhaseName::Main, Error{Errc::Network, QStringLiteral("reset")});
        QTRY_VERIFY(w->loadIsSeen());
        QVERIFY(w->driver->state().current().runners[0].started);
        QVERIFY(!w->driver->state().current().runners[0].lost);
    }

    void setupRunsOnceAndItsDataGoesToTheOthers()
    {
        fleet::PreflightReport report;
        report.hasSetup = true;
        w->backend.report = report;
        const QByteArray data = R"({"token":"ação","n":[1,2]})";
        w->k6(0, PhaseName::Main).setupData = data;
        fleet::RunPlan plan = planOf(3);
        plan.setup = fleet::SetupMode::Once;
        w->start(plan);
        QTRY_VERIFY(w->isRunning(PhaseName::Main));
        for (int i = 0; i < 3; ++i) {
            const test::FakeK6 &k6 = w->k6(i, PhaseName::Main);
            QCOMPARE(countOf(k6, k6::setupRunRequest()), i == 0 ? 1 : 0);
            QCOMPARE(countOf(k6, k6::setupDataRequest(data)), i == 0 ? 0 : 1);
            QCOMPARE(k6.releases(), 1);
            QVERIFY(i == 0 ||
                    k6.requests.indexOf(k6::setupDataRequest(data)) < k6.requests.indexOf(k6::releaseRequest()));
        }
        QTRY_VERIFY(w->loadIsSeen());
        w->leaveSummaries(PhaseName::Main, 5);
        w->k6(0, PhaseName::Main).execution = ExecutionStatus::Ended; // and lingers
        QTRY_VERIFY(w->driver->state().current().runners[0].loadOver);
        QCOMPARE(countOf(w->k6(0, PhaseName::Main), k6::teardownRunRequest()), 0); // others still run
        w->backend.terminate(FakeBackend::id(1), PhaseName::Main, 0);
        w->backend.terminate(FakeBackend::id(2), PhaseName::Main, 0);
        QTRY_COMPARE(w->finished, 1);
        QCOMPARE(countOf(w->k6(0, PhaseName::Main), k6::teardownRunRequest()), 1);
        QCOMPARE(w->backend.dismissed, QVector<RunnerId>{FakeBackend::id(0)});
        QCOMPARE(w->driver->record().outcome, fleet::Outcome::Completed);
        QVERIFY(w->driver->record().warnings.isEmpty());
    }

    void setupThatFailsReleasesNobody_data()
    {
        QTest::addColumn<int>("failing"); // the runner whose /v1/setup answers 500
        QTest::newRow("setup() throws") << 0;
        QTest::newRow("data is refused") << 2;
    }
    void setupThatFailsReleasesNobody()
    {
        QFETCH(int, failing);
        fleet::RunPlan plan = planOf(3);
        plan.setup = fleet::SetupMode::Once;
        w->start(plan);
        w->k6(failing, PhaseName::Main).answer = [](const QByteArray &request) -> std::optional<test::FakeAnswer> {
            if (!request.contains(" /v1/setup "))
                return std::nullopt;
            return test::FakeAnswer{500,
                                    R"({"errors":[{"status":"500","title":"Error executing setup","detail":"boom"}]})"};
        };
        QTRY_COMPARE(w->finished, 1);
        const fleet::RunRecord run = w->driver->record();
        QCOMPARE(run.outcome, fleet::Outcome::Failed);
        QCOMPARE(run.error->code, Errc::Process);
        QVERIFY2(run.error->what.contains(QStringLiteral("boom")), qPrintable(run.error->what));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(w->k6(i, PhaseName::Main).releases(), 0);
    }

    void stopEndsAll_data()
    {
        QTest::addColumn<PhaseName>("during");
        QTest::newRow("warm-up") << PhaseName::Warmup;
        QTest::newRow("main") << PhaseName::Main;
    }
    void stopEndsAll()
    {
        QFETCH(PhaseName, during);
        w->start(planOf(3, 25));
        QTRY_VERIFY(w->isRunning(PhaseName::Warmup));
        if (during == PhaseName::Main) {
            w->terminateAll(PhaseName::Warmup, 0);
            QTRY_VERIFY(w->isRunning(PhaseName::Main));
        }
        w->backend.mainFollows = false; // the backend ends the whole runner
        w->driver->stop(StopCause::User);
        w->driver->stop(StopCause::User); // more often is no more
        QTRY_COMPARE(w->finished, 1);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(countOf(w->k6(i, during), k6::stopRequest()), 1);
        const fleet::RunRecord run = w->driver->record();
        QCOMPARE(run.outcome, fleet::Outcome::Stopped);
        QCOMPARE(run.error->code, Errc::Cancelled);
        for (const fleet::RunnerRecord &runner : run.phases.last().detail)
            QCOMPARE(runner.reason.code, fleet::ReasonCode::StoppedByUs);
        QCOMPARE(w->backend.finishes, 1);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(w->k6(i, PhaseName::Main).releases(), during == PhaseName::Main ? 1 : 0);
    }

    void stopEndsThoseThatDoNotAnswerInAnotherWay()
    {
        w->k6(0, PhaseName::Main).opens = false;      // no link: ended through the backend at once
        w->k6(1, PhaseName::Main).endsOnStop = false; // says yes, goes on: ended through the backend after a while
        w->k6(1, PhaseName::Main).execution = ExecutionStatus::InitVus;
        w->start(planOf(2));
        QTRY_VERIFY(w->k6(1, PhaseName::Main).requests.size() > 1);
        w->driver->stop(StopCause::User);
        QCOMPARE(w->backend.ended.size(), 1);
        w->clock.advance(terminateAfter);
        QTRY_COMPARE(w->finished, 1);
        QCOMPARE(w->backend.ended.value(0), (FakeBackend::Ended{FakeBackend::id(0), fleet::EndHow::Terminate}));
        QVERIFY(w->backend.ended.contains(FakeBackend::Ended{FakeBackend::id(1), fleet::EndHow::Terminate}));
        QCOMPARE(countOf(w->k6(1, PhaseName::Main), k6::stopRequest()), 1);
    }

    void stopBeforeTheFleetIsKnownStillEndsIt()
    {
        connect(w->driver.get(), &Driver::transitioned, this, [this] {
            if (w->stage() == Stage::Gathering)
                w->driver->stop(StopCause::User);
        });
        w->start(planOf(2));
        QTRY_COMPARE(w->finished, 1);
        QCOMPARE(w->backend.ended.size() >= 2, true);
        QCOMPARE(w->driver->record().outcome, fleet::Outcome::Stopped);
        QVERIFY(w->backend.linksOpened.isEmpty());
    }

    void killEndsAllAtOnce()
    {
        w->start(planOf(2));
        QTRY_VERIFY(w->isRunning(PhaseName::Main));
        for (int i = 0; i < 2; ++i)
            w->k6(i, PhaseName::Main).answers = false; // hangs
        w->driver->stop(StopCause::Interrupted);
        w->driver->kill();
        QTRY_COMPARE(w->finished, 1);
        for (int i = 0; i < 2; ++i)
            QVERIFY(w->backend.ended.contains(FakeBackend::Ended{FakeBackend::id(i), fleet::EndHow::Kill}));
        QCOMPARE(w->driver->record().outcome, fleet::Outcome::Stopped);
    }

    void fleetThatCannotStartIsReported()
    {
        w->backend.startError = Error{Errc::Process, QStringLiteral("fork failed"), QStringLiteral("k6")};
        w->start(planOf(2));
        QTRY_COMPARE(w->finished, 1);
        QCOMPARE(w->driver->record().outcome, fleet::Outcome::Failed);
        QCOMPARE(*w->driver->record().error, *w->backend.startError);
    }

    void driverMayGoInTheMiddle()
    {
        w->start(planOf(3));
        QTRY_VERIFY(w->isRunning(PhaseName::Main));
        w->driver.reset();
        w->terminateAll(PhaseName::Main, 0); // nobody is there to hear it
        QCOMPARE(w->finished, 0);
    }

    void gateThatTimesOutAsksOnceAndMayOpenForFewer()
    {
        w->k6(1, PhaseName::Main).execution = ExecutionStatus::InitVus;
        fleet::RunPlan plan = planOf(2);
        w->start(plan);
        QTRY_COMPARE(armedCount(w->driver->state().current()), 1);
        QVERIFY(w->asked.isEmpty());
        w->clock.advance(plan.gateTimeout);
        QTRY_COMPARE(w->asked, QVector<Question>{Question::GateTimedOut});
        w->driver->continueWith(1);
        QTRY_VERIFY(w->isRunning(PhaseName::Main));
        QCOMPARE(w->k6(0, PhaseName::Main).releases(), 1);
        QCOMPARE(w->k6(1, PhaseName::Main).releases(), 0);
        w->leaveSummaries(PhaseName::Main, 5);
        w->backend.terminate(FakeBackend::id(0), PhaseName::Main, 0);
        QTRY_COMPARE(w->finished, 1);
        QCOMPARE(w->asked.size(), 1);
        QCOMPARE(w->driver->record().outcome, fleet::Outcome::Partial);
    }

    void releaseIsNotedWhenItsBytesAreWritten()
    {
        w->start(planOf(2, 25));
        QTRY_VERIFY(w->isRunning(PhaseName::Warmup));
        w->terminateAll(PhaseName::Warmup, 0);
        QTRY_VERIFY(w->isRunning(PhaseName::Main));
        using fleet::RunMoment;
        const QVector<FakeBackend::Noted> expected{{RunMoment::Gathering, PhaseName::Warmup, 0},
                                                   {RunMoment::Released, PhaseName::Warmup, 2},
                                                   {RunMoment::Gathering, PhaseName::Main, 0},
                                                   {RunMoment::Released, PhaseName::Main, 2}};
        QCOMPARE(w->backend.noted, expected);
    }

    void runnersJoinAndLeaveUntilTheFleetIsWhole()
    {
        w->backend.knownAtStart = 1;
        w->start(planOf(2));
        QTRY_COMPARE(armedCount(w->driver->state().current()), 1);
        emit w->backend.missing({fleet::ReasonCode::NoPodAllowed, QStringLiteral("quota")});
        QCOMPARE(w->driver->state().missingReason.detail, QStringLiteral("quota"));
        emit w->backend.left(FakeBackend::id(0), {fleet::ReasonCode::PodDeleted});
        w->backend.join(2);
        w->backend.run(FakeBackend::id(1), PhaseName::Main);
        w->backend.run(FakeBackend::id(2), PhaseName::Main);
        fleet::RunnerPlace place;
        place.runner = FakeBackend::id(2);
        place.node = QStringLiteral("node-7");
        emit w->backend.moved({place});
        QTRY_VERIFY(w->isRunning(PhaseName::Main));
        QCOMPARE(w->k6(0, PhaseName::Main).releases(), 0);
        const fleet::RunRecord run = w->driver->record();
        QCOMPARE(run.phases.first().runners, 2);
        QCOMPARE(run.phases.first().detail.size(), 2);
        QCOMPARE(run.phases.first().detail.last().node, QStringLiteral("node-7"));
    }

    void startersLetGoWhereTheLinksDoNot()
    {
        w->backend.hasStarters = true;
        fleet::RunPlan plan = planOf(2);
        plan.mode = fleet::StartMode::Exec;
        w->start(plan);
        QTRY_COMPARE(w->stage(), Stage::Releasing);
        QCOMPARE(w->backend.starter->toldToRelease.size(), 2);
        const MonoTime sent = w->clock.now();
        for (int i = 0; i < 2; ++i)
            emit w->backend.starter->released(FakeBackend::id(i), sent + milliseconds(i), sent + milliseconds(40), {});
        QTRY_VERIFY(w->isRunning(PhaseName::Main));
        QCOMPARE(w->k6(0, PhaseName::Main).releases(), 0);
        QCOMPARE(*w->driver->record().phases.first().spread.releaseBoundMs, 40.0);
    }

    void clocksAreTakenAtTheirWord()
    {
        w->backend.hasStarters = true;
        w->backend.starterLead = std::chrono::seconds(10);
        fleet::RunPlan plan = planOf(2);
        plan.mode = fleet::StartMode::Clock;
        w->start(plan);
        QTRY_VERIFY(w->backend.starter && w->backend.starter->due);
        for (int i = 0; i < 2; ++i)
            emit w->backend.starter->armed(FakeBackend::id(i));
        const auto left = *w->backend.starter->due - w->clock.wall();
        w->clock.advance(left - milliseconds(3000));
        QTRY_VERIFY(w->driver->state().current().verifyAskedAt.has_value());
        QTRY_COMPARE(w->stage(), Stage::Releasing);
        QCOMPARE(w->backend.starter->aborts, 0);
        const MonoTime due = *w->driver->state().current().releaseDue;
        for (int i = 0; i < 2; ++i)
            emit w->backend.starter->released(FakeBackend::id(i), w->clock.now(), w->clock.now(),
                                              std::chrono::microseconds(500 * i));
        QTRY_VERIFY(w->isRunning(PhaseName::Main));
        const auto &runners = w->driver->state().current().runners;
        QVERIFY(*runners[0].sentAt >= due && *runners[0].sentAt < due + milliseconds(2));
        QCOMPARE(*runners[1].sentAt - *runners[0].sentAt, std::chrono::microseconds(500));
    }

    void wayToStartThatTheBackendDoesNotHaveEndsTheRun()
    {
        fleet::RunPlan plan = planOf(1);
        plan.mode = fleet::StartMode::Clock;
        w->start(plan);
        QTRY_COMPARE(w->finished, 1);
        QCOMPARE(w->driver->record().error->code, Errc::Unsupported);
    }

    void foundRunIsGoneOnWithUnderItsName()
    {
        fleet::PreflightReport report;
        report.found = fleet::RunFound{{QStringLiteral("20261101-000000-abcd")},
                                       PhaseName::Main,
                                       true,
                                       w->clock.wall() - std::chrono::seconds(30)};
        w->backend.report = report;
        for (int i = 0; i < 2; ++i)
            w->k6(i, PhaseName::Main).execution = ExecutionStatus::Running;
        QSet<QString> worthStoring;
        connect(w->driver.get(), &Driver::transitioned, this,
                [this, &worthStoring] { worthStoring.insert(w->driver->record().id.value); });
        w->start(planOf(2));
        QTRY_VERIFY(w->isRunning(PhaseName::Main));
        QTRY_VERIFY(w->loadIsSeen());
        w->leaveSummaries(PhaseName::Main, 7);
        w->terminateAll(PhaseName::Main, 0);
        QTRY_COMPARE(w->finished, 1);
        const fleet::RunRecord run = w->driver->record();
        QCOMPARE(run.id.value, QStringLiteral("20261101-000000-abcd"));
        QCOMPARE(worthStoring, QSet<QString>{run.id.value});
        QCOMPARE(run.outcome, fleet::Outcome::Completed);
        QCOMPARE(run.phases.first().spread, fleet::Spread{});
        QCOMPARE(run.phases.first().startedAt, report.found->releasedAt);
        QVERIFY(run.warnings.isEmpty());
        QCOMPARE(w->k6(0, PhaseName::Main).releases(), 0);
        QVERIFY(w->backend.noted.isEmpty());
    }

    // Its record is somebody else's to write.
    void foundRunThatIsBlockedHasARecordOfItsOwn()
    {
        fleet::PreflightReport report;
        report.found =
            fleet::RunFound{{QStringLiteral("20261101-000000-abcd")}, PhaseName::Main, true, w->clock.wall()};
        report.checks = {{fleet::CheckId::Holder, fleet::CheckLevel::BlockFinal, QStringLiteral("ana@ws-1")}};
        w->backend.report = report;
        w->start(planOf(2));
        QTRY_COMPARE(w->finished, 1);
        QCOMPARE(w->driver->record().outcome, fleet::Outcome::Failed);
        QVERIFY(w->driver->record().id.value != report.found->id.value);
    }

    void detachedRunLeavesItsRunnersAlone()
    {
        fleet::RunPlan plan = planOf(2);
        plan.cluster = fleet::ClusterTarget{};
        plan.only = PhaseName::Main;
        plan.untilReleased = true;
        w->start(plan);
        QTRY_COMPARE(w->finished, 1);
        QCOMPARE(w->driver->record().outcome, fleet::Outcome::Completed);
        QVERIFY(w->driver->record().warnings.isEmpty());
        QVERIFY(w->backend.ended.isEmpty());
        QCOMPARE(countOf(w->k6(0, PhaseName::Main), k6::stopRequest()), 0);
    }
};

QTEST_GUILESS_MAIN(TstDriver)
#include "tst_driver.moc"
