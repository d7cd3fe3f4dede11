// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QTemporaryDir>
#include <QTest>

#include "reports/json_keys.h"
#include "reports/write_file.h"
#include "unit/reports/sample_run.h"

using namespace largada;
using namespace largada::reports;

namespace
{

// Read with Qt's parser, which shares no code with the writer.
QJsonObject objectOf(const fleet::RunRecord &run)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(runJson(run), &error);
    return error.error == QJsonParseError::NoError ? document.object() : QJsonObject();
}

QJsonObject mainOf(const QJsonObject &report)
{
    return report[QStringLiteral("phases")].toArray().at(1).toObject();
}

QJsonValue parsedValue(const char *json)
{
    return QJsonDocument::fromJson('[' + QByteArray(json) + ']').array().at(0);
}

Result<fleet::RunRecord> readBack(const QByteArray &bytes)
{
    QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("report.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return Error{Errc::Internal, QStringLiteral("the test could not write"), {}};
    file.close();
    return readReportDirectory(dir.path());
}

template<class Enum>
void checkKeys()
{
    const QRegularExpression kebab(QStringLiteral("^[a-z0-9]+(-[a-z0-9]+)*$"));
    QStringList seen;
    for (int i = 0; i <= static_cast<int>(lastOf(Enum{})); ++i) {
        const QString key = keyOf(static_cast<Enum>(i));
        QVERIFY2(kebab.match(key).hasMatch(), qPrintable(key));
        QVERIFY2(!seen.contains(key), qPrintable(key));
        QCOMPARE(static_cast<int>(fromKey<Enum>(key).value()), i);
        seen.append(key);
    }
    QVERIFY(keyOf(static_cast<Enum>(static_cast<int>(lastOf(Enum{})) + 1)).isEmpty());
    QVERIFY(!fromKey<Enum>(QStringLiteral("nonsense")));
}

} // namespace

class TestRunJson : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void emptyRunWordForWord()
    {
        fleet::RunRecord run;
        run.id.value = QStringLiteral("r1");
        run.outcome = fleet::Outcome::Failed;
        run.error = Error{Errc::BadInput, QStringLiteral("no such file"), QStringLiteral("a.js"), 0};
        run.startedAt = sample::at(5);
        QCOMPARE(runJson(run),
                 QByteArray(R"({"id":"r1","outcome":"failed","fleet":"","k6_version":null,"error":{"code":"bad-input",)"
                            R"("message":"a.js: no such file","what":"no such file","subject":"a.js","status":0},)"
                            R"("thresholds":[],"warnings":[],"phases":[],"report_version":1,"error_reason":null,)"
                            R"("started_at":"2026-11-23T14:00:00.005Z","ended_at":null,"settings":{"script":"",)"
                            R"("script_sha256":"","runners":0,"warmup_percent":null,"split":false,"env_names":[],)"
                            R"("setup":"each","stragglers":"wait","minimum":0,"gate_timeout_ms":0,"countdown_ms":0,)"
                            R"("start_mode":"broadcast","start_at":null,"cluster":null},)"
                            R"("demo_target":[],"series":[],"measured_warmup_ratio":null})"
                            "\n"));
    }

    void phaseHasTheKeysInOrder()
    {
        fleet::RunRecord run = sample::fullRun();
        run.phases.removeFirst();
        run.phases[0].detail.removeLast();
        const QByteArray json = runJson(run);
        const qsizetype begin = json.indexOf("\"phases\":") + 9;
        QCOMPARE(
            json.mid(begin, json.indexOf(",\"report_version\"") - begin),
            QByteArray(
                R"([{"name":"main","container":"load","share":1.0,"runners":2,"started":1,"spread":)"
                R"({"release_bound_ms":1.25,"release_estimate_ms":0.1,"load_bound_ms":900.125,)"
                R"("load_is_headline":true},"gate_ms":212.0625,"started_at":"2026-11-23T14:00:15.000Z",)"
                R"("ended_at":"2026-11-23T14:00:25.500Z","requests":1234,"failed":0,"iterations":617,)"
                R"("requests_source":"last-read","latency_ms":{"avg":12.3456,"p50":10.0,"p95":25.25,)"
                R"("p99":50.0,"min":0.5,"p90":20.0,"max":99.9},"latency_source":"single-runner",)"
                R"("latency_range_ms":{"avg":null,"p50":null,"p95":null,"p99":null},"runners_detail":)"
                R"([{"name":"runner-1","armed_at":"2026-11-23T14:00:14.000Z",)"
                R"("released_at":"2026-11-23T14:00:15.000Z","acknowledged_at":"2026-11-23T14:00:15.001Z",)"
                R"("exit_code":99,"reason":null,"cpu_percent":91.7,"rss_mb":88.125,)"
                R"("dropped_iterations":7,"requests":1234,"failed":0,"iterations":617,)"
                R"("requests_source":"last-read","latency_ms":{"avg":12.3456,"p50":10.0,"p95":25.25,)"
                R"("p99":50.0,"min":0.5,"p90":20.0,"max":99.9},"ended_at":"2026-11-23T14:00:25.500Z",)"
                R"("sent_ms":0.0,"acknowledged_ms":0.75,"load_seen_ms":12.5,"lost":false,"cores":2.5,"last_lines":[],"node":null}],"dropped_iterations":7,"lost":0,)"
                R"("max_vus":40,"wait_ms":9340.5}])"));
    }

    void severalRunnersGiveARange()
    {
        const QJsonObject warmup = objectOf(sample::smallRun())[QStringLiteral("phases")].toArray().at(0).toObject();
        QCOMPARE(warmup[QStringLiteral("latency_source")], QJsonValue(QStringLiteral("range")));
        QCOMPARE(warmup[QStringLiteral("latency_ms")],
                 parsedValue(R"({"avg":17.5,"p50":null,"p95":null,"p99":null,"min":1,"p90":null,"max":80})"));
        QCOMPARE(warmup[QStringLiteral("latency_range_ms")],
                 parsedValue(R"({"avg":[10,20],"p50":[9,18],"p95":[20,40.5],"p99":[30,60]})"));
    }

    void whatWasNotMeasuredIsNull()
    {
        fleet::RunRecord run = sample::smallRun();
        run.phases[1].detail.removeFirst();
        const QJsonObject main = mainOf(objectOf(run));
        for (const char *key : {"gate_ms", "wait_ms", "requests", "failed", "iterations", "requests_source",
                                "latency_source", "dropped_iterations"})
            QCOMPARE(main[QLatin1String(key)], QJsonValue(QJsonValue::Null));
        const QJsonObject runner = main[QStringLiteral("runners_detail")].toArray().at(0).toObject();
        for (const char *key :
             {"armed_at", "released_at", "acknowledged_at", "ended_at", "sent_ms", "acknowledged_ms", "load_seen_ms",
              "cpu_percent", "rss_mb", "dropped_iterations", "requests", "requests_source"})
            QCOMPARE(runner[QLatin1String(key)], QJsonValue(QJsonValue::Null));
        QCOMPARE(runner[QStringLiteral("reason")],
                 parsedValue(R"({"code":"script-failed","detail":"TypeError: x","number":107,"total":0})"));
    }

    void warningsHaveStableCodesAndEnglishMessages()
    {
        QCOMPARE(
            objectOf(sample::fullRun())[QStringLiteral("warnings")],
            parsedValue(R"([{"code":"cpu-bound","phase":"warmup","runner":"runner-1","value":93.5,)"
                        R"("message":"runner-1 used 93.5 % of its CPU in warmup; it may have been the bottleneck",)"
                        R"("detail":"","check":null},)"
                        R"({"code":"report-not-written","phase":"main","runner":null,"value":null,)"
                        R"("message":"the report was not written: /full/disk","detail":"/full/disk","check":null},)"
                        R"({"code":"preflight","phase":"main","runner":null,"value":null,)"
                        R"("message":"preflight memory: memory 512.5 300: free -m","detail":"",)"
                        R"("check":{"id":"memory","level":"warning","subject":"memory","detail":"free -m",)"
                        R"("values":[512.5,300]}}])"));
    }

    void allWordsAreStableAndUnique()
    {
        checkKeys<Errc>();
        checkKeys<fleet::ReasonCode>();
        checkKeys<fleet::WarningCode>();
        checkKeys<fleet::CheckId>();
        checkKeys<fleet::CheckLevel>();
        checkKeys<fleet::SetupMode>();
        checkKeys<fleet::StragglerPolicy>();
    }

    void isOneLineOfUtf8WhateverTheTextsHold()
    {
        fleet::RunRecord run = sample::fullRun();
        run.settings.script =
            QString(QChar(u'\xD800')) + QStringLiteral("\n\u0000\u001b[31m\u2028\"\\") + QString(QChar(u'\xDC00'));
        run.phases[1].detail[1].lastLines = {QString::fromUtf8("\xFF\xFE\xC3 cut"), QString(QChar(u'\0'))};
        const QByteArray json = runJson(run);
        QCOMPARE(json.count('\n'), 1);
        QVERIFY(json.endsWith('\n'));
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString text = decoder(json);
        QVERIFY(!text.isEmpty());
        QVERIFY(!decoder.hasError());
        QVERIFY(!objectOf(run).isEmpty());
        QVERIFY(readBack(json));
    }

    void numbersThatAreNoneBecomeNull()
    {
        fleet::RunRecord run = sample::fullRun();
        run.phases[1].gateMs = std::numeric_limits<double>::quiet_NaN();
        run.phases[1].waitMs = std::numeric_limits<double>::infinity();
        const auto back = readBack(runJson(run));
        QVERIFY(back);
        QVERIFY(!back->phases[1].gateMs);
        QVERIFY(!back->phases[1].waitMs);
    }

    void wholeRunIsReadBack_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("small") << 0;
        QTest::newRow("every field") << 1;
        QTest::newRow("500 runners") << 2;
        QTest::newRow("nothing") << 3;
    }

    void wholeRunIsReadBack()
    {
        QFETCH(int, which);
        const fleet::RunRecord runs[] = {sample::smallRun(), sample::fullRun(), sample::largeRun(500), {}};
        const auto back = readBack(runJson(runs[which]));
        QVERIFY2(back, back ? "" : qPrintable(back.error().what));
        QVERIFY(*back == runs[which]);
    }

    void whatIsNoReportIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("not a report");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("empty object") << QByteArray("{}");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("cut") << runJson(sample::fullRun()).chopped(40);
        QTest::newRow("two reports") << runJson(sample::smallRun()) + runJson(sample::smallRun());
        QTest::newRow("not UTF-8") << runJson(sample::smallRun()).replace("local", "l\xFF\xFE");
        QTest::newRow("very deep") << QByteArray(200'000, '[');
        QTest::newRow("binary") << QByteArray("\0\x01\x02\x03", 4);
    }

    void whatIsNoReportIsRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto back = readBack(bytes);
        QVERIFY(!back);
        QCOMPARE(back.error().code, Errc::Protocol);
        QVERIFY(back.error().subject.endsWith(QStringLiteral("/report.json")));
    }

    void wrongValueIsNamed_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const char *before, const char *after, const char *problem) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QString::fromLatin1(problem);
        };
        row("unknown outcome", R"("outcome":"partial")", R"("outcome":"great")", "outcome is not a known word");
        row("missing key", R"("fleet":"local",)", "", "fleet is missing");
        row("number for text", R"("fleet":"local")", R"("fleet":7)", "fleet is not a text");
        row("text for number", R"("max_vus":10)", R"("max_vus":"10")",
            "phases[0].max_vus is not a whole number in range");
        row("fraction", R"("max_vus":10)", R"("max_vus":10.5)", "phases[0].max_vus is not a whole number in range");
        row("too large", R"("max_vus":10)", R"("max_vus":3000000000)",
            "phases[0].max_vus is not a whole number in range");
        row("far too large", R"("dropped_iterations":7,"requests":1234)",
            R"("dropped_iterations":7,"requests":18446744073709551615)",
            "phases[1].runners_detail[0].requests is not a whole number in range");
        row("no time", R"("started_at":"2026-11-23T13:59:58.000Z")", R"("started_at":"yesterday")",
            "started_at is not a time in UTC");
        row("local time", R"("started_at":"2026-11-23T13:59:58.000Z")", R"("started_at":"2026-11-23T13:59:58.000")",
            "started_at is not a time in UTC");
        row("unknown reason", R"("code":"script-failed")", R"("code":"bad-luck")",
            "phases[1].runners_detail[1].reason.code is not a known word");
        row("list of the wrong kind", R"("env_names":["TOKEN",)", R"("env_names":[1,)",
            "settings.env_names[0] is not a text");
        row("no list", R"("demo_target":[)", R"("demo_target":{}, "was":[)", "demo_target is not a list");
        row("not a pair", R"("p95_ms":[24.5,24.5])", R"("p95_ms":[24.5])", "series[2].p95_ms is not a pair");
        row("null where a value must be", R"("ok":true)", R"("ok":null)", "thresholds[0].ok is not true or false");
    }

    void wrongValueIsNamed()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, problem);
        QByteArray json = runJson(sample::fullRun());
        QVERIFY(json.contains(before));
        const auto back = readBack(json.replace(json.indexOf(before), before.size(), after));
        QVERIFY(!back);
        QCOMPARE(back.error().code, Errc::Protocol);
        QCOMPARE(back.error().what, problem);
    }

    void furtherKeysAreLeftAlone()
    {
        QByteArray json = runJson(sample::fullRun());
        json.replace("\"report_version\":1", "\"report_version\":1,\"later\":{\"a\":[1]}");
        const auto back = readBack(json);
        QVERIFY(back);
        QVERIFY(*back == sample::fullRun());
    }

    void newerReportIsUnsupported()
    {
        const auto back = readBack(runJson(sample::smallRun()).replace("\"report_version\":1", "\"report_version\":2"));
        QVERIFY(!back);
        QCOMPARE(back.error().code, Errc::Unsupported);
    }

    void missingReportIsNotFound()
    {
        QTemporaryDir dir;
        QCOMPARE(readReportDirectory(dir.path()).error().code, Errc::NotFound);
        const auto back = readReportDirectory(dir.filePath(QStringLiteral("nowhere")));
        QCOMPARE(back.error().code, Errc::NotFound);
        QCOMPARE(back.error().subject, dir.filePath(QStringLiteral("nowhere/report.json")));
    }

    void reportThatIsADirectoryCannotBeRead()
    {
        QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkdir(QStringLiteral("report.json")));
        QCOMPARE(readReportDirectory(dir.path()).error().code, Errc::Storage);
    }

    void reportOfAnEarlierProgramHasNoClusters()
    {
        QByteArray json = runJson(sample::smallRun());
        json.replace(R"(,"start_mode":"broadcast","start_at":null,"cluster":null)", "");
        json.replace(R"(,"node":null)", "");
        const auto back = readBack(json);
        QVERIFY(back);
        QCOMPARE(*back, sample::smallRun());
    }

    void measuredRatioOfTheWarmUpIsTold()
    {
        // 400 requests in 10 s, 1,234 in 10.5 s
        const double ratio = objectOf(sample::smallRun())[QStringLiteral("measured_warmup_ratio")].toDouble();
        QVERIFY(qAbs(ratio - 40.0 / (1234 / 10.5)) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(TestRunJson)
#include "tst_run_json.moc"
