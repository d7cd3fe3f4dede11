// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the server does by itself, through its API, with a clock that the test moves; and the reconciler with a backend
// that the test answers for.
#include <atomic>

#include <QRegularExpression>
#include <QTest>

#include "dashboard/contract/json.h"
#include "unit/dashboard/server/running_server.h"
#include "unit/store/agent_database.h"

using namespace largada;
using namespace std::chrono_literals;
using test::RunningServer;
using As = RunningServer::As;

namespace
{

constexpr char uuid[] = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";

class FakeScaleBackend final : public fleet::ScaleBackend
{
public:
    QString name() const override { return QStringLiteral("fake"); }
    std::optional<int> existing() const override { return m_knows ? std::optional<int>(m_existing) : std::nullopt; }
    Async<> scale(int agents) override
    {
        const std::lock_guard lock(m_mutex);
        m_asked.append(agents);
        m_answers.append(AsyncSource<>());
        m_agents.append(agents);
        auto future = m_answers.last().future();
        if (m_isPrompt)
            answerLocked({});
        return future;
    }
    QString lastError() const override { return {}; }
    QString note() const override { return QStringLiteral("an autoscaler has a say"); }
    bool endsWithServer() const override { return m_endsWithServer; }
    void setEndsWithServer(bool ends) { m_endsWithServer = ends; }

    void answer(const Result<> &result)
    {
        const std::lock_guard lock(m_mutex);
        answerLocked(result);
    }
    QVector<int> asked() const
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }
    int waiting() const
    {
        const std::lock_guard lock(m_mutex);
        return static_cast<int>(m_answers.size());
    }
    void setPrompt(bool prompt)
    {
        const std::lock_guard lock(m_mutex);
        m_isPrompt = prompt;
    }
    void lose(int agents) { m_existing = m_existing - agents; }
    void become(int agents) { m_existing = agents; }
    void setKnows(bool knows) { m_knows = knows; }

private:
    void answerLocked(const Result<> &result)
    {
        if (result)
            m_existing = m_agents.first();
        m_answers.takeFirst().answer(result);
        m_agents.removeFirst();
    }

    mutable std::mutex m_mutex;
    std::atomic<int> m_existing = 0;
    std::atomic<bool> m_endsWithServer = true, m_knows = true;
    bool m_isPrompt = true;
    QVector<int> m_asked, m_agents;
    QVector<AsyncSource<>> m_answers;
};

// The server owns its backend; the test goes on with this one.
class Forwarding final : public fleet::ScaleBackend
{
public:
    explicit Forwarding(FakeScaleBackend &to) : m_to(to) {}
    QString name() const override { return m_to.name(); }
    std::optional<int> existing() const override { return m_to.existing(); }
    Async<> scale(int agents) override { return m_to.scale(agents); }
    QString lastError() const override { return m_to.lastError(); }
    QString note() const override { return m_to.note(); }
    bool endsWithServer() const override { return m_to.endsWithServer(); }

private:
    FakeScaleBackend &m_to;
};

dashboard::DashboardServer::MakeBackend made(FakeScaleBackend &backend)
{
    return [&backend](const QUrl &) { return std::make_unique<Forwarding>(backend); };
}

} // namespace

class TstHousekeeping : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_server.reset(); }

    void silentRunEndsWithAnError();
    void longTargetHasLonger();
    void lateReportReplacesTheReapersError();
    void silentAgentGoesOfflineAndIsDeletedWithItsRunsKept();
    void agentThatSaysItsEndIsNotListed();
    void serverThatWasAwayReapsNobody();
    void clockThatIsSetReapsNobody_data();
    void clockThatIsSetReapsNobody();
    void oldExecutionsAreDeleted();
    void allIsKeptWithoutRetention();
    void fleetIsMadeTheSizeThatIsWanted();
    void reconcileActsAtOnceAndTheLastNumberWins();
    void failedReconcileIsShown();
    void errorGoesWhenTheCountComesRightByItself();
    void agentsOfAnEngineOutliveTheServer();
    void agentsAreEndedBeforeTheServer();

private:
    int agentStatus(const QString &status);
    void begin(const QByteArray &targetBody = "{\"url\":\"https://example.com\"}");

    test::AgentDatabases m_databases;
    std::unique_ptr<RunningServer> m_server;
};

void TstHousekeeping::initTestCase()
{
    QString whyNot;
    if (!m_databases.prepare(&whyNot))
        QSKIP(qPrintable(whyNot));
}

void TstHousekeeping::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_server = std::make_unique<RunningServer>(m_databases.newLocation());
}

// How many agents have that status.
int TstHousekeeping::agentStatus(const QString &status)
{
    int count = 0;
    for (const auto &agent : m_server->items("/api/dashboard/k6/agents"))
        count += agent[QStringLiteral("status")].toString() == status ? 1 : 0;
    return count;
}

// One agent with one run of one target.
void TstHousekeeping::begin(const QByteArray &targetBody)
{
    const QString target = m_server->addTarget(targetBody);
    QCOMPARE(m_server->status(As::Agent, "POST", "/api/k6/agents/register", "{\"name\":\"a-1\"}"), 200);
    QCOMPARE(
        m_server->status(As::Agent, "POST", "/api/k6/runs",
                         "{\"agent\":\"a-1\",\"targetId\":\"" + target.toUtf8() + "\",\"runId\":\"" + uuid + "\"}"),
        201);
}

void TstHousekeeping::silentRunEndsWithAnError()
{
    QVERIFY(m_server->start());
    begin();
    const auto run = [this] { return m_server->items("/api/dashboard/k6/runs").at(0).toObject(); };
    const auto current = [this] {
        return m_server->items("/api/dashboard/k6/agents").at(0)[QStringLiteral("currentRunId")].toString();
    };
    m_server->clock.advance(5min);
    const double passes = m_server->metric("reaper_passes_total{result=\"ok\"}");
    QTRY_VERIFY(m_server->metric("reaper_passes_total{result=\"ok\"}") > passes + 1);
    QCOMPARE(run()[QStringLiteral("status")].toString(), QStringLiteral("running"));
    QCOMPARE(current(), QString::fromLatin1(uuid));
    m_server->clock.advance(1ms);
    QTRY_COMPARE(run()[QStringLiteral("status")].toString(), QStringLiteral("error"));
    QVERIFY(!run()[QStringLiteral("error")].toString().isEmpty());
    QTRY_COMPARE(current(), QString());
    QTRY_COMPARE(m_server->metric("reaper_k6runs_ended_total"), 1.0); // told of by another thread
}

void TstHousekeeping::longTargetHasLonger()
{
    QVERIFY(m_server->start());
    begin("{\"url\":\"https://example.com\",\"durationS\":600}");
    const auto status = [this] {
        return m_server->items("/api/dashboard/k6/runs").at(0)[QStringLiteral("status")].toString();
    };
    m_server->clock.advance(12min);
    const double passes = m_server->metric("reaper_passes_total{result=\"ok\"}");
    QTRY_VERIFY(m_server->metric("reaper_passes_total{result=\"ok\"}") > passes + 1);
    QCOMPARE(status(), QStringLiteral("running"));
    m_server->clock.advance(1ms);
    QTRY_COMPARE(status(), QStringLiteral("error"));
}

void TstHousekeeping::lateReportReplacesTheReapersError()
{
    QVERIFY(m_server->start());
    begin();
    m_server->clock.advance(6min);
    QTRY_COMPARE(m_server->metric("reaper_k6runs_ended_total"), 1.0);
    QCOMPARE(m_server->status(As::Agent, "POST", QByteArray("/api/k6/runs/") + uuid + "/metrics", "{\"p95_ms\":7}"),
             200);
    const auto run = m_server->items("/api/dashboard/k6/runs").at(0).toObject();
    QCOMPARE(run[QStringLiteral("status")].toString(), QStringLiteral("completed"));
    QCOMPARE(run[QStringLiteral("p95_ms")].toDouble(), 7.0);
    QVERIFY(run[QStringLiteral("error")].isNull());
}

void TstHousekeeping::silentAgentGoesOfflineAndIsDeletedWithItsRunsKept()
{
    QVERIFY(m_server->start());
    begin();
    m_server->clock.advance(30s);
    QCOMPARE(m_server->status(As::Agent, "POST", QByteArray("/api/k6/runs/") + uuid + "/metrics", "{\"p95_ms\":7}"),
             200);
    // Ages count from five minutes after the start at the earliest.
    m_server->clock.advance(5min);
    QCOMPARE(m_server->status(As::Agent, "POST", "/api/k6/agents/heartbeat", "{\"name\":\"a-1\"}"), 200);
    m_server->clock.advance(5min);
    const double passes = m_server->metric("reaper_passes_total{result=\"ok\"}");
    QTRY_VERIFY(m_server->metric("reaper_passes_total{result=\"ok\"}") > passes + 1);
    QCOMPARE(agentStatus(QStringLiteral("online")), 1);
    m_server->clock.advance(1ms);
    QTRY_COMPARE(agentStatus(QStringLiteral("offline")), 1);
    QTRY_COMPARE(m_server->metric("reaper_k6agents_marked_offline_total"), 1.0);
    // It comes back, and goes again.
    QCOMPARE(m_server->status(As::Agent, "POST", "/api/k6/agents/heartbeat", "{\"name\":\"a-1\"}"), 200);
    QCOMPARE(agentStatus(QStringLiteral("online")), 1);
    m_server->clock.advance(59min);
    QTRY_COMPARE(m_server->metric("reaper_k6agents_marked_offline_total"), 2.0);
    QCOMPARE(m_server->metric("reaper_k6agents_deleted_total"), 0.0);
    m_server->clock.advance(1min + 1ms);
    QTRY_COMPARE(m_server->metric("reaper_k6agents_deleted_total"), 1.0);
    QCOMPARE(m_server->items("/api/dashboard/k6/agents").size(), 0);
    const auto runs = m_server->items("/api/dashboard/k6/runs?agent=a-1");
    QCOMPARE(runs.size(), 1);
    QCOMPARE(runs.at(0)[QStringLiteral("p95_ms")].toDouble(), 7.0);
    QCOMPARE(m_server->status(As::Agent, "POST", "/api/k6/agents/heartbeat", "{\"name\":\"a-1\"}"), 404);
}

// Nobody has to find out by its silence.
void TstHousekeeping::agentThatSaysItsEndIsNotListed()
{
    QVERIFY(m_server->start());
    begin();
    QCOMPARE(m_server->status(As::Agent, "POST", QByteArray("/api/k6/runs/") + uuid + "/metrics", "{\"p95_ms\":7}"),
             200);
    const auto say = [this](const char *body) {
        return m_server->status(As::Agent, "POST", "/api/k6/agents/heartbeat", body);
    };
    QCOMPARE(say("{\"name\":\"a-1\",\"ending\":true}"), 200);
    QCOMPARE(m_server->items("/api/dashboard/k6/agents").size(), 0);
    QCOMPARE(agentStatus(QStringLiteral("online")) + agentStatus(QStringLiteral("offline")), 0);
    QCOMPARE(m_server->items("/api/dashboard/k6/runs?agent=a-1").size(), 1);
    QCOMPARE(say("{\"name\":\"a-1\"}"), 200); // it lives after all
    QCOMPARE(agentStatus(QStringLiteral("online")), 1);
    QCOMPARE(say("{\"name\":\"a-1\",\"ending\":true}"), 200);
    m_server->clock.advance(1h + 5min + 1ms);
    QTRY_COMPARE(m_server->metric("reaper_k6agents_deleted_total"), 1.0);
    QCOMPARE(m_server->metric("reaper_k6agents_marked_offline_total"), 0.0);
    QCOMPARE(m_server->items("/api/dashboard/k6/runs?agent=a-1").size(), 1);
}

void TstHousekeeping::serverThatWasAwayReapsNobody()
{
    QVERIFY(m_server->start());
    begin();
    m_server->stop();
    m_server->clock.advance(72h);
    QVERIFY(m_server->start());
    m_server->clock.advance(9min + 59s);
    const double passes = m_server->metric("reaper_passes_total{result=\"ok\"}");
    QTRY_VERIFY(m_server->metric("reaper_passes_total{result=\"ok\"}") > passes + 1);
    QCOMPARE(agentStatus(QStringLiteral("online")), 1);
    m_server->clock.advance(2s);
    QTRY_COMPARE(agentStatus(QStringLiteral("offline")), 1);
}

void TstHousekeeping::clockThatIsSetReapsNobody_data()
{
    QTest::addColumn<qint64>("hours");
    QTest::newRow("forward") << qint64(5);
    QTest::newRow("back") << qint64(-5);
}

void TstHousekeeping::clockThatIsSetReapsNobody()
{
    QFETCH(qint64, hours);
    QVERIFY(m_server->start());
    begin();
    m_server->clock.advance(6min);
    QCOMPARE(m_server->status(As::Agent, "POST", "/api/k6/agents/heartbeat", "{\"name\":\"a-1\"}"), 200);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("the clock was set by")));
    m_server->clock.setWall(m_server->clock.wall() + std::chrono::hours(hours));
    const double passes = m_server->metric("reaper_passes_total{result=\"ok\"}");
    QTRY_VERIFY(m_server->metric("reaper_passes_total{result=\"ok\"}") > passes + 1);
    QCOMPARE(agentStatus(QStringLiteral("online")), 1);
    QCOMPARE(m_server->metric("reaper_k6agents_deleted_total"), 0.0);
}

void TstHousekeeping::oldExecutionsAreDeleted()
{
    m_server->options.housekeeping.retentionEvery = 10ms;
    m_server->options.housekeeping.retentionDays = 2;
    QVERIFY(m_server->start());
    begin();
    QCOMPARE(m_server->status(As::Agent, "POST", QByteArray("/api/k6/runs/") + uuid + "/metrics", "{\"p95_ms\":7}"),
             200);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("the clock was set by")));
    m_server->clock.setWall(m_server->clock.wall() + 48h);
    const double passes = m_server->metric("reaper_passes_total{result=\"ok\"}");
    QTRY_VERIFY(m_server->metric("reaper_passes_total{result=\"ok\"}") > passes + 1); // so that it has been seen
    QCOMPARE(m_server->items("/api/dashboard/k6/runs").size(), 1);
    m_server->clock.advance(1ms);
    QTRY_COMPARE(m_server->items("/api/dashboard/k6/runs").size(), 0);
    QTRY_COMPARE(m_server->metric("largada_retention_deleted_runs_total"), 1.0);
}

void TstHousekeeping::allIsKeptWithoutRetention()
{
    m_server->options.housekeeping.retentionEvery = 10ms;
    m_server->options.housekeeping.retentionDays = 0;
    QVERIFY(m_server->start());
    begin();
    QCOMPARE(m_server->status(As::Agent, "POST", QByteArray("/api/k6/runs/") + uuid + "/metrics", "{\"p95_ms\":7}"),
             200);
    m_server->clock.advance(24h * 3650);
    QTRY_COMPARE(m_server->metric("reaper_k6agents_deleted_total"), 1.0);
    QCOMPARE(m_server->items("/api/dashboard/k6/runs").size(), 1);
}

void TstHousekeeping::fleetIsMadeTheSizeThatIsWanted()
{
    FakeScaleBackend backend;
    m_server->makeBackend = made(backend);
    QVERIFY(m_server->start());
    const auto put = m_server->json(As::Admin, "PUT", "/api/admin/config", "{\"k6DesiredAgentCount\":3}");
    QCOMPARE(put[QStringLiteral("backend")].toString(), QStringLiteral("fake"));
    QTRY_COMPARE(backend.existing(), 3);
    // As it is wanted: nothing is asked of the backend.
    const double rounds = m_server->metric("reaper_passes_total{result=\"ok\"}");
    QTRY_VERIFY(m_server->metric("reaper_passes_total{result=\"ok\"}") > rounds + 2);
    QCOMPARE(backend.asked(), QVector<int>{3});
    backend.lose(1);
    QTRY_COMPARE(backend.asked(), (QVector<int>{3, 3}));
    QTRY_COMPARE(m_server->metric("largada_reconciles_total{result=\"ok\"}"), 2.0); // the server has heard of it
    const auto config = dashboard::readConfig(m_server->ask(As::Admin, "GET", "/api/admin/config").body);
    QCOMPARE(config->existing, 3);
    QCOMPARE(config->note, QStringLiteral("an autoscaler has a say"));
    QCOMPARE(config->lastReconcileAt, std::optional(m_server->clock.wall()));
    backend.setKnows(false); // its engine does not answer, for instance: that is not the same as none
    const auto unknown = m_server->json(As::Admin, "GET", "/api/admin/config");
    QVERIFY(unknown.contains(QStringLiteral("existing")));
    QVERIFY(unknown[QStringLiteral("existing")].isNull());
    m_server.reset(); // before the backend
}

void TstHousekeeping::reconcileActsAtOnceAndTheLastNumberWins()
{
    FakeScaleBackend backend;
    backend.setPrompt(false);
    m_server->makeBackend = made(backend);
    m_server->options.housekeeping.reconcileEvery = 1h;
    QVERIFY(m_server->start());
    net::HttpClient client{net::HttpClient::Options{}};
    const auto reconcile = [&] {
        net::HttpCall call;
        call.method = "POST";
        call.url = QUrl(m_server->url().toString() + QStringLiteral("/api/admin/k6/reconcile"));
        call.headers = {{"Authorization", "Basic " + RunningServer::admin.toBase64()}};
        return client.call(call);
    };
    m_server->ask(As::Admin, "PUT", "/api/admin/config", "{\"k6DesiredAgentCount\":5}");
    const auto first = reconcile();
    QTRY_COMPARE(backend.asked(), QVector<int>{5});
    // While that is under way, others are asked for: only the last of them follows.
    for (const char *count : {"6", "7"}) {
        m_server->ask(As::Admin, "PUT", "/api/admin/config", "{\"k6DesiredAgentCount\":" + QByteArray(count) + "}");
        (void)reconcile();
        m_server->status(As::Admin, "GET", "/api/admin/config");
    }
    const auto last = reconcile();
    QCOMPARE(backend.waiting(), 1);
    QVERIFY(!first.isFinished());
    QTRY_VERIFY(m_server->metric("largada_http_requests_total{route=\"/api/admin/config\",status=\"200\"}") >= 5);
    backend.answer({});
    QTRY_COMPARE(backend.asked(), (QVector<int>{5, 7}));
    backend.answer({});
    QTRY_VERIFY(first.isFinished() && last.isFinished());
    QVERIFY(last.result());
    const auto config = dashboard::readConfig(last.result()->body);
    QVERIFY(config);
    QCOMPARE(config->existing, 7);
    QCOMPARE(config->desiredAgents, 7);
    m_server.reset();
}

void TstHousekeeping::failedReconcileIsShown()
{
    FakeScaleBackend backend;
    backend.setPrompt(false);
    m_server->makeBackend = made(backend);
    m_server->options.housekeeping.reconcileEvery = 1h;
    QVERIFY(m_server->start());
    m_server->ask(As::Admin, "PUT", "/api/admin/config", "{\"k6DesiredAgentCount\":5}");
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("scaling failed: \"no memory\"")));
    QTimer look;
    connect(&look, &QTimer::timeout, this, [&backend] {
        if (backend.waiting() > 0)
            backend.answer(Error{Errc::Conflict, QStringLiteral("no memory")});
    });
    look.start(5ms);
    const auto answer = m_server->ask(As::Admin, "POST", "/api/admin/k6/reconcile");
    QCOMPARE(answer.status, 200);
    QCOMPARE(dashboard::readConfig(answer.body)->lastError, QStringLiteral("no memory"));
    QCOMPARE(m_server->metric("largada_reconciles_total{result=\"error\"}"), 1.0);
    m_server.reset();
}

void TstHousekeeping::errorGoesWhenTheCountComesRightByItself()
{
    FakeScaleBackend backend;
    backend.setPrompt(false);
    m_server->makeBackend = made(backend);
    QVERIFY(m_server->start());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("scaling failed: \"no memory\"")));
    m_server->ask(As::Admin, "PUT", "/api/admin/config", "{\"k6DesiredAgentCount\":5}");
    QTRY_COMPARE(backend.waiting(), 1);
    const auto lastError = [this] {
        return dashboard::readConfig(m_server->ask(As::Admin, "GET", "/api/admin/config").body)->lastError;
    };
    backend.become(5);
    backend.answer(Error{Errc::Conflict, QStringLiteral("no memory")});
    QTRY_COMPARE(m_server->metric("largada_reconciles_total{result=\"error\"}"), 1.0);
    QTRY_COMPARE(lastError(), QString());
    QCOMPARE(backend.asked(), QVector<int>{5});
    m_server.reset();
}

void TstHousekeeping::agentsOfAnEngineOutliveTheServer()
{
    FakeScaleBackend backend;
    backend.setEndsWithServer(false);
    m_server->makeBackend = made(backend);
    QVERIFY(m_server->start());
    m_server->ask(As::Admin, "PUT", "/api/admin/config", "{\"k6DesiredAgentCount\":3}");
    QTRY_COMPARE(backend.existing(), 3);
    const auto ended = m_server->server().endAgents(1h);
    QTRY_VERIFY(ended.isFinished());
    m_server.reset();
    QCOMPARE(backend.asked(), QVector<int>{3});
}

void TstHousekeeping::agentsAreEndedBeforeTheServer()
{
    FakeScaleBackend backend;
    m_server->makeBackend = made(backend);
    QVERIFY(m_server->start());
    m_server->ask(As::Admin, "PUT", "/api/admin/config", "{\"k6DesiredAgentCount\":3}");
    QTRY_COMPARE(backend.existing(), 3);
    const auto ended = m_server->server().endAgents(10s);
    QTRY_VERIFY(ended.isFinished());
    QCOMPARE(backend.asked(), (QVector<int>{3, 0}));
    // No round makes them again, and the wanted count stays for the next start.
    const double rounds = m_server->metric("reaper_passes_total{result=\"ok\"}");
    QTRY_VERIFY(m_server->metric("reaper_passes_total{result=\"ok\"}") > rounds + 2);
    QCOMPARE(backend.asked(), (QVector<int>{3, 0}));
    const auto config = dashboard::readConfig(m_server->ask(As::Admin, "GET", "/api/admin/config").body);
    QCOMPARE(config->desiredAgents, 3);
    m_server.reset();
}

QTEST_GUILESS_MAIN(TstHousekeeping)
#include "tst_housekeeping.moc"
