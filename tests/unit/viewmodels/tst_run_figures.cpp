// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "viewmodels/live_thresholds.h"
#include "viewmodels/run_figures.h"

using namespace largada;
using namespace std::chrono_literals;
using fleet::PhaseName;
using fleet::RunnerState;

namespace
{

const MonoTime t0{1h};
const WallTime w0{1'795'528'638s};

engine::RunView main(int runners)
{
    engine::RunView view;
    view.stage = coordinator::Stage::Running;
    engine::PhaseView phase;
    phase.name = PhaseName::Main;
    phase.runners = runners;
    phase.releasedAt = t0;
    phase.planned = 2min;
    view.phases = {phase};
    view.preflight.load = {{PhaseName::Main, 400, 800.0, 120, 20}};
    return view;
}

std::vector<fleet::RunnerRow> rows(const QVector<double> &p95)
{
    std::vector<fleet::RunnerRow> all;
    for (const double value : p95) {
        fleet::RunnerRow row;
        row.phase = PhaseName::Main;
        row.state = RunnerState::InLoad;
        row.p95Ms = value;
        all.push_back(row);
    }
    return all;
}

QVector<fleet::SeriesPoint> series(const QVector<std::pair<int, qint64>> &points, PhaseName phase = PhaseName::Main)
{
    QVector<fleet::SeriesPoint> all;
    for (const auto &[second, requests] : points) {
        fleet::SeriesPoint point;
        point.at = w0 + std::chrono::seconds(second);
        point.phase = phase;
        point.requests = requests;
        point.failed = requests / 10;
        all.push_back(point);
    }
    return all;
}

} // namespace

class TestRunFigures final : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void theTimeEndsWithTheLastRunner()
    {
        engine::RunView view = main(2);
        QCOMPARE(viewmodels::liveFigures(view, {}, {}, t0 + 84s).elapsed, std::optional(84'000ms));
        view.phases.front().endedAt = t0 + 60s;
        QCOMPARE(viewmodels::liveFigures(view, {}, {}, t0 + 84s).elapsed, std::optional(60'000ms));
    }

    void throughputIsOfTheLastFiveSeconds()
    {
        const auto points = series({{1, 0}, {2, 10}, {3, 20}, {7, 820}, {8, 1620}});
        const auto figures = viewmodels::liveFigures(main(2), {}, points, t0 + 8s);
        QCOMPARE(figures.requestsPerSecond, std::optional(320.0)); // from second 3 to second 8
    }

    void oneWarmupPointIsNoThroughputOfMain()
    {
        QVector<fleet::SeriesPoint> points = series({{1, 0}, {2, 100}}, PhaseName::Warmup);
        points += series({{3, 5}});
        QVERIFY(!viewmodels::liveFigures(main(2), {}, points, t0 + 8s).requestsPerSecond);
    }

    void thePlanIsInRequests()
    {
        engine::RunView view = main(2);
        const auto planned = [&view](MonoTime now) { return viewmodels::plannedRequests(view, PhaseName::Main, now); };
        QVERIFY(!planned(t0 + 60s)); // not a request yet
        view.phases.front().totals = fleet::Counts{3000, 0, 1000, 0};
        QCOMPARE(planned(t0 + 60s), std::optional(2400.0));
        QVERIFY(!planned(t0 + 10s)); // iterations were read too long before
        view.phases.front().totals = fleet::Counts{1150, 0, 1000, 0};
        QCOMPARE(planned(t0 + 60s), std::optional(800.0));
        view.phases.front().totals = fleet::Counts{1500, 0, 1000, 0};
        QVERIFY(!planned(t0 + 60s));
        view.phases.front().totals = fleet::Counts{3000, 0, 1000, 0};
        view.preflight.load.front().iterationsPerSecond.reset();
        QVERIFY(!planned(t0 + 60s));
    }

    void p95IsARangeOverRunners_data()
    {
        QTest::addColumn<QVector<double>>("values");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("median");
        QTest::addColumn<double>("high");
        QTest::newRow("one") << QVector<double>{44} << 44.0 << 44.0 << 44.0;
        QTest::newRow("odd") << QVector<double>{61, 38, 44} << 38.0 << 44.0 << 61.0;
        QTest::newRow("even") << QVector<double>{61, 38, 44, 46} << 38.0 << 45.0 << 61.0;
    }
    void p95IsARangeOverRunners()
    {
        QFETCH(QVector<double>, values);
        QFETCH(double, low);
        QFETCH(double, median);
        QFETCH(double, high);
        const auto p95 = viewmodels::liveFigures(main(4), rows(values), {}, t0).p95;
        QVERIFY(p95);
        QCOMPARE(*p95, (viewmodels::RunnerRange{low, median, high, int(values.size())}));
    }

    void runnersOfAnotherPhaseDoNotCount()
    {
        auto all = rows({44, 61});
        all[1].phase = PhaseName::Warmup;
        const auto figures = viewmodels::liveFigures(main(2), all, {}, t0);
        QCOMPARE(figures.p95->high, 44.0);
        QCOMPARE(figures.inLoad, 1);
    }

    void fivePercentIsNotOverTheLimit_data()
    {
        QTest::addColumn<qint64>("failed");
        QTest::addColumn<bool>("isOver");
        QTest::newRow("none") << qint64(0) << false;
        QTest::newRow("5.00%") << qint64(500) << false;
        QTest::newRow("5.01%") << qint64(501) << true;
    }
    void fivePercentIsNotOverTheLimit()
    {
        QFETCH(qint64, failed);
        QFETCH(bool, isOver);
        engine::RunView view = main(2);
        view.phases.front().totals = fleet::Counts{10'000, failed, 10'000, 0};
        const auto figures = viewmodels::liveFigures(view, {}, {}, t0);
        QCOMPARE(figures.isOverLimit, isOver);
        QCOMPARE(figures.failRatio(), std::optional(double(failed) / 10'000));
    }

    void withoutRequestsThereIsNoRate()
    {
        engine::RunView view = main(2);
        QVERIFY(!viewmodels::liveFigures(view, {}, {}, t0).failRatio());
        view.phases.front().totals = fleet::Counts{};
        QVERIFY(!viewmodels::liveFigures(view, {}, {}, t0).failRatio());
    }

    void theHeadlineSpreadIsTheReleaseUnlessTheLoadIs()
    {
        engine::RunView view = main(2);
        view.phases.front().spread = {6.4, 2.1, 480.0, false};
        auto figures = viewmodels::liveFigures(view, {}, {}, t0);
        QCOMPARE(figures.spreadMs, std::optional(6.4));
        QVERIFY(!figures.isLoadSpread);
        view.phases.front().spread.loadIsHeadline = true;
        figures = viewmodels::liveFigures(view, {}, {}, t0);
        QCOMPARE(figures.spreadMs, std::optional(480.0));
        QVERIFY(figures.isLoadSpread);
    }

    void thePaceIsEstimated_data()
    {
        QTest::addColumn<int>("armed");
        QTest::addColumn<int>("lost");
        QTest::addColumn<int>("lastAgo"); // s
        QTest::addColumn<int>("left");    // s; -1: none
        QTest::newRow("one in ten seconds, three to come") << 17 << 0 << 0 << 30;
        QTest::newRow("the next one is nearly there") << 17 << 0 << 9 << 21;
        QTest::newRow("who is lost does not come") << 17 << 2 << 0 << 10;
        QTest::newRow("all others are lost") << 17 << 3 << 0 << -1;
        QTest::newRow("all") << 20 << 0 << 0 << -1;
        QTest::newRow("one has no pace") << 1 << 0 << 0 << -1;
        QTest::newRow("none came for long") << 17 << 0 << 60 << -1;
    }
    void thePaceIsEstimated()
    {
        QFETCH(int, armed);
        QFETCH(int, lost);
        QFETCH(int, lastAgo);
        QFETCH(int, left);
        engine::PhaseView phase;
        phase.runners = 20;
        phase.armed = armed;
        phase.lost = lost;
        phase.gatheringSince = t0;
        phase.lastArmedAt = t0 + 10s * armed;
        const auto pace = viewmodels::gatePace(phase, *phase.lastArmedAt + std::chrono::seconds(lastAgo));
        QCOMPARE(pace.sinceLast, std::optional<std::chrono::milliseconds>(std::chrono::seconds(lastAgo)));
        if (left < 0)
            QVERIFY(!pace.left);
        else
            QCOMPARE(pace.left, std::optional<std::chrono::milliseconds>(std::chrono::seconds(left)));
    }

    void curvesAreDifferencesAndBreakAtGaps()
    {
        const auto curves = viewmodels::curvesOf(series({{1, 10}, {2, 20}, {4, 60}, {9, 100}, {10, 130}}));
        QCOMPARE(curves.size(), 1);
        const auto &rates = curves.first().requestsPerSecond;
        QCOMPARE(rates.size(), 2);
        QCOMPARE(rates[0].size(), 2);
        QCOMPARE(rates[0][0].y, 10.0);
        QCOMPARE(rates[0][1].y, 20.0);
        QCOMPARE(rates[1].size(), 1);
        QCOMPARE(rates[1][0].y, 30.0);
        QCOMPARE(curves.first().failPercent[0][0].y, 10.0);
    }

    void eachPhaseHasItsCurves()
    {
        auto points = series({{1, 10}, {2, 20}}, PhaseName::Warmup);
        points += series({{3, 5}, {4, 25}});
        const auto curves = viewmodels::curvesOf(points);
        QCOMPARE(curves.size(), 2);
        QCOMPARE(curves[1].requestsPerSecond[0].size(), 1); // not from the warm-up's last count
        QCOMPARE(curves[1].requestsPerSecond[0][0].y, 20.0);
    }

    void aSecondWithoutRequestsHasNoFailRate()
    {
        const auto curves = viewmodels::curvesOf(series({{1, 10}, {2, 10}}));
        QCOMPARE(curves.first().requestsPerSecond[0][0].y, 0.0);
        QVERIFY(curves.first().failPercent.isEmpty());
    }

    void anEmptySeriesHasNoCurves()
    {
        QVERIFY(viewmodels::curvesOf({}).isEmpty());
        QVERIFY(viewmodels::curvesOf(series({{1, 10}})).first().requestsPerSecond.isEmpty());
    }

    void pointsThatDoNotComeLaterAreLeftOut()
    {
        const auto curves = viewmodels::curvesOf(series({{1, 10}, {2, 20}, {2, 25}, {3, 40}}));
        QCOMPARE(curves.first().requestsPerSecond[0].size(), 2);
    }

    void aThresholdIsMetWhenEveryRunnerMeetsIt_data()
    {
        QTest::addColumn<QString>("metric");
        QTest::addColumn<QString>("expression");
        QTest::addColumn<int>("met"); // of 2; -1: judged at the end
        const QString duration = QStringLiteral("http_req_duration");
        QTest::newRow("all") << duration << QStringLiteral("p(95)<300") << 2;
        QTest::newRow("one") << duration << QStringLiteral("p(95) < 50") << 1;
        QTest::newRow("exactly") << duration << QStringLiteral("p(95)<61") << 1;
        QTest::newRow("inclusive") << duration << QStringLiteral("p(95)<=61") << 2;
        QTest::newRow("another percentile") << duration << QStringLiteral("p(99)<300") << -1;
        QTest::newRow("tagged") << QStringLiteral("http_req_duration{a:b}") << QStringLiteral("p(95)<300") << -1;
        QTest::newRow("rate") << QStringLiteral("http_req_failed") << QStringLiteral("rate<0.01") << 0;
        QTest::newRow("rate of durations") << duration << QStringLiteral("rate<0.01") << -1;
        QTest::newRow("nonsense") << duration << QStringLiteral("p(95)<") << -1;
    }
    void aThresholdIsMetWhenEveryRunnerMeetsIt()
    {
        QFETCH(QString, metric);
        QFETCH(QString, expression);
        QFETCH(int, met);
        auto all = rows({38, 61});
        for (auto &row : all) {
            row.requests = 100;
            row.failed = 1;
        }
        const auto live = viewmodels::judge({metric, expression}, all, PhaseName::Main);
        QCOMPARE(live.has_value(), met >= 0);
        if (live) {
            QCOMPARE(live->met, met);
            QCOMPARE(live->measured, 2);
            QCOMPARE(live->isMet(), met == 2);
        }
        const auto none = viewmodels::judge({metric, expression}, {}, PhaseName::Main);
        QVERIFY(!none || !none->isMet()); // nobody was measured
    }
};

QTEST_GUILESS_MAIN(TestRunFigures)
#include "tst_run_figures.moc"
