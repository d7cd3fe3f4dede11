// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One chart: data in, series out; gaps, themes, crosshair, picture.
#include <cmath>
#include <limits>

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include "charts/decimate.h"
#include "charts/time_chart.h"

using namespace largada::ui;

class TestTimeChart : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void drawsItsSamples();
    void drawsAtMostSixHundredPoints();
    void aGapIsAGap();
    void takesAnything_data();
    void takesAnything();
    void waitsWhileHidden();
    void themeSwitchKeepsTheData();
    void largeTextFits();
    void crosshairReadsTheNearestSample();
    void arrowKeysMoveTheCrosshair();
    void tellsItsSummaryAndItsReadout();
    void rowsHoldEverySample();
    void pictureHasTitleAndLinesUnshown();
    void pictureWearsTheThemeItWasGiven();

private:
    std::unique_ptr<TimeChart> m_chart;
};

namespace
{

Segment wave(double from, double to, double step = 1)
{
    Segment segment;
    for (double t = from; t <= to; t += step)
        segment.push_back({t, 100 + 50 * std::sin(t)});
    return segment;
}

int pixelsOf(const QImage &image, const QColor &color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).rgb() == color.rgb() ? 1 : 0;
    }
    return count;
}

} // namespace

void TestTimeChart::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    applyTheme(*qApp, darkTheme(), 100);
    m_chart = std::make_unique<TimeChart>();
    m_chart->resize(600, 220);
    m_chart->setTitle(QStringLiteral("Latency"));
    m_chart->setValueKind(ValueKind::Milliseconds);
    m_chart->setTimeAxis(0, 100);
    m_chart->setLines({{Ink::P95, 1.5, false, 0, false, false, QStringLiteral("p95"), {}}});
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support propagateSizeHints()");
    m_chart->show();
}

void TestTimeChart::cleanup()
{
    m_chart.reset();
}

void TestTimeChart::drawsItsSamples()
{
    m_chart->setData(0, {wave(0, 99)});
    QTRY_COMPARE(m_chart->pointCount(0), 100);
    m_chart->setData(0, {wave(0, 49)});
    QTRY_COMPARE(m_chart->pointCount(0), 50);
    m_chart->setData(0, {});
    QTRY_COMPARE(m_chart->pointCount(0), 0);
}

void TestTimeChart::drawsAtMostSixHundredPoints()
{
    m_chart->setData(0, {wave(0, 100, 0.01)});
    QTRY_VERIFY(m_chart->pointCount(0) > 300);
    QVERIFY(m_chart->pointCount(0) <= mostPoints);
}

void TestTimeChart::aGapIsAGap()
{
    m_chart->setData(0, {wave(0, 40), wave(60, 100)});
    QTRY_COMPARE(m_chart->segmentCount(0), 2);
    m_chart->setCursorTime(50);
    QCOMPARE(m_chart->readout(), QStringLiteral("0:50"));
    // Nothing of the line's colour stands between the two.
    const QImage image = m_chart->toImage(1);
    const int middle = image.width() / 2 + 20;
    QCOMPARE(pixelsOf(image.copy(middle - 10, 40, 20, image.height() - 80), darkTheme().color(Ink::P95)), 0);
}

void TestTimeChart::takesAnything_data()
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinite = std::numeric_limits<double>::infinity();
    QTest::addColumn<QVector<Segment>>("segments");
    QTest::addColumn<int>("points");
    QTest::addRow("nothing") << QVector<Segment>{} << 0;
    QTest::addRow("an empty segment") << QVector<Segment>{{}} << 0;
    QTest::addRow("one point") << QVector<Segment>{{{5, 7}}} << 1;
    QTest::addRow("all zero") << QVector<Segment>{{{5, 0}, {6, 0}, {7, 0}}} << 3;
    QTest::addRow("no numbers") << QVector<Segment>{{{5, nan}, {6, infinite}, {nan, 7}}} << 0;
    QTest::addRow("very large") << QVector<Segment>{{{5, 1e9}, {6, 1e12}}} << 2;
    QTest::addRow("negative") << QVector<Segment>{{{5, -3}, {6, -1}}} << 2;
    QTest::addRow("out of sight") << QVector<Segment>{{{-500, 3}, {-400, 1}}} << 1;
}

void TestTimeChart::takesAnything()
{
    QFETCH(QVector<Segment>, segments);
    QFETCH(int, points);
    m_chart->setBands(
        {{Band::Kind::Warmup, 30, 10, QStringLiteral("ends before it begins")}, {Band::Kind::NoData, 40, 60, {}}});
    m_chart->setTimeAxis(50, 50);
    m_chart->setRule(std::numeric_limits<double>::infinity());
    m_chart->setData(0, segments);
    QTRY_COMPARE(m_chart->pointCount(0), points);
    QVERIFY(!m_chart->grab().isNull());
}

void TestTimeChart::waitsWhileHidden()
{
    m_chart->hide();
    m_chart->setData(0, {wave(0, 99)});
    QCoreApplication::processEvents();
    QCOMPARE(m_chart->pointCount(0), 0);
    m_chart->show();
    QCOMPARE(m_chart->pointCount(0), 100);
}

void TestTimeChart::themeSwitchKeepsTheData()
{
    m_chart->setData(0, {wave(0, 99)});
    QTRY_COMPARE(m_chart->pointCount(0), 100);
    QVERIFY(pixelsOf(m_chart->grab().toImage(), darkTheme().color(Ink::P95)) > 50);
    applyTheme(*qApp, lightTheme(), 100);
    QTRY_VERIFY(pixelsOf(m_chart->grab().toImage(), lightTheme().color(Ink::P95)) > 50);
    QCOMPARE(pixelsOf(m_chart->grab().toImage(), darkTheme().color(Ink::P95)), 0);
    QCOMPARE(m_chart->pointCount(0), 100);
}

void TestTimeChart::largeTextFits()
{
    m_chart->setData(0, {wave(0, 99)});
    QTRY_COMPARE(m_chart->pointCount(0), 100);
    const double before = m_chart->neededSides().left;
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support propagateSizeHints()"); // it grows
    applyTheme(*qApp, darkTheme(), 200);
    QTRY_VERIFY(m_chart->neededSides().left > 1.6 * before);
    QVERIFY(m_chart->minimumSizeHint().height() <= 220);
}

void TestTimeChart::crosshairReadsTheNearestSample()
{
    m_chart->setData(0, {{{10, 100}, {20, 184}, {30, 300}}});
    QTRY_COMPARE(m_chart->pointCount(0), 3);
    QVERIFY(m_chart->readout().isEmpty());
    m_chart->setCursorTime(21);
    QCOMPARE(m_chart->readout(), QStringLiteral("0:21 · p95 184 ms"));
    m_chart->setCursorTime(std::nullopt);
    QVERIFY(m_chart->readout().isEmpty());
}

void TestTimeChart::arrowKeysMoveTheCrosshair()
{
    m_chart->setData(0, {{{10, 100}, {20, 184}, {30, 300}}});
    QTRY_COMPARE(m_chart->pointCount(0), 3);
    QSignalSpy moved(m_chart.get(), &TimeChart::cursorMoved);
    QTest::keyClick(m_chart.get(), Qt::Key_Right);
    QCOMPARE(m_chart->cursorTime(), std::optional(10.0));
    QTest::keyClick(m_chart.get(), Qt::Key_Right);
    QCOMPARE(m_chart->cursorTime(), std::optional(20.0));
    QTest::keyClick(m_chart.get(), Qt::Key_End);
    QTest::keyClick(m_chart.get(), Qt::Key_Right);
    QCOMPARE(m_chart->cursorTime(), std::optional(30.0));
    QTest::keyClick(m_chart.get(), Qt::Key_Left);
    QCOMPARE(m_chart->cursorTime(), std::optional(20.0));
    QTest::keyClick(m_chart.get(), Qt::Key_Escape);
    QCOMPARE(m_chart->cursorTime(), std::nullopt);
    QCOMPARE(moved.count(), 5);
}

void TestTimeChart::tellsItsSummaryAndItsReadout()
{
    m_chart->setSummary(QStringLiteral("p95 184 ms, rising"));
    m_chart->setData(0, {{{10, 100}, {20, 184}}});
    QTRY_COMPARE(m_chart->pointCount(0), 2);
    QCOMPARE(m_chart->accessibleName(), QStringLiteral("Latency"));
    QCOMPARE(m_chart->accessibleDescription(), QStringLiteral("p95 184 ms, rising"));
    m_chart->activateWindow();
    m_chart->setFocus();
    QTRY_VERIFY(m_chart->hasFocus());
    QTest::keyClick(m_chart.get(), Qt::Key_Left);
    QCOMPARE(m_chart->accessibleDescription(), QStringLiteral("0:20 · p95 184 ms"));
    QTest::keyClick(m_chart.get(), Qt::Key_Escape);
    QCOMPARE(m_chart->accessibleDescription(), QStringLiteral("p95 184 ms, rising"));
}

void TestTimeChart::rowsHoldEverySample()
{
    m_chart->setLines({{Ink::P95, 1.5, false, 0, false, false, QStringLiteral("p95"), {}},
                       {Ink::P99, 2, false, 0, false, false, {}, QStringLiteral("p99")}});
    m_chart->setData(0, {{{1, 10}, {2, 20}}, {{5, 50}}});
    m_chart->setData(1, {{{2, 200}}});
    QCOMPARE(m_chart->columns(), QStringList({QStringLiteral("p95"), QStringLiteral("p99")}));
    const QVector<TableRow> expected{{1, {10, std::nullopt}}, {2, {20, 200}}, {5, {50, std::nullopt}}};
    QCOMPARE(m_chart->rows(), expected);
}

void TestTimeChart::pictureHasTitleAndLinesUnshown()
{
    TimeChart chart;
    chart.resize(500, 200);
    chart.setTimeAxis(0, 100);
    chart.setLines({{Ink::P95, 1.5, false, 0, false, false, QStringLiteral("p95"), {}}});
    chart.setData(0, {wave(0, 99)});
    const auto titlePixels = [&chart] {
        return pixelsOf(chart.toImage(2).copy(0, 0, 500, 70), darkTheme().color(Ink::Text));
    };
    QCOMPARE(titlePixels(), 0);
    chart.setTitle(QStringLiteral("Latency"));
    const QImage image = chart.toImage(2);
    QCOMPARE(image.devicePixelRatio(), 2.0);
    QVERIFY(image.width() >= 1000 && image.height() >= 400);
    QVERIFY(titlePixels() > 100);
    QVERIFY(pixelsOf(image, darkTheme().color(Ink::P95)) > 200);
}

void TestTimeChart::pictureWearsTheThemeItWasGiven()
{
    m_chart->setData(0, {wave(0, 99)});
    const QImage image = m_chart->toImage(1, &lightTheme());
    QCOMPARE(image.pixelColor(1, 1), lightTheme().color(Ink::Base));
    QVERIFY(pixelsOf(image, lightTheme().color(Ink::P95)) > 50);
    QVERIFY(pixelsOf(m_chart->grab().toImage(), darkTheme().color(Ink::P95)) > 50);
}

QTEST_MAIN(TestTimeChart)
#include "tst_time_chart.moc"
