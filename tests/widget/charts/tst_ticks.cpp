// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands at the axes of the charts.
#include <limits>

#include <QTest>

#include "charts/ticks.h"

using namespace largada::ui;

class TestTicks : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void stepsAreOneTwoOrFive_data();
    void stepsAreOneTwoOrFive();
    void topIsNeverBelowThePeak();
    void numbersFollowTheLocale();
    void timesAreRound_data();
    void timesAreRound();
    void clockTicksAreOnWholeMinutesOfThePlace();
    void noTimesForAnEmptyAxis();
};

namespace
{

QString labels(const QVector<Tick> &ticks)
{
    QStringList texts;
    for (const Tick &tick : ticks)
        texts.push_back(tick.label);
    return texts.join(QLatin1Char('|'));
}

} // namespace

void TestTicks::stepsAreOneTwoOrFive_data()
{
    QTest::addColumn<ValueKind>("kind");
    QTest::addColumn<double>("peak");
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, ValueKind kind, double peak, int steps, const char *expected) {
        QTest::newRow(name) << kind << peak << steps << QString::fromLatin1(expected);
    };
    row("milliseconds", ValueKind::Milliseconds, 740, 4, "0|200|400|600|800 ms");
    row("below one", ValueKind::Milliseconds, 0.31, 4, "0|0.1|0.2|0.3|0.4 ms");
    row("hundredths", ValueKind::Milliseconds, 0.047, 5, "0|0.01|0.02|0.03|0.04|0.05 ms");
    row("seconds", ValueKind::Milliseconds, 18'000, 4, "0|5|10|15|20 s");
    row("thousands", ValueKind::PerSecond, 74'880, 4, "0|20k|40k|60k|80k");
    row("below ten thousand", ValueKind::PerSecond, 1'300, 3, "0|500|1,000|1,500");
    row("millions with a fraction", ValueKind::PerSecond, 1.4e6, 3, "0|0.5M|1.0M|1.5M");
    row("a thousand million", ValueKind::Count, 1e9, 2, "0|0.5B|1.0B");
    row("percent", ValueKind::Percent, 10, 3, "0|5%|10%");
    row("whole counts", ValueKind::Count, 2, 5, "0|1|2");
    row("all zero", ValueKind::Milliseconds, 0, 4, "0|50|100 ms");
    row("no number", ValueKind::Count, std::numeric_limits<double>::quiet_NaN(), 2, "0|5|10");
    row("exactly a step", ValueKind::Milliseconds, 0.3, 3, "0|0.1|0.2|0.3 ms");
}

void TestTicks::stepsAreOneTwoOrFive()
{
    QFETCH(ValueKind, kind);
    QFETCH(double, peak);
    QFETCH(int, steps);
    QFETCH(QString, expected);
    QCOMPARE(labels(valueTicks(kind, peak, steps).ticks), expected);
}

void TestTicks::topIsNeverBelowThePeak()
{
    for (double peak = 1e-4; peak < 1e12; peak *= 1.37) {
        for (const int steps : {1, 2, 3, 4, 5}) {
            const ValueTicks ticks = valueTicks(ValueKind::Milliseconds, peak, steps);
            QVERIFY(ticks.top >= peak * (1 - 1e-6));
            QVERIFY(ticks.ticks.size() >= 2 && ticks.ticks.size() <= steps + 1);
            QCOMPARE(ticks.ticks.constLast().at, ticks.top);
        }
    }
}

void TestTicks::numbersFollowTheLocale()
{
    QLocale::setDefault(QLocale(QLocale::Portuguese, QLocale::Brazil));
    QCOMPARE(labels(valueTicks(ValueKind::PerSecond, 1'300, 3).ticks), QStringLiteral("0|500|1.000|1.500"));
    QCOMPARE(labels(valueTicks(ValueKind::Milliseconds, 0.31, 2).ticks), QStringLiteral("0|0,2|0,4 ms"));
    QCOMPARE(valueText(ValueKind::Percent, 0.312), QStringLiteral("0,31%"));
}

void TestTicks::timesAreRound_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<QString>("expected");
    QTest::addRow("seconds") << 0.0 << 45.0 << QStringLiteral("0:00|0:15|0:30|0:45");
    QTest::addRow("minutes") << 10.0 << 410.0 << QStringLiteral("2:00|4:00|6:00");
    QTest::addRow("hours") << 0.0 << 7200.0 << QStringLiteral("0:00|30:00|1:00:00|1:30:00|2:00:00");
    QTest::addRow("before the release") << -20.0 << 20.0 << QStringLiteral("\u22120:20|\u22120:10|0:00|0:10|0:20");
}

void TestTicks::timesAreRound()
{
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(QString, expected);
    QCOMPARE(labels(timeTicks(TimeKind::SinceStart, from, to, 4)), expected);
}

void TestTicks::clockTicksAreOnWholeMinutesOfThePlace()
{
    const double noon = double(QDateTime(QDate(2026, 11, 23), QTime(12, 0)).toSecsSinceEpoch());
    QCOMPARE(labels(timeTicks(TimeKind::WallClock, noon + 7, noon + 200, 4)), QStringLiteral("12:01|12:02|12:03"));
    QCOMPARE(labels(timeTicks(TimeKind::WallClock, noon + 7, noon + 95, 3)),
             QStringLiteral("12:00:30|12:01:00|12:01:30"));
    QCOMPARE(labels(timeTicks(TimeKind::WallClock, noon - 3600 * 5, noon + 10, 2)), QStringLiteral("09:00|12:00"));
    QCOMPARE(timeText(TimeKind::WallClock, noon + 61), QStringLiteral("12:01:01"));
}

void TestTicks::noTimesForAnEmptyAxis()
{
    QVERIFY(timeTicks(TimeKind::SinceStart, 5, 5, 4).isEmpty());
    QVERIFY(timeTicks(TimeKind::SinceStart, 5, 1, 4).isEmpty());
    QVERIFY(timeTicks(TimeKind::WallClock, 0, std::numeric_limits<double>::infinity(), 4).isEmpty());
}

QTEST_APPLESS_MAIN(TestTicks)
#include "tst_ticks.moc"
