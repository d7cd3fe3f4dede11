// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard server with SQLite under 2,000 simulated agents, then under as many as one core holds: how long reads
// and writes take, memory, processor time. Every report that was acknowledged is counted back.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <future>
#include <optional>

#include <sys/resource.h>

#include <QCoreApplication>
#include <QTemporaryDir>

#include "bench/bench_line.h"
#include "bench/server_process.h"
#include "bench/simulated_agents.h"
#include "dashboard/contract/values.h"
#include "dashboard/server/dashboard_server.h"

namespace
{

using namespace largada;
using bench::benchLine;

constexpr char secret[] = "bench-0123456789abcdef";
constexpr double readTargetMs = 20, writeTargetMs = 50, rssTargetMb = 80, cpuTarget = 0.5, agentsTarget = 10'000;
constexpr int firstAgents = 2000;
constexpr std::array furtherAgents{5000, 10'000};

template<class T>
std::optional<T> stored(store::AgentStorage &storage, std::function<Result<T>(store::AgentStore &)> step)
{
    std::promise<Result<T>> promise;
    storage.write<T>(std::move(step), [&promise](const Result<T> &result) { promise.set_value(result); });
    const auto result = promise.get_future().get();
    return result ? std::optional(*result) : std::nullopt;
}

// The server process: prints its port and the id of its target, serves until its standard input ends, then prints how
// many completed executions are stored and how many microseconds of processor time it took.
int serve()
{
    const QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("dashboard.db"));
    const SystemClock clock;
    auto storage = store::AgentStorage::open(file);
    if (!storage)
        return 1;
    const auto target = stored<dashboard::Target>(**storage, [](store::AgentStore &store) {
        return store.addTarget({{}, QStringLiteral("https://example.com"), QStringLiteral("bench")});
    });
    dashboard::ServerOptions options;
    options.credentials = {secret, "admin:bench"};
    auto server = dashboard::DashboardServer::start(options, std::move(*storage), clock);
    if (!server || !target) {
        std::fprintf(stderr, "%s\n", server ? "no target" : qPrintable(server.error().what));
        return 1;
    }
    std::printf("%d %s\n", (*server)->port(), qPrintable(target->id));
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    server->reset();
    auto again = store::AgentStorage::open(file);
    if (!again)
        return 1;
    const auto counted = stored<qint64>(**again, [](store::AgentStore &store) -> Result<qint64> {
        dashboard::ExecutionFilter completed;
        completed.status = dashboard::ExecutionStatus::Completed;
        const auto page = store.executions(completed, 1, 1);
        if (!page)
            return page.error();
        return page->total;
    });
    const auto us = [](const timeval &time) { return time.tv_sec * 1'000'000L + time.tv_usec; };
    std::printf("%ld %ld\n", long(counted.value_or(-1)), us(usage.ru_utime) + us(usage.ru_stime));
    return 0;
}

struct Measured {
    double readP99 = 0, writeP99 = 0, rssMb = 0, cpuShare = 0, registrationMs = 0;
    long reports = 0, lost = 0;
    bool isGood() const { return readP99 <= readTargetMs && writeP99 <= writeTargetMs && lost == 0; }
};

double p99(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * 0.99)];
}

// nullopt when something was answered badly.
std::optional<Measured> measure(int agents, int core)
{
    bench::ServerProcess server({"/proc/self/exe", "--serve"}, core);
    bench::AgentPlan plan;
    plan.agents = agents;
    plan.secret = secret;
    char target[64] = "";
    if (std::sscanf(server.readLine().c_str(), "%d %63s", &plan.port, target) != 2)
        return std::nullopt;
    plan.targetId = target;
    const auto result = bench::simulate(plan);
    Measured measured;
    measured.rssMb = server.peakRssMb();
    server.finish();
    long kept = 0, cpuUs = 0;
    const bool isTold = std::sscanf(server.readLine().c_str(), "%ld %ld", &kept, &cpuUs) == 2;
    if (!isTold || result.failed > 0 || result.reports == 0) {
        std::fprintf(stderr, "%d agents: %ld failed, %ld reports acknowledged, %ld kept\n", agents, result.failed,
                     result.reports, kept);
        return std::nullopt;
    }
    measured.readP99 = p99(result.readMs);
    measured.writeP99 = p99(result.writeMs);
    measured.reports = result.reports;
    measured.lost = result.reports - kept;
    measured.registrationMs = result.registrationMs;
    const double wallMs = static_cast<double>(plan.duration.count()) + result.registrationMs;
    measured.cpuShare = static_cast<double>(cpuUs) / 1000 / wallMs;
    std::fprintf(stderr, "%d agents: read p99 %.2f ms, write p99 %.2f ms, %.1f MB, %.3f of a core, %ld reports\n",
                 agents, measured.readP99, measured.writeP99, measured.rssMb, measured.cpuShare, measured.reports);
    return measured;
}

// agents: that many alone, to try; 0: all figures.
int measureAll(int agents)
{
    const auto cores = bench::allowedCores();
    const bool isPinned = cores.size() > 1;
    const int serverCore = isPinned ? cores[0] : bench::anyCore;
    bench::pinTo(isPinned ? cores[1] : bench::anyCore);
    const std::string note = isPinned ? "" : "one core only: server and client share it";

    if (agents > 0)
        return measure(agents, serverCore) ? 0 : 1;
    const auto first = measure(firstAgents, serverCore);
    if (!first)
        return 1;
    benchLine("dashboard_2000_agents_read_p99", first->readP99, "ms", readTargetMs, std::nullopt, {}, note);
    benchLine("dashboard_2000_agents_write_p99", first->writeP99, "ms", writeTargetMs, std::nullopt, {}, note);
    benchLine("dashboard_2000_agents_rss", first->rssMb, "MB", rssTargetMb);
    benchLine("dashboard_2000_agents_cpu", first->cpuShare, "cores", cpuTarget, std::nullopt, {}, note);
    benchLine("dashboard_2000_agents_registration", first->registrationMs, "ms");
    benchLine("dashboard_2000_agents_reports_lost", static_cast<double>(first->lost), "reports", 0);
    if (first->lost != 0)
        return 1;
    int most = first->isGood() ? firstAgents : 0;
    for (const int further : furtherAgents) {
        const auto more = most > 0 ? measure(further, serverCore) : std::nullopt;
        if (!more || !more->isGood())
            break;
        most = further;
    }
    benchLine("dashboard_agents_on_one_core", most, "agents", agentsTarget, std::nullopt, {}, note);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc > 1 && std::strcmp(argv[1], "--serve") == 0)
        return serve();
    return measureAll(argc > 1 ? std::atoi(argv[1]) : 0);
}
