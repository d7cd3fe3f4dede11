// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/agent_reaper.h"

#include <algorithm>
#include <map>

#include <QSet>
#include <QVariantList>

#include "store/agent_rows.h"
#include "store/columns.h"
#include "store/database.h"
#include "store/run_counts.h"

namespace largada::store
{

namespace
{

using namespace std::chrono;

// Of one pass: as many as the slower of the databases does well within a tenth of a second.
constexpr int mostRunsEnded = 300;
constexpr int mostRunsMoved = 500;

constexpr seconds longTarget = minutes(4);
constexpr seconds longTargetExtra = minutes(2);

constexpr QLatin1String
    movedColumns("id, target_id, status, started_at, begun_at, ended_at, finished_at, reaped, p50_ms, "
                 "p95_ms, p99_ms, avg_ms, error_rate, rps, data_received_bytes, iterations, "
                 "error_message");

struct RunningRun {
    qint64 seq = 0;
    QString id;
    CountedRun counted;
    QString why;
};

QString inList(const QStringList &numbers)
{
    return QStringLiteral(" IN (%1)").arg(numbers.join(QLatin1Char(',')));
}

class Reaper
{
public:
    Reaper(Database &db, const ReapRules &rules) : m_db(db), m_rules(rules) {}

    Result<Reaped> pass();

private:
    Result<> endSilentRuns();
    Result<> clearCurrentRuns();
    Result<> markOffline();
    Result<> deleteAgents();
    Result<bool> deleteAgent(qint64 id, const QString &name, int &room);
    Result<> endRunsOf(qint64 agent, const QString &name);
    Result<> end(const QVector<RunningRun> &runs);
    // Agents last seen before this are older than `age`; nullopt: the server has not run long enough to know of any.
    std::optional<WallTime> seenBefore(milliseconds age) const;

    Database &m_db;
    const ReapRules &m_rules;
    Reaped m_done;
};

std::optional<WallTime> Reaper::seenBefore(milliseconds age) const
{
    const WallTime latest = m_rules.now - age;
    if (m_rules.serverStart + m_rules.startGuard >= latest)
        return std::nullopt;
    return latest;
}

Result<> Reaper::end(const QVector<RunningRun> &runs)
{
    QVector<CountChange> changes;
    std::map<QString, QStringList> reasons; // the same one for many: one statement each
    for (RunningRun run : runs) {
        run.counted.status = word(dashboard::ExecutionStatus::Error);
        changes.append(CountChange{run.counted, 1});
        reasons[run.why].append(QString::number(run.seq));
        m_done.runs.append(run.id);
    }
    for (const auto &[why, numbers] : reasons) {
        const auto ended =
            m_db.exec(QStringLiteral("UPDATE k6_runs SET status = 'error', reaped = 1, ended_at = ?, finished_at = ?, "
                                     "error_message = ? WHERE seq") +
                          inList(numbers),
                      {toColumn(m_rules.now), toColumn(m_rules.now), why});
        if (!ended)
            return ended.error();
    }
    return changeCounts(m_db, changes);
}

// By the server's clock: from when it heard of the run, whatever the agent's clock says.
Result<> Reaper::endSilentRuns()
{
    const auto rows = m_db.select(
        QStringLiteral("SELECT r.seq, r.id, a.name, r.target_id, r.started_at, r.begun_at, t.duration_s FROM k6_runs r "
                       "JOIN k6_agents a ON a.id = r.agent_id JOIN k6_targets t ON t.id = r.target_id "
                       "WHERE r.status = 'running' AND r.begun_at < ? ORDER BY r.begun_at"),
        {toColumn(m_rules.now - std::min<milliseconds>(m_rules.runTimeout, longTarget + longTargetExtra))});
    if (!rows)
        return rows.error();
    QVector<RunningRun> due;
    for (const auto &row : *rows) {
        const seconds duration(row.at(6).toInt());
        const milliseconds timeout = duration > longTarget ? duration + longTargetExtra : m_rules.runTimeout;
        if (m_rules.now - WallTime(milliseconds(row.at(5).toLongLong())) <= timeout)
            continue;
        if (due.size() == mostRunsEnded) {
            m_done.hasMore = true;
            break;
        }
        due.append(RunningRun{row.at(0).toLongLong(), row.at(1).toString(),
                              CountedRun{row.at(2).toString(), row.at(3).toLongLong(), row.at(4).toLongLong(), {}, {}},
                              QStringLiteral("no report within %1 s").arg(duration_cast<seconds>(timeout).count())});
    }
    return end(due);
}

// Told apart here: of the databases, one compares each agent with each running run.
Result<> Reaper::clearCurrentRuns()
{
    const auto agents = m_db.select(
        QStringLiteral("SELECT id, name, current_run_id FROM k6_agents WHERE current_run_id <> '' ORDER BY name"));
    if (!agents)
        return agents.error();
    const auto rows = m_db.select(QStringLiteral("SELECT id FROM k6_runs WHERE status = 'running'"));
    if (!rows)
        return rows.error();
    QSet<QString> running;
    for (const auto &row : *rows)
        running.insert(row.at(0).toString());
    QStringList numbers;
    for (const auto &row : *agents) {
        if (running.contains(row.at(2).toString()))
            continue;
        numbers.append(row.at(0).toString());
        m_done.cleared.append(row.at(1).toString());
    }
    if (numbers.isEmpty())
        return {};
    const auto done = m_db.exec(QStringLiteral("UPDATE k6_agents SET current_run_id = '' WHERE id") + inList(numbers));
    return done ? Result<>() : done.error();
}

Result<> Reaper::markOffline()
{
    const auto before = seenBefore(m_rules.offlineAfter);
    if (!before)
        return {};
    const QString condition = QStringLiteral(" WHERE status = 'online' AND last_seen_at < ?");
    const auto rows =
        m_db.select(QStringLiteral("SELECT name FROM k6_agents") + condition + QStringLiteral(" ORDER BY name"),
                    {toColumn(*before)});
    if (!rows)
        return rows.error();
    for (const auto &row : *rows)
        m_done.markedOffline.append(row.at(0).toString());
    if (rows->isEmpty())
        return {};
    if (auto done =
            m_db.exec(QStringLiteral("UPDATE k6_agents SET status = 'offline'") + condition, {toColumn(*before)});
        !done)
        return done.error();
    return {};
}

// What an agent of a long target left running when nothing was heard of it any more.
Result<> Reaper::endRunsOf(qint64 agent, const QString &name)
{
    const auto rows = m_db.select(QStringLiteral("SELECT seq, id, target_id, started_at FROM k6_runs "
                                                 "WHERE status = 'running' AND agent_id = ?"),
                                  {agent});
    if (!rows)
        return rows.error();
    QVector<RunningRun> left;
    for (const auto &row : *rows)
        left.append(RunningRun{row.at(0).toLongLong(), row.at(1).toString(),
                               CountedRun{name, row.at(2).toLongLong(), row.at(3).toLongLong(), {}, {}},
                               QStringLiteral("its agent was not heard of any more")});
    return end(left);
}

// False: some of its runs are left for another pass. Counts stay as they are: they know agents by name.
Result<bool> Reaper::deleteAgent(qint64 id, const QString &name, int &room)
{
    if (auto ended = endRunsOf(id, name); !ended)
        return ended.error();
    const QString batch =
        QStringLiteral("seq IN (SELECT seq FROM k6_runs WHERE agent_id = ? ORDER BY started_at, seq LIMIT ?)");
    const auto copied = m_db.exec(QStringLiteral("INSERT INTO k6_run_history (seq, agent, %1) "
                                                 "SELECT seq, ?, %1 FROM k6_runs WHERE %2")
                                      .arg(movedColumns, batch),
                                  {toColumn(name), id, room});
    if (!copied)
        return copied.error();
    const auto moved = m_db.exec(QStringLiteral("DELETE FROM k6_runs WHERE ") + batch, {id, room});
    if (!moved)
        return moved.error();
    room -= *moved;
    const auto left = m_db.select(QStringLiteral("SELECT 1 FROM k6_runs WHERE agent_id = ? LIMIT 1"), {id});
    if (!left)
        return left.error();
    if (!left->isEmpty())
        return false;
    if (auto done = m_db.exec(QStringLiteral("DELETE FROM k6_agents WHERE id = ?"), {id}); !done)
        return done.error();
    m_done.deleted.append(name);
    return true;
}

Result<> Reaper::deleteAgents()
{
    const auto before = seenBefore(m_rules.deletedAfter);
    if (!before)
        return {};
    const auto rows = m_db.select(QStringLiteral("SELECT id, name FROM k6_agents WHERE status <> 'online' AND "
                                                 "last_seen_at < ? ORDER BY name"),
                                  {toColumn(*before)});
    if (!rows)
        return rows.error();
    int room = mostRunsMoved;
    for (const auto &row : *rows) {
        const auto isGone = room > 0 ? deleteAgent(row.at(0).toLongLong(), row.at(1).toString(), room) : false;
        if (!isGone)
            return isGone.error();
        if (!*isGone) {
            m_done.hasMore = true;
            break;
        }
    }
    return {};
}

Result<Reaped> Reaper::pass()
{
    for (const auto rule :
         {&Reaper::endSilentRuns, &Reaper::clearCurrentRuns, &Reaper::markOffline, &Reaper::deleteAgents}) {
        if (auto done = (this->*rule)(); !done)
            return done.error();
    }
    return m_done;
}

Result<int> deleteFrom(Database &db, const QString &table, const QString &agent, WallTime before, int atMost)
{
    const auto rows = db.select(QStringLiteral("SELECT r.seq, %1, r.target_id, r.started_at, r.status, r.error_rate "
                                               "FROM %2 WHERE r.finished_at < ? ORDER BY r.finished_at LIMIT ?")
                                    .arg(agent, table),
                                {toColumn(before), atMost});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return 0;
    QStringList numbers;
    QVector<CountChange> changes;
    for (const auto &row : *rows) {
        numbers.append(row.at(0).toString());
        CountedRun run{row.at(1).toString(), row.at(2).toLongLong(), row.at(3).toLongLong(), row.at(4).toString(), {}};
        fromColumn(row.at(5), run.errorRate);
        changes.append(CountChange{run, -1});
    }
    const auto deleted = db.exec(QStringLiteral("DELETE FROM %1 WHERE seq").arg(table.section(QLatin1Char(' '), 0, 0)) +
                                 inList(numbers));
    if (!deleted)
        return deleted.error();
    if (auto counted = changeCounts(db, changes); !counted)
        return counted.error();
    return *deleted;
}

} // namespace

Result<Reaped> reapAgents(Database &db, const ReapRules &rules)
{
    return Reaper(db, rules).pass();
}

Result<int> deleteFinishedRuns(Database &db, WallTime before, int atMost)
{
    auto deleted = deleteFrom(db, QStringLiteral("k6_runs r JOIN k6_agents a ON a.id = r.agent_id"),
                              QStringLiteral("a.name"), before, atMost);
    if (!deleted)
        return deleted;
    const auto older =
        deleteFrom(db, QStringLiteral("k6_run_history r"), QStringLiteral("r.agent"), before, atMost - *deleted);
    if (!older)
        return older;
    const int all = *deleted + *older;
    if (all == 0)
        return all;
    if (auto done = removeEmptyCounts(db); !done)
        return done.error();
    // Targets that were kept for their executions only.
    const auto forgotten = db.exec(QStringLiteral(
        "DELETE FROM k6_targets WHERE deleted = 1 AND NOT EXISTS (SELECT 1 FROM k6_runs r WHERE r.target_id = "
        "k6_targets.id) AND NOT EXISTS (SELECT 1 FROM k6_run_history h WHERE h.target_id = k6_targets.id)"));
    if (!forgotten)
        return forgotten.error();
    return all;
}

} // namespace largada::store
