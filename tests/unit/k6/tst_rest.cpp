// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "k6/rest.h"

using namespace largada;
using namespace largada::k6;

namespace
{

// JSON with ' for ", which is easier to read.
QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

QByteArray statusBody(const QByteArray &attributes)
{
    return R"({"data":{"type":"status","id":"default","attributes":)" + attributes + "}}";
}

QByteArray metricBody(const QByteArray &data)
{
    return R"({"data":)" + data + "}";
}

const QByteArray httpReqs = R"({"type":"metrics","id":"http_reqs","attributes":{"type":"counter","contains":"default",)"
                            R"("tainted":null,"sample":{"count":1231,"rate":398.3}}})";
const QByteArray duration = quoted("{'type':'metrics','id':'http_req_duration{scenario:a}','attributes':{'type':'trend'"
                                   ",'contains':'time','tainted':true,'sample':{'avg':1.5,'p(95)':3,'min':null}}}");

} // namespace

class TestRest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void requestsAreWholeHttp_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("body"); // null: none
        QTest::newRow("status") << statusRequest() << QByteArray("GET /v1/status") << QByteArray();
        QTest::newRow("release") << releaseRequest() << QByteArray("PATCH /v1/status")
                                 << statusBody(R"({"paused":false})");
        QTest::newRow("stop") << stopRequest() << QByteArray("PATCH /v1/status") << statusBody(R"({"stopped":true})");
        QTest::newRow("metric") << metricRequest(QStringLiteral("http_reqs")) << QByteArray("GET /v1/metrics/http_reqs")
                                << QByteArray();
        QTest::newRow("metric with tags")
            << metricRequest(QStringLiteral("a{b: c/d?é}\r\n"))
            << QByteArray("GET /v1/metrics/a%7Bb%3A%20c%2Fd%3F%C3%A9%7D%0D%0A") << QByteArray();
        QTest::newRow("metrics") << allMetricsRequest() << QByteArray("GET /v1/metrics") << QByteArray();
        QTest::newRow("process") << processMetricsRequest() << QByteArray("GET /metrics") << QByteArray();
        QTest::newRow("setup") << setupRunRequest() << QByteArray("POST /v1/setup") << QByteArray("");
        QTest::newRow("setup data") << setupDataRequest("{\"a\":\"\xc3\xa9\"}") << QByteArray("PUT /v1/setup")
                                    << QByteArray("{\"a\":\"\xc3\xa9\"}");
        QTest::newRow("undefined setup data") << setupDataRequest({}) << QByteArray("PUT /v1/setup") << QByteArray("");
        QTest::newRow("teardown") << teardownRunRequest() << QByteArray("POST /v1/teardown") << QByteArray("");
    }
    void requestsAreWholeHttp()
    {
        QFETCH(const QByteArray, request);
        QFETCH(const QByteArray, line);
        QFETCH(const QByteArray, body);
        const auto headEnd = request.indexOf("\r\n\r\n");
        QVERIFY(headEnd > 0);
        auto headers = request.left(headEnd).split('\n');
        for (auto &header : headers)
            header = header.trimmed();
        QCOMPARE(headers.takeFirst(), line + " HTTP/1.1");
        QVERIFY(headers.contains("Host: localhost"));
        QCOMPARE(request.mid(headEnd + 4), body);
        QCOMPARE(headers.contains("Content-Length: " + QByteArray::number(body.size())), !body.isNull());
        QCOMPARE(headers.contains("Content-Type: application/json") || line.startsWith("PUT"),
                 !body.isEmpty() || line.startsWith("PUT"));
    }

    void statusIsRead()
    {
        const auto status = parseStatus(statusBody(
            R"({"status":4,"paused":true,"vus":2,"vus-max":5,"stopped":true,"running":true,"tainted":true,"more":[1]})"));
        QVERIFY(status);
        QCOMPARE(*status, (Status{ExecutionStatus::PausedBeforeRun, true, true, true, true, 2, 5}));
    }

    void statusNumbersAreK6s_data()
    {
        QTest::addColumn<int>("number");
        for (int number = 0; number <= 11; ++number)
            QTest::addRow("%d", number) << number;
    }
    void statusNumbersAreK6s()
    {
        QFETCH(const int, number);
        const auto status = parseStatus(statusBody("{\"status\":" + QByteArray::number(number) + '}'));
        QVERIFY(status);
        QCOMPARE(int(status->execution), number);
    }

    void absentAndNullFieldsAreDefaults()
    {
        const auto status = parseStatus(statusBody(R"({"status":1,"paused":null,"vus":null,"vus-max":null})"));
        QVERIFY(status);
        QCOMPARE(*status, (Status{ExecutionStatus::InitVus, false, false, false, false, 0, 0}));
    }

    void badStatusIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("404 page not found");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("no data") << QByteArray("{}");
        QTest::newRow("data is null") << QByteArray(R"({"data":null})");
        QTest::newRow("data is text") << QByteArray(R"({"data":"x"})");
        QTest::newRow("no attributes") << QByteArray(R"({"data":{}})");
        QTest::newRow("attributes are a list") << statusBody("[]");
        QTest::newRow("no status") << statusBody("{}");
        QTest::newRow("status is null") << statusBody(R"({"status":null})");
        QTest::newRow("status is text") << statusBody(R"({"status":"4"})");
        QTest::newRow("status has a fraction") << statusBody(R"({"status":4.5})");
        QTest::newRow("status below") << statusBody(R"({"status":-1})");
        QTest::newRow("status above") << statusBody(R"({"status":12})");
        QTest::newRow("status huge") << statusBody(R"({"status":18446744073709551615})");
        QTest::newRow("paused is a number") << statusBody(R"({"status":4,"paused":1})");
        QTest::newRow("stopped is text") << statusBody(R"({"status":4,"stopped":"no"})");
        QTest::newRow("running is a list") << statusBody(R"({"status":4,"running":[]})");
        QTest::newRow("tainted is an object") << statusBody(R"({"status":4,"tainted":{}})");
        QTest::newRow("vus negative") << statusBody(R"({"status":4,"vus":-1})");
        QTest::newRow("vus is true") << statusBody(R"({"status":4,"vus":true})");
        QTest::newRow("vus-max too large") << statusBody(R"({"status":4,"vus-max":3000000000})");
        QTest::newRow("cut") << statusBody(R"({"status":4})").chopped(1);
        QTest::newRow("two documents") << statusBody(R"({"status":4})") + statusBody(R"({"status":4})");
        QTest::newRow("not UTF-8") << statusBody("{\"status\":4,\"x\":\"\xff\"}");
        QTest::newRow("deep") << QByteArray(100'000, '[');
    }
    void badStatusIsRefused()
    {
        QFETCH(const QByteArray, body);
        const auto status = parseStatus(body);
        QVERIFY(!status);
        QCOMPARE(status.error().code, Errc::Protocol);
        QVERIFY(!status.error().what.isEmpty());
    }

    void metricIsRead()
    {
        const auto metric = parseMetric(metricBody(httpReqs));
        QVERIFY(metric);
        QCOMPARE(*metric, (Metric{QStringLiteral("http_reqs"),
                                  QStringLiteral("counter"),
                                  {{QStringLiteral("count"), 1231}, {QStringLiteral("rate"), 398.3}}}));
    }

    void metricsAreReadByName()
    {
        const auto metrics = parseMetrics(metricBody('[' + httpReqs + ',' + duration + ']'));
        QVERIFY(metrics);
        QCOMPARE(metrics->size(), 2);
        const auto trend = metrics->value(QStringLiteral("http_req_duration{scenario:a}"));
        QCOMPARE(trend.type, QStringLiteral("trend"));
        QCOMPARE(trend.sample, (QHash<QString, double>{{QStringLiteral("avg"), 1.5}, {QStringLiteral("p(95)"), 3.0}}));
    }

    void metricsBeforeTheFirstSampleAreNone_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("list") << QByteArray(R"({"data":[]})");
        QTest::newRow("null") << QByteArray(R"({"data":null})");
    }
    void metricsBeforeTheFirstSampleAreNone()
    {
        QFETCH(const QByteArray, body);
        const auto metrics = parseMetrics(body);
        QVERIFY(metrics);
        QVERIFY(metrics->isEmpty());
    }

    void manyMetricsAreRead()
    {
        QByteArrayList entries;
        for (int i = 0; i < 20'000; ++i)
            entries += QByteArray(httpReqs).replace("http_reqs", "m" + QByteArray::number(i));
        const auto metrics = parseMetrics(metricBody('[' + entries.join(',') + ']'));
        QVERIFY(metrics);
        QCOMPARE(metrics->size(), 20'000);
    }

    void badMetricIsRefused_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("number") << QByteArray("1");
        QTest::newRow("no id") << QByteArray(httpReqs).replace("\"id\"", "\"name\"");
        QTest::newRow("id is a number") << QByteArray(httpReqs).replace("\"http_reqs\"", "7");
        QTest::newRow("no attributes") << QByteArray(httpReqs).replace("attributes", "attribute");
        QTest::newRow("no type") << QByteArray(httpReqs).replace("\"counter\"", "null");
        QTest::newRow("no sample") << QByteArray(httpReqs).replace("sample", "samples");
        QTest::newRow("sample is a list") << QByteArray(httpReqs).replace(R"({"count":1231,"rate":398.3})", "[]");
        QTest::newRow("count is text") << QByteArray(httpReqs).replace("1231", "\"1231\"");
        QTest::newRow("count overflows") << QByteArray(httpReqs).replace("1231", "1e999");
        QTest::newRow("cut") << httpReqs.chopped(2);
    }
    void badMetricIsRefused()
    {
        QFETCH(const QByteArray, data);
        const auto metric = parseMetric(metricBody(data));
        QVERIFY(!metric);
        QCOMPARE(metric.error().code, Errc::Protocol);
        const auto metrics = parseMetrics(metricBody('[' + httpReqs + ',' + data + ']'));
        QVERIFY(!metrics);
        QCOMPARE(metrics.error().code, Errc::Protocol);
    }

    void listIsNoMetricAndMetricIsNoList()
    {
        QVERIFY(!parseMetric(metricBody("[]")));
        QVERIFY(!parseMetrics(metricBody(httpReqs)));
        QVERIFY(!parseMetrics("{}"));
        QVERIFY(!parseMetrics({}));
    }

    void processMetricsAreRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<double>("cpu");
        QTest::addColumn<double>("rss");
        QTest::newRow("k6's") << QByteArray("# HELP process_cpu_seconds_total Total user and system CPU time.\n"
                                            "# TYPE process_cpu_seconds_total counter\n"
                                            "process_cpu_seconds_total 0.35\n"
                                            "process_resident_memory_max_bytes 1\n"
                                            "process_resident_memory_bytes 5.7769984e+07\n"
                                            "go_goroutines 12\n")
                              << 0.35 << 57769984.0;
        QTest::newRow("labels and time") << QByteArray("process_cpu_seconds_total{a=\"b } 9\"} 2 1700000000000\r\n"
                                                       "process_resident_memory_bytes\t3")
                                         << 2.0 << 3.0;
        QTest::newRow("zero") << QByteArray("process_cpu_seconds_total 0\nprocess_resident_memory_bytes 0") << 0.0
                              << 0.0;
    }
    void processMetricsAreRead()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const double, cpu);
        QFETCH(const double, rss);
        const auto metrics = parseProcessMetrics(body);
        QVERIFY(metrics);
        QCOMPARE(*metrics, (ProcessMetrics{cpu, rss}));
    }

    void badProcessMetricsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        const QByteArray cpu("process_cpu_seconds_total 1\n");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cpu only") << cpu;
        QTest::newRow("memory only") << QByteArray("process_resident_memory_bytes 1\n");
        QTest::newRow("comment only") << cpu + "# process_resident_memory_bytes 1\n";
        QTest::newRow("longer name") << cpu + "process_resident_memory_bytes_total 1\n";
        QTest::newRow("no value") << cpu + "process_resident_memory_bytes \n";
        QTest::newRow("NaN") << cpu + "process_resident_memory_bytes NaN\n";
        QTest::newRow("infinite") << cpu + "process_resident_memory_bytes +Inf\n";
        QTest::newRow("negative") << cpu + "process_resident_memory_bytes -1\n";
        QTest::newRow("text") << cpu + "process_resident_memory_bytes x\n";
        QTest::newRow("open label") << cpu + "process_resident_memory_bytes{a=\"1 \n";
        QTest::newRow("JSON") << statusBody("{}");
    }
    void badProcessMetricsAreRefused()
    {
        QFETCH(const QByteArray, body);
        const auto metrics = parseProcessMetrics(body);
        QVERIFY(!metrics);
        QCOMPARE(metrics.error().code, Errc::Protocol);
    }

    void missingProcessPageIsUnsupported()
    {
        const auto metrics = parseProcessMetrics("ok");
        QVERIFY(!metrics);
        QCOMPARE(metrics.error().code, Errc::Unsupported);
    }

    void setupDataIsPassedOnAsItIs_data()
    {
        QTest::addColumn<QByteArray>("attributes");
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("object in order") << QByteArray(R"({"data":{"z":1,"a":[true,null,"x"]}})")
                                         << QByteArray(R"({"z":1,"a":[true,null,"x"]})");
        QTest::newRow("text") << QByteArray("{\"data\":\"a\\\"b\\n\"}") << QByteArray("\"a\\\"b\\n\"");
        QTest::newRow("large number") << QByteArray(R"({"data":9007199254740993})") << QByteArray("9007199254740993");
        QTest::newRow("fraction") << QByteArray(R"({"data":0.1})") << QByteArray("0.1");
        QTest::newRow("null") << QByteArray(R"({"data":null})") << QByteArray("null");
        QTest::newRow("nothing") << QByteArray("{}") << QByteArray();
        QTest::newRow("accents") << QByteArray("{\"data\":\"a\xc3\xa7\xc3\xa3o\"}")
                                 << QByteArray("\"a\xc3\xa7\xc3\xa3o\"");
    }
    void setupDataIsPassedOnAsItIs()
    {
        QFETCH(const QByteArray, attributes);
        QFETCH(const QByteArray, data);
        const auto found =
            parseSetupData(R"({"data":{"type":"setupData","id":"default","attributes":)" + attributes + "}}");
        QVERIFY(found);
        QCOMPARE(*found, data);
    }

    void badSetupDataIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no document") << QByteArray("{}");
        QTest::newRow("no attributes") << QByteArray(R"({"data":{}})");
        QTest::newRow("attributes null") << QByteArray(R"({"data":{"attributes":null}})");
        QTest::newRow("list") << QByteArray(R"({"data":[]})");
        QTest::newRow("cut") << QByteArray("{\"data\":{\"attributes\":{\"data\":\"a");
    }
    void badSetupDataIsRefused()
    {
        QFETCH(const QByteArray, body);
        const auto data = parseSetupData(body);
        QVERIFY(!data);
        QCOMPARE(data.error().code, Errc::Protocol);
    }

    void errorDetailIsK6sWords_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("detail");
        QTest::newRow("pause") << QByteArray(R"({"errors":[{"status":"500","title":"Pause error","detail":"no way"}]})")
                               << QStringLiteral("Pause error: no way");
        QTest::newRow("two") << QByteArray(R"({"errors":[{"title":"A","detail":"b"},{"detail":"c"},{},7]})")
                             << QStringLiteral("A: b; c");
        QTest::newRow("wrong types") << QByteArray(R"({"errors":[{"title":1,"detail":"b"}]})") << QStringLiteral("b");
        QTest::newRow("plain text") << QByteArray("404 page not found\n") << QStringLiteral("404 page not found");
        QTest::newRow("other JSON") << QByteArray("{}") << QStringLiteral("{}");
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("not UTF-8") << QByteArray("a\xff") << QStringLiteral("a\uFFFD");
        QTest::newRow("huge") << QByteArray(1'000'000, 'x') << QString(500, QLatin1Char('x'));
    }
    void errorDetailIsK6sWords()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, detail);
        QCOMPARE(parseErrorDetail(body), detail);
    }
};

QTEST_GUILESS_MAIN(TestRest)
#include "tst_rest.moc"
