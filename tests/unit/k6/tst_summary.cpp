// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "k6/summary.h"

using namespace largada;
using namespace largada::k6;

namespace
{

// JSON with ' for ", which is easier to read.
QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

const QByteArray flat =
    quoted("{'metrics':{"
           " 'http_req_duration':{'avg':14.87,'min':2.34,'med':8.67,'max':94.18,'p(90)':29.2,'p(95)':38.7,'p(99)':75.2,"
           "'count':40,"
           "  'thresholds':{'p(95)<1':true,'avg<10000':false}},"
           " 'http_req_duration{expected_response:true}':{'avg':1,'min':1,'med':1,'max':1,'p(90)':1,'p(95)':1},"
           " 'http_req_duration{scenario:a}':{'avg':2,'p(99)':2,'thresholds':{'p(99)<5000':false}},"
           " 'http_req_failed':{'passes':4,'fails':36,'value':0.1,'thresholds':{'rate<0.9':false}},"
           " 'http_reqs':{'count':40,'rate':129.7},'iterations':{'count':41,'rate':129.7},"
           " 'dropped_iterations':{'count':3,'rate':1.5},'data_received':{'count':5120,'rate':9.5},'vus_max':{'value':"
           "5,'min':5,'max':5}},"
           " 'root_group':{'checks':{}},'setup_data':{'metrics':1}}");

const QByteArray handled = quoted(
    "{'options':{'noColor':false},'state':{'testRunDurationMs':33.1},'metrics':{"
    " 'http_req_duration':{'type':'trend','contains':'time','values':{'avg':14.87,'min':2.34,'med':8.67,'max':94.18,"
    "  "
    "'p(90)':29.2,'p(95)':38.7,'p(99)':75.2,'count':40},'thresholds':{'p(95)<1':{'ok':false},'avg<10000':{'ok':true}}},"
    " 'http_req_duration{scenario:a}':{'type':'trend','contains':'time','values':{'avg':2},"
    "  'thresholds':{'p(99)<5000':{'ok':true,'more':1}}},"
    " 'http_req_failed':{'type':'rate','contains':'default','values':{'rate':0.1,'passes':4,'fails':36},"
    "  'thresholds':{'rate<0.9':{'ok':true}}},"
    " 'http_reqs':{'type':'counter','contains':'default','values':{'count':40,'rate':129.7}},"
    " 'iterations':{'type':'counter','contains':'default','values':{'count':41,'rate':129.7}},"
    " 'dropped_iterations':{'type':'counter','contains':'default','values':{'count':3,'rate':1.5}},"
    " 'data_received':{'type':'counter','contains':'data','values':{'count':5120,'rate':9.5}}}}");

const QByteArray machineReadable = quoted(
    "{'version':'1.0.0','metadata':{'k6_version':'2.2.0'},'config':{'duration':0.02},"
    " 'results':{'checks':{'metrics':[],'results':[]},'metrics':["
    " {'name':'http_req_duration{expected_response:true}','type':'trend','contains':'time','values':{'avg':1}},"
    " {'name':'http_req_duration','type':'trend','contains':'time',"
    "  'values':{'avg':14.87,'min':2.34,'med':8.67,'max':94.18,'p90':29.2,'p95':38.7}},"
    " {'name':'http_req_failed','type':'rate','contains':'default','values':{'matches':4,'rate':0.1,'total':40}},"
    " {'name':'http_reqs','type':'counter','contains':'default','values':{'count':40}},"
    " {'name':'iterations','type':'counter','contains':'default','values':{'count':41}},"
    " {'name':'dropped_iterations','type':'counter','contains':'default','values':{'count':3}},"
    " {'name':'data_received','type':'counter','contains':'data','values':{'count':5120}}]}}");

QByteArray withMetrics(const QByteArray &metrics)
{
    return "{\"metrics\":{" + metrics + "}}";
}

} // namespace

class TestSummary : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void threeShapesSayTheSame_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("isComplete"); // has p99 and thresholds
        QTest::newRow("summary export") << flat << true;
        QTest::newRow("handleSummary") << handled << true;
        QTest::newRow("machine-readable") << machineReadable << false;
    }
    void threeShapesSayTheSame()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const bool, isComplete);
        Summary expected{40, 4, 41, 3, {14.87, 2.34, 8.67, 29.2, 38.7, {}, 94.18}, {}, 0.1, 5120};
        if (isComplete) {
            expected.requestDuration.p99 = 75.2;
            expected.thresholds = {
                {QStringLiteral("http_req_duration"), QStringLiteral("avg<10000"), true},
                {QStringLiteral("http_req_duration"), QStringLiteral("p(95)<1"), false},
                {QStringLiteral("http_req_duration{scenario:a}"), QStringLiteral("p(99)<5000"), true},
                {QStringLiteral("http_req_failed"), QStringLiteral("rate<0.9"), true},
            };
        }
        const auto summary = parseSummary(json);
        QVERIFY(summary);
        QCOMPARE(*summary, expected);
    }

    void whatWasNeverSampledIsZeroOrAbsent_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no metrics") << withMetrics({});
        QTest::newRow("other metrics") << withMetrics(R"("vus":{"value":1})");
        QTest::newRow("empty machine-readable") << QByteArray(R"({"results":{"metrics":[]}})");
        QTest::newRow("values null") << withMetrics(
            R"("http_reqs":{"values":null},"http_req_duration":{"values":null})");
        QTest::newRow("metric null") << withMetrics(R"("http_reqs":null)");
        QTest::newRow("figures null") << withMetrics(quoted(
            "'http_reqs':{'count':null},'http_req_duration':{'avg':null,'p(95)':null},'iterations':{'count':null}"));
        QTest::newRow("thresholds null") << withMetrics(R"("http_reqs":{"thresholds":null})");
    }
    void whatWasNeverSampledIsZeroOrAbsent()
    {
        QFETCH(const QByteArray, json);
        const auto summary = parseSummary(json);
        QVERIFY(summary);
        QCOMPARE(*summary, Summary());
    }

    void countsMayBeWrittenAsFloats_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("count");
        QTest::newRow("point zero") << QByteArray("40.0") << qint64(40);
        QTest::newRow("exponent") << QByteArray("1e6") << qint64(1'000'000);
        QTest::newRow("large") << QByteArray("9000000000000000") << qint64(9'000'000'000'000'000);
        QTest::newRow("zero") << QByteArray("0") << qint64(0);
    }
    void countsMayBeWrittenAsFloats()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const qint64, count);
        const auto summary = parseSummary(withMetrics("\"http_reqs\":{\"count\":" + text + "}"));
        QVERIFY(summary);
        QCOMPARE(summary->requests, count);
    }

    void badSummaryIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("no metrics") << QByteArray("{}");
        QTest::newRow("metrics are a list") << QByteArray(R"({"metrics":[]})");
        QTest::newRow("results without metrics") << QByteArray(R"({"results":{}})");
        QTest::newRow("results' metrics are an object") << QByteArray(R"({"results":{"metrics":{}}})");
        QTest::newRow("metric without a name") << QByteArray(R"({"results":{"metrics":[{}]}})");
        QTest::newRow("metric is a number") << QByteArray(R"({"results":{"metrics":[1]}})");
        QTest::newRow("flat metric is a number") << withMetrics(R"("http_reqs":1)");
        QTest::newRow("values are a list") << withMetrics(R"("http_reqs":{"values":[]})");
        QTest::newRow("count is text") << withMetrics(R"("http_reqs":{"count":"40"})");
        QTest::newRow("count is negative") << withMetrics(R"("http_reqs":{"count":-1})");
        QTest::newRow("count is too large") << withMetrics(R"("http_reqs":{"count":1e300})");
        QTest::newRow("count overflows") << withMetrics(R"("http_reqs":{"count":1e999})");
        QTest::newRow("share is text") << withMetrics(R"("http_req_failed":{"value":"0.1"})");
        QTest::newRow("bytes are negative") << withMetrics(R"("data_received":{"count":-1})");
        QTest::newRow("average is true") << withMetrics(R"("http_req_duration":{"avg":true})");
        QTest::newRow("thresholds are a list") << withMetrics(R"("x":{"thresholds":["a"]})");
        QTest::newRow("threshold is a number") << withMetrics(R"("x":{"thresholds":{"a":1}})");
        QTest::newRow("threshold without ok") << withMetrics(R"("x":{"thresholds":{"a":{}}})");
        QTest::newRow("ok is text") << withMetrics(R"("x":{"thresholds":{"a":{"ok":"yes"}}})");
        QTest::newRow("cut") << flat.left(flat.size() / 2);
        QTest::newRow("not UTF-8") << withMetrics("\"http_reqs\xff\":{}");
        QTest::newRow("deep") << QByteArray(100'000, '[');
    }
    void badSummaryIsRefused()
    {
        QFETCH(const QByteArray, json);
        const auto summary = parseSummary(json);
        QVERIFY(!summary);
        QCOMPARE(summary.error().code, Errc::Protocol);
        QVERIFY(!summary.error().what.isEmpty());
    }

    void manyMetricsAreRead()
    {
        QByteArrayList metrics{R"("http_reqs":{"count":7})"};
        for (int i = 0; i < 50'000; ++i)
            metrics += "\"m" + QByteArray::number(i) + "\":{\"count\":1,\"thresholds\":{\"count<2\":false}}";
        const auto summary = parseSummary(withMetrics(metrics.join(',')));
        QVERIFY(summary);
        QCOMPARE(summary->requests, 7);
        QCOMPARE(summary->thresholds.size(), 50'000);
    }

    void trendStatsNameWhatIsRead()
    {
        const auto names = QByteArray(summaryTrendStats).split(',');
        for (const auto *name : {"avg", "min", "med", "max", "p(90)", "p(95)", "p(99)"})
            QVERIFY2(names.contains(name), name);
    }
};

QTEST_GUILESS_MAIN(TestSummary)
#include "tst_summary.moc"
