// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The charts without an axis of time take whatever they are given, in both themes and with large text.
#include <limits>

#include <QApplication>
#include <QTest>

#include "charts/load_plan.h"
#include "charts/runner_dots.h"
#include "charts/sparkline.h"
#include "charts/spread_histogram.h"

using namespace largada::ui;

class TestSmallCharts : public QObject
{
    Q_OBJECT
private slots:
    void init();

    void histogramShowsEveryCount_data();
    void histogramShowsEveryCount();
    void histogramLeavesOutWhatIsNoTime();
    void dotsTakeAnything_data();
    void dotsTakeAnything();
    void planDrawsItsBlocks();
    void planWithoutWarmupHasOneBlock();
    void sparklineTakesAnything();
    void everyChartFitsAtTwiceTheText();
};

namespace
{

constexpr double noNumber = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

int pixelsOf(QWidget &widget, const QColor &color)
{
    const QImage image = widget.grab().toImage();
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).rgb() == color.rgb() ? 1 : 0;
    }
    return count;
}

LoadPlan::Plan plan()
{
    return {LoadPlan::Block{QStringLiteral("Warm-up 25%"), 18'000, QStringLiteral("18,000"), 250,
                            QStringLiteral("4 min 10 s"), QStringLiteral("0:00"), QStringLiteral("4:10")},
            LoadPlan::Block{QStringLiteral("Main 100%"), 72'000, QStringLiteral("72,000"), 250,
                            QStringLiteral("4 min 10 s"), QStringLiteral("4:40"), QStringLiteral("8:50")},
            QStringLiteral("wait for 60")};
}

} // namespace

void TestSmallCharts::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    applyTheme(*qApp, lightTheme(), 100);
}

void TestSmallCharts::histogramShowsEveryCount_data()
{
    QTest::addColumn<QVector<double>>("values");
    QVector<double> many(10'000, 14.0);
    many[0] = 38; // one of them late
    QTest::addRow("one") << QVector<double>{6.2};
    QTest::addRow("at once") << QVector<double>{0, 0, 0};
    QTest::addRow("ten thousand") << many;
    QTest::addRow("very late") << QVector<double>{1e9};
}

void TestSmallCharts::histogramShowsEveryCount()
{
    QFETCH(QVector<double>, values);
    SpreadHistogram chart;
    chart.resize(280, 120);
    const int empty = pixelsOf(chart, lightTheme().color(Ink::Accent));
    chart.setValues(values, {values.constFirst(), values.constLast(), values.constFirst()});
    QCOMPARE(empty, 0);
    QVERIFY(pixelsOf(chart, lightTheme().color(Ink::Accent)) > 10);
}

void TestSmallCharts::histogramLeavesOutWhatIsNoTime()
{
    SpreadHistogram chart;
    chart.resize(280, 120);
    chart.setValues({-3, noNumber, infinite}, {noNumber, -1, infinite});
    QCOMPARE(pixelsOf(chart, lightTheme().color(Ink::Accent)), 0);
}

void TestSmallCharts::dotsTakeAnything_data()
{
    QTest::addColumn<QVector<double>>("values");
    QVector<double> many;
    for (int i = 0; i < 10'000; ++i)
        many.push_back(40 + i % 97);
    QTest::addRow("none") << QVector<double>{};
    QTest::addRow("one") << QVector<double>{44};
    QTest::addRow("zeros") << QVector<double>{0, 0};
    QTest::addRow("no numbers") << QVector<double>{noNumber, infinite, 3};
    QTest::addRow("large") << QVector<double>{1, 1e9};
    QTest::addRow("ten thousand") << many;
}

void TestSmallCharts::dotsTakeAnything()
{
    QFETCH(QVector<double>, values);
    QVector<RunnerDots::Dot> dots;
    for (const double value : values)
        dots.push_back({QStringLiteral("#%1").arg(dots.size() + 1), value});
    RunnerDots chart;
    chart.resize(280, 100);
    chart.setDots(dots, ValueKind::Milliseconds);
    QCOMPARE(pixelsOf(chart, lightTheme().color(Ink::Text)) > 10, !dots.isEmpty());
}

void TestSmallCharts::planDrawsItsBlocks()
{
    LoadPlan chart;
    chart.resize(640, 110);
    chart.setPlan(plan());
    const int warmup = pixelsOf(chart, lightTheme().fill(largada::fleet::RunnerState::WarmingUp));
    const int main = pixelsOf(chart, lightTheme().fill(largada::fleet::RunnerState::InLoad));
    // The strips above the blocks are as long as each other, for so are the phases.
    QVERIFY(main > 3 * 200);
    QVERIFY(qAbs(warmup - main) <= 9);
    applyTheme(*qApp, darkTheme(), 100);
    QVERIFY(pixelsOf(chart, darkTheme().fill(largada::fleet::RunnerState::InLoad)) > 3 * 200);
}

void TestSmallCharts::planWithoutWarmupHasOneBlock()
{
    LoadPlan::Plan only = plan();
    only.warmup.reset();
    only.main.height = noNumber;
    only.main.seconds = -5;
    LoadPlan chart;
    chart.resize(640, 110);
    chart.setPlan(only);
    QCOMPARE(pixelsOf(chart, lightTheme().fill(largada::fleet::RunnerState::WarmingUp)), 0);
    QVERIFY(pixelsOf(chart, lightTheme().fill(largada::fleet::RunnerState::InLoad)) > 3 * 400);
}

void TestSmallCharts::sparklineTakesAnything()
{
    Sparkline chart;
    chart.resize(120, 40);
    const QColor ink = lightTheme().color(Ink::Accent);
    for (const QVector<Segment> &none : {QVector<Segment>{}, QVector<Segment>{{}}, QVector<Segment>{{{1, noNumber}}}}) {
        chart.setData(none);
        QCOMPARE(pixelsOf(chart, ink), 0);
    }
    chart.setData({{{0, 0}, {1, 0}}});
    QVERIFY(pixelsOf(chart, ink) > 50);
    chart.setData({{{0, 1}, {10, 1e9}}, {{20, 4}, {30, 5}}});
    chart.setNoDataFrom(25);
    QVERIFY(pixelsOf(chart, ink) > 10);
}

void TestSmallCharts::everyChartFitsAtTwiceTheText()
{
    applyTheme(*qApp, lightTheme(), 200);
    SpreadHistogram histogram;
    LoadPlan load;
    RunnerDots dots;
    histogram.setValues({1, 2, 3}, {2, 3, 3});
    load.setPlan(plan());
    dots.setDots({{QStringLiteral("#1"), 3}, {QStringLiteral("#2"), 9}}, ValueKind::Milliseconds);
    for (QWidget *chart : std::initializer_list<QWidget *>{&histogram, &load, &dots}) {
        chart->resize(chart->minimumSizeHint());
        QVERIFY(pixelsOf(*chart, lightTheme().color(Ink::Text)) > 10);
    }
}

QTEST_MAIN(TestSmallCharts)
#include "tst_small_charts.moc"
