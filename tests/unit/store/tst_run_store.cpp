// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "fleet/run_figures.h"
#include "raw_database.h"
#include "sample_runs.h"
#include "store/run_store.h"

using namespace largada;
using namespace largada::fleet;
using namespace largada::store;
using test::RawDatabase;

namespace
{

QStringList ids(const QVector<RunSummary> &runs)
{
    QStringList found;
    for (const RunSummary &run : runs)
        found.append(run.id.value);
    return found;
}

} // namespace

class TestRunStore : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString file() const { return m_dir->filePath(QStringLiteral("history.db")); }
    std::unique_ptr<RunStore> opened() const
    {
        auto store = RunStore::open(file());
        if (!store)
            qWarning() << store.error().what;
        return store ? *std::move(store) : nullptr;
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_dir = std::make_unique<QTemporaryDir>();
    }
    void runKeepsItsNumber();
    void pruneKeepsWhatIsWanted_data();
    void pruneKeepsWhatIsWanted();
    void stampTellsOfOtherWriters();
    void runComesBackAsItWasSaved_data();
    void runComesBackAsItWasSaved();
    void replacedRunIsWhole_data();
    void replacedRunIsWhole();
    void grownSeriesIsAppendedToOnly();
    void unchangedRowsAreNotWritten();
    void everyLineOfTheListIsFilled();
    void otherPeoplesPodsStandWhereAScriptWould();
    void newestComesFirst();
    void sumsOfAPhaseAreColumns();
    void removedRunLeavesNothing();
    void unknownRunIsNotFound();
    void twoPhasesOfOneNameAreRefused();
    void laterProgramsWordHidesItsRunOnly_data();
    void laterProgramsWordHidesItsRunOnly();
    void damagedListIsSaidNotGuessed();
    void thousandRunnersComeBack();
    void historyFollowsXdgDataHome();
};

void TestRunStore::runComesBackAsItWasSaved_data()
{
    QTest::addColumn<RunRecord>("run");
    QTest::addRow("filled") << test::filledRun(QStringLiteral("20261123-140509-3f2a"));
    RunRecord empty;
    QTest::addRow("empty") << empty;
    empty.outcome = Outcome::Failed;
    empty.phases = {PhaseRecord{}};
    empty.phases[0].detail = {RunnerRecord{}};
    empty.series = {SeriesPoint{}};
    empty.warnings = {Warning{}};
    empty.warnings[0].check = Check{};
    empty.thresholds = {ThresholdResult{}};
    empty.demoTarget = {DemoTargetCounts{}};
    empty.error = Error{};
    empty.errorReason = Reason{};
    QTest::addRow("empty parts") << empty;
    RunRecord reversed = test::filledRun(QStringLiteral("a'b\"c"));
    std::reverse(reversed.phases.begin(), reversed.phases.end());
    reversed.phases[0].detail[1].counts.reset();
    reversed.startedAt = WallTime(std::chrono::milliseconds(-1));
    QTest::addRow("phases the other way round, one runner not counted, before 1970") << reversed;
    RunRecord longTexts = test::filledRun(QString(300, u'é'));
    longTexts.phases[0].detail[0].lastLines = QStringList(2000, QString(500, u'ß'));
    longTexts.error->what = QString(1'000'000, u'x');
    QTest::addRow("long texts") << longTexts;
}

void TestRunStore::runComesBackAsItWasSaved()
{
    QFETCH(const RunRecord, run);
    {
        auto store = opened();
        QVERIFY(store);
        QVERIFY(store->save(run));
        const auto loaded = store->load(run.id);
        QVERIFY(loaded);
        QVERIFY(test::isAsSaved(*loaded, run));
    }
    const auto loaded = opened()->load(run.id);
    QVERIFY(loaded);
    QVERIFY(test::isAsSaved(*loaded, run));
}

void TestRunStore::replacedRunIsWhole_data()
{
    QTest::addColumn<RunRecord>("before");
    QTest::addColumn<RunRecord>("after");
    const QString id = QStringLiteral("a");
    const RunRecord filled = test::filledRun(id);
    const RunRecord plain = test::plainRun(id);
    QTest::addRow("by less") << filled << plain;
    QTest::addRow("by more") << plain << filled;
    QTest::addRow("by the same") << filled << filled;
    RunRecord other = filled;
    other.series[0].requests += 1;
    QTest::addRow("earlier point changed") << filled << other;
    other = filled;
    other.series.removeFirst();
    QTest::addRow("first point gone") << filled << other;
    other = filled;
    other.series.append(other.series.last());
    other.series[1].p95Low = 0.0;
    QTest::addRow("one point more, an earlier one measured after all") << filled << other;
    other = filled;
    other.phases.removeFirst();
    QTest::addRow("one phase gone") << filled << other;
    other = filled;
    std::reverse(other.phases.begin(), other.phases.end());
    QTest::addRow("phases swapped") << filled << other;
    other = filled;
    other.phases[1].detail.removeFirst();
    other.warnings.removeLast();
    other.error.reset();
    other.phases[0].detail[0].reason.detail.clear();
    QTest::addRow("parts gone") << filled << other;
}

void TestRunStore::replacedRunIsWhole()
{
    QFETCH(const RunRecord, before);
    QFETCH(const RunRecord, after);
    auto store = opened();
    QVERIFY(store->save(test::filledRun(QStringLiteral("neighbour"))));
    QVERIFY(store->save(before));

    QVERIFY(store->save(after));

    const auto loaded = store->load(after.id);
    QVERIFY(loaded);
    QVERIFY(test::isAsSaved(*loaded, after));
    const auto neighbour = store->load(RunId{QStringLiteral("neighbour")});
    QVERIFY(neighbour);
    QVERIFY(test::isAsSaved(*neighbour, test::filledRun(QStringLiteral("neighbour"))));
}

// A trigger is the witness: rows written twice would show.
void TestRunStore::grownSeriesIsAppendedToOnly()
{
    auto store = opened();
    RunRecord run = test::largeRun(QStringLiteral("a"), 2, 10);
    QVERIFY(store->save(run));
    RawDatabase raw(file());
    QVERIFY(raw.exec(QStringLiteral("CREATE TABLE witness (n)")));
    QVERIFY(raw.exec(QStringLiteral("CREATE TRIGGER w AFTER INSERT ON latency_series "
                                    "BEGIN INSERT INTO witness VALUES (NEW.position); END")));

    test::goOn(run, 3);
    QVERIFY(store->save(run));
    QVERIFY(opened()->save(run)); // another store knows it too

    QCOMPARE(raw.value(QStringLiteral("SELECT group_concat(n) FROM witness")).toString(), QStringLiteral("10,11,12"));
    QVERIFY(test::isAsSaved(*store->load(run.id), run));
}

void TestRunStore::unchangedRowsAreNotWritten()
{
    auto store = opened();
    RunRecord run = test::filledRun(QStringLiteral("a"));
    QVERIFY(store->save(run));
    RawDatabase raw(file());
    QVERIFY(raw.exec(QStringLiteral("CREATE TABLE witness (n)")));
    QVERIFY(raw.exec(QStringLiteral("CREATE TRIGGER w AFTER UPDATE ON coordinated_runners "
                                    "BEGIN INSERT INTO witness VALUES (NEW.phase || NEW.name); END")));

    run.phases[1].detail[2].latency.p99.reset();
    QVERIFY(store->save(run));

    QCOMPARE(raw.value(QStringLiteral("SELECT group_concat(n) FROM witness")).toString(),
             QStringLiteral("main") + run.phases[1].detail[2].name.value);
}

void TestRunStore::otherPeoplesPodsStandWhereAScriptWould()
{
    auto store = opened();
    RunRecord run = test::filledRun(QStringLiteral("a"));
    run.settings.script.clear();
    run.settings.cluster =
        fleet::ClusterSettings{true, QStringLiteral("prod"), QStringLiteral("perf"), QStringLiteral("job/k6-job")};
    QVERIFY(store->save(run));
    run = test::filledRun(QStringLiteral("b"));
    run.settings.script.clear();
    run.settings.cluster.reset();
    QVERIFY(store->save(run));
    const auto runs = store->list();
    QVERIFY(runs);
    QStringList scripts;
    for (const RunSummary &summary : *runs)
        scripts << summary.script;
    std::sort(scripts.begin(), scripts.end());
    QCOMPARE(scripts, (QStringList{QString(), QStringLiteral("job/k6-job")}));
}

void TestRunStore::everyLineOfTheListIsFilled()
{
    auto store = opened();
    const RunRecord run = test::filledRun(QStringLiteral("a"));
    QVERIFY(store->save(run));
    QVERIFY(store->save(test::plainRun(QStringLiteral("b"), -1)));

    const auto runs = store->list();

    QVERIFY(runs);
    const auto totals = run.phase(PhaseName::Main)->totals();
    const auto p95 = figuresOf(run.phases[1]).p95;
    QVERIFY(p95);
    const RunSummary filled{run.id,
                            Outcome::Partial,
                            run.startedAt,
                            run.endedAt,
                            run.settings.script,
                            3,
                            totals->requests,
                            totals->failed,
                            run.phases[1].maxVus,
                            p95->low,
                            p95->high,
                            run.phases[1].spread.releaseBoundMs,
                            true,
                            1};
    RunSummary plain;
    plain.id = RunId{QStringLiteral("b")};
    plain.outcome = Outcome::Completed;
    plain.startedAt = run.startedAt - std::chrono::minutes(1);
    plain.number = 2;
    QCOMPARE(runs->size(), 2);
    QVERIFY(runs->at(0) == filled);
    QVERIFY(runs->at(1) == plain);
}

void TestRunStore::newestComesFirst()
{
    auto store = opened();
    QVERIFY(store->list());
    QVERIFY(store->list()->isEmpty());
    for (const auto &[id, minute] : {std::pair("b", 5), std::pair("d", 1), std::pair("a", 9), std::pair("c", 5)})
        QVERIFY(store->save(test::plainRun(QString::fromLatin1(id), minute)));
    QCOMPARE(ids(*store->list()), QStringLiteral("a c b d").split(QLatin1Char(' ')));
}

void TestRunStore::sumsOfAPhaseAreColumns()
{
    auto store = opened();
    RunRecord run = test::filledRun(QStringLiteral("a"));
    for (RunnerRecord &runner : run.phases[0].detail)
        runner.counts.reset();
    QVERIFY(store->save(run));
    RawDatabase raw(file());
    const auto sum = [&raw](const char *column, const char *phase) {
        return raw.value(QStringLiteral("SELECT %1 FROM coordinated_phases WHERE phase = '%2'")
                             .arg(QLatin1String(column), QLatin1String(phase)));
    };
    QCOMPARE(sum("dropped", "main").toInt(), 21);
    QCOMPARE(sum("iterations", "main").toInt(), 15);
    QVERIFY(sum("requests", "warmup").isNull());
}

void TestRunStore::removedRunLeavesNothing()
{
    auto store = opened();
    QVERIFY(store->save(test::filledRun(QStringLiteral("a"))));
    QVERIFY(store->remove(RunId{QStringLiteral("a")}));

    QVERIFY(store->list()->isEmpty());
    QCOMPARE(store->load(RunId{QStringLiteral("a")}).error().code, Errc::NotFound);
    RawDatabase raw(file());
    for (const auto *table : {"coordinated_runs", "coordinated_phases", "coordinated_runners", "latency_series",
                              "coordinated_warnings", "coordinated_thresholds", "coordinated_demo_counts"})
        QCOMPARE(raw.value(QStringLiteral("SELECT count(*) FROM ") + QLatin1String(table)), QVariant(0));
}

void TestRunStore::unknownRunIsNotFound()
{
    auto store = opened();
    const RunId unknown{QStringLiteral("nope")};
    QCOMPARE(store->load(unknown).error().code, Errc::NotFound);
    QCOMPARE(store->load(unknown).error().subject, unknown.value);
    QCOMPARE(store->remove(unknown).error().code, Errc::NotFound);
}

void TestRunStore::twoPhasesOfOneNameAreRefused()
{
    auto store = opened();
    RunRecord run = test::filledRun(QStringLiteral("a"));
    QVERIFY(store->save(run));
    RunRecord wrong = run;
    wrong.phases[0].phase = PhaseName::Main;
    wrong.fleet = QStringLiteral("elsewhere");

    const auto saved = store->save(wrong);

    QVERIFY(!saved);
    QCOMPARE(saved.error().code, Errc::Internal);
    QVERIFY(test::isAsSaved(*store->load(run.id), run)); // nothing of it stayed
}

void TestRunStore::laterProgramsWordHidesItsRunOnly_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<bool>("isListed");
    QTest::addRow("outcome") << QStringLiteral("UPDATE coordinated_runs SET outcome = 'teleported' WHERE id = 'a'")
                             << false;
    QTest::addRow("reason") << QStringLiteral("UPDATE coordinated_runners SET reason_code = 'x' WHERE run_id = 'a'")
                            << true;
    QTest::addRow("check") << QStringLiteral("UPDATE coordinated_warnings SET preflight_check = "
                                             "'{\"id\":\"x\",\"level\":\"ok\",\"values\":[]}' WHERE run_id = 'a'")
                           << true;
    QTest::addRow("phase") << QStringLiteral("UPDATE latency_series SET phase = 'cooldown' WHERE run_id = 'a'") << true;
}

void TestRunStore::laterProgramsWordHidesItsRunOnly()
{
    QFETCH(const QString, change);
    QFETCH(const bool, isListed);
    auto store = opened();
    QVERIFY(store->save(test::filledRun(QStringLiteral("a"))));
    QVERIFY(store->save(test::filledRun(QStringLiteral("b"))));
    QVERIFY(RawDatabase(file()).exec(change));

    if (!isListed)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("\"a\" left out.*teleported")));
    QCOMPARE(ids(*store->list()),
             isListed ? QStringList({QStringLiteral("b"), QStringLiteral("a")}) : QStringList({QStringLiteral("b")}));
    const auto loaded = store->load(RunId{QStringLiteral("a")});
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, Errc::Unsupported);
    QCOMPARE(loaded.error().subject, QStringLiteral("a"));
    QVERIFY(store->load(RunId{QStringLiteral("b")}));
}

void TestRunStore::damagedListIsSaidNotGuessed()
{
    auto store = opened();
    QVERIFY(store->save(test::filledRun(QStringLiteral("a"))));
    for (const auto *text : {"[\"cut", "null", "{}", ""}) {
        QVERIFY(RawDatabase(file()).exec(
            QStringLiteral("UPDATE coordinated_runs SET env_names = '%1'").arg(QLatin1String(text))));
        const auto loaded = store->load(RunId{QStringLiteral("a")});
        QVERIFY(!loaded);
        QVERIFY(loaded.error().what.contains(QStringLiteral("env_names")));
    }
}

void TestRunStore::thousandRunnersComeBack()
{
    auto store = opened();
    RunRecord run = test::largeRun(QStringLiteral("a"), 1000, 600);
    QVERIFY(store->save(run));
    test::goOn(run, 2);
    QVERIFY(store->save(run));
    QVERIFY(test::isAsSaved(*store->load(run.id), run));
    QCOMPARE(store->list()->at(0).requests.value_or(0), run.phase(PhaseName::Main)->totals()->requests);
}

void TestRunStore::historyFollowsXdgDataHome()
{
    const QByteArray before = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_dir->path()));
    const QString found = defaultHistoryFile();
    QCoreApplication::setApplicationName(QStringLiteral("another program"));
    const QString foundByAnother = defaultHistoryFile();
    before.isNull() ? qunsetenv("XDG_DATA_HOME") : qputenv("XDG_DATA_HOME", before);
    QCOMPARE(found, m_dir->filePath(QStringLiteral("largada/history.db")));
    QCOMPARE(foundByAnother, found);
}

void TestRunStore::runKeepsItsNumber()
{
    auto store = opened();
    RunRecord first = test::plainRun(QStringLiteral("a"), 10);
    RunRecord second = test::plainRun(QStringLiteral("b"), 5);
    QCOMPARE(*store->save(first), 1);
    QCOMPARE(*store->save(second), 2);
    first.number = 7; // the store's own counts
    first.settings.runners = 9;
    QCOMPARE(*store->save(first), 1);
    QCOMPARE(store->load(first.id)->number, 1);
    QCOMPARE(store->load(second.id)->number, 2);
    QVERIFY(store->remove(first.id));
    QCOMPARE(*store->save(test::plainRun(QStringLiteral("c"))), 3);
}

void TestRunStore::pruneKeepsWhatIsWanted_data()
{
    QTest::addColumn<std::optional<int>>("minute"); // runs begun before
    QTest::addColumn<std::optional<int>>("keep");
    QTest::addColumn<QString>("left");
    QTest::addRow("no limit") << std::optional<int>() << std::optional<int>() << QStringLiteral("edcba");
    QTest::addRow("age") << std::optional(3) << std::optional<int>() << QStringLiteral("edca");
    QTest::addRow("count") << std::optional<int>() << std::optional(2) << QStringLiteral("eda");
    QTest::addRow("both") << std::optional(2) << std::optional(4) << QStringLiteral("edcba");
    QTest::addRow("none kept") << std::optional<int>() << std::optional(0) << QStringLiteral("a");
}

void TestRunStore::pruneKeepsWhatIsWanted()
{
    QFETCH(const std::optional<int>, minute);
    QFETCH(const std::optional<int>, keep);
    QFETCH(const QString, left);
    auto store = opened();
    for (int i = 0; i < 5; ++i) {
        RunRecord run = test::plainRun(QString(QChar(u'a' + i)), i + 1);
        if (i == 0) { // the oldest is still written
            run.outcome = Outcome::Running;
            run.startedAt += std::chrono::seconds(1);
        }
        QVERIFY(store->save(run));
    }
    std::optional<WallTime> before;
    if (minute)
        before = test::plainRun(QStringLiteral("x"), *minute).startedAt;
    QCOMPARE(*store->count(), 5);

    const auto pruned = store->prune(before, keep);

    QVERIFY(pruned);
    QString ids;
    const auto runs = store->list();
    for (const RunSummary &run : *runs)
        ids += run.id.value;
    QCOMPARE(ids, left);
    QCOMPARE(*pruned, 5 - left.size());
    QCOMPARE(*store->count(), left.size());
}

void TestRunStore::stampTellsOfOtherWriters()
{
    auto store = opened();
    auto other = opened();
    const qint64 before = *store->stamp();
    QVERIFY(store->save(test::plainRun(QStringLiteral("a"))));
    QCOMPARE(*store->stamp(), before);
    QVERIFY(other->save(test::plainRun(QStringLiteral("b"))));
    QVERIFY(*store->stamp() != before);
}

QTEST_GUILESS_MAIN(TestRunStore)
#include "tst_run_store.moc"
