// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The agent's loop against a dashboard that misbehaves and a wall clock that jumps; k6 is a shell script. tests/k6 has
// the program with real k6.
#include <atomic>
#include <functional>
#include <mutex>

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include "agent/agent.h"
#include "net/http_server.h"

using namespace largada;
using namespace largada::agent;
using namespace std::chrono_literals;

namespace
{

// The monotonic clock of the machine, and a wall clock that a test sets.
class JumpyClock final : public Clock
{
public:
    MonoTime now() const override { return m_real.now(); }
    WallTime wall() const override { return m_real.wall() + jump; }
    std::chrono::milliseconds jump{0};

private:
    SystemClock m_real;
};

// Nothing else would wake the agent within the time that a test waits.
const QByteArray oneRun = R"({"items":[{"id":"t","url":"http://h/","runIntervalMs":5500}]})";

struct Call {
    QByteArray route;
    QJsonObject body;
};

// Its time is in the year 2030. `misbehave` answers instead of it where it gives something; a status of 0 cuts the
// connection.
class FakeDashboard
{
public:
    using Misbehave = std::function<std::optional<net::HttpAnswer>(const Call &, int sameBefore)>;

    explicit FakeDashboard(Misbehave misbehave = {}) : m_misbehave(std::move(misbehave))
    {
        auto server = net::HttpServer::listen(
            {}, [this](const net::HttpRequest &request, const net::HttpResponder &respond) { take(request, respond); });
        if (!server)
            qFatal("no server");
        m_server = std::move(*server);
    }
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/base").arg(m_server->port())); }

    // What came to a route, or to one that ends so.
    QVector<QJsonObject> to(const QByteArray &route) const
    {
        const std::lock_guard lock(m_mutex);
        QVector<QJsonObject> bodies;
        for (const Call &call : m_calls) {
            if (call.route.endsWith(route))
                bodies += call.body;
        }
        return bodies;
    }

private:
    void take(const net::HttpRequest &request, const net::HttpResponder &respond)
    {
        const Call call{request.target, QJsonDocument::fromJson(request.body).object()};
        int same = 0;
        {
            const std::lock_guard lock(m_mutex);
            for (const Call &known : m_calls)
                same += known.route == call.route;
            m_calls += call;
        }
        const auto odd = m_misbehave ? m_misbehave(call, same) : std::nullopt;
        if (odd && odd->status == 0)
            return; // unanswered: the connection is closed
        respond(odd ? *odd : wellBehaved(call));
    }
    static net::HttpAnswer wellBehaved(const Call &call)
    {
        QByteArray body = "{}";
        if (call.route.endsWith("/register"))
            body = R"({"id":"1","name":"agent-1","serverTime":"2030-01-01T00:00:00.000Z"})";
        else if (call.route.endsWith("/targets"))
            body = R"({"items":[{"id":"t","url":"http://h/","vus":1,"durationS":1,"runIntervalMs":100}]})";
        else if (call.route.endsWith("/runs"))
            body = QJsonDocument(QJsonObject{{QStringLiteral("runId"), call.body[QLatin1String("runId")]}}).toJson();
        return {200, "application/json", body};
    }

    const Misbehave m_misbehave;
    mutable std::mutex m_mutex;
    QVector<Call> m_calls;
    std::unique_ptr<net::HttpServer> m_server;
};

struct Scene {
    explicit Scene(const FakeDashboard &dashboard, const BackOff::Options &pauses = {20ms, 50ms, 1s})
    {
        AgentSettings settings;
        settings.dashboard = dashboard.url();
        settings.secret = "0123456789abcdef";
        settings.name = QStringLiteral("agent-1");
        settings.pollInterval = settings.heartbeatInterval = 60ms;
        settings.k6 = directory.filePath(QStringLiteral("k6"));
        settings.temporaryDirectory = directory.filePath(QStringLiteral("tmp"));
        settings.grace = 0ms;
        QDir().mkdir(settings.temporaryDirectory);
        QFile program(settings.k6);
        const QByteArray text =
            "#!/bin/sh\n[ \"$1\" = version ] && { echo 'k6 v1.1.0 (go1.24, linux/amd64)'; exit; }\n"
            "echo '{\"metrics\":{\"http_reqs\":{\"count\":5},\"iterations\":{\"count\":5}}}' > \"$3\"\n";
        if (!program.open(QIODevice::WriteOnly) || program.write(text) != text.size() ||
            !program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            qFatal("no k6");
        program.close();
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        net::KeepAliveClient::Options options;
        options.server = settings.dashboard;
        auto client = net::KeepAliveClient::create(options);
        auto spool = ReportSpool::open(settings.temporaryDirectory, settings.name);
        if (!client || !spool)
            qFatal("no client or no spool");
        Agent::Setup setup{settings, environment, QStringLiteral("0.1.0"), pauses};
        agent = std::make_unique<Agent>(std::move(setup), std::move(*client), std::move(*spool), clock);
    }

    QTemporaryDir directory;
    JumpyClock clock;
    std::unique_ptr<Agent> agent;
};

QStringList runIds(const QVector<QJsonObject> &begins)
{
    QStringList ids;
    for (const QJsonObject &begin : begins)
        ids += begin[QLatin1String("runId")].toString();
    return ids;
}

} // namespace

class TestAgent : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("largada.agent.info=false")); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void wallClockThatJumpsChangesNothing()
    {
        const FakeDashboard dashboard;
        Scene scene(dashboard);
        scene.agent->start();
        QTRY_VERIFY(dashboard.to("/metrics").size() >= 2);
        qsizetype registrations = dashboard.to("/register").size();
        for (const auto jump : {std::chrono::hours(24 * 400), std::chrono::hours(-24 * 400)}) {
            scene.clock.jump = jump;
            const auto before = dashboard.to("/metrics").size();
            QTRY_VERIFY(dashboard.to("/metrics").size() >= before + 2);
            // The dashboard is asked for its time again.
            QTRY_VERIFY(dashboard.to("/register").size() > registrations);
            registrations = dashboard.to("/register").size();
        }
        for (const QJsonObject &begin : dashboard.to("/runs"))
            QVERIFY(begin[QLatin1String("startedAt")].toString().startsWith(QStringLiteral("2030-01-01T00:00:")));
        for (const QJsonObject &report : dashboard.to("/metrics"))
            QVERIFY(report[QLatin1String("endedAt")].toString().startsWith(QStringLiteral("2030-01-01T00:00:")));
    }

    void lostAnswersMakeNoSecondRun()
    {
        // It takes each report, and the first time cuts the line.
        const FakeDashboard dashboard([](const Call &call, int sameBefore) -> std::optional<net::HttpAnswer> {
            if (call.route.endsWith("/metrics") && sameBefore == 0)
                return net::HttpAnswer{0};
            return std::nullopt;
        });
        Scene scene(dashboard);
        scene.agent->start();
        QTRY_VERIFY(dashboard.to("/metrics").size() >= 4);
        const QStringList ids = runIds(dashboard.to("/runs"));
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
        const QByteArray first = ids.first().toLatin1() + "/metrics";
        const auto reports = dashboard.to(first);
        QCOMPARE(reports.size(), 2);
        QCOMPARE(reports[0], reports[1]);
    }

    void unknownRunIsToldFromItsBeginning()
    {
        // It forgets the first run, as one that was restored from yesterday does.
        const FakeDashboard dashboard([](const Call &call, int sameBefore) -> std::optional<net::HttpAnswer> {
            if (call.route.endsWith("/metrics") && sameBefore == 0)
                return net::HttpAnswer{404, "application/json", R"({"error":{"message":"unknown run"}})"};
            return std::nullopt;
        });
        Scene scene(dashboard);
        scene.agent->start();
        QTRY_VERIFY(!dashboard.to("/runs").isEmpty());
        const QString id = runIds(dashboard.to("/runs")).first();
        QTRY_COMPARE(dashboard.to(id.toLatin1() + "/metrics").size(), 2);
        QCOMPARE(runIds(dashboard.to("/runs")).count(id), 2);
    }

    void lostReportDoesNotStopTheAgent()
    {
        QString folder; // known before the agent starts
        std::atomic<int> lost = 0;
        const FakeDashboard dashboard([&](const Call &call, int sameBefore) -> std::optional<net::HttpAnswer> {
            if (call.route.endsWith("/targets"))
                return net::HttpAnswer{200, "application/json", oneRun};
            if (!call.route.endsWith("/metrics") || sameBefore > 0)
                return std::nullopt;
            QDir kept(folder);
            const QStringList files = kept.entryList({QStringLiteral("*.run")});
            for (const QString &file : files)
                lost += kept.remove(file) ? 1 : 0;
            return net::HttpAnswer{503, "text/plain", "later"};
        });
        Scene scene(dashboard);
        folder = scene.directory.filePath(QStringLiteral("tmp/largada-agent-agent-1"));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("cannot be used.*503")));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("lost the report of run")));
        scene.agent->start();
        QTRY_COMPARE(lost.load(), 1);
        const auto before = dashboard.to("/heartbeat").size();
        QTRY_VERIFY(dashboard.to("/heartbeat").size() >= before + 3);
    }

    void rubbishKeepsTheListAndTheAgent()
    {
        const FakeDashboard dashboard([](const Call &call, int sameBefore) -> std::optional<net::HttpAnswer> {
            if (call.route.endsWith("/targets") && sameBefore > 0)
                return net::HttpAnswer{200, "text/html", "<html>log in first</html>"};
            if (call.route.endsWith("/runs") || call.route.endsWith("/heartbeat"))
                return net::HttpAnswer{200, "text/html", QByteArray(100'000, '<')};
            return std::nullopt;
        });
        Scene scene(dashboard);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("keeps its targets"))); // said once
        scene.agent->start();
        QTRY_VERIFY(dashboard.to("/metrics").size() >= 3 && dashboard.to("/targets").size() >= 3);
    }

    void runThatIsNotWantedIsNotMade()
    {
        const FakeDashboard dashboard([](const Call &call, int sameBefore) -> std::optional<net::HttpAnswer> {
            if (call.route.endsWith("/runs") && sameBefore < 2)
                return net::HttpAnswer{410, "application/json", R"({"error":{"message":"target deleted"}})"};
            return std::nullopt;
        });
        Scene scene(dashboard);
        for (int i = 0; i < 2; ++i)
            QTest::ignoreMessage(QtWarningMsg,
                                 QRegularExpression(QStringLiteral("is not made.*HTTP 410 target deleted")));
        scene.agent->start();
        QTRY_VERIFY(!dashboard.to("/metrics").isEmpty());
        const QStringList ids = runIds(dashboard.to("/runs"));
        QVERIFY(dashboard.to(ids[0].toLatin1() + "/metrics").isEmpty());
        QVERIFY(dashboard.to(ids[1].toLatin1() + "/metrics").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestAgent)
#include "tst_agent.moc"
