// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The API over real connections.
#include <QRegularExpression>
#include <QTest>

#include "dashboard/contract/json.h"
#include "dashboard/contract/private_file.h"
#include "support/certificates.h"
#include "unit/dashboard/server/running_server.h"
#include "unit/net/raw_client.h"

using namespace largada;
using namespace std::chrono_literals;
using test::RunningServer;
using As = RunningServer::As;

namespace
{

constexpr char uuid[] = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";

QByteArray runOf(const QString &target, const QByteArray &agent = "a-1", const QByteArray &runId = uuid)
{
    return "{\"agent\":\"" + agent + "\",\"targetId\":\"" + target.toUtf8() + "\",\"runId\":\"" + runId + "\"}";
}

} // namespace

class TstDashboardServer : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_server.reset(); }

    void everyRouteAsksForItsCredentials_data();
    void everyRouteAsksForItsCredentials();
    void readingAsksForTheAdministratorWhereItIsSaid();
    void guessesAreAnsweredLateAndRightOnesAtOnce();
    void hugeCredentialsAreCutOff();
    void foreignNamesAreMisdirected();
    void otherPagesMayNotPost();
    void unknownPathsAndMethodsAreRefused();
    void targetsAreAddedChangedAndRemoved();
    void badFieldsAreNamed_data();
    void badFieldsAreNamed();
    void largeBodiesAreRefused();
    void agentsRegisterAndShow();
    void unchangedListIsNotSentAgain();
    void executionIsBegunAndReportedOnce();
    void reportsOfUnknownAndDeletedAreTold();
    void executionsAreFilteredAndPaged();
    void timesOfTheFutureAreThisMoment();
    void configIsKept();
    void reconcileWithoutABackendIsAConflict();
    void textsFromOutsideStayTexts();
    void metricsCountWhatHappened();
    void probesAnswerUnderAnyName();
    void eventsAreSentAndResumed();
    void httpsIsServed();
    void pageSaysWhatThisIs_data();
    void pageSaysWhatThisIs();
    void everythingIsStillThereAfterARestart();

private:
    std::unique_ptr<RunningServer> m_server;
};

void TstDashboardServer::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_server = std::make_unique<RunningServer>();
    const auto started = m_server->start();
    QVERIFY2(started, started ? "" : qPrintable(started.error().what));
}

void TstDashboardServer::everyRouteAsksForItsCredentials_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("challenge"); // empty: none
    for (const char *route : {"POST /api/k6/agents/register", "POST /api/k6/agents/heartbeat", "GET /api/k6/targets",
                              "POST /api/k6/runs", "POST /api/k6/runs/1b4e28ba-2fa1-11d2-883f-0016d3cca427/metrics"})
        QTest::newRow(route) << QByteArray(route).split(' ').at(0) << QByteArray(route).split(' ').at(1)
                             << QByteArray("Bearer");
    for (const char *route :
         {"POST /api/admin/k6/targets", "PATCH /api/admin/k6/targets/1", "DELETE /api/admin/k6/targets/1",
          "GET /api/admin/config", "PUT /api/admin/config", "POST /api/admin/k6/reconcile"})
        QTest::newRow(route) << QByteArray(route).split(' ').at(0) << QByteArray(route).split(' ').at(1)
                             << QByteArray("Basic");
    for (const char *route :
         {"GET /api/dashboard/k6/targets", "GET /api/dashboard/k6/agents", "GET /api/dashboard/k6/runs",
          "GET /api/dashboard/k6/summary", "GET /api/metrics", "GET /healthz", "GET /readyz", "GET /agents/k6"})
        QTest::newRow(route) << QByteArray(route).split(' ').at(0) << QByteArray(route).split(' ').at(1)
                             << QByteArray();
}

void TstDashboardServer::everyRouteAsksForItsCredentials()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, challenge);
    if (challenge.isEmpty()) {
        QCOMPARE(m_server->status(As::Nobody, method, path), 200);
        return;
    }
    const auto other = challenge == "Bearer" ? As::Admin : As::Agent;
    for (const As who : {As::Nobody, other}) {
        const auto answer = m_server->ask(who, method, path, "{}");
        QCOMPARE(answer.status, 401);
        QVERIFY(net::header(answer.headers, "WWW-Authenticate").startsWith(challenge));
        const auto error = QJsonDocument::fromJson(answer.body).object()[QStringLiteral("error")].toObject();
        QCOMPARE(error[QStringLiteral("code")].toString(), QStringLiteral("unauthorized"));
    }
    QVERIFY(m_server->status(challenge == "Bearer" ? As::Agent : As::Admin, method, path, "{}") != 401);
}

void TstDashboardServer::readingAsksForTheAdministratorWhereItIsSaid()
{
    m_server->stop();
    m_server->options.readAuth = true;
    QVERIFY(m_server->start());
    for (const char *path : {"/api/dashboard/k6/targets", "/api/dashboard/k6/runs", "/api/metrics"}) {
        QCOMPARE(m_server->status(As::Nobody, "GET", path), 401);
        QCOMPARE(m_server->status(As::Admin, "GET", path), 200);
    }
    QCOMPARE(m_server->status(As::Agent, "GET", "/api/k6/targets"), 200);
    QCOMPARE(m_server->status(As::Nobody, "GET", "/healthz"), 200);
}

void TstDashboardServer::guessesAreAnsweredLateAndRightOnesAtOnce()
{
    // The clock stands still, so that all guesses come at once.
    const net::HttpHeaders wrong{{"Authorization", "Bearer wrong"}};
    for (int i = 0; i < 5; ++i)
        QCOMPARE(m_server->ask(As::Nobody, "GET", "/api/k6/targets", {}, wrong).status, 401);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_server->ask(As::Nobody, "GET", "/api/k6/targets", {}, wrong).status, 401);
    QVERIFY(timer.elapsed() >= 250); // the answer must not come sooner
    QCOMPARE(m_server->status(As::Agent, "GET", "/api/k6/targets"), 200);
    // Without credentials nothing is guessed.
    for (int i = 0; i < 20; ++i)
        QCOMPARE(m_server->status(As::Nobody, "GET", "/api/k6/targets"), 401);
}

void TstDashboardServer::hugeCredentialsAreCutOff()
{
    test::RawClient client(m_server->port());
    client.send("GET /api/k6/targets HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                QByteArray(10 * 1024 * 1024, 'x') + "\r\n\r\n");
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.received(), QByteArray());
    QCOMPARE(m_server->status(As::Agent, "GET", "/api/k6/targets"), 200);
    QTRY_VERIFY(m_server->metric("largada_http_closed_connections_total{reason=\"head_too_large\"}") >= 1);
}

void TstDashboardServer::foreignNamesAreMisdirected()
{
    const net::HttpHeaders foreign{{"Host", "evil.example"}};
    for (const char *path : {"/api/dashboard/k6/targets", "/agents/k6", "/nothing", "/api/admin/config"}) {
        const auto answer = m_server->ask(As::Admin, "GET", path, {}, foreign);
        QCOMPARE(answer.status, 421);
        QVERIFY(!answer.body.contains("items"));
    }
    QCOMPARE(m_server->ask(As::Nobody, "GET", "/agents/k6", {}, {{"Host", "localhost"}}).status, 200);
    m_server->stop();
    m_server->options.allowedHosts = {QStringLiteral("dashboard")};
    QVERIFY(m_server->start());
    QCOMPARE(m_server->ask(As::Nobody, "GET", "/agents/k6", {}, {{"Host", "dashboard:3000"}}).status, 200);
}

void TstDashboardServer::otherPagesMayNotPost()
{
    const QByteArray own = "127.0.0.1:" + QByteArray::number(m_server->port());
    const QByteArray body = "{\"url\":\"https://example.com\"}";
    for (const char *origin : {"https://evil.example", "http://127.0.0.1:1", "null"})
        QCOMPARE(m_server->ask(As::Admin, "POST", "/api/admin/k6/targets", body, {{"Origin", origin}}).status, 403);
    QCOMPARE(m_server->ask(As::Admin, "POST", "/api/admin/k6/targets", body, {{"Origin", "http://" + own}}).status,
             201);
    QCOMPARE(m_server->items("/api/dashboard/k6/targets").size(), 1);
}

void TstDashboardServer::unknownPathsAndMethodsAreRefused()
{
    for (const char *path : {"/", "/api", "/api/k6/runs/", "/api/admin/k6/targets/a/b", "/api/admin/k6/targets//",
                             "/agents/k6/", "/../etc/passwd", "/api/k6/runs//metrics"})
        QCOMPARE(m_server->status(As::Admin, "GET", path), 404);
    const auto answer = m_server->ask(As::Admin, "DELETE", "/api/admin/config");
    QCOMPARE(answer.status, 405);
    QCOMPARE(net::header(answer.headers, "Allow"), QByteArray("GET, PUT, HEAD"));
}

void TstDashboardServer::targetsAreAddedChangedAndRemoved()
{
    const auto added =
        m_server->ask(As::Admin, "POST", "/api/admin/k6/targets",
                      "{\"url\":\"https://example.com\",\"label\":\"Example\",\"vus\":10,\"durationS\":30,"
                      "\"runIntervalMs\":60000}");
    QCOMPARE(added.status, 201);
    const auto target = dashboard::readTarget(added.body);
    QVERIFY(target);
    QVERIFY(!target->id.isEmpty());
    QCOMPARE(*target, (dashboard::Target{target->id, QStringLiteral("https://example.com"), QStringLiteral("Example"),
                                         10, 30, 60'000, true}));
    const QByteArray path = "/api/admin/k6/targets/" + target->id.toUtf8();
    const auto listed = [this](const QByteArray &list) {
        return *dashboard::readTargets(m_server->ask(As::Agent, "GET", list).body);
    };
    QCOMPARE(listed("/api/dashboard/k6/targets"), QVector{*target});
    QCOMPARE(listed("/api/k6/targets"), QVector{*target});
    const auto edited = dashboard::readTarget(m_server->ask(As::Admin, "PATCH", path, "{\"enabled\":false}").body);
    QVERIFY(edited);
    auto expected = *target;
    expected.enabled = false;
    QCOMPARE(*edited, expected);
    QCOMPARE(listed("/api/dashboard/k6/targets"), QVector{expected});
    QCOMPARE(listed("/api/k6/targets"), QVector<dashboard::Target>{});
    const auto removed = m_server->ask(As::Admin, "DELETE", path);
    QCOMPARE(removed.status, 204);
    QCOMPARE(removed.body, QByteArray());
    QCOMPARE(listed("/api/dashboard/k6/targets"), QVector<dashboard::Target>{});
    QCOMPARE(m_server->status(As::Admin, "DELETE", path), 404);
    QCOMPARE(m_server->status(As::Admin, "PATCH", path, "{}"), 404);
    QCOMPARE(m_server->status(As::Admin, "DELETE", "/api/admin/k6/targets/'%3B%20DROP%20TABLE"), 404);
}

void TstDashboardServer::badFieldsAreNamed_data()
{
    QTest::addColumn<As>("who");
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field");
    const QString none;
    QTest::newRow("target") << As::Admin << QByteArray("POST /api/admin/k6/targets") << QByteArray("{}")
                            << QStringLiteral("url");
    QTest::newRow("edit") << As::Admin << QByteArray("PATCH /api/admin/k6/targets/1") << QByteArray("{\"vus\":\"1\"}")
                          << QStringLiteral("vus");
    QTest::newRow("expected") << As::Admin << QByteArray("PATCH /api/admin/k6/targets/1")
                              << QByteArray("{\"vus\":1,\"expected\":{\"vus\":2}}") << QStringLiteral("expected");
    QTest::newRow("config") << As::Admin << QByteArray("PUT /api/admin/config")
                            << QByteArray("{\"k6DesiredAgentCount\":1001}") << QStringLiteral("k6DesiredAgentCount");
    QTest::newRow("register") << As::Agent << QByteArray("POST /api/k6/agents/register") << QByteArray("{\"name\":1}")
                              << QStringLiteral("name");
    QTest::newRow("heartbeat") << As::Agent << QByteArray("POST /api/k6/agents/heartbeat")
                               << QByteArray("{\"name\":\"a\",\"waiting\":-1}") << QStringLiteral("waiting");
    QTest::newRow("begin") << As::Agent << QByteArray("POST /api/k6/runs") << QByteArray("{\"agent\":\"a\"}")
                           << QStringLiteral("targetId");
    QTest::newRow("report") << As::Agent << QByteArray("POST /api/k6/runs/1b4e28ba-2fa1-11d2-883f-0016d3cca427/metrics")
                            << QByteArray("{\"error_rate\":1.5}") << QStringLiteral("error_rate");
    QTest::newRow("runs") << As::Nobody << QByteArray("GET /api/dashboard/k6/runs?page=0") << QByteArray()
                          << QStringLiteral("page");
}

void TstDashboardServer::badFieldsAreNamed()
{
    QFETCH(As, who);
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, body);
    const auto answer = m_server->ask(who, request.split(' ').at(0), request.split(' ').at(1), body);
    QCOMPARE(answer.status, 422);
    QCOMPARE(net::header(answer.headers, "Content-Type"), QByteArray("application/json"));
    const auto error = QJsonDocument::fromJson(answer.body).object()[QStringLiteral("error")].toObject();
    QCOMPARE(error[QStringLiteral("code")].toString(), QStringLiteral("bad_field"));
    QTEST(error[QStringLiteral("field")].toString(), "field");
    QVERIFY(!error[QStringLiteral("message")].toString().isEmpty());
    if (!body.isEmpty())
        QCOMPARE(m_server->status(who, request.split(' ').at(0), request.split(' ').at(1), "no JSON"), 400);
}

void TstDashboardServer::largeBodiesAreRefused()
{
    const QByteArray start = "{\"url\":\"https://example.com\",\"unknown\":\"";
    const QByteArray atLimit = start + QByteArray(1024 * 1024 - start.size() - 2, 'x') + "\"}";
    QCOMPARE(m_server->status(As::Admin, "POST", "/api/admin/k6/targets", atLimit), 201);
    const auto over = m_server->ask(As::Admin, "POST", "/api/admin/k6/targets", atLimit + ' ');
    QCOMPARE(over.status, 413);
    QVERIFY(over.body.contains("\"too_large\""));
    QCOMPARE(m_server->items("/api/dashboard/k6/targets").size(), 1);
}

void TstDashboardServer::agentsRegisterAndShow()
{
    QCOMPARE(m_server->status(As::Agent, "POST", "/api/k6/agents/heartbeat", "{\"name\":\"a-1\"}"), 404);
    const auto answer =
        m_server->ask(As::Agent, "POST", "/api/k6/agents/register",
                      "{\"name\":\"a-1\",\"version\":\"1\",\"k6Version\":\"1.1.0\",\"instance\":\"x\"}");
    QCOMPARE(answer.status, 200);
    const auto registered = dashboard::readRegistered(answer.body);
    QVERIFY(registered);
    QCOMPARE(registered->name, QStringLiteral("a-1"));
    QCOMPARE(registered->serverTime, m_server->clock.wall());
    m_server->clock.advance(30s);
    QCOMPARE(m_server->status(As::Agent, "POST", "/api/k6/agents/heartbeat",
                              "{\"name\":\"a-1\",\"waiting\":2,\"droppedReports\":3,\"instance\":\"x\"}"),
             200);
    const auto agents = dashboard::readAgents(m_server->ask(As::Nobody, "GET", "/api/dashboard/k6/agents").body);
    QVERIFY(agents);
    QCOMPARE(agents->size(), 1);
    const auto &agent = agents->first();
    QCOMPARE(agent.id, registered->id);
    QCOMPARE(agent.status, dashboard::AgentStatus::Online);
    QCOMPARE(agent.lastSeenAt, m_server->clock.wall());
    QCOMPARE(agent.waiting, 2);
    QCOMPARE(agent.droppedReports, 3);
    QCOMPARE(agent.k6Version, QStringLiteral("1.1.0"));
    // Another process under the name: the same row, flagged.
    QCOMPARE(m_server->status(As::Agent, "POST", "/api/k6/agents/register", "{\"name\":\"a-1\",\"instance\":\"y\"}"),
             200);
    const auto both = dashboard::readAgents(m_server->ask(As::Nobody, "GET", "/api/dashboard/k6/agents").body);
    QCOMPARE(both->size(), 1);
    QVERIFY(both->first().hasTwin);
}

void TstDashboardServer::unchangedListIsNotSentAgain()
{
    m_server->addTarget();
    const auto first = m_server->ask(As::Agent, "GET", "/api/k6/targets");
    const QByteArray tag = net::header(first.headers, "ETag");
    QVERIFY(tag.startsWith('"') && tag.endsWith('"'));
    const auto again = m_server->ask(As::Agent, "GET", "/api/k6/targets", {}, {{"If-None-Match", tag}});
    QCOMPARE(again.status, 304);
    QCOMPARE(again.body, QByteArray());
    QCOMPARE(net::header(again.headers, "ETag"), tag);
    m_server->addTarget();
    const auto changed = m_server->ask(As::Agent, "GET", "/api/k6/targets", {}, {{"If-None-Match", tag}});
    QCOMPARE(changed.status, 200);
    QVERIFY(net::header(changed.headers, "ETag") != tag);
}

void TstDashboardServer::executionIsBegunAndReportedOnce()
{
    const QString target = m_server->addTarget("{\"url\":\"https://example.com\",\"label\":\"Example\"}");
    QCOMPARE(m_server->status(As::Agent, "POST", "/api/k6/runs", runOf(target)), 404); // not registered
    m_server->ask(As::Agent, "POST", "/api/k6/agents/register", "{\"name\":\"a-1\"}");
    const auto begun = m_server->ask(As::Agent, "POST", "/api/k6/runs", runOf(target));
    QCOMPARE(begun.status, 201);
    QCOMPARE(*dashboard::readRunId(begun.body), QString::fromLatin1(uuid));
    QCOMPARE(m_server->status(As::Agent, "POST", "/api/k6/runs", runOf(target)), 200);
    QCOMPARE(m_server->items("/api/dashboard/k6/agents").at(0)[QStringLiteral("currentRunId")].toString(),
             QString::fromLatin1(uuid));
    m_server->clock.advance(30s);
    const QByteArray path = QByteArray("/api/k6/runs/") + uuid + "/metrics";
    const QByteArray report = "{\"p50_ms\":1.5,\"p95_ms\":2.5,\"p99_ms\":3.5,\"avg_ms\":1.75,\"error_rate\":0.25,"
                              "\"rps\":1000.5,\"data_received_bytes\":123456,\"iterations\":30015}";
    for (int i = 0; i < 2; ++i) {
        const auto answer = m_server->ask(As::Agent, "POST", path, report);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body.trimmed(), QByteArray("{}"));
    }
    QCOMPARE(m_server->status(As::Agent, "POST", path, "{\"error\":\"later\"}"), 200);
    const auto page = dashboard::readExecutionPage(m_server->ask(As::Nobody, "GET", "/api/dashboard/k6/runs").body);
    QVERIFY(page);
    QCOMPARE(page->total, 1);
    const auto &run = page->items.first();
    QCOMPARE(run.status, dashboard::ExecutionStatus::Completed);
    QCOMPARE(run.agent, QStringLiteral("a-1"));
    QCOMPARE(run.targetLabel, QStringLiteral("Example"));
    QCOMPARE(run.metrics, (dashboard::ExecutionMetrics{1.5, 2.5, 3.5, 1.75, 0.25, 1000.5, 123'456, 30'015}));
    QCOMPARE(run.endedAt, std::optional(m_server->clock.wall()));
    QVERIFY(run.error.isEmpty());
    // The server makes an id where the agent has none.
    const auto made = m_server->json(As::Agent, "POST", "/api/k6/runs",
                                     "{\"agent\":\"a-1\",\"targetId\":\"" + target.toUtf8() + "\"}");
    QVERIFY(!dashboard::canonicalUuid(made[QStringLiteral("runId")].toString()).isEmpty());
}

void TstDashboardServer::reportsOfUnknownAndDeletedAreTold()
{
    const QByteArray path = QByteArray("/api/k6/runs/") + uuid + "/metrics";
    QCOMPARE(m_server->status(As::Agent, "POST", path, "{\"p50_ms\":1}"), 404);
    QCOMPARE(m_server->status(As::Agent, "POST", "/api/k6/runs/x/metrics", "{\"p50_ms\":1}"), 404);
    const QString target = m_server->addTarget();
    m_server->ask(As::Agent, "POST", "/api/k6/agents/register", "{\"name\":\"a-1\"}");
    QCOMPARE(m_server->status(As::Agent, "POST", "/api/k6/runs", runOf(target)), 201);
    QCOMPARE(m_server->status(As::Admin, "DELETE", "/api/admin/k6/targets/" + target.toUtf8()), 204);
    const auto gone = m_server->ask(As::Agent, "POST", path, "{\"p50_ms\":1}");
    QCOMPARE(gone.status, 410);
    QVERIFY(gone.body.contains("\"gone\""));
}

void TstDashboardServer::executionsAreFilteredAndPaged()
{
    const QString first = m_server->addTarget(), second = m_server->addTarget();
    for (const char *agent : {"a-1", "a-2"})
        m_server->ask(As::Agent, "POST", "/api/k6/agents/register", "{\"name\":\"" + QByteArray(agent) + "\"}");
    for (int i = 0; i < 6; ++i) {
        const QByteArray id = "00000000-0000-4000-8000-00000000000" + QByteArray::number(i);
        const QString target = i % 2 == 0 ? first : second;
        m_server->clock.advance(1s);
        QCOMPARE(m_server->status(As::Agent, "POST", "/api/k6/runs", runOf(target, i < 3 ? "a-1" : "a-2", id)), 201);
        const QByteArray report = i == 5   ? QByteArray("{\"error\":\"x\"}")
                                  : i == 4 ? QByteArray("{\"interrupted\":true}")
                                           : "{\"error_rate\":0." + QByteArray::number(i) + "}";
        QCOMPARE(m_server->status(As::Agent, "POST", "/api/k6/runs/" + id + "/metrics", report), 200);
    }
    const auto lastDigits = [this](const QByteArray &query) {
        QString digits;
        for (const auto &item : m_server->items("/api/dashboard/k6/runs?" + query))
            digits += item[QStringLiteral("id")].toString().right(1);
        return digits;
    };
    QCOMPARE(lastDigits({}), QStringLiteral("543210"));
    QCOMPARE(lastDigits("pageSize=2"), QStringLiteral("54"));
    QCOMPARE(lastDigits("pageSize=2&page=3"), QStringLiteral("10"));
    QCOMPARE(lastDigits("pageSize=2&page=4"), QString());
    QCOMPARE(lastDigits("targetId=" + second.toUtf8()), QStringLiteral("531"));
    QCOMPARE(lastDigits("agent=a-1"), QStringLiteral("210"));
    QCOMPARE(lastDigits("status=error"), QStringLiteral("5"));
    QCOMPARE(lastDigits("status=interrupted"), QStringLiteral("4"));
    QCOMPARE(lastDigits("minErrorRate=0.2"), QStringLiteral("32"));
    QCOMPARE(lastDigits("from=" + isoTime(m_server->clock.wall()).toUtf8()), QStringLiteral("5"));
    QCOMPARE(lastDigits("to=" + isoTime(m_server->clock.wall()).toUtf8()), QStringLiteral("43210"));
    QCOMPARE(m_server->json(As::Nobody, "GET", "/api/dashboard/k6/runs?pageSize=2")[QStringLiteral("total")].toInt(),
             6);
    const auto summary = dashboard::readSummary(m_server->ask(As::Nobody, "GET", "/api/dashboard/k6/summary").body);
    QVERIFY(summary);
    QCOMPARE(summary->completed, 4);
    QCOMPARE(summary->failed, 1);
    QCOMPARE(summary->interrupted, 1);
    QCOMPARE(summary->agentsOnline, 2);
}

void TstDashboardServer::timesOfTheFutureAreThisMoment()
{
    const QString target = m_server->addTarget();
    m_server->ask(As::Agent, "POST", "/api/k6/agents/register", "{\"name\":\"a-1\"}");
    const QByteArray body = runOf(target).chopped(1) + ",\"startedAt\":\"2099-01-01T00:00:00.000Z\"}";
    QCOMPARE(m_server->status(As::Agent, "POST", "/api/k6/runs", body), 201);
    QCOMPARE(m_server->items("/api/dashboard/k6/runs").at(0)[QStringLiteral("startedAt")].toString(),
             isoTime(m_server->clock.wall()));
}

void TstDashboardServer::configIsKept()
{
    const auto before = dashboard::readConfig(m_server->ask(As::Admin, "GET", "/api/admin/config").body);
    QVERIFY(before);
    QCOMPARE(*before, (dashboard::FleetConfig{0, 0, 0, QStringLiteral("none")}));
    const auto put = m_server->ask(As::Admin, "PUT", "/api/admin/config", "{\"k6DesiredAgentCount\":20}");
    QCOMPARE(put.status, 200);
    QCOMPARE(dashboard::readConfig(put.body)->desiredAgents, 20);
    QCOMPARE(dashboard::readConfig(m_server->ask(As::Admin, "GET", "/api/admin/config").body)->desiredAgents, 20);
}

void TstDashboardServer::reconcileWithoutABackendIsAConflict()
{
    const auto answer = m_server->ask(As::Admin, "POST", "/api/admin/k6/reconcile");
    QCOMPARE(answer.status, 409);
    QVERIFY(answer.body.contains("--scale-backend"));
}

void TstDashboardServer::textsFromOutsideStayTexts()
{
    const QStringList hostile{QStringLiteral("'; DROP TABLE k6_targets; --"),
                              QStringLiteral("<script>alert(1)</script>"), QStringLiteral("=cmd|' /C calc'!A0"),
                              QStringLiteral("${x}`\\\" 🚀 日本")};
    for (const QString &text : hostile) {
        const QByteArray body = QJsonDocument(QJsonObject{{QStringLiteral("url"), QStringLiteral("https://x/?q=';--")},
                                                          {QStringLiteral("label"), text}})
                                    .toJson();
        QCOMPARE(m_server->json(As::Admin, "POST", "/api/admin/k6/targets", body)[QStringLiteral("label")].toString(),
                 text);
        const QByteArray agent = QJsonDocument(QJsonObject{{QStringLiteral("name"), text}}).toJson();
        QCOMPARE(m_server->json(As::Agent, "POST", "/api/k6/agents/register", agent)[QStringLiteral("name")].toString(),
                 text);
    }
    QStringList labels, names;
    for (const auto &item : m_server->items("/api/dashboard/k6/targets"))
        labels.append(item[QStringLiteral("label")].toString());
    for (const auto &item : m_server->items("/api/dashboard/k6/agents"))
        names.append(item[QStringLiteral("name")].toString());
    names.sort();
    auto sorted = hostile;
    sorted.sort();
    QCOMPARE(labels, hostile);
    QCOMPARE(names, sorted);
}

void TstDashboardServer::metricsCountWhatHappened()
{
    const QString target = m_server->addTarget();
    m_server->ask(As::Agent, "POST", "/api/k6/agents/register", "{\"name\":\"a-1\"}");
    m_server->ask(As::Agent, "POST", "/api/k6/runs", runOf(target));
    m_server->ask(As::Nobody, "GET", "/agents/k6", {}, {{"Host", "evil.example"}});
    const auto answer = m_server->ask(As::Nobody, "GET", "/api/metrics");
    QCOMPARE(net::header(answer.headers, "Content-Type"), QByteArray("text/plain; version=0.0.4; charset=utf-8"));
    for (const QByteArray &line :
         {QByteArray("reaper_k6agents_marked_offline_total 0"), QByteArray("reaper_k6agents_deleted_total 0"),
          QByteArray("largada_k6agents{status=\"online\"} 1"),
          "largada_k6runs{status=\"running\",target_id=\"" + target.toUtf8() + "\"} 1",
          QByteArray("largada_http_refused_requests_total{reason=\"host\"} 1"),
          QByteArray("largada_http_requests_total{route=\"/api/k6/agents/register\",status=\"200\"} 1")})
        QVERIFY2(answer.body.contains(line + '\n'), line.constData());
}

void TstDashboardServer::probesAnswerUnderAnyName()
{
    for (const char *path : {"/healthz", "/readyz"})
        QCOMPARE(m_server->ask(As::Nobody, "GET", path, {}, {{"Host", "10.9.8.7:3000"}}).status, 200);
}

void TstDashboardServer::eventsAreSentAndResumed()
{
    const auto read = [this](const QByteArray &lastId) {
        auto client = std::make_unique<test::RawClient>(m_server->port());
        client->send("GET /api/dashboard/k6/events HTTP/1.1\r\nHost: localhost\r\n" +
                     (lastId.isEmpty() ? QByteArray() : "Last-Event-ID: " + lastId + "\r\n") + "\r\n");
        return client;
    };
    const auto first = read({});
    QTRY_VERIFY(first->received().contains("retry: 2000"));
    QVERIFY(first->received().contains("Content-Type: text/event-stream\r\n"));
    const QString target = m_server->addTarget();
    m_server->ask(As::Agent, "POST", "/api/k6/agents/register", "{\"name\":\"a-1\"}");
    m_server->ask(As::Agent, "POST", "/api/k6/runs", runOf(target));
    m_server->ask(As::Agent, "POST", QByteArray("/api/k6/runs/") + uuid + "/metrics", "{\"p95_ms\":7}");
    for (const char *data : {"event: target\ndata: {\"change\":\"added\",\"id\":",
                             "event: agent\ndata: {\"name\":\"a-1\",\"status\":\"online\"}", "\"status\":\"running\"",
                             "\"status\":\"completed\""})
        QTRY_VERIFY2(first->received().contains(data), data);
    // Another one that has seen the first of the four.
    static const QRegularExpression idPattern(QStringLiteral("id: (\\w+-1)\nevent: target"));
    const auto id = idPattern.match(QString::fromLatin1(first->received())).captured(1).toLatin1();
    QVERIFY(!id.isEmpty());
    const auto second = read(id);
    QTRY_VERIFY(second->received().contains("\"status\":\"completed\""));
    QVERIFY(second->received().contains("event: agent"));
    QVERIFY(!second->received().contains("event: target"));
    const auto third = read("of-another-server");
    QTRY_VERIFY(third->received().contains("event: reset"));
    QCOMPARE(m_server->metric("largada_http_event_streams"), 3.0);
    QCOMPARE(m_server->status(As::Nobody, "HEAD", "/api/dashboard/k6/events"), 200);
}

void TstDashboardServer::httpsIsServed()
{
    test::Certificates issuer;
    const auto identity = issuer.issue({QStringLiteral("localhost"), QStringLiteral("IP:127.0.0.1")});
    const QTemporaryDir directory;
    m_server->stop();
    m_server->options.certificate = directory.filePath(QStringLiteral("certificate.pem"));
    m_server->options.key = directory.filePath(QStringLiteral("key.pem"));
    QVERIFY(dashboard::writePrivateFile(m_server->options.certificate, identity.certificate));
    QVERIFY(dashboard::writePrivateFile(m_server->options.key, identity.key));
    QVERIFY(m_server->start());
    QCOMPARE(m_server->url().scheme(), QStringLiteral("https"));
    m_server->trust(identity.certificate);
    QCOMPARE(m_server->status(As::Agent, "GET", "/api/k6/targets"), 200);
    // Plain HTTP on that port gets nothing.
    test::RawClient plain(m_server->port());
    plain.get("/healthz");
    QTRY_VERIFY(plain.isClosed());
    QVERIFY(!plain.received().contains("200"));
    m_server->stop();
    m_server->options.key = QStringLiteral("/nowhere.pem");
    const auto refused = m_server->start();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Errc::BadInput);
}

void TstDashboardServer::pageSaysWhatThisIs_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {"/agents/k6", "/agents/k6/sites", "/agents/k6/runs"})
        QTest::newRow(path) << QByteArray(path);
}

void TstDashboardServer::pageSaysWhatThisIs()
{
    QFETCH(QByteArray, path);
    const auto answer = m_server->ask(As::Nobody, "GET", path);
    QCOMPARE(answer.status, 200);
    QCOMPARE(net::header(answer.headers, "Content-Type"), QByteArray("text/html; charset=utf-8"));
    QVERIFY(
        net::header(answer.headers, "Content-Security-Policy").startsWith("default-src 'none'; style-src 'sha256-"));
    QCOMPARE(net::header(answer.headers, "X-Content-Type-Options"), QByteArray("nosniff"));
    const QString page = QString::fromUtf8(answer.body);
    QVERIFY(page.contains(QStringLiteral("To open the console")));
    QVERIFY(page.contains(QStringLiteral("Para abrir o console")));
    QVERIFY(!page.contains(QStringLiteral("<script"), Qt::CaseInsensitive));
    QVERIFY(!page.contains(QRegularExpression(QStringLiteral("(src|href)=\"(https?:)?//"))));
}

void TstDashboardServer::everythingIsStillThereAfterARestart()
{
    m_server->addTarget();
    m_server->ask(As::Agent, "POST", "/api/k6/agents/register", "{\"name\":\"a-1\"}");
    m_server->ask(As::Admin, "PUT", "/api/admin/config", "{\"k6DesiredAgentCount\":7}");
    m_server->stop();
    QVERIFY(m_server->start());
    QCOMPARE(m_server->items("/api/dashboard/k6/targets").size(), 1);
    QCOMPARE(m_server->items("/api/dashboard/k6/agents").size(), 1);
    QCOMPARE(dashboard::readConfig(m_server->ask(As::Admin, "GET", "/api/admin/config").body)->desiredAgents, 7);
}

QTEST_GUILESS_MAIN(TstDashboardServer)
#include "tst_dashboard_server.moc"
