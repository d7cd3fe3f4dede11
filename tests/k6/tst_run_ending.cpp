// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <csignal>

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include "k6/rest.h"
#include "support/largadactl_process.h"
#include "support/real_k6.h"

using namespace largada;
using namespace largada::testing;

namespace
{

// Where a signal comes in: what is said there, and what keeps the run there.
struct Moment {
    const char *name;
    const char *said;
    QByteArray more;
    QByteArray duration;
    QStringList words;

    bool hasLoad() const { return duration != "1s"; }
};

const Moment gathering{"while gathering", "waiting for", "if (index === '1') { for (;;) {} }", "1s", {}};
const Moment initialising{
    "while initialising VUs", "waiting for", "if (index === '1' && __VU > 0) { for (;;) {} }", "1s", {}};
const Moment armed{
    "while counting down", "starting in", {}, "1s", {QStringLiteral("--countdown"), QStringLiteral("60")}};
const Moment warmup{"in warm-up", "Warm-up: 2 of 2 runners released", {}, "60s", {}};
const Moment mainPhase{"in main", "Main: 2 of 2 runners released", {}, "60s", {QStringLiteral("--no-warmup")}};

} // namespace

Q_DECLARE_METATYPE(Moment)

// Runs that end otherwise than by themselves.
class TestRunEnding : public QObject
{
    Q_OBJECT

    static QStringList words(const Sandbox &sandbox, const LoopbackTarget &target, const Moment &moment,
                             const QByteArray &more = {})
    {
        const auto script = sandbox.write(
            QStringLiteral("x.js"),
            rateScript({.body = "http.get(__ENV.BASE + '/load' + index);",
                        .more = moment.more + "\nexport function teardown() { http.get(__ENV.BASE + '/teardown'); " +
                                more + " }",
                        .duration = moment.duration}));
        return runWords(script, 2,
                        QStringList{QStringLiteral("--env"), QStringLiteral("BASE=") + target.url(QString()),
                                    QStringLiteral("--report"), sandbox.path(QStringLiteral("report"))} +
                            moment.words);
    }

    static bool isLoadedByBoth(const LoopbackTarget &target)
    {
        return target.count("/load0") > 0 && target.count("/load1") > 0;
    }

    // The newest run as the history has it.
    static QJsonObject kept(const Sandbox &sandbox)
    {
        const auto list = largadactl(sandbox, {QStringLiteral("report"), QStringLiteral("list")});
        const auto id = QString::fromUtf8(list.out).section(QLatin1Char('\n'), 1, 1).section(QLatin1Char(' '), 0, 0);
        QFile file(sandbox.path(QStringLiteral("kept.json")));
        const auto end = largadactl(sandbox, {QStringLiteral("report"), QStringLiteral("export"), id,
                                              QStringLiteral("--json"), file.fileName()});
        if (end.exitCode != 0 || !file.open(QFile::ReadOnly)) {
            qInfo("%s", qPrintable(end.text()));
            return {};
        }
        return QJsonDocument::fromJson(file.readAll()).object();
    }

    static void waitUntilThere(const Sandbox &sandbox, const LoopbackTarget &target, const Moment &moment)
    {
        if (moment.hasLoad())
            QTRY_VERIFY_WITH_TIMEOUT(isLoadedByBoth(target), 60'000);
        else
            QTRY_VERIFY_WITH_TIMEOUT(sandbox.runner(0, "z-warmup") && sandbox.runner(1, "z-warmup"), 60'000);
        // Its API is there before its VUs are.
        if (moment.more == initialising.more)
            QTRY_COMPARE_WITH_TIMEOUT(sendToRunner(*sandbox.runner(1, "z-warmup"), k6::statusRequest()), 200, 60'000);
    }

private slots:
    void initTestCase()
    {
        if (realK6().isEmpty())
            QSKIP(howToGetK6());
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void signalStopsTheRunInOrder_data()
    {
        QTest::addColumn<QString>("k6");
        QTest::addColumn<Moment>("moment");
        QTest::addColumn<int>("number");
        const auto row = [](const QString &k6, const Moment &moment, int number) {
            QTest::addRow("%s, signal %d, %s", qPrintable(versionOf(k6).text()), number, moment.name)
                << k6 << moment << number;
        };
        const auto first = realK6().first().path;
        row(first, gathering, SIGINT);
        row(first, gathering, SIGHUP);
        row(first, initialising, SIGINT);
        row(first, armed, SIGINT);
        row(first, armed, SIGTERM);
        row(first, warmup, SIGINT);
        row(first, mainPhase, SIGTERM);
        row(first, mainPhase, SIGHUP);
        for (const auto &k6 : realK6())
            row(k6.path, mainPhase, SIGINT);
    }
    void signalStopsTheRunInOrder()
    {
        QFETCH(const QString, k6);
        QFETCH(const Moment, moment);
        QFETCH(const int, number);
        Sandbox sandbox;
        LoopbackTarget target;
        Largadactl program(sandbox, words(sandbox, target, moment) + QStringList{QStringLiteral("--k6"), k6});
        QVERIFY2(program.hasSaid(QString::fromLatin1(moment.said)), qPrintable(program.err()));
        waitUntilThere(sandbox, target, moment);
        QElapsedTimer sinceSignal;
        sinceSignal.start();
        program.signal(number);
        const auto end = program.finished();
        LARGADA_ENDED(end, 128 + number);
        QVERIFY2(sinceSignal.elapsed() < 60'000, qPrintable(QString::number(sinceSignal.elapsed())));
        QVERIFY(sandbox.isEmptyOfProcesses(std::chrono::milliseconds(0)));
        QVERIFY(sandbox.temporaryFiles().isEmpty());
        QCOMPARE(end.outcome(), QStringLiteral("stopped"));
        QCOMPARE(end.error()[QStringLiteral("code")].toString(), QStringLiteral("cancelled"));
        const bool isLoaded = target.count("/load") > 0;
        QCOMPARE(isLoaded, moment.hasLoad());
        // Those with load ran their teardown() and left a summary.
        QCOMPARE(target.count("/teardown"), isLoaded ? 2 : 0);
        const auto name =
            moment.words.contains(QStringLiteral("--no-warmup")) ? QStringLiteral("main") : QStringLiteral("warmup");
        for (int i = 0; i < 2; ++i) {
            const auto runner = end.runner(name, i);
            QVERIFY(!runner[QStringLiteral("ended_at")].isNull());
            if (!isLoaded)
                continue;
            QCOMPARE(runner[QStringLiteral("requests_source")].toString(), QStringLiteral("summary"));
            QVERIFY(runner[QStringLiteral("requests")].toInt() > 0);
            QCOMPARE(runner[QStringLiteral("reason")].toObject()[QStringLiteral("code")].toString(),
                     QStringLiteral("stopped-by-us"));
        }
        QFile report(sandbox.path(QStringLiteral("report/report.json")));
        QVERIFY(report.open(QFile::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(report.readAll()).object()[QStringLiteral("outcome")].toString(),
                 QStringLiteral("stopped"));
    }

    void signalInPreflightStopsAtOnce()
    {
        Sandbox sandbox;
        LoopbackTarget target;
        const auto slow =
            sandbox.writeProgram(QStringLiteral("k6"), "#!/bin/sh\nif [ \"$1\" = inspect ]; then sleep 60; fi\nexec '" +
                                                           realK6().first().path.toUtf8() + "' \"$@\"\n");
        Largadactl program(sandbox, words(sandbox, target, mainPhase) + QStringList{QStringLiteral("--k6"), slow});
        QVERIFY(program.hasSaid(QStringLiteral("Checking script")));
        // Not the one that tells its version, which is soon over.
        const auto isInspecting = [&sandbox] {
            const auto processes = sandbox.processes();
            return std::any_of(processes.cbegin(), processes.cend(),
                               [](const auto &process) { return process.arguments.contains("inspect"); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isInspecting(), 60'000);
        program.signal(SIGINT);
        const auto end = program.finished(std::chrono::seconds(40));
        LARGADA_ENDED(end, 130);
        QCOMPARE(end.outcome(), QStringLiteral("stopped"));
        QVERIFY(sandbox.isEmptyOfProcesses());
        QVERIFY(sandbox.temporaryFiles().isEmpty());
    }

    void secondSignalEndsAtOnce_data()
    {
        QTest::addColumn<Moment>("moment");
        QTest::addColumn<QString>("phase");
        QTest::newRow(warmup.name) << warmup << QStringLiteral("warmup");
        QTest::newRow(mainPhase.name) << mainPhase << QStringLiteral("main");
    }
    void secondSignalEndsAtOnce()
    {
        QFETCH(const Moment, moment);
        QFETCH(const QString, phase);
        Sandbox sandbox;
        LoopbackTarget target;
        Largadactl program(sandbox, words(sandbox, target, moment, "sleep(50);"));
        QVERIFY(program.hasSaid(QString::fromLatin1(moment.said)));
        QTRY_VERIFY_WITH_TIMEOUT(isLoadedByBoth(target), 60'000);
        program.signal(SIGINT);
        QVERIFY(program.hasSaid(QStringLiteral("Stopping every runner")));
        QTRY_COMPARE_WITH_TIMEOUT(target.count("/teardown"), 2, 30'000); // both are in it, for long
        QVERIFY(program.isRunning());
        QElapsedTimer sinceSignal;
        sinceSignal.start();
        program.signal(SIGTERM);
        const auto end = program.finished();
        LARGADA_ENDED(end, 130); // the first one says why
        QVERIFY2(sinceSignal.elapsed() < 20'000, qPrintable(QString::number(sinceSignal.elapsed())));
        QVERIFY(end.err.contains(QStringLiteral("Ending every runner at once")));
        QCOMPARE(end.outcome(), QStringLiteral("stopped"));
        QVERIFY(sandbox.isEmptyOfProcesses(std::chrono::milliseconds(0)));
        const auto runner = end.runner(phase, 0);
        QCOMPARE(runner[QStringLiteral("exit_code")].toInt(), 137);
        QVERIFY(runner[QStringLiteral("requests_source")].toString() != QStringLiteral("summary"));
    }

    void killedProgramLeavesNoRunnerAndAnInterruptedRun_data() { addK6Rows(); }
    void killedProgramLeavesNoRunnerAndAnInterruptedRun()
    {
        QFETCH(const QString, k6);
        Sandbox sandbox;
        LoopbackTarget target;
        // A whole warm-up is there to be kept.
        auto source = rateScript({.body = "http.get(__ENV.BASE + (isWarmup ? '/warmup' : '/main'));"});
        source.replace("duration: '1s'", "duration: isWarmup ? '1s' : '60s'");
        const auto script = sandbox.write(QStringLiteral("x.js"), source);
        Largadactl program(sandbox, runWords(script, 2,
                                             {QStringLiteral("--k6"), k6, QStringLiteral("--env"),
                                              QStringLiteral("BASE=") + target.url(QString())}));
        QVERIFY2(program.hasSaid(QStringLiteral("Main: 2 of 2 runners released")), qPrintable(program.err()));
        QTRY_VERIFY_WITH_TIMEOUT(target.count("/main") > 60, 90'000);
        // It is on the disk, which may have been busy.
        QTRY_COMPARE_WITH_TIMEOUT(kept(sandbox)[QStringLiteral("phases")][1][QStringLiteral("started")].toInt(), 2,
                                  60'000);
        QCOMPARE(sandbox.processes().size(), 2);
        program.signal(SIGKILL);
        QVERIFY(sandbox.isEmptyOfProcesses());
        const auto end = program.finished();
        LARGADA_ENDED(end, -SIGKILL);

        const auto list = largadactl(sandbox, {QStringLiteral("report"), QStringLiteral("list"),
                                               QStringLiteral("--lang"), QStringLiteral("en")});
        LARGADA_ENDED(list, 0);
        const auto lines = QString::fromUtf8(list.out).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[1].contains(QStringLiteral("Interrupted")), qPrintable(list.text()));
        const auto id = lines[1].section(QLatin1Char(' '), 0, 0);
        for (const auto &[language, word] : {std::pair(QStringLiteral("en"), QStringLiteral("Interrupted")),
                                             std::pair(QStringLiteral("pt-BR"), QStringLiteral("Interrompid"))}) {
            const auto shown = largadactl(
                sandbox, {QStringLiteral("report"), QStringLiteral("show"), id, QStringLiteral("--lang"), language});
            LARGADA_ENDED(shown, 0);
            QVERIFY2(QString::fromUtf8(shown.out).contains(word), qPrintable(shown.text()));
        }
        const auto run = kept(sandbox);
        QCOMPARE(run[QStringLiteral("outcome")].toString(), QStringLiteral("interrupted"));
        const auto phases = run[QStringLiteral("phases")].toArray();
        QCOMPARE(phases.size(), 2);
        QCOMPARE(phases[0].toObject()[QStringLiteral("requests")].toInteger(), target.count("/warmup"));
        QCOMPARE(phases[1].toObject()[QStringLiteral("started")].toInt(), 2);
    }

    void runIsNotInterruptedWhileItLives()
    {
        Sandbox sandbox;
        LoopbackTarget target;
        Largadactl program(sandbox, words(sandbox, target, mainPhase));
        QVERIFY(program.hasSaid(QString::fromLatin1(mainPhase.said)));
        const QStringList list{QStringLiteral("report"), QStringLiteral("list"), QStringLiteral("--lang"),
                               QStringLiteral("en")};
        QTRY_VERIFY_WITH_TIMEOUT(QString::fromUtf8(largadactl(sandbox, list).out).contains(QStringLiteral("Running")),
                                 60'000);
        program.signal(SIGINT);
        LARGADA_ENDED(program.finished(), 130);
        QVERIFY(QString::fromUtf8(largadactl(sandbox, list).out).contains(QStringLiteral("Stopped")));
    }

    void resumedBySomebodyElseIsNamed_data()
    {
        QTest::addColumn<Moment>("moment"); // the gate is closed
        QTest::newRow(gathering.name) << gathering;
        QTest::newRow(armed.name) << armed;
    }
    void resumedBySomebodyElseIsNamed()
    {
        QFETCH(Moment, moment);
        Sandbox sandbox;
        LoopbackTarget target;
        moment.duration = "20s";
        Largadactl program(sandbox, words(sandbox, target, moment));
        QVERIFY2(program.hasSaid(QString::fromLatin1(moment.said)), qPrintable(program.err()));
        std::optional<RunnerProcess> first;
        QTRY_VERIFY_WITH_TIMEOUT((first = sandbox.runner(0, "z-warmup")), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(sendToRunner(*first, k6::statusRequest()) == 200, 60'000);
        QCOMPARE(sendToRunner(*first, k6::releaseRequest()), 200);
        const auto end = program.finished();
        LARGADA_ENDED(end, 1);
        QCOMPARE(end.outcome(), QStringLiteral("failed"));
        QCOMPARE(end.error()[QStringLiteral("code")].toString(), QStringLiteral("conflict"));
        QVERIFY2(end.err.contains(QStringLiteral("runner-01 was resumed by somebody else")), qPrintable(end.text()));
        const auto reason = end.runner(QStringLiteral("warmup"), 0)[QStringLiteral("reason")].toObject();
        QCOMPARE(reason[QStringLiteral("code")].toString(), QStringLiteral("resumed-by-other"));
        QVERIFY(end.phase(QStringLiteral("warmup"))[QStringLiteral("started_at")].isNull());
        QVERIFY(sandbox.isEmptyOfProcesses());
    }

    void heldRunGoesOnAtEnter()
    {
        Sandbox sandbox;
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript());
        Largadactl program(sandbox,
                           runWords(script, 2, {QStringLiteral("--demo-target"), QStringLiteral("--hold-before-main")}),
                           Largadactl::Input::Terminal);
        QVERIFY2(program.hasSaid(QStringLiteral("Press Enter to start")), qPrintable(program.err()));
        // Held: both wait, for longer than a release would have taken.
        QVERIFY(!program.hasSaid(QStringLiteral("Main: 2 of 2"), std::chrono::milliseconds(1500)));
        QVERIFY(program.isRunning());
        QVERIFY(sandbox.runner(0, "main") && sandbox.runner(1, "main"));
        program.pressEnter();
        const auto end = program.finished();
        LARGADA_ENDED(end, 0);
        QCOMPARE(end.outcome(), QStringLiteral("completed"));
        QCOMPARE(end.phase(QStringLiteral("main"))[QStringLiteral("started")].toInt(), 2);
    }

    void heldRunStopsAtASignal()
    {
        Sandbox sandbox;
        const auto script = sandbox.write(QStringLiteral("x.js"), rateScript());
        Largadactl program(sandbox,
                           runWords(script, 1,
                                    {QStringLiteral("--demo-target"), QStringLiteral("--hold-before-main"),
                                     QStringLiteral("--no-warmup")}),
                           Largadactl::Input::Terminal);
        QVERIFY(program.hasSaid(QStringLiteral("Press Enter to start")));
        program.signal(SIGINT);
        const auto end = program.finished();
        LARGADA_ENDED(end, 130);
        QCOMPARE(end.outcome(), QStringLiteral("stopped"));
        QVERIFY(end.report()[QStringLiteral("demo_target")].toArray().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRunEnding)
#include "tst_run_ending.moc"
