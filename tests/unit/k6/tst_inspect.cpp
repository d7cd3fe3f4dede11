// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "k6/inspect.h"

using namespace largada;
using namespace largada::k6;
using namespace std::chrono_literals;

namespace
{

// JSON with ' for ", which is easier to read.
QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

QByteArray withScenario(const QByteArray &fields)
{
    return R"({"scenarios":{"s":{)" + fields + "}}}";
}

QByteArray withScenarios(const QByteArray &scenarios)
{
    return R"({"scenarios":{)" + scenarios + "}}";
}

QByteArray constantVus(const char *name, int vus, const char *start, const char *duration, const char *stop = "0s")
{
    return QStringLiteral(
               R"("%1":{"executor":"constant-vus","vus":%2,"startTime":"%3","duration":"%4","gracefulStop":"%5"})")
        .arg(QLatin1String(name))
        .arg(vus)
        .arg(QLatin1String(start), QLatin1String(duration), QLatin1String(stop))
        .toUtf8();
}

} // namespace

class TestInspect : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    // vus, maxVus, rate (-1: none), shared iterations (-1: none), end in milliseconds (-1: none)
    void executorsAreRead_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("vus");
        QTest::addColumn<int>("maxVus");
        QTest::addColumn<double>("rate");
        QTest::addColumn<qint64>("iterations");
        QTest::addColumn<qint64>("end");
        const auto row = [](const char *name, const char *fields, int vus, int maxVus, double rate, qint64 iterations,
                            qint64 end) {
            QTest::newRow(name) << QByteArray(fields) << vus << maxVus << rate << iterations << end;
        };
        row("constant-vus", R"("executor":"constant-vus","vus":4,"duration":"1m3.5s","gracefulStop":"250ms")", 4, 4, -1,
            -1, 63'750);
        row("constant-vus defaults", R"("executor":"constant-vus","vus":null,"duration":"1s","gracefulStop":null)", 1,
            1, -1, -1, 31'000);
        row("ramping-vus",
            R"("executor":"ramping-vus","startVUs":2,"stages":[{"duration":"10s","target":9},)"
            R"({"duration":"1.5s","target":0}])",
            9, 9, -1, -1, 41'500);
        row("ramping-vus from above",
            R"("executor":"ramping-vus","startVUs":20,"stages":[{"duration":"1s","target":0}])", 20, 20, -1, -1,
            31'000);
        row("ramping-vus defaults",
            R"("executor":"ramping-vus","startVUs":null,"stages":[{"duration":null,"target":null}])", 1, 1, -1, -1,
            30'000);
        row("shared-iterations",
            R"("executor":"shared-iterations","vus":3,"iterations":7,"maxDuration":"10s","gracefulStop":"0s")", 3, 3,
            -1, 7, 10'000);
        row("shared-iterations defaults", R"("executor":"shared-iterations","vus":null,"iterations":null)", 1, 1, -1, 1,
            630'000);
        row("per-vu-iterations", R"("executor":"per-vu-iterations","vus":5,"iterations":7,"maxDuration":"25h0m0s")", 5,
            5, -1, -1, 90'030'000);
        row("constant-arrival-rate",
            R"("executor":"constant-arrival-rate","rate":90,"timeUnit":"1m0s","duration":"10s","preAllocatedVUs":5,)"
            R"("maxVUs":8)",
            5, 8, 1.5, -1, 40'000);
        row("constant-arrival-rate defaults",
            R"("executor":"constant-arrival-rate","rate":90,"timeUnit":null,"duration":"10s","preAllocatedVUs":5,)"
            R"("maxVUs":null)",
            5, 5, 90, -1, 40'000);
        row("odd time unit",
            R"("executor":"constant-arrival-rate","rate":7,"timeUnit":"14.285714286s","duration":"1s",)"
            R"("preAllocatedVUs":0,"maxVUs":2)",
            0, 2, 7 / 14.285714286, -1, 31'000);
        row("ramping-arrival-rate",
            R"("executor":"ramping-arrival-rate","startRate":3,"timeUnit":"500ms","preAllocatedVUs":5,"maxVUs":11,)"
            R"("stages":[{"duration":"10s","target":40},{"duration":"5s","target":1}])",
            5, 11, 80, -1, 45'000);
        row("ramping-arrival-rate from above",
            R"("executor":"ramping-arrival-rate","startRate":30,"preAllocatedVUs":5,"stages":[{"duration":"1s","target":4}])",
            5, 5, 30, -1, 31'000);
        row("externally-controlled", R"("executor":"externally-controlled","vus":2,"maxVUs":9,"duration":"10s")", 9, 9,
            -1, -1, 10'000);
        row("externally-controlled without an end",
            R"("executor":"externally-controlled","vus":2,"maxVUs":null,"duration":"0s")", 2, 2, -1, -1, -1);
        row("small units", R"("executor":"constant-vus","vus":1,"duration":"1s2ms1000µs1000000ns","gracefulStop":"0s")",
            1, 1, -1, -1, 1004);
        row("start time", R"("executor":"constant-vus","vus":1,"startTime":"2m0s","duration":"1s","gracefulStop":"0s")",
            1, 1, -1, -1, 121'000);
        row("unknown executor", R"("executor":"from-the-future","vus":6,"maxDuration":"1s","more":{})", 6, 6, -1, -1,
            31'000);
    }
    void executorsAreRead()
    {
        QFETCH(const QByteArray, fields);
        QFETCH(const int, vus);
        QFETCH(const int, maxVus);
        QFETCH(const double, rate);
        QFETCH(const qint64, iterations);
        QFETCH(const qint64, end);
        const auto inspection = parseInspection(withScenario(fields));
        QVERIFY2(inspection, inspection ? "" : qPrintable(inspection.error().subject));
        QCOMPARE(inspection->scenarios.size(), 1);
        const auto &scenario = inspection->scenarios.constFirst();
        QCOMPARE(scenario.name, QStringLiteral("s"));
        QCOMPARE(scenario.vus, vus);
        QCOMPARE(scenario.maxVus, maxVus);
        QCOMPARE(scenario.rate.value_or(-1), rate);
        QCOMPARE(scenario.sharedIterations.value_or(-1), iterations);
        QCOMPARE(scenario.endsAt.value_or(-1ms).count(), end);
        QCOMPARE(inspection->plannedVus(), vus);
    }

    void shortFormsBecomeScenarioDefault_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QString>("executor");
        QTest::addColumn<int>("vus");
        QTest::addColumn<qint64>("iterations");
        QTest::newRow("nothing") << QByteArray("{}") << QStringLiteral("per-vu-iterations") << 1 << qint64(-1);
        QTest::newRow("all null")
            << QByteArray(
                   R"({"vus":null,"duration":null,"iterations":null,"stages":null,"scenarios":null,"thresholds":null})")
            << QStringLiteral("per-vu-iterations") << 1 << qint64(-1);
        QTest::newRow("no scenarios") << QByteArray(R"({"scenarios":{}})") << QStringLiteral("per-vu-iterations") << 1
                                      << qint64(-1);
        QTest::newRow("duration") << QByteArray(R"({"vus":3,"duration":"33s"})") << QStringLiteral("constant-vus") << 3
                                  << qint64(-1);
        QTest::newRow("iterations") << QByteArray(R"({"vus":3,"iterations":33})") << QStringLiteral("shared-iterations")
                                    << 3 << qint64(33);
        QTest::newRow("iterations in a time") << QByteArray(R"({"iterations":33,"duration":"10s"})")
                                              << QStringLiteral("shared-iterations") << 1 << qint64(33);
        QTest::newRow("stages") << QByteArray(R"({"vus":3,"stages":[{"duration":"1s","target":8}]})")
                                << QStringLiteral("ramping-vus") << 8 << qint64(-1);
        QTest::newRow("empty stages") << QByteArray(R"({"stages":[]})") << QStringLiteral("per-vu-iterations") << 1
                                      << qint64(-1);
        QTest::newRow("k6 made the scenario")
            << QByteArray(R"({"vus":3,"duration":"33s","scenarios":{"default":{"executor":"constant-vus","vus":3,)"
                          R"("duration":"33s"}}})")
            << QStringLiteral("constant-vus") << 3 << qint64(-1);
    }
    void shortFormsBecomeScenarioDefault()
    {
        QFETCH(const QByteArray, options);
        QFETCH(const QString, executor);
        QFETCH(const int, vus);
        QFETCH(const qint64, iterations);
        const auto inspection = parseInspection(options);
        QVERIFY(inspection);
        QCOMPARE(inspection->scenarios.size(), 1);
        const auto &scenario = inspection->scenarios.constFirst();
        QCOMPARE(scenario.name, QStringLiteral("default"));
        QCOMPARE(scenario.executor, executor);
        QCOMPARE(scenario.vus, vus);
        QCOMPARE(scenario.sharedIterations.value_or(-1), iterations);
        QVERIFY(!scenario.rate);
    }

    void k6sOwnTotalsCount()
    {
        const auto inspection = parseInspection(
            R"({"scenarios":{"s":{"executor":"constant-vus","vus":3,"duration":"33s"}},"totalDuration":"1h1m3.5s","maxVUs":17})");
        QVERIFY(inspection);
        QCOMPARE(inspection->totalDuration, std::chrono::milliseconds(3'663'500));
        QCOMPARE(inspection->maxVus, 17);
        QCOMPARE(inspection->plannedVus(), 3);
    }

    void totalsAreReckonedWithoutRequirements()
    {
        const auto inspection = parseInspection(
            withScenarios(constantVus("a", 3, "0s", "10s") + ',' + constantVus("b", 4, "5s", "1m0s", "30s")));
        QVERIFY(inspection);
        QCOMPARE(inspection->totalDuration, std::chrono::milliseconds(95'000));
        QCOMPARE(inspection->maxVus, 7);
    }

    void plannedVusAreThoseAtOneTime_data()
    {
        QTest::addColumn<QByteArray>("scenarios");
        QTest::addColumn<int>("planned");
        QTest::newRow("together") << constantVus("a", 3, "0s", "10s") + ',' + constantVus("b", 4, "0s", "10s") << 7;
        QTest::newRow("one after the other")
            << constantVus("a", 3, "0s", "10s") + ',' + constantVus("b", 4, "10s", "10s") << 4;
        QTest::newRow("in the graceful stop")
            << constantVus("a", 3, "0s", "10s", "1s") + ',' + constantVus("b", 4, "10s", "10s") << 7;
        QTest::newRow("last is lower") << constantVus("b", 9, "0s", "10s") + ',' + constantVus("a", 4, "10s", "10s")
                                       << 9;
        QTest::newRow("chain") << constantVus("a", 3, "0s", "10s") + ',' + constantVus("b", 4, "5s", "10s") + ',' +
                                      constantVus("c", 5, "12s", "10s")
                               << 9;
        QTest::newRow("one without an end")
            << QByteArray(R"("a":{"executor":"externally-controlled","vus":3,"duration":"0s"},)") +
                   constantVus("b", 4, "24h0m0s", "10s")
            << 7;
        QTest::newRow("more than an int")
            << constantVus("a", 2'000'000'000, "0s", "10s") + ',' + constantVus("b", 2'000'000'000, "0s", "10s")
            << 2'147'483'647;
    }
    void plannedVusAreThoseAtOneTime()
    {
        QFETCH(const QByteArray, scenarios);
        QFETCH(const int, planned);
        const auto inspection = parseInspection(withScenarios(scenarios));
        QVERIFY(inspection);
        QCOMPARE(inspection->plannedVus(), planned);
    }

    void scenariosAreInOrderOfTheirNames()
    {
        const auto inspection =
            parseInspection(withScenarios(constantVus("b", 1, "0s", "1s") + ',' + constantVus("a", 1, "9s", "1s")));
        QVERIFY(inspection);
        QCOMPARE(inspection->scenarios.size(), 2);
        QCOMPARE(inspection->scenarios[0].name, QStringLiteral("a"));
        QCOMPARE(inspection->scenarios[1].name, QStringLiteral("b"));
        QCOMPARE(inspection->scenarios[0].startsAt, std::chrono::milliseconds(9000));
    }

    void thresholdsOfBothFormsAreRead()
    {
        const auto inspection =
            parseInspection(quoted("{'thresholds':{'http_reqs{scenario:a}':['count>1'],'empty':[],'none':null,'http_"
                                   "req_duration':['p(95)<500',"
                                   "            {'threshold':'avg<10','abortOnFail':true,'delayAbortEval':'10s'}]}}"));
        QVERIFY(inspection);
        const QVector<Threshold> expected{
            {QStringLiteral("http_req_duration"), QStringLiteral("p(95)<500")},
            {QStringLiteral("http_req_duration"), QStringLiteral("avg<10")},
            {QStringLiteral("http_reqs{scenario:a}"), QStringLiteral("count>1")},
        };
        QCOMPARE(inspection->thresholds, expected);
    }

    void badInspectionIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("subject");
        const auto row = [](const char *name, const QByteArray &json, const char *subject) {
            QTest::newRow(name) << json << QString::fromLatin1(subject);
        };
        row("empty", {}, "");
        row("null", "null", "");
        row("list", "[]", "");
        row("log line", "time=\"2026-11-25\" level=error", "");
        row("cut", withScenario(R"("executor":"constant-vus")").chopped(1), "");
        row("not UTF-8", "{\"a\":\"\xff\"}", "");
        row("deep", QByteArray(100'000, '['), "");
        row("scenarios are a list", R"({"scenarios":[]})", "scenarios");
        row("scenario is text", R"({"scenarios":{"a":"b"}})", "scenarios");
        row("no executor", withScenario(R"("vus":1)"), "executor");
        row("executor is a number", withScenario(R"("executor":1)"), "executor");
        row("vus is text", withScenario(R"("executor":"constant-vus","vus":"1")"), "vus");
        row("vus has a fraction", withScenario(R"("executor":"constant-vus","vus":1.5)"), "vus");
        row("vus is negative", withScenario(R"("executor":"constant-vus","vus":-1)"), "vus");
        row("vus is too large", withScenario(R"("executor":"constant-vus","vus":3000000000)"), "vus");
        row("vus is huge", withScenario(R"("executor":"constant-vus","vus":18446744073709551615)"), "vus");
        row("duration is a number", withScenario(R"("executor":"constant-vus","duration":10)"), "duration");
        row("duration without a unit", withScenario(R"("executor":"constant-vus","duration":"10")"), "duration");
        row("duration is empty", withScenario(R"("executor":"constant-vus","duration":"")"), "duration");
        row("duration is negative", withScenario(R"("executor":"constant-vus","duration":"-1s")"), "duration");
        row("duration has text after", withScenario(R"("executor":"constant-vus","duration":"1sx")"), "duration");
        row("duration is too long", withScenario(R"("executor":"constant-vus","duration":"999999999999h")"),
            "duration");
        row("time unit is zero", withScenario(R"("executor":"constant-arrival-rate","rate":1,"timeUnit":"0s")"),
            "timeUnit");
        row("stages are an object", withScenario(R"("executor":"ramping-vus","stages":{})"), "stages");
        row("stage is a number", withScenario(R"("executor":"ramping-vus","stages":[1])"), "stages");
        row("target is text", withScenario(R"("executor":"ramping-vus","stages":[{"target":"1"}])"), "target");
        row("target is too large", withScenario(R"("executor":"ramping-vus","stages":[{"target":3000000000}])"),
            "stages");
        row("thresholds are a list", R"({"thresholds":[]})", "thresholds");
        row("threshold list is text", R"({"thresholds":{"a":"b"}})", "thresholds");
        row("threshold is a number", R"({"thresholds":{"a":[1]}})", "thresholds");
        row("threshold object without its text", R"({"thresholds":{"a":[{"abortOnFail":true}]}})", "thresholds");
        row("total duration is a number", R"({"totalDuration":1})", "totalDuration");
        row("max VUs is text", R"({"maxVUs":"1"})", "maxVUs");
    }
    void badInspectionIsRefused()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, subject);
        const auto inspection = parseInspection(json);
        QVERIFY(!inspection);
        QCOMPARE(inspection.error().code, Errc::Protocol);
        QCOMPARE(inspection.error().subject, subject);
    }
};

QTEST_GUILESS_MAIN(TestInspect)
#include "tst_inspect.moc"
