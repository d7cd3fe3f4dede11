// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QtTest>

#include "coordinator/reading_plan.h"

using namespace largada;
using namespace largada::coordinator;
using fleet::PhaseName;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace
{

constexpr MonoTime start{std::chrono::hours(100)};

// A fleet in one phase whose state a test sets and whose plan it asks as the driver does.
struct Fleet {
    State state;
    ReadingPlan plan;
    MonoTime now = start;
    std::vector<MonoTime> reads;
    QHash<RunnerId, int> readsOf;
    QHash<QString, int> readsOfMetric;
    int statusReads = 0;
    int processReads = 0;

    explicit Fleet(int runners)
    {
        state.stage = Stage::Gathering;
        state.phases.push_back(PhaseTrack{PhaseName::Main});
        for (int i = 0; i < runners; ++i) {
            Track track;
            track.info.id = {QStringLiteral("r%1").arg(i)};
            track.linkWanted = track.linkOpen = true;
            track.container = fleet::ContainerState::Running;
            state.current().runners.push_back(track);
            state.indexOf.insert(track.info.id, i);
        }
    }
    void arm()
    {
        for (Track &track : state.current().runners) {
            track.armedAt = now;
            track.status.emplace();
            track.status->execution = k6::ExecutionStatus::PausedBeforeRun;
        }
    }
    void release()
    {
        state.stage = Stage::Releasing;
        for (Track &track : state.current().runners) {
            track.released = true;
            track.sentAt = now;
        }
    }
    void showLoad()
    {
        state.stage = Stage::Running;
        for (Track &track : state.current().runners)
            track.firstRunningAt = now;
    }
    void look()
    {
        const auto &runners = state.current().runners;
        const size_t first = plan.first(state.current());
        for (size_t i = 0; i < runners.size(); ++i) {
            const Track &track = runners[(first + i) % runners.size()];
            const auto read = plan.due(state, state.current(), track, now);
            if (!read)
                continue;
            reads.push_back(now);
            ++readsOf[track.info.id];
            if (read->ask == Ask::Metric)
                ++readsOfMetric[read->metric];
            statusReads += read->ask == Ask::Status ? 1 : 0;
            processReads += read->ask == Ask::Process ? 1 : 0;
        }
    }
    void pass(std::chrono::nanoseconds time, std::chrono::nanoseconds step)
    {
        for (const MonoTime end = now + time; now < end; now += step)
            look();
    }
    // Reads in the fullest second, wherever it begins.
    int most() const
    {
        size_t fullest = 0;
        for (size_t first = 0, last = 0; last < reads.size(); ++last) {
            while (reads[last] - reads[first] >= seconds(1))
                ++first;
            fullest = std::max(fullest, last - first + 1);
        }
        return static_cast<int>(fullest);
    }
    void forget()
    {
        reads.clear();
        readsOf.clear();
        readsOfMetric.clear();
        statusReads = processReads = 0;
    }
};

} // namespace

class TstReadingPlan : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void gatheringIsBoundedOverTheFleetAndForgetsNobody_data()
    {
        QTest::addColumn<int>("stepMs");
        QTest::newRow("at the pace of gathering") << 50;
        QTest::newRow("at a pace that does not divide a tenth of a second") << 7;
        QTest::newRow("quicker than needed") << 1;
    }
    void gatheringIsBoundedOverTheFleetAndForgetsNobody()
    {
        QFETCH(int, stepMs);
        Fleet fleet(1'000);
        fleet.pass(seconds(6), milliseconds(stepMs));
        QVERIFY2(fleet.most() <= 400, qPrintable(QString::number(fleet.most())));
        QVERIFY2(fleet.reads.size() >= 2'000, "it reads much less than it may");
        QCOMPARE(fleet.readsOf.size(), 1'000); // each of them
    }

    void lastOfAThousandIsReadAsOftenAsOneAlone()
    {
        Fleet fleet(1'000);
        fleet.arm();
        Track &last = fleet.state.current().runners[700];
        last.armedAt.reset();
        last.status.reset();
        fleet.pass(seconds(20), milliseconds(50));
        QCOMPARE(fleet.readsOf.value(last.info.id), 100);
        QVERIFY2(fleet.most() <= 400, qPrintable(QString::number(fleet.most())));
        QCOMPARE(fleet.readsOf.size(), 1'000);
    }

    void armedFleetIsReadRarely()
    {
        Fleet fleet(10);
        fleet.arm();
        fleet.pass(seconds(20), milliseconds(50));
        // Every 5 s, before k6 closes an idle connection.
        for (const int reads : std::as_const(fleet.readsOf))
            QCOMPARE(reads, 4);
        QCOMPARE(fleet.readsOf.size(), 10);
    }

    void notArmedRunnersAreReadFiveTimesASecond()
    {
        Fleet fleet(4);
        fleet.pass(seconds(10), milliseconds(50));
        for (const int reads : std::as_const(fleet.readsOf))
            QCOMPARE(reads, 50);
        QCOMPARE(fleet.statusReads, 200);
    }

    void startIsWatchedWithinTheBound()
    {
        Fleet fleet(1'000);
        fleet.release();
        fleet.pass(seconds(5), milliseconds(10));
        QVERIFY2(fleet.most() <= 1'050, qPrintable(QString::number(fleet.most())));
        QVERIFY2(fleet.reads.size() >= 4'500, "it reads much less than it may");
        QCOMPARE(fleet.statusReads, static_cast<int>(fleet.reads.size()));
        QCOMPARE(fleet.readsOf.size(), 1'000);
    }

    void smallFleetsStartIsReadEveryTwentyMilliseconds()
    {
        Fleet fleet(5);
        fleet.release();
        fleet.pass(seconds(2), milliseconds(10));
        for (const int reads : std::as_const(fleet.readsOf))
            QCOMPARE(reads, 100);
    }

    void loadIsReadWithinTheBound()
    {
        Fleet fleet(1'000);
        fleet.release();
        fleet.showLoad();
        fleet.pass(seconds(20), milliseconds(100));
        QVERIFY2(fleet.most() <= 2'000, qPrintable(QString::number(fleet.most())));
        QCOMPARE(fleet.readsOf.size(), 1'000);
        for (const char *name : {"http_reqs", "http_req_failed", "iterations", "dropped_iterations"})
            QVERIFY2(fleet.readsOfMetric.value(QString::fromLatin1(name)) >= 1'000, name);
        QVERIFY(fleet.readsOfMetric.value(QStringLiteral("http_req_duration")) >= 1'000);
        QVERIFY(fleet.statusReads >= 1'000);
        QVERIFY(fleet.processReads >= 1'000);
    }

    void loadOfOneRunnerIsReadAtTheUsualIntervals()
    {
        Fleet fleet(1);
        fleet.release();
        fleet.showLoad();
        fleet.pass(seconds(60), milliseconds(10));
        QCOMPARE(fleet.readsOfMetric.value(QStringLiteral("http_reqs")), 60);
        QCOMPARE(fleet.readsOfMetric.value(QStringLiteral("iterations")), 20); // one of three counters a second
        QCOMPARE(fleet.processReads, 24);
        QCOMPARE(fleet.statusReads, 30);
        QCOMPARE(fleet.readsOfMetric.value(QStringLiteral("http_req_duration")), 6); // seldom: k6 sorts under a lock
    }

    void slowAnswersSlowTheReadingsAndQuickOnesRestoreThem()
    {
        Fleet fleet(1);
        const LinkKey key{fleet.state.current().runners.front().info.id, PhaseName::Main};
        const QString requests = QStringLiteral("http_reqs");
        fleet.release();
        fleet.showLoad();
        fleet.plan.answered(key, milliseconds(50)); // not yet slow
        fleet.pass(seconds(16), milliseconds(10));
        QCOMPARE(fleet.readsOfMetric.value(requests), 16);
        fleet.forget();
        for (int i = 0; i < 10; ++i)
            fleet.plan.answered(key, milliseconds(51)); // eight times slower at most
        fleet.pass(seconds(32), milliseconds(10));
        QCOMPARE(fleet.readsOfMetric.value(requests), 4);
        fleet.forget();
        for (int i = 0; i < 3; ++i)
            fleet.plan.answered(key, milliseconds(1));
        fleet.pass(seconds(16), milliseconds(10));
        QCOMPARE(fleet.readsOfMetric.value(requests), 16);
    }

    void lineStaysFreeBetweenTheLastReadingAndTheRelease()
    {
        Fleet fleet(3);
        fleet.arm();
        fleet.state.stage = Stage::Armed;
        fleet.state.current().verifyAskedAt = fleet.now;
        fleet.pass(seconds(30), milliseconds(50));
        QVERIFY(fleet.reads.empty());
    }

    void nobodyIsReadWhileAReleaseIsUnderWayButNotForEver()
    {
        Fleet fleet(3);
        fleet.arm();
        fleet.release();
        fleet.state.current().letGoAt = fleet.now;
        fleet.state.current().runners[0].acknowledgedAt = fleet.now;
        fleet.pass(milliseconds(100), milliseconds(10));
        QVERIFY(fleet.reads.empty());
        fleet.state.current().runners[1].acknowledgedAt = fleet.now;
        fleet.state.current().runners[2].ended = true;
        fleet.look();
        QCOMPARE(fleet.reads.size(), 3U);
        fleet.state.current().runners[2].ended = false; // its answer never comes
        fleet.forget();
        fleet.pass(milliseconds(390), milliseconds(10));
        QVERIFY(fleet.reads.empty());
        fleet.pass(milliseconds(100), milliseconds(10));
        QCOMPARE(fleet.readsOf.size(), 3);
    }

    void overLoadIsNotReadWhileOthersTearDown()
    {
        Fleet fleet(1);
        fleet.release();
        fleet.showLoad();
        fleet.state.current().runners.front().loadOver = true;
        fleet.state.stage = Stage::TearingDown;
        fleet.pass(seconds(5), milliseconds(50));
        QVERIFY(fleet.reads.empty());
    }

    void looksAsOftenAsTheStageIsWorth()
    {
        Fleet fleet(1);
        const auto pace = [&fleet](Stage stage) {
            fleet.state.stage = stage;
            return ReadingPlan::pace(fleet.state, fleet.now).count();
        };
        QCOMPARE(pace(Stage::Preflight), 1000);
        QCOMPARE(pace(Stage::Gathering), 50);
        QCOMPARE(pace(Stage::Releasing), 10);
        fleet.release();
        QCOMPARE(pace(Stage::Running), 10); // its load was not seen yet
        fleet.now += seconds(10);
        QCOMPARE(pace(Stage::Running), 100); // and is not waited for without end
        fleet.now -= seconds(10);
        fleet.showLoad();
        QCOMPARE(pace(Stage::Running), 100);
    }
};

QTEST_GUILESS_MAIN(TstReadingPlan)
#include "tst_reading_plan.moc"
