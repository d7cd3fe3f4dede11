// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of executions against a plain list of the same ones, the reaper's rules by a faked clock, retention: in the
// database that LARGADA_TEST_DATABASE names.
#include <algorithm>
#include <random>

#include <QRegularExpression>
#include <QTest>

#include "agent_database.h"
#include "support/fake_clock.h"

using namespace largada;
using namespace largada::dashboard;
using namespace largada::store;
using namespace std::chrono_literals;

namespace
{

constexpr auto textOf = [](const auto &values) {
    QStringList texts;
    for (const auto &value : values)
        texts.append(value);
    return texts.join(QLatin1Char(' '));
};

bool matches(const Execution &run, const ExecutionFilter &filter)
{
    return (filter.targetId.isEmpty() || run.targetId == filter.targetId) &&
           (filter.agent.isEmpty() || run.agent == filter.agent) && (!filter.status || run.status == *filter.status) &&
           (!filter.from || run.startedAt >= *filter.from) && (!filter.to || run.startedAt < *filter.to) &&
           (!filter.minErrorRate || (run.metrics.errorRate && *run.metrics.errorRate >= *filter.minErrorRate));
}

QStringList idsOf(const QVector<Execution> &runs)
{
    QStringList ids;
    for (const Execution &run : runs)
        ids.append(run.id);
    return ids;
}

} // namespace

class TestAgentRuns : public QObject
{
    Q_OBJECT

private:
    test::AgentDatabases m_databases;
    QString m_location;
    std::unique_ptr<AgentStorage> m_storage;
    test::FakeClock m_clock;
    std::mt19937 m_random;
    QString m_target;

    test::SteppedStore store() const { return test::SteppedStore(*m_storage); }
    WallTime now() const { return m_clock.wall(); }
    int below(int bound) { return static_cast<int>(m_random() % static_cast<unsigned>(bound)); }
    template<class T>
    T oneOf(const QVector<T> &values)
    {
        return values.at(below(static_cast<int>(values.size())));
    }
    ReapRules rules() const
    {
        ReapRules rules;
        rules.now = now();
        rules.serverStart = now() - 24h;
        return rules;
    }
    QString addTarget(int durationS = 30) const
    {
        Target target;
        target.url = QStringLiteral("http://t/");
        target.durationS = durationS;
        return store().addTarget(target)->id;
    }
    QString begun(const QString &agent, const QString &target) const
    {
        return store().begin({agent, target, {}, {}}, now())->runId;
    }
    Execution run(const QString &id) const
    {
        const auto page = store().executions({}, 1, 500);
        for (const Execution &run : page->items) {
            if (run.id == id)
                return run;
        }
        return {};
    }
    QStringList agentNames(AgentStatus status) const
    {
        QStringList names;
        const auto agents = store().agents();
        for (const Agent &agent : *agents) {
            if (agent.status == status)
                names.append(agent.name);
        }
        return names;
    }

    // All in one step. Oldest first, as they are begun; the last of each agent may still run.
    QVector<Execution> fill(int count);
    ExecutionFilter someFilter();

private slots:
    void initTestCase()
    {
        QString whyNot;
        if (!m_databases.prepare(&whyNot))
            QSKIP(qPrintable(whyNot));
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_clock.reset();
        m_location = m_databases.newLocation();
        m_storage = test::openedAtOnce(m_location);
        QVERIFY(m_storage);
        m_target = addTarget();
        QVERIFY(store().registerAgent({QStringLiteral("a"), {}, {}, {}}, now()));
    }
    void cleanup() { m_storage.reset(); }

    void pagesAreWhatAListOfAllWouldShow()
    {
        const auto seed = std::random_device()();
        m_random.seed(seed);
        qInfo("seed %u", seed);
        const QVector<Execution> all = fill(500);
        // One of the agents is deleted: its runs are in the history.
        QCOMPARE(store().reap(rules())->deleted, QStringList(QStringLiteral("c")));
        test::RawAgentDatabase raw(m_location);
        QVERIFY(raw.count(QStringLiteral("k6_run_history")) > 50);
        QVERIFY(raw.count(QStringLiteral("k6_runs")) > 100);

        for (int i = 0; i < 400; ++i) {
            const ExecutionFilter filter = i == 0 ? ExecutionFilter() : someFilter();
            QVector<Execution> wanted;
            std::copy_if(all.crbegin(), all.crend(), std::back_inserter(wanted),
                         [&filter](const Execution &run) { return matches(run, filter); });
            const int size = oneOf<int>({1, 7, 50, 500});
            const int page = 1 + below(static_cast<int>(wanted.size()) / size + 2);
            const auto got = store().executions(filter, page, size);
            QVERIFY2(got, got ? "" : qPrintable(got.error().what));
            QCOMPARE(got->total, wanted.size());
            QCOMPARE(textOf(idsOf(got->items)), textOf(idsOf(wanted.mid((page - 1) * size, size))));
            QCOMPARE(got->page, page);
        }
        const auto whole = store().executions({}, 1, 500);
        QCOMPARE(whole->items.size(), all.size());
        for (int i = 0; i < all.size(); ++i)
            QCOMPARE(whole->items.at(i), all.at(all.size() - 1 - i));
    }

    void pagesOutsideAreEmptyOrRefused()
    {
        begun(QStringLiteral("a"), m_target);
        QCOMPARE(store().executions({}, 2'000'000'000, 500)->items.size(), 0);
        QCOMPARE(store().executions({}, 2'000'000'000, 500)->total, 1);
        QCOMPARE(store().executions({}, 0, 50).error().subject, QStringLiteral("page"));
        QCOMPARE(store().executions({}, 1, 0).error().subject, QStringLiteral("pageSize"));
        ExecutionFilter filter;
        filter.from = now();
        filter.to = now();
        QCOMPARE(store().executions(filter)->total, 0);
        filter.from = WallTime::min();
        filter.to = WallTime::max();
        QCOMPARE(store().executions(filter)->total, 1);
    }

    void runWithoutReportEndsAfterFiveMinutes()
    {
        const QString id = begun(QStringLiteral("a"), m_target);
        m_clock.advance(5min);
        QCOMPARE(*store().reap(rules()), Reaped());
        m_clock.advance(1ms);

        const auto reaped = store().reap(rules());

        QCOMPARE(reaped->runs, QStringList(id));
        QCOMPARE(reaped->cleared, QStringList(QStringLiteral("a")));
        const Execution ended = run(id);
        QCOMPARE(ended.status, ExecutionStatus::Error);
        QCOMPARE(*ended.endedAt, now());
        QVERIFY2(ended.error.contains(QStringLiteral("300 s")), qPrintable(ended.error));
        QVERIFY(store().reap(rules())->runs.isEmpty()); // once
    }

    void longTargetsGetTheirDurationAndTwoMinutes_data()
    {
        QTest::addColumn<int>("durationS");
        QTest::addColumn<int>("timeoutS");
        QTest::addRow("4 minutes") << 240 << 300;
        QTest::addRow("a second more") << 241 << 361;
        QTest::addRow("2 hours") << 7200 << 7320;
    }
    void longTargetsGetTheirDurationAndTwoMinutes()
    {
        QFETCH(const int, durationS);
        QFETCH(const int, timeoutS);
        const QString id = begun(QStringLiteral("a"), addTarget(durationS));
        m_clock.advance(std::chrono::seconds(timeoutS));
        QVERIFY(store().heartbeat({QStringLiteral("a"), {}, {}, {}}, now()));
        QVERIFY(store().reap(rules())->runs.isEmpty());
        m_clock.advance(1ms);
        QCOMPARE(store().reap(rules())->runs, QStringList(id));
    }

    void agentsClockDoesNotReap()
    {
        const auto hourAgo = store().begin({QStringLiteral("a"), m_target, {}, now() - 1h}, now());
        QVERIFY(store().reap(rules())->runs.isEmpty());
        const auto tomorrow = store().begin({QStringLiteral("a"), m_target, {}, now() + 24h}, now());
        m_clock.advance(6min);
        QCOMPARE(store().reap(rules())->runs.size(), 2);
        QCOMPARE(run(tomorrow->runId).status, ExecutionStatus::Error);
    }

    void lateReportReplacesTheReapersError()
    {
        const QString id = begun(QStringLiteral("a"), m_target);
        m_clock.advance(6min);
        QCOMPARE(store().reap(rules())->runs.size(), 1);
        ExecutionFilter errors;
        errors.status = ExecutionStatus::Error;
        QCOMPARE(store().executions(errors)->total, 1);
        ExecutionReport report;
        report.metrics.p95Ms = 7;
        report.metrics.errorRate = 0.02;

        QVERIFY(store().report(id, report, now()));

        QCOMPARE(run(id).status, ExecutionStatus::Completed);
        QCOMPARE(run(id).error, QString());
        QCOMPARE(run(id).metrics, report.metrics);
        QCOMPARE(store().executions(errors)->total, 0);
        report.metrics.p95Ms = 8; // and then stays
        QVERIFY(store().report(id, report, now()));
        QCOMPARE(*run(id).metrics.p95Ms, 7.0);
    }

    void currentRunThatDoesNotRunIsCleared()
    {
        const QString id = begun(QStringLiteral("a"), m_target);
        QVERIFY(store().reap(rules())->cleared.isEmpty());
        QVERIFY(
            test::RawAgentDatabase(m_location).exec(QStringLiteral("UPDATE k6_agents SET current_run_id = 'lost'")));
        QCOMPARE(store().reap(rules())->cleared, QStringList(QStringLiteral("a")));
        QCOMPARE(store().agents()->at(0).currentRunId, QString());
        QCOMPARE(run(id).status, ExecutionStatus::Running);
    }

    void silentAgentGoesOfflineThenIsDeleted()
    {
        const QString id = begun(QStringLiteral("a"), m_target);
        QVERIFY(store().report(id, {}, now()));
        m_clock.advance(5min);
        QVERIFY(store().reap(rules())->markedOffline.isEmpty());
        m_clock.advance(1ms);
        QCOMPARE(store().reap(rules())->markedOffline, QStringList(QStringLiteral("a")));
        QCOMPARE(agentNames(AgentStatus::Offline), QStringList(QStringLiteral("a")));
        m_clock.advance(55min - 1ms);
        QCOMPARE(*store().reap(rules()), Reaped());
        const Execution before = run(id);
        m_clock.advance(1ms);

        const auto reaped = store().reap(rules());

        QCOMPARE(reaped->deleted, QStringList(QStringLiteral("a")));
        QCOMPARE(store().agents()->size(), 0);
        QCOMPARE(run(id), before); // what was measured stays
        test::RawAgentDatabase raw(m_location);
        QCOMPARE(raw.count(QStringLiteral("k6_runs")), 0);
        QCOMPARE(raw.count(QStringLiteral("k6_run_history")), 1);
        QCOMPARE(store().executions({{}, QStringLiteral("a"), {}, {}, {}, {}})->total, 1);
        QVERIFY(store().registerAgent({QStringLiteral("a"), {}, {}, {}}, now()));
        QVERIFY(!store().begin({QStringLiteral("a"), m_target, id, {}}, now())->isNew);
        begun(QStringLiteral("a"), m_target);
        QCOMPARE(store().executions({{}, QStringLiteral("a"), {}, {}, {}, {}})->total, 2);
    }

    void runOfADeletedAgentTakesItsLateReport()
    {
        const QString id = begun(QStringLiteral("a"), addTarget(4 * 3600));
        m_clock.advance(61min);
        const auto reaped = store().reap(rules());
        QCOMPARE(reaped->deleted, QStringList(QStringLiteral("a")));
        QCOMPARE(reaped->runs, QStringList(id));
        QCOMPARE(run(id).status, ExecutionStatus::Error);
        ExecutionReport report;
        report.metrics.errorRate = 0.5;
        QVERIFY(store().report(id, report, now()));
        QCOMPARE(run(id).status, ExecutionStatus::Completed);
        QCOMPARE(test::RawAgentDatabase(m_location).count(QStringLiteral("k6_run_history")), 1);
        ExecutionFilter filter;
        filter.minErrorRate = 0.5;
        QCOMPARE(store().executions(filter)->total, 1);
    }

    void serverThatWasDownReapsNobodyForIt()
    {
        m_clock.advance(72h);
        ReapRules after = rules();
        after.serverStart = now();
        QCOMPARE(*store().reap(after), Reaped());
        m_clock.advance(10min);
        after.now = now();
        QVERIFY(store().reap(after)->markedOffline.isEmpty()); // 5 minutes from 5 minutes after the start
        m_clock.advance(1ms);
        after.now = now();
        QCOMPARE(store().reap(after)->markedOffline, QStringList(QStringLiteral("a")));
        m_clock.advance(55min - 1ms);
        after.now = now();
        QVERIFY(store().reap(after)->deleted.isEmpty());
        m_clock.advance(1ms);
        after.now = now();
        QCOMPARE(store().reap(after)->deleted, QStringList(QStringLiteral("a")));
    }

    void clockThatJumpsBackReapsNobody()
    {
        begun(QStringLiteral("a"), m_target);
        m_clock.setWall(now() - 48h);
        QCOMPARE(*store().reap(rules()), Reaped());
        m_clock.setWall(now() + 48h);
        QCOMPARE(*store().reap(rules()), Reaped());
    }

    void agentWithManyRunsMovesInSeveralPasses()
    {
        const auto filled = test::written<void>(*m_storage, [this](AgentStore &s) -> Result<> {
            for (int i = 0; i < 600; ++i) {
                const auto begun = s.beginExecution({QStringLiteral("a"), m_target, {}, {}}, now());
                if (!begun)
                    return begun.error();
                if (auto done = s.report(begun->runId, {}, now()); !done)
                    return done;
            }
            return {};
        });
        QVERIFY(filled);
        m_clock.advance(2h);
        const auto first = store().reap(rules());
        QVERIFY(first->hasMore);
        QVERIFY(first->deleted.isEmpty());
        QCOMPARE(store().executions()->total, 600); // in both tables
        QCOMPARE(store().executions({}, 12, 50)->items.size(), 50);
        const auto second = store().reap(rules());
        QVERIFY(!second->hasMore);
        QCOMPARE(second->deleted, QStringList(QStringLiteral("a")));
        QCOMPARE(store().executions()->total, 600);
    }

    void finishedRunsAreDeletedInBatches()
    {
        const QString gone = addTarget();
        QStringList old;
        for (int i = 0; i < 3; ++i) {
            old.append(begun(QStringLiteral("a"), gone));
            QVERIFY(store().report(old.last(), {}, now()));
        }
        QVERIFY(store().registerAgent({QStringLiteral("b"), {}, {}, {}}, now()));
        const QString moved = begun(QStringLiteral("b"), gone);
        QVERIFY(store().report(moved, {}, now()));
        QVERIFY(store().removeTarget(gone));
        m_clock.advance(2h);
        QVERIFY(store().heartbeat({QStringLiteral("a"), {}, {}, {}}, now()));
        QCOMPARE(store().reap(rules())->deleted, QStringList(QStringLiteral("b")));
        const QString running = begun(QStringLiteral("a"), m_target);
        const QString fresh = begun(QStringLiteral("a"), m_target);
        QVERIFY(store().report(fresh, {}, now()));

        QCOMPARE(*store().deleteFinishedBefore(now() - 1h, 2), 2);
        QCOMPARE(store().executions()->total, 4);
        QCOMPARE(*store().deleteFinishedBefore(now() - 1h, 100), 2);
        QCOMPARE(*store().deleteFinishedBefore(now() - 1h, 100), 0);

        const auto left = store().executions();
        QCOMPARE(textOf(idsOf(left->items)), textOf(QStringList{fresh, running}));
        QCOMPARE(left->total, 2);
        test::RawAgentDatabase raw(m_location);
        QCOMPARE(raw.value(QStringLiteral("SELECT sum(runs) FROM k6_run_counts WHERE target_id = 0")).toInt(), 1);
        QCOMPARE(raw.count(QStringLiteral("k6_run_counts")), 3); // of all, of the target, of the agent
        QCOMPARE(raw.count(QStringLiteral("k6_targets")), 1);    // the deleted one went with its runs
    }
};

QVector<Execution> TestAgentRuns::fill(int count)
{
    const QString second = addTarget();
    QVector<Execution> all;
    for (int i = 0; i < count; ++i) {
        Execution run;
        run.id = QStringLiteral("r%1").arg(i);
        run.agent = oneOf<QString>({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        run.targetId = oneOf<QString>({m_target, m_target, second});
        run.targetUrl = QStringLiteral("http://t/");
        // Over four days, some at the very borders of hours and days, some at the same instant.
        run.startedAt = std::chrono::floor<std::chrono::days>(now()) - std::chrono::hours(below(96)) +
                        oneOf<std::chrono::milliseconds>({0ms, 1ms, 30min, 30min, 1h - 1ms});
        run.status =
            oneOf<ExecutionStatus>({ExecutionStatus::Completed, ExecutionStatus::Completed, ExecutionStatus::Error,
                                    ExecutionStatus::Interrupted, ExecutionStatus::Running});
        if (run.agent == QLatin1String("c") && run.status == ExecutionStatus::Running)
            run.status = ExecutionStatus::Completed; // the reaper will delete it
        if (run.status != ExecutionStatus::Running) {
            run.endedAt = run.startedAt + 30s;
            if (below(4) > 0)
                run.metrics.errorRate =
                    oneOf<double>({0, 0.0005, 0.001, 0.015, 0.02, 0.25, 0.3, 0.999, 1, below(1000) / 1e3});
            run.error = run.status == ExecutionStatus::Error ? QStringLiteral("failed") : QString();
        }
        all.append(run);
    }
    const auto filled = test::written<void>(*m_storage, [this, &all](AgentStore &s) -> Result<> {
        for (const auto *name : {"b", "c"}) {
            const bool isGone = *name == 'c';
            if (auto agent = s.registerAgent({QString::fromLatin1(name), {}, {}, {}}, isGone ? now() - 2h : now());
                !agent)
                return agent.error();
        }
        for (const Execution &run : std::as_const(all)) {
            if (auto begun = s.beginExecution({run.agent, run.targetId, run.id, run.startedAt}, now()); !begun)
                return begun.error();
            const ExecutionReport report{run.metrics, run.error, run.status == ExecutionStatus::Interrupted,
                                         run.endedAt};
            if (run.status == ExecutionStatus::Running)
                continue;
            if (auto done = s.report(run.id, report, now()); !done)
                return done;
        }
        return {};
    });
    if (!filled)
        qWarning("%s", qPrintable(filled.error().what));
    std::stable_sort(all.begin(), all.end(),
                     [](const Execution &one, const Execution &other) { return one.startedAt < other.startedAt; });
    return all;
}

ExecutionFilter TestAgentRuns::someFilter()
{
    ExecutionFilter filter;
    const auto some = [this] {
        return std::chrono::floor<std::chrono::days>(now()) - std::chrono::hours(below(100)) +
               oneOf<std::chrono::milliseconds>({0ms, 1ms, 29min, 30min, -1ms});
    };
    if (below(3) == 0)
        filter.targetId = oneOf<QString>({m_target, QStringLiteral("2"), QStringLiteral("77")});
    if (below(3) == 0)
        filter.agent =
            oneOf<QString>({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")});
    if (below(3) == 0)
        filter.status = static_cast<ExecutionStatus>(below(4));
    if (below(2) == 0)
        filter.from = some();
    if (below(2) == 0)
        filter.to = some();
    if (below(3) == 0)
        filter.minErrorRate = oneOf<double>({-1, 0, 0.0001, 0.0005, 0.001, 0.01, 0.017, 0.02, 0.26, 0.95, 1, 1.5});
    return filter;
}

QTEST_GUILESS_MAIN(TestAgentRuns)
#include "tst_agent_runs.moc"
