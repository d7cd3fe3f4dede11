// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include "cli/command.h"
#include "reports/write_file.h"
#include "store/run_store.h"
#include "text/language.h"
#include "unit/store/sample_runs.h"

using namespace largada;
using namespace largada::cli;

namespace
{

const QString older = QStringLiteral("20261123-140509-3f2a");
const QString newer = QStringLiteral("20261123-150509-aaaa");

} // namespace

// The commands as the program gives them their words, in surroundings of a test's own.
class TstCommands : public QObject
{
    Q_OBJECT

    struct World {
        QTemporaryDir directory;
        QBuffer out, err;
        Surroundings around;

        World()
        {
            out.open(QIODevice::WriteOnly);
            err.open(QIODevice::WriteOnly);
            around.out = &out;
            around.err = &err;
            around.environment.insert(QStringLiteral("PATH"), QString());
            around.environment.insert(QStringLiteral("HOME"), directory.path());
            around.historyFile = path("history.db");
            around.temporaryRoot = directory.path();
        }
        QString path(const char *name) const { return directory.filePath(QString::fromUtf8(name)); }
        QString said() const { return QString::fromUtf8(out.data()); }
        QString errors() const { return QString::fromUtf8(err.data()); }
        void save(const fleet::RunRecord &run) const
        {
            auto history = store::RunStore::open(around.historyFile);
            QVERIFY(history && (*history)->save(run));
        }
    };
    std::unique_ptr<World> w;

    // -1: no such command, or it has not ended.
    int run(const QStringList &words)
    {
        const auto command = makeCommand(words.value(0), w->around);
        if (!command)
            return -1;
        QVector<int> codes;
        connect(command.get(), &Command::finished, this, [&codes](int code) { codes.push_back(code); });
        command->start(words.mid(1));
        const bool ended = QTest::qWaitFor([&codes] { return !codes.isEmpty(); }, 20'000);
        return ended && codes.size() == 1 ? codes.first() : -1;
    }
    int run(const char *line) { return run(QString::fromUtf8(line).split(QLatin1Char(' '))); }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void initTestCase() { text::installLanguage(*QCoreApplication::instance(), text::Language::English); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        w = std::make_unique<World>();
    }
    void cleanup() { w.reset(); }

    void unknownCommandIsNone()
    {
        for (const char *name : {"", "runs", "Run", "--help"})
            QVERIFY(makeCommand(QString::fromLatin1(name), w->around) == nullptr);
        for (const char *name : {"run", "start", "report", "doctor", "targets", "fleet", "executions"})
            QVERIFY(generalHelp().contains(QStringLiteral("largadactl %1").arg(QString::fromLatin1(name))));
    }

    void wrongUsageEndsWithTwo_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line :
             {"run", "run --runners 0 --script s.js", "run --nonsense", "report", "report nonsense", "report list more",
              "report show", "report export", "report list --profile lotus", "report --nonsense", "doctor more",
              "doctor --nonsense", "run --runners 2 --script s.js --hold-before-main", "start",
              "start load k6-job Running many main", "run --fleet kubernetes --runners 2"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void wrongUsageEndsWithTwo()
    {
        QFETCH(QString, line);
        QCOMPARE(run(qPrintable(line)), 2);
        QVERIFY2(w->errors().endsWith(QStringLiteral("\nTry: largadactl --help\n")), qPrintable(w->errors()));
        QVERIFY(w->said().isEmpty()); // standard output is for results
        QVERIFY(!QFileInfo::exists(w->around.historyFile));
    }

    void helpEndsWithNothing_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("word");
        QTest::newRow("run") << QStringLiteral("run --help") << QStringLiteral("--stragglers");
        QTest::newRow("report") << QStringLiteral("report --help") << QStringLiteral("--csv-dir");
        QTest::newRow("doctor") << QStringLiteral("doctor --help") << QStringLiteral("--json");
    }
    void helpEndsWithNothing()
    {
        QFETCH(QString, line);
        QFETCH(QString, word);
        QCOMPARE(run(qPrintable(line)), 0);
        QVERIFY(w->said().contains(word));
        QVERIFY(w->errors().isEmpty());
    }

    void reportDirectoryThatCannotBeIsSaidBeforeTheRun()
    {
        QFile file(w->path("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QString below = w->path("file/below");
        QCOMPARE(
            run(QStringList{QStringLiteral("run"), QStringLiteral("--runners"), QStringLiteral("1"),
                            QStringLiteral("--script"), QStringLiteral("s.js"), QStringLiteral("--report"), below}),
            2);
        QVERIFY(w->errors().contains(below));
    }

    void emptyHistorySaysHowToBegin()
    {
        QCOMPARE(run("report list"), 0);
        QCOMPARE(w->said(), QStringLiteral("No run yet. Start one: largadactl run --runners 4 --script FILE\n"));
    }

    void listHasTheNewestFirst()
    {
        w->save(test::filledRun(older));
        w->save(test::plainRun(newer, 60));
        QCOMPARE(run("report list"), 0);
        const QStringList lines = w->said().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith(QStringLiteral("Run ")));
        QVERIFY(lines[1].startsWith(newer) && lines[1].contains(QStringLiteral("Completed")));
        QVERIFY(lines[2].startsWith(older) && lines[2].contains(QStringLiteral("Partial")));
        QVERIFY(lines[2].contains(QStringLiteral("6.25 ms"))); // main's release spread
        QVERIFY(w->errors().isEmpty());
    }

    void listAsCsv()
    {
        w->save(test::plainRun(older));
        const QString file = w->path("runs.csv");
        QCOMPARE(run(QStringList{QStringLiteral("report"), QStringLiteral("list"), QStringLiteral("--csv"), file}), 0);
        QVERIFY(w->said().isEmpty());
        const QByteArray csv = contentOf(file);
        QCOMPARE(csv.count('\n'), 2); // head and one run
        QVERIFY(csv.contains(older.toUtf8()));
    }

    void showTellsARunInWords()
    {
        w->save(test::filledRun(older));
        QCOMPARE(run(QStringList{QStringLiteral("report"), QStringLiteral("show"), older}), 0);
        QVERIFY2(w->said().startsWith(QStringLiteral("Run %1: Partial\n").arg(older)), qPrintable(w->said()));
        QVERIFY(w->said().contains(QStringLiteral("✗ http_req_duration{scenario:a} p(95)<500: missed by 2 runner")));
        QVERIFY(w->errors().isEmpty());
    }

    void showReadsAReportDirectoryToo()
    {
        const QString directory = w->path("a report");
        QVERIFY(reports::writeReportDirectory(directory, test::filledRun(older), reports::CsvProfile::Data));
        QCOMPARE(run(QStringList{QStringLiteral("report"), QStringLiteral("show"), directory}), 0);
        QVERIFY2(w->said().startsWith(QStringLiteral("Run %1: Partial\n").arg(older)), qPrintable(w->said()));
    }

    void runThatIsNotThereIsWrongInput_data()
    {
        QTest::addColumn<QString>("verb");
        QTest::newRow("show") << QStringLiteral("show");
        QTest::newRow("export") << QStringLiteral("export");
    }
    void runThatIsNotThereIsWrongInput()
    {
        QFETCH(QString, verb);
        w->save(test::plainRun(newer));
        QStringList words{QStringLiteral("report"), verb, older};
        if (verb == QLatin1String("export"))
            words << QStringLiteral("--json") << w->path("run.json");
        QCOMPARE(run(words), 2);
        QVERIFY2(w->errors().contains(older), qPrintable(w->errors()));
        QVERIFY(w->said().isEmpty());
        QVERIFY(!QFileInfo::exists(w->path("run.json")));
    }

    void historyThatIsNoDatabaseFails()
    {
        QFile file(w->around.historyFile);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(10'000, 'x')) > 0);
        file.close();
        QCOMPARE(run("report list"), 1);
        QVERIFY(!w->errors().isEmpty());
        QCOMPARE(contentOf(w->around.historyFile), QByteArray(10'000, 'x')); // and is left as it was
    }

    void exportWritesWhatIsAskedFor()
    {
        w->save(test::filledRun(older));
        const QString csvs = w->path("csv files");
        QCOMPARE(run(QStringList{QStringLiteral("report"), QStringLiteral("export"), older, QStringLiteral("--json"),
                                 w->path("r.json"), QStringLiteral("--html"), w->path("r.html"),
                                 QStringLiteral("--csv"), w->path("r.csv"), QStringLiteral("--csv-dir"), csvs}),
                 0);
        const auto json = QJsonDocument::fromJson(contentOf(w->path("r.json")));
        QVERIFY(json.isObject());
        QVERIFY(json.toJson().contains(older.toUtf8()));
        QVERIFY(contentOf(w->path("r.html")).contains("<html"));
        QVERIFY(contentOf(w->path("r.csv")).count('\n') >= 2);
        QCOMPARE(QDir(csvs).entryList(QDir::Files), (QStringList{QStringLiteral("run-%1_history.csv").arg(older),
                                                                 QStringLiteral("run-%1_stats.csv").arg(older)}));
        QVERIFY(w->said().isEmpty() && w->errors().isEmpty());
    }

    void exportWithoutATargetIsWrongUsage()
    {
        w->save(test::plainRun(older));
        QCOMPARE(run(QStringList{QStringLiteral("report"), QStringLiteral("export"), older}), 2);
        QVERIFY(w->errors().contains(QStringLiteral("--csv-dir DIR")));
    }

    void exportThatCannotBeWrittenFails()
    {
        w->save(test::plainRun(older));
        const QString nowhere = w->path("no/such/directory/r.json");
        QCOMPARE(run(QStringList{QStringLiteral("report"), QStringLiteral("export"), older, QStringLiteral("--json"),
                                 nowhere}),
                 1);
        QVERIFY2(w->errors().contains(nowhere), qPrintable(w->errors()));
    }

    void doctorSaysHowToGetAMissingK6()
    {
        QCOMPARE(run("doctor"), 1);
        const QStringList lines = w->said().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY2(lines.value(0).startsWith(QStringLiteral("✗ k6 was not found. Install k6")), qPrintable(w->said()));
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines.value(1).startsWith(QStringLiteral("✓ ")));
        QVERIFY(lines.value(4).startsWith(QStringLiteral("✓ 0 run")));
        QVERIFY(lines.value(4).endsWith(QStringLiteral(" in %1.").arg(w->around.historyFile)));
    }

    void doctorTellsOfTheCluster_data()
    {
        QTest::addColumn<bool>("reachable");
        QTest::addColumn<QString>("line");
        QTest::newRow("reachable") << true
                                   << QStringLiteral("✓ Kubernetes v1.34.4 at https://k8s (fleet).\n"
                                                     "! In the namespace load these rights are missing, and "
                                                     "what needs them is off: get pods/exec.\n");
        QTest::newRow("unreachable") << false
                                     << QStringLiteral("! Kubernetes at https://k8s (fleet) cannot be asked. ");
    }
    void doctorTellsOfTheCluster()
    {
        QFETCH(bool, reachable);
        QFETCH(QString, line);
        ClusterWanted wanted;
        w->around.lookAtCluster = [&wanted, reachable](const ClusterWanted &asked) {
            wanted = asked;
            ClusterFacts facts;
            facts.context = QStringLiteral("fleet");
            facts.server = QStringLiteral("https://k8s");
            facts.ns = QStringLiteral("load");
            if (reachable) {
                facts.version = QStringLiteral("v1.34.4");
                facts.rights = {{QStringLiteral("get"), QStringLiteral("pods"), true},
                                {QStringLiteral("get"), QStringLiteral("pods/exec"), false}};
            } else {
                facts.unreachable = Error{Errc::Network, {}, QStringLiteral("k8s")};
            }
            const AsyncSource<ClusterFacts> answer;
            answer.answer(facts);
            return answer.future();
        };
        QFile program(w->path("k6"));
        QVERIFY(program.open(QIODevice::WriteOnly) &&
                program.write("#!/bin/sh\necho 'k6 v1.1.0 (go1.24, linux/amd64)'\n") > 0);
        program.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        program.close();
        QCOMPARE(run(QStringList{QStringLiteral("doctor"), QStringLiteral("--k6"), program.fileName(),
                                 QStringLiteral("--context"), QStringLiteral("c"), QStringLiteral("-n"),
                                 QStringLiteral("load")}),
                 0); // a cluster that cannot be asked is no failure
        QVERIFY2(w->said().contains(line), qPrintable(w->said()));
        QCOMPARE(wanted.context, QStringLiteral("c"));
        QCOMPARE(wanted.ns, QStringLiteral("load"));
    }

    void doctorInJson()
    {
        w->save(test::plainRun(older));
        QCOMPARE(run("doctor --json"), 1);
        QCOMPARE(w->said().count(QLatin1Char('\n')), 1);
        const QJsonObject found = QJsonDocument::fromJson(w->said().toUtf8()).object();
        QCOMPARE(found.value(QStringLiteral("ok")), QJsonValue(false));
        QVERIFY(found.value(QStringLiteral("k6_path")).isNull() && found.contains(QStringLiteral("k6_path")));
        QVERIFY(found.value(QStringLiteral("k6_version")).isNull());
        QStringList names;
        for (const QJsonValue &finding : found.value(QStringLiteral("findings")).toArray())
            names << finding.toObject().value(QStringLiteral("name")).toString();
        QCOMPARE(names, (QStringList{QStringLiteral("k6"), QStringLiteral("cores"), QStringLiteral("memory"),
                                     QStringLiteral("disk"), QStringLiteral("history")}));
    }

    void doctorLooksAtWhatCallsItselfK6_data()
    {
        QTest::addColumn<QByteArray>("program"); // empty: there is none
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("finding");
        QTest::newRow("good") << QByteArray("#!/bin/sh\necho 'k6 v1.1.0 (go1.24, linux/amd64)'\n") << 0
                              << QStringLiteral("✓ k6 1.1.0 at %1 (from --k6).");
        QTest::newRow("old") << QByteArray("#!/bin/sh\necho 'k6 v0.30.0 (go1.15, linux/amd64)'\n") << 1
                             << QStringLiteral("✗ k6 0.30.0 at %1 is too old;");
        QTest::newRow("another program") << QByteArray("#!/bin/sh\necho hello\n") << 1
                                         << QStringLiteral("✗ %1 (from --k6) is not a k6 that runs.");
        QTest::newRow("ends badly") << QByteArray("#!/bin/sh\necho 'k6 v1.1.0 (go1.24)'; exit 3\n") << 1
                                    << QStringLiteral("✗ %1 (from --k6) is not a k6 that runs.");
        QTest::newRow("not there") << QByteArray() << 1 << QStringLiteral("✗ %1 (from --k6) is not a k6 that runs.");
    }
    void doctorLooksAtWhatCallsItselfK6()
    {
        QFETCH(QByteArray, program);
        QFETCH(int, exitCode);
        QFETCH(QString, finding);
        const QString path = w->path("some k6");
        if (!program.isEmpty()) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(program) == program.size());
            QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        }
        QCOMPARE(run(QStringList{QStringLiteral("doctor"), QStringLiteral("--k6"), path}), exitCode);
        QVERIFY2(w->said().startsWith(finding.arg(path)), qPrintable(w->said()));
    }

    void interruptedCommandThatHasNothingToEndEndsWithTheSignal()
    {
        const auto command = makeCommand(QStringLiteral("report"), w->around);
        int code = 0;
        connect(command.get(), &Command::finished, this, [&code](int is) { code = is; });
        command->interrupt(15);
        QTRY_COMPARE(code, 143);
    }
};

QTEST_GUILESS_MAIN(TstCommands)
#include "tst_commands.moc"
