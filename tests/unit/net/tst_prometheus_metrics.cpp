// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>
#include <thread>
#include <vector>

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include "net/prometheus_metrics.h"

using namespace Qt::StringLiterals;
using largada::net::PrometheusMetrics;

class TstPrometheusMetrics : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsNoText();
    void countersAndGauges();
    void whatIsCountedElsewhereNeverFalls();
    void seriesAreReplaced();
    void histogramIsCumulated();
    void labelsAreEscaped_data();
    void labelsAreEscaped();
    void helpIsEscaped();
    void numbersAreExact_data();
    void numbersAreExact();
    void threadsCountTogether();
    void promtoolFindsNothing();
};

void TstPrometheusMetrics::nothingIsNoText()
{
    QCOMPARE(PrometheusMetrics().text(), QByteArray());
}

void TstPrometheusMetrics::countersAndGauges()
{
    PrometheusMetrics metrics;
    const auto deleted = metrics.counter("agents_deleted_total", "Agents that were deleted.");
    const auto refused = metrics.counter("requests_refused_total", "Requests refused.", {"reason"});
    const auto agents = metrics.gauge("agents", "Agents now.", {"status", "version"});
    const auto idle = metrics.gauge("idle", "Not set.");
    const QByteArray before = metrics.text();
    QVERIFY(before.contains("\nagents_deleted_total 0\n"));
    QVERIFY(!before.contains("\nrequests_refused_total"));
    metrics.add(deleted);
    metrics.add(deleted, {}, 2.5);
    metrics.add(refused, {"too_large"});
    metrics.add(refused, {"malformed"}, 7);
    metrics.add(refused, {"too_large"});
    metrics.set(agents, {"online", "1"}, 5);
    metrics.set(agents, {"online", "1"}, -3);
    Q_UNUSED(idle)
    QCOMPARE(metrics.text(), QByteArray("# HELP agents_deleted_total Agents that were deleted.\n"
                                        "# TYPE agents_deleted_total counter\n"
                                        "agents_deleted_total 3.5\n"
                                        "# HELP requests_refused_total Requests refused.\n"
                                        "# TYPE requests_refused_total counter\n"
                                        "requests_refused_total{reason=\"malformed\"} 7\n"
                                        "requests_refused_total{reason=\"too_large\"} 2\n"
                                        "# HELP agents Agents now.\n"
                                        "# TYPE agents gauge\n"
                                        "agents{status=\"online\",version=\"1\"} -3\n"
                                        "# HELP idle Not set.\n"
                                        "# TYPE idle gauge\n"));
}

void TstPrometheusMetrics::whatIsCountedElsewhereNeverFalls()
{
    PrometheusMetrics metrics;
    const auto counter = metrics.counter("x_total", "X.");
    metrics.set(counter, {}, 5);
    metrics.set(counter, {}, 3);
    QVERIFY(metrics.text().endsWith("\nx_total 5\n"));
    metrics.set(counter, {}, 8);
    QVERIFY(metrics.text().endsWith("\nx_total 8\n"));
}

void TstPrometheusMetrics::seriesAreReplaced()
{
    PrometheusMetrics metrics;
    const auto runs = metrics.gauge("runs", "Runs.", {"target"});
    metrics.replace(runs, {{{"a"}, 1}, {{"b"}, 2}});
    QVERIFY(metrics.text().endsWith("gauge\nruns{target=\"a\"} 1\nruns{target=\"b\"} 2\n"));
    metrics.replace(runs, {{{"b"}, 3}});
    QVERIFY(metrics.text().endsWith("gauge\nruns{target=\"b\"} 3\n"));
}

void TstPrometheusMetrics::histogramIsCumulated()
{
    PrometheusMetrics metrics;
    const auto times = metrics.histogram("seconds", "Times.", {0.005, 0.1, 1}, {"route"});
    const auto plain = metrics.histogram("plain", "Plain.", {1});
    for (const double value : {0.001, 0.005, 0.0051, 0.5, 1.0, 2.0, 4.0})
        metrics.observe(times, value, {"/a"});
    Q_UNUSED(plain)
    QCOMPARE(metrics.text(), QByteArray("# HELP seconds Times.\n"
                                        "# TYPE seconds histogram\n"
                                        "seconds_bucket{route=\"/a\",le=\"0.005\"} 2\n"
                                        "seconds_bucket{route=\"/a\",le=\"0.1\"} 3\n"
                                        "seconds_bucket{route=\"/a\",le=\"1\"} 5\n"
                                        "seconds_bucket{route=\"/a\",le=\"+Inf\"} 7\n"
                                        "seconds_sum{route=\"/a\"} 7.5111\n"
                                        "seconds_count{route=\"/a\"} 7\n"
                                        "# HELP plain Plain.\n"
                                        "# TYPE plain histogram\n"
                                        "plain_bucket{le=\"1\"} 0\n"
                                        "plain_bucket{le=\"+Inf\"} 0\n"
                                        "plain_sum 0\n"
                                        "plain_count 0\n"));
}

void TstPrometheusMetrics::labelsAreEscaped_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("quote") << QByteArray("a\"b") << QByteArray("a\\\"b");
    QTest::newRow("backslash") << QByteArray("a\\nb") << QByteArray("a\\\\nb");
    QTest::newRow("line end") << QByteArray("a\nb") << QByteArray("a\\nb");
    QTest::newRow("another series") << QByteArray("\"} 1\nx{a=\"") << QByteArray("\\\"} 1\\nx{a=\\\"");
    QTest::newRow("emoji") << QByteArray("ação 😀") << QByteArray("ação 😀");
    QTest::newRow("no UTF-8") << QByteArray("a\xff"
                                            "b")
                              << QByteArray("a\xef\xbf\xbd"
                                            "b");
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void TstPrometheusMetrics::labelsAreEscaped()
{
    QFETCH(const QByteArray, value);
    QFETCH(const QByteArray, written);
    PrometheusMetrics metrics;
    metrics.set(metrics.gauge("x", "X.", {"a"}), {value}, 1);
    QVERIFY2(metrics.text().endsWith("gauge\nx{a=\"" + written + "\"} 1\n"), metrics.text().constData());
}

void TstPrometheusMetrics::helpIsEscaped()
{
    PrometheusMetrics metrics;
    metrics.gauge("x", "a \"b\" \\ c\nd");
    QVERIFY(metrics.text().startsWith("# HELP x a \"b\" \\\\ c\\nd\n# TYPE"));
}

void TstPrometheusMetrics::numbersAreExact_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("written");
    using Limits = std::numeric_limits<double>;
    QTest::newRow("0.1") << 0.1 << QByteArray("0.1");
    QTest::newRow("third") << 1.0 / 3 << QByteArray("0.3333333333333333");
    QTest::newRow("billions") << 123456789012.0 << QByteArray("123456789012");
    QTest::newRow("huge") << 1e300 << QByteArray("1e+300");
    QTest::newRow("infinite") << Limits::infinity() << QByteArray("+Inf");
    QTest::newRow("below all") << -Limits::infinity() << QByteArray("-Inf");
    QTest::newRow("none") << Limits::quiet_NaN() << QByteArray("NaN");
}

void TstPrometheusMetrics::numbersAreExact()
{
    QFETCH(const double, value);
    QFETCH(const QByteArray, written);
    PrometheusMetrics metrics;
    metrics.set(metrics.gauge("x", "X."), {}, value);
    QVERIFY2(metrics.text().endsWith("gauge\nx " + written + '\n'), metrics.text().constData());
}

void TstPrometheusMetrics::threadsCountTogether()
{
    PrometheusMetrics metrics;
    const auto counter = metrics.counter("x_total", "X.", {"a"});
    const auto histogram = metrics.histogram("y", "Y.", {1});
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i) {
        threads.emplace_back([&metrics, counter, histogram, i] {
            for (int n = 0; n < 1000; ++n) {
                metrics.add(counter, {QByteArray::number(i % 2)});
                metrics.observe(histogram, 0.5);
            }
        });
    }
    for (auto &thread : threads)
        thread.join();
    const QByteArray text = metrics.text();
    QVERIFY(text.contains("x_total{a=\"0\"} 2000\nx_total{a=\"1\"} 1000\n"));
    QVERIFY(text.endsWith("y_sum 1500\ny_count 3000\n"));
}

// Prometheus's own reader and linter, where it is installed.
void TstPrometheusMetrics::promtoolFindsNothing()
{
    const QString promtool = QStandardPaths::findExecutable(u"promtool"_s);
    if (promtool.isEmpty())
        QSKIP("promtool is not installed (Debian: prometheus)");
    PrometheusMetrics metrics;
    metrics.add(metrics.counter("reaper_k6agents_deleted_total", "Agents deleted by the reaper."));
    const auto agents = metrics.gauge("k6_agents", "Agents by status.", {"status"});
    metrics.replace(agents, {{{"online"}, 3}, {{"a\"\\\n😀\xff"}, 1.5}});
    const auto times = metrics.histogram("http_request_duration_seconds", "Times.", {0.01, 0.1}, {"route"});
    metrics.observe(times, 0.05, {"/api/k6/targets"});
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(promtool, {u"check"_s, u"metrics"_s});
    process.write(metrics.text());
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAll(), QByteArray());
    QCOMPARE(process.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TstPrometheusMetrics)
#include "tst_prometheus_metrics.moc"
