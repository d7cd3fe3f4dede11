// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "backends/kubernetes/node_clock.h"

using namespace largada::backends;
using namespace std::chrono_literals;
using std::chrono::microseconds;

class TestNodeClock : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void shortestRoundTripCounts()
    {
        OffsetMeasurement measurement;
        QVERIFY(!measurement.best());
        measurement.add(1000us, 5000us, 13'900us); // 2 ms either way
        measurement.add(10'000us, 10'400us, 20'250us);
        measurement.add(20'000us, 26'000us, 30'000us);
        QCOMPARE(*measurement.best(), (ClockOffset{10'050us, 200us}));
        QVERIFY(!measurement.isComplete());
        measurement.add(30'000us, 31'000us, 1us);
        measurement.add(40'000us, 41'000us, 1us);
        QVERIFY(measurement.isComplete());
        QCOMPARE(*measurement.best(), (ClockOffset{10'050us, 200us}));
    }

    void medianAndSpread_data()
    {
        QTest::addColumn<QVector<int>>("offsets");
        QTest::addColumn<int>("median");
        QTest::addColumn<int>("spread");
        QTest::newRow("one") << QVector<int>{-7} << -7 << 0;
        QTest::newRow("three") << QVector<int>{500, -20, 3} << 3 << 520;
        QTest::newRow("one that is far off") << QVector<int>{1, 2, 3, 4, 3'600'000} << 3 << 3'599'999;
        QTest::newRow("two") << QVector<int>{10, 20} << 20 << 10;
    }
    void medianAndSpread()
    {
        QFETCH(const QVector<int>, offsets);
        QFETCH(const int, median);
        QFETCH(const int, spread);
        QVector<ClockOffset> of;
        for (const int offset : offsets)
            of += ClockOffset{microseconds(offset), 1us};
        QCOMPARE(medianOffset(of)->count(), median);
        QCOMPARE(offsetSpread(of).count(), spread);
    }

    void nothingIsKnownOfNoNodes()
    {
        QVERIFY(!medianOffset({}));
        QVERIFY(offsetSpread({}) == 0us);
    }
};

QTEST_GUILESS_MAIN(TestNodeClock)
#include "tst_node_clock.moc"
