// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Samples thinned to pixel columns: nothing that a person would miss may go.
#include <algorithm>
#include <cmath>
#include <limits>

#include <QTest>

#include "charts/decimate.h"

using namespace largada::ui;

class TestDecimate : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void keepsFewSamplesAsTheyAre();
    void neverGivesMoreThanMostPoints_data();
    void neverGivesMoreThanMostPoints();
    void keepsALonelySpikeAndALonelyDip();
    void keepsTheOrderOfTime();
    void keepsANeighbourOnEachSide();
    void doesNotRegroupWhenTheWindowMovesOn();
    void dropsWhatIsNoNumberAndWhatGoesBack();
    void givesNothingForAnEmptyWindow();
    void keepsTheExtremesOfARange();
    void stepsHoldUntilTheNextSample();
};

namespace
{

Segment flat(int count, double step = 1)
{
    Segment segment;
    for (int i = 0; i < count; ++i)
        segment.push_back({i * step, 10});
    return segment;
}

bool isOrdered(const Segment &segment)
{
    return std::is_sorted(segment.cbegin(), segment.cend(), [](const Sample &a, const Sample &b) { return a.t < b.t; });
}

bool contains(const Segment &segment, const Sample &sample)
{
    return std::find(segment.cbegin(), segment.cend(), sample) != segment.cend();
}

} // namespace

void TestDecimate::keepsFewSamplesAsTheyAre()
{
    const Segment segment = flat(100);
    QCOMPARE(decimated(segment, {0, 99, 50}), segment);
    QCOMPARE(decimated(Segment{{5, 1}}, {0, 10, 50}), Segment({{5, 1}}));
}

void TestDecimate::neverGivesMoreThanMostPoints_data()
{
    QTest::addColumn<int>("columns");
    QTest::addRow("none") << 0;
    QTest::addRow("few") << 10;
    QTest::addRow("as many as allowed") << 300;
    QTest::addRow("a wide screen") << 4000;
}

void TestDecimate::neverGivesMoreThanMostPoints()
{
    QFETCH(int, columns);
    Segment segment;
    for (int i = 0; i < 20'000; ++i)
        segment.push_back({i * 0.37 + 0.11, i % 2 == 0 ? 1.0 : 2.0});
    const Segment thin = decimated(segment, {100.05, 7000.3, columns});
    QVERIFY(thin.size() <= mostPoints);
    QVERIFY(thin.size() >= std::min(2 * columns, mostPoints - 12));
}

void TestDecimate::keepsALonelySpikeAndALonelyDip()
{
    Segment segment = flat(50'000);
    segment[31'234].y = 9000;
    segment[31'235].y = 0;
    segment[777].y = 3;
    const Segment thin = decimated(segment, {0, 50'000, 300});
    QVERIFY(contains(thin, segment.at(31'234)));
    QVERIFY(contains(thin, segment.at(31'235)));
    QVERIFY(contains(thin, segment.at(777)));
}

void TestDecimate::keepsTheOrderOfTime()
{
    Segment segment;
    for (int i = 0; i < 9000; ++i)
        segment.push_back({i * 0.5, std::sin(i * 12.9898) * 43758.5});
    QVERIFY(isOrdered(decimated(segment, {0, 4500, 200})));
}

void TestDecimate::keepsANeighbourOnEachSide()
{
    const Segment thin = decimated(flat(100), {20.5, 30.5, 300});
    QCOMPARE(thin.constFirst().t, 20.0);
    QCOMPARE(thin.constLast().t, 31.0);
    QCOMPARE(thin.size(), 12);
}

void TestDecimate::doesNotRegroupWhenTheWindowMovesOn()
{
    Segment segment;
    for (int i = 0; i < 6000; ++i)
        segment.push_back({double(i), std::abs(std::sin(i * 78.233)) * 100});
    const Segment before = decimated(segment, {1000, 4000, 100});
    const Segment after = decimated(segment, {1030, 4030, 100});
    // Of what both show, whole columns only.
    for (const Sample &sample : after) {
        if (sample.t >= 1060 && sample.t < 3960)
            QVERIFY2(contains(before, sample), qPrintable(QString::number(sample.t)));
    }
}

void TestDecimate::dropsWhatIsNoNumberAndWhatGoesBack()
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinite = std::numeric_limits<double>::infinity();
    QCOMPARE(cleaned(Segment{{1, 1}, {2, nan}, {nan, 3}, {3, infinite}, {4, 4}, {3.5, 5}, {6, 1e9}}),
             Segment({{1, 1}, {4, 4}, {6, 1e9}}));
    QCOMPARE(cleaned(RangeSegment{{1, 1, 2, 3}, {2, nan, 2, 3}, {3, 1, 2, -infinite}}), RangeSegment({{1, 1, 2, 3}}));
}

void TestDecimate::givesNothingForAnEmptyWindow()
{
    QVERIFY(decimated(flat(10), {5, 5, 100}).isEmpty());
    QVERIFY(decimated(flat(10), {6, 5, 100}).isEmpty());
    QVERIFY(decimated(Segment(), {0, 5, 100}).isEmpty());
}

void TestDecimate::keepsTheExtremesOfARange()
{
    RangeSegment segment;
    for (int i = 0; i < 5000; ++i)
        segment.push_back({double(i), 10, 20, 30});
    segment[2500] = {2500, 1, 20, 300};
    const RangeSegment thin = decimated(segment, {0, 5000, 100});
    const auto hasExtremes = [](const RangeSample &sample) { return sample.lowest == 1 && sample.highest == 300; };
    QCOMPARE(std::count_if(thin.cbegin(), thin.cend(), hasExtremes), 1);
}

void TestDecimate::stepsHoldUntilTheNextSample()
{
    QCOMPARE(stepped({{0, 5}, {3, 5}, {4, 2}}), Segment({{0, 5}, {3, 5}, {4, 5}, {4, 2}}));
    QVERIFY(stepped({}).isEmpty());
}

QTEST_APPLESS_MAIN(TestDecimate)
#include "tst_decimate.moc"
