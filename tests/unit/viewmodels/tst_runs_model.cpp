// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <ctime>

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "model_mirror.h"
#include "sample_rows.h"
#include "text/language.h"
#include "viewmodels/runs_filter.h"

using namespace largada;
using namespace largada::test;
using namespace largada::viewmodels;
using fleet::Outcome;
using store::RunSummary;

namespace
{

RunSummary runOf(int number, Outcome outcome = Outcome::Completed)
{
    RunSummary run;
    run.id = {QStringLiteral("20261123-14050%1-00aa").arg(number)};
    run.outcome = outcome;
    run.startedAt = wallTime(number * 3600LL);
    run.script = QStringLiteral("/home/ana/Testes/checkout-%1.js").arg(number);
    run.runners = number * 1000;
    run.number = number;
    return run;
}

RunSummary measured(int number, qint64 requests, qint64 failed, double spreadMs)
{
    RunSummary run = runOf(number);
    run.requests = requests;
    run.failed = failed;
    run.releaseBoundMs = spreadMs;
    run.maxVus = number * 500;
    run.p95Low = 140;
    run.p95High = 140 + number * 20;
    return run;
}

struct Watched {
    RunsModel model;
    RunsFilter filter{model};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester filterTester{&filter, QAbstractItemModelTester::FailureReportingMode::QtTest};
    ModelMirror mirror{model};

    QString shown() const
    {
        QStringList numbers;
        for (int row = 0; row < filter.rowCount(); ++row)
            numbers << filter.index(row, RunsModel::Script).data().toString().mid(9, 1);
        return numbers.join(QLatin1Char(' '));
    }
};

} // namespace

class TestRunsModel : public QObject
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

    void cellsReadInBothLanguages()
    {
        Watched watched;
        RunSummary missed = measured(2, 3'100'000, 24'800, 0.314);
        missed.thresholdsMissed = true;
        RunSummary partial = runOf(1, Outcome::Partial);
        partial.thresholdsMissed = true;
        watched.model.setRuns({missed, partial});
        const QStringList english{
            QStringLiteral(
                " | 2 | 11/23/2026 16:05:09 | checkout-2.js | Thresholds missed | 2,000 | 1,000 | 3,100,000 | "
                "140–180 ms | 0.80% | 0.31 ms"),
            QStringLiteral(" | 1 | 11/23/2026 15:05:09 | checkout-1.js | Partial | 1,000 | – | – | – | – | –")};
        QCOMPARE(printModel(watched.model), english);
        QCOMPARE(printHeader(watched.model),
                 QStringLiteral(" | # | Start | Script | Outcome | Runners | VUs | Requests | p95 | Fails | Spread"));

        text::installLanguage(*qApp, text::Language::Portuguese);
        watched.model.retranslate();
        const QStringList portuguese{
            QStringLiteral(" | 2 | 23/11/2026 16:05:09 | checkout-2.js | Limites não atingidos | 2.000 | 1.000 | "
                           "3.100.000 | 140–180 ms | 0,80% | 0,31 ms"),
            QStringLiteral(" | 1 | 23/11/2026 15:05:09 | checkout-1.js | Parcial | 1.000 | – | – | – | – | –")};
        QCOMPARE(watched.mirror.lines(), portuguese);
        QCOMPARE(printHeader(watched.model),
                 QStringLiteral(" | # | Início | Script | Resultado | Runners | VUs | Requisições | p95 | Falhas | "
                                "Dispersão"));
    }

    void datesOfThisYearLeaveItOut()
    {
        Watched watched;
        const RunSummary run = runOf(1);
        watched.model.setRuns({run}, run.startedAt + std::chrono::hours(24));
        const auto started = [&watched] { return watched.model.index(0, RunsModel::Started).data().toString(); };
        QCOMPARE(started(), QStringLiteral("11/23 15:05:09"));
        text::installLanguage(*qApp, text::Language::Portuguese);
        QCOMPARE(started(), QStringLiteral("23/11 15:05:09"));
        text::installLanguage(*qApp, text::Language::English);
        watched.model.setRuns({run}, run.startedAt + std::chrono::hours(24 * 365));
        QCOMPARE(started(), QStringLiteral("11/23/2026 15:05:09"));
    }

    void rolesGiveRawValuesAndWords()
    {
        Watched watched;
        watched.model.setRuns({measured(2, 1000, 51, 1.5), runOf(1, Outcome::Failed)});
        const auto of = [&watched](int row, int column, int role) {
            return watched.model.index(row, column).data(role);
        };
        QCOMPARE(of(0, RunsModel::Fails, SortRole).toDouble(), 0.051);
        QCOMPARE(of(0, RunsModel::Fails, OverLimitRole).toBool(), true);
        QCOMPARE(of(1, RunsModel::Fails, OverLimitRole).toBool(), false);
        QVERIFY(!of(1, RunsModel::Spread, SortRole).isValid());
        QCOMPARE(of(1, 0, StateRole).toInt(), static_cast<int>(Outcome::Failed));
        QCOMPARE(of(1, 0, IdRole).toString(), QStringLiteral("20261123-140501-00aa"));
        QCOMPARE(of(0, RunsModel::Script, Qt::ToolTipRole).toString(),
                 QStringLiteral("/home/ana/Testes/checkout-2.js"));
        QCOMPARE(of(1, RunsModel::Started, Qt::AccessibleTextRole).toString(),
                 QStringLiteral("11/23/2026 15:05:09, checkout-1.js, Failed"));
        QCOMPARE(of(0, RunsModel::Requests, Qt::AccessibleTextRole).toString(), QStringLiteral("Requests: 1,000"));
    }

    void failsJustAboveTheLimitLookSo_data()
    {
        QTest::addColumn<qint64>("failed");
        QTest::addColumn<QString>("shown");
        QTest::newRow("exactly 5%") << qint64(500'000) << "5.0%";
        QTest::newRow("a little more") << qint64(501'000) << "5.01%";
        QTest::newRow("one request more") << qint64(500'010) << "5.0001%";
        QTest::newRow("few") << qint64(3'100) << "0.03%";
        QTest::newRow("none") << qint64(0) << "0.0%";
    }
    void failsJustAboveTheLimitLookSo()
    {
        QFETCH(qint64, failed);
        QFETCH(QString, shown);
        Watched watched;
        watched.model.setRuns({measured(1, 10'000'000, failed, 1)});
        QCOMPARE(watched.model.index(0, RunsModel::Fails).data().toString(), shown);
    }

    void newRunComesOnTopAndTheOthersStay()
    {
        Watched watched;
        watched.model.setRuns({runOf(2), runOf(1)});
        const QPersistentModelIndex kept(watched.model.index(1, 0));
        QSignalSpy resets(&watched.model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&watched.model, &QAbstractItemModel::dataChanged);
        watched.model.setRuns({runOf(4, Outcome::Running), runOf(3), runOf(2), runOf(1)});
        QCOMPARE(kept.row(), 3);
        QCOMPARE(changes.size(), 0);
        watched.model.setRuns({runOf(4), runOf(3), runOf(1)});
        QCOMPARE(kept.row(), 2);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(watched.mirror.lines(), printModel(watched.model));
        QCOMPARE(watched.model.indexOf(runOf(1).id), 2);
        QCOMPARE(watched.model.indexOf(runOf(2).id), -1);
        QVERIFY(watched.model.matches(2, QStringLiteral("checkout-1")));
    }

    void anotherOrderResets()
    {
        Watched watched;
        watched.model.setRuns({runOf(2), runOf(1)});
        QSignalSpy resets(&watched.model, &QAbstractItemModel::modelReset);
        watched.model.setRuns({runOf(1), runOf(2)});
        QCOMPARE(resets.size(), 1);
        QCOMPARE(watched.mirror.lines(), printModel(watched.model));
    }

    void onlyRunsWantedAreShown_data()
    {
        QTest::addColumn<RunsWanted>("wanted");
        QTest::addColumn<QString>("shown");
        QTest::newRow("all") << RunsWanted{} << "4 3 2 1";
        QTest::newRow("script") << RunsWanted{.text = QStringLiteral(" CHECKOUT-3")} << "3";
        QTest::newRow("directory") << RunsWanted{.text = QStringLiteral("testes")} << "4 3 2 1";
        QTest::newRow("id") << RunsWanted{.text = QStringLiteral("140502-00AA")} << "2";
        QTest::newRow("outcomes") << RunsWanted{.outcomes = {Outcome::Failed, Outcome::Running}} << "4 1";
        QTest::newRow("since, at the second") << RunsWanted{.since = wallTime(3 * 3600)} << "4 3";
        QTest::newRow("over 5%") << RunsWanted{.onlyOverLimit = true} << "3";
        QTest::newRow("number") << RunsWanted{.text = QStringLiteral("#4")} << "4";
        QTest::newRow("thresholds met") << RunsWanted{.onlyThresholdsMet = true} << "4 3 1";
        QTest::newRow("hidden") << RunsWanted{.hidden = {runOf(3).id, runOf(1).id}} << "4 2";
        QTest::newRow("thresholds") << RunsWanted{.onlyThresholdsMissed = true} << "2";
        QTest::newRow("nothing has all") << RunsWanted{.text = QStringLiteral("-3"), .outcomes = {Outcome::Failed}}
                                         << "";
    }
    void onlyRunsWantedAreShown()
    {
        QFETCH(RunsWanted, wanted);
        QFETCH(QString, shown);
        Watched watched;
        RunSummary second = measured(2, 100, 5, 2);
        second.thresholdsMissed = true;
        watched.model.setRuns({runOf(4, Outcome::Running), measured(3, 100, 6, 30), second, runOf(1, Outcome::Failed)});
        watched.filter.show(wanted);
        QCOMPARE(watched.shown(), shown);
        watched.filter.show({});
        QCOMPARE(watched.shown(), QStringLiteral("4 3 2 1"));
    }

    void columnsSortByRawValues_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("shown");
        QTest::newRow("start") << int(RunsModel::Started) << "1 2 3";
        QTest::newRow("requests, none first") << int(RunsModel::Requests) << "1 3 2";
        QTest::newRow("fails") << int(RunsModel::Fails) << "1 2 3";
        QTest::newRow("spread") << int(RunsModel::Spread) << "1 2 3";
        QTest::newRow("number") << int(RunsModel::Number) << "1 2 3";
        QTest::newRow("VUs") << int(RunsModel::Vus) << "1 2 3";
        QTest::newRow("p95, by the highest") << int(RunsModel::P95) << "1 2 3";
        QTest::newRow("script") << int(RunsModel::Script) << "1 2 3";
        QTest::newRow("outcome") << int(RunsModel::Outcome) << "3 2 1";
    }
    void columnsSortByRawValues()
    {
        QFETCH(int, column);
        QFETCH(QString, shown);
        Watched watched;
        watched.model.setRuns({measured(3, 100, 9, 30), measured(2, 1000, 10, 4), runOf(1, Outcome::Failed)});
        watched.filter.sort(column, Qt::AscendingOrder);
        QCOMPARE(watched.shown(), shown);
    }

    void tenThousandRunsAreTakenAtOnce()
    {
        Watched watched;
        QVector<RunSummary> runs;
        for (int i = 0; i < 10'000; ++i) {
            RunSummary run = runOf(1);
            run.id.value = QString::number(i);
            runs.push_back(run);
        }
        watched.model.setRuns(runs);
        QCOMPARE(watched.filter.rowCount(), 10'000);
        watched.model.setRuns({});
        QCOMPARE(watched.filter.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestRunsModel)
#include "tst_runs_model.moc"
