// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "k6/exit_code.h"
#include "support/real_k6.h"

using namespace largada;
using namespace largada::testing;

Q_DECLARE_METATYPE(largada::k6::ExitMeaning)

class TestK6ExitCode : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    QString script(const QByteArray &content)
    {
        return writeFile(m_dir.filePath(QStringLiteral("script.js")), content);
    }

private slots:
    void initTestCase()
    {
        if (realK6().isEmpty())
            QSKIP(howToGetK6());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void realEndHasItsMeaning_data()
    {
        using k6::ExitMeaning;
        QTest::addColumn<QString>("k6");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("argument");
        QTest::addColumn<ExitMeaning>("meaning");
        const auto row = [](const K6 &k6, const char *name, ExitMeaning meaning, const char *content,
                            const QString &argument = {}) {
            QTest::addRow("%s %s", qPrintable(k6.version.text()), name)
                << k6.path << QByteArray(content) << argument << meaning;
        };
        for (const auto &k6 : realK6()) {
            row(k6, "every iteration throws", ExitMeaning::Ok, "export default function () { throw new Error('no'); }");
            row(k6, "threshold", ExitMeaning::ThresholdsCrossed,
                "export const options = { thresholds: { iterations: ['count>5'] } }; export default function () {}");
            row(k6, "setup too slow", ExitMeaning::SetupTimeout,
                "import { sleep } from 'k6'; export const options = { setupTimeout: '100ms' };"
                "export function setup() { sleep(5); } export default function () {}");
            row(k6, "teardown too slow", ExitMeaning::TeardownTimeout,
                "import { sleep } from 'k6'; export const options = { teardownTimeout: '100ms' };"
                "export function teardown() { sleep(5); } export default function () {}");
            row(k6, "bad options", ExitMeaning::BadConfig,
                "export const options = { vus: 0, iterations: 1 }; export default function () {}");
            row(k6, "syntax", ExitMeaning::ScriptException, "export default function () {");
            row(k6, "exception in init", ExitMeaning::ScriptException, "throw new Error('no');");
            row(k6, "abort", ExitMeaning::ScriptAborted,
                "import exec from 'k6/execution'; export default function () { exec.test.abort('enough'); }");
            row(k6, "unknown flag", ExitMeaning::BadCommandLine, "export default function () {}",
                QStringLiteral("--no-such-flag"));
        }
    }
    void realEndHasItsMeaning()
    {
        QFETCH(const QString, k6);
        QFETCH(const QByteArray, content);
        QFETCH(const QString, argument);
        QFETCH(const k6::ExitMeaning, meaning);
        QStringList arguments{QStringLiteral("run"), QStringLiteral("--quiet"), script(content)};
        if (!argument.isEmpty())
            arguments += argument;
        const auto result = runK6(k6, arguments);
        QVERIFY2(k6::exitMeaning(result.exitCode) == meaning,
                 qPrintable(QStringLiteral("%1: %2").arg(result.exitCode).arg(QString::fromUtf8(result.errors))));
    }

    void takenPortHasItsOwnCode_data() { addK6Rows(); }
    void takenPortHasItsOwnCode()
    {
        QFETCH(const QString, k6);
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        // Paused: a run this short may be over before the server has failed.
        const auto result = runK6(k6, {QStringLiteral("run"), QStringLiteral("--paused"), QStringLiteral("--address"),
                                       QStringLiteral("127.0.0.1:%1").arg(taken.serverPort()),
                                       script("export default function () {}")});
        QCOMPARE(k6::exitMeaning(result.exitCode), k6::ExitMeaning::PortTaken);
    }

    void terminatedRunnerIsInterrupted_data() { addK6Rows(); }
    void terminatedRunnerIsInterrupted()
    {
        QFETCH(const QString, k6);
        const auto runner = K6Process::paused(k6, {script("export default function () {}")});
        QVERIFY(runner->statusWhen(k6::ExecutionStatus::PausedBeforeRun));
        runner->terminate();
        QCOMPARE(k6::exitMeaning(runner->exitCode()), k6::ExitMeaning::Interrupted);
    }
};

QTEST_GUILESS_MAIN(TestK6ExitCode)
#include "tst_k6_exit_code.moc"
