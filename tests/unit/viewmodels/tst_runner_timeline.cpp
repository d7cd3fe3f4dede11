// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "sample_rows.h"
#include "viewmodels/runner_timeline.h"

using namespace largada;
using namespace largada::test;
using namespace largada::viewmodels;
using fleet::PhaseName;
using fleet::ReasonCode;
using fleet::RunnerRow;
using fleet::RunnerState;

namespace
{

RunnerRow rowAt(RunnerState state, PhaseName phase, int second, ReasonCode reason = ReasonCode::None)
{
    RunnerRow row = runnerRow(1, state, {reason});
    row.phase = phase;
    row.since = wallTime(second);
    return row;
}

// "Created@0+ Answers@3> ArmedWarmup…": passed +, now >, failed !, to come none.
QString asText(const QVector<LifeEntry> &entries)
{
    const QStringList names{QStringLiteral("created"), QStringLiteral("answers"), QStringLiteral("armed1"),
                            QStringLiteral("load1"),   QStringLiteral("armed2"),  QStringLiteral("load2"),
                            QStringLiteral("ended")};
    QStringList all;
    for (const LifeEntry &entry : entries) {
        QString text = names.at(static_cast<int>(entry.step));
        if (entry.at)
            text += QStringLiteral("@%1").arg((*entry.at - wallTime()).count() / 1000);
        all << text + QStringList{QStringLiteral("+"), QStringLiteral(">"), QString(), QStringLiteral("!")}.at(
                          static_cast<int>(entry.state));
    }
    return all.join(QLatin1Char(' '));
}

} // namespace

class TestRunnerTimeline : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void eachStepIsKeptWithItsTime()
    {
        RunnerTimeline timeline;
        const auto take = [&timeline](const RunnerRow &row, int now) {
            timeline.take({row}, wallTime(now));
            return asText(timeline.of(row, true));
        };
        QCOMPARE(take(rowAt(RunnerState::Pending, PhaseName::Warmup, 0), 1),
                 QStringLiteral("created@0> answers armed1 load1 armed2 load2 ended"));
        take(rowAt(RunnerState::Creating, PhaseName::Warmup, 1, ReasonCode::Starting), 2);
        QCOMPARE(take(rowAt(RunnerState::Creating, PhaseName::Warmup, 1, ReasonCode::InitialisingVus), 4),
                 QStringLiteral("created@0+ answers@4> armed1 load1 armed2 load2 ended"));
        take(rowAt(RunnerState::Ready, PhaseName::Warmup, 6), 6);
        take(rowAt(RunnerState::WarmingUp, PhaseName::Warmup, 10), 10);
        QCOMPARE(take(rowAt(RunnerState::Creating, PhaseName::Main, 20, ReasonCode::InitialisingVus), 22),
                 QStringLiteral("created@0+ answers@4+ armed1@6+ load1@10> armed2 load2 ended"));
        take(rowAt(RunnerState::Ready, PhaseName::Main, 25), 25);
        take(rowAt(RunnerState::InLoad, PhaseName::Main, 30), 30);
        QCOMPARE(take(rowAt(RunnerState::Done, PhaseName::Main, 60), 61),
                 QStringLiteral("created@0+ answers@4+ armed1@6+ load1@10+ armed2@25+ load2@30+ ended@60+"));
    }

    void aRunnerThatFailedHasNothingToCome()
    {
        RunnerTimeline timeline;
        timeline.take({rowAt(RunnerState::Pending, PhaseName::Warmup, 0)}, wallTime(0));
        timeline.take({rowAt(RunnerState::Ready, PhaseName::Warmup, 5)}, wallTime(5));
        const RunnerRow failed = rowAt(RunnerState::Failed, PhaseName::Warmup, 9);
        timeline.take({failed}, wallTime(9));
        QCOMPARE(asText(timeline.of(failed, true)), QStringLiteral("created@0+ answers+ armed1@5+ ended@9!"));
    }

    void withoutAWarmupItsStepsAreLeftOut()
    {
        RunnerTimeline timeline;
        timeline.take({rowAt(RunnerState::Creating, PhaseName::Main, 0, ReasonCode::Starting)}, wallTime(0));
        const RunnerRow ready = rowAt(RunnerState::Ready, PhaseName::Main, 5);
        timeline.take({ready}, wallTime(5));
        QCOMPARE(asText(timeline.of(ready, false)), QStringLiteral("created@0+ answers+ armed2@5> load2 ended"));
    }

    void theFirstTimeOfAStepStays()
    {
        RunnerTimeline timeline;
        timeline.take({rowAt(RunnerState::Ready, PhaseName::Warmup, 5)}, wallTime(5));
        const RunnerRow again = rowAt(RunnerState::Ready, PhaseName::Warmup, 8);
        timeline.take({again}, wallTime(8));
        QCOMPARE(timeline.of(again, true).at(2).at, std::optional(wallTime(5)));
    }

    void whatIsForgottenBeginsAnew()
    {
        RunnerTimeline timeline;
        const RunnerRow ready = rowAt(RunnerState::Ready, PhaseName::Warmup, 5);
        timeline.take({ready}, wallTime(5));
        timeline.forget({ready.id});
        QCOMPARE(timeline.of(ready, true).at(2).at, std::nullopt);
        timeline.take({ready}, wallTime(5));
        timeline.clear();
        QCOMPARE(timeline.of(ready, true).at(2).at, std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestRunnerTimeline)
#include "tst_runner_timeline.moc"
