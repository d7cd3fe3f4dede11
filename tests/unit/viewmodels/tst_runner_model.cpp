// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <ctime>

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "model_mirror.h"
#include "sample_rows.h"
#include "text/language.h"
#include "viewmodels/runner_filter.h"
#include "viewmodels/runner_model.h"

using namespace largada;
using namespace largada::test;
using namespace largada::viewmodels;
using fleet::PhaseName;
using fleet::ReasonCode;
using fleet::RunnerRow;
using fleet::RunnerRowChanges;
using fleet::RunnerState;

namespace
{

// A model as every test has it: watched from the beginning.
struct Watched {
    RunnerModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    ModelMirror mirror{model};
};

QVector<RunnerRow> fleetOf(int count)
{
    QVector<RunnerRow> rows;
    for (int i = 1; i <= count; ++i)
        rows.push_back(runnerRow(i));
    return rows;
}

QString ranges(const QSignalSpy &changes)
{
    QStringList all;
    for (const auto &change : changes)
        all << QStringLiteral("%1-%2").arg(change.at(0).toModelIndex().row()).arg(change.at(1).toModelIndex().row());
    return all.join(QLatin1Char(' '));
}

RunnerRow busyRow()
{
    RunnerRow row = runnerRow(2, RunnerState::InLoad);
    row.phase = PhaseName::Main;
    row.vus = 1500;
    row.plannedVus = 2000;
    row.requests = 1'234'567;
    row.failed = 61'729;
    row.cpuPercent = 181.6;
    row.rssMb = 1042.4;
    row.since = wallTime();
    return row;
}

RunnerRow lostRow()
{
    RunnerRow row = runnerRow(3, RunnerState::Failed, {ReasonCode::Killed, {}, 9});
    row.plannedVus = 5;
    row.requests = 0;
    row.exitCode = 137;
    row.since = wallTime(61);
    return row;
}

} // namespace

class TestRunnerModel : public QObject
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

    void ratesAreOfTheTimeThatTheRequestsTook()
    {
        Watched watched;
        RunnerRow row = runnerRow(1, RunnerState::InLoad);
        row.since = wallTime();
        watched.model.setNow(wallTime(1));
        watched.model.setRows({row});
        QCOMPARE(watched.model.requestsPerSecond(0), std::nullopt); // nothing was read yet
        row.requests = 400;
        watched.model.setNow(wallTime(10));
        watched.model.apply({{row}, {}});
        QCOMPARE(watched.model.requestsPerSecond(0), std::optional(40.0));
        row.vus = 3; // no new reading
        watched.model.setNow(wallTime(20));
        watched.model.apply({{row}, {}});
        QCOMPARE(watched.model.requestsPerSecond(0), std::optional(40.0));
        row.state = RunnerState::Done;
        row.requests = 1000;
        row.since = wallTime(50);
        watched.model.setNow(wallTime(90));
        watched.model.apply({{row}, {}});
        QCOMPARE(watched.model.requestsPerSecond(0), std::optional(20.0));
        row.phase = PhaseName::Main; // another load
        row.state = RunnerState::Creating;
        watched.model.apply({{row}, {}});
        QCOMPARE(watched.model.requestsPerSecond(0), std::nullopt);
    }

    void cellsReadInBothLanguages()
    {
        Watched watched;
        RunnerRow waiting = runnerRow(1, RunnerState::Creating, {ReasonCode::InitialisingVus, {}, 3, 5});
        waiting.vus = 3;
        waiting.plannedVus = 5;
        RunnerRow busy = busyRow();
        busy.startMs = 6.4;
        busy.p95Ms = 49.5;
        watched.model.setNow(wallTime(10));
        watched.model.setRows({waiting, busy, lostRow()});
        const QStringList english{
            QStringLiteral("Creating | runner-01 | Warm-up | k6 is initialising its VUs: 3 of 5 are ready. Wait for "
                           "the rest. | 3 of 5 | – | – | – | – | – | – | – | – | – | – | – | – | –"),
            QStringLiteral(
                "In load | runner-02 | Main |  | 1,500 of 2,000 | 6.40 ms | 1,234,567 | 123,457 | 49.5 ms | 5.0% | "
                "182% | 1,042 MB | – | 14:05:09 | – | – | – | –"),
            QStringLiteral("Failed | runner-03 | Warm-up | k6 was killed by signal 9, as happens when memory runs out. "
                           "Free memory, or use fewer VUs or runners. | – | – | 0 | – | – | – | – | – | 137 | 14:06:10 "
                           "| – | – | – | –")};
        QCOMPARE(printModel(watched.model), english);
        QCOMPARE(printHeader(watched.model),
                 QStringLiteral(
                     "State | Runner | Phase | Reason | VUs | Start offset | Requests | Req/s | p95 | Fails | CPU | "
                     "Memory | Exit code | Since | Node | Status | Restarts | Age"));

        QSignalSpy changes(&watched.model, &QAbstractItemModel::dataChanged);
        QSignalSpy headers(&watched.model, &QAbstractItemModel::headerDataChanged);
        text::installLanguage(*qApp, text::Language::Portuguese);
        watched.model.retranslate();
        QCOMPARE(ranges(changes), QStringLiteral("0-2"));
        QCOMPARE(headers.size(), 1);
        const QStringList portuguese = printModel(watched.model);
        QCOMPARE(portuguese.at(1), QStringLiteral("Em carga | runner-02 | Principal |  | 1.500 de 2.000 | 6,40 ms | "
                                                  "1.234.567 | 123.457 | 49,5 ms | 5,0% | 182% | 1.042 MB | – | "
                                                  "14:05:09 | – | – | – | –"));
        QCOMPARE(watched.mirror.lines(), portuguese);
        QCOMPARE(printHeader(watched.model),
                 QStringLiteral(
                     "Estado | Runner | Fase | Motivo | VUs | Atraso na largada | Requisições | Req/s | p95 | Falhas | "
                     "CPU | Memória | Código de saída | Desde | Nó | Status | Reinícios | Idade"));
        QVERIFY(!printHeader(watched.model, Qt::ToolTipRole).contains(QStringLiteral("Highest")));

        text::installLanguage(*qApp, text::Language::English);
        watched.model.retranslate();
        QCOMPARE(printModel(watched.model), english);
        QCOMPARE(watched.mirror.lines(), english);
    }

    void podsSayWhereTheyAre()
    {
        Watched watched;
        QSignalSpy headers(&watched.model, &QAbstractItemModel::headerDataChanged);
        watched.model.setNow(wallTime(570));
        watched.model.setRows({runnerRow(1)});
        QVERIFY(!watched.model.arePods());
        QCOMPARE(watched.model.headerData(RunnerModel::Name, Qt::Horizontal).toString(), QStringLiteral("Runner"));
        const auto cells = [&watched] {
            return printRow(watched.model, 0).section(QStringLiteral(" | "), RunnerModel::Node);
        };
        watched.model.apply({{podRow(1)}, {}});
        QVERIFY(watched.model.arePods());
        QCOMPARE(headers.size(), 1);
        QCOMPARE(watched.model.headerData(RunnerModel::Name, Qt::Horizontal).toString(), QStringLiteral("Pod"));
        QCOMPARE(cells(), QStringLiteral("w-17 | Init:0/1 | 2 | 9 min 30 s"));
        QCOMPARE(watched.model.index(0, RunnerModel::Restarts).data(SortRole).toInt(), 2);
        QCOMPARE(watched.model.index(0, RunnerModel::Age).data(SortRole).toLongLong(), 570'000LL);
        QVERIFY(watched.model.matches(0, QStringLiteral("w-17")));
        RunnerRow moved = podRow(1);
        moved.node = QStringLiteral("W-18");
        watched.model.apply({{moved}, {}});
        QVERIFY(watched.model.matches(0, QStringLiteral("w-18")) && !watched.model.matches(0, QStringLiteral("w-17")));
        watched.model.apply({{}, {runnerId(1)}});
        QVERIFY(!watched.model.arePods());
        QCOMPARE(headers.size(), 2);
    }

    void agesGoOn()
    {
        Watched watched;
        watched.model.setNow(wallTime(10));
        watched.model.setRows({podRow(1), podRow(2)});
        QSignalSpy changes(&watched.model, &QAbstractItemModel::dataChanged);
        watched.model.refreshAges(wallTime(45));
        QCOMPARE(watched.model.index(1, RunnerModel::Age).data().toString(), QStringLiteral("45 s"));
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.first().at(0).toModelIndex().column(), int(RunnerModel::Age));
        QCOMPARE(watched.mirror.lines(), printModel(watched.model));
        watched.model.setRows({runnerRow(1)});
        watched.model.refreshAges(wallTime(60));
        QCOMPARE(changes.size(), 1); // what has no age does not grow older
    }

    void everyStateReadsInBothLanguages()
    {
        RunnerModel model;
        QVector<RunnerRow> rows;
        for (const RunnerState state : fleet::allRunnerStates)
            rows.push_back(runnerRow(static_cast<int>(state), state));
        model.setRows(rows);
        const auto states = [&model] {
            QStringList all;
            for (int row = 0; row < model.rowCount(); ++row)
                all << model.index(row, RunnerModel::State).data().toString();
            return all.join(QStringLiteral(", "));
        };
        QCOMPARE(states(), QStringLiteral("Pending, Creating, Ready (paused), Warming up, In load, Done, Failed"));
        text::installLanguage(*qApp, text::Language::Portuguese);
        QCOMPARE(states(), QStringLiteral("Aguardando nó, Criando, Pronto (pausado), Aquecendo, Em carga, Concluído, "
                                          "Falhou"));
    }

    void screenReadersHearTheRow()
    {
        RunnerModel model;
        model.setRows({busyRow(), lostRow()});
        const auto heard = [&model](int row, int column) {
            return model.index(row, column).data(Qt::AccessibleTextRole).toString();
        };
        QCOMPARE(heard(0, RunnerModel::Name), QStringLiteral("runner-02, In load, Main"));
        QCOMPARE(heard(0, RunnerModel::Requests), QStringLiteral("Requests: 1,234,567"));
        QVERIFY(heard(1, RunnerModel::State).startsWith(QStringLiteral("runner-03, Failed, Warm-up: k6 was killed")));
    }

    void rawValuesStateAndIdHaveRoles()
    {
        RunnerModel model;
        model.setRows({busyRow(), lostRow()});
        const QModelIndex fails = model.index(0, RunnerModel::Fails);
        QCOMPARE(fails.data(SortRole).toDouble(), 61'729.0 / 1'234'567.0);
        QCOMPARE(model.index(0, RunnerModel::Requests).data(SortRole).toLongLong(), 1'234'567LL);
        QCOMPARE(fails.data(StateRole).toInt(), static_cast<int>(RunnerState::InLoad));
        QCOMPARE(fails.data(IdRole).toString(), QStringLiteral("runner-02"));
        QVERIFY(!model.index(1, RunnerModel::Fails).data(SortRole).isValid());
        QVERIFY(!model.index(0, RunnerModel::ExitCode).data(SortRole).isValid());
        QCOMPARE(model.roleNames().value(StateRole), QByteArray("state"));
    }

    void moreThanFivePercentIsOverTheLimit_data()
    {
        QTest::addColumn<qint64>("requests");
        QTest::addColumn<qint64>("failed");
        QTest::addColumn<bool>("over");
        QTest::newRow("none") << qint64(0) << qint64(0) << false;
        QTest::newRow("exactly") << qint64(10'000) << qint64(500) << false;
        QTest::newRow("5.01%") << qint64(10'000) << qint64(501) << true;
        QTest::newRow("1 of 19") << qint64(19) << qint64(1) << true;
        QTest::newRow("1 of 21") << qint64(21) << qint64(1) << false;
        QTest::newRow("huge") << std::numeric_limits<qint64>::max() << std::numeric_limits<qint64>::max() << true;
    }
    void moreThanFivePercentIsOverTheLimit()
    {
        QFETCH(qint64, requests);
        QFETCH(qint64, failed);
        QFETCH(bool, over);
        RunnerRow row = runnerRow(1);
        row.requests = requests;
        row.failed = failed;
        RunnerModel model;
        model.setRows({row});
        QCOMPARE(model.index(0, 0).data(OverLimitRole).toBool(), over);
    }

    void changedRowsAreAnnouncedAsRanges()
    {
        Watched watched;
        watched.model.setRows(fleetOf(20));
        QSignalSpy changes(&watched.model, &QAbstractItemModel::dataChanged);
        RunnerRowChanges delta;
        for (const int number : {9, 3, 4, 2}) {
            RunnerRow row = runnerRow(number);
            row.vus = 7;
            delta.changed.push_back(row);
        }
        delta.changed.push_back(runnerRow(15)); // as it was
        watched.model.apply(delta);
        QCOMPARE(ranges(changes), QStringLiteral("1-3 8-8"));
        const auto roles = changes.first().at(2).value<QList<int>>();
        QVERIFY(roles.contains(Qt::DisplayRole) && roles.contains(SortRole));
        QVERIFY(!roles.contains(StateRole)); // no state did
        changes.clear();
        watched.model.apply({{runnerRow(5, RunnerState::Ready)}, {}});
        QVERIFY(changes.first().at(2).value<QList<int>>().contains(StateRole));
        QCOMPARE(watched.mirror.lines(), printModel(watched.model));
    }

    void overHalfOfTheRowsIsOneRange()
    {
        Watched watched;
        watched.model.setRows(fleetOf(9));
        QSignalSpy changes(&watched.model, &QAbstractItemModel::dataChanged);
        RunnerRowChanges delta;
        for (int number = 1; number <= 9; number += 2)
            delta.changed.push_back(runnerRow(number, RunnerState::Ready));
        watched.model.apply(delta);
        QCOMPARE(ranges(changes), QStringLiteral("0-8"));
    }

    void sameRowsSayNothing()
    {
        Watched watched;
        watched.model.setRows(fleetOf(3));
        QSignalSpy changes(&watched.model, &QAbstractItemModel::dataChanged);
        QSignalSpy counts(&watched.model, &RunnerModel::countsChanged);
        watched.model.apply({fleetOf(3), {}});
        watched.model.apply({});
        QCOMPARE(changes.size(), 0);
        QCOMPARE(counts.size(), 0);
    }

    void newRowsComeInOneBlockAndRemovedOnesGoFromTheEnd()
    {
        Watched watched;
        watched.model.setRows(fleetOf(6));
        QSignalSpy inserted(&watched.model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&watched.model, &QAbstractItemModel::rowsRemoved);
        watched.model.apply({{runnerRow(7), runnerRow(8), runnerRow(7, RunnerState::Ready)},
                             {runnerId(2), runnerId(5), runnerId(6), runnerId(5), runnerId(99)}});
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(removed.size(), 2);
        QCOMPARE(removed.at(0).at(1).toInt(), 4);
        QCOMPARE(removed.at(0).at(2).toInt(), 5);
        QCOMPARE(removed.at(1).at(1).toInt(), 1);
        QStringList names;
        for (const RunnerRow &row : watched.model.rows())
            names << row.id.value;
        QCOMPARE(names,
                 QStringList({QStringLiteral("runner-01"), QStringLiteral("runner-03"), QStringLiteral("runner-04"),
                              QStringLiteral("runner-07"), QStringLiteral("runner-08")}));
        QCOMPARE(watched.model.row(3).state, RunnerState::Ready); // given twice: the last counts
        QCOMPARE(watched.model.indexOf(runnerId(8)), 4);
        QCOMPARE(watched.model.indexOf(runnerId(2)), -1);
    }

    void anotherFleetResets()
    {
        Watched watched;
        watched.model.setRows(fleetOf(3));
        QSignalSpy resets(&watched.model, &QAbstractItemModel::modelReset);
        watched.model.setRows({lostRow()});
        QCOMPARE(resets.size(), 1);
        QCOMPARE(watched.model.count(RunnerState::Creating), 0);
        QCOMPARE(watched.model.count(RunnerState::Failed), 1);
        watched.model.setRows({});
        QCOMPARE(watched.model.rowCount(), 0);
        QCOMPARE(watched.model.indexOf(runnerId(3)), -1);
    }

    void manyReasonsAreNotKeptForEver()
    {
        RunnerModel model;
        model.setRows(fleetOf(1));
        for (int i = 0; i < 10'000; ++i)
            model.apply({{runnerRow(1, RunnerState::Creating, {ReasonCode::LinkLost, QString::number(i)})}, {}});
        QVERIFY(model.index(0, RunnerModel::Reason).data().toString().contains(QStringLiteral("9999")));
        QVERIFY(model.matches(0, QStringLiteral("9999")));
        QVERIFY(!model.matches(0, QStringLiteral("9998")));
    }

    void randomChangesGiveWhatANaiveListGives()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        Watched watched;
        RunnerFilter filter(watched.model);
        const QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const ModelMirror filterMirror(filter);
        filter.showStates({RunnerState::Creating, RunnerState::Failed});
        filter.sort(RunnerModel::Vus, Qt::DescendingOrder);
        std::vector<RunnerRow> naive;
        for (int round = 0; round < 1000; ++round) {
            const RunnerRowChanges delta = randomDelta(random);
            applyNaively(naive, delta);
            watched.model.apply(delta);
            QVERIFY(watched.model.rows() == naive);
            QCOMPARE(watched.mirror.lines(), printModel(watched.model));
            QCOMPARE(filterMirror.lines(), printModel(filter));
            for (const RunnerState state : fleet::allRunnerStates) {
                const auto count = std::count_if(naive.cbegin(), naive.cend(),
                                                 [state](const RunnerRow &row) { return row.state == state; });
                QCOMPARE(watched.model.count(state), static_cast<int>(count));
            }
            for (int i = 0; i < static_cast<int>(naive.size()); ++i)
                QCOMPARE(watched.model.indexOf(naive[static_cast<size_t>(i)].id), i);
            if (round % 10 != 0)
                continue;
            filter.resort();
            QCOMPARE(shownIds(filter), naivelyShown(naive));
        }
        QVERIFY(!naive.empty());
    }

private:
    static RunnerRowChanges randomDelta(QRandomGenerator &random)
    {
        RunnerRowChanges delta;
        const int changes = random.bounded(12);
        for (int i = 0; i < changes; ++i) {
            RunnerRow row = runnerRow(random.bounded(40), static_cast<RunnerState>(random.bounded(7)));
            row.vus = random.bounded(5);
            if (random.bounded(3) == 0)
                row.reason = {ReasonCode::InitialisingVus, {}, random.bounded(3), 3};
            delta.changed.push_back(row);
        }
        if (random.bounded(4) == 0) {
            for (int i = 0; i < random.bounded(6); ++i)
                delta.removed.push_back(runnerId(random.bounded(40)));
        }
        return delta;
    }
    static void applyNaively(std::vector<RunnerRow> &rows, const RunnerRowChanges &delta)
    {
        std::erase_if(rows, [&delta](const RunnerRow &row) { return delta.removed.contains(row.id); });
        for (const RunnerRow &changed : delta.changed) {
            const auto it = std::find_if(rows.begin(), rows.end(),
                                         [&changed](const RunnerRow &row) { return row.id == changed.id; });
            if (it == rows.end())
                rows.push_back(changed);
            else
                *it = changed;
        }
    }
    static QStringList shownIds(const QAbstractItemModel &model)
    {
        QStringList ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids << model.index(row, 0).data(IdRole).toString();
        return ids;
    }
    static QStringList naivelyShown(std::vector<RunnerRow> rows)
    {
        std::erase_if(rows, [](const RunnerRow &row) {
            return row.state != RunnerState::Creating && row.state != RunnerState::Failed;
        });
        std::stable_sort(rows.begin(), rows.end(),
                         [](const RunnerRow &a, const RunnerRow &b) { return a.vus > b.vus; });
        QStringList ids;
        for (const RunnerRow &row : rows)
            ids << row.id.value;
        return ids;
    }
};

QTEST_GUILESS_MAIN(TestRunnerModel)
#include "tst_runner_model.moc"
