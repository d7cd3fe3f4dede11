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
        << options.junitFile << options.k6 << options.help;
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
        const auto options = parseRunOptions(least + arguments, environment());
        QVERIFY2(options, options ? "" : qPrintable(options.error().what));
        RunOptions expected = leastOptions();
        change(expected);
        QCOMPARE(printed(*options), printed(expected));
        QVERIFY(options->plan == expected.plan);
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
        const auto options = parseRunOptions(arguments, environment());
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
        const auto options = parseRunOptions(least + arguments, environment());
        QVERIFY(!options);
        const Error error = options.error();
        QVERIFY2(!(error.what + error.subject).contains(secret), qPrintable(error.what));
    }

    void helpIsShownWhateverElseIsMissing()
    {
        const auto options = parseRunOptions(words("--help"), {});
        QVERIFY(options && options->help);
        for (const char *option : {"--runners <N>", "--env-file", "--stragglers", "--demo-target", "--junit"})
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
            parseRunOptions(least + QStringList{QStringLiteral("--env-file"), write(content)}, environment());
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
        const auto options = parseRunOptions(least + words("--env A=2 --env-file") + QStringList{file}, environment());
        QVERIFY(options);
        // Later ones win: what stands on the command line comes last.
        QCOMPARE(options->plan.env.size(), 2);
        QCOMPARE(options->plan.env.last().value, QStringLiteral("2"));
    }
};

QTEST_GUILESS_MAIN(TstRunOptions)
#include "tst_run_options.moc"
