// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the agent fleet's storage takes with a million stored executions, in SQLite and in a PostgreSQL server of its
// own: a page at any depth for many filters, and a pass of the reaper. Beside the deepest page the naive way on the
// same rows: count(*) and OFFSET.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <future>
#include <string>
#include <vector>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QTemporaryDir>

#include "bench/bench_line.h"
#include "bench/many_executions.h"
#include "store/agent_storage.h"
#include "support/postgres_server.h"

using namespace largada;
using namespace largada::bench;
using namespace largada::dashboard;
using namespace largada::store;
using namespace std::chrono_literals;

namespace
{

constexpr int rounds = 5;
constexpr double pageTargetMs = 50;
constexpr double reapTargetMs = 100;

template<class T, class Fn>
Result<T> timed(AgentStorage &storage, bool isWrite, Fn step, double &ms)
{
    std::promise<Result<T>> answer;
    auto future = answer.get_future();
    const auto then = [&answer](Result<T> result) { answer.set_value(std::move(result)); };
    QElapsedTimer timer;
    timer.start();
    if (isWrite)
        storage.write<T>(step, then);
    else
        storage.read<T>(step, then);
    auto result = future.get();
    ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    return result;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

struct NamedFilter {
    std::string name;
    ExecutionFilter filter;
};

std::vector<NamedFilter> filters(WallTime now)
{
    const QString target = QStringLiteral("1");
    const QString rareTarget = QStringLiteral("6");
    const QString agent = QStringLiteral("agent-1");
    const QString rareAgent = QStringLiteral("agent-500");
    const auto from = now - 20 * 24h - 17min;
    const auto to = now - 4 * 24h - 3min;
    return {{"none", {}},
            {"target", {target, {}, {}, {}, {}, {}}},
            {"agent", {{}, agent, {}, {}, {}, {}}},
            {"rare agent", {{}, rareAgent, {}, {}, {}, {}}},
            {"target and agent", {target, agent, {}, {}, {}, {}}},
            {"completed", {{}, {}, ExecutionStatus::Completed, {}, {}, {}}},
            {"failed", {{}, {}, ExecutionStatus::Error, {}, {}, {}}},
            {"running", {{}, {}, ExecutionStatus::Running, {}, {}, {}}},
            {"interrupted of a target", {rareTarget, {}, ExecutionStatus::Interrupted, {}, {}, {}}},
            {"any error rate", {{}, {}, {}, {}, {}, 0.0}},
            {"error rate 0.05", {{}, {}, {}, {}, {}, 0.05}},
            {"error rate 0.37", {{}, {}, {}, {}, {}, 0.37}},
            {"error rate 0.999 of an agent", {{}, rareAgent, {}, {}, {}, 0.999}},
            {"16 days", {{}, {}, {}, from, to, {}}},
            {"16 days of a target, failed, error rate 0.11", {target, {}, ExecutionStatus::Error, from, to, 0.11}},
            {"16 days of an agent and target, completed", {target, agent, ExecutionStatus::Completed, from, to, {}}}};
}

struct Worst {
    double ms = 0;
    std::string name;
    void take(double other, const std::string &otherName)
    {
        if (other > ms)
            *this = {other, otherName};
    }
};

bool measurePages(AgentStorage &storage, WallTime now, Worst &worst, double &deepest)
{
    for (const auto &[name, filter] : filters(now)) {
        qint64 pages = 1;
        for (const double depth : {0.0, 0.25, 0.5, 0.75, 1.0}) {
            const int page = 1 + static_cast<int>(depth * static_cast<double>(pages - 1));
            std::vector<double> times(rounds);
            for (double &ms : times) {
                const auto got = timed<ExecutionPage>(
                    storage, false, [&filter = filter, page](AgentStore &s) { return s.executions(filter, page, 50); },
                    ms);
                if (!got || (got->total > 0 && got->items.isEmpty())) {
                    std::fprintf(stderr, "%s, page %d: %s\n", name.c_str(), page,
                                 got ? "empty" : qPrintable(got.error().what));
                    return false;
                }
                pages = std::max<qint64>(1, (got->total + 49) / 50);
            }
            worst.take(median(times), name + ", page " + std::to_string(page) + " of " + std::to_string(pages));
            if (name == "none")
                deepest = median(times);
            if (qEnvironmentVariableIsSet("LARGADA_BENCH_VERBOSE"))
                std::fprintf(stderr, "%8.2f ms  %s, page %d of %lld\n", median(times), name.c_str(), page, pages);
        }
    }
    return true;
}

// Targets and agents by the calls that make them; each agent runs.
bool addFleet(AgentStorage &storage, WallTime now)
{
    double ms = 0;
    return static_cast<bool>(timed<void>(
        storage, true,
        [now](AgentStore &s) -> Result<> {
            Target target;
            target.url = QStringLiteral("http://127.0.0.1/");
            for (int i = 0; i < targets; ++i) {
                if (auto added = s.addTarget(target); !added)
                    return added.error();
            }
            for (int i = 1; i <= agents; ++i) {
                if (auto added = s.registerAgent({QStringLiteral("agent-%1").arg(i), {}, {}, {}}, now); !added)
                    return added.error();
            }
            return {};
        },
        ms));
}

bool beginRuns(AgentStorage &storage, WallTime now)
{
    double ms = 0;
    return static_cast<bool>(timed<void>(
        storage, true,
        [now](AgentStore &s) -> Result<> {
            for (int i = 1; i <= agents; ++i) {
                if (auto begun =
                        s.beginExecution({QStringLiteral("agent-%1").arg(i), QStringLiteral("1"), {}, {}}, now);
                    !begun)
                    return begun.error();
            }
            return {};
        },
        ms));
}

// A pass that finds nothing, one after all agents fell silent, one that moves executions of deleted agents.
bool measureReaper(AgentStorage &storage, WallTime now, double &idle, Worst &busy)
{
    ReapRules rules;
    rules.serverStart = now - 24h;
    std::vector<double> times(rounds);
    for (double &ms : times) {
        rules.now = now + 1min;
        const auto reaped = timed<Reaped>(storage, true, [&rules](AgentStore &s) { return s.reap(rules); }, ms);
        if (!reaped || !reaped->runs.isEmpty())
            return false;
    }
    idle = median(times);
    for (const auto after : {6min, 62min}) {
        rules.now = now + after;
        for (int i = 0; i < rounds; ++i) {
            double ms = 0;
            const auto reaped = timed<Reaped>(storage, true, [&rules](AgentStore &s) { return s.reap(rules); }, ms);
            if (!reaped || (i == 0 && after == 6min && reaped->markedOffline.size() != agents) ||
                (after == 62min && !reaped->hasMore)) {
                std::fprintf(stderr, "reaper: %s\n",
                             reaped ? "not what was to be done" : qPrintable(reaped.error().what));
                return false;
            }
            busy.take(ms, after == 6min ? "agents marked offline, runs ended" : "runs moved to the history");
        }
    }
    return true;
}

// Begins and reports that are asked for at once, as after an outage: answered steps a second. The answers come in the
// storage's thread, one after the other.
std::optional<double> writesPerSecond(AgentStorage &storage, WallTime now)
{
    constexpr int each = 2'000;
    int left = 2 * each;
    bool isWell = true;
    std::promise<void> done;
    auto future = done.get_future();
    const auto answered = [&](bool isGood) {
        isWell = isWell && isGood;
        if (--left == 0)
            done.set_value();
    };
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < each; ++i) {
        const QString run = QStringLiteral("write-%1").arg(i);
        storage.write<AgentStore::Begun>(
            [=](AgentStore &s) {
                return s.beginExecution({QStringLiteral("agent-%1").arg(1 + i % agents), QStringLiteral("2"), run, now},
                                        now);
            },
            [answered](const Result<AgentStore::Begun> &begun) { answered(static_cast<bool>(begun)); });
        storage.write<void>(
            [=](AgentStore &s) {
                ExecutionReport report;
                report.metrics = {10, 20, 30, 12, 0.01, 100, 123'456, 3'000};
                return s.report(run, report, now);
            },
            [answered](const Result<> &reported) { answered(static_cast<bool>(reported)); });
    }
    future.wait();
    if (!isWell)
        return std::nullopt;
    return 2 * each * 1e9 / static_cast<double>(timer.nsecsElapsed());
}

bool measure(const std::string &database, const QString &location)
{
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    auto storage = AgentStorage::open(location);
    if (!storage || !addFleet(**storage, now)) {
        std::fprintf(stderr, "%s\n", storage ? "no fleet" : qPrintable(storage.error().what));
        return false;
    }
    double naive = 0;
    {
        QElapsedTimer timer;
        timer.start();
        Seeder seeder(location);
        if (!seeder.seed(now))
            return false;
        naive = seeder.naiveLastPage();
        std::fprintf(stderr, "%s seeded in %.0f s\n", database.c_str(), static_cast<double>(timer.elapsed()) / 1e3);
    }
    Worst worst, busy;
    double deepest = 0, idle = 0;
    const auto writes = writesPerSecond(**storage, now);
    if (!writes || !beginRuns(**storage, now) || !measurePages(**storage, now, worst, deepest) ||
        !measureReaper(**storage, now, idle, busy))
        return false;
    const std::string prefix = "agent_store_" + database;
    bench::benchLine(prefix + "_page_slowest", worst.ms, "ms", pageTargetMs, std::nullopt, {}, worst.name);
    bench::benchLine(prefix + "_page_last", deepest, "ms", pageTargetMs, naive, "count(*) and OFFSET");
    // Ten thousand agents, each with a run and two heartbeats a minute, ask for less than 700.
    bench::benchLine(prefix + "_writes_per_second", *writes, "steps/s", 700);
    bench::benchLine(prefix + "_reaper_idle", idle, "ms", reapTargetMs, std::nullopt, {}, "with 5 ms of gathering");
    bench::benchLine(prefix + "_reaper_slowest", busy.ms, "ms", reapTargetMs, std::nullopt, {}, busy.name);
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc == 2)
        return measure("given", QString::fromLocal8Bit(argv[1])) ? 0 : 1;
    const QTemporaryDir folder;
    if (!measure("sqlite", folder.filePath(QStringLiteral("agents.db"))))
        return 1;
    QString whyNot = QStringLiteral("no driver of Qt; get it with: apt install libqt6sql6-psql");
    const auto server =
        QSqlDatabase::isDriverAvailable(QStringLiteral("QPSQL")) ? test::PostgresServer::start(&whyNot) : nullptr;
    if (!server) {
        bench::benchLine("agent_store_postgresql_page_slowest", std::nullopt, "ms", pageTargetMs, std::nullopt, {},
                         whyNot.toStdString());
        return 0;
    }
    return server->createDatabase(QStringLiteral("agents")) &&
                   measure("postgresql", server->url(QStringLiteral("agents")))
               ? 0
               : 1;
}
