// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Charts above one another: one axis, one crosshair, one chart a turn.
#include <cmath>

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

#include "charts/chart_stack.h"
#include "charts/time_chart.h"
#include "charts/window_bar.h"
#include "widgets/buttons.h"

using namespace largada::ui;

class TestChartStack : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void sharesTheLeftMargin();
    void sharesTheCrosshair();
    void onlyTheLowestNamesTheTimes();
    void aWindowFollowsTheRun();
    void panningFreezesAndGoLiveThaws();
    void doubleClickShowsTheWholeRun();
    void zoomKeepsTheTimeUnderThePointer();
    void wheelIsLeftToThePageWhereNothingCanPan();
    void barOffersTheWayBackOnlyWhenThereIsOne();
    void updatesOneChartATurn();

private:
    std::unique_ptr<ChartStack> m_stack;
};

namespace
{

Segment rising(double top)
{
    Segment segment;
    for (int t = 0; t <= 600; ++t)
        segment.push_back({double(t), top * t / 600});
    return segment;
}

void wheel(TimeChart *chart, int delta, Qt::KeyboardModifiers modifiers, bool &isTaken)
{
    const QPointF place = chart->rect().center();
    QWheelEvent event(place, chart->mapToGlobal(place), {}, {0, delta}, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(chart, &event);
    isTaken = event.isAccepted();
}

} // namespace

void TestChartStack::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    applyTheme(*qApp, lightTheme(), 100);
    m_stack = std::make_unique<ChartStack>(3);
    for (int i = 0; i < 3; ++i)
        m_stack->chart(i)->setLines({{Ink::Accent, 1.75, true, 0.18, false, false, QStringLiteral("value"), {}}});
    m_stack->setSpan(0, 600, 600);
    m_stack->resize(700, 420);
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support propagateSizeHints()");
    m_stack->show();
}

void TestChartStack::cleanup()
{
    m_stack.reset();
}

void TestChartStack::sharesTheLeftMargin()
{
    m_stack->chart(0)->setData(0, {rising(5)});
    m_stack->chart(1)->setData(0, {rising(9'000)});
    QTRY_VERIFY(m_stack->chart(1)->neededSides().left > m_stack->chart(0)->neededSides().left);
    // The same time is at the same place.
    QSignalSpy moved(m_stack.get(), &ChartStack::cursorMoved);
    const auto timeAt = [this, &moved](int index) {
        QTest::mouseMove(m_stack->chart(index), QPoint(300, 60));
        return moved.isEmpty() ? std::optional<double>() : moved.constLast().at(0).value<std::optional<double>>();
    };
    QTRY_VERIFY(timeAt(0).has_value());
    QTRY_COMPARE(timeAt(1), timeAt(0));
}

void TestChartStack::sharesTheCrosshair()
{
    m_stack->chart(0)->setData(0, {rising(600)});
    QTRY_COMPARE(m_stack->chart(0)->segmentCount(0), 1);
    QTest::keyClick(m_stack->chart(0), Qt::Key_Right);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_stack->chart(i)->cursorTime(), std::optional(0.0));
}

void TestChartStack::onlyTheLowestNamesTheTimes()
{
    // Twice as much room below the plot is what the labels take: seen in the picture.
    m_stack->chart(0)->setData(0, {rising(600)});
    m_stack->chart(2)->setData(0, {rising(600)});
    QTRY_COMPARE(m_stack->chart(2)->segmentCount(0), 1);
    const auto hasText = [this](int index) {
        const QImage image = m_stack->chart(index)->grab().toImage();
        const int row = image.height() - 8;
        for (int x = 60; x < image.width() - 20; ++x) {
            if (image.pixelColor(x, row).lightness() < 150)
                return true;
        }
        return false;
    };
    QVERIFY(!hasText(0));
    QVERIFY(hasText(2));
}

void TestChartStack::aWindowFollowsTheRun()
{
    m_stack->setLive(true);
    m_stack->setSpan(0, 600, 300);
    m_stack->setWindow(ChartStack::Window::Minute);
    QCOMPARE(m_stack->chart(0)->from(), 240.0);
    m_stack->setSpan(0, 600, 301);
    QCOMPARE(m_stack->chart(0)->from(), 241.0);
    QCOMPARE(m_stack->chart(2)->to(), 301.0);
    m_stack->setWindow(ChartStack::Window::Whole);
    QCOMPARE(m_stack->chart(1)->to(), 600.0);
}

void TestChartStack::panningFreezesAndGoLiveThaws()
{
    QSignalSpy frozen(m_stack.get(), &ChartStack::frozenChanged);
    m_stack->setLive(true);
    m_stack->setWindow(ChartStack::Window::Minute);
    bool isTaken = false;
    wheel(m_stack->chart(1), 120, Qt::NoModifier, isTaken);
    QVERIFY(isTaken);
    QCOMPARE(frozen.count(), 1);
    QVERIFY(m_stack->isFrozen());
    const double from = m_stack->chart(0)->from();
    QCOMPARE(from, 534.0);
    m_stack->setSpan(0, 700, 650);
    QCOMPARE(m_stack->chart(0)->from(), from);
    m_stack->goLive();
    QCOMPARE(m_stack->chart(0)->to(), 650.0);
    QCOMPARE(frozen.count(), 2);
}

void TestChartStack::doubleClickShowsTheWholeRun()
{
    m_stack->setWindow(ChartStack::Window::FiveMinutes);
    QTest::mouseDClick(m_stack->chart(0), Qt::LeftButton, {}, QPoint(300, 60));
    QCOMPARE(m_stack->window(), ChartStack::Window::Whole);
    QCOMPARE(m_stack->chart(0)->from(), 0.0);
}

void TestChartStack::zoomKeepsTheTimeUnderThePointer()
{
    bool isTaken = false;
    wheel(m_stack->chart(0), 240, Qt::ControlModifier, isTaken);
    QVERIFY(isTaken);
    QVERIFY(m_stack->isFrozen());
    const double width = m_stack->chart(0)->to() - m_stack->chart(0)->from();
    QCOMPARE(std::round(width), 384.0);
    wheel(m_stack->chart(0), -480, Qt::ControlModifier, isTaken);
    QVERIFY(!m_stack->isFrozen());
    QCOMPARE(m_stack->chart(0)->to(), 600.0);
}

void TestChartStack::wheelIsLeftToThePageWhereNothingCanPan()
{
    bool isTaken = true;
    wheel(m_stack->chart(0), 120, Qt::NoModifier, isTaken);
    QVERIFY(!isTaken);
    QVERIFY(!m_stack->isFrozen());
}

void TestChartStack::barOffersTheWayBackOnlyWhenThereIsOne()
{
    WindowBar bar(m_stack.get());
    auto *live = bar.findChild<Button *>(QStringLiteral("goLiveButton"));
    QVERIFY(live->isHidden());
    m_stack->setWindow(ChartStack::Window::Minute);
    bool isTaken = false;
    wheel(m_stack->chart(0), 120, Qt::NoModifier, isTaken);
    QVERIFY(live->isHidden()); // the run has ended
    m_stack->setLive(true);
    QVERIFY(!live->isHidden());
    live->click();
    QVERIFY(!m_stack->isFrozen());
    QVERIFY(live->isHidden());
}

void TestChartStack::updatesOneChartATurn()
{
    const auto drawn = [this] {
        int count = 0;
        for (int i = 0; i < m_stack->count(); ++i)
            count += m_stack->chart(i)->segmentCount(0);
        return count;
    };
    QCOMPARE(drawn(), 0);
    for (int i = 0; i < 3; ++i)
        m_stack->chart(i)->setData(0, {rising(600)});
    m_stack->scheduleUpdate();
    QCOMPARE(drawn(), 0);
    QVector<int> seen;
    QTimer watch;
    connect(&watch, &QTimer::timeout, &watch, [&seen, &drawn] {
        if (seen.isEmpty() || seen.constLast() != drawn())
            seen.push_back(drawn());
    });
    watch.start(0);
    QTRY_COMPARE(drawn(), 3);
    QTRY_COMPARE(seen.value(seen.size() - 1), 3);
    for (qsizetype i = 1; i < seen.size(); ++i)
        QCOMPARE(seen.at(i) - seen.at(i - 1), 1);
}

QTEST_MAIN(TestChartStack)
#include "tst_chart_stack.moc"
