// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QtTest>

#include "coordinator/start_spread.h"

using namespace largada;
using namespace largada::coordinator;

namespace
{

// One runner's times in milliseconds; below 0: not known.
struct Times {
    double sent = -1;
    double acknowledged = -1;
    double lastNotRunning = -1;
    double firstRunning = -1;
    bool started = true;
};

std::optional<MonoTime> at(double ms)
{
    if (ms < 0)
        return std::nullopt;
    return MonoTime(std::chrono::hours(50)) + std::chrono::microseconds(std::llround(ms * 1000));
}

PhaseTrack phaseOf(const QVector<Times> &runners)
{
    PhaseTrack phase;
    for (const Times &times : runners) {
        Track track;
        track.started = times.started;
        track.sentAt = at(times.sent);
        track.acknowledgedAt = at(times.acknowledged);
        track.lastNotRunningAt = at(times.lastNotRunning);
        track.firstRunningAt = at(times.firstRunning);
        phase.runners.push_back(track);
    }
    return phase;
}

using Ms = std::optional<double>;
const Ms none;

} // namespace

class TstStartSpread : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void spreadsAreThoseCalculatedByHand_data()
    {
        QTest::addColumn<QVector<Times>>("runners");
        QTest::addColumn<Ms>("bound");
        QTest::addColumn<Ms>("estimate");
        QTest::addColumn<Ms>("load");
        QTest::addColumn<bool>("loadIsHeadline");
        using V = QVector<Times>;
        QTest::newRow("no runner") << V{} << none << none << none << false;
        QTest::newRow("none released") << V{{-1, -1, -1, -1, false}} << none << none << none << false;
        QTest::newRow("one alone") << V{{0, 2, 1, 5}} << Ms(2) << Ms(0) << Ms(4) << false;
        // Midpoints 1 and 4; idle at 10 and 20, load at 30 and 45.
        QTest::newRow("two") << V{{0, 2, 10, 30}, {1, 7, 20, 45}} << Ms(7) << Ms(3) << Ms(35) << false;
        QTest::newRow("order does not matter")
            << V{{1, 7, 20, 45}, {0, 2, 10, 30}} << Ms(7) << Ms(3) << Ms(35) << false;
        QTest::newRow("last sent is acknowledged first")
            << V{{0, 9, 10, 30}, {1, 3, 10, 30}} << Ms(9) << Ms(2.5) << Ms(20) << false;
        // Two runners are read every 20 ms: the load spread must exceed 7 ms by more than one interval at each end.
        QTest::newRow("load at the limit") << V{{0, 2, 10, 30}, {1, 7, 20, 57}} << Ms(7) << Ms(3) << Ms(47) << false;
        QTest::newRow("load over the limit")
            << V{{0, 2, 10, 30}, {1, 7, 20, 57.5}} << Ms(7) << Ms(3) << Ms(47.5) << true;
        QTest::newRow("never read between release and load")
            << V{{0, 2, -1, 30}, {1, 7, -1, 32}} << Ms(7) << Ms(3) << Ms(32) << false;
        QTest::newRow("idle reading from before the release")
            << V{{10, 12, 3, 30}, {11, 17, 4, 32}} << Ms(7) << Ms(3) << Ms(22) << false;
        QTest::newRow("load of neither seen") << V{{0, 2, 10, -1}, {1, 7, 20, -1}} << Ms(7) << Ms(3) << none << false;
        QTest::newRow("load of one seen") << V{{0, 2, 10, 30}, {1, 7, 4, -1}} << Ms(7) << Ms(3) << Ms(20) << false;
        QTest::newRow("released and lost: left out")
            << V{{0, 2, 10, 30}, {1, 7, 20, 45}, {2, 900, 5, 950, false}} << Ms(7) << Ms(3) << Ms(35) << false;
        QTest::newRow("sent, never acknowledged: left out")
            << V{{5, 6, 10, 30}, {0, -1, -1, -1}} << Ms(1) << Ms(0) << Ms(20) << false;
    }
    void spreadsAreThoseCalculatedByHand()
    {
        QFETCH(QVector<Times>, runners);
        QFETCH(Ms, bound);
        QFETCH(Ms, estimate);
        QFETCH(Ms, load);
        QFETCH(bool, loadIsHeadline);
        const fleet::Spread spread = startSpread(phaseOf(runners));
        QCOMPARE(spread.releaseBoundMs, bound);
        QCOMPARE(spread.releaseEstimateMs, estimate);
        QCOMPARE(spread.loadBoundMs, load);
        QCOMPARE(spread.loadIsHeadline, loadIsHeadline);
    }

    void readingIntervalGrowsWithTheFleet_data()
    {
        QTest::addColumn<int>("runners");
        QTest::addColumn<int>("microseconds");
        QTest::newRow("none") << 0 << 20'000;
        QTest::newRow("one") << 1 << 20'000;
        QTest::newRow("as many as can be read that often") << 20 << 20'000;
        QTest::newRow("one more") << 21 << 21'000;
        QTest::newRow("thousand") << 1'000 << 1'000'000;
        QTest::newRow("most") << 10'000 << 10'000'000;
    }
    void readingIntervalGrowsWithTheFleet()
    {
        QFETCH(int, runners);
        QFETCH(int, microseconds);
        QCOMPARE(spreadReadingInterval(runners).count(), microseconds * 1000LL);
    }

    void largeFleetNeedsMoreThanItsLongerIntervalForTheHeadline()
    {
        QVector<Times> runners(1'000, Times{0, 1, 0, 500});
        runners[7].firstRunning = 2'001; // the bound is 1 ms, the interval 1 s: 2,001 is not over it
        QCOMPARE(startSpread(phaseOf(runners)).loadIsHeadline, false);
        runners[7].firstRunning = 2'002;
        QCOMPARE(startSpread(phaseOf(runners)).loadIsHeadline, true);
    }
};

QTEST_GUILESS_MAIN(TstStartSpread)
#include "tst_start_spread.moc"
