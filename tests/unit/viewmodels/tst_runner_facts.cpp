// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "sample_rows.h"
#include "text/language.h"
#include "viewmodels/runner_facts.h"

using namespace largada;
using namespace largada::test;
using namespace largada::viewmodels;
using fleet::ReasonCode;
using fleet::RunnerRow;
using fleet::RunnerState;

class TestRunnerFacts : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        text::installLanguage(*qApp, text::Language::English);
    }

    void aProblemFailedOrHoldsTheGateForMoreThanAMinute_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("holdsGate");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("isProblem");
        QTest::addRow("failed just now") << int(RunnerState::Failed) << false << 0 << true;
        QTest::addRow("a minute") << int(RunnerState::Creating) << true << 60 << false;
        QTest::addRow("longer") << int(RunnerState::Creating) << true << 61 << true;
        QTest::addRow("longer, and nobody waits") << int(RunnerState::Creating) << false << 61 << false;
        QTest::addRow("in load for long") << int(RunnerState::InLoad) << false << 900 << false;
    }
    void aProblemFailedOrHoldsTheGateForMoreThanAMinute()
    {
        QFETCH(int, state);
        QFETCH(bool, holdsGate);
        QFETCH(int, seconds);
        RunnerRow row = runnerRow(1, static_cast<RunnerState>(state));
        row.holdsGate = holdsGate;
        row.since = wallTime();
        QTEST(isProblem(row, wallTime(seconds)), "isProblem");
    }

    void podsThatMayNeverRunAreProblems_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("reason");
        QTest::addColumn<int>("restarts");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("isProblem");
        const auto row = [](const char *name, RunnerState state, ReasonCode reason, int restarts, int seconds,
                            bool isProblem) {
            QTest::newRow(name) << int(state) << int(reason) << restarts << seconds << isProblem;
        };
        row("no node for a minute", RunnerState::Pending, ReasonCode::NoNode, 0, 60, false);
        row("no node for longer", RunnerState::Pending, ReasonCode::NoNode, 0, 61, true);
        row("a node comes", RunnerState::Pending, ReasonCode::NodeComing, 0, 900, false);
        row("image", RunnerState::Creating, ReasonCode::ImagePullFailed, 0, 0, true);
        row("restarted", RunnerState::Creating, ReasonCode::NotAsked, 1, 0, true);
        row("restarted, and done", RunnerState::Done, ReasonCode::None, 1, 0, false);
        row("as it should be", RunnerState::Creating, ReasonCode::NotAsked, 0, 900, false);
    }
    void podsThatMayNeverRunAreProblems()
    {
        QFETCH(int, state);
        QFETCH(int, reason);
        QFETCH(int, restarts);
        QFETCH(int, seconds);
        RunnerRow row = podRow(1);
        row.state = static_cast<RunnerState>(state);
        row.reason.code = static_cast<ReasonCode>(reason);
        row.restarts = restarts;
        QTEST(isProblem(row, wallTime(seconds)), "isProblem");
        QCOMPARE(problemsOf({row, row, runnerRow(3)}, wallTime(seconds)), isProblem(row, wallTime(seconds)) ? 2 : 0);
    }

    void sinceWhenUnknownIsNoProblem()
    {
        RunnerRow row = runnerRow(1, RunnerState::Creating);
        row.holdsGate = true;
        QVERIFY(!isProblem(row, wallTime(900)));
    }

    void everyReasonHasANameOfItsOwn()
    {
        QSet<QString> names;
        const int last = static_cast<int>(ReasonCode::ExitCode);
        for (int code = 1; code <= last; ++code)
            names << reasonName(static_cast<ReasonCode>(code));
        QCOMPARE(names.size(), last);
        QVERIFY(!names.contains(QString()));
        QCOMPARE(reasonName(ReasonCode::None), QString());
        QCOMPARE(reasonName(ReasonCode::InitialisingVus), QStringLiteral("InitialisingVus"));
    }

    void exitCodesAreSaidInWords()
    {
        QCOMPARE(exitMeaning(0), QStringLiteral("ended well"));
        QCOMPARE(exitMeaning(99), QStringLiteral("thresholds missed"));
        QCOMPARE(exitMeaning(137), QStringLiteral("ended by signal 9"));
        QCOMPARE(exitMeaning(42), QString());
    }
};

QTEST_GUILESS_MAIN(TestRunnerFacts)
#include "tst_runner_facts.moc"
