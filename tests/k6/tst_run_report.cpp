// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include "support/largadactl_process.h"
#include "support/real_k6.h"

using namespace largada::testing;

namespace
{

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

// Rows of a CSV file without quoted line ends; all as long as the head.
QVector<QByteArrayList> rowsOf(const QString &path, char separator = ',')
{
    QVector<QByteArrayList> rows;
    for (const auto &line : contentOf(path).split('\n')) {
        if (!line.trimmed().isEmpty())
            rows += line.trimmed().split(separator);
    }
    return rows;
}

struct JUnit {
    QHash<QString, int> elements;
    bool isWellFormed = false;
};

JUnit junitOf(const QString &path)
{
    JUnit junit;
    QXmlStreamReader xml(contentOf(path));
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement)
            ++junit.elements[xml.name().toString()];
    }
    junit.isWellFormed = !xml.hasError();
    return junit;
}

} // namespace

// What a run leaves: its report directory, JUnit, the history; and what must not be in any of it.
class TestRunReport : public QObject
{
    Q_OBJECT

    static QStringList words(const Sandbox &sandbox, const QStringList &more, const ScriptParts &parts = {})
    {
        return runWords(sandbox.write(QStringLiteral("x.js"), rateScript(parts)), 2,
                        QStringList{QStringLiteral("--demo-target"), QStringLiteral("--no-warmup"),
                                    QStringLiteral("--report"), sandbox.path(QStringLiteral("report"))} +
                            more);
    }

private slots:
    void initTestCase()
    {
        if (realK6().isEmpty())
            QSKIP(howToGetK6());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void reportFilesHoldTheRun_data() { addK6Rows(); }
    void reportFilesHoldTheRun()
    {
        QFETCH(const QString, k6);
        Sandbox sandbox;
        const auto junit = sandbox.path(QStringLiteral("junit.xml"));
        const auto end = largadactl(
            sandbox, words(sandbox, {QStringLiteral("--k6"), k6, QStringLiteral("--junit"), junit},
                           {.options = "thresholds: { http_req_duration: ['p(95)<60000'], iterations: ['count<1'] }",
                            .duration = "2s"}));
        LARGADA_ENDED(end, 99);
        const auto id = end.report()[QStringLiteral("id")].toString();
        QVERIFY(!id.isEmpty());
        const QDir report(sandbox.path(QStringLiteral("report")));
        const auto stats = QStringLiteral("run-%1_stats.csv").arg(id);
        const auto history = QStringLiteral("run-%1_history.csv").arg(id);
        QStringList names{QStringLiteral("report.html"), QStringLiteral("report.json"), history, stats};
        QCOMPARE(report.entryList(QDir::Files, QDir::Name), names);
        QCOMPARE(QJsonDocument::fromJson(contentOf(report.filePath(names[1]))).object(), end.report());
        for (const auto &name : {stats, history}) {
            const auto rows = rowsOf(report.filePath(name));
            QVERIFY2(rows.size() >= 2, qPrintable(name));
            for (const auto &row : rows)
                QCOMPARE(row.size(), rows.first().size());
        }
        const auto html = QString::fromUtf8(contentOf(report.filePath(names[0])));
        QVERIFY(html.startsWith(QStringLiteral("<!"), Qt::CaseInsensitive));
        QVERIFY(html.contains(id) && html.trimmed().endsWith(QStringLiteral("</html>")));
        const auto found = junitOf(junit);
        QVERIFY(found.isWellFormed);
        QVERIFY(found.elements.value(QStringLiteral("testcase")) >= 2);
        QCOMPARE(found.elements.value(QStringLiteral("failure")), 1); // the one threshold that was missed
    }

    void failedRunLeavesAReportToo()
    {
        Sandbox sandbox;
        const auto junit = sandbox.path(QStringLiteral("junit.xml"));
        const auto end = largadactl(
            sandbox, words(sandbox, {QStringLiteral("--junit"), junit}, {.more = "throw new Error('broken');"}));
        LARGADA_ENDED(end, 2);
        const auto kept = QJsonDocument::fromJson(contentOf(sandbox.path(QStringLiteral("report/report.json"))));
        QCOMPARE(kept.object(), end.report());
        const auto found = junitOf(junit);
        QVERIFY(found.isWellFormed);
        QVERIFY(found.elements.value(QStringLiteral("failure")) + found.elements.value(QStringLiteral("error")) >= 1);
    }

    void reportThatCannotBeWrittenIsWarnedOf_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("words");
        QTest::newRow("one file") << QStringLiteral("en") << QStringLiteral("report.html")
                                  << QStringLiteral("could not be written");
        QTest::newRow("JSON, pt-BR") << QStringLiteral("pt-BR") << QStringLiteral("report.json")
                                     << QStringLiteral("Não foi possível");
    }
    void reportThatCannotBeWrittenIsWarnedOf()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, file);
        QFETCH(const QString, words);
        Sandbox sandbox;
        Largadactl program(sandbox,
                           TestRunReport::words(sandbox, {QStringLiteral("--lang"), language}, {.duration = "3s"}));
        QTRY_VERIFY_WITH_TIMEOUT(sandbox.runner(0, "main"), 90'000);
        // The directory was good when the run began. A directory in a file's place stops root as well.
        QVERIFY(QDir().mkpath(sandbox.path(QStringLiteral("report/") + file)));
        const auto end = program.finished();
        LARGADA_ENDED(end, 0); // of the run; that its report is missing is said
        QCOMPARE(end.outcome(), QStringLiteral("completed"));
        QVERIFY2(end.warnings().contains(QStringLiteral("report-not-written")), qPrintable(end.text()));
        QVERIFY2(end.err.contains(file) && end.err.contains(words), qPrintable(end.text()));
        const auto other =
            file == QStringLiteral("report.json") ? QStringLiteral("report.html") : QStringLiteral("report.json");
        QVERIFY(QFileInfo(sandbox.path(QStringLiteral("report/") + other)).isFile());
    }

    void junitThatCannotBeWrittenIsWarnedOf()
    {
        Sandbox sandbox;
        const auto end = largadactl(
            sandbox, words(sandbox, {QStringLiteral("--junit"), sandbox.path(QStringLiteral("no/such/junit.xml"))}));
        LARGADA_ENDED(end, 0);
        QVERIFY2(end.warnings().contains(QStringLiteral("report-not-written")), qPrintable(end.text()));
        QVERIFY(end.err.contains(QStringLiteral("no/such/junit.xml")));
    }

    void historyThatCannotBeWrittenIsWarnedOf()
    {
        Sandbox sandbox;
        sandbox.write(QStringLiteral("data/largada"), "a file where the directory should be\n");
        const auto end = largadactl(sandbox, words(sandbox, {}));
        LARGADA_ENDED(end, 0);
        QCOMPARE(end.outcome(), QStringLiteral("completed"));
        QVERIFY2(end.warnings().contains(QStringLiteral("history-not-written")), qPrintable(end.text()));
        QVERIFY(QFile::exists(sandbox.path(QStringLiteral("report/report.json"))));
        const auto list = largadactl(sandbox, {QStringLiteral("report"), QStringLiteral("list")});
        LARGADA_ENDED(list, 1);
        QVERIFY(!list.err.isEmpty());
    }

    void historyIsListedShownAndExported()
    {
        Sandbox sandbox;
        const auto run = largadactl(sandbox, words(sandbox, {}, {.duration = "2s"}));
        LARGADA_ENDED(run, 0);
        const auto id = run.report()[QStringLiteral("id")].toString();
        const auto file = [&sandbox](const char *name) { return sandbox.path(QString::fromLatin1(name)); };
        const std::pair<QString, QString> languages[] = {{QStringLiteral("en"), QStringLiteral("Completed")},
                                                         {QStringLiteral("pt-BR"), QStringLiteral("Conclu")}};
        for (const auto &[language, outcome] : languages) {
            const auto ask = [&sandbox, language = language](const QStringList &more) {
                return largadactl(sandbox, QStringList{QStringLiteral("report")} + more +
                                               QStringList{QStringLiteral("--lang"), language});
            };
            const auto list = ask({QStringLiteral("list")});
            LARGADA_ENDED(list, 0);
            const auto lines = QString::fromUtf8(list.out).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
            QCOMPARE(lines.size(), 2);
            QVERIFY2(lines[1].startsWith(id) && lines[1].contains(outcome), qPrintable(list.text()));
            QVERIFY(lines[1].endsWith(QStringLiteral("x.js")));
            const auto shown = ask({QStringLiteral("show"), id});
            LARGADA_ENDED(shown, 0);
            QVERIFY2(QString::fromUtf8(shown.out).contains(id) && QString::fromUtf8(shown.out).contains(outcome),
                     qPrintable(shown.text()));
            QCOMPARE(ask({QStringLiteral("show"), file("report")}).out, shown.out);

            const auto written =
                ask({QStringLiteral("export"), id, QStringLiteral("--csv"), file("s.csv"), QStringLiteral("--csv-dir"),
                     file("both"), QStringLiteral("--json"), file("r.json"), QStringLiteral("--html"), file("r.html")});
            LARGADA_ENDED(written, 0);
            QCOMPARE(QJsonDocument::fromJson(contentOf(file("r.json"))).object(), run.report());
            QVERIFY(contentOf(file("r.html")).contains(id.toUtf8()));
            QCOMPARE(QDir(file("both")).entryList(QDir::Files).size(), 2);
            QCOMPARE(contentOf(file("s.csv")), contentOf(file("report/") + QStringLiteral("run-%1_stats.csv").arg(id)));
            LARGADA_ENDED(ask({QStringLiteral("export"), id, QStringLiteral("--csv"), file("br.csv"),
                               QStringLiteral("--profile"), QStringLiteral("excel-pt-br")}),
                          0);
            QVERIFY(rowsOf(file("br.csv"), ';').first().size() > 3);
            LARGADA_ENDED(ask({QStringLiteral("list"), QStringLiteral("--csv"), file("list.csv")}), 0);
            QCOMPARE(rowsOf(file("list.csv")).size(), 2);

            const auto unknown = ask({QStringLiteral("show"), QStringLiteral("20200101-000000-0000")});
            LARGADA_ENDED(unknown, 2);
            QVERIFY2(unknown.err.contains(QStringLiteral("20200101-000000-0000")), qPrintable(unknown.text()));
            LARGADA_ENDED(ask({QStringLiteral("show"), file("data")}), 2); // no report in there
            LARGADA_ENDED(ask({QStringLiteral("export"), id}), 2);         // into what?
            LARGADA_ENDED(ask({QStringLiteral("dance")}), 2);
            LARGADA_ENDED(ask({QStringLiteral("export"), id, QStringLiteral("--json"), file("no/such/r.json")}), 1);
        }
    }

    // Values of variables may be secrets: k6 gets them in its environment, and nobody else anywhere.
    void valuesOfVariablesStayInTheEnvironment()
    {
        Sandbox sandbox;
        sandbox.environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("largada.*=true"));
        sandbox.environment.insert(QStringLiteral("MINE"), QStringLiteral("secret-mine-71"));
        const auto file = sandbox.write(QStringLiteral("some.env"), "# a comment\n\nFILED=secret-filed=72==\n"
                                                                    "QUOTED=\"secret quoted 73\"\nEMPTY=\n");
        const auto junit = sandbox.path(QStringLiteral("junit.xml"));
        Largadactl program(
            sandbox,
            words(sandbox,
                  {QStringLiteral("--env"), QStringLiteral("GIVEN=secret-given=74"), QStringLiteral("--env"),
                   QStringLiteral("MINE"), QStringLiteral("--env-file"), file, QStringLiteral("--junit"), junit},
                  {.body =
                       "if (__ENV.GIVEN === 'secret-given=74' && __ENV.EMPTY === '' && __ENV.FILED === "
                       "'secret-filed=72==' && __ENV.QUOTED === 'secret quoted 73') { http.get(__ENV.TARGET_URL); }",
                   .duration = "4s"}));
        QVERIFY2(program.hasSaid(QStringLiteral("released within")), qPrintable(program.err()));
        const auto runners = sandbox.processes();
        QCOMPARE(runners.size(), 2);
        for (const auto &runner : runners) {
            QCOMPARE(runner.value("GIVEN"), QByteArray("secret-given=74"));
            QCOMPARE(runner.value("MINE"), QByteArray("secret-mine-71"));
            QCOMPARE(runner.value("FILED"), QByteArray("secret-filed=72=="));
            QVERIFY2(!runner.arguments.join(' ').contains("secret"), runner.arguments.join(' ').constData());
        }
        const auto end = program.finished();
        LARGADA_ENDED(end, 0);
        QVERIFY(end.phase(QStringLiteral("main"))[QStringLiteral("requests")].toInt() > 0); // the script saw them
        const auto names = end.report()[QStringLiteral("settings")].toObject()[QStringLiteral("env_names")].toArray();
        for (const auto *name : {"GIVEN", "MINE", "FILED", "QUOTED", "EMPTY"})
            QVERIFY(names.contains(QString::fromLatin1(name)));
        QVERIFY(!end.out.contains("secret"));
        QVERIFY2(!end.err.contains(QStringLiteral("secret")), qPrintable(end.err));
        QVERIFY(QFile::exists(sandbox.historyFile()));
        for (const auto *directory : {"data", "report", "tmp", "cache"})
            QVERIFY2(!Sandbox::holds(sandbox.path(QString::fromLatin1(directory)), "secret"), directory);
        QVERIFY(contentOf(junit).contains("testcase"));
        QVERIFY(!contentOf(junit).contains("secret"));
    }
};

QTEST_GUILESS_MAIN(TestRunReport)
#include "tst_run_report.moc"
