// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <ctime>

#include <QRegularExpression>
#include <QTest>

#include "sample_record.h"
#include "text/language.h"
#include "viewmodels/report_figures.h"

using namespace largada;
using namespace largada::test;
using namespace largada::viewmodels;
using fleet::Outcome;
using fleet::PhaseName;

namespace
{

QStringList printed(const fleet::RunRecord &run, Scope scope = Scope::MainOnly)
{
    QStringList lines;
    for (const ReportFigure &figure : reportFigures(run, scope))
        lines << QStringLiteral("%1: %2|%3|%4|%5")
                     .arg(figure.label, figure.value, figure.unit, figure.note)
                     .arg(int(figure.verdict));
    return lines;
}

fleet::RunRecord ended(Outcome outcome)
{
    fleet::RunRecord run = sampleRecord();
    run.outcome = outcome;
    return run;
}

} // namespace

class TestReportFigures : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        tzset();
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        text::installLanguage(*qApp, text::Language::English);
    }

    void figuresAreOfMainUnlessWarmupIsWanted()
    {
        const fleet::RunRecord run = sampleRecord();
        const QStringList main{QStringLiteral("p95 latency: 110–130|ms|lowest to highest runner|0"),
                               QStringLiteral("Fail rate: 0.30%|exact|180 of 60,000 requests|0"),
                               QStringLiteral("Throughput: 300|req/s|mean over 3 min 20 s|0"),
                               QStringLiteral("Start spread: 6.00|ms at most|estimate 2.00 ms, 3 runners|0"),
                               QStringLiteral("Runners lost: 0|of 3|all ran to the end|1"),
                               QStringLiteral("Generators: 60%|of its cores at most|not the bottleneck, 0 dropped|1")};
        QCOMPARE(printed(run), main);
        const QStringList both = printed(run, Scope::WithWarmup);
        QCOMPARE(both[0], QStringLiteral("p95 latency: 30.0–130|ms|lowest to highest runner|0"));
        QCOMPARE(both[1], QStringLiteral("Fail rate: 0.76%|exact|480 of 63,000 requests|0"));
        QCOMPARE(both[2], QStringLiteral("Throughput: 210|req/s|mean over 5 min|0"));
    }

    void figuresReadInPortuguese()
    {
        text::installLanguage(*qApp, text::Language::Portuguese);
        const QStringList lines = printed(sampleRecord());
        QCOMPARE(lines[0], QStringLiteral("Latência p95: 110–130|ms|do menor ao maior runner|0"));
        QCOMPARE(lines[1], QStringLiteral("Taxa de falhas: 0,30%|exata|180 de 60.000 requisições|0"));
        QCOMPARE(lines[5],
                 QStringLiteral("Geradores: 60%|dos seus núcleos no máximo|não são o gargalo, 0 descartadas|1"));
    }

    void oneRunnersPercentileIsNoRange()
    {
        fleet::RunRecord run = sampleRecord();
        run.phases[1].detail.resize(1);
        run.phases[1].runners = 1;
        QCOMPARE(printed(run)[0], QStringLiteral("p95 latency: 110|ms|exact, of the one runner|0"));
        QCOMPARE(scopeNote(run, Scope::MainOnly), QStringLiteral("Percentiles are exact: one runner was measured."));
        QVERIFY(scopeNote(run, Scope::WithWarmup).contains(QStringLiteral("range")));
    }

    void whatIsWrongHasAVerdict()
    {
        fleet::RunRecord run = sampleRecord();
        for (fleet::RunnerRecord &runner : run.phases[1].detail)
            runner.counts->failed = 1001; // of 20,000: just above 5%
        run.phases[1].detail[2].cpuPercent = 95;
        lose(run, 2, 41, {fleet::ReasonCode::ScriptFailed, {}, 107});
        run.phases[1].spread = {6.0, 2.0, 300.0, true};
        run.phases[1].detail[0].countSource = fleet::CountSource::LastRead;
        const QStringList lines = printed(run);
        QCOMPARE(lines[1], QStringLiteral("Fail rate: 5.005%|last reading|3,003 of 60,000 requests|3"));
        QCOMPARE(lines[3], QStringLiteral("Start spread: 300|ms at most|of the load; release 6.00 ms|0"));
        QCOMPARE(lines[4], QStringLiteral("Runners lost: 2|of 3|the figures lack their part|3"));
        QCOMPARE(lines[5], QStringLiteral("Generators: 95%|of its cores at most|busy: latencies may be too high|2"));
    }

    void runnersOfACutRunDidNotRunToTheEnd()
    {
        for (const Outcome outcome : {Outcome::Running, Outcome::Stopped, Outcome::Interrupted}) {
            fleet::RunRecord run = sampleRecord();
            run.outcome = outcome;
            QCOMPARE(printed(run)[4], QStringLiteral("Runners lost: 0|of 3|none was lost|1"));
        }
    }

    void droppedIterationsAreNotHidden()
    {
        fleet::RunRecord run = sampleRecord();
        run.phases[1].detail[1].counts->dropped = 1200;
        QCOMPARE(printed(run)[5], QStringLiteral("Generators: 60%|of its cores at most|1,200 iterations dropped|2"));
    }

    void nothingMeasuredIsNoZero()
    {
        const QStringList lines = printed(fleet::RunRecord());
        for (const QString &line : lines)
            QVERIFY2(line.contains(QStringLiteral(": –|")), qPrintable(line));
    }

    void bannersTellWhatHappened_data()
    {
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<int>("lost");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("portuguese");
        QTest::newRow("completed") << Outcome::Completed << 0 << "" << "";
        QTest::newRow("running") << Outcome::Running << 0 << "This run is still going on."
                                 << "Esta execução ainda está em curso.";
        QTest::newRow("partial") << Outcome::Partial << 1 << "Main ran to its end, but 1 of 3 runners were lost."
                                 << "A principal foi até o fim, mas 1 de 3 runners se perderam.";
        QTest::newRow("stopped") << Outcome::Stopped << 0 << "Stopped by you: Main ended at 3:20."
                                 << "Interrompida por você: Principal terminou em 3:20.";
        QTest::newRow("interrupted")
            << Outcome::Interrupted << 0 << "The end of this run was not seen: Main was last read at 3:20."
            << "O fim desta execução não foi visto: Principal foi lida pela última vez em 3:20.";
        QTest::newRow("failed") << Outcome::Failed << 3 << "Main ended at 3:20: 3 of 3 runners were lost."
                                << "Principal terminou em 3:20: 3 de 3 runners se perderam.";
        QTest::newRow("failed, none lost") << Outcome::Failed << 0 << "Main ended at 3:20, and the run is not valid."
                                           << "Principal terminou em 3:20, e a execução não é válida.";
    }
    void bannersTellWhatHappened()
    {
        QFETCH(Outcome, outcome);
        QFETCH(int, lost);
        QFETCH(QString, english);
        QFETCH(QString, portuguese);
        fleet::RunRecord run = ended(outcome);
        lose(run, lost, 41, {fleet::ReasonCode::Killed, {}, 9});
        const auto banner = bannerOf(run);
        QCOMPARE(banner ? banner->what : QString(), english);
        if (lost > 0)
            QVERIFY(banner->next.contains(QStringLiteral("signal 9")));
        text::installLanguage(*qApp, text::Language::Portuguese);
        const auto translated = bannerOf(run);
        QCOMPARE(translated ? translated->what : QString(), portuguese);
    }

    void bannerOfARunWithoutLoadAndOfMissedThresholds()
    {
        fleet::RunRecord run = ended(Outcome::Failed);
        run.phases.clear();
        run.error = Error{Errc::NotFound, {}, QStringLiteral("script.js")};
        QCOMPARE(bannerOf(run)->what, QStringLiteral("The run ended before any load."));
        QVERIFY(bannerOf(run)->next.contains(QStringLiteral("script.js")));
        fleet::RunRecord missed = sampleRecord();
        missed.thresholds = {{QStringLiteral("http_req_failed"), QStringLiteral("rate<0.001"), false, 2},
                             {QStringLiteral("http_req_duration"), QStringLiteral("p(95)<300"), true, 0}};
        QCOMPARE(bannerOf(missed)->what, QStringLiteral("1 of 2 thresholds missed."));
        const QVector<ThresholdLine> lines = thresholdLines(missed);
        QCOMPARE(lines[0].result, QStringLiteral("missed by 2 of 3 runners"));
        QCOMPARE(lines[1].result, QStringLiteral("met"));
    }

    void phasesAreLines()
    {
        fleet::RunRecord run = sampleRecord();
        lose(run, 1, 41, {});
        const QVector<PhaseLine> lines = phaseLines(run);
        QCOMPARE(lines.size(), 2);
        const PhaseLine warmup{PhaseName::Warmup,
                               QStringLiteral("Warm-up 25%"),
                               QStringLiteral("1 min 40 s"),
                               QStringLiteral("30.0"),
                               QStringLiteral("3,000"),
                               QStringLiteral("30.0–50.0 ms"),
                               QStringLiteral("10.0%"),
                               QStringLiteral("0"),
                               QStringLiteral("6.00 ms"),
                               true,
                               false};
        QVERIFY(lines[0] == warmup);
        QCOMPARE(lines[1].name, QStringLiteral("Main 100%"));
        QCOMPARE(lines[1].lost, QStringLiteral("1"));
        QVERIFY(lines[1].hasLost && !lines[1].isOverLimit);
    }

    void offsetsAreRanked()
    {
        const StartOffsets offsets = startOffsets(sampleRecord(), PhaseName::Main);
        QCOMPARE(offsets.values, (QVector<double>{2, 4, 6}));
        QCOMPARE(offsets.p50, std::optional(4.0));
        QCOMPARE(offsets.p99, std::optional(6.0));
        QCOMPARE(
            offsets.summary,
            QStringLiteral("3 runners answered the release: half of them within 4.00 ms, the last after 6.00 ms."));
        QVERIFY(startOffsets(fleet::RunRecord(), PhaseName::Main).values.isEmpty());
    }

    void reasonsAreGroupedLongestFirst()
    {
        fleet::RunRecord run = sampleRecord();
        run.phases[0].detail[1].reason = {fleet::ReasonCode::Starting};
        lose(run, 2, 41, {fleet::ReasonCode::Killed, {}, 9});
        const QVector<ReasonGroup> groups = reasonGroups(run);
        QCOMPARE(groups.size(), 2);
        QCOMPARE(groups[0].title, QStringLiteral("2 runners"));
        QCOMPARE(groups[0].time, QStringLiteral("at 0:41"));
        QVERIFY(groups[0].isLost);
        QCOMPARE(groups[1].title, QStringLiteral("runner-02"));
        QCOMPARE(groups[1].time, QStringLiteral("1 s late"));
        QCOMPARE(groups[1].phaseName, QStringLiteral("Warm-up"));
    }

    void settingsAreFacts()
    {
        fleet::RunRecord run = sampleRecord();
        run.settings.envNames = {QStringLiteral("TOKEN")};
        QStringList lines;
        for (const ReportFact &fact : allFacts(run))
            lines << fact.name + QStringLiteral(": ") + fact.value;
        QVERIFY(lines.contains(QStringLiteral("Runners: 3, 60 VUs in all")));
        QVERIFY(lines.contains(QStringLiteral("Stragglers: wait for all, ask after 15 min")));
        QVERIFY(lines.contains(QStringLiteral("Environment variables: TOKEN")));
        QVERIFY(lines.contains(QStringLiteral("Warm-up: 25% of the load")));
    }

    void settingsOfARunInAClusterSayWhereItWas()
    {
        fleet::RunRecord run = sampleRecord();
        run.settings.mode = fleet::StartMode::Exec;
        run.settings.cluster =
            fleet::ClusterSettings{true, QStringLiteral("prod"), QStringLiteral("perf"), QStringLiteral("job/k6-job")};
        run.phases[0].share.reset();
        QStringList lines;
        for (const ReportFact &fact : allFacts(run))
            lines << fact.name + QStringLiteral(": ") + fact.value;
        for (const char *line : {"Pods: job/k6-job, was there before", "Context: prod", "Namespace: perf",
                                 "Start mode: exec, k6 resume in each container",
                                 "Warm-up: 10% of main's requests/s, as measured"}) // 30/s and 300/s
            QVERIFY2(lines.contains(QLatin1String(line)), qPrintable(lines.join(u'\n')));
        const QString all = lines.join(u'\n');
        for (const char *unknown : {"Script", "setup()", "Load:", "Environment"})
            QVERIFY2(!all.contains(QLatin1String(unknown)), unknown);
        run.settings.cluster->attached = false;
        lines.clear();
        for (const ReportFact &fact : allFacts(run))
            lines << fact.name + QStringLiteral(": ") + fact.value;
        QVERIFY(lines.contains(QStringLiteral("Pods: job/k6-job, made for the run")));
        QVERIFY(lines.contains(QStringLiteral("Warm-up: 25% of the load")));
    }

    void totalsSayWhereTheyComeFrom_data()
    {
        QTest::addColumn<fleet::CountSource>("source");
        QTest::addColumn<QString>("unit");
        QTest::newRow("summary") << fleet::CountSource::Summary << QStringLiteral("exact");
        QTest::newRow("log") << fleet::CountSource::Log << QStringLiteral("from the pods' logs");
        QTest::newRow("read") << fleet::CountSource::LastRead << QStringLiteral("last reading");
    }
    void totalsSayWhereTheyComeFrom()
    {
        QFETCH(fleet::CountSource, source);
        QFETCH(QString, unit);
        fleet::RunRecord run = sampleRecord();
        run.phases[1].detail[0].countSource = source; // the weakest counts
        QCOMPARE(reportFigures(run, Scope::MainOnly)[1].unit, unit);
    }

    void headlineIsPlainText()
    {
        const fleet::RunRecord run = sampleRecord();
        const QString text = headlineText(run, runTitle(run.id, run.number), Scope::MainOnly);
        QVERIFY2(text.startsWith(QStringLiteral("Run 42 · Completed · 11/23/2026 14:05:09 – 14:10:39\n")),
                 qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("Fail rate: 0.30% exact (180 of 60,000 requests)\n")));
        QCOMPARE(runTitle(run.id, 0), QStringLiteral("Run 20261123-140509-00aa"));
    }
};

QTEST_GUILESS_MAIN(TestReportFigures)
#include "tst_report_figures.moc"
