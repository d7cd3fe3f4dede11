// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// When an agent runs which target, and what it asks the dashboard next.
#include <QRegularExpression>
#include <QTest>

#include "agent/errands.h"
#include "agent/target_schedule.h"
#include "core/back_off.h"
#include "support/fake_clock.h"

using namespace largada;
using namespace largada::agent;
using namespace std::chrono_literals;

namespace
{

dashboard::Target target(const char *id, std::chrono::milliseconds interval)
{
    dashboard::Target target;
    target.id = QString::fromLatin1(id);
    target.url = QStringLiteral("http://h/");
    target.runIntervalMs = interval.count();
    return target;
}

TargetSchedule steady()
{
    return TargetSchedule([] { return 0.0; });
}

// The ids that are taken within so much time when each run takes as long as `run`.
QStringList taken(TargetSchedule &schedule, test::FakeClock &clock, std::chrono::milliseconds time,
                  std::chrono::milliseconds run)
{
    QStringList ids;
    for (const MonoTime end = clock.now() + time; clock.now() < end;) {
        if (const auto next = schedule.takeDue(clock.now())) {
            ids += next->id;
            clock.advance(run);
        } else {
            clock.advance(10ms);
        }
    }
    return ids;
}

const MonoTime t0{std::chrono::hours(5)};

ErrandState registered()
{
    ErrandState state;
    state.isRegistered = true;
    state.heartbeatDue = t0 + 30s;
    state.pollDue = t0 + 5s;
    return state;
}

} // namespace

class TestAgentTiming : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void noTargetsNothingDue()
    {
        auto schedule = steady();
        QVERIFY(!schedule.takeDue(t0));
        QVERIFY(!schedule.nextDue());
        QCOMPARE(schedule.dueCount(t0), 0);
    }

    void eachTargetRunsByItsOwnInterval()
    {
        test::FakeClock clock;
        auto schedule = steady();
        schedule.setTargets({target("a", 1s), target("b", 3s)}, clock.now());
        const QStringList ids = taken(schedule, clock, 9s, 10ms);
        QCOMPARE(ids.count(QStringLiteral("a")), 9);
        QCOMPARE(ids.count(QStringLiteral("b")), 3);
    }

    void noTargetStarvesWhenThereIsMoreWorkThanTime()
    {
        test::FakeClock clock;
        auto schedule = steady();
        schedule.setTargets({target("a", 1s), target("b", 1s), target("c", 1s)}, clock.now());
        const QStringList ids = taken(schedule, clock, 30s, 1s);
        QCOMPARE(ids.size(), 30);
        for (const char *id : {"a", "b", "c"})
            QCOMPARE(ids.count(QString::fromLatin1(id)), 10);
    }

    void whatIsDueIsCountedAsWaiting()
    {
        test::FakeClock clock;
        auto schedule = steady();
        schedule.setTargets({target("a", 10s), target("b", 10s), target("c", 10s)}, clock.now());
        QVERIFY(schedule.takeDue(clock.now()));
        QCOMPARE(schedule.dueCount(clock.now()), 2);
        clock.advance(10s);
        QCOMPARE(schedule.dueCount(clock.now()), 3);
    }

    void jitterOnlyEverAddsAndIsBounded()
    {
        for (const double random : {0.0, 0.5, 0.999999}) {
            for (const auto interval :
                 {std::chrono::milliseconds(1s), std::chrono::milliseconds(1min), std::chrono::milliseconds(24h)}) {
                TargetSchedule schedule([random] { return random; });
                schedule.setTargets({target("a", interval)}, t0);
                const auto first = *schedule.nextDue() - t0;
                QVERIFY(first >= 0s && first <= std::min(interval / 10, std::chrono::milliseconds(5s)));
                QVERIFY(schedule.takeDue(t0 + first));
                const auto between = *schedule.nextDue() - (t0 + first);
                QVERIFY(between >= interval);
                QVERIFY(between <= interval + std::min(interval / 20, std::chrono::milliseconds(5s)));
            }
        }
    }

    void knownTargetsKeepTheirTime()
    {
        auto schedule = steady();
        schedule.setTargets({target("a", 60s)}, t0);
        QVERIFY(schedule.takeDue(t0));
        auto edited = target("a", 60s);
        edited.vus = 9;
        schedule.setTargets({target("b", 60s), edited}, t0 + 1s);
        QCOMPARE(schedule.takeDue(t0 + 1s)->id, QStringLiteral("b"));
        QVERIFY(!schedule.takeDue(t0 + 59s));
        const auto again = schedule.takeDue(t0 + 60s);
        QVERIFY(again);
        QCOMPARE(again->vus, 9);
    }

    void newIntervalCountsFromTheLastStart()
    {
        auto schedule = steady();
        schedule.setTargets({target("a", 60s)}, t0);
        QVERIFY(schedule.takeDue(t0));
        schedule.setTargets({target("a", 20s)}, t0 + 5s);
        QCOMPARE(*schedule.nextDue(), t0 + 20s);
        schedule.setTargets({target("a", 3s)}, t0 + 6s); // long past
        QVERIFY(schedule.takeDue(t0 + 6s));
    }

    void targetsThatAreGoneOrDisabledDoNotRun()
    {
        auto schedule = steady();
        auto disabled = target("b", 1s);
        disabled.enabled = false;
        schedule.setTargets({target("a", 1s), disabled}, t0);
        QCOMPARE(schedule.size(), 1);
        schedule.setTargets({}, t0);
        QVERIFY(!schedule.takeDue(t0 + 1h));
    }

    void hostileIntervalsNeitherSpinNorOverflow()
    {
        for (const qint64 interval :
             {std::numeric_limits<qint64>::min(), qint64(-1), qint64(0), std::numeric_limits<qint64>::max()}) {
            auto schedule = steady();
            auto odd = target("a", 1s);
            odd.runIntervalMs = interval;
            schedule.setTargets({odd, odd}, t0);
            QCOMPARE(schedule.size(), 1); // an id counts once
            QVERIFY(schedule.takeDue(t0));
            QVERIFY(*schedule.nextDue() >= t0 + 100ms);
        }
    }

    void errandsComeInTheirOrder()
    {
        ErrandState state;
        QCOMPARE(nextErrand(state, t0).errand, Errand::Register);
        state = registered();
        QCOMPARE(nextErrand(state, t0), (NextErrand{{}, t0 + 5s}));
        state.hasReport = true;
        QCOMPARE(nextErrand(state, t0).errand, Errand::Report);
        QCOMPARE(nextErrand(state, t0 + 5s).errand, Errand::Poll);
        QCOMPARE(nextErrand(state, t0 + 30s).errand, Errand::Heartbeat);
        state.hasBegin = true;
        QCOMPARE(nextErrand(state, t0 + 30s).errand, Errand::Begin);
        state.isRegistered = false;
        QCOMPARE(nextErrand(state, t0 + 30s).errand, Errand::Register);
    }

    void nothingIsAskedInAPause()
    {
        auto state = registered();
        state.hasBegin = state.hasReport = true;
        state.pauseUntil = t0 + 40s;
        QCOMPARE(nextErrand(state, t0 + 39s), (NextErrand{{}, t0 + 40s}));
        QCOMPARE(nextErrand(state, t0 + 40s).errand, Errand::Begin);
    }

    void registrationWaitsForItsMoment()
    {
        ErrandState state;
        state.registerDue = t0 + 150ms;
        QCOMPARE(nextErrand(state, t0), (NextErrand{{}, t0 + 150ms}));
        QCOMPARE(nextErrand(state, t0 + 150ms).errand, Errand::Register);
    }

    void pausesGrowWithJitterUntilASuccess()
    {
        BackOff backOff({500ms, 4s, 2min});
        MonoTime now = t0;
        for (const auto base : {500ms, 1000ms, 2000ms, 4000ms, 4000ms}) {
            const auto pause = backOff.next(now);
            QVERIFY(pause >= std::min(base, 4000ms) && pause <= std::min(2 * base, 4000ms));
            now += pause;
        }
        backOff.reset();
        QVERIFY(backOff.next(now) <= 1000ms);
    }

    void anEndingAgentTellsOnlyWhatItMeasured()
    {
        auto state = registered();
        state.isStopping = true;
        QCOMPARE(nextErrand(state, t0 + 1h), NextErrand{});
        state.hasReport = true;
        QCOMPARE(nextErrand(state, t0 + 1h).errand, Errand::Report);
        state.isRegistered = false;
        QCOMPARE(nextErrand(state, t0 + 1h).errand, Errand::Register);
    }

    void anEndingAgentSaysSoLast()
    {
        auto state = registered();
        state.isStopping = state.hasFarewell = state.hasReport = true;
        QCOMPARE(nextErrand(state, t0 + 1h).errand, Errand::Report);
        state.hasReport = false;
        QCOMPARE(nextErrand(state, t0 + 1h).errand, Errand::Farewell);
        state.isRegistered = false; // nobody knows it
        QCOMPARE(nextErrand(state, t0 + 1h), NextErrand{});
        QVERIFY(!hasLastWords(state));
    }
};

QTEST_GUILESS_MAIN(TestAgentTiming)
#include "tst_agent_timing.moc"
