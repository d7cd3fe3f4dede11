// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/run_store.h"

#include <algorithm>
#include <bit>

#include <QStandardPaths>
#include <QVariantList>

#include "core/log.h"
#include "store/columns.h"
#include "store/database.h"
#include "store/migrations.h"
#include "store/rows.h"
#include "store/run_owner.h"

namespace largada::store
{

namespace
{

using Access = Database::Access;

QString joined(const QStringList &names, const QString &pattern)
{
    QStringList parts;
    for (const QString &name : names)
        parts.append(QString(pattern).replace(QLatin1String("%"), name));
    return parts.join(QLatin1String(", "));
}

// Inserts a row or brings it up to date; a row that is the same already costs no write.
QString upsertStatement(const QString &table, const QStringList &keys, const QStringList &columns)
{
    QStringList others = columns;
    others.removeIf([&keys](const QString &column) { return keys.contains(column); });
    const QString comma = QStringLiteral(", ");
    return QStringLiteral("INSERT INTO %1 (%2) VALUES (%3) ON CONFLICT (%4) DO UPDATE SET %5 WHERE (%6) IS NOT (%7)")
        .arg(table, columns.join(comma), joined(columns, QStringLiteral("?")), keys.join(comma),
             joined(others, QStringLiteral("% = excluded.%")), others.join(comma),
             joined(others, QStringLiteral("excluded.%")));
}

// The rows of a table that belong to one run, or to one phase of it: what the first columns of its key are.
struct Part {
    QString table;
    QStringList keys;
    QVariantList values;

    QString where() const
    {
        QStringList parts;
        for (const QString &key : keys)
            parts.append(key + QLatin1String(" = ?"));
        return QLatin1String(" WHERE ") + parts.join(QLatin1String(" AND "));
    }
};

Part partOf(const QString &table, const RunId &run)
{
    return Part{table, {QStringLiteral("run_id")}, {toColumn(run.value)}};
}

Part runnersOf(const RunId &run, fleet::PhaseName phase)
{
    return Part{QStringLiteral("coordinated_runners"),
                {QStringLiteral("run_id"), QStringLiteral("phase")},
                {toColumn(run.value), toColumn(phase)}};
}

// FNV-1a over 64-bit words, one point at a time.
quint64 digest(quint64 seed, const fleet::SeriesPoint &point)
{
    const auto mix = [&seed](quint64 word) { seed = (seed ^ word) * 0x100000001b3ULL; };
    const auto mixMs = [&mix](const std::optional<double> &ms) {
        mix(ms ? 1 : 0);
        mix(std::bit_cast<quint64>(ms.value_or(0)));
    };
    mix(static_cast<quint64>(point.at.time_since_epoch().count()));
    mix(static_cast<quint64>(point.phase));
    mix(static_cast<quint64>(point.runners));
    mix(static_cast<quint64>(point.vus));
    mix(static_cast<quint64>(point.requests));
    mix(static_cast<quint64>(point.failed));
    for (const auto &ms : {point.avgLow, point.avgHigh, point.p95Low, point.p95High})
        mixMs(ms);
    return seed;
}

} // namespace

struct RunStore::Private {
    std::unique_ptr<Database> db;

    template<class T>
    Result<> writeAll(const Part &part, const QVector<T> &values, qsizetype from = 0);
    Result<> writeHead(const fleet::RunRecord &run);
    Result<> writePhases(const fleet::RunRecord &run);
    Result<> writeSeries(const fleet::RunRecord &run);
    Result<> write(const fleet::RunRecord &run);
    Result<int> giveNumber(const RunId &id);

    template<class T>
    Result<> readAll(const Part &part, QVector<T> &values);
    Result<> read(const RunId &id, fleet::RunRecord &run, QString &owner);

    void markInterrupted(const RunId &id, const QString &owner);
};

// Rows before `from` are known to be there already.
template<class T>
Result<> RunStore::Private::writeAll(const Part &part, const QVector<T> &values, qsizetype from)
{
    const QStringList keys = part.keys + QStringList{QStringLiteral("position")};
    const QString statement = upsertStatement(part.table, keys, keys + columnNames<T>());
    for (qsizetype i = from; i < values.size(); ++i) {
        const QVariantList row = part.values + QVariantList{i} + pack(values.at(i));
        if (auto done = db->exec(statement, row); !done)
            return done.error();
    }
    auto trimmed =
        db->exec(QLatin1String("DELETE FROM ") + part.table + part.where() + QLatin1String(" AND position >= ?"),
                 part.values + QVariantList{values.size()});
    if (!trimmed)
        return trimmed.error();
    return {};
}

Result<> RunStore::Private::writeHead(const fleet::RunRecord &run)
{
    const QStringList columns = QStringList{QStringLiteral("owner")} + columnNames<fleet::RunRecord>();
    const QVariant owner = run.outcome == fleet::Outcome::Running ? ownerOfThisProcess() : QVariant();
    auto done = db->exec(upsertStatement(QStringLiteral("coordinated_runs"), {QStringLiteral("id")}, columns),
                         QVariantList{owner} + pack(run));
    if (!done)
        return done.error();
    return {};
}

Result<> RunStore::Private::writePhases(const fleet::RunRecord &run)
{
    const Part part = partOf(QStringLiteral("coordinated_phases"), run.id);
    for (const auto name : {fleet::PhaseName::Warmup, fleet::PhaseName::Main}) {
        if (run.phase(name))
            continue;
        auto gone =
            db->exec(QLatin1String("DELETE FROM ") + part.table + part.where() + QLatin1String(" AND phase = ?"),
                     part.values + QVariantList{toColumn(name)});
        if (!gone)
            return gone.error();
    }
    const QStringList columns = part.keys + QStringList{QStringLiteral("position")} + columnNames<fleet::PhaseRecord>();
    const QString statement = upsertStatement(part.table, {QStringLiteral("run_id"), QStringLiteral("phase")}, columns);
    for (qsizetype i = 0; i < run.phases.size(); ++i) {
        const fleet::PhaseRecord &phase = run.phases.at(i);
        if (&phase != run.phase(phase.phase))
            return Error{Errc::Internal, QStringLiteral("a run with two phases of one name"), run.id.value};
        if (auto done = db->exec(statement, part.values + QVariantList{i} + pack(phase)); !done)
            return done.error();
        if (auto done = writeAll(runnersOf(run.id, phase.phase), phase.detail); !done)
            return done;
    }
    return {};
}

// A run under way is saved every other second and its series only grows: what is stored is recognised by its digest
// and left alone. Anything else is written anew.
Result<> RunStore::Private::writeSeries(const fleet::RunRecord &run)
{
    const Part part = partOf(QStringLiteral("latency_series"), run.id);
    auto stored = db->select(QStringLiteral("SELECT series_points, series_digest FROM coordinated_runs WHERE id = ?"),
                             part.values);
    if (!stored)
        return stored.error();
    const qint64 storedPoints = stored->at(0).at(0).toLongLong();
    const auto storedDigest = static_cast<quint64>(stored->at(0).at(1).toLongLong());
    bool isGrown = storedPoints == 0;
    quint64 seed = 0;
    for (qsizetype i = 0; i < run.series.size(); ++i) {
        seed = digest(seed, run.series.at(i));
        isGrown = isGrown || (i + 1 == storedPoints && seed == storedDigest);
    }
    if (isGrown && storedPoints == run.series.size())
        return {};
    if (auto done = writeAll(part, run.series, isGrown ? storedPoints : 0); !done)
        return done;
    auto noted =
        db->exec(QStringLiteral("UPDATE coordinated_runs SET series_points = ?, series_digest = ? WHERE id = ?"),
                 QVariantList{run.series.size(), static_cast<qint64>(seed)} + part.values);
    if (!noted)
        return noted.error();
    return {};
}

Result<> RunStore::Private::write(const fleet::RunRecord &run)
{
    if (auto done = writeHead(run); !done)
        return done;
    if (auto done = writePhases(run); !done)
        return done;
    if (auto done = writeSeries(run); !done)
        return done;
    if (auto done = writeAll(partOf(QStringLiteral("coordinated_thresholds"), run.id), run.thresholds); !done)
        return done;
    if (auto done = writeAll(partOf(QStringLiteral("coordinated_warnings"), run.id), run.warnings); !done)
        return done;
    return writeAll(partOf(QStringLiteral("coordinated_demo_counts"), run.id), run.demoTarget);
}

Result<int> RunStore::Private::giveNumber(const RunId &id)
{
    auto given = db->exec(QStringLiteral("UPDATE coordinated_runs SET number = (SELECT coalesce(max(number), 0) + 1 "
                                         "FROM coordinated_runs) WHERE id = ? AND number IS NULL"),
                          {toColumn(id.value)});
    if (!given)
        return given.error();
    auto rows = db->select(QStringLiteral("SELECT number FROM coordinated_runs WHERE id = ?"), {toColumn(id.value)});
    if (!rows)
        return rows.error();
    return rows->at(0).at(0).toInt();
}

template<class T>
Result<> RunStore::Private::readAll(const Part &part, QVector<T> &values)
{
    auto rows =
        db->select(QLatin1String("SELECT ") + columnNames<T>().join(QLatin1String(", ")) + QLatin1String(" FROM ") +
                       part.table + part.where() + QLatin1String(" ORDER BY position"),
                   part.values);
    if (!rows)
        return rows.error();
    values.reserve(rows->size());
    for (const QVariantList &row : std::as_const(*rows)) {
        auto value = unpack<T>(row);
        if (!value)
            return value.error();
        values.append(*std::move(value));
    }
    return {};
}

Result<> RunStore::Private::read(const RunId &id, fleet::RunRecord &run, QString &owner)
{
    const QStringList columns =
        columnNames<fleet::RunRecord>() + QStringList{QStringLiteral("number"), QStringLiteral("owner")};
    auto heads = db->select(
        QStringLiteral("SELECT %1 FROM coordinated_runs WHERE id = ?").arg(columns.join(QLatin1String(", "))),
        {toColumn(id.value)});
    if (!heads)
        return heads.error();
    if (heads->isEmpty())
        return Error{Errc::NotFound, QStringLiteral("no such run in the history"), id.value};
    auto head = unpack<fleet::RunRecord>(heads->at(0));
    if (!head)
        return head.error();
    run = *std::move(head);
    run.number = heads->at(0).at(heads->at(0).size() - 2).toInt();
    owner = heads->at(0).last().toString();
    if (auto done = readAll(partOf(QStringLiteral("coordinated_phases"), id), run.phases); !done)
        return done;
    for (fleet::PhaseRecord &phase : run.phases) {
        if (auto done = readAll(runnersOf(id, phase.phase), phase.detail); !done)
            return done;
    }
    if (auto done = readAll(partOf(QStringLiteral("latency_series"), id), run.series); !done)
        return done;
    if (auto done = readAll(partOf(QStringLiteral("coordinated_thresholds"), id), run.thresholds); !done)
        return done;
    if (auto done = readAll(partOf(QStringLiteral("coordinated_warnings"), id), run.warnings); !done)
        return done;
    return readAll(partOf(QStringLiteral("coordinated_demo_counts"), id), run.demoTarget);
}

// Unless it was saved again meanwhile. Where the file cannot be written the next reader finds out for itself.
void RunStore::Private::markInterrupted(const RunId &id, const QString &owner)
{
    auto marked =
        db->exec(QStringLiteral("UPDATE coordinated_runs SET outcome = ?, owner = NULL "
                                "WHERE id = ? AND outcome = ? AND owner IS ?"),
                 {toColumn(fleet::Outcome::Interrupted), toColumn(id.value), toColumn(fleet::Outcome::Running), owner});
    if (!marked)
        qCInfo(logStore) << "interrupted run" << id.value << "could not be marked:" << marked.error().what;
    else
        qCInfo(logStore) << "run" << id.value << "was interrupted: its process" << owner << "is gone";
}

Result<std::unique_ptr<RunStore>> RunStore::open(const QString &file)
{
    auto db = Database::open(file);
    if (!db)
        return db.error();
    if (auto migrated = migrate(**db, migrations()); !migrated)
        return migrated.error();
    auto d = std::make_unique<Private>();
    d->db = *std::move(db);
    return std::unique_ptr<RunStore>(new RunStore(std::move(d)));
}

RunStore::RunStore(std::unique_ptr<Private> d_) : d(std::move(d_)) {}

RunStore::~RunStore() = default;

StoreTrouble troubleOf(const Error &error)
{
    if (error.what.startsWith(damagedWords))
        return StoreTrouble::Damaged;
    if (error.what.startsWith(lockedWords))
        return StoreTrouble::Locked;
    if (error.what.startsWith(readOnlyWords))
        return StoreTrouble::ReadOnly;
    return error.what.startsWith(newerWords) ? StoreTrouble::Newer : StoreTrouble::Other;
}

Result<int> RunStore::save(const fleet::RunRecord &run)
{
    int number = 0;
    auto saved = d->db->transaction(Access::Write, [this, &run, &number]() -> Result<> {
        if (auto done = d->write(run); !done)
            return done;
        auto given = d->giveNumber(run.id);
        if (!given)
            return given.error();
        number = *given;
        return {};
    });
    if (!saved)
        return saved.error();
    return number;
}

Result<QVector<RunSummary>> RunStore::list()
{
    auto rows = d->db->select(QStringLiteral("SELECT %1, run.owner FROM coordinated_runs run "
                                             "LEFT JOIN coordinated_phases main "
                                             "ON main.run_id = run.id AND main.phase = 'main' "
                                             "ORDER BY run.started_at DESC, run.id DESC")
                                  .arg(columnNames<RunSummary>().join(QLatin1String(", "))));
    if (!rows)
        return rows.error();
    QVector<RunSummary> runs;
    runs.reserve(rows->size());
    for (const QVariantList &row : std::as_const(*rows)) {
        auto run = unpack<RunSummary>(row);
        if (!run) {
            qCWarning(logStore) << "run" << row.value(0).toString() << "left out:" << run.error().what;
            continue;
        }
        const QString owner = row.last().toString();
        if (run->outcome == fleet::Outcome::Running && isOwnerGone(owner)) {
            run->outcome = fleet::Outcome::Interrupted;
            d->markInterrupted(run->id, owner);
        }
        runs.append(*std::move(run));
    }
    return runs;
}

Result<fleet::RunRecord> RunStore::load(const RunId &id)
{
    fleet::RunRecord run;
    QString owner;
    auto done = d->db->transaction(Access::Read, [this, &id, &run, &owner] { return d->read(id, run, owner); });
    if (!done) {
        Error error = done.error();
        if (error.code == Errc::Unsupported)
            error.subject = id.value;
        return error;
    }
    if (run.outcome == fleet::Outcome::Running && isOwnerGone(owner)) {
        run.outcome = fleet::Outcome::Interrupted;
        d->markInterrupted(id, owner);
    }
    return run;
}

Result<> RunStore::remove(const RunId &id)
{
    auto removed = d->db->exec(QStringLiteral("DELETE FROM coordinated_runs WHERE id = ?"), {toColumn(id.value)});
    if (!removed)
        return removed.error();
    if (*removed == 0)
        return Error{Errc::NotFound, QStringLiteral("no such run in the history"), id.value};
    return {};
}

Result<int> RunStore::prune(std::optional<WallTime> before, std::optional<int> keep)
{
    // Nothing is older than NULL, and -1 is no limit.
    return d->db->exec(
        QStringLiteral("DELETE FROM coordinated_runs WHERE outcome <> ? AND (started_at < ? OR id NOT IN "
                       "(SELECT id FROM coordinated_runs ORDER BY started_at DESC, id DESC LIMIT ?))"),
        {toColumn(fleet::Outcome::Running), toColumn(before), keep.value_or(-1)});
}

Result<int> RunStore::count()
{
    auto rows = d->db->select(QStringLiteral("SELECT count(*) FROM coordinated_runs"));
    if (!rows)
        return rows.error();
    return rows->at(0).at(0).toInt();
}

Result<qint64> RunStore::stamp()
{
    auto rows = d->db->select(QStringLiteral("PRAGMA data_version"));
    if (!rows)
        return rows.error();
    return rows->at(0).at(0).toLongLong();
}

bool RunStore::isReadOnly()
{
    // BEGIN IMMEDIATE does not say it.
    const auto written = d->db->exec(QStringLiteral("UPDATE coordinated_runs SET number = number WHERE false"));
    return !written && troubleOf(written.error()) == StoreTrouble::ReadOnly;
}

QString defaultHistoryFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/largada/history.db");
}

} // namespace largada::store
