// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include "cli/run_options.h"

using namespace largada;
using namespace largada::cli;

using Change = std::function<void(RunOptions &)>;
Q_DECLARE_METATYPE(Change)

namespace
{

const QString secret = QStringLiteral("hunter2");

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

const QStringList least = words("--runners 3 --script /scripts/s.js");
const QStringList attached = words("--fleet kubernetes --runners 3");
const WallTime now{std::chrono::hours(500'000)}; // 2027-01-15T08:00:00Z

RunOptions leastOptions()
{
    RunOptions options;
    options.plan.runners = 3;
    options.plan.script = QStringLiteral("/scripts/s.js");
    return options;
}

QByteArray printed(const RunOptions &options)
{
    const fleet::RunPlan &plan = options.plan;
    QString text;
    QDebug out(&text);
    out << plan.fleet << plan.script << plan.runners << plan.warmupPercent.value_or(0) << plan.split
        << plan.gateTimeout.count() << int(plan.stragglers) << plan.minimum << plan.holdBeforeMain << int(plan.setup)
        << plan.countdown.count() << plan.force << "|" << options.demoTarget << options.json << options.reportDirectory
        << options.junitFile << options.k6 << options.help << options.dryRun;
    for (const fleet::EnvVariable &variable : plan.env)
        out << variable.name << variable.value;
    return text.toUtf8();
}

} // namespace

class TstRunOptions : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;

    QString write(const QByteArray &content)
    {
        const QString path = m_directory.filePath(QStringLiteral("variables"));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
    }
    static QProcessEnvironment environment()
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("HERE"), QStringLiteral("a=b c"));
        return environment;
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyOptionIsTaken_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<Change>("change"); // of what the least arguments give
        using fleet::StragglerPolicy;
        const auto row = [](const char *line, const Change &change) {
            QTest::newRow(*line == 0 ? "the least" : line) << words(line) << change;
        };
        row("", [](RunOptions &) {});
        row("--fleet local", [](RunOptions &) {});
        row("--runners=10000", [](RunOptions &o) { o.plan.runners = 10'000; });
        row("--script /scripts/a/../b.js", [](RunOptions &o) { o.plan.script = QStringLiteral("/scripts/b.js"); });
        row("--script c.js", [](RunOptions &o) { o.plan.script = QDir::currentPath() + QStringLiteral("/c.js"); });
        row("--warmup-share 1", [](RunOptions &o) { o.plan.warmupPercent = 1; });
        row("--warmup-share 100", [](RunOptions &o) { o.plan.warmupPercent = 100; });
        row("--no-warmup", [](RunOptions &o) { o.plan.warmupPercent.reset(); });
        row("--split", [](RunOptions &o) { o.plan.split = true; });
        row("--env A=1 --env B= --env HERE --env A=x=y", [](RunOptions &o) {
            const auto s = [](const char *text) { return QString::fromLatin1(text); };
            o.plan.env = {{s("A"), s("1")}, {s("B"), s("")}, {s("HERE"), s("a=b c")}, {s("A"), s("x=y")}};
        });
        row("--gate-timeout 1m30s", [](RunOptions &o) { o.plan.gateTimeout = std::chrono::seconds(90); });
        row("--stragglers wait", [](RunOptions &) {});
        row("--stragglers give-up", [](RunOptions &o) { o.plan.stragglers = StragglerPolicy::GiveUp; });
        row("--stragglers continue:3", [](RunOptions &o) {
            o.plan.stragglers = StragglerPolicy::Continue;
            o.plan.minimum = 3;
        });
        row("--hold-before-main", [](RunOptions &o) { o.plan.holdBeforeMain = true; });
        row("--setup each", [](RunOptions &) {});
        row("--setup once", [](RunOptions &o) { o.plan.setup = fleet::SetupMode::Once; });
        row("--countdown 500ms", [](RunOptions &o) { o.plan.countdown = std::chrono::milliseconds(500); });
        row("--countdown 0", [](RunOptions &) {});
        row("--demo-target", [](RunOptions &o) { o.demoTarget = true; });
        row("--report out", [](RunOptions &o) { o.reportDirectory = QStringLiteral("out"); });
        row("--json", [](RunOptions &o) { o.json = true; });
        row("--junit j.xml", [](RunOptions &o) { o.junitFile = QStringLiteral("j.xml"); });
        row("--k6 /opt/k6", [](RunOptions &o) { o.k6 = QStringLiteral("/opt/k6"); });
        row("--force", [](RunOptions &o) { o.plan.force = true; });
        row("--lang pt-BR", [](RunOptions &) {}); // the program's, known everywhere
    }
    void everyOptionIsTaken()
    {
        QFETCH(QStringList, arguments);
        QFETCH(Change, change);
        const auto options = parseRunOptions(least + arguments, environment(), now);
        QVERIFY2(options, options ? "" : qPrintable(options.error().what));
        RunOptions expected = leastOptions();
        change(expected);
        QCOMPARE(printed(*options), printed(expected));
        QVERIFY(options->plan == expected.plan);
    }

    void clusterOptionsAreTaken_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<Change>("change"); // of a run on the pods of a Job "j"
        const auto row = [](const char *line, const Change &change) { QTest::newRow(line) << words(line) << change; };
        const auto s = [](const char *text) { return QString::fromLatin1(text); };
        row("--job j", [](RunOptions &) {});
        row("--selector app=k6,tier!=x", [s](RunOptions &o) {
            o.plan.cluster->by = fleet::PodsBy::Selector;
            o.plan.cluster->pods = s("app=k6,tier!=x");
        });
        row("--pods ^k6-[0-9]+", [s](RunOptions &o) {
            o.plan.cluster->by = fleet::PodsBy::Regex;
            o.plan.cluster->pods = s("^k6-[0-9]+");
        });
        row("--job j --context c --kubeconfig f/k --namespace load", [s](RunOptions &o) {
            o.plan.cluster->context = s("c");
            o.plan.cluster->kubeConfig = s("f/k");
            o.plan.cluster->ns = s("load");
        });
        row("--job j -n load", [s](RunOptions &o) { o.plan.cluster->ns = s("load"); });
        row("--job j --warmup-container w --main-container m", [s](RunOptions &o) {
            o.plan.cluster->warmupContainer = s("w");
            o.plan.cluster->mainContainer = s("m");
        });
        row("--job j --mode clock", [](RunOptions &o) { o.plan.mode = fleet::StartMode::Clock; });
        row("--job j --mode exec", [](RunOptions &o) { o.plan.mode = fleet::StartMode::Exec; });
        row("--job j --at 2027-01-15T08:00:01Z", [](RunOptions &o) { o.plan.startAt = now + std::chrono::seconds(1); });
        row("--job j --take-over", [](RunOptions &o) { o.plan.cluster->takeOver = true; });
        row("--job j --on-timeout stop", [](RunOptions &o) { o.plan.onTimeout = fleet::OnTimeout::Stop; });
        row("--job j --on-timeout leave", [](RunOptions &) {});
        row("--job j --no-warmup", [](RunOptions &o) { o.plan.warmupPercent.reset(); });
        row("--job j --gate-timeout 2m --stragglers continue:2", [](RunOptions &o) {
            o.plan.gateTimeout = std::chrono::minutes(2);
            o.plan.stragglers = fleet::StragglerPolicy::Continue;
            o.plan.minimum = 2;
        });
    }
    void clusterOptionsAreTaken()
    {
        QFETCH(QStringList, arguments);
        QFETCH(Change, change);
        const auto options = parseRunOptions(attached + arguments, environment(), now);
        QVERIFY2(options, options ? "" : qPrintable(options.error().what));
        RunOptions expected;
        expected.plan.fleet = QStringLiteral("kubernetes");
        expected.plan.runners = 3;
        expected.plan.cluster.emplace();
        expected.plan.cluster->pods = QStringLiteral("j");
        change(expected);
        QVERIFY(options->plan == expected.plan);
        QVERIFY(options->plan.isAttached());
    }

    void jobOptionsAreTaken()
    {
        const auto least = parseRunOptions(
            attached + words("--create --image k6:1 --script /scripts/s.js --split --warmup-share 10 --setup once"),
            environment(), now);
        QVERIFY2(least, least ? "" : qPrintable(least.error().what));
        fleet::JobWanted job;
        job.image = QStringLiteral("k6:1");
        QVERIFY(least->plan.cluster->create == job);
        QVERIFY(least->plan.cluster->pods.isEmpty()); // the run names it
        QVERIFY(least->plan.split && !least->dryRun && !least->plan.isAttached());
        QCOMPARE(least->plan.warmupPercent, std::optional(10));

        const QString manifest = write("kind: Job\n");
        const auto all = parseRunOptions(
            attached +
                words("--create --job big --script /s.js --cpu-request 500m --cpu-limit 2 --memory-request 1.5Gi "
                      "--memory-limit 2e9 --node-selector pool=load --node-selector empty= --toleration a "
                      "--toleration b=c:NoSchedule --service-account sa --pull-secret p --pull-secret q "
                      "--archive-in-image /a.tar --delete-job --dry-run --template") +
                QStringList{manifest},
            environment(), now);
        QVERIFY2(all, all ? "" : qPrintable(all.error().what));
        job.image.clear();
        job.cpuRequest = QStringLiteral("500m");
        job.cpuLimit = QStringLiteral("2");
        job.memoryRequest = QStringLiteral("1.5Gi");
        job.memoryLimit = QStringLiteral("2e9");
        job.nodeSelector = {{QStringLiteral("pool"), QStringLiteral("load")}, {QStringLiteral("empty"), QString()}};
        job.tolerations = words("a b=c:NoSchedule");
        job.serviceAccount = QStringLiteral("sa");
        job.pullSecrets = words("p q");
        job.archiveInImage = QStringLiteral("/a.tar");
        job.templateFile = manifest;
        job.deleteAfterwards = true;
        QVERIFY(all->plan.cluster->create == job);
        QCOMPARE(all->plan.cluster->pods, QStringLiteral("big"));
        QVERIFY(all->dryRun);
    }

    void contradictionsAreRefusedWithTheirOption_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("option");
        const auto row = [](const char *line, const char *option) {
            QTest::newRow(line) << words("--runners 3") + words(line) << QString::fromLatin1(option);
        };
        // Each local one again where runners are made by somebody else, and the other way round.
        row("--fleet kubernetes", "--job");
        row("--fleet kubernetes --job j --script s.js", "--script");
        row("--fleet kubernetes --job j --warmup-share 30", "--warmup-share");
        row("--fleet kubernetes --job j --split", "--split");
        row("--fleet kubernetes --job j --env A=1", "--env");
        row("--fleet kubernetes --job j --env-file f", "--env-file");
        row("--fleet kubernetes --job j --k6 k", "--k6");
        row("--fleet kubernetes --job j --demo-target", "--demo-target");
        row("--fleet kubernetes --job j --setup once", "--setup");
        row("--fleet kubernetes --job j --selector a=b", "--selector");
        row("--fleet kubernetes --selector a=b --pods x", "--pods");
        row("--fleet kubernetes --pods (", "--pods");
        row("--fleet kubernetes --job j --namespace Big", "--namespace");
        row("--fleet kubernetes --job j --namespace a/b", "--namespace");
        row("--fleet kubernetes --job j --main-container a_b", "--main-container");
        row("--fleet kubernetes --job j --mode later", "--mode");
        row("--fleet kubernetes --job j --on-timeout ask", "--on-timeout");
        row("--fleet kubernetes --job j --at soon", "--at");
        row("--fleet kubernetes --job j --at 2027-01-15T08:00:00Z", "--at");
        row("--fleet kubernetes --job j --at 2027-01-16T08:00:01Z", "--at");
        row("--fleet kubernetes --job j --at 14:00 --countdown 5s", "--countdown");
        for (const char *option : {"--image i", "--cpu-limit 1", "--node-selector a=b", "--toleration a", "--dry-run",
                                   "--template f", "--keep-job", "--delete-job", "--pull-secret s"})
            row(qPrintable(QStringLiteral("--fleet kubernetes --job j ") + QLatin1String(option)),
                qPrintable(QString::fromLatin1(option).section(QLatin1Char(' '), 0, 0)));
        const QString create = QStringLiteral("--fleet kubernetes --create --script s.js ");
        const auto creating = [&row, create](const char *line, const char *option) {
            row(qPrintable(create + QLatin1String(line)), option);
        };
        row("--fleet kubernetes --create --image i", "--script");
        creating("", "--image");
        creating("--image i --selector a=b", "--selector");
        creating("--image i --pods x", "--pods");
        creating("--image i --take-over", "--take-over");
        creating("--image i --on-timeout stop", "--on-timeout");
        creating("--image i --main-container m", "--main-container");
        creating("--image i --demo-target", "--demo-target");
        creating("--image i --job Big", "--job");
        creating("--image i --cpu-request much", "--cpu-request");
        creating("--image i --memory-limit 2GB", "--memory-limit");
        creating("--image i --node-selector pool", "--node-selector");
        creating("--image i --toleration a:Never", "--toleration");
        creating("--image i --template /nowhere/at/all", "--template");
        creating("--image i --archive-in-image a.tar", "--archive-in-image");
        creating("--image i --keep-job --delete-job", "--delete-job");
        for (const char *option : {"--context c", "--kubeconfig f", "-n x", "--job j", "--selector a", "--pods x",
                                   "--create", "--image i", "--take-over", "--on-timeout stop", "--mode clock"}) {
            const QString first = QString::fromLatin1(option).section(QLatin1Char(' '), 0, 0);
            row(qPrintable(QStringLiteral("--script s.js ") + QLatin1String(option)),
                first == QLatin1String("-n") ? "--namespace" : qPrintable(first));
        }
    }
    void contradictionsAreRefusedWithTheirOption()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, option);
        const auto options = parseRunOptions(arguments, environment(), now);
        QVERIFY(!options);
        QCOMPARE(options.error().code, Errc::BadInput);
        QCOMPARE(options.error().subject, option);
        QVERIFY(options.error().what.endsWith(QLatin1Char('.')));
    }

    void wrongWordsAreRefusedWithTheirOption_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("option");
        const auto row = [](const char *line, const char *option) {
            QTest::newRow(line) << least + words(line) << QString::fromLatin1(option);
        };
        QTest::newRow("nothing") << QStringList{} << QStringLiteral("--script");
        QTest::newRow("no runners") << words("--script s.js") << QStringLiteral("--runners");
        QTest::newRow("no script") << words("--runners 3") << QStringLiteral("--script");
        for (const char *number : {"0", "-1", "10001", "99999999999", "1.5", "3x", "0x3", "1e3", "٣"})
            QTest::addRow("runners %s", number)
                << words("--script s.js --runners") + words(number) << QStringLiteral("--runners");
        row("--fleet moon", "--fleet");
        row("--warmup-share 0", "--warmup-share");
        row("--warmup-share 101", "--warmup-share");
        row("--warmup-share 25%", "--warmup-share");
        row("--warmup-share 25 --no-warmup", "--warmup-share");
        row("--gate-timeout 0", "--gate-timeout");
        row("--gate-timeout soon", "--gate-timeout");
        row("--gate-timeout -5s", "--gate-timeout");
        row("--countdown 5parsecs", "--countdown");
        row("--stragglers maybe", "--stragglers");
        row("--stragglers continue", "--stragglers");
        row("--stragglers continue:", "--stragglers");
        row("--stragglers continue:0", "--stragglers");
        row("--stragglers continue:4", "--stragglers"); // of three
        row("--setup twice", "--setup");
        row("--env 9A=1", "--env");
        row("--env A-B=1", "--env");
        row("--env =1", "--env");
        row("--env NOT_SET_HERE", "--env");
        row("--env-file /nowhere/at/all", "--env-file");
        row("stray", "run");
        row("--runer 3", "run");
        row("--json=yes", "run");
        row("--script", "run"); // without its value
    }
    void wrongWordsAreRefusedWithTheirOption()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, option);
        const auto options = parseRunOptions(arguments, environment(), now);
        QVERIFY(!options);
        QCOMPARE(options.error().code, Errc::BadInput);
        QCOMPARE(options.error().subject, option);
        QVERIFY(!options.error().what.isEmpty());
    }

    void secretsAreInNoErrorText_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char *name, const QStringList &arguments) { QTest::newRow(name) << arguments; };
        row("name with a blank", {QStringLiteral("--env"), QStringLiteral("MY TOKEN=") + secret});
        row("no name", {QStringLiteral("--env"), QStringLiteral("=") + secret});
        row("forgotten --env", {QStringLiteral("TOKEN=") + secret});
        row("two variables after one --env",
            {QStringLiteral("--env"), QStringLiteral("A=1"), QStringLiteral("TOKEN=") + secret});
        row("k6's own -e, in one word", {QStringLiteral("-eTOKEN=") + secret});
        row("k6's own -e", {QStringLiteral("-e"), QStringLiteral("TOKEN=") + secret});
        row("no blank", {QStringLiteral("--envTOKEN=") + secret});
        row("good, and another option is bad", {QStringLiteral("--env"), QStringLiteral("TOKEN=") + secret,
                                                QStringLiteral("--setup"), QStringLiteral("twice")});
        row("flag with a value", {QStringLiteral("--split=") + secret});
    }
    void secretsAreInNoErrorText()
    {
        QFETCH(QStringList, arguments);
        const auto options = parseRunOptions(least + arguments, environment(), now);
        QVERIFY(!options);
        const Error error = options.error();
        QVERIFY2(!(error.what + error.subject).contains(secret), qPrintable(error.what));
    }

    void helpIsShownWhateverElseIsMissing()
    {
        const auto options = parseRunOptions(words("--help"), {}, now);
        QVERIFY(options && options->help);
        for (const char *option : {"--runners <N>", "--env-file", "--stragglers", "--demo-target", "--junit",
                                   "--selector", "--at", "--dry-run"})
            QVERIFY2(runHelp().contains(QLatin1String(option)), option);
        QVERIFY(runHelp().startsWith(QStringLiteral("largadactl run --runners N --script FILE")));
    }

    void envFileIsReadLineByLine_data()
    {
        using Variables = QVector<fleet::EnvVariable>;
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<Variables>("variables");
        const auto row = [](const char *name, const QByteArray &content, const char *value) {
            const Variables one{{QStringLiteral("A"), QString::fromUtf8(value)}};
            QTest::newRow(name) << content << (*name == '-' ? Variables{} : one);
        };
        row("- empty", "", "");
        row("- comments and blank lines", "# A=1\n\n   \n\t# B\n", "");
        row("plain", "A=1\n", "1");
        row("cut at the end", "A=1", "1");
        row("Windows line ends", "A=1\r\n", "1");
        row("byte order mark",
            "\xEF\xBB\xBF"
            "A=1\n",
            "1");
        row("blanks around", "  A = 1 \n", "1");
        row("no value", "A=\n", "");
        row("equals signs in the value", "A=b=c==\n", "b=c==");
        row("hash in the value", "A=a#b\n", "a#b");
        row("double quotes", "A=\" x \"\n", " x ");
        row("single quotes", "A='x'\n", "x");
        row("one pair of quotes only", "A=\"\"x\"\"\n", "\"x\"");
        row("quotes that do not match", "A=\"x'\n", "\"x'");
        row("one quote", "A=\"\n", "\"");
        row("UTF-8", "A=ação\n", "ação");
        QTest::newRow("order and repetition are kept") << QByteArray("B=1\nA=2\nB=3")
                                                       << Variables{{QStringLiteral("B"), QStringLiteral("1")},
                                                                    {QStringLiteral("A"), QStringLiteral("2")},
                                                                    {QStringLiteral("B"), QStringLiteral("3")}};
        QTest::newRow("a megabyte") << QByteArray("A=" + QByteArray(1'000'000, 'x'))
                                    << Variables{{QStringLiteral("A"), QString(1'000'000, QLatin1Char('x'))}};
    }
    void envFileIsReadLineByLine()
    {
        QFETCH(QByteArray, content);
        QFETCH(QVector<fleet::EnvVariable>, variables);
        const auto read = parseEnvFile(content, QStringLiteral("f"));
        QVERIFY2(read, read ? "" : qPrintable(read.error().what));
        QVERIFY(*read == variables);
        const auto options =
            parseRunOptions(least + QStringList{QStringLiteral("--env-file"), write(content)}, environment(), now);
        QVERIFY(options && options->plan.env == variables);
    }

    void badEnvFileNamesItsLineAndNoValue_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("line");
        QTest::newRow("no equals sign") << QByteArray("A=1\nhunter2\n") << 2;
        QTest::newRow("no name") << QByteArray("=hunter2") << 1;
        QTest::newRow("name begins with a digit") << QByteArray("\n\n9A=hunter2") << 3;
        QTest::newRow("export of a shell") << QByteArray("export A=hunter2") << 1;
        QTest::newRow("not UTF-8") << QByteArray("A=hunter2\nB=hunter2\xE7\xE3o\n") << 2;
        QTest::newRow("UTF-8 cut in a character") << QByteArray("A=hunter2\xC3") << 1;
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFE"
                                              "A\0=\0h\0",
                                              8)
                                << 1;
    }
    void badEnvFileNamesItsLineAndNoValue()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, line);
        const auto read = parseEnvFile(content, QStringLiteral("some/file"));
        QVERIFY(!read);
        QCOMPARE(read.error().code, Errc::BadInput);
        QVERIFY2(read.error().what.contains(QStringLiteral("some/file, line %1:").arg(line)),
                 qPrintable(read.error().what));
        QVERIFY(!read.error().what.contains(secret));
    }

    void optionsAddToTheFilesVariables()
    {
        const QString file = write("A=1\n");
        const auto options =
            parseRunOptions(least + words("--env A=2 --env-file") + QStringList{file}, environment(), now);
        QVERIFY(options);
        // Later ones win: what stands on the command line comes last.
        QCOMPARE(options->plan.env.size(), 2);
        QCOMPARE(options->plan.env.last().value, QStringLiteral("2"));
    }
};

QTEST_GUILESS_MAIN(TstRunOptions)
#include "tst_run_options.moc"
