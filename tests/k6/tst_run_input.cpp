// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include "support/largadactl_process.h"
#include "support/real_k6.h"

using namespace largada::testing;

// What people hand to `largadactl run` that cannot be used: nothing starts, and it is said why.
class TestRunInput : public QObject
{
    Q_OBJECT

    // Refused before or in preflight: exit code 2, and no runner was ever there.
    static void checkBlocked(const Finished &end, const QString &check, const QString &words)
    {
        LARGADA_ENDED(end, 2);
        QVERIFY2(end.err.contains(words), qPrintable(end.text()));
        QCOMPARE(end.outcome(), QStringLiteral("failed"));
        QCOMPARE(end.error()[QStringLiteral("code")].toString(), QStringLiteral("bad-input"));
        const auto warnings = end.report()[QStringLiteral("warnings")].toArray();
        QVERIFY2(!warnings.isEmpty(), qPrintable(end.text()));
        const auto found = warnings.first().toObject()[QStringLiteral("check")].toObject();
        QCOMPARE(found[QStringLiteral("id")].toString(), check);
        QVERIFY(found[QStringLiteral("level")].toString().startsWith(QStringLiteral("block")));
        QVERIFY(end.phase(QStringLiteral("main"))[QStringLiteral("runners_detail")].isArray());
        QVERIFY(end.phase(QStringLiteral("main"))[QStringLiteral("runners_detail")].toArray().isEmpty());
    }

private slots:
    void initTestCase()
    {
        if (realK6().isEmpty())
            QSKIP(howToGetK6());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void wrongWordsAreRefusedByName_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("option"); // named
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const char *words, const char *option, const char *why) {
            QTest::newRow(name) << QString::fromUtf8(words).split(QLatin1Char(' ')) << QString::fromUtf8(option)
                                << QString::fromUtf8(why);
        };
        row("0 runners", "--script x.js --runners 0", "--runners", "“0”");
        row("-1 runners", "--script x.js --runners=-1", "--runners", "“-1”");
        row("10001 runners", "--script x.js --runners 10001", "--runners", "10,000");
        row("too many digits", "--script x.js --runners 99999999999999999999", "--runners", "10,000");
        row("runners in words", "--script x.js --runners four", "--runners", "“four”");
        row("runners with a unit", "--script x.js --runners 4x", "--runners", "“4x”");
        row("no number of runners", "--script x.js", "--runners", "how many");
        row("empty number of runners", "--script x.js --runners=", "--runners", "how many");
        row("no script", "--runners 1", "--script", "k6 script");
        row("share 0", "--script x.js --runners 1 --warmup-share 0", "--warmup-share", "“0”");
        row("share 101", "--script x.js --runners 1 --warmup-share 101", "--warmup-share", "“101”");
        row("share in words", "--script x.js --runners 1 --warmup-share half", "--warmup-share", "“half”");
        row("share of no warm-up", "--script x.js --runners 1 --no-warmup --warmup-share 10", "--warmup-share",
            "contradicts --no-warmup");
        row("unknown option", "--script x.js --runners 1 --wamup", "run", "wamup");
        row("word that is no option", "--script x.js --runners 1 four", "run", "“four”");
        row("option without its value", "--script x.js --runners", "run", "runners");
        row("unknown fleet", "--script x.js --runners 1 --fleet moon", "--fleet", "“moon”");
        row("unknown policy", "--script x.js --runners 2 --stragglers hope", "--stragglers", "“hope”");
        row("minimum above the runners", "--script x.js --runners 2 --stragglers continue:3", "--stragglers",
            "number of runners, 2");
        row("minimum 0", "--script x.js --runners 2 --stragglers continue:0", "--stragglers", "number of runners, 2");
        row("unknown setup", "--script x.js --runners 2 --setup twice", "--setup", "“twice”");
        row("no time", "--script x.js --runners 1 --gate-timeout soon", "--gate-timeout", "“soon”");
        row("time 0", "--script x.js --runners 1 --gate-timeout 0", "--gate-timeout", "longer than 0");
        row("negative countdown", "--script x.js --runners 1 --countdown=-3", "--countdown", "“-3”");
        row("hold without a terminal", "--script x.js --runners 1 --hold-before-main", "--hold-before-main",
            "terminal");
        row("variable that is not set", "--script x.js --runners 1 --env NOT_SET_HERE", "--env", "NOT_SET_HERE");
        row("variable without a name", "--script x.js --runners 1 --env =secret7", "--env", "name");
        row("variables from no file", "--script x.js --runners 1 --env-file no-such.env", "--env-file", "no-such.env");
        row("bad line of variables", "--script x.js --runners 1 --env-file bad.env", "--env-file", "line 3");
        row("report below a file", "--script x.js --runners 1 --report bad.env/report", "--report", "bad.env/report");
        row("report where nothing can be written", "--script x.js --runners 1 --report /proc/report", "--report",
            "/proc/report");
    }
    void wrongWordsAreRefusedByName()
    {
        QFETCH(const QStringList, words);
        QFETCH(const QString, option);
        QFETCH(const QString, why);
        Sandbox sandbox;
        sandbox.write(QStringLiteral("x.js"), rateScript());
        sandbox.write(QStringLiteral("bad.env"), "# comment\nGOOD=1\nsecret7\n");
        // Would leave a trace if it were so much as asked for its version.
        sandbox.environment.insert(QStringLiteral("K6_BINARY"),
                                   sandbox.writeProgram(QStringLiteral("k6"), "#!/bin/sh\ntouch \"$0.was-run\"\n"));
        for (const auto *language : {"en", "pt-BR"}) {
            const QStringList common{QStringLiteral("run"), QStringLiteral("--json"), QStringLiteral("--lang"),
                                     QString::fromLatin1(language)};
            const auto end = largadactl(sandbox, common + words);
            LARGADA_ENDED(end, 2);
            QVERIFY2(end.err.startsWith(option + QLatin1Char(':')), qPrintable(end.text()));
            QCOMPARE(end.out, QByteArray()); // there was no run
            if (qstrcmp(language, "en") == 0)
                QVERIFY2(end.err.contains(why), qPrintable(end.text()));
            QVERIFY2(!end.err.contains(QStringLiteral("secret7")), "a value is shown");
        }
        QVERIFY(!QFile::exists(sandbox.path(QStringLiteral("k6.was-run"))));
        QVERIFY(!QFile::exists(sandbox.historyFile()));
        QVERIFY(sandbox.temporaryFiles().isEmpty());
    }

    void unknownLanguageAndCommandGetTheHelp_data()
    {
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << QString();
        QTest::newRow("unknown command") << QStringLiteral("walk");
        QTest::newRow("unknown language") << QStringLiteral("doctor --lang xx");
        QTest::newRow("language without a name") << QStringLiteral("doctor --lang");
    }
    void unknownLanguageAndCommandGetTheHelp()
    {
        QFETCH(const QString, words);
        Sandbox sandbox;
        const auto end = largadactl(sandbox, words.split(QLatin1Char(' '), Qt::SkipEmptyParts));
        LARGADA_ENDED(end, 2);
        QVERIFY(end.err.contains(QStringLiteral("largadactl run")));
        QCOMPARE(end.out, QByteArray());
    }

    void unusableScriptIsBlocked_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("script");
        QTest::addColumn<QByteArray>("content"); // null: no such file
        QTest::addColumn<QString>("words");
        const QString en = QStringLiteral("en");
        const QString pt = QStringLiteral("pt-BR");
        const QString file = QStringLiteral("script.js");
        const QByteArray none;
        QTest::newRow("missing") << en << file << none << QStringLiteral("no such file");
        QTest::newRow("missing, pt-BR") << pt << file << none << QStringLiteral("Não é possível usar o script “");
        QTest::newRow("a directory") << en << QStringLiteral("data") << none << QStringLiteral("is a directory");
        QTest::newRow("a device") << en << QStringLiteral("/dev/null") << none << QStringLiteral("cannot be used");
        QTest::newRow("empty") << en << file << QByteArray("") << QStringLiteral("cannot be used");
        QTest::newRow("syntax error") << en << file << QByteArray("export default function () {\n  let let = 1;\n")
                                      << QStringLiteral("Line 3:1");
        QTest::newRow("syntax error, pt-BR") << pt << file << QByteArray("export default function () {")
                                             << QStringLiteral("Não é possível usar o script");
        QTest::newRow("exception") << en << file << QByteArray("throw new Error('no luck');")
                                   << QStringLiteral("no luck");
        QTest::newRow("import of a missing file")
            << en << file << QByteArray("import { a } from './not-there.js'; export default function () {}")
            << QStringLiteral("not-there.js");
        QTest::newRow("open() of a missing file")
            << en << file << QByteArray("const a = open('./no-data.csv'); export default function () {}")
            << QStringLiteral("no-data.csv");
        QTest::newRow("unknown executor")
            << en << file
            << QByteArray("export const options = { scenarios: { a: { executor: 'magic' } } };"
                          "export default function () {}")
            << QStringLiteral("magic");
        QTest::newRow("not text") << en << file
                                  << QByteArray("\x7f"
                                                "ELF\0\1\2\xff\xfe",
                                                10)
                                  << QStringLiteral("cannot be used");
    }
    void unusableScriptIsBlocked()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, script);
        QFETCH(const QByteArray, content);
        QFETCH(const QString, words);
        Sandbox sandbox;
        if (!content.isNull())
            sandbox.write(script, content);
        const auto path = script.startsWith(QLatin1Char('/')) ? script : sandbox.path(script);
        checkBlocked(largadactl(sandbox, runWords(path, 2, {QStringLiteral("--lang"), language})),
                     QStringLiteral("script"), words);
        QVERIFY(sandbox.isEmptyOfProcesses());
        QVERIFY(sandbox.temporaryFiles().isEmpty());
    }

    void unusableK6IsBlocked_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QByteArray>("program"); // content; null: no such file
        QTest::addColumn<QString>("path");       // instead of it
        QTest::addColumn<QString>("words");
        const QString en = QStringLiteral("en");
        const QByteArray none;
        QTest::newRow("missing") << en << none << QStringLiteral("/no/such/k6") << QStringLiteral("/no/such/k6");
        QTest::newRow("a directory") << en << none << QStringLiteral("/tmp") << QStringLiteral("“/tmp”");
        QTest::newRow("not k6") << en << none << QStringLiteral("/bin/true") << QStringLiteral("“/bin/true”");
        QTest::newRow("not k6, pt-BR") << QStringLiteral("pt-BR") << none << QStringLiteral("/bin/true")
                                       << QStringLiteral("O programa k6 “/bin/true”");
        QTest::newRow("something else") << en << QByteArray("#!/bin/sh\necho hello from me\n") << QString()
                                        << QStringLiteral("hello from me");
        QTest::newRow("fails") << en << QByteArray("#!/bin/sh\necho cannot live >&2\nexit 3\n") << QString()
                               << QStringLiteral("cannot live");
        QTest::newRow("too old") << en << QByteArray("#!/bin/sh\necho 'k6 v0.40.0 (go1.19, linux/amd64)'\n")
                                 << QString() << QStringLiteral("0.40.0");
        QTest::newRow("without an interpreter")
            << en << QByteArray("#!/no/such/shell\n") << QString() << QStringLiteral("k6 program");
    }
    void unusableK6IsBlocked()
    {
        QFETCH(const QString, language);
        QFETCH(const QByteArray, program);
        QFETCH(const QString, path);
        QFETCH(const QString, words);
        Sandbox sandbox;
        const auto k6 = program.isNull() ? path : sandbox.writeProgram(QStringLiteral("tool"), program);
        const auto arguments = runWords(sandbox.write(QStringLiteral("x.js"), rateScript()), 1,
                                        {QStringLiteral("--k6"), k6, QStringLiteral("--lang"), language});
        checkBlocked(largadactl(sandbox, arguments), QStringLiteral("k6-binary"), words);
        QVERIFY(sandbox.isEmptyOfProcesses());
    }

    void k6WithoutTheRightToRunIsBlocked()
    {
        Sandbox sandbox;
        const auto k6 = sandbox.write(QStringLiteral("k6"), "#!/bin/sh\necho 'k6 v1.1.0'\n");
        const auto end = largadactl(
            sandbox, runWords(sandbox.write(QStringLiteral("x.js"), rateScript()), 1, {QStringLiteral("--k6"), k6}));
        checkBlocked(end, QStringLiteral("k6-binary"), k6);
    }

    void noK6AnywhereIsBlocked()
    {
        Sandbox sandbox;
        sandbox.environment.remove(QStringLiteral("K6_BINARY"));
        sandbox.environment.insert(QStringLiteral("PATH"), sandbox.path(QStringLiteral("data")));
        const auto end = largadactl(sandbox, runWords(sandbox.write(QStringLiteral("x.js"), rateScript()), 1));
        checkBlocked(end, QStringLiteral("k6-binary"), QStringLiteral("k6 was not found"));
    }

    void splitAmongTooManyIsBlocked()
    {
        Sandbox sandbox;
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript()); // 4 VUs
        const auto end = largadactl(sandbox, runWords(script, 5, {QStringLiteral("--split")}));
        LARGADA_ENDED(end, 2);
        QVERIFY2(end.err.contains(QStringLiteral("too few VUs (4) for the runners (5)")), qPrintable(end.text()));
        QCOMPARE(end.outcome(), QStringLiteral("failed"));
        QCOMPARE(end.error()[QStringLiteral("subject")].toString(), QStringLiteral("load"));
        QVERIFY(sandbox.isEmptyOfProcesses());
    }

    void aLineOfTextIsEnoughWithoutJson()
    {
        Sandbox sandbox;
        auto arguments = runWords(sandbox.path(QStringLiteral("no.js")), 1);
        arguments.removeOne(QStringLiteral("--json"));
        const auto end = largadactl(sandbox, arguments);
        LARGADA_ENDED(end, 2);
        const auto out = QString::fromUtf8(end.out);
        QVERIFY2(out.contains(QStringLiteral(": Failed\n")), qPrintable(end.text()));
        QVERIFY2(out.contains(QStringLiteral("no such file")), qPrintable(end.text()));
    }
};

QTEST_GUILESS_MAIN(TestRunInput)
#include "tst_run_input.moc"
