// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

#include "support/largadactl_process.h"
#include "support/real_k6.h"

using namespace largada::testing;

namespace
{

// setup() takes longer in one runner than in the other, as a random one would; all that happens is told to the target.
const QByteArray slowSetup =
    "const told = (what, data) => http.get(`${__ENV.BASE}/${what}?phase=${__ENV.LARGADA_PHASE}&runner=${index}`"
    "+ `&token=${data}`);\n"
    "export function setup() { const token = `${index}.${Math.floor(Math.random() * 1e9)}`; told('setup', token);"
    "sleep(index === '1' ? 4 : 0.5); return { token, words: ['ação', null, 1.5] }; }\n"
    "export function teardown(data) { told('teardown', data.token); }\n";
const QByteArray tellData = "told('main', data.words[0] === 'ação' ? data.token : 'lost');";

QByteArray setupScript()
{
    auto script = rateScript({.body = tellData, .more = slowSetup});
    return script.replace("export default function ()", "export default function (data)");
}

} // namespace

// setup() and teardown(): in each runner after the release, or once before it.
class TestRunSetup : public QObject
{
    Q_OBJECT

    static QStringList words(const QString &script, const LoopbackTarget &target, const QString &setup,
                             const QStringList &more = {})
    {
        return runWords(script, 2,
                        QStringList{QStringLiteral("--setup"), setup, QStringLiteral("--env"),
                                    QStringLiteral("BASE=") + target.url(QString())} +
                            more);
    }

    // The values of a query's name in the requests of one kind and phase.
    static QSet<QString> told(const LoopbackTarget &target, const QString &what, const QString &phase,
                              const QString &name)
    {
        QSet<QString> values;
        for (const auto &request : target.targets()) {
            const QUrl url(QString::fromUtf8(request));
            const QUrlQuery query(url);
            if (url.path() == QLatin1Char('/') + what && query.queryItemValue(QStringLiteral("phase")) == phase)
                values += query.queryItemValue(name);
        }
        return values;
    }

    static qsizetype howOften(const LoopbackTarget &target, const char *what, const char *phase)
    {
        return target.count(QByteArray("/") + what + "?phase=" + phase + '&');
    }

    static double loadSpread(const QJsonObject &phase)
    {
        return phase[QStringLiteral("spread")].toObject()[QStringLiteral("load_bound_ms")].toDouble(-1);
    }

private slots:
    void initTestCase()
    {
        if (realK6().isEmpty())
            QSKIP(howToGetK6());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void slowSetupOfEachIsTheHeadline()
    {
        Sandbox sandbox;
        LoopbackTarget target;
        const auto script = sandbox.write(QStringLiteral("x.js"), setupScript());
        const auto end = largadactl(sandbox, words(script, target, QStringLiteral("each")));
        LARGADA_ENDED(end, 0);
        QCOMPARE(end.outcome(), QStringLiteral("completed"));
        for (const auto *name : {"warmup", "main"}) {
            const auto phase = end.phase(QString::fromLatin1(name));
            QVERIFY2(loadSpread(phase) >= 2500, qPrintable(end.text()));
            QVERIFY(phase[QStringLiteral("spread")].toObject()[QStringLiteral("load_is_headline")].toBool());
        }
        QCOMPARE(end.warnings().count(QStringLiteral("slow-setup")), 2);
        QVERIFY2(end.err.contains(QStringLiteral("--setup once")), qPrintable(end.text()));
        QCOMPARE(howOften(target, "setup", "main"), 2);
        QCOMPARE(howOften(target, "teardown", "main"), 2);
    }

    void setupOnceRunsOnceBeforeTheRelease_data() { addK6Rows(); }
    void setupOnceRunsOnceBeforeTheRelease()
    {
        QFETCH(const QString, k6);
        Sandbox sandbox;
        LoopbackTarget target;
        const auto script = sandbox.write(QStringLiteral("x.js"), setupScript());
        const auto end =
            largadactl(sandbox, words(script, target, QStringLiteral("once"), {QStringLiteral("--k6"), k6}));
        LARGADA_ENDED(end, 0);
        QCOMPARE(end.outcome(), QStringLiteral("completed"));
        QVERIFY(!end.warnings().contains(QStringLiteral("slow-setup")));
        QVERIFY(!end.warnings().contains(QStringLiteral("teardown-not-run")));
        for (const auto &[name, container] : {std::pair("warmup", "z-warmup"), std::pair("main", "main")}) {
            const auto phase = end.phase(QString::fromLatin1(name));
            const auto in = QString::fromLatin1(container);
            QCOMPARE(howOften(target, "setup", container), 1);
            QCOMPARE(howOften(target, "teardown", container), 1);
            // One token, seen by both.
            QCOMPARE(told(target, QStringLiteral("main"), in, QStringLiteral("runner")).size(), 2);
            const auto tokens = told(target, QStringLiteral("main"), in, QStringLiteral("token"));
            QCOMPARE(tokens.size(), 1);
            QCOMPARE(tokens, told(target, QStringLiteral("setup"), in, QStringLiteral("token")));
            QCOMPARE(tokens, told(target, QStringLiteral("teardown"), in, QStringLiteral("token")));
            QVERIFY2(loadSpread(phase) >= 0 && loadSpread(phase) < 2000, qPrintable(end.text()));
            const auto runners = phase[QStringLiteral("runners_detail")].toArray();
            for (const auto &runner : runners) {
                QCOMPARE(runner.toObject()[QStringLiteral("exit_code")].toInt(-1), 0);
                QCOMPARE(runner.toObject()[QStringLiteral("requests_source")].toString(), QStringLiteral("summary"));
            }
        }
        QVERIFY(sandbox.isEmptyOfProcesses());
        QVERIFY(sandbox.temporaryFiles().isEmpty());
    }

    void setupThatThrowsFails_data()
    {
        QTest::addColumn<QString>("k6");
        QTest::addColumn<QString>("setup");
        QTest::addColumn<QString>("language");
        const auto first = realK6().first().path;
        QTest::newRow("each, pt-BR") << first << QStringLiteral("each") << QStringLiteral("pt-BR");
        QTest::newRow("once, pt-BR") << first << QStringLiteral("once") << QStringLiteral("pt-BR");
        for (const auto &k6 : realK6()) {
            for (const auto *setup : {"each", "once"})
                QTest::addRow("%s, %s", qPrintable(k6.version.text()), setup)
                    << k6.path << QString::fromLatin1(setup) << QStringLiteral("en");
        }
    }
    void setupThatThrowsFails()
    {
        QFETCH(const QString, k6);
        QFETCH(const QString, setup);
        QFETCH(const QString, language);
        Sandbox sandbox;
        LoopbackTarget target;
        const auto script = sandbox.write(
            QStringLiteral("x.js"), rateScript({.body = "http.get(__ENV.BASE + '/main');",
                                                .more = "export function setup() { throw new Error('no table'); }"}));
        const auto end = largadactl(
            sandbox, words(script, target, setup, {QStringLiteral("--k6"), k6, QStringLiteral("--lang"), language}));
        LARGADA_ENDED(end, 1);
        QCOMPARE(end.outcome(), QStringLiteral("failed"));
        QCOMPARE(end.error()[QStringLiteral("code")].toString(), QStringLiteral("process"));
        QVERIFY2(end.err.contains(QStringLiteral("no table")), qPrintable(end.text()));
        QVERIFY2(!end.err.contains(QStringLiteral("500")), "an HTTP status is no exit code");
        const bool isEnglish = language == QStringLiteral("en");
        if (setup == QStringLiteral("each"))
            QVERIFY2(
                end.err.contains(isEnglish ? QStringLiteral("failed with an exception") : QStringLiteral("exceção")),
                qPrintable(end.text()));
        QCOMPARE(end.phase(QStringLiteral("warmup"))[QStringLiteral("runners_detail")].toArray().size(), 2);
        QCOMPARE(target.count("/main"), 0);
        QVERIFY(sandbox.isEmptyOfProcesses());
    }

    void setupOnceWithoutASetupIsWarnedOf()
    {
        Sandbox sandbox;
        LoopbackTarget target;
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript({.body = "http.get(__ENV.BASE);"}));
        const auto end =
            largadactl(sandbox, words(script, target, QStringLiteral("once"), {QStringLiteral("--no-warmup")}));
        LARGADA_ENDED(end, 0);
        QVERIFY2(end.err.contains(QStringLiteral("exports no setup()")), qPrintable(end.text()));
        QVERIFY(!end.warnings().contains(QStringLiteral("teardown-not-run")));
    }

    // Its teardown() can run nowhere when the runner that stays for it is gone.
    void teardownThatCannotRunIsWarnedOf_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("left behind") << QByteArray("if (index === '0') { throw new Error('gone'); }\n")
                                     << QStringList{QStringLiteral("--stragglers"), QStringLiteral("continue:1"),
                                                    QStringLiteral("--gate-timeout"), QStringLiteral("10")};
    }
    void teardownThatCannotRunIsWarnedOf()
    {
        QFETCH(const QByteArray, more);
        QFETCH(const QStringList, words);
        Sandbox sandbox;
        LoopbackTarget target;
        auto source = setupScript();
        source.replace("export function setup", more + "export function setup");
        const auto script = sandbox.write(QStringLiteral("x.js"), source);
        const auto end = largadactl(sandbox, TestRunSetup::words(script, target, QStringLiteral("once"),
                                                                 words + QStringList{QStringLiteral("--no-warmup")}));
        LARGADA_ENDED(end, 1);
        QCOMPARE(end.outcome(), QStringLiteral("partial"));
        QCOMPARE(howOften(target, "setup", "main"), 1);
        QCOMPARE(howOften(target, "teardown", "main"), 0);
        QVERIFY2(end.warnings().contains(QStringLiteral("teardown-not-run")), qPrintable(end.text()));
    }
};

QTEST_GUILESS_MAIN(TestRunSetup)
#include "tst_run_setup.moc"
