// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include <QLatin1String>

#include "store/database.h"

namespace largada::store
{

namespace
{

constexpr int applicationId = 0x4c524744; // "LRGD", in the header of every file of ours

// Times are milliseconds since 1970 UTC. NULL: not measured, not there. Words are those of words.h and fleet/.
// owner: the process that still writes the run (run_owner.h); series_digest: see RunStore::save().
constexpr QLatin1String runsTable(R"(CREATE TABLE coordinated_runs (
    id TEXT PRIMARY KEY NOT NULL,
    owner TEXT,
    outcome TEXT NOT NULL,
    fleet TEXT NOT NULL,
    k6_version TEXT NOT NULL,
    error_code TEXT, error_what TEXT, error_subject TEXT, error_status INTEGER,
    error_reason_code TEXT, error_reason_detail TEXT, error_reason_number INTEGER, error_reason_total INTEGER,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    script TEXT NOT NULL,
    script_sha256 TEXT NOT NULL,
    runners INTEGER NOT NULL,
    warmup_percent INTEGER,
    split INTEGER NOT NULL,
    env_names TEXT NOT NULL,
    setup TEXT NOT NULL,
    stragglers TEXT NOT NULL,
    minimum INTEGER NOT NULL,
    gate_timeout_ms INTEGER NOT NULL,
    countdown_ms INTEGER NOT NULL,
    series_points INTEGER NOT NULL DEFAULT 0,
    series_digest INTEGER NOT NULL DEFAULT 0
))");

// requests, failed, iterations, dropped: sums over the runners that have counts.
constexpr QLatin1String phasesTable(R"(CREATE TABLE coordinated_phases (
    run_id TEXT NOT NULL REFERENCES coordinated_runs (id) ON DELETE CASCADE,
    phase TEXT NOT NULL,
    position INTEGER NOT NULL,
    share REAL,
    runners INTEGER NOT NULL,
    started INTEGER NOT NULL,
    max_vus INTEGER NOT NULL,
    release_bound_ms REAL, release_estimate_ms REAL, load_bound_ms REAL, load_is_headline INTEGER NOT NULL,
    gate_ms REAL,
    wait_ms REAL,
    started_at INTEGER,
    ended_at INTEGER,
    requests INTEGER, failed INTEGER, iterations INTEGER, dropped INTEGER,
    PRIMARY KEY (run_id, phase)
) WITHOUT ROWID)");

constexpr QLatin1String runnersTable(R"(CREATE TABLE coordinated_runners (
    run_id TEXT NOT NULL,
    phase TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    armed_at INTEGER,
    released_at INTEGER,
    acknowledged_at INTEGER,
    sent_ms REAL, acknowledged_ms REAL, load_seen_ms REAL,
    ended_at INTEGER,
    exit_code INTEGER,
    reason_code TEXT NOT NULL, reason_detail TEXT NOT NULL, reason_number INTEGER NOT NULL,
    reason_total INTEGER NOT NULL,
    lost INTEGER NOT NULL,
    cpu_percent REAL,
    cores REAL,
    rss_mb REAL,
    requests INTEGER, failed INTEGER, iterations INTEGER, dropped INTEGER,
    count_source TEXT NOT NULL,
    latency_avg_ms REAL, latency_min_ms REAL, latency_p50_ms REAL, latency_p90_ms REAL, latency_p95_ms REAL,
    latency_p99_ms REAL, latency_max_ms REAL,
    last_lines TEXT NOT NULL,
    PRIMARY KEY (run_id, phase, position),
    FOREIGN KEY (run_id, phase) REFERENCES coordinated_phases (run_id, phase) ON DELETE CASCADE
) WITHOUT ROWID)");

constexpr QLatin1String seriesTable(R"(CREATE TABLE latency_series (
    run_id TEXT NOT NULL REFERENCES coordinated_runs (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    at INTEGER NOT NULL,
    phase TEXT NOT NULL,
    runners INTEGER NOT NULL,
    vus INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    avg_low_ms REAL, avg_high_ms REAL,
    p95_low_ms REAL, p95_high_ms REAL,
    PRIMARY KEY (run_id, position)
) WITHOUT ROWID)");

constexpr QLatin1String warningsTable(R"(CREATE TABLE coordinated_warnings (
    run_id TEXT NOT NULL REFERENCES coordinated_runs (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    phase TEXT NOT NULL,
    runner TEXT NOT NULL,
    value REAL,
    detail TEXT NOT NULL,
    preflight_check TEXT,
    PRIMARY KEY (run_id, position)
) WITHOUT ROWID)");

constexpr QLatin1String thresholdsTable(R"(CREATE TABLE coordinated_thresholds (
    run_id TEXT NOT NULL REFERENCES coordinated_runs (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    metric TEXT NOT NULL,
    expression TEXT NOT NULL,
    ok INTEGER NOT NULL,
    runners_failed INTEGER NOT NULL,
    PRIMARY KEY (run_id, position)
) WITHOUT ROWID)");

constexpr QLatin1String demoCountsTable(R"(CREATE TABLE coordinated_demo_counts (
    run_id TEXT NOT NULL REFERENCES coordinated_runs (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    container TEXT NOT NULL,
    requests INTEGER NOT NULL,
    runners INTEGER NOT NULL,
    first_spread_ms REAL,
    PRIMARY KEY (run_id, position)
) WITHOUT ROWID)");

// Of the run among all of this history, for people. Runs that were there before are numbered by their start.
const QStringList numberRuns{
    QStringLiteral("ALTER TABLE coordinated_runs ADD COLUMN number INTEGER"),
    QStringLiteral("UPDATE coordinated_runs SET number = (SELECT count(*) FROM coordinated_runs other WHERE "
                   "(other.started_at, other.id) <= (coordinated_runs.started_at, coordinated_runs.id))"),
    QStringLiteral("CREATE UNIQUE INDEX coordinated_runs_number ON coordinated_runs (number)"),
};

// What fleets in clusters have. The first of the cluster's columns is NULL where there was none.
const QStringList knowClusters{
    QStringLiteral("ALTER TABLE coordinated_runs ADD COLUMN start_mode TEXT NOT NULL DEFAULT 'broadcast'"),
    QStringLiteral("ALTER TABLE coordinated_runs ADD COLUMN start_at INTEGER"),
    QStringLiteral("ALTER TABLE coordinated_runs ADD COLUMN cluster_attached INTEGER"),
    QStringLiteral("ALTER TABLE coordinated_runs ADD COLUMN cluster_context TEXT"),
    QStringLiteral("ALTER TABLE coordinated_runs ADD COLUMN cluster_namespace TEXT"),
    QStringLiteral("ALTER TABLE coordinated_runs ADD COLUMN cluster_pods TEXT"),
    QStringLiteral("ALTER TABLE coordinated_runs ADD COLUMN cluster_warmup_container TEXT"),
    QStringLiteral("ALTER TABLE coordinated_runs ADD COLUMN cluster_main_container TEXT"),
    QStringLiteral("ALTER TABLE coordinated_runners ADD COLUMN node TEXT NOT NULL DEFAULT ''"),
};

Result<int> number(Database &db, const QString &sql)
{
    auto rows = db.select(sql);
    if (!rows)
        return rows.error();
    return rows->isEmpty() ? 0 : rows->at(0).value(0).toInt();
}

// The file's version, once it is certain that the file is ours and not of a later program.
Result<int> knownVersion(Database &db, int newest)
{
    if (auto ours = checkOwner(db); !ours)
        return ours.error();
    auto version = number(db, QStringLiteral("PRAGMA user_version"));
    if (!version)
        return version;
    if (*version > newest)
        return db.error(Errc::Unsupported, QString(newerWords + QStringLiteral(" %1, this program knows %2"))
                                               .arg(QString::number(*version), QString::number(newest)));
    return version;
}

} // namespace

const QVector<Migration> &migrations()
{
    static const QVector<Migration> steps{
        {runsTable, QStringLiteral("CREATE INDEX coordinated_runs_started_at ON coordinated_runs (started_at)"),
         phasesTable, runnersTable, seriesTable, warningsTable, thresholdsTable, demoCountsTable},
        numberRuns,
        knowClusters,
    };
    return steps;
}

Result<> checkOwner(Database &db)
{
    const auto owner = number(db, QStringLiteral("PRAGMA application_id"));
    if (!owner)
        return owner.error();
    if (*owner == applicationId)
        return {};
    const auto version = number(db, QStringLiteral("PRAGMA user_version"));
    if (!version)
        return version.error();
    const auto tables = number(db, QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!tables)
        return tables.error();
    if (*version != 0 || *owner != 0 || *tables != 0)
        return db.error(Errc::Storage, QStringLiteral("the file is another program's database"));
    return {};
}

Result<> markOwner(Database &db)
{
    if (auto done = db.exec(QStringLiteral("PRAGMA application_id = %1").arg(applicationId)); !done)
        return done.error();
    return {};
}

Result<> migrate(Database &db, const QVector<Migration> &steps)
{
    const int newest = static_cast<int>(steps.size());
    bool isCurrent = false;
    // In one state: read piece by piece, a file that another program is just making looks like a stranger's.
    auto read = db.transaction(Database::Access::Read, [&db, &isCurrent, newest]() -> Result<> {
        const auto version = knownVersion(db, newest);
        if (!version)
            return version.error();
        isCurrent = *version == newest;
        return {};
    });
    if (!read || isCurrent)
        return read;
    return db.transaction(Database::Access::Write, [&db, &steps, newest]() -> Result<> {
        const auto current = knownVersion(db, newest); // another program may have been faster
        if (!current)
            return current.error();
        for (int step = *current; step < newest; ++step) {
            for (const QString &statement : steps.at(step)) {
                if (auto done = db.exec(statement); !done)
                    return done.error();
            }
        }
        if (auto done = markOwner(db); !done)
            return done.error();
        if (auto done = db.exec(QStringLiteral("PRAGMA user_version = %1").arg(newest)); !done)
            return done.error();
        return {};
    });
}

} // namespace largada::store
