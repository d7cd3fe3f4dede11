// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/many_executions.h"

#include <cstdio>

#include <QElapsedTimer>
#include <QSqlError>
#include <QSqlQuery>

#include "store/postgres_address.h"
#include "store/run_counts.h"

namespace largada::bench
{

using namespace store;

namespace
{

constexpr qint64 apartMs = 2'592; // so that they cover 30 days

} // namespace

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

} // namespace largada::bench
