// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QTest>

#include "fleet/runner_row.h"
#include "sample_record.h"
#include "support/print_model.h"
#include "text/language.h"
#include "viewmodels/run_report_model.h"

using namespace largada;
using namespace largada::test;
using namespace largada::viewmodels;

namespace
{

struct Watched {
    RunReportModel model;
    RunReportFilter filter{model};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester filterTester{&filter, QAbstractItemModelTester::FailureReportingMode::QtTest};

    QString shown() const
    {
        QStringList rows;
        for (int row = 0; row < filter.rowCount(); ++row)
            rows << filter.index(row, RunReportModel::Runner).data().toString().right(1) +
                        filter.index(row, RunReportModel::Phase).data().toString().left(1);
        return rows.join(QLatin1Char(' '));
    }
};

} // namespace

class TestRunReportModel : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        text::installLanguage(*qApp, text::Language::English);
    }

    void rowsReadInBothLanguages()
    {
        Watched watched;
        fleet::RunRecord run = sampleRecord();
        lose(run, 1, 41, {fleet::ReasonCode::ScriptFailed, {}, 107});
        watched.model.setRun(run);
        QCOMPARE(watched.model.rowCount(), 6);
        QCOMPARE(
            printRow(watched.model, 0),
            QStringLiteral("runner-01 | Warm-up | 2.00 ms | 1,000 | 10.0% | 30.0 ms | 20% | 60 MB | 0, finished | "));
        QVERIFY(printRow(watched.model, 5)
                    .startsWith(QStringLiteral(
                        "runner-03 | Main | 6.00 ms | 20,000 | 0.30% | 130 ms | 60% | 60 MB | 107, script error | The "
                        "script failed")));
        text::installLanguage(*qApp, text::Language::Portuguese);
        watched.model.retranslate();
        QCOMPARE(printRow(watched.model, 0),
                 QStringLiteral("runner-01 | Aquecimento | 2,00 ms | 1.000 | 10,0% | 30,0 ms "
                                "| 20% | 60 MB | 0, concluído | "));
    }

    void everyExitCodeHasAWord_data()
    {
        QTest::addColumn<int>("code");
        for (const int code : {0, 97, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 137, 255, 42})
            QTest::addRow("%d", code) << code;
    }
    void everyExitCodeHasAWord()
    {
        QFETCH(int, code);
        Watched watched;
        fleet::RunRecord run = sampleRecord();
        run.phases[0].detail[0].exitCode = code;
        watched.model.setRun(run);
        const QString text = watched.model.index(0, RunReportModel::ExitCode).data().toString();
        QVERIFY2(text.startsWith(QStringLiteral("%1, ").arg(code)) && text.size() > 5, qPrintable(text));
    }

    void onlyRunnersWantedAreShown()
    {
        Watched watched;
        fleet::RunRecord run = sampleRecord();
        lose(run, 2, 41, {fleet::ReasonCode::Killed, {}, 9});
        watched.model.setRun(run);
        QCOMPARE(watched.shown(), QStringLiteral("1W 2W 3W 1M 2M 3M"));
        watched.filter.setOnlyLost(true);
        QCOMPARE(watched.shown(), QStringLiteral("2M 3M"));
        watched.filter.setText(QStringLiteral(" RUNNER-03"));
        QCOMPARE(watched.shown(), QStringLiteral("3M"));
        watched.filter.setOnlyLost(false);
        watched.filter.setText(QStringLiteral("signal 9"));
        QCOMPARE(watched.shown(), QStringLiteral("2M 3M"));
    }

    void columnsSortByRawValues()
    {
        Watched watched;
        fleet::RunRecord run = sampleRecord();
        run.phases[0].detail[1].latency.p95.reset();
        watched.model.setRun(run);
        watched.filter.sort(RunReportModel::P95, Qt::DescendingOrder);
        QCOMPARE(watched.shown(), QStringLiteral("3M 2M 1M 3W 1W 2W"));
        watched.filter.sort(RunReportModel::Start, Qt::AscendingOrder);
        QVERIFY(watched.shown().startsWith(QStringLiteral("1")));
    }

    void rolesSayWhatIsWrong()
    {
        Watched watched;
        fleet::RunRecord run = sampleRecord();
        lose(run, 1, 41, {});
        watched.model.setRun(run);
        QCOMPARE(watched.model.index(0, 0).data(StateRole).toInt(), int(fleet::RunnerState::Done));
        QCOMPARE(watched.model.index(5, 0).data(StateRole).toInt(), int(fleet::RunnerState::Failed));
        QCOMPARE(watched.model.index(0, 0).data(OverLimitRole).toBool(), true);
        QCOMPARE(watched.model.index(5, 0).data(OverLimitRole).toBool(), false);
        QCOMPARE(watched.model.index(5, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("runner-03, Main, 107, script error"));
    }
};

QTEST_GUILESS_MAIN(TestRunReportModel)
#include "tst_run_report_model.moc"
