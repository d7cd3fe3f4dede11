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
#include "viewmodels/stragglers_model.h"

using namespace largada;
using namespace largada::test;
using namespace largada::viewmodels;
using fleet::Reason;
using fleet::ReasonCode;
using fleet::RunnerRow;
using fleet::RunnerState;

namespace
{

RunnerRow straggler(int number, const Reason &reason, std::optional<WallTime> since = {})
{
    RunnerRow row = runnerRow(number, RunnerState::Creating, reason);
    row.holdsGate = true;
    row.since = since;
    return row;
}

Reason initialising(int made, int planned)
{
    return {ReasonCode::InitialisingVus, {}, made, planned};
}

struct Watched {
    StragglersModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    ModelMirror mirror{model};
};

} // namespace

class TestStragglersModel : public QObject
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

    void reasonsReadInBothLanguages()
    {
        Watched watched;
        std::vector<RunnerRow> rows{straggler(1, {ReasonCode::PortTaken}, wallTime())};
        for (int i = 2; i <= 6; ++i)
            rows.push_back(straggler(i, initialising(i, 10), wallTime(60 - i)));
        rows.push_back(runnerRow(7, RunnerState::Ready));
        watched.model.update(rows);
        QCOMPARE(watched.model.waiting(), 6);
        QCOMPARE(watched.mirror.lines().size(), 2);
        QCOMPARE(watched.mirror.lines().first(),
                 QStringLiteral("5 | k6 is initialising its VUs: 20 of 50 are ready. Wait for the rest. | runner-02, "
                                "runner-03, runner-04 and 2 more | 14:06:03"));
        QVERIFY(watched.mirror.lines().last().endsWith(QStringLiteral(" | runner-01 | 14:05:09")));
        QCOMPARE(printHeader(watched.model), QStringLiteral("Count | Reason | Runners | Since"));
        QCOMPARE(watched.model.index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("5 runners: k6 is initialising its VUs: 20 of 50 are ready. Wait for the rest. "
                                "runner-02, runner-03, runner-04 and 2 more"));
        QVERIFY(
            watched.model.index(1, 0).data(Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("1 runner: ")));

        text::installLanguage(*qApp, text::Language::Portuguese);
        watched.model.retranslate();
        QVERIFY(
            watched.mirror.lines().first().contains(QStringLiteral(" | runner-02, runner-03, runner-04 e mais 2 | ")));
        QCOMPARE(watched.mirror.lines(), printModel(watched.model));
        QCOMPARE(printHeader(watched.model), QStringLiteral("Quantidade | Motivo | Runners | Desde"));
    }

    void runnersAreGroupedByWhatAPersonWouldDo_data()
    {
        QTest::addColumn<Reason>("first");
        QTest::addColumn<Reason>("second");
        QTest::addColumn<int>("groups");
        const QString one = QStringLiteral("127.0.0.1:6565"), other = QStringLiteral("127.0.0.1:6566");
        QTest::newRow("same") << Reason{ReasonCode::PortTaken} << Reason{ReasonCode::PortTaken} << 1;
        QTest::newRow("other reasons") << Reason{ReasonCode::PortTaken} << Reason{ReasonCode::DiskFull} << 2;
        QTest::newRow("other words") << Reason{ReasonCode::ScriptFailed, one} << Reason{ReasonCode::ScriptFailed, other}
                                     << 2;
        QTest::newRow("other exit codes")
            << Reason{ReasonCode::ExitCode, {}, 1} << Reason{ReasonCode::ExitCode, {}, 2} << 2;
        QTest::newRow("own connections") << Reason{ReasonCode::LinkLost, one} << Reason{ReasonCode::LinkLost, other}
                                         << 1;
        QTest::newRow("progress") << initialising(1, 5) << initialising(2, 5) << 1;
        QTest::newRow("no reason is starting") << Reason{} << Reason{ReasonCode::Starting} << 1;
    }
    void runnersAreGroupedByWhatAPersonWouldDo()
    {
        QFETCH(Reason, first);
        QFETCH(Reason, second);
        QFETCH(int, groups);
        const auto made = groupStragglers({straggler(1, first), straggler(2, second)});
        QCOMPARE(static_cast<int>(made.size()), groups);
        if (groups == 1)
            QCOMPARE(made.front().runners, QVector<RunnerId>({runnerId(1), runnerId(2)}));
    }

    void restartsDoNotSplitAGroup()
    {
        const auto made = groupStragglers(
            {straggler(1, {ReasonCode::CrashLoop, {}, 3}), straggler(2, {ReasonCode::CrashLoop, {}, 4})});
        QCOMPARE(static_cast<int>(made.size()), 1);
    }

    void thoseThatAreNotThereAreMissingToo()
    {
        Watched watched;
        watched.model.update({straggler(1, {ReasonCode::NoNode})}, {2, {ReasonCode::NoPodAllowed}});
        QCOMPARE(watched.model.waiting(), 3);
        QCOMPARE(watched.model.rowCount(), 2);
        const StragglerGroup &absent = watched.model.group(0);
        QCOMPARE(absent.reason.code, ReasonCode::NoPodAllowed);
        QCOMPARE(absent.count(), 2);
        QVERIFY(absent.runners.isEmpty());
        QCOMPARE(watched.model.index(0, StragglersModel::Runners).data().toString(), QStringLiteral("not there yet"));
        watched.model.update({straggler(1, {ReasonCode::NoNode})}, {1, {}}); // why is not known
        QCOMPARE(watched.model.waiting(), 2);
        QCOMPARE(watched.model.group(1).reason.code, ReasonCode::NoPod);
        watched.model.update({});
        QCOMPARE(watched.model.rowCount(), 0);
    }

    void wordsThatDifferAreLeftOut()
    {
        const QString words = QStringLiteral("refused");
        auto groups = groupStragglers(
            {straggler(1, {ReasonCode::ApiClosed, words}), straggler(2, {ReasonCode::ApiClosed, words})});
        QCOMPARE(groups.front().reason.detail, words);
        groups =
            groupStragglers({straggler(1, {ReasonCode::ApiClosed, words}), straggler(2, {ReasonCode::ApiClosed, {}})});
        QCOMPARE(groups.front().reason.detail, QString());
    }

    void unknownPlanLeavesTheSumUnknown()
    {
        for (const auto &rows : {std::vector{straggler(1, initialising(3, 5)), straggler(2, initialising(4, 0))},
                                 std::vector{straggler(1, initialising(4, 0)), straggler(2, initialising(3, 5))}})
            QCOMPARE(groupStragglers(rows).front().reason, initialising(7, 0));
    }

    void thoseThatTheGateDoesNotWaitForAreLeftOut()
    {
        Watched watched;
        watched.model.update({runnerRow(1, RunnerState::Failed, {ReasonCode::DiskFull}), runnerRow(2)});
        QCOMPARE(watched.model.rowCount(), 0);
        QCOMPARE(watched.model.waiting(), 0);
    }

    void groupsKeepTheirPlaces()
    {
        Watched watched;
        watched.model.update({straggler(1, {ReasonCode::PortTaken}), straggler(2, {ReasonCode::DiskFull}),
                              straggler(3, {ReasonCode::DiskFull})});
        const auto codes = [&watched] {
            QStringList all;
            for (int row = 0; row < watched.model.rowCount(); ++row) {
                const bool disk = watched.model.index(row, 0).data(StateRole).toInt() == int(ReasonCode::DiskFull);
                const bool port = watched.model.index(row, 0).data(StateRole).toInt() == int(ReasonCode::PortTaken);
                all << QStringLiteral("%1 %2").arg(watched.model.index(row, 0).data().toString(),
                                                   disk   ? QStringLiteral("disk")
                                                   : port ? QStringLiteral("port")
                                                          : QStringLiteral("starting"));
            }
            return all.join(QStringLiteral(", "));
        };
        QCOMPARE(codes(), QStringLiteral("2 disk, 1 port"));
        QSignalSpy resets(&watched.model, &QAbstractItemModel::modelReset);
        watched.model.update({straggler(1, {ReasonCode::PortTaken}), straggler(2, {ReasonCode::PortTaken}),
                              straggler(3, {ReasonCode::DiskFull}), straggler(4, {ReasonCode::Starting}),
                              straggler(5, {ReasonCode::Starting}), straggler(6, {ReasonCode::Starting})});
        QCOMPARE(codes(), QStringLiteral("1 disk, 2 port, 3 starting"));
        watched.model.update({straggler(1, {ReasonCode::PortTaken})});
        QCOMPARE(codes(), QStringLiteral("1 port"));
        QCOMPARE(resets.size(), 0);
        QCOMPARE(watched.mirror.lines(), printModel(watched.model));
        QCOMPARE(watched.model.index(0, 0).data(IdRole).toStringList(), QStringList{runnerId(1).value});
    }

    void randomWaitingListsGiveWhatANewModelGives()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        Watched watched;
        for (int round = 0; round < 1000; ++round) {
            std::vector<RunnerRow> rows;
            const int count = random.bounded(15);
            for (int i = 0; i < count; ++i) {
                const Reason reason{static_cast<ReasonCode>(random.bounded(6)), {}, random.bounded(2), 2};
                rows.push_back(straggler(i, reason, wallTime(random.bounded(3))));
            }
            watched.model.update(rows);
            QCOMPARE(watched.mirror.lines(), printModel(watched.model));
            StragglersModel fresh;
            fresh.update(rows);
            QStringList same = printModel(watched.model), expected = printModel(fresh);
            same.sort();
            expected.sort();
            QCOMPARE(same, expected);
            QCOMPARE(watched.model.waiting(), count);
        }
    }
};

QTEST_GUILESS_MAIN(TestStragglersModel)
#include "tst_stragglers_model.moc"
