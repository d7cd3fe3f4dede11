// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include "support/largadactl_process.h"
#include "support/real_k6.h"

using namespace largada::testing;

// What a run's load does to its outcome, figures and exit code.
class TestRunLoad : public QObject
{
    Q_OBJECT

    // A run without a warm-up.
    static QStringList mainOnly(const QString &script, int runners, const QStringList &more = {})
    {
        return runWords(script, runners, QStringList{QStringLiteral("--no-warmup")} + more);
    }

    // The second runner is to be met in the middle of its load, however late; the run ends with the first one.
    static QByteArray longInTheSecond(QByteArray script)
    {
        return script.replace("duration: '3s'", "duration: index === '1' ? '60s' : '3s'");
    }

    static qint64 count(const QJsonObject &phase, const QString &what = QStringLiteral("requests"))
    {
        return phase[what].toInteger(-1);
    }

private slots:
    void initTestCase()
    {
        if (realK6().isEmpty())
            QSKIP(howToGetK6());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void goodRunCountsWhatTheTargetCounts_data() { addK6Rows(); }
    void goodRunCountsWhatTheTargetCounts()
    {
        QFETCH(const QString, k6);
        Sandbox sandbox;
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript({.duration = "2s", .rate = 80}));
        const auto end =
            largadactl(sandbox, runWords(script, 3, {QStringLiteral("--demo-target"), QStringLiteral("--k6"), k6}));
        LARGADA_ENDED(end, 0);
        QCOMPARE(end.outcome(), QStringLiteral("completed"));
        QVERIFY(end.error().isEmpty());
        QCOMPARE(end.report()[QStringLiteral("k6_version")].toString(), versionOf(k6).text());
        const auto targets = end.report()[QStringLiteral("demo_target")].toArray();
        QCOMPARE(targets.size(), 2);
        for (const auto &target : targets) {
            const auto counted = target.toObject();
            const bool isMain = counted[QStringLiteral("container")] == QStringLiteral("main");
            const auto phase = end.phase(isMain ? QStringLiteral("main") : QStringLiteral("warmup"));
            QCOMPARE(count(phase), counted[QStringLiteral("requests")].toInteger());
            QCOMPARE(counted[QStringLiteral("runners")].toInt(), 3);
            QCOMPARE(phase[QStringLiteral("started")].toInt(), 3);
            QCOMPARE(count(phase, QStringLiteral("failed")), 0);
            QCOMPARE(phase[QStringLiteral("requests_source")].toString(), QStringLiteral("summary"));
            QVERIFY(phase[QStringLiteral("spread")].toObject()[QStringLiteral("release_bound_ms")].isDouble());
            const auto runners = phase[QStringLiteral("runners_detail")].toArray();
            QCOMPARE(runners.size(), 3);
            for (const auto &runner : runners) {
                QCOMPARE(runner.toObject()[QStringLiteral("exit_code")].toInt(-1), 0);
                QVERIFY(!runner.toObject()[QStringLiteral("lost")].toBool(true));
                QVERIFY(runner.toObject()[QStringLiteral("reason")].isNull());
            }
        }
        // But for arrivals that k6 did not come to, or too late to stop, where the machine was busy.
        const double quarter = double(count(end.phase(QStringLiteral("main")))) / 4;
        const auto warmup = double(count(end.phase(QStringLiteral("warmup"))));
        QVERIFY2(qAbs(warmup - quarter) <= 0.3 * quarter, qPrintable(end.text()));
        QVERIFY(sandbox.isEmptyOfProcesses());
        QVERIFY(sandbox.temporaryFiles().isEmpty());
    }

    void withoutWarmupThereIsMainOnly()
    {
        Sandbox sandbox;
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript());
        const auto end = largadactl(sandbox, mainOnly(script, 2, {QStringLiteral("--demo-target")}));
        LARGADA_ENDED(end, 0);
        QCOMPARE(end.report()[QStringLiteral("phases")].toArray().size(), 1);
        QCOMPARE(end.report()[QStringLiteral("demo_target")].toArray().size(), 1);
        QVERIFY(end.report()[QStringLiteral("settings")].toObject()[QStringLiteral("warmup_percent")].isNull());
        const auto requests = count(end.phase(QStringLiteral("main"))); // 40, but for a busy machine
        QVERIFY2(requests > 25 && requests < 60, qPrintable(end.text()));
    }

    void splitRunDoesTheScriptsWorkOnce_data() { addK6Rows(); }
    void splitRunDoesTheScriptsWorkOnce()
    {
        QFETCH(const QString, k6);
        Sandbox sandbox;
        const auto script = sandbox.write(
            QStringLiteral("x.js"), "import http from 'k6/http'; export const options = { vus: 12, iterations: 100 };"
                                    "export default function () { http.get(__ENV.TARGET_URL); }");
        const auto end = largadactl(sandbox, runWords(script, 3,
                                                      {QStringLiteral("--split"), QStringLiteral("--k6"), k6,
                                                       QStringLiteral("--demo-target")}));
        LARGADA_ENDED(end, 0);
        QCOMPARE(count(end.phase(QStringLiteral("warmup")), QStringLiteral("iterations")), 25);
        QCOMPARE(count(end.phase(QStringLiteral("main")), QStringLiteral("iterations")), 100);
        QCOMPARE(count(end.phase(QStringLiteral("main"))), 100);
    }

    void missedThresholdIs99_data() { addK6Rows(); }
    void missedThresholdIs99()
    {
        QFETCH(const QString, k6);
        Sandbox sandbox;
        LoopbackTarget target;
        const auto script = sandbox.write(
            QStringLiteral("x.js"),
            rateScript(
                {.body = "http.get(__ENV.BASE + (index === '1' ? '/fail' : '/'));",
                 .options = "thresholds: { http_req_failed: ['rate<0.5'], http_req_duration: ['p(95)<60000'] }"}));
        const auto end = largadactl(sandbox, mainOnly(script, 2,
                                                      {QStringLiteral("--k6"), k6, QStringLiteral("--env"),
                                                       QStringLiteral("BASE=") + target.url(QString())}));
        LARGADA_ENDED(end, 99);
        QCOMPARE(end.outcome(), QStringLiteral("completed"));
        const auto thresholds = end.report()[QStringLiteral("thresholds")].toArray();
        QCOMPARE(thresholds.size(), 2);
        for (const auto &value : thresholds) {
            const auto threshold = value.toObject();
            const bool isMissed = threshold[QStringLiteral("metric")] == QStringLiteral("http_req_failed");
            QCOMPARE(threshold[QStringLiteral("ok")].toBool(), !isMissed);
            QCOMPARE(threshold[QStringLiteral("runners_failed")].toInt(-1), isMissed ? 1 : 0);
        }
        QCOMPARE(end.runner(QStringLiteral("main"), 1)[QStringLiteral("exit_code")].toInt(), 99);
        QVERIFY(!end.runner(QStringLiteral("main"), 1)[QStringLiteral("lost")].toBool(true));
    }

    void warmupMayMissAThreshold_data() { addK6Rows(); }
    void warmupMayMissAThreshold()
    {
        QFETCH(const QString, k6);
        Sandbox sandbox;
        LoopbackTarget target;
        const auto script = sandbox.write(QStringLiteral("x.js"),
                                          rateScript({.body = "http.get(__ENV.BASE + (isWarmup ? '/fail' : '/'));",
                                                      .options = "thresholds: { http_req_failed: ['rate<0.5'] }"}));
        const auto end = largadactl(sandbox, runWords(script, 1,
                                                      {QStringLiteral("--k6"), k6, QStringLiteral("--env"),
                                                       QStringLiteral("BASE=") + target.url(QString())}));
        LARGADA_ENDED(end, 0);
        QCOMPARE(end.outcome(), QStringLiteral("completed"));
        QCOMPARE(count(end.phase(QStringLiteral("warmup")), QStringLiteral("failed")),
                 count(end.phase(QStringLiteral("warmup"))));
        QVERIFY(count(end.phase(QStringLiteral("main"))) > 0);
        QVERIFY(end.report()[QStringLiteral("thresholds")].toArray().first().toObject()[QStringLiteral("ok")].toBool());
    }

    void failingRequestsWithoutAThresholdAreFiguresOnly()
    {
        Sandbox sandbox;
        LoopbackTarget target;
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript({.body = "http.get(__ENV.URL);"}));
        const auto end = largadactl(
            sandbox, mainOnly(script, 2,
                              {QStringLiteral("--env"), QStringLiteral("URL=") + target.url(QStringLiteral("/fail"))}));
        LARGADA_ENDED(end, 0);
        QCOMPARE(end.outcome(), QStringLiteral("completed"));
        const auto main = end.phase(QStringLiteral("main"));
        QVERIFY(count(main) > 20);
        QCOMPARE(count(main, QStringLiteral("failed")), count(main));
    }

    void iterationsWithoutRequestsAreWarnedOf()
    {
        Sandbox sandbox;
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript({.body = "return 1;"}));
        const auto end = largadactl(sandbox, mainOnly(script, 1));
        LARGADA_ENDED(end, 0);
        QVERIFY2(end.warnings().contains(QStringLiteral("no-requests")), qPrintable(end.text()));
        QVERIFY2(end.err.contains(QStringLiteral("not one HTTP request")), qPrintable(end.text()));
        QCOMPARE(count(end.phase(QStringLiteral("main"))), 0);
        QVERIFY(count(end.phase(QStringLiteral("main")), QStringLiteral("iterations")) > 0);
    }

    void mainWithoutAnIterationFailed()
    {
        Sandbox sandbox;
        const auto script = sandbox.write(
            QStringLiteral("x.js"),
            "import { sleep } from 'k6'; export const options = { scenarios: { a: { executor: 'constant-vus', vus: 1,"
            "duration: '1s', gracefulStop: '0s' } } }; export default function () { sleep(30); }");
        const auto end = largadactl(sandbox, mainOnly(script, 2));
        LARGADA_ENDED(end, 1);
        QCOMPARE(end.outcome(), QStringLiteral("failed"));
        QCOMPARE(end.error()[QStringLiteral("code")].toString(), QStringLiteral("process"));
        QVERIFY2(end.err.contains(QStringLiteral("iteration")), qPrintable(end.text()));
        QCOMPARE(end.runner(QStringLiteral("main"), 0)[QStringLiteral("exit_code")].toInt(-1), 0);
    }

    void runnerLostBeforeTheReleaseIsAStraggler_data()
    {
        QTest::addColumn<int>("number"); // of the signal
        QTest::addColumn<QString>("policy");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("killed, wait") << SIGKILL << QStringLiteral("wait") << 3;
        QTest::newRow("killed, give up") << SIGKILL << QStringLiteral("give-up") << 3;
        QTest::newRow("killed, continue") << SIGKILL << QStringLiteral("continue:1") << 1;
        QTest::newRow("frozen, continue") << SIGSTOP << QStringLiteral("continue:1") << 1; // and deaf to SIGTERM
    }
    void runnerLostBeforeTheReleaseIsAStraggler()
    {
        QFETCH(const int, number);
        QFETCH(const QString, policy);
        QFETCH(const int, exitCode);
        constexpr int gateSeconds = 8;
        Sandbox sandbox;
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript());
        Largadactl program(sandbox, mainOnly(script, 2,
                                             {QStringLiteral("--demo-target"), QStringLiteral("--countdown"),
                                              QStringLiteral("6"), QStringLiteral("--stragglers"), policy,
                                              QStringLiteral("--gate-timeout"), QString::number(gateSeconds)}));
        QVERIFY2(program.hasSaid(QStringLiteral("starting in")), qPrintable(program.err()));
        const auto victim = sandbox.runner(1, "main");
        QVERIFY(victim);
        QCOMPARE(::kill(static_cast<pid_t>(victim->pid), number), 0);
        const auto end = program.finished();
        LARGADA_ENDED(end, exitCode);
        const auto main = end.phase(QStringLiteral("main"));
        const auto reason = end.runner(QStringLiteral("main"), 1)[QStringLiteral("reason")].toObject();
        QCOMPARE(reason[QStringLiteral("code")].toString(),
                 number == SIGKILL ? QStringLiteral("killed") : QStringLiteral("link-lost"));
        QVERIFY(end.runner(QStringLiteral("main"), 1)[QStringLiteral("released_at")].isNull());
        if (exitCode == 3) {
            QCOMPARE(end.outcome(), QStringLiteral("failed"));
            QCOMPARE(end.error()[QStringLiteral("code")].toString(), QStringLiteral("timeout"));
            QCOMPARE(end.error()[QStringLiteral("subject")].toString(), QStringLiteral("runner-02"));
            QVERIFY2(end.err.contains(QStringLiteral("killed by signal 9")), qPrintable(end.text()));
            QVERIFY(main[QStringLiteral("started_at")].isNull());
        } else {
            QCOMPARE(end.outcome(), QStringLiteral("partial"));
            QCOMPARE(main[QStringLiteral("started")].toInt(), 1);
            QVERIFY(main[QStringLiteral("wait_ms")].toDouble() >= gateSeconds * 1000);
        }
        QVERIFY(sandbox.isEmptyOfProcesses());
        QVERIFY(sandbox.temporaryFiles().isEmpty());
    }

    void runnerKilledInMainMakesTheRunPartial_data() { addK6Rows(); }
    void runnerKilledInMainMakesTheRunPartial()
    {
        QFETCH(const QString, k6);
        Sandbox sandbox;
        const auto script = sandbox.write(QStringLiteral("x.js"), longInTheSecond(rateScript({.duration = "3s"})));
        Largadactl program(sandbox, mainOnly(script, 2, {QStringLiteral("--k6"), k6, QStringLiteral("--demo-target")}));
        QVERIFY(program.hasSaid(QStringLiteral("released within")));
        const auto victim = sandbox.runner(1, "main");
        QVERIFY(victim);
        QCOMPARE(::kill(static_cast<pid_t>(victim->pid), SIGKILL), 0);
        const auto end = program.finished();
        LARGADA_ENDED(end, 1);
        QCOMPARE(end.outcome(), QStringLiteral("partial"));
        const auto lost = end.runner(QStringLiteral("main"), 1);
        QVERIFY(lost[QStringLiteral("lost")].toBool());
        QCOMPARE(lost[QStringLiteral("exit_code")].toInt(), 137);
        const auto reason = lost[QStringLiteral("reason")].toObject();
        QCOMPARE(reason[QStringLiteral("code")].toString(), QStringLiteral("killed"));
        QCOMPARE(reason[QStringLiteral("number")].toInt(), 9);
        QVERIFY(!end.runner(QStringLiteral("main"), 0)[QStringLiteral("lost")].toBool(true));
        QVERIFY(end.warnings().contains(QStringLiteral("runner-lost")));
        QVERIFY2(end.err.contains(QStringLiteral("runner-02 was lost")), qPrintable(end.text()));
        QVERIFY(sandbox.isEmptyOfProcesses());
    }

    // Without --json the reason is in the summary; pt-BR here.
    void lossIsExplainedInTheSummary()
    {
        Sandbox sandbox;
        LoopbackTarget target;
        const auto script = sandbox.write(
            QStringLiteral("x.js"),
            longInTheSecond(rateScript({.body = "http.get(`${__ENV.BASE}/${index}`);", .duration = "3s"})));
        auto words = mainOnly(script, 2,
                              {QStringLiteral("--env"), QStringLiteral("BASE=") + target.url(QString()),
                               QStringLiteral("--lang"), QStringLiteral("pt-BR")});
        words.removeOne(QStringLiteral("--json"));
        Largadactl program(sandbox, words);
        QTRY_VERIFY_WITH_TIMEOUT(target.count("/1") > 0, 90'000);
        const auto victim = sandbox.runner(1, "main");
        QVERIFY(victim);
        QCOMPARE(::kill(static_cast<pid_t>(victim->pid), SIGKILL), 0);
        const auto end = program.finished();
        LARGADA_ENDED(end, 1);
        const auto out = QString::fromUtf8(end.out);
        QVERIFY2(out.contains(QStringLiteral(": Parcial")), qPrintable(end.text()));
        QVERIFY2(out.contains(QStringLiteral("  runner-02: O k6 foi morto pelo sinal 9")), qPrintable(end.text()));
        QVERIFY(!out.contains(QStringLiteral("  runner-01: ")));
    }

    void allRunnersKilledInMainFail()
    {
        Sandbox sandbox;
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript({.duration = "20s"}));
        Largadactl program(sandbox, mainOnly(script, 2, {QStringLiteral("--demo-target")}));
        QVERIFY(program.hasSaid(QStringLiteral("released within")));
        for (const auto &victim : sandbox.processes())
            QCOMPARE(::kill(static_cast<pid_t>(victim.pid), SIGKILL), 0);
        const auto end = program.finished();
        LARGADA_ENDED(end, 1);
        QCOMPARE(end.outcome(), QStringLiteral("failed"));
        QCOMPARE(end.phase(QStringLiteral("main"))[QStringLiteral("lost")].toInt(), 2);
    }

    // What the script asks for, it gets; the run does not read it as a fault of ours.
    void abortingScriptIsSaidByName()
    {
        Sandbox sandbox;
        const auto script =
            sandbox.write(QStringLiteral("x.js"),
                          "import exec from 'k6/execution'; export const options = { vus: 1, duration: '20s' };"
                          "export default function () { if (__ENV.LARGADA_RUNNER_INDEX === '0') { exec.test.abort('had "
                          "enough'); } }");
        const auto end = largadactl(sandbox, mainOnly(script, 1));
        LARGADA_ENDED(end, 1);
        QCOMPARE(end.outcome(), QStringLiteral("failed"));
        const auto reason = end.runner(QStringLiteral("main"), 0)[QStringLiteral("reason")].toObject();
        QCOMPARE(reason[QStringLiteral("code")].toString(), QStringLiteral("aborted-by-script"));
        QVERIFY2(reason[QStringLiteral("detail")].toString().contains(QStringLiteral("had enough")),
                 qPrintable(end.text()));
    }
};

QTEST_GUILESS_MAIN(TestRunLoad)
#include "tst_run_load.moc"
