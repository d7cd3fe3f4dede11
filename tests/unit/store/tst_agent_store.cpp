// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the agent fleet's tables keep of each call, in the database that LARGADA_TEST_DATABASE names.
#include <limits>

#include <QRegularExpression>
#include <QTest>

#include "agent_database.h"
#include "support/fake_clock.h"

using namespace largada;
using namespace largada::dashboard;
using namespace largada::store;
using namespace std::chrono_literals;

class TestAgentStore : public QObject
{
    Q_OBJECT

private:
    test::AgentDatabases m_databases;
    QString m_location;
    std::unique_ptr<AgentStorage> m_storage;
    test::FakeClock m_clock;

    test::SteppedStore store() const { return test::SteppedStore(*m_storage); }
    WallTime now() const { return m_clock.wall(); }
    QString addTarget(const QString &url = QStringLiteral("http://127.0.0.1/")) const
    {
        Target target;
        target.url = url;
        return store().addTarget(target)->id;
    }
    QString registered(const QString &name, const QString &instance = {}) const
    {
        return store().registerAgent({name, {}, {}, instance}, now())->id;
    }
    Agent only() const
    {
        const auto agents = store().agents();
        return agents && agents->size() == 1 ? agents->at(0) : Agent();
    }
    Execution onlyRun() const
    {
        const auto page = store().executions();
        return page && page->items.size() == 1 && page->total == 1 ? page->items.at(0) : Execution();
    }

    void isNotFound(const QString &id)
    {
        QCOMPARE(store().editTarget(id, {}).error().code, Errc::NotFound);
        QCOMPARE(store().removeTarget(id).error().code, Errc::NotFound);
        const auto begun = store().begin({QStringLiteral("a"), id, {}, {}}, now());
        QCOMPARE(begun.error().code, Errc::NotFound);
        QCOMPARE(begun.error().subject, QStringLiteral("target"));
        if (!id.isEmpty())
            QCOMPARE(store().executions({id, {}, {}, {}, {}, {}})->total, 0);
        QCOMPARE(store().targets()->size(), 1);
    }

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
    }
    void cleanup() { m_storage.reset(); }

    void targetsAreAddedEditedAndRemoved()
    {
        QCOMPARE(store().targets()->size(), 0);
        Target wanted{{}, QStringLiteral("https://a.example/?q=1"), QStringLiteral("loja"), 7, 45, 90'000, false};
        const auto added = store().addTarget(wanted);
        QVERIFY(added);
        QVERIFY(!added->id.isEmpty());
        wanted.id = added->id;
        QCOMPARE(*added, wanted);
        const QString second = addTarget();
        QVERIFY(second != wanted.id);

        TargetEdit edit;
        edit.vus = 8;
        wanted.vus = 8;
        QCOMPARE(*store().editTarget(wanted.id, edit), wanted);
        edit.vus = 9; // by somebody who has not seen the 8
        edit.expected = *added;
        QCOMPARE(store().editTarget(wanted.id, edit).error().code, Errc::Conflict);
        QCOMPARE(store().targets()->at(0), wanted);
        edit.vus = 8;
        edit.expected = wanted;
        edit.expected->id.clear();
        QCOMPARE(*store().editTarget(wanted.id, edit), wanted);
        edit = TargetEdit{QStringLiteral("http://b/"), QString(), 1, 2, 3, true};
        wanted = Target{wanted.id, QStringLiteral("http://b/"), QStringLiteral(""), 1, 2, 3, true};
        QCOMPARE(*store().editTarget(wanted.id, edit), wanted);
        QCOMPARE(store().targets()->at(0), wanted); // oldest first

        QVERIFY(store().removeTarget(wanted.id));
        QCOMPARE(store().targets()->size(), 1);
        QVERIFY(addTarget() != wanted.id); // no id is given twice
    }

    void unknownTargetsAreNotFound()
    {
        QCOMPARE(addTarget(), QStringLiteral("1"));
        registered(QStringLiteral("a"));
        for (const auto *id : {"", "0", "-1", "99", "+1", "01", " 1", "1 ", "abc", "1; DROP TABLE k6_targets",
                               "1' OR '1'='1", "99999999999999999999999", "1.0", "1e0"})
            isNotFound(QString::fromLatin1(id));
    }

    void agentIsOneRowHoweverOftenItRegisters()
    {
        const auto first = store().registerAgent(
            {QStringLiteral("pod-1"), QStringLiteral("1.0"), QStringLiteral("v1.1.0"), QStringLiteral("i1")}, now());
        QVERIFY(first);
        const Agent wanted{first->id,
                           QStringLiteral("pod-1"),
                           QStringLiteral("1.0"),
                           QStringLiteral("v1.1.0"),
                           QStringLiteral("i1"),
                           AgentStatus::Online,
                           now(),
                           now(),
                           QStringLiteral(""),
                           false,
                           0,
                           0};
        QCOMPARE(*first, wanted);
        QVERIFY(store().heartbeat({QStringLiteral("pod-1"), 3, 5, QStringLiteral("i1")}, now()));
        QCOMPARE(only().waiting, 3);
        m_clock.advance(2min);

        const auto again =
            store().registerAgent({QStringLiteral("pod-1"), QStringLiteral("1.1"), {}, QStringLiteral("i2")}, now());

        QCOMPARE(again->id, first->id);
        QCOMPARE(again->version, QStringLiteral("1.1"));
        QCOMPARE(again->lastSeenAt, now());
        QCOMPARE(again->registeredAt, first->registeredAt);
        QCOMPARE(again->droppedReports, 0); // of this instance
        QVERIFY(!again->hasTwin);           // the other was not seen for 90 s
        QCOMPARE(store().agents()->size(), 1);
    }

    void agentsAreSortedByName()
    {
        for (const auto *name : {"b", "a-10", "B", "a-9", "ç"})
            registered(QString::fromUtf8(name));
        QStringList names;
        const auto agents = store().agents();
        for (const Agent &agent : *agents)
            names.append(agent.name);
        QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("B a-10 a-9 b ç"));
    }

    void namesThatCannotBeLookedUpAreRefused()
    {
        QCOMPARE(store().registerAgent({}, now()).error().code, Errc::BadInput);
        const QString longest(limits::name, QChar(0x20ac));
        QVERIFY(store().registerAgent({longest, {}, {}, {}}, now()));
        const auto tooLong = store().registerAgent({longest + QLatin1Char('x'), {}, {}, {}}, now());
        QCOMPARE(tooLong.error().code, Errc::BadInput);
        QCOMPARE(tooLong.error().subject, QStringLiteral("name"));
        const QString target = addTarget();
        QCOMPARE(store().begin({longest, target, longest + QLatin1Char('x'), {}}, now()).error().code, Errc::BadInput);
        QVERIFY(store().begin({longest, target, longest, {}}, now()));
    }

    void heartbeatKeepsAnAgentOnline()
    {
        QCOMPARE(store().heartbeat({QStringLiteral("a"), {}, {}, {}}, now()).error().code, Errc::NotFound);
        registered(QStringLiteral("a"));
        test::RawAgentDatabase raw(m_location);
        QVERIFY(raw.exec(QStringLiteral("UPDATE k6_agents SET status = 'offline'")));
        QCOMPARE(only().status, AgentStatus::Offline);
        m_clock.advance(30s);

        QVERIFY(store().heartbeat({QStringLiteral("a"), {}, 4, {}}, now()));

        QCOMPARE(only().status, AgentStatus::Online);
        QCOMPARE(only().lastSeenAt, now());
        QCOMPARE(only().droppedReports, 4);
        QVERIFY(store().heartbeat({QStringLiteral("a"), 2, {}, {}}, now()));
        QCOMPARE(only().droppedReports, 4); // not said, not changed
        QCOMPARE(only().waiting, 2);
    }

    void endedAgentIsNotListed()
    {
        const QString name = QStringLiteral("a"), instance = QStringLiteral("i1");
        registered(name, instance);
        QVERIFY(store().heartbeat({name, {}, {}, instance, true}, now()));
        QVERIFY(store().agents()->isEmpty());
        QCOMPARE(store().summary(now())->agentsOnline, 0);
        QCOMPARE(store().summary(now())->agentsOffline, 0);
        registered(name, QStringLiteral("i2")); // started again
        QCOMPARE(only().status, AgentStatus::Online);
        QVERIFY(store().heartbeat({name, {}, {}, QStringLiteral("i2"), true}, now()));
        m_clock.advance(2h);
        QCOMPARE(store().reap({now(), now() - 24h})->deleted, QStringList{name});
    }

    void aTwinThatEndsLeavesTheOtherOne()
    {
        const QString name = QStringLiteral("a"), first = QStringLiteral("i1"), second = QStringLiteral("i2");
        registered(name, first);
        registered(name, second);
        QVERIFY(store().heartbeat({name, {}, {}, first, true}, now())); // it was replaced
        QCOMPARE(only().status, AgentStatus::Online);
        QCOMPARE(only().instance, second);
        QVERIFY(!only().hasTwin);
        registered(name, first);
        QVERIFY(store().heartbeat({name, {}, {}, first, true}, now()));
        QCOMPARE(only().instance, second);
        QVERIFY(store().heartbeat({name, {}, {}, second, true}, now()));
        QVERIFY(store().agents()->isEmpty());
    }

    void secondLiveInstanceIsATwinUntilOneOfThemEnds()
    {
        registered(QStringLiteral("a"), QStringLiteral("i1"));
        m_clock.advance(89s);
        registered(QStringLiteral("a"), QStringLiteral("i2"));
        QVERIFY(only().hasTwin);
        QVERIFY(store().heartbeat({QStringLiteral("a"), {}, {}, QStringLiteral("i1")}, now()));
        m_clock.advance(60s);
        QVERIFY(store().heartbeat({QStringLiteral("a"), {}, {}, QStringLiteral("i2")}, now()));
        QVERIFY(only().hasTwin);
        m_clock.advance(30s); // 90 s after the last of i1
        QVERIFY(store().heartbeat({QStringLiteral("a"), {}, {}, QStringLiteral("i2")}, now()));
        QVERIFY(!only().hasTwin);
        QVERIFY(store().heartbeat({QStringLiteral("a"), {}, {}, QStringLiteral("i1")}, now()));
        QVERIFY(only().hasTwin);
    }

    void runBeginsAndEndsInOneRow()
    {
        const QString target = addTarget(QStringLiteral("http://t/"));
        registered(QStringLiteral("a"));
        const WallTime started = now() - 2s;
        const auto begun = store().begin({QStringLiteral("a"), target, QStringLiteral("run-1"), started}, now());
        QVERIFY(begun);
        QCOMPARE(begun->runId, QStringLiteral("run-1"));
        QVERIFY(begun->isNew);
        QCOMPARE(only().currentRunId, QStringLiteral("run-1"));
        Execution wanted;
        wanted.id = QStringLiteral("run-1");
        wanted.agent = QStringLiteral("a");
        wanted.targetId = target;
        wanted.targetLabel = QStringLiteral("");
        wanted.targetUrl = QStringLiteral("http://t/");
        wanted.startedAt = started;
        wanted.error = QStringLiteral("");
        QCOMPARE(onlyRun(), wanted);
        QVERIFY(!store().begin({QStringLiteral("a"), target, QStringLiteral("run-1"), started}, now())->isNew);
        m_clock.advance(30s);

        ExecutionReport report;
        report.metrics = {0.1, 123.456789012345, 1e300, 5e-324, 0.25, 1.0 / 3, std::numeric_limits<qint64>::max(), 0};
        report.endedAt = now() - 1s;
        QVERIFY(store().report(QStringLiteral("run-1"), report, now()));

        wanted.status = ExecutionStatus::Completed;
        wanted.metrics = report.metrics;
        wanted.endedAt = report.endedAt;
        QCOMPARE(onlyRun(), wanted);
        QCOMPARE(only().currentRunId, QString());
    }

    void sameReportTwiceLeavesTheFirst()
    {
        const QString target = addTarget();
        registered(QStringLiteral("a"));
        const QString run = store().begin({QStringLiteral("a"), target, {}, {}}, now())->runId;
        ExecutionReport report;
        report.metrics.p95Ms = 12;
        report.isInterrupted = true;
        QVERIFY(store().report(run, report, now()));
        const Execution first = onlyRun();
        QCOMPARE(first.status, ExecutionStatus::Interrupted);
        m_clock.advance(10s);
        report.metrics.p95Ms = 99;
        report.isInterrupted = false;
        report.error = QStringLiteral("other");

        QVERIFY(store().report(run, report, now()));
        QVERIFY(!store().begin({QStringLiteral("a"), target, run, {}}, now())->isNew); // nor does it run again

        QCOMPARE(onlyRun(), first);
        QCOMPARE(only().currentRunId, QString());
        QCOMPARE(store().report(QStringLiteral("unknown"), report, now()).error().code, Errc::NotFound);
        QVERIFY(store().report(QStringLiteral("unknown"), report, now()).error().status != 410);
    }

    void runIdsBelongToOneAgentAndTarget()
    {
        const QString one = addTarget();
        const QString other = addTarget();
        const QString a = registered(QStringLiteral("a"));
        const QString b = registered(QStringLiteral("b"));
        const QString run = QStringLiteral("r");
        QVERIFY(store().begin({a, one, run, {}}, now())->isNew); // by its id
        QVERIFY(!store().begin({QStringLiteral("a"), one, run, {}}, now())->isNew);
        QCOMPARE(store().begin({QStringLiteral("b"), one, run, {}}, now()).error().code, Errc::Conflict);
        QCOMPARE(store().begin({QStringLiteral("a"), other, run, {}}, now()).error().code, Errc::Conflict);
        const auto unknown = store().begin({QStringLiteral("c"), one, {}, {}}, now());
        QCOMPARE(unknown.error().code, Errc::NotFound);
        QCOMPARE(unknown.error().subject, QStringLiteral("agent"));
        registered(b); // an agent whose name is another's id
        QVERIFY(store().begin({b, one, QStringLiteral("of the name"), {}}, now()));
        QCOMPARE(store().executions({{}, b, {}, {}, {}, {}})->total, 1);
        QCOMPARE(store().executions({{}, QStringLiteral("b"), {}, {}, {}, {}})->total, 0);
    }

    void deletedTargetKeepsItsRunsAndRefusesReports()
    {
        const QString target = addTarget(QStringLiteral("http://gone/"));
        registered(QStringLiteral("a"));
        const QString done = store().begin({QStringLiteral("a"), target, {}, {}}, now())->runId;
        QVERIFY(store().report(done, {}, now()));
        const QString late = store().begin({QStringLiteral("a"), target, {}, {}}, now())->runId;

        QVERIFY(store().removeTarget(target));

        const auto refused = store().report(late, {}, now());
        QCOMPARE(refused.error().code, Errc::NotFound);
        QCOMPARE(refused.error().status, 410);
        QVERIFY(store().report(done, {}, now())); // had its report before
        const auto page = store().executions({target, {}, {}, {}, {}, {}});
        QCOMPARE(page->total, 2);
        QCOMPARE(page->items.at(0).targetUrl, QStringLiteral("http://gone/"));
        QCOMPARE(store().targets()->size(), 0);
        QCOMPARE(store().editTarget(target, {}).error().code, Errc::NotFound);
        QCOMPARE(store().begin({QStringLiteral("a"), target, {}, {}}, now()).error().code, Errc::NotFound);
    }

    void textsComeBackAsTheyWere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("stored");
        const auto add = [](const char *name, const QString &text, const QString &stored = {}) {
            QTest::addRow("%s", name) << text << (stored.isNull() ? text : stored);
        };
        add("SQL", QStringLiteral("'); DROP TABLE k6_runs; -- \" ? $1 :a %1 %s"));
        add("quotes", QStringLiteral("'''\"\"``''"));
        add("backslashes", QStringLiteral("\\' \\\\ \\n \\0 E'\\x41'"));
        add("lines", QStringLiteral("a\r\nb\tc\x01\x1f\x7f"));
        add("emoji", QStringLiteral("ação 😀 👩‍👩‍👧 \u202e\ufeff"));
        add("script", QStringLiteral("${process.exit()} <script>alert(1)</script> =cmd|' /C calc'!A0"));
        add("empty", QStringLiteral(""));
        add("NUL", QStringLiteral("a") + QChar(QChar::Null) + QStringLiteral("b'"), QStringLiteral("a\ufffdb'"));
        add("huge", QString(1024 * 1024, QLatin1Char('\'')));
    }
    void textsComeBackAsTheyWere()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, stored);
        Target target;
        target.url = text;
        target.label = text;
        const auto added = store().addTarget(target);
        QVERIFY2(added, added ? "" : qPrintable(added.error().what));
        QCOMPARE(added->url, stored);
        QCOMPARE(store().editTarget(added->id, {text, text, {}, {}, {}, {}})->label, stored);
        const bool isKey = !text.isEmpty() && text.size() <= limits::name;
        const QString name = isKey ? text : QStringLiteral("a");
        const QString runId = isKey ? text : QStringLiteral("r");

        const auto agent = store().registerAgent({name, text, text, text}, now());
        QVERIFY(agent);
        QCOMPARE(agent->version, stored);
        QCOMPARE(agent->instance, stored);
        QVERIFY(store().heartbeat({name, {}, {}, text}, now()));
        QCOMPARE(store().agents()->size(), 1);
        QVERIFY(store().begin({name, added->id, runId, {}}, now()));
        ExecutionReport report;
        report.error = text;
        QVERIFY(store().report(runId, report, now()));

        QCOMPARE(onlyRun().error, stored);
        QCOMPARE(onlyRun().targetUrl, stored);
        QCOMPARE(store().executions({{}, name, {}, {}, {}, {}})->total, 1);
        QVERIFY(store().executions({text, text, {}, {}, {}, {}}));
        QCOMPARE(only().currentRunId, QString());
    }

    void numbersThatAreNoneAreAbsent()
    {
        const QString target = addTarget();
        registered(QStringLiteral("a"));
        const auto before1970 = WallTime(-1h);
        const QString run = store().begin({QStringLiteral("a"), target, {}, before1970}, now())->runId;
        ExecutionReport report;
        report.metrics.p50Ms = std::numeric_limits<double>::infinity();
        report.metrics.p95Ms = std::numeric_limits<double>::quiet_NaN();
        report.metrics.errorRate = -std::numeric_limits<double>::infinity();
        QVERIFY(store().report(run, report, now()));
        QCOMPARE(onlyRun().metrics, ExecutionMetrics());
        QCOMPARE(onlyRun().startedAt, WallTime{});
    }

    void summaryIsOfTheLastHour()
    {
        const QString one = addTarget();
        const QString two = addTarget();
        registered(QStringLiteral("a"));
        const auto run = [this](const QString &target, const ExecutionReport &report) {
            const QString id = store().begin({QStringLiteral("a"), target, {}, now() - 10s}, now())->runId;
            QVERIFY(store().report(id, report, now()));
        };
        ExecutionReport report;
        report.metrics = {1, 500, 1, 1, 1.0, 100, 1, 1};
        run(one, report); // too long ago
        m_clock.advance(61min);
        report.metrics = {1, 20, 1, 1, 0.1, 100, 1, 1};
        run(one, report);
        report.metrics = {1, 30, 1, 1, 0.5, 300, 1, 1};
        run(one, report);
        report.metrics = {};
        report.error = QStringLiteral("no summary");
        run(one, report);
        report.isInterrupted = true;
        run(two, report);
        QVERIFY(store().begin({QStringLiteral("a"), two, {}, {}}, now()));

        const auto summary = store().summary(now());

        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().what));
        QCOMPARE(summary->agentsOnline, 1);
        QCOMPARE(summary->running, 1);
        QCOMPARE(summary->completed, 2);
        QCOMPARE(summary->failed, 1);
        QCOMPARE(summary->interrupted, 1);
        QCOMPARE(summary->targets.size(), 2);
        const TargetSummary &first = summary->targets.at(0);
        QCOMPARE(first.executions, 3);
        QCOMPARE(first.failed, 1);
        QCOMPARE(*first.lowestP95Ms, 20.0);
        QCOMPARE(*first.highestP95Ms, 30.0);
        QCOMPARE(*first.errorRate, 0.4); // 0.1 of one part, 0.5 of three
        QVERIFY(!summary->targets.at(1).errorRate);
        const auto counts =
            test::seen<QVector<AgentStore::RunsOfTarget>>(*m_storage, [](AgentStore &s) { return s.countRuns(); });
        QStringList words;
        for (const auto &runs : *counts)
            words.append(
                QStringLiteral("%1:%2:%3").arg(runs.targetId).arg(static_cast<int>(runs.status)).arg(runs.count));
        words.sort();
        QCOMPARE(words.join(QLatin1Char(' ')), QStringLiteral("1:1:3 1:2:1 2:0:1 2:3:1"));
    }

    void desiredCountIsKept()
    {
        const auto desired = [this] {
            return *test::seen<int>(*m_storage, [](AgentStore &s) { return s.desiredAgents(); });
        };
        QCOMPARE(desired(), 0);
        for (const int first : {7, 9}) {
            QVERIFY(test::written<void>(*m_storage, [first](AgentStore &s) { return s.setFirstDesiredAgents(first); }));
            QCOMPARE(desired(), 7);
        }
        for (const int count : {20, 10'000}) {
            QVERIFY(test::written<void>(*m_storage, [count](AgentStore &s) { return s.setDesiredAgents(count); }));
            QCOMPARE(desired(), count);
        }
        m_storage.reset();
        m_storage = test::openedAtOnce(m_location);
        QCOMPARE(desired(), 10'000);
    }
};

QTEST_GUILESS_MAIN(TestAgentStore)
#include "tst_agent_store.moc"
