// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_agent_store.h"

#include <algorithm>

#include <QUuid>
#include <QVariantList>

#include "store/agent_reaper.h"
#include "store/agent_rows.h"
#include "store/columns.h"
#include "store/database.h"
#include "store/execution_pages.h"
#include "store/run_counts.h"

namespace largada::store
{

using namespace dashboard;

namespace
{

constexpr std::chrono::seconds liveFor(90); // without a sign of it, an instance is taken for ended

Error notFound(const QString &subject, const QString &what, int status = 404)
{
    return Error{Errc::NotFound, what, subject, status};
}

Error tooLong(const QString &subject)
{
    return Error{Errc::BadInput, QStringLiteral("must have 1 to %1 characters").arg(limits::name), subject};
}

bool isName(const QString &text)
{
    return !text.isEmpty() && text.size() <= limits::name;
}

} // namespace

// Who was heard of under a name, and when.
struct SqlAgentStore::Presence {
    qint64 id = 0;
    QString instance, other;
    WallTime instanceSeen{}, otherSeen{};

    // An instance says that it lives. Without a name it counts as the known one.
    void hear(const QString &said, WallTime now);
    bool end(const QString &said, WallTime now); // it says that it ends; true: no other one lives
    bool hasTwin(WallTime now) const
    {
        return !other.isEmpty() && now - otherSeen < liveFor && now - instanceSeen < liveFor;
    }
};

void SqlAgentStore::Presence::hear(const QString &said, WallTime now)
{
    if (said.isEmpty() || said == instance || instance.isEmpty()) {
        instance = said.isEmpty() ? instance : said;
        instanceSeen = now;
    } else {
        other = said;
        otherSeen = now;
    }
}

bool SqlAgentStore::Presence::end(const QString &said, WallTime now)
{
    const bool isKnown = said.isEmpty() || said == instance;
    if (isKnown && !hasTwin(now))
        return true;
    if (isKnown) {
        instance = other;
        instanceSeen = otherSeen;
    }
    other.clear();
    otherSeen = {};
    return false;
}

struct SqlAgentStore::KnownRun {
    qint64 seq = 0;
    bool isHistory = false;
    QString id, agent;
    qint64 target = 0;
    bool isTargetDeleted = false;
    QString status;
    bool isReaped = false;
    qint64 startedAt = 0;
    std::optional<double> errorRate;

    bool isRunning() const { return status == word(ExecutionStatus::Running); }
};

Result<Target> SqlAgentStore::addTarget(const Target &target)
{
    const auto rows =
        m_db.select(QStringLiteral("INSERT INTO k6_targets (url, label, vus, duration_s, run_interval_ms, "
                                   "enabled) VALUES (?, ?, ?, ?, ?, ?) RETURNING ") +
                        targetColumns,
                    pack(target));
    if (!rows)
        return rows.error();
    return unpackTarget(rows->value(0));
}

Result<Target> SqlAgentStore::liveTarget(const QString &id)
{
    const auto number = numberOfId(id);
    if (!number)
        return notFound(QStringLiteral("target"), QStringLiteral("no target has this id"));
    const auto rows = m_db.select(
        QStringLiteral("SELECT %1 FROM k6_targets WHERE id = ? AND deleted = 0").arg(targetColumns), {*number});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return notFound(QStringLiteral("target"), QStringLiteral("no target has this id"));
    return unpackTarget(rows->at(0));
}

Result<Target> SqlAgentStore::editTarget(const QString &id, const TargetEdit &edit)
{
    const auto target = liveTarget(id);
    if (!target)
        return target;
    if (edit.expected) {
        Target expected = *edit.expected;
        expected.id = target->id;
        if (expected != *target)
            return Error{Errc::Conflict, QStringLiteral("somebody else has changed it meanwhile"),
                         QStringLiteral("target"), 409};
    }
    const auto rows = m_db.select(QStringLiteral("UPDATE k6_targets SET url = ?, label = ?, vus = ?, duration_s = ?, "
                                                 "run_interval_ms = ?, enabled = ? WHERE id = ? RETURNING ") +
                                      targetColumns,
                                  pack(edited(*target, edit)) + QVariantList{target->id.toLongLong()});
    if (!rows)
        return rows.error();
    return unpackTarget(rows->value(0));
}

Result<> SqlAgentStore::removeTarget(const QString &id)
{
    const auto target = liveTarget(id);
    if (!target)
        return target.error();
    const qint64 number = target->id.toLongLong();
    for (const auto &table : {QStringLiteral("k6_runs"), QStringLiteral("k6_run_history")}) {
        const auto used =
            m_db.select(QStringLiteral("SELECT 1 FROM %1 WHERE target_id = ? LIMIT 1").arg(table), {number});
        if (!used)
            return used.error();
        if (used->isEmpty())
            continue;
        const auto hidden = m_db.exec(QStringLiteral("UPDATE k6_targets SET deleted = 1 WHERE id = ?"), {number});
        return hidden ? Result<>() : hidden.error();
    }
    const auto gone = m_db.exec(QStringLiteral("DELETE FROM k6_targets WHERE id = ?"), {number});
    return gone ? Result<>() : gone.error();
}

Result<QVector<Target>> SqlAgentStore::targets()
{
    const auto rows =
        m_db.select(QStringLiteral("SELECT %1 FROM k6_targets WHERE deleted = 0 ORDER BY id").arg(targetColumns));
    if (!rows)
        return rows.error();
    QVector<Target> all;
    all.reserve(rows->size());
    for (const auto &row : *rows)
        all.append(unpackTarget(row));
    return all;
}

Result<std::optional<SqlAgentStore::Presence>> SqlAgentStore::presence(const QString &name)
{
    const auto rows = m_db.select(QStringLiteral("SELECT id, instance, instance_seen_at, other_instance, other_seen_at "
                                                 "FROM k6_agents WHERE name = ?"),
                                  {textColumn(name)});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return std::optional<Presence>();
    const auto &row = rows->at(0);
    Presence known;
    known.id = row.at(0).toLongLong();
    known.instance = row.at(1).toString();
    fromColumn(row.at(2), known.instanceSeen);
    known.other = row.at(3).toString();
    fromColumn(row.at(4), known.otherSeen);
    return std::optional(known);
}

// Heard of now, so it is online.
Result<> SqlAgentStore::store(const Presence &presence, WallTime now)
{
    const auto done = m_db.exec(
        QStringLiteral("UPDATE k6_agents SET status = 'online', last_seen_at = ?, instance = ?, instance_seen_at = ?, "
                       "other_instance = ?, other_seen_at = ?, has_twin = ? WHERE id = ?"),
        {toColumn(now), textColumn(presence.instance), toColumn(presence.instanceSeen), textColumn(presence.other),
         toColumn(presence.otherSeen), presence.hasTwin(now) ? 1 : 0, presence.id});
    return done ? Result<>() : done.error();
}

Result<Agent> SqlAgentStore::registerAgent(const Registration &agent, WallTime now)
{
    if (!isName(agent.name))
        return tooLong(QStringLiteral("name"));
    auto known = presence(agent.name);
    if (!known)
        return known.error();
    Presence heard = known->value_or(Presence{});
    const QVariantList said{textColumn(agent.version), textColumn(agent.k6Version)};
    if (!*known) {
        const auto made = m_db.select(
            QStringLiteral("INSERT INTO k6_agents (version, k6_version, name, instance, status, registered_at, "
                           "last_seen_at, instance_seen_at) VALUES (?, ?, ?, ?, 'online', ?, ?, ?) RETURNING id"),
            said + QVariantList{textColumn(agent.name), textColumn(agent.instance), toColumn(now), toColumn(now),
                                toColumn(now)});
        if (!made)
            return made.error();
        heard.id = made->value(0).value(0).toLongLong();
    } else {
        // What it counts begins anew with a process.
        const QVariantList values = said + QVariantList{heard.id, textColumn(agent.instance)};
        for (const auto &statement :
             {QStringLiteral("UPDATE k6_agents SET version = ?, k6_version = ? WHERE id = ?"),
              QStringLiteral("UPDATE k6_agents SET waiting = 0, dropped_reports = 0 WHERE id = ? AND instance <> ?")}) {
            const bool isFirst = statement.contains(QLatin1String("k6_version"));
            if (auto done = m_db.exec(statement, isFirst ? values.mid(0, 3) : values.mid(2)); !done)
                return done.error();
        }
        if (agent.instance != heard.instance && !heard.instance.isEmpty()) {
            heard.other = heard.instance;
            heard.otherSeen = heard.instanceSeen;
        }
    }
    heard.instance = agent.instance;
    heard.instanceSeen = now;
    if (auto stored = store(heard, now); !stored)
        return stored.error();
    const auto rows =
        m_db.select(QStringLiteral("SELECT %1 FROM k6_agents WHERE id = ?").arg(agentColumns), {heard.id});
    if (!rows)
        return rows.error();
    return unpackAgent(rows->value(0));
}

Result<> SqlAgentStore::heartbeat(const Heartbeat &heartbeat, WallTime now)
{
    auto known = presence(heartbeat.name);
    if (!known)
        return known.error();
    if (!*known)
        return notFound(QStringLiteral("agent"), QStringLiteral("no agent has this name"));
    Presence &heard = **known;
    heard.hear(heartbeat.instance, now);
    if (heartbeat.waiting || heartbeat.droppedReports) {
        const auto said = m_db.exec(QStringLiteral("UPDATE k6_agents SET waiting = COALESCE(?, waiting), "
                                                   "dropped_reports = COALESCE(?, dropped_reports) WHERE id = ?"),
                                    {toColumn(heartbeat.waiting), toColumn(heartbeat.droppedReports), heard.id});
        if (!said)
            return said.error();
    }
    const bool isLast = heartbeat.isEnding && heard.end(heartbeat.instance, now);
    if (auto stored = store(heard, now); !stored || !isLast)
        return stored;
    const auto ended = m_db.exec(QStringLiteral("UPDATE k6_agents SET status = 'ended' WHERE id = ?"), {heard.id});
    return ended ? Result<>() : ended.error();
}

Result<QVector<Agent>> SqlAgentStore::agents()
{
    const auto rows =
        m_db.select(QStringLiteral("SELECT %1 FROM k6_agents WHERE status <> 'ended' ORDER BY name").arg(agentColumns));
    if (!rows)
        return rows.error();
    QVector<Agent> all;
    all.reserve(rows->size());
    for (const auto &row : *rows) {
        auto agent = unpackAgent(row);
        if (!agent)
            return agent.error();
        all.append(*std::move(agent));
    }
    return all;
}

// A name wins over an id that reads the same.
Result<qint64> SqlAgentStore::agentNumber(const QString &nameOrId)
{
    const auto rows = m_db.select(QStringLiteral("SELECT id FROM k6_agents WHERE name = ? OR id = ? "
                                                 "ORDER BY CASE WHEN name = ? THEN 0 ELSE 1 END LIMIT 1"),
                                  {textColumn(nameOrId), numberOfId(nameOrId).value_or(0), textColumn(nameOrId)});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return notFound(QStringLiteral("agent"), QStringLiteral("no agent has this name or id"));
    return rows->at(0).at(0).toLongLong();
}

Result<std::optional<SqlAgentStore::KnownRun>> SqlAgentStore::run(const QString &id)
{
    for (const bool isHistory : {false, true}) {
        const auto rows = m_db.select(
            QStringLiteral("SELECT r.seq, r.id, %1, r.target_id, t.deleted, r.status, r.reaped, r.started_at, "
                           "r.error_rate FROM %2 JOIN k6_targets t ON t.id = r.target_id WHERE r.id = ?")
                .arg(isHistory ? QStringLiteral("r.agent") : QStringLiteral("a.name"),
                     isHistory ? QStringLiteral("k6_run_history r")
                               : QStringLiteral("k6_runs r JOIN k6_agents a ON a.id = r.agent_id")),
            {textColumn(id)});
        if (!rows)
            return rows.error();
        if (rows->isEmpty())
            continue;
        const auto &row = rows->at(0);
        KnownRun known{row.at(0).toLongLong(), isHistory,
                       row.at(1).toString(),   row.at(2).toString(),
                       row.at(3).toLongLong(), row.at(4).toInt() != 0,
                       row.at(5).toString(),   row.at(6).toInt() != 0,
                       row.at(7).toLongLong(), std::nullopt};
        fromColumn(row.at(8), known.errorRate);
        return std::optional(known);
    }
    return std::optional<KnownRun>();
}

// A call for a run that is there: fine when it is the same call.
Result<AgentStore::Begun> SqlAgentStore::beginAgain(const QString &runId, qint64 agent, const QString &targetId)
{
    const auto known = run(runId);
    if (!known)
        return known.error();
    const auto name = m_db.select(QStringLiteral("SELECT name FROM k6_agents WHERE id = ?"), {agent});
    if (!name)
        return name.error();
    const bool isSame = *known && (*known)->agent == name->value(0).value(0).toString() &&
                        QString::number((*known)->target) == targetId;
    if (!isSame)
        return Error{Errc::Conflict, QStringLiteral("the run id is another agent's or another target's"),
                     QStringLiteral("runId"), 409};
    return Begun{(*known)->id, false};
}

Result<AgentStore::Begun> SqlAgentStore::beginExecution(const ExecutionBegin &begin, WallTime now)
{
    const QString id = begin.runId.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : begin.runId;
    if (!isName(id))
        return tooLong(QStringLiteral("runId"));
    const auto agent = agentNumber(begin.agent);
    if (!agent)
        return agent.error();
    // Nearly always there is none yet.
    const auto same = m_db.select(QStringLiteral("SELECT 1 FROM k6_runs WHERE id = ? UNION ALL "
                                                 "SELECT 1 FROM k6_run_history WHERE id = ?"),
                                  {textColumn(id), textColumn(id)});
    if (!same)
        return same.error();
    if (!same->isEmpty())
        return beginAgain(id, *agent, begin.targetId);
    const auto target = liveTarget(begin.targetId);
    if (!target)
        return target.error();
    // Nothing began before 1970, whatever an agent without a clock says.
    const WallTime startedAt = std::max(begin.startedAt.value_or(now), WallTime{});
    const auto made =
        m_db.select(QStringLiteral("INSERT INTO k6_runs (id, agent_id, target_id, status, started_at, begun_at) "
                                   "VALUES (?, ?, ?, 'running', ?, ?) RETURNING id"),
                    {textColumn(id), *agent, target->id.toLongLong(), toColumn(startedAt), toColumn(now)});
    if (!made)
        return made.error();
    const QString stored = made->value(0).value(0).toString();
    if (auto shown = m_db.exec(QStringLiteral("UPDATE k6_agents SET current_run_id = ? WHERE id = ?"),
                               {toColumn(stored), *agent});
        !shown)
        return shown.error();
    return Begun{stored, true};
}

Result<> SqlAgentStore::finish(const KnownRun &run, const ExecutionReport &report, WallTime now)
{
    const ExecutionMetrics metrics = cleaned(report.metrics);
    const ExecutionStatus status = report.isInterrupted      ? ExecutionStatus::Interrupted
                                   : !report.error.isEmpty() ? ExecutionStatus::Error
                                                             : ExecutionStatus::Completed;
    const auto done = m_db.exec(
        QStringLiteral("UPDATE %1 SET status = ?, reaped = 0, ended_at = ?, finished_at = ?, error_message = ?, "
                       "(%2) = (?, ?, ?, ?, ?, ?, ?, ?) WHERE seq = ?")
            .arg(run.isHistory ? QStringLiteral("k6_run_history") : QStringLiteral("k6_runs"), metricColumns),
        QVariantList{toColumn(status), toColumn(report.endedAt.value_or(now)), toColumn(now),
                     textColumn(report.error)} +
            pack(metrics) + QVariantList{run.seq});
    if (!done)
        return done.error();
    CountedRun counted{run.agent, run.target, run.startedAt, word(status), metrics.errorRate};
    QVector<CountChange> changes{{counted, 1}};
    if (!run.isRunning()) {
        counted.status = run.status;
        counted.errorRate = run.errorRate;
        changes.append({counted, -1});
    }
    return changeCounts(m_db, changes);
}

Result<> SqlAgentStore::report(const QString &runId, const ExecutionReport &report, WallTime now)
{
    const auto known = run(runId);
    if (!known)
        return known.error();
    if (!*known)
        return notFound(QStringLiteral("runId"), QStringLiteral("no run has this id"));
    const KnownRun &before = **known;
    if (!before.isRunning() && !before.isReaped)
        return {};
    if (before.isTargetDeleted)
        return notFound(QStringLiteral("target"), QStringLiteral("the run's target was deleted"), 410);
    if (auto finished = finish(before, report, now); !finished)
        return finished;
    const auto cleared = m_db.exec(QStringLiteral("UPDATE k6_agents SET current_run_id = '' WHERE name = ? AND "
                                                  "current_run_id = ?"),
                                   {toColumn(before.agent), toColumn(before.id)});
    return cleared ? Result<>() : cleared.error();
}

Result<ExecutionPage> SqlAgentStore::executions(const ExecutionFilter &filter, int page, int pageSize)
{
    return executionPage(m_db, filter, page, pageSize);
}

Result<int> SqlAgentStore::desiredAgents()
{
    const auto rows =
        m_db.select(QStringLiteral("SELECT CAST(value AS INTEGER) FROM k6_config WHERE name = 'desired_agents'"));
    if (!rows)
        return rows.error();
    return rows->isEmpty() ? 0 : rows->at(0).at(0).toInt();
}

Result<> SqlAgentStore::setFirstDesiredAgents(int count)
{
    const auto done = m_db.exec(QStringLiteral("INSERT INTO k6_config (name, value) VALUES ('desired_agents', ?) "
                                               "ON CONFLICT (name) DO NOTHING"),
                                {QString::number(count)});
    return done ? Result<>() : done.error();
}

Result<> SqlAgentStore::setDesiredAgents(int count)
{
    const auto done = m_db.exec(QStringLiteral("INSERT INTO k6_config (name, value) VALUES ('desired_agents', ?) "
                                               "ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
                                {QString::number(count)});
    return done ? Result<>() : done.error();
}

Result<Reaped> SqlAgentStore::reap(const ReapRules &rules)
{
    return reapAgents(m_db, rules);
}

Result<int> SqlAgentStore::deleteFinishedBefore(WallTime time, int atMost)
{
    return deleteFinishedRuns(m_db, time, atMost);
}

} // namespace largada::store
