// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <ctime>
#include <limits>

#include <QRegularExpression>
#include <QTest>

#include "reports/run_report.h"
#include "unit/reports/sample_run.h"

using namespace largada;
using namespace largada::reports;

namespace
{

// A reader of its own for RFC 4180: records end with CRLF, quotes are doubled inside quotes.
QVector<QStringList> parsed(const QByteArray &bytes, char16_t separator)
{
    QVector<QStringList> rows;
    QStringList row;
    QString field;
    bool quoted = false;
    const QString text = QString::fromUtf8(bytes);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool doubled = quoted && c == u'"' && i + 1 < text.size() && text[i + 1] == u'"';
        if (doubled) {
            field += c;
            ++i;
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (!quoted && c == QChar(separator)) {
            row.append(field);
            field.clear();
        } else if (!quoted && c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n') {
            row.append(field);
            field.clear();
            rows.append(row);
            row.clear();
            ++i;
        } else {
            field += c;
        }
    }
    if (quoted || !row.isEmpty() || !field.isEmpty())
        rows.append({QStringLiteral("the file ends inside a record")});
    return rows;
}

QString valueOf(const QVector<QStringList> &rows, qsizetype row, const QString &column)
{
    return rows.value(row).value(rows.value(0).indexOf(column));
}

store::RunSummary summary(const QString &script)
{
    store::RunSummary run;
    run.id.value = QStringLiteral("r1");
    run.outcome = fleet::Outcome::Completed;
    run.startedAt = sample::at(0);
    run.script = script;
    run.runners = 3;
    return run;
}

const QByteArray statsHeader = "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,"
                               "Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,"
                               "75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%,95% Lowest Runner,95% Highest Runner,"
                               "Latency Source,Fail Ratio,Phase,Run ID,Started At,Ended At,VUs,Duration s,Runners,"
                               "Runners Lost,Release Spread ms,Load Spread ms,Share,Start Mode";

const QByteArray historyHeader = "Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,"
                                 "99.9%,99.99%,100%,Total Request Count,Total Failure Count,"
                                 "Total Median Response Time,Total Average Response Time,Total Min Response Time,"
                                 "Total Max Response Time,Total Average Content Size,Time,Phase,VUs Planned,"
                                 "Pods Running";

QByteArray withSemicolons(QByteArray text)
{
    return text.replace(',', ';');
}

} // namespace

class TestCsv : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qputenv("TZ", "<-03>3"); // needs no time zone database
        tzset();
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void statisticsForPrograms()
    {
        const QByteArray expected =
            statsHeader +
            "\r\n"
            "phase,warmup,400,4,,17.5,1,80,,40,0.4,,,,,,,,,,,,20,40.5,range,0.01,warmup,20261123-140000-3f2a,"
            "2026-11-23T14:00:00.000Z,2026-11-23T14:00:10.000Z,10,10,2,0,0.31,1.5,0.25,broadcast\r\n"
            "phase,main,1234,0,10,12.346,0.5,99.9,,117.524,0,10,,,,20,25.25,,50,,,99.9,,,single-runner,0,main,"
            "20261123-140000-3f2a,2026-11-23T14:00:15.000Z,2026-11-23T14:00:25.500Z,40,10.5,2,1,,,1,broadcast\r\n"
            ",Aggregated,1234,0,10,12.346,0.5,99.9,,117.524,0,10,,,,20,25.25,,50,,,99.9,,,single-runner,0,main,"
            "20261123-140000-3f2a,2026-11-23T14:00:15.000Z,2026-11-23T14:00:25.500Z,40,10.5,2,1,,,1,broadcast\r\n";
        QCOMPARE(statsCsv(sample::smallRun(), CsvProfile::Data), expected);
    }

    void statisticsForExcelInPortuguese()
    {
        fleet::RunRecord run = sample::smallRun();
        run.phases.removeLast();
        const QByteArray expected =
            "\xEF\xBB\xBF" + withSemicolons(statsHeader) +
            ";UTC Offset\r\n"
            "phase;warmup;400;4;;17,5;1;80;;40;0,4;;;;;;;;;;;;20;40,5;range;0,01;warmup;20261123-140000-3f2a;"
            "23/11/2026 11:00:00;23/11/2026 11:00:10;10;10;2;0;0,31;1,5;0,25;broadcast;-03:00\r\n";
        QCOMPARE(statsCsv(run, CsvProfile::ExcelPtBr), expected);
    }

    void historyForPrograms()
    {
        const QByteArray expected =
            historyHeader +
            "\r\n"
            "1795442401,10,,Aggregated,40,0,,,,,,,,,,,,40,0,,,,,,2026-11-23T14:00:01.000Z,warmup,10,2\r\n"
            "1795442402,10,,Aggregated,40,4,,,,,,,,,,,,80,4,,,,,,2026-11-23T14:00:02.000Z,warmup,10,2\r\n"
            "1795442416,20,,Aggregated,100,0,,,,,,24.5,,,,,,100,0,,12,,,,2026-11-23T14:00:16.000Z,main,40,1\r\n"
            "1795442422,20,,Aggregated,,,,,,,,,,,,,,700,1,,,,,,2026-11-23T14:00:22.000Z,main,40,1\r\n";
        QCOMPARE(historyCsv(sample::smallRun(), CsvProfile::Data), expected);
    }

    void historyForExcelInPortuguese()
    {
        fleet::RunRecord run = sample::smallRun();
        run.series = run.series.mid(2, 1);
        const QByteArray expected =
            "\xEF\xBB\xBF" + withSemicolons(historyHeader) +
            ";UTC Offset\r\n"
            "1795442416;20;;Aggregated;100;0;;;;;;24,5;;;;;;100;0;;12;;;;23/11/2026 11:00:16;main;40;1;-03:00\r\n";
        QCOMPARE(historyCsv(run, CsvProfile::ExcelPtBr), expected);
    }

    void listOfRuns()
    {
        store::RunSummary complete = summary(QStringLiteral("/tests/a.js"));
        complete.endedAt = sample::at(60'250);
        complete.requests = 3'000'000;
        complete.failed = 1;
        complete.releaseBoundMs = 0.3125;
        complete.thresholdsMissed = true;
        store::RunSummary running = summary(QStringLiteral("/tests/b.js"));
        running.outcome = fleet::Outcome::Running;
        const QByteArray expected =
            "Run ID,Outcome,Started At,Ended At,Duration s,Script,Runners,Request Count,Failure Count,Fail Ratio,"
            "Release Spread ms,Thresholds Missed\r\n"
            "r1,completed,2026-11-23T14:00:00.000Z,2026-11-23T14:01:00.250Z,60.25,/tests/a.js,3,3000000,1,0,0.313,"
            "true\r\n"
            "r1,running,2026-11-23T14:00:00.000Z,,,/tests/b.js,3,,,,,false\r\n";
        QCOMPARE(runsCsv({complete, running}, CsvProfile::Data), expected);
        QVERIFY(runsCsv({complete}, CsvProfile::ExcelPtBr)
                    .endsWith("r1;completed;23/11/2026 11:00:00;23/11/2026 11:01:00;60,25;/tests/a.js;3;3000000;1;0;"
                              "0,313;true;-03:00\r\n"));
    }

    void emptyRunHasAHeaderOnly()
    {
        QCOMPARE(statsCsv(fleet::RunRecord(), CsvProfile::Data), statsHeader + "\r\n");
        QCOMPARE(historyCsv(fleet::RunRecord(), CsvProfile::Data), historyHeader + "\r\n");
        QCOMPARE(runsCsv({}, CsvProfile::Data).count("\r\n"), 1);
    }

    void textIsReadBackAsItWas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("readBack");
        const auto same = [](const char *name, const QString &text) { QTest::newRow(name) << text << text; };
        const auto guarded = [](const char *name, const QString &text) { QTest::newRow(name) << text << u'\'' + text; };
        same("empty", {});
        same("separators", QStringLiteral("a,b;c"));
        same("quotes", QStringLiteral("say \"hi\", \"\""));
        same("line breaks", QStringLiteral("a\r\nb\nc\rd"));
        same("formula sign inside", QStringLiteral("a=1+1"));
        same("not ASCII", QStringLiteral("caf\u00e9 \u2603 \U0001F680"));
        same("apostrophe", QStringLiteral("'tis"));
        guarded("equals", QStringLiteral("=1+1"));
        guarded("command", QStringLiteral("=cmd|' /C calc'!A0"));
        guarded("plus", QStringLiteral("+1"));
        guarded("minus", QStringLiteral("-1"));
        guarded("at", QStringLiteral("@SUM(A1)"));
        guarded("tab", QStringLiteral("\t=1"));
        guarded("carriage return", QStringLiteral("\r=1"));
        guarded("line feed", QStringLiteral("\n=1"));
        QTest::newRow("NUL") << QString(QChar(u'\0')) + u'x' << QStringLiteral("\uFFFDx");
    }

    void textIsReadBackAsItWas()
    {
        QFETCH(QString, text);
        QFETCH(QString, readBack);
        const auto data = parsed(runsCsv({summary(text), summary(text)}, CsvProfile::Data), u',');
        const auto excel = parsed(runsCsv({summary(text)}, CsvProfile::ExcelPtBr), u';');
        QCOMPARE(data.size(), 3);
        QCOMPARE(data[1].size(), data[0].size());
        QCOMPARE(valueOf(data, 2, QStringLiteral("Script")), readBack);
        QCOMPARE(excel.size(), 2);
        QCOMPARE(excel[1].size(), excel[0].size());
        QCOMPARE(valueOf(excel, 1, QStringLiteral("Script")), readBack);
    }

    void allRowsHaveAllColumns()
    {
        const fleet::RunRecord run = sample::fullRun();
        const QVector<QVector<QStringList>> tables{
            parsed(statsCsv(run, CsvProfile::Data), u','), parsed(historyCsv(run, CsvProfile::Data), u','),
            parsed(statsCsv(run, CsvProfile::ExcelPtBr), u';'), parsed(historyCsv(run, CsvProfile::ExcelPtBr), u';')};
        for (const auto &rows : tables) {
            QVERIFY(rows.size() > 2);
            for (const QStringList &row : rows)
                QCOMPARE(row.size(), rows[0].size());
        }
    }

    void percentilesOfSeveralRunnersStayEmpty()
    {
        const auto rows = parsed(statsCsv(sample::largeRun(30), CsvProfile::Data), u',');
        QCOMPARE(rows.size(), 4);
        for (const char *column : {"Median Response Time", "50%", "66%", "75%", "80%", "90%", "95%", "98%", "99%",
                                   "99.9%", "99.99%", "100%"})
            QCOMPARE(valueOf(rows, 3, QLatin1String(column)), QString());
        QCOMPARE(valueOf(rows, 3, QStringLiteral("95% Lowest Runner")), QStringLiteral("20"));
        QCOMPARE(valueOf(rows, 3, QStringLiteral("95% Highest Runner")), QStringLiteral("20"));
        QCOMPARE(valueOf(rows, 3, QStringLiteral("Runners Lost")), QStringLiteral("10"));
    }

    void whatWasNotMeasuredIsEmpty()
    {
        fleet::RunRecord run = sample::smallRun();
        run.phases.removeFirst();
        run.phases[0].detail.clear();
        run.phases[0].startedAt.reset();
        run.phases[0].endedAt.reset();
        const auto rows = parsed(statsCsv(run, CsvProfile::ExcelPtBr), u';');
        for (const char *column : {"Request Count", "Failure Count", "Average Response Time", "Requests/s", "95%",
                                   "95% Lowest Runner", "Latency Source", "Fail Ratio", "Started At", "Ended At",
                                   "Duration s", "Release Spread ms", "Load Spread ms", "UTC Offset"})
            QCOMPARE(valueOf(rows, 1, QLatin1String(column)), QString());
    }

    void numbersHaveNoExponentAndNoGrouping_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("whole") << 1234567.0 << QByteArray("1234567");
        QTest::newRow("large") << 1e21 << QByteArray("1000000000000000000000");
        QTest::newRow("small") << 1e-9 << QByteArray("0");
        QTest::newRow("small negative") << -1e-9 << QByteArray("0");
        QTest::newRow("negative") << -12.5 << QByteArray("-12,5");
        QTest::newRow("rounded") << 0.0006 << QByteArray("0,001");
        QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << QByteArray();
        QTest::newRow("endless") << std::numeric_limits<double>::infinity() << QByteArray();
    }

    void numbersHaveNoExponentAndNoGrouping()
    {
        QFETCH(double, value);
        QFETCH(QByteArray, written);
        CsvWriter csv(CsvProfile::ExcelPtBr, {QStringLiteral("N")});
        csv.row({CsvNumber{value}}, std::nullopt);
        QCOMPARE(csv.bytes(), "\xEF\xBB\xBFN;UTC Offset\r\n" + written + ";\r\n");
    }

    void ratesAreNeverNegative()
    {
        fleet::RunRecord run = sample::smallRun();
        run.series[1].requests = 10; // a counter that fell
        const auto rows = parsed(historyCsv(run, CsvProfile::Data), u',');
        QCOMPARE(valueOf(rows, 2, QStringLiteral("Requests/s")), QString());
        QCOMPARE(valueOf(rows, 2, QStringLiteral("Total Request Count")), QStringLiteral("10"));
    }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
