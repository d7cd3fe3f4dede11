// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#include "k6/summary_text.h"

using namespace largada::k6;

namespace
{

QByteArray logOf(const char *name)
{
    QFile file(QStringLiteral(SUMMARIES "/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

SummaryThreshold threshold(const char *metric, const char *expression, bool ok)
{
    return {QString::fromLatin1(metric), QString::fromLatin1(expression), ok};
}

const QVector<SummaryThreshold> withExpressions{
    threshold("http_req_duration", "avg<10000", true),
    threshold("http_req_duration", "p(95)<1", false),
    threshold("http_req_duration{scenario:a}", "p(99)<5000", true),
    threshold("http_req_failed", "rate<0.9", true),
    threshold("http_reqs", "count>3", true),
};
const QVector<SummaryThreshold> ofTheList{
    threshold("http_req_duration", "", false),
    threshold("http_req_duration{scenario:a}", "", true),
    threshold("http_req_failed", "", true),
    threshold("http_reqs", "", true),
};

QByteArray listed(const QByteArray &rows)
{
    return "     data_received...: 1 kB 1 kB/s\n" + rows + "     vus_max.........: 3 min=3 max=3\n";
}

bool isClose(const std::optional<double> &a, const std::optional<double> &b)
{
    return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < 1e-9);
}

} // namespace

class TestSummaryText : public QObject
{
    Q_OBJECT
private slots:
    void realLog_data();
    void realLog();
    void cutAnywhereIsNone_data();
    void cutAnywhereIsNone();
    void cutAtTheFrontIsNone();
    void none_data();
    void none();
    void durations_data();
    void durations();
    void failedOfOldVersions();
    void nothingRequested();
    void lastOfSeveral();
    void scriptsOwnMetricsBehindTheList();
    void checkNamedLikeAMetric();
    void unreadableCountIsNone_data();
    void unreadableCountIsNone();
};

void TestSummaryText::realLog_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<Summary>("expected");
    const auto row = [](const char *file, qint64 requests, qint64 failed, qint64 iterations, qint64 dropped,
                        const TrendStats &trend, const QVector<SummaryThreshold> &thresholds) {
        QTest::newRow(file) << QString::fromLatin1(file)
                            << Summary{requests, failed, iterations, dropped, trend, thresholds};
    };
    // avg, min, med, p90, p95, p99, max
    row("0.57.log", 32, 6, 32, 28, {30.64, 0.87286, 43.5, 55.09, 55.73, {}, 59.34}, ofTheList);
    row("0.57-seconds.log", 33, 6, 33, 28, {30, 0, 40, 50, 60, {}, 70}, {});
    row("1.1.log", 33, 6, 33, 28, {27.24, 0.83564, 43.53, 51.46, 52.53, {}, 55.38}, withExpressions);
    row("1.1-legacy.log", 34, 6, 34, 27, {30.02, 0.67584, 43.79, 62.83, 70.78, {}, 75.83}, ofTheList);
    row("1.1-terminal.log", 32, 6, 32, 28, {30.83, 0.59078, 43.76, 57.37, 64.43, {}, 68.3}, withExpressions);
    row("2.2.log", 33, 6, 33, 28, {32.09, 0.70898, 43.63, 57.64, 66.98, {}, 92.66}, withExpressions);
    row("2.2-full.log", 32, 6, 32, 29, {32.36, 0.72143, 44.71, 65.3, 69.63, {}, 75.08}, withExpressions);
    row("2.2-stats.log", 33, 6, 33, 28, {{}, 0.84509, 43.26333, {}, {}, 63.03504, {}}, withExpressions);
}

void TestSummaryText::realLog()
{
    QFETCH(QString, file);
    QFETCH(Summary, expected);
    const auto summary = parseSummaryText(logOf(file.toLatin1().constData()));
    QVERIFY(summary);
    QCOMPARE(summary->requests, expected.requests);
    QCOMPARE(summary->failedRequests, expected.failedRequests);
    QCOMPARE(summary->iterations, expected.iterations);
    QCOMPARE(summary->droppedIterations, expected.droppedIterations);
    QCOMPARE(summary->thresholds, expected.thresholds);
    const auto &trend = summary->requestDuration;
    const auto &other = expected.requestDuration;
    QVERIFY(isClose(trend.avg, other.avg));
    QVERIFY(isClose(trend.min, other.min));
    QVERIFY(isClose(trend.med, other.med));
    QVERIFY(isClose(trend.p90, other.p90));
    QVERIFY(isClose(trend.p95, other.p95));
    QVERIFY(isClose(trend.p99, other.p99));
    QVERIFY(isClose(trend.max, other.max));
}

void TestSummaryText::cutAnywhereIsNone_data()
{
    QTest::addColumn<QByteArray>("log");
    QTest::addColumn<QByteArray>("end"); // the row that proves it whole
    QTest::newRow("list") << logOf("0.57.log") << QByteArray("vus_max");
    QTest::newRow("sections") << logOf("2.2.log") << QByteArray("data_sent");
}

void TestSummaryText::cutAnywhereIsNone()
{
    QFETCH(QByteArray, log);
    QFETCH(QByteArray, end);
    const auto until = log.lastIndexOf(end);
    QVERIFY(until > 0);
    for (qsizetype size = until; size > 0; size -= 7)
        QVERIFY2(!parseSummaryText(log.left(size)), log.left(size).right(60).constData());
    QVERIFY(parseSummaryText(log));
}

void TestSummaryText::cutAtTheFrontIsNone()
{
    const auto list = logOf("0.57.log");
    QVERIFY(!parseSummaryText(list.mid(list.indexOf("data_sent"))));
    const auto sections = logOf("2.2.log");
    QVERIFY(!parseSummaryText(sections.mid(sections.indexOf("HTTP\n"))));
}

void TestSummaryText::none_data()
{
    QTest::addColumn<QByteArray>("log");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe\x00 \x80", 5);
    QTest::newRow("a log alone") << QByteArray("time=\"…\" level=info msg=\"http_reqs......: 9\" source=console\n");
    QTest::newRow("not indented") << QByteArray("data_received...: 1\nhttp_reqs......: 9 9/s\nvus_max...: 3\n");
    QTest::newRow("refused flag") << QByteArray("time=\"…\" level=error msg=\"invalid summary mode\"\n");
}

void TestSummaryText::none()
{
    QFETCH(QByteArray, log);
    QVERIFY(!parseSummaryText(log));
}

void TestSummaryText::durations_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("ms"); // -1: none
    QTest::newRow("zero") << QByteArray("0s") << 0.0;
    QTest::newRow("ns") << QByteArray("500ns") << 5e-4;
    QTest::newRow("us") << QByteArray("1.5us") << 1.5e-3;
    QTest::newRow("micro sign") << QByteArray("1.5µs") << 1.5e-3;
    QTest::newRow("mu") << QByteArray("1.5μs") << 1.5e-3;
    QTest::newRow("ms") << QByteArray("12.25ms") << 12.25;
    QTest::newRow("s") << QByteArray("2.5s") << 2500.0;
    QTest::newRow("minutes") << QByteArray("1m30s") << 90000.0;
    QTest::newRow("hours") << QByteArray("1h2m3s") << 3723000.0;
    QTest::newRow("no unit") << QByteArray("12") << -1.0;
    QTest::newRow("not a number") << QByteArray("NaN") << -1.0;
    QTest::newRow("rest") << QByteArray("1msx") << -1.0;
}

void TestSummaryText::durations()
{
    QFETCH(QByteArray, text);
    QFETCH(double, ms);
    const auto summary = parseSummaryText(listed("     http_req_duration...: avg=" + text + " min=1s\n"));
    QVERIFY(summary);
    QVERIFY(isClose(summary->requestDuration.avg, ms < 0 ? std::nullopt : std::optional(ms)));
    QVERIFY(isClose(summary->requestDuration.min, 1000));
}

void TestSummaryText::failedOfOldVersions()
{
    const auto summary =
        parseSummaryText(listed("   ✓ http_req_failed...: 18.18% ✓ 6        ✗ 27  \n     http_reqs...: 33 3.3/s\n"));
    QVERIFY(summary);
    QCOMPARE(summary->failedRequests, qint64(6));
    QCOMPARE(summary->requests, qint64(33));
}

void TestSummaryText::nothingRequested()
{
    const auto summary = parseSummaryText(listed("     iterations......: 5 1/s\n"));
    QVERIFY(summary);
    QCOMPARE(*summary, (Summary{0, 0, 5, 0, {}, {}}));
}

void TestSummaryText::lastOfSeveral()
{
    const auto first = logOf("0.57.log");
    const auto second = logOf("1.1-legacy.log");
    auto summary = parseSummaryText(first + second);
    QVERIFY(summary);
    QCOMPARE(summary->requests, qint64(34));
    QCOMPARE(summary->thresholds, ofTheList);
    summary = parseSummaryText(logOf("1.1.log") + logOf("2.2.log"));
    QVERIFY(summary);
    QCOMPARE(summary->droppedIterations, qint64(28));
    QCOMPARE(summary->thresholds, withExpressions);
    QVERIFY(!parseSummaryText(second + first.left(first.indexOf("iterations..."))));
}

void TestSummaryText::scriptsOwnMetricsBehindTheList()
{
    const auto summary =
        parseSummaryText(listed("     iterations......: 5 1/s\n") + "   ✗ waiting_time....: avg=3 max=4\n");
    QVERIFY(summary);
    QCOMPARE(summary->thresholds, QVector{threshold("waiting_time", "", false)});
}

void TestSummaryText::checkNamedLikeAMetric()
{
    const auto summary =
        parseSummaryText("     █ http\n\n       ✗ http_reqs\n        ↳  70% — ✓ 14 / ✗ 6\n\n   ✗ checks...: 70%\n" +
                         listed("     http_reqs.......: 33 3.3/s\n"));
    QVERIFY(summary);
    QCOMPARE(summary->requests, qint64(33));
    QCOMPARE(summary->thresholds, QVector{threshold("checks", "", false)});
}

void TestSummaryText::unreadableCountIsNone_data()
{
    QTest::addColumn<QByteArray>("row");
    for (const auto *row :
         {"     http_reqs...: many 1/s\n", "     http_reqs...: -3 1/s\n", "     http_req_failed...: 18.18%\n",
          "     iterations...: 99999999999999999999 1/s\n", "     dropped_iterations...: 1.5 1/s\n"})
        QTest::newRow(row) << QByteArray(row);
}

void TestSummaryText::unreadableCountIsNone()
{
    QFETCH(QByteArray, row);
    QVERIFY(!parseSummaryText(listed(row)));
}

QTEST_GUILESS_MAIN(TestSummaryText)
#include "tst_summary_text.moc"
