// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The local fleet of agents from 0 to 50, until the last has registered, and back. The dashboard is the least that
// agents work with.
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <set>

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QThread>

#include "backends/local/local_agents.h"
#include "bench/bench_line.h"
#include "net/http_server.h"
#include "support/real_k6.h"

using namespace largada;
using namespace std::chrono_literals;

namespace
{

constexpr int fullFleet = 50;

// Who has registered.
class Dashboard
{
public:
    net::HttpAnswer answer(const net::HttpRequest &request)
    {
        if (request.target == "/api/k6/targets")
            return {200, "application/json", R"({"items":[]})"};
        if (request.target == "/api/k6/agents/register") {
            const auto name = QJsonDocument::fromJson(request.body).object().value(QLatin1String("name")).toString();
            const std::lock_guard lock(m_mutex);
            m_names.insert(name);
            m_changed.notify_all();
        }
        return {200, "application/json", "{}"};
    }
    // Whether so many come in that time.
    bool waitFor(std::size_t count, std::chrono::seconds limit)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, limit, [this, count] { return m_names.size() >= count; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::set<QString> m_names;
};

bool isDownTo(const backends::LocalAgents &agents, int count, std::chrono::seconds limit)
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (agents.existing() > count && std::chrono::steady_clock::now() < end)
        QThread::msleep(5);
    return agents.existing() == count;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const auto &k6 = testing::realK6();
    if (k6.isEmpty()) {
        std::fprintf(stderr, "%s\n", testing::howToGetK6());
        return 1;
    }
    Dashboard dashboard;
    const auto server =
        net::HttpServer::listen({}, [&dashboard](const net::HttpRequest &request, const net::HttpResponder &respond) {
            respond(dashboard.answer(request));
        });
    const QTemporaryDir directory;
    if (!server || !directory.isValid())
        return 1;
    backends::LocalAgentsSetup setup;
    setup.program = QStringLiteral(LARGADA_AGENT_PATH);
    setup.k6 = k6.first().path;
    setup.dashboard = QUrl(QStringLiteral("http://127.0.0.1:%1").arg((*server)->port()));
    setup.secret = "correct-horse-battery";
    setup.directory = directory.filePath(QStringLiteral("agents"));
    setup.environment = QProcessEnvironment::systemEnvironment();
    setup.most = fullFleet;
    backends::LocalAgents agents(setup);

    const auto begin = std::chrono::steady_clock::now();
    agents.scale(fullFleet);
    if (!dashboard.waitFor(fullFleet, 240s)) {
        std::fprintf(stderr, "not all agents came: %s\n", qPrintable(agents.lastError()));
        return 1;
    }
    const std::chrono::duration<double> up = std::chrono::steady_clock::now() - begin;
    bench::benchLine("local_agents_0_to_50_online", up.count(), "s", 10);

    const auto end = std::chrono::steady_clock::now();
    agents.scale(0);
    if (!isDownTo(agents, 0, 240s))
        return 1;
    const std::chrono::duration<double> down = std::chrono::steady_clock::now() - end;
    bench::benchLine("local_agents_50_to_0", down.count(), "s");
    return 0;
}
