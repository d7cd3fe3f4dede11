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
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>

#include "bench/bench_line.h"
#include "store/agent_storage.h"
#include "store/postgres_address.h"
#include "store/run_counts.h"
#include "support/postgres_server.h"

using namespace largada;
using namespace largada::dashboard;
using namespace largada::store;
using namespace std::chrono_literals;

namespace
{

constexpr qint64 runs = 1'000'000;
constexpr qint64 inHistory = 300'000; // the oldest: of agents that were deleted
constexpr int agents = 1'000;
constexpr int targets = 20;
constexpr qint64 apartMs = 2'592; // so that they cover 30 days
constexpr int rounds = 5;
constexpr double pageTargetMs = 50;
constexpr double reapTargetMs = 100;

class Seeder
{
public:
    explicit Seeder(const QString &location);
    ~Seeder();
    Seeder(const Seeder &) = delete;
    Seeder &operator=(const Seeder &) = delete;

    bool seed(WallTime now);
    // Milliseconds of count(*) and OFFSET for the last page.
    double naiveLastPage();
    bool exec(const QString &sql);

private:
    QStringList texts(const QString &sql);
    bool insertRuns(const QString &table, qint64 from, qint64 to);
    bool count();

    bool m_isPostgres;
    QSqlDatabase m_db;
    qint64 m_start = 0;
};

Seeder::Seeder(const QString &location) : m_isPostgres(PostgresAddress::isUrl(location))
{
    m_db = QSqlDatabase::addDatabase(m_isPostgres ? QStringLiteral("QPSQL") : QStringLiteral("QSQLITE"),
                                     QStringLiteral("seeder"));
    m_db.setDatabaseName(location);
    if (m_isPostgres) {
        const auto address = PostgresAddress::parse(location);
        m_db.setDatabaseName(address->database);
        m_db.setHostName(address->host);
        m_db.setPort(address->port);
        m_db.setUserName(address->user);
    }
    m_db.open();
}

Seeder::~Seeder()
{
    m_db.close();
    m_db = QSqlDatabase();
    QSqlDatabase::removeDatabase(QStringLiteral("seeder"));
}

bool Seeder::exec(const QString &sql)
{
    QSqlQuery query(m_db);
    if (query.exec(sql))
        return true;
    std::fprintf(stderr, "%s\n%s\n", qPrintable(sql), qPrintable(query.lastError().text()));
    return false;
}

QStringList Seeder::texts(const QString &sql)
{
    QStringList all;
    QSqlQuery query(m_db);
    query.exec(sql);
    while (query.next())
        all.append(query.value(0).toString());
    return all;
}

// A fifth of all are of one agent, and a third of one target. A tenth had errors, of any rate.
bool Seeder::insertRuns(const QString &table, qint64 from, qint64 to)
{
    const bool isHistory = table == QLatin1String("k6_run_history");
    const QString numbers =
        m_isPostgres
            ? QStringLiteral("SELECT i FROM generate_series(%1::bigint, %2::bigint) AS n (i)").arg(from).arg(to - 1)
            : QStringLiteral("WITH RECURSIVE n (i) AS (VALUES (%1) UNION ALL SELECT i + 1 FROM n WHERE i < %2) "
                             "SELECT i FROM n")
                  .arg(from)
                  .arg(to - 1);
    const QString agent = QStringLiteral("(CASE WHEN i % 5 = 0 THEN 1 ELSE 1 + (i * 7919) % %1 END)").arg(agents);
    const QString start = QStringLiteral("%1 + i * %2").arg(m_start).arg(apartMs);
    return exec(
        QStringLiteral("INSERT INTO %1 (seq, id, %2, target_id, status, started_at, begun_at, ended_at, finished_at, "
                       "p50_ms, p95_ms, p99_ms, avg_ms, error_rate, rps, data_received_bytes, iterations) "
                       "SELECT i + 1, 'run-%3' || i, %4, CASE WHEN i % 3 = 0 THEN 1 ELSE 1 + (i * 31) % %5 END, "
                       "CASE WHEN i % 100 < 93 THEN 'completed' WHEN i % 100 < 99 THEN 'error' ELSE 'interrupted' END, "
                       "%6, %6, %6 + 30000, %6 + 30000, 10.5, 20.5 + i % 50, 30.5, 11.5, "
                       "CASE WHEN i % 20 = 7 THEN NULL WHEN i % 10 = 3 THEN ((i * 7919) % 1000) / 1000.0 ELSE 0 END, "
                       "100.5, 123456, 3000 FROM (%7) AS numbered")
            .arg(table, isHistory ? QStringLiteral("agent") : QStringLiteral("agent_id"),
                 QStringLiteral("0b5c2a9e-8d1f-4c53-9b1e-"), isHistory ? QStringLiteral("'agent-' || ") + agent : agent)
            .arg(targets)
            .arg(start, numbers));
}

bool Seeder::count()
{
    QString band = QStringLiteral("CASE WHEN error_rate IS NULL THEN 0 WHEN error_rate <= 0 THEN 1");
    for (std::size_t i = 0; i < errorBandBorders.size(); ++i)
        band += QStringLiteral(" WHEN error_rate < %1 THEN %2").arg(errorBandBorders[i]).arg(i + 2);
    band += QStringLiteral(" ELSE %1 END").arg(errorBandBorders.size() + 2);
    const QString all =
        QStringLiteral("(SELECT a.name AS agent, target_id, started_at, r.status, error_rate FROM k6_runs r "
                       "JOIN k6_agents a ON a.id = r.agent_id UNION ALL SELECT agent, target_id, "
                       "started_at, status, error_rate FROM k6_run_history) AS finished");
    const QString insert = QStringLiteral("INSERT INTO k6_run_counts (agent, target_id, bucket, status, band, runs) "
                                          "SELECT %1, %2, started_at / %3, status, %4, count(*) FROM %5 "
                                          "GROUP BY 1, 2, 3, 4, 5");
    const QString none = QStringLiteral("''");
    return exec(insert.arg(none, QStringLiteral("0")).arg(fleetBucketMs).arg(band, all)) &&
           exec(insert.arg(none, QStringLiteral("target_id")).arg(fleetBucketMs).arg(band, all)) &&
           exec(insert.arg(QStringLiteral("agent"), QStringLiteral("target_id")).arg(agentBucketMs).arg(band, all));
}

// Without their indexes the tables take the rows several times as fast.
bool Seeder::seed(WallTime now)
{
    m_start = now.time_since_epoch().count() - runs * apartMs;
    const QStringList indexes = texts(
        m_isPostgres ? QStringLiteral("SELECT indexdef FROM pg_indexes WHERE indexname ~ '^k6_run(s|_history)_' AND "
                                      "indexdef !~ 'UNIQUE'")
                     : QStringLiteral("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND "
                                      "tbl_name IN ('k6_runs', 'k6_run_history')"));
    const QStringList names = texts(
        m_isPostgres ? QStringLiteral("SELECT indexname FROM pg_indexes WHERE indexname ~ '^k6_run(s|_history)_' AND "
                                      "indexdef !~ 'UNIQUE'")
                     : QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND "
                                      "tbl_name IN ('k6_runs', 'k6_run_history')"));
    if (!m_isPostgres && !exec(QStringLiteral("PRAGMA cache_size = -200000")))
        return false;
    bool isDone = exec(QStringLiteral("BEGIN")) && names.size() >= 10;
    for (const QString &name : names)
        isDone = isDone && exec(QStringLiteral("DROP INDEX ") + name);
    isDone = isDone && insertRuns(QStringLiteral("k6_run_history"), 0, inHistory) &&
             insertRuns(QStringLiteral("k6_runs"), inHistory, runs);
    for (const QString &index : indexes)
        isDone = isDone && exec(index);
    if (m_isPostgres) {
        isDone =
            isDone && exec(QStringLiteral("SELECT setval(pg_get_serial_sequence('k6_runs', 'seq'), %1)").arg(runs));
    }
    isDone = isDone && count() && exec(QStringLiteral("COMMIT"));
    // What the server does by itself within minutes.
    return isDone && (!m_isPostgres || exec(QStringLiteral("VACUUM ANALYZE")));
}

double Seeder::naiveLastPage()
{
    const QString both = QStringLiteral("(SELECT started_at, seq FROM k6_runs UNION ALL SELECT started_at, seq FROM "
                                        "k6_run_history) AS runs");
    QElapsedTimer timer;
    timer.start();
    if (!exec(QStringLiteral("SELECT count(*) FROM ") + both) ||
        texts(QStringLiteral("SELECT seq FROM %1 ORDER BY started_at DESC, seq DESC LIMIT 50 OFFSET %2")
                  .arg(both)
                  .arg(runs - 50))
                .size() != 50)
        return -1;
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

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
