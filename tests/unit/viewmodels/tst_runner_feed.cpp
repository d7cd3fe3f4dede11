// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "sample_rows.h"
#include "viewmodels/runner_feed.h"

using namespace largada;
using namespace largada::test;
using namespace largada::viewmodels;
using fleet::RunnerState;

namespace
{

struct Fed {
    Fed() { model.setRows({runnerRow(1), runnerRow(2), runnerRow(3)}); }

    RunnerModel model;
    RunnerFeed feed{model};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class TestRunnerFeed : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void manyChangesAreOneTick()
    {
        Fed fed;
        QSignalSpy changes(&fed.model, &QAbstractItemModel::dataChanged);
        QSignalSpy flushes(&fed.feed, &RunnerFeed::flushed);
        for (const RunnerState state : {RunnerState::Ready, RunnerState::WarmingUp, RunnerState::Done}) {
            fed.feed.take({{runnerRow(1, state)}, {}});
            fed.feed.take({{runnerRow(2, state)}, {}});
        }
        QCOMPARE(changes.size(), 0); // nothing at once
        QTRY_COMPARE(flushes.size(), 1);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(fed.model.row(0).state, RunnerState::Done);
        QCOMPARE(fed.model.row(1).state, RunnerState::Done);
    }

    void hiddenPagesAreFedLessOften()
    {
        Fed fed;
        fed.feed.setHidden(true);
        QElapsedTimer time;
        time.start();
        fed.feed.take({{runnerRow(1, RunnerState::Ready)}, {}});
        QTRY_COMPARE(fed.model.row(0).state, RunnerState::Ready);
        QVERIFY2(time.elapsed() >= 230, qPrintable(QString::number(time.elapsed())));
    }

    void pageThatIsSeenAgainIsUpToDate()
    {
        Fed fed;
        fed.feed.setHidden(true);
        fed.feed.take({{runnerRow(1, RunnerState::Ready)}, {}});
        fed.feed.setHidden(false);
        QCOMPARE(fed.model.row(0).state, RunnerState::Ready);
    }

    void removedAfterAChangeIsGone()
    {
        Fed fed;
        fed.feed.take({{runnerRow(1, RunnerState::Ready), runnerRow(2, RunnerState::Ready), runnerRow(4)}, {}});
        fed.feed.take({{}, {runnerId(1)}});
        fed.feed.take({{runnerRow(2, RunnerState::Done)}, {}});
        fed.feed.flush();
        QCOMPARE(fed.model.indexOf(runnerId(1)), -1);
        QCOMPARE(fed.model.row(0).state, RunnerState::Done);
        QCOMPARE(fed.model.indexOf(runnerId(4)), 2);
    }

    void comesBackAfterItWasRemoved()
    {
        Fed fed;
        fed.feed.take({{}, {runnerId(1)}});
        fed.feed.take({{runnerRow(1, RunnerState::Ready)}, {}});
        fed.feed.flush();
        QCOMPARE(fed.model.indexOf(runnerId(1)), 2);
        QCOMPARE(fed.model.rowCount(), 3);
    }

    void droppedChangesNeverCome()
    {
        Fed fed;
        QSignalSpy flushes(&fed.feed, &RunnerFeed::flushed);
        fed.feed.take({{runnerRow(1, RunnerState::Failed)}, {}});
        fed.feed.drop();
        fed.feed.flush();
        QCOMPARE(flushes.size(), 0);
        fed.feed.take({{runnerRow(2, RunnerState::Done)}, {}});
        QTRY_COMPARE(flushes.size(), 1);
        QCOMPARE(fed.model.row(0).state, RunnerState::Creating);
    }

    void nothingIsNoTick()
    {
        Fed fed;
        QSignalSpy flushes(&fed.feed, &RunnerFeed::flushed);
        fed.feed.take({});
        fed.feed.take({{runnerRow(1, RunnerState::Ready)}, {}});
        QTRY_COMPARE(flushes.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestRunnerFeed)
#include "tst_runner_feed.moc"
