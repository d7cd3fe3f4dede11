// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "fleet/run_record.h"

using namespace largada::fleet;
using largada::RunnerId;

namespace
{

RunnerRecord runner(std::optional<Counts> counts, CountSource source, Latency latency = {})
{
    RunnerRecord record;
    record.counts = counts;
    record.countSource = source;
    record.latency = latency;
    return record;
}

PhaseRecord phase(const QVector<RunnerRecord> &detail)
{
    PhaseRecord record;
    record.detail = detail;
    return record;
}

} // namespace

class TestRunRecord : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void outcomeKeysComeBack()
    {
        QSet<QString> keys;
        for (const Outcome outcome : {Outcome::Running, Outcome::Completed, Outcome::Partial, Outcome::Stopped,
                                      Outcome::Interrupted, Outcome::Failed}) {
            const QString key = outcomeKey(outcome);
            QVERIFY(!key.isEmpty());
            QVERIFY(outcomeFromKey(key) == outcome);
            keys.insert(key);
        }
        QCOMPARE(keys.size(), 6);
        QCOMPARE(outcomeKey(Outcome::Completed), QStringLiteral("completed")); // stored: never another word
    }

    void otherOutcomeKeysAreUnknown_data()
    {
        QTest::addColumn<QString>("key");
        for (const char *key : {"", "Completed", "done", "completed "})
            QTest::addRow("'%s'", key) << QString::fromLatin1(key);
    }
    void otherOutcomeKeysAreUnknown()
    {
        QFETCH(const QString, key);
        QVERIFY(!outcomeFromKey(key).has_value());
    }

    void countSourceKeysComeBack()
    {
        for (const CountSource source :
             {CountSource::None, CountSource::Summary, CountSource::Log, CountSource::LastRead})
            QVERIFY(countSourceFromKey(countSourceKey(source)) == source);
        QCOMPARE(countSourceKey(CountSource::LastRead), QStringLiteral("last-read"));
        QCOMPARE(countSourceKey(CountSource::None), QString());
        QVERIFY(countSourceFromKey(QStringLiteral("rumour")) == CountSource::None);
    }

    void totalsAreTheSumOfThoseThatCounted()
    {
        const PhaseRecord record =
            phase({runner(Counts{100, 3, 50, 1}, CountSource::Summary), runner({}, CountSource::None),
                   runner(Counts{200, 0, 70, 2}, CountSource::LastRead)});
        QCOMPARE(record.totals().value_or(Counts()), (Counts{300, 3, 120, 3}));
    }

    void totalsGoBeyond32Bits()
    {
        const PhaseRecord record = phase({runner(Counts{3'000'000'000, 0, 1, 0}, CountSource::Summary),
                                          runner(Counts{3'000'000'000, 0, 1, 0}, CountSource::Summary)});
        QCOMPARE(record.totals()->requests, qint64(6'000'000'000));
    }

    void noCountsAreNoTotals()
    {
        QVERIFY(!phase({}).totals().has_value());
        QVERIFY(!phase({runner({}, CountSource::None)}).totals().has_value());
    }

    void countedZeroIsATotal()
    {
        QCOMPARE(phase({runner(Counts{}, CountSource::Summary)}).totals().value_or(Counts{1, 1, 1, 1}), Counts());
    }

    void weakestSourceIsThePhases()
    {
        using enum CountSource;
        QVERIFY(phase({}).countSource() == None);
        QVERIFY(phase({runner(Counts{}, Summary), runner(Counts{}, Summary)}).countSource() == Summary);
        QVERIFY(phase({runner(Counts{}, Summary), runner({}, None)}).countSource() == Summary);
        QVERIFY(phase({runner(Counts{}, Log), runner(Counts{}, Summary)}).countSource() == Log);
        QVERIFY(phase({runner(Counts{}, Summary), runner(Counts{}, LastRead), runner(Counts{}, Log)}).countSource() ==
                LastRead);
    }

    void oneRunnersLatencyIsExact()
    {
        const Latency own{1, 0.5, 2, 3, 4, 5, 6};
        const PhaseRecord record = phase(
            {runner(Counts{10, 0, 10, 0}, CountSource::Summary, own), runner({}, CountSource::None, Latency{99})});
        QVERIFY(record.latencySource() == LatencySource::SingleRunner);
        QVERIFY(record.latency() == own);
    }

    void percentilesOfSeveralRunnersAreNotMerged()
    {
        const PhaseRecord record =
            phase({runner(Counts{10, 0, 10, 0}, CountSource::Summary, {1, 0.5, 2, 3, 4, 5, 6}),
                   runner(Counts{30, 0, 30, 0}, CountSource::Summary, {2, 0.25, 3, 4, 5, 6, 7})});
        QVERIFY(record.latencySource() == LatencySource::Range);
        const Latency whole = record.latency();
        QVERIFY(!whole.p50 && !whole.p90 && !whole.p95 && !whole.p99);
        QCOMPARE(whole.avg.value_or(0), 1.75); // (10·1 + 30·2) / 40
        QCOMPARE(whole.min.value_or(0), 0.25);
        QCOMPARE(whole.max.value_or(0), 7.0);
    }

    void averageLeavesOutWhoHasNone()
    {
        const PhaseRecord record = phase({runner(Counts{10, 0, 10, 0}, CountSource::Summary, Latency{4}),
                                          runner(Counts{90, 0, 90, 0}, CountSource::LastRead)});
        QCOMPARE(record.latency().avg.value_or(0), 4.0);
    }

    void noRequestsHaveNoAverage()
    {
        const PhaseRecord record = phase({runner(Counts{0, 0, 5, 0}, CountSource::Summary, Latency{4}),
                                          runner(Counts{0, 0, 5, 0}, CountSource::Summary, Latency{6})});
        QVERIFY(!record.latency().avg.has_value());
        QVERIFY(!phase({}).latency().avg.has_value());
    }

    void lostRunnersAreCounted()
    {
        RunnerRecord lost;
        lost.lost = true;
        QCOMPARE(phase({lost, RunnerRecord(), lost}).lost(), 2);
        QCOMPARE(phase({}).lost(), 0);
    }

    void phasesAreFoundByName()
    {
        RunRecord run;
        QVERIFY(run.phase(PhaseName::Main) == nullptr);
        PhaseRecord warmup;
        warmup.phase = PhaseName::Warmup;
        PhaseRecord main;
        main.runners = 3;
        run.phases = {warmup, main};
        QCOMPARE(run.phase(PhaseName::Main)->runners, 3);
        QVERIFY(run.phase(PhaseName::Warmup)->phase == PhaseName::Warmup);
    }

    void oneMissedThresholdIsEnough()
    {
        RunRecord run;
        QVERIFY(!run.thresholdsMissed());
        run.thresholds = {{QStringLiteral("checks"), QStringLiteral("rate>0.9"), true, 0}};
        QVERIFY(!run.thresholdsMissed());
        run.thresholds.push_back({QStringLiteral("http_req_duration"), QStringLiteral("p(95)<5"), false, 1});
        QVERIFY(run.thresholdsMissed());
    }
};

QTEST_GUILESS_MAIN(TestRunRecord)
#include "tst_run_record.moc"
