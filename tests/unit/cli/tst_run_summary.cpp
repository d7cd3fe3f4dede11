// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QRegularExpression>
#include <QtTest>

#include "cli/run_summary.h"
#include "text/language.h"

using namespace largada;
using namespace largada::cli;
using fleet::Outcome;
using fleet::PhaseName;

namespace
{

fleet::RunnerRecord runner(const char *name, const fleet::Counts &counts, const fleet::Latency &latency)
{
    fleet::RunnerRecord record;
    record.name = {QString::fromLatin1(name)};
    record.counts = counts;
    record.latency = latency;
    record.exitCode = 0;
    return record;
}

fleet::RunRecord completed()
{
    fleet::RunRecord run;
    run.id = {QStringLiteral("20261123-140509-3f2a")};
    run.outcome = Outcome::Completed;
    fleet::PhaseRecord warmup;
    warmup.phase = PhaseName::Warmup;
    warmup.share = 0.25;
    warmup.runners = warmup.started = 2;
    warmup.startedAt = WallTime(std::chrono::seconds(10));
    warmup.spread = {0.31, 0.2, 24, false};
    warmup.detail = {runner("runner-1", {100, 1, 50, 0}, {.p50 = 4, .p95 = 9, .p99 = 20}),
                     runner("runner-2", {200, 0, 100, 0}, {.p50 = 5, .p95 = 8, .p99 = 31})};
    fleet::PhaseRecord main = warmup;
    main.phase = PhaseName::Main;
    main.share = 1.0;
    main.spread = {1.25, 0.5, std::nullopt, false};
    main.detail[1].counts = fleet::Counts{1'234'567, 12, 600'000, 0};
    run.phases = {warmup, main};
    return run;
}

using MaybeErrc = std::optional<Errc>;
using MaybeSignal = std::optional<int>;

} // namespace

class TstRunSummary : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { text::installLanguage(*QCoreApplication::instance(), text::Language::English); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void exitCodeIsThatOfTheFirstThatApplies_data()
    {
        QTest::addColumn<MaybeSignal>("signal");
        QTest::addColumn<MaybeErrc>("error");
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<bool>("missed");
        QTest::addColumn<int>("exitCode");
        const auto row = [](const char *name, MaybeSignal signal, MaybeErrc error, Outcome outcome, bool missed,
                            int exitCode) { QTest::newRow(name) << signal << error << outcome << missed << exitCode; };
        row("good", {}, {}, Outcome::Completed, false, 0);
        row("threshold missed", {}, {}, Outcome::Completed, true, 99);
        row("partial before threshold", {}, {}, Outcome::Partial, true, 1);
        row("failed before threshold", {}, {}, Outcome::Failed, true, 1);
        row("partial", {}, {}, Outcome::Partial, false, 1);
        row("stopped by a person", {}, Errc::Cancelled, Outcome::Stopped, false, 1);
        row("interrupted", {}, {}, Outcome::Interrupted, false, 1);
        row("gate timed out", {}, Errc::Timeout, Outcome::Failed, true, 3);
        row("unreachable", {}, Errc::Network, Outcome::Failed, true, 5);
        row("not allowed", {}, Errc::Forbidden, Outcome::Failed, true, 4);
        row("bad input", {}, Errc::BadInput, Outcome::Failed, true, 2);
        row("not found", {}, Errc::NotFound, Outcome::Failed, false, 2);
        row("not supported", {}, Errc::Unsupported, Outcome::Failed, false, 2);
        row("resumed by others", {}, Errc::Conflict, Outcome::Failed, false, 1);
        row("not understood", {}, Errc::Protocol, Outcome::Failed, false, 1);
        row("not stored", {}, Errc::Storage, Outcome::Failed, false, 1);
        row("process", {}, Errc::Process, Outcome::Failed, false, 1);
        row("our mistake", {}, Errc::Internal, Outcome::Failed, false, 1);
        row("SIGINT before all", 2, Errc::BadInput, Outcome::Stopped, true, 130);
        row("SIGTERM", 15, {}, Outcome::Stopped, false, 143);
        row("SIGHUP, and the run was over", 1, {}, Outcome::Completed, false, 129);
    }
    void exitCodeIsThatOfTheFirstThatApplies()
    {
        QFETCH(MaybeSignal, signal);
        QFETCH(MaybeErrc, error);
        QFETCH(Outcome, outcome);
        QFETCH(bool, missed);
        QFETCH(int, exitCode);
        fleet::RunRecord run = completed();
        run.outcome = outcome;
        if (error)
            run.error = Error{*error, {}, {}};
        run.thresholds = {{QStringLiteral("checks"), QStringLiteral("rate>0.9"), !missed, missed ? 1 : 0}};
        QCOMPARE(exitCodeOf(run, signal), exitCode);
    }

    // A runner that left no list of its thresholds still says by its exit code that one was missed.
    void missedThresholdIsKnownByTheRunnersExitCode()
    {
        fleet::RunRecord run = completed();
        run.phases[0].detail[0].exitCode = 99; // of the warm-up: no matter
        QCOMPARE(exitCodeOf(run, {}), 0);
        run.phases[1].detail[1].exitCode = 99;
        QCOMPARE(exitCodeOf(run, {}), 99);
    }

    void completedRunInWords()
    {
        fleet::RunRecord run = completed();
        run.thresholds = {{QStringLiteral("checks"), QStringLiteral("rate>0.9"), true, 0}};
        run.warnings = {{fleet::WarningCode::NoRequests, PhaseName::Main}};
        run.demoTarget = {{QStringLiteral("main"), 1234, 2, 1.5}, {QStringLiteral("z-warmup"), 10, 1, std::nullopt}};
        QCOMPARE(summaryLines(run),
                 (QStringList{
                     QStringLiteral("Run 20261123-140509-3f2a: Completed"),
                     QString(),
                     QStringLiteral("Warm-up (25 %): 2 of 2 runners started"),
                     QStringLiteral("  Release spread  0.31 ms at most, 0.20 ms estimated"),
                     QStringLiteral("  Load spread     24.0 ms at most"),
                     QStringLiteral("  Requests        300, 1 failed; 150 iterations"),
                     QStringLiteral("  Latency p50     4.00 ms to 5.00 ms"),
                     QStringLiteral("  Latency p95     8.00 ms to 9.00 ms"),
                     QStringLiteral("  Latency p99     20.0 ms to 31.0 ms"),
                     QString(),
                     QStringLiteral("Main: 2 of 2 runners started"),
                     QStringLiteral("  Release spread  1.25 ms at most, 0.50 ms estimated"),
                     QStringLiteral("  Load spread     – at most"),
                     QStringLiteral("  Requests        1,234,667, 13 failed; 600,050 iterations"),
                     QStringLiteral("  Latency p50     4.00 ms to 5.00 ms"),
                     QStringLiteral("  Latency p95     8.00 ms to 9.00 ms"),
                     QStringLiteral("  Latency p99     20.0 ms to 31.0 ms"),
                     QString(),
                     QStringLiteral("Demo target, main: 1,234 requests of 2 runners; first requests within 1.50 ms"),
                     QStringLiteral("Demo target, z-warmup: 10 requests of 1 runners; first requests within –"),
                     QString(),
                     QStringLiteral("✓ checks rate>0.9"),
                     QString(),
                     QStringLiteral("Warning: Main: There were iterations, but not one HTTP request. Check what the "
                                    "script does and which address it calls."),
                 }));
    }

    // What a cluster adds: a share that somebody else set, figures that are not the summary's.
    void unknownShareIsMeasured()
    {
        fleet::RunRecord run = completed();
        run.phases[0].share.reset();
        QVERIFY(summaryLines(run).contains(QStringLiteral("Warm-up: 2 of 2 runners started")));
        for (fleet::PhaseRecord &phase : run.phases) {
            phase.startedAt = WallTime(std::chrono::seconds(10));
            phase.endedAt = WallTime(std::chrono::seconds(20));
        }
        run.phases[1].detail[0].counts->requests = 1000;
        run.phases[1].detail[1].counts->requests = 200;
        QVERIFY2(summaryLines(run).contains(
                     QStringLiteral("Warm-up (25 % of main's requests/s, as measured): 2 of 2 runners started")),
                 qPrintable(summaryLines(run).join(QLatin1Char('\n'))));
    }

    void weakerFiguresSayWhereTheyComeFrom_data()
    {
        QTest::addColumn<fleet::CountSource>("source");
        QTest::addColumn<QString>("end");
        QTest::newRow("summary") << fleet::CountSource::Summary << QStringLiteral("150 iterations");
        QTest::newRow("log") << fleet::CountSource::Log << QStringLiteral("150 iterations (End of the log)");
        QTest::newRow("last read") << fleet::CountSource::LastRead << QStringLiteral("150 iterations (Last reading)");
    }
    void weakerFiguresSayWhereTheyComeFrom()
    {
        QFETCH(fleet::CountSource, source);
        QFETCH(QString, end);
        fleet::RunRecord run = completed();
        for (fleet::RunnerRecord &runner : run.phases[0].detail)
            runner.countSource = source;
        const QString line = summaryLines(run).filter(QStringLiteral("Requests")).first();
        QVERIFY2(line.endsWith(end), qPrintable(line));
    }

    void blockingCheckDecidesTheExitCode_data()
    {
        QTest::addColumn<fleet::CheckId>("id");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("right") << fleet::CheckId::Right << 4;
        QTest::newRow("holder") << fleet::CheckId::Holder << 4;
        QTest::newRow("read only") << fleet::CheckId::ReadOnly << 4;
        QTest::newRow("server") << fleet::CheckId::Server << 5;
        QTest::newRow("credentials") << fleet::CheckId::Credentials << 4;
        QTest::newRow("kubeconfig") << fleet::CheckId::KubeConfig << 2;
        QTest::newRow("namespace") << fleet::CheckId::Namespace << 2;
        QTest::newRow("pods") << fleet::CheckId::Pods << 2;
        QTest::newRow("script") << fleet::CheckId::Script << 2;
    }
    void blockingCheckDecidesTheExitCode()
    {
        QFETCH(fleet::CheckId, id);
        QFETCH(int, exitCode);
        fleet::RunRecord run;
        run.outcome = Outcome::Failed;
        run.error = Error{Errc::BadInput};
        const fleet::Check warned{fleet::CheckId::Right, fleet::CheckLevel::Warning, {}, {}, {}};
        const fleet::Check blocks{id, fleet::CheckLevel::BlockFinal, {}, {}, {}};
        run.warnings = {{.check = warned}, {.check = blocks}};
        QCOMPARE(exitCodeOf(run, {}), exitCode);
        run.warnings.removeLast(); // what only warns blocks nothing
        QCOMPARE(exitCodeOf(run, {}), 2);
    }

    // Both are a time that passed; the gate's is blamed on a runner, if on anybody.
    void silentServerIsNoClosedGate()
    {
        fleet::RunRecord run = completed();
        run.outcome = Outcome::Failed;
        run.error = Error{Errc::Timeout, {}, QStringLiteral("10.0.0.1")};
        QCOMPARE(exitCodeOf(run, {}), 5);
        run.error->subject = QStringLiteral("runner-2");
        QCOMPARE(exitCodeOf(run, {}), 3);
    }

    void missedThresholdSaysByHowManyRunners_data()
    {
        QTest::addColumn<int>("runners");
        QTest::addColumn<QString>("pattern"); // the plural is the translation's matter
        QTest::newRow("one") << 1 << QStringLiteral("\\A✗ checks rate>0\\.9: missed by 1 runner(\\(s\\))?\\z");
        QTest::newRow("two") << 2 << QStringLiteral("\\A✗ checks rate>0\\.9: missed by 2 runner(s|\\(s\\))\\z");
    }
    void missedThresholdSaysByHowManyRunners()
    {
        QFETCH(int, runners);
        QFETCH(QString, pattern);
        fleet::RunRecord run = completed();
        run.thresholds = {{QStringLiteral("checks"), QStringLiteral("rate>0.9"), false, runners}};
        const QString line = summaryLines(run).last();
        QVERIFY2(QRegularExpression(pattern).match(line).hasMatch(), qPrintable(line));
    }

    void singleRunnersLatencyIsNoRange()
    {
        fleet::RunRecord run = completed();
        run.phases = {run.phases[1]};
        run.phases[0].detail = {run.phases[0].detail[0]};
        QVERIFY(summaryLines(run).contains(QStringLiteral("  Latency p95     9.00 ms")));
        run.phases[0].detail[0].latency.p99.reset();
        QVERIFY(summaryLines(run).contains(QStringLiteral("  Latency p99     –")));
    }

    void failedRunSaysWhyAndMeasuresNothing()
    {
        fleet::RunRecord run;
        run.id = {QStringLiteral("20261123-140509-3f2a")};
        run.outcome = Outcome::Failed;
        run.error = Error{Errc::Timeout, {}, {}};
        run.errorReason = fleet::Reason{fleet::ReasonCode::Starting, {}};
        fleet::PhaseRecord main;
        main.runners = 13;
        for (int i = 1; i <= 13; ++i) {
            fleet::RunnerRecord lost;
            lost.name = {QStringLiteral("r%1").arg(i)};
            lost.lost = true;
            lost.reason.code = i == 1 ? fleet::ReasonCode::StoppedByUs : fleet::ReasonCode::StartFailed;
            main.detail.push_back(lost);
        }
        run.phases = {main};
        const QStringList lines = summaryLines(run);
        QCOMPARE(lines.value(0), QStringLiteral("Run 20261123-140509-3f2a: Failed"));
        QVERIFY(lines.value(1).startsWith(QStringLiteral("The time limit passed without an answer.")));
        QVERIFY(lines.value(2).startsWith(QStringLiteral("k6 is starting")));
        QCOMPARE(lines.value(4), QStringLiteral("Main: 0 of 13 runners started"));
        QVERIFY(lines.value(5).startsWith(QStringLiteral("  r2: k6 could not be started."))); // r1 was ended by us
        QCOMPARE(lines.last(), QStringLiteral("  and 2 more"));                               // of twelve
        QCOMPARE(lines.size(), 16);
    }
};

QTEST_GUILESS_MAIN(TstRunSummary)
#include "tst_run_summary.moc"
