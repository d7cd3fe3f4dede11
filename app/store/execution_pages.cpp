// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/execution_pages.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>

#include <QHash>
#include <QStringList>
#include <QVariantList>

#include "store/agent_rows.h"
#include "store/columns.h"
#include "store/database.h"
#include "store/run_counts.h"

namespace largada::store
{

namespace
{

using dashboard::Execution;
using dashboard::ExecutionFilter;
using dashboard::ExecutionStatus;

enum class Table { Runs, History };

// The index by which rows are found, by the end of its name.
enum class By { Started, Target, Agent, Status, Rate, Failing };

QString nameOf(Table table)
{
    return table == Table::Runs ? QStringLiteral("k6_runs") : QStringLiteral("k6_run_history");
}

QLatin1String nameOf(By index)
{
    switch (index) {
    case By::Started:
        return QLatin1String("started");
    case By::Target:
        return QLatin1String("target");
    case By::Agent:
        return QLatin1String("agent");
    case By::Status:
        return QLatin1String("status");
    case By::Rate:
        return QLatin1String("rate");
    case By::Failing:
        return QLatin1String("failing");
    }
    return {};
}

// Of starts, in ms since 1970: from <= start < to.
struct Span {
    qint64 from = 0;
    qint64 to = std::numeric_limits<qint64>::max();
    bool isEmpty() const { return from >= to; }
};

struct Conditions {
    QStringList parts;
    QVariantList values;

    void add(const QString &part, const QVariantList &more = {})
    {
        parts.append(part);
        values += more;
    }
    QString where() const { return QLatin1String(" WHERE ") + parts.join(QLatin1String(" AND ")); }
};

// Where a row of the page is.
struct Key {
    qint64 seq = 0;
    Table table = Table::Runs;
};

class Pager
{
public:
    Pager(Database &db, const ExecutionFilter &filter) : m_db(db), m_filter(filter) {}

    Result<dashboard::ExecutionPage> page(int page, int pageSize);

private:
    using Counts = std::map<qint64, qint64, std::greater<>>; // by bucket, newest first

    Result<bool> prepare();
    Conditions conditions(Table table, const Span &span) const;
    By index() const;
    QString from(Table table, By index) const;
    Result<> addGroups(Table table, By index, Conditions conditions);
    Result<> addWhole(const Span &span);
    Result<> addPartBand(const Span &span);
    Result<> addEdge(const Span &span);
    Result<> addRunning();
    Result<> count();
    Result<> addKeys(const Span &span, qint64 skip, qint64 most);
    Result<> findKeys(qint64 skip, qint64 most);
    Result<> load(Table table, QHash<qint64, Execution> &found);
    Result<QVector<Execution>> load();

    Database &m_db;
    const ExecutionFilter &m_filter;
    Span m_span;
    qint64 m_width = fleetBucketMs;
    qint64 m_target = 0; // 0: any
    qint64 m_agent = 0;  // its row in k6_agents; 0: it has none
    Counts m_counts;
    QVector<Key> m_keys;
};

// False: nothing can match.
Result<bool> Pager::prepare()
{
    if (m_filter.from)
        m_span.from = std::max<qint64>(0, m_filter.from->time_since_epoch().count());
    if (m_filter.to)
        m_span.to = m_filter.to->time_since_epoch().count();
    if (!m_filter.targetId.isEmpty()) {
        const auto target = numberOfId(m_filter.targetId);
        if (!target)
            return false;
        m_target = *target;
    }
    if (!m_filter.agent.isEmpty()) {
        m_width = agentBucketMs;
        const auto rows =
            m_db.select(QStringLiteral("SELECT id FROM k6_agents WHERE name = ?"), {textColumn(m_filter.agent)});
        if (!rows)
            return rows.error();
        m_agent = rows->isEmpty() ? 0 : rows->at(0).at(0).toLongLong();
    }
    return !m_span.isEmpty();
}

Conditions Pager::conditions(Table table, const Span &span) const
{
    Conditions all;
    all.add(QStringLiteral("started_at >= ? AND started_at < ?"), {span.from, span.to});
    if (m_target != 0)
        all.add(QStringLiteral("target_id = ?"), {m_target});
    if (!m_filter.agent.isEmpty()) {
        if (table == Table::Runs)
            all.add(QStringLiteral("agent_id = ?"), {m_agent});
        else
            all.add(QStringLiteral("agent = ?"), {textColumn(m_filter.agent)});
    }
    if (m_filter.status)
        all.add(QStringLiteral("status = ?"), {toColumn(*m_filter.status)});
    if (m_filter.minErrorRate) {
        // The second is for the planner, whose index has those rows only.
        if (*m_filter.minErrorRate > 0)
            all.add(QStringLiteral("error_rate >= ? AND error_rate > 0"), {*m_filter.minErrorRate});
        else
            all.add(QStringLiteral("error_rate IS NOT NULL"));
    }
    return all;
}

// That with the fewest rows in a span of time.
By Pager::index() const
{
    if (!m_filter.agent.isEmpty())
        return By::Agent;
    if (m_filter.minErrorRate && *m_filter.minErrorRate > 0)
        return By::Failing;
    if (m_target != 0)
        return By::Target;
    return m_filter.status ? By::Status : By::Started;
}

// SQLite knows nothing of how rows are spread unless somebody has it counted; PostgreSQL knows better than we.
QString Pager::from(Table table, By index) const
{
    const QString name = nameOf(table);
    return QLatin1String(" FROM ") + name +
           (m_db.dialect() == Database::Dialect::Sqlite
                ? QString(QLatin1String(" INDEXED BY ") + name + QLatin1Char('_') + nameOf(index))
                : QString());
}

Result<> Pager::addGroups(Table table, By index, Conditions all)
{
    all.values.prepend(m_width);
    const auto rows = m_db.select(QStringLiteral("SELECT started_at / ? AS span, count(*)") + from(table, index) +
                                      all.where() + QStringLiteral(" GROUP BY 1"),
                                  all.values);
    if (!rows)
        return rows.error();
    for (const auto &row : *rows)
        m_counts[row.at(0).toLongLong()] += row.at(1).toLongLong();
    return {};
}

// The finished ones of whole buckets.
Result<> Pager::addWhole(const Span &span)
{
    Conditions all;
    all.add(QStringLiteral("agent = ?"), {textColumn(m_filter.agent)});
    if (m_target != 0 || m_filter.agent.isEmpty()) // 0: all targets of all agents
        all.add(QStringLiteral("target_id = ?"), {m_target});
    all.add(QStringLiteral("bucket >= ? AND bucket < ?"), {span.from, span.to});
    if (m_filter.status)
        all.add(QStringLiteral("status = ?"), {toColumn(*m_filter.status)});
    if (m_filter.minErrorRate)
        all.add(QStringLiteral("band >= ?"), {bandsFrom(*m_filter.minErrorRate).first});
    const auto rows = m_db.select(QStringLiteral("SELECT bucket, sum(runs) FROM k6_run_counts") + all.where() +
                                      QStringLiteral(" GROUP BY bucket"),
                                  all.values);
    if (!rows)
        return rows.error();
    for (const auto &row : *rows)
        m_counts[row.at(0).toLongLong()] += row.at(1).toLongLong();
    return {};
}

// Those of the band that the lowest error rate cuts.
Result<> Pager::addPartBand(const Span &span)
{
    const BandsFrom bands = m_filter.minErrorRate ? bandsFrom(*m_filter.minErrorRate) : BandsFrom{};
    if (!bands.hasPart)
        return {};
    for (const Table table : {Table::Runs, Table::History}) {
        Conditions all = conditions(table, span);
        if (bands.end)
            all.add(QStringLiteral("error_rate < ?"), {*bands.end});
        if (auto added = addGroups(table, By::Rate, std::move(all)); !added)
            return added;
    }
    return {};
}

// The finished ones of a bucket that the filter's time cuts.
Result<> Pager::addEdge(const Span &span)
{
    if (span.isEmpty())
        return {};
    for (const Table table : {Table::Runs, Table::History}) {
        Conditions all = conditions(table, span);
        all.add(QStringLiteral("status <> 'running'"));
        if (auto added = addGroups(table, index(), std::move(all)); !added)
            return added;
    }
    return {};
}

// At most one an agent, and in no count.
Result<> Pager::addRunning()
{
    if (m_filter.minErrorRate)
        return {};
    Conditions all = conditions(Table::Runs, m_span);
    all.add(QStringLiteral("status = 'running'"));
    return addGroups(Table::Runs, By::Status, std::move(all));
}

Result<> Pager::count()
{
    if (m_filter.status != ExecutionStatus::Running) {
        // Whole buckets from the first border in the span to the last one.
        const qint64 first = m_span.from / m_width + (m_span.from % m_width != 0 ? 1 : 0);
        const qint64 end = m_span.to / m_width;
        const Span middle{first * m_width, std::max(first, end) * m_width};
        if (first >= end) {
            // Two edges that meet, or a span within one bucket.
            const qint64 border = std::min(m_span.to, middle.from);
            for (const Span &edge : {Span{m_span.from, border}, Span{border, m_span.to}}) {
                if (auto added = addEdge(edge); !added)
                    return added;
            }
        } else {
            if (auto added = addWhole(Span{first, end}); !added)
                return added;
            if (auto added = addPartBand(middle); !added)
                return added;
            if (auto added = addEdge(Span{m_span.from, middle.from}); !added)
                return added;
            if (auto added = m_filter.to ? addEdge(Span{middle.to, m_span.to}) : Result<>(); !added)
                return added;
        }
    }
    if (!m_filter.status || m_filter.status == ExecutionStatus::Running)
        return addRunning();
    return {};
}

Result<> Pager::addKeys(const Span &span, qint64 skip, qint64 most)
{
    QStringList parts;
    QVariantList values;
    for (const Table table : {Table::Runs, Table::History}) {
        const Conditions all = conditions(table, span);
        parts.append(QStringLiteral("SELECT started_at, seq, %1").arg(table == Table::Runs ? 0 : 1) +
                     from(table, index()) + all.where());
        values += all.values;
    }
    values << most << skip;
    const auto rows = m_db.select(
        parts.join(QLatin1String(" UNION ALL ")) + QStringLiteral(" ORDER BY 1 DESC, 2 DESC LIMIT ? OFFSET ?"), values);
    if (!rows)
        return rows.error();
    for (const auto &row : *rows)
        m_keys.append(Key{row.at(1).toLongLong(), row.at(2).toInt() == 0 ? Table::Runs : Table::History});
    return {};
}

// Looks only into buckets that have some: neighbours together, so that a page of a busy time is one query, and one of
// rare rows does not read all that is between them.
Result<> Pager::findKeys(qint64 skip, qint64 most)
{
    auto it = m_counts.cbegin();
    for (; it != m_counts.cend() && skip >= it->second; ++it)
        skip -= it->second;
    while (it != m_counts.cend() && m_keys.size() < most) {
        const qint64 newest = it->first;
        qint64 oldest = newest;
        qint64 held = it->second - skip;
        for (++it; it != m_counts.cend() && held < most - m_keys.size() && it->first == oldest - 1; ++it) {
            oldest = it->first;
            held += it->second;
        }
        const Span span{std::max(m_span.from, oldest * m_width), std::min(m_span.to, newest * m_width + m_width)};
        if (auto added = addKeys(span, skip, most - m_keys.size()); !added)
            return added;
        skip = 0;
    }
    return {};
}

Result<> Pager::load(Table table, QHash<qint64, Execution> &found)
{
    QStringList wanted;
    for (const Key &key : std::as_const(m_keys)) {
        if (key.table == table)
            wanted.append(QString::number(key.seq));
    }
    if (wanted.isEmpty())
        return {};
    const bool isRuns = table == Table::Runs;
    const auto rows =
        m_db.select(QStringLiteral("SELECT ") +
                    QString(executionColumns).arg(isRuns ? QStringLiteral("a.name") : QStringLiteral("r.agent")) +
                    QStringLiteral(", r.seq FROM ") + nameOf(table) +
                    (isRuns ? QStringLiteral(" r JOIN k6_agents a ON a.id = r.agent_id") : QStringLiteral(" r")) +
                    QStringLiteral(" JOIN k6_targets t ON t.id = r.target_id WHERE r.seq IN (%1)")
                        .arg(wanted.join(QLatin1Char(','))));
    if (!rows)
        return rows.error();
    for (const auto &row : *rows) {
        auto run = unpackExecution(row);
        if (!run)
            return run.error();
        found.insert(row.last().toLongLong(), *std::move(run));
    }
    return {};
}

Result<QVector<Execution>> Pager::load()
{
    QHash<qint64, Execution> found; // a run's seq is in one of the tables only
    for (const Table table : {Table::Runs, Table::History}) {
        if (auto loaded = load(table, found); !loaded)
            return loaded.error();
    }
    QVector<Execution> items;
    items.reserve(m_keys.size());
    for (const Key &key : std::as_const(m_keys))
        items.append(found.value(key.seq));
    return items;
}

Result<dashboard::ExecutionPage> Pager::page(int page, int pageSize)
{
    dashboard::ExecutionPage answer{{}, page, pageSize, 0};
    const auto isPossible = prepare();
    if (!isPossible)
        return isPossible.error();
    if (!*isPossible)
        return answer;
    if (auto counted = count(); !counted)
        return counted.error();
    std::erase_if(m_counts, [](const auto &bucket) { return bucket.second <= 0; });
    for (const auto &bucket : m_counts)
        answer.total += bucket.second;
    if (auto done = findKeys((static_cast<qint64>(page) - 1) * pageSize, pageSize); !done)
        return done.error();
    auto items = load();
    if (!items)
        return items.error();
    answer.items = *std::move(items);
    return answer;
}

} // namespace

Result<dashboard::ExecutionPage> executionPage(Database &db, const ExecutionFilter &filter, int page, int pageSize)
{
    if (page < 1 || pageSize < 1) {
        const QString subject = page < 1 ? QStringLiteral("page") : QStringLiteral("pageSize");
        return Error{Errc::BadInput, QStringLiteral("must be 1 or more"), subject};
    }
    return Pager(db, filter).page(page, pageSize);
}

} // namespace largada::store
