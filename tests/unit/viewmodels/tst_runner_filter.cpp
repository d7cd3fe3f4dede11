// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QTest>

#include "model_mirror.h"
#include "sample_rows.h"
#include "text/language.h"
#include "viewmodels/runner_filter.h"

using namespace largada;
using namespace largada::test;
using namespace largada::viewmodels;
using fleet::ReasonCode;
using fleet::RunnerRow;
using fleet::RunnerState;

namespace
{

struct Filtered {
    Filtered()
    {
        RunnerRow first = runnerRow(1, RunnerState::Ready);
        first.requests = 10;
        first.failed = 5;
        RunnerRow second = runnerRow(2, RunnerState::Failed, {ReasonCode::DiskFull, QStringLiteral("No Space Left")});
        second.requests = 100;
        second.failed = 10;
        second.exitCode = 104;
        RunnerRow third = runnerRow(3, RunnerState::Creating, {ReasonCode::Starting});
        third.since = wallTime();
        model.setRows({first, second, third});
    }

    QString shown() const
    {
        QStringList names;
        for (int row = 0; row < filter.rowCount(); ++row)
            names << filter.index(row, RunnerModel::Name).data().toString().mid(7);
        return names.join(QLatin1Char(' '));
    }

    RunnerModel model;
    RunnerFilter filter{model};
    QAbstractItemModelTester tester{&filter, QAbstractItemModelTester::FailureReportingMode::QtTest};
    ModelMirror mirror{filter};
};

} // namespace

class TestRunnerFilter : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        text::installLanguage(*qApp, text::Language::English);
    }

    void everythingIsShownInTheFleetsOrderAtFirst()
    {
        const Filtered rows;
        QCOMPARE(rows.shown(), QStringLiteral("01 02 03"));
    }

    void onlyProblemsAreShownOnRequest()
    {
        Filtered rows;
        QVERIFY(!rows.filter.isFiltering());
        rows.filter.showProblemsOnly(wallTime());
        QCOMPARE(rows.shown(), QStringLiteral("02"));
        QVERIFY(rows.filter.isFiltering());
        QVERIFY(rows.filter.accepts(1));
        QVERIFY(!rows.filter.accepts(2));
        rows.filter.showProblemsOnly({});
        QCOMPARE(rows.shown(), QStringLiteral("01 02 03"));
        QCOMPARE(rows.mirror.lines(), printModel(rows.filter));
    }

    void aResortIsTold()
    {
        Filtered rows;
        int told = 0;
        connect(&rows.filter, &RunnerFilter::refiltered, &rows.filter, [&told] { ++told; });
        rows.filter.setText(QStringLiteral("space"));
        rows.filter.setText(QStringLiteral("space")); // as it was
        QCOMPARE(told, 1);
        rows.filter.resort();
        QCOMPARE(told, 2);
    }

    void onlyTheStatesAskedForAreShown()
    {
        Filtered rows;
        rows.filter.showStates({RunnerState::Failed, RunnerState::Creating});
        QCOMPARE(rows.shown(), QStringLiteral("02 03"));
        rows.filter.showStates({RunnerState::Done});
        QCOMPARE(rows.shown(), QString());
        rows.filter.showStates({});
        QCOMPARE(rows.shown(), QStringLiteral("01 02 03"));
        QCOMPARE(rows.mirror.lines(), printModel(rows.filter));
    }

    void textIsLookedForInNameAndReason_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("empty") << QString() << "01 02 03";
        QTest::newRow("blanks") << QStringLiteral("  ") << "01 02 03";
        QTest::newRow("name") << QStringLiteral("runner-03") << "03";
        QTest::newRow("name, capitals, blanks around") << QStringLiteral(" RUNNER-0 ") << "01 02 03";
        QTest::newRow("words of the reason") << QStringLiteral("no space LEFT") << "02";
        QTest::newRow("our sentence") << QStringLiteral("k6 is starting") << "03";
        QTest::newRow("nothing has it") << QStringLiteral("runner-9") << "";
        QTest::newRow("no pattern") << QStringLiteral("runner.0") << "";
    }
    void textIsLookedForInNameAndReason()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        Filtered rows;
        rows.filter.setText(text);
        QCOMPARE(rows.shown(), shown);
        QCOMPARE(rows.mirror.lines(), printModel(rows.filter));
    }

    void textIsLookedForInTheLanguageShown()
    {
        Filtered rows;
        text::installLanguage(*qApp, text::Language::Portuguese);
        rows.model.retranslate();
        rows.filter.setText(QStringLiteral("O k6 está iniciando"));
        QCOMPARE(rows.shown(), QStringLiteral("03"));
    }

    void podsAreFoundByTheirNodeAndSortedByWhatIsTheirs()
    {
        Filtered rows;
        RunnerRow first = podRow(1), second = podRow(2);
        first.restarts = 1;
        first.podStatus = QStringLiteral("Running");
        second.node = QStringLiteral("w-03");
        second.createdAt = wallTime(-60);
        rows.model.setRows({first, second, runnerRow(3)});
        rows.filter.setText(QStringLiteral("W-17"));
        QCOMPARE(rows.shown(), QStringLiteral("01"));
        rows.filter.setText({});
        const auto sorted = [&rows](int column) {
            rows.filter.sort(column, Qt::AscendingOrder);
            return rows.shown();
        };
        QCOMPARE(sorted(RunnerModel::Node), QStringLiteral("03 02 01"));
        QCOMPARE(sorted(RunnerModel::PodStatus), QStringLiteral("03 02 01"));
        QCOMPARE(sorted(RunnerModel::Restarts), QStringLiteral("03 01 02"));
        QCOMPARE(sorted(RunnerModel::Age), QStringLiteral("03 01 02"));
    }

    void anotherModelIsFilteredByTheSameWishes()
    {
        Filtered rows;
        rows.filter.setText(QStringLiteral("runner-02"));
        rows.filter.sort(RunnerModel::Name, Qt::DescendingOrder);
        RunnerModel other;
        other.setRows({runnerRow(2), runnerRow(4), runnerRow(21)});
        rows.filter.setModel(other);
        QCOMPARE(&rows.filter.model(), &other);
        QCOMPARE(rows.shown(), QStringLiteral("02"));
        rows.filter.setText({});
        QCOMPARE(rows.shown(), QStringLiteral("21 04 02"));
        other.setRows({});
        QCOMPARE(rows.filter.rowCount(), 0);
        rows.filter.setModel(rows.model);
        QCOMPARE(rows.shown(), QStringLiteral("03 02 01"));
        QCOMPARE(rows.mirror.lines(), printModel(rows.filter));
    }

    void stateAndTextBothCount()
    {
        Filtered rows;
        rows.filter.showStates({RunnerState::Failed, RunnerState::Ready});
        rows.filter.setText(QStringLiteral("-02"));
        QCOMPARE(rows.shown(), QStringLiteral("02"));
    }

    void everyColumnSortsByItsRawValue_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("shown");
        QTest::newRow("state") << int(RunnerModel::State) << "03 01 02";
        QTest::newRow("name") << int(RunnerModel::Name) << "01 02 03";
        QTest::newRow("requests, none first") << int(RunnerModel::Requests) << "03 01 02";
        QTest::newRow("fails, as a share") << int(RunnerModel::Fails) << "03 02 01";
        QTest::newRow("exit code") << int(RunnerModel::ExitCode) << "01 03 02";
        QTest::newRow("since") << int(RunnerModel::Since) << "01 02 03";
        QTest::newRow("all the same") << int(RunnerModel::Memory) << "01 02 03";
        QTest::newRow("phase") << int(RunnerModel::Phase) << "01 02 03";
        QTest::newRow("reason") << int(RunnerModel::Reason) << "01 03 02";
    }
    void everyColumnSortsByItsRawValue()
    {
        QFETCH(int, column);
        QFETCH(QString, shown);
        Filtered rows;
        rows.filter.sort(column, Qt::AscendingOrder);
        QCOMPARE(rows.shown(), shown);
        QCOMPARE(rows.mirror.lines(), printModel(rows.filter));
    }

    void rowsKeepTheirPlacesUntilTheyAreSortedAgain()
    {
        Filtered rows;
        rows.filter.sort(RunnerModel::State, Qt::AscendingOrder);
        rows.filter.showStates({RunnerState::Creating, RunnerState::Ready, RunnerState::Failed});
        rows.model.apply({{runnerRow(3, RunnerState::Done), runnerRow(1, RunnerState::Failed)}, {}});
        QCOMPARE(rows.shown(), QStringLiteral("03 01 02"));
        QCOMPARE(rows.mirror.lines(), printModel(rows.filter)); // what they say is not old
        rows.filter.resort();
        QCOMPARE(rows.shown(), QStringLiteral("01 02"));
    }

    void indexesKeptByAViewStayOnTheirRunner()
    {
        Filtered rows;
        const QPersistentModelIndex second(rows.filter.index(1, RunnerModel::Name));
        const QPersistentModelIndex first(rows.filter.index(0, RunnerModel::Name));
        rows.filter.setText(QStringLiteral("-02"));
        QCOMPARE(second.row(), 0);
        QCOMPARE(second.data().toString(), QStringLiteral("runner-02"));
        QVERIFY(!first.isValid());
    }
};

QTEST_GUILESS_MAIN(TestRunnerFilter)
#include "tst_runner_filter.moc"
