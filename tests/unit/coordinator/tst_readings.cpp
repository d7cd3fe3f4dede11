// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QtTest>

#include "coordinator/readings.h"

using namespace largada;
using namespace largada::coordinator;
using fleet::PhaseName;

namespace
{

const LinkKey one{{QStringLiteral("runner-01")}, PhaseName::Main};
const LinkKey two{{QStringLiteral("runner-02")}, PhaseName::Main};

k6::Metric metric(const char *id, const QHash<QString, double> &sample)
{
    return {QString::fromLatin1(id), QStringLiteral("counter"), sample};
}

k6::Metric count(const char *id, double value)
{
    return metric(id, {{QStringLiteral("count"), value}});
}

k6::Status statusWith(int vus)
{
    k6::Status status;
    status.vus = vus;
    return status;
}

// Second → CPU seconds since the process began.
using Usage = QVector<QPair<double, double>>;

MonoTime at(double seconds)
{
    return MonoTime(std::chrono::hours(9)) + std::chrono::milliseconds(std::llround(seconds * 1000));
}

} // namespace

class TstReadings : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void cpuIsTheHighestWindow_data()
    {
        using Percent = std::optional<double>;
        QTest::addColumn<Usage>("usage");
        QTest::addColumn<Percent>("percent");
        QTest::newRow("one sample opens a window only") << Usage{{0, 3}} << Percent();
        QTest::newRow("too short to tell") << Usage{{0, 0}, {0.999, 0.9}} << Percent();
        QTest::newRow("a second is enough") << Usage{{0, 0}, {1, 0.5}} << Percent(50);
        QTest::newRow("two cores") << Usage{{0, 10}, {5, 20}} << Percent(200);
        QTest::newRow("busy before the first sample") << Usage{{0, 100}, {5, 101}} << Percent(20);
        // Second to second 100 %, 0, 0 …: over the window of 5 s it is 20 %.
        QTest::newRow("burst is spread over its window")
            << Usage{{0, 0}, {1, 1}, {2, 1}, {3, 1}, {4, 1}, {5, 1}} << Percent(20);
        QTest::newRow("highest window stays") << Usage{{0, 0}, {5, 4}, {10, 4.5}, {15, 5}} << Percent(80);
        QTest::newRow("later window is higher") << Usage{{0, 0}, {5, 1}, {10, 5.5}} << Percent(90);
        QTest::newRow("window slides") << Usage{{0, 0}, {2.5, 0}, {5, 2.5}, {7.5, 5}, {10, 5}} << Percent(100);
        QTest::newRow("a gap is one long window") << Usage{{0, 0}, {60, 30}} << Percent(50);
    }
    void cpuIsTheHighestWindow()
    {
        QFETCH(Usage, usage);
        QFETCH(std::optional<double>, percent);
        Readings readings;
        for (const auto &[second, cpu] : std::as_const(usage))
            readings.takeUsage(one, {cpu, 1e6}, at(second));
        const auto measured = readings.of(one)->cpuPercent;
        QCOMPARE(measured.has_value(), percent.has_value());
        if (percent)
            QVERIFY2(std::abs(*measured - *percent) < 1e-6, qPrintable(QString::number(*measured)));
    }

    void memoryIsTheHighestInMillionsOfBytes()
    {
        Readings readings;
        readings.takeUsage(one, {0, 120.5e6}, at(0));
        readings.takeUsage(one, {0, 250e6}, at(1));
        readings.takeUsage(one, {0, 90e6}, at(2));
        QCOMPARE(*readings.of(one)->rssMb, 250.0);
    }

    void failedRequestsComeFromTheirRate_data()
    {
        QTest::addColumn<double>("requests");
        QTest::addColumn<double>("rate");
        QTest::addColumn<qint64>("failed");
        QTest::newRow("none") << 100.0 << 0.0 << qint64(0);
        QTest::newRow("all") << 100.0 << 1.0 << qint64(100);
        QTest::newRow("rounded") << 3.0 << 1.0 / 3 << qint64(1);
        QTest::newRow("nearest") << 1000.0 << 0.0126 << qint64(13);
        QTest::newRow("many") << 4e9 << 0.5 << qint64(2'000'000'000);
    }
    void failedRequestsComeFromTheirRate()
    {
        QFETCH(double, requests);
        QFETCH(double, rate);
        QFETCH(qint64, failed);
        Readings readings;
        readings.takeMetric(one, metric("http_req_failed", {{QStringLiteral("rate"), rate}})); // in any order
        readings.takeMetric(one, count("http_reqs", requests));
        QCOMPARE(readings.of(one)->counts()->failed, failed);
        QCOMPARE(readings.of(one)->counts()->requests, qint64(requests));
    }

    void countersKeepTheLastReading()
    {
        Readings readings;
        QVERIFY(readings.of(one) == nullptr);
        readings.takeStatus(one, statusWith(3));
        QVERIFY(!readings.of(one)->counts()); // a status counts nothing
        readings.takeMetric(one, count("iterations", 4));
        QCOMPARE(*readings.of(one)->counts(), (fleet::Counts{0, 0, 4, 0})); // a script without HTTP
        for (const double requests : {10.0, 25.0})
            readings.takeMetric(one, count("http_reqs", requests));
        readings.takeMetric(one, count("iterations", 12));
        readings.takeMetric(one, count("dropped_iterations", 7));
        readings.takeMetric(one, count("vus_max", 99));                               // not ours
        readings.takeMetric(one, metric("http_reqs", {{QStringLiteral("rate"), 5}})); // without its count
        QCOMPARE(*readings.of(one)->counts(), (fleet::Counts{25, 0, 12, 7}));
        QVERIFY(readings.of(two) == nullptr);
    }

    void phasesOfOneRunnerAreKeptApart()
    {
        Readings readings;
        readings.takeMetric({one.runner, PhaseName::Warmup}, count("http_reqs", 5));
        readings.takeMetric(one, count("http_reqs", 9));
        QCOMPARE(readings.of({one.runner, PhaseName::Warmup})->counts()->requests, 5);
        QCOMPARE(readings.of(one)->counts()->requests, 9);
    }

    void latencyHasWhatTheApiGives()
    {
        Readings readings;
        readings.takeMetric(one, metric("http_req_duration", {{QStringLiteral("avg"), 5},
                                                              {QStringLiteral("min"), 1},
                                                              {QStringLiteral("med"), 4},
                                                              {QStringLiteral("p(90)"), 9},
                                                              {QStringLiteral("p(95)"), 9.5},
                                                              {QStringLiteral("max"), 12}}));
        QCOMPARE(readings.of(one)->latency, (fleet::Latency{5, 1, 4, 9, 9.5, std::nullopt, 12}));
        readings.takeMetric(one, metric("http_req_duration", {}));
        QCOMPARE(readings.of(one)->latency, fleet::Latency{});
    }

    void pointSumsTheRunners()
    {
        Readings readings;
        const auto duration = [](double avg, double p95) {
            return metric("http_req_duration", {{QStringLiteral("avg"), avg}, {QStringLiteral("p(95)"), p95}});
        };
        readings.takeStatus(one, statusWith(4));
        readings.takeMetric(one, count("http_reqs", 100));
        readings.takeMetric(one, metric("http_req_failed", {{QStringLiteral("rate"), 0.1}}));
        readings.takeMetric(one, duration(5, 9));
        readings.takeStatus(two, statusWith(6));
        readings.takeMetric(two, count("http_reqs", 50));
        readings.takeMetric(two, duration(8, 30));
        const LinkKey idle{{QStringLiteral("runner-03")}, PhaseName::Main};
        readings.takeStatus(idle, statusWith(0));
        const RunnerId unread{QStringLiteral("runner-04")};
        const WallTime when{std::chrono::milliseconds(1234)};
        const auto point = readings.point(PhaseName::Main, {one.runner, two.runner, idle.runner, unread}, when);
        QCOMPARE(point, (fleet::SeriesPoint{when, PhaseName::Main, 2, 10, 150, 10, 5, 8, 9, 30}));
        QCOMPARE(readings.point(PhaseName::Warmup, {one.runner}, when),
                 (fleet::SeriesPoint{when, PhaseName::Warmup, 0, 0, 0, 0, {}, {}, {}, {}}));
    }
};

QTEST_GUILESS_MAIN(TstReadings)
#include "tst_readings.moc"
