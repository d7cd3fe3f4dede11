// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of SqlAgentStore that are sums over executions.
#include "store/sql_agent_store.h"

#include <algorithm>
#include <map>

#include <QVariantList>

#include "store/columns.h"
#include "store/database.h"

namespace largada::store
{

using namespace dashboard;

namespace
{

// What the targets' summaries are made of; the weight of an error rate is the number of requests behind it.
struct TargetSums {
    TargetSummary summary;
    double failedRequests = 0, requests = 0;
};

void take(TargetSums &sums, const QVariantList &row)
{
    auto &summary = sums.summary;
    std::optional<double> lowest, highest;
    fromColumn(row.at(3), lowest);
    fromColumn(row.at(4), highest);
    if (lowest)
        summary.lowestP95Ms = std::min(*lowest, summary.lowestP95Ms.value_or(*lowest));
    if (highest)
        summary.highestP95Ms = std::max(*highest, summary.highestP95Ms.value_or(*highest));
    sums.failedRequests += row.at(5).toDouble(); // NULL: none known
    sums.requests += row.at(6).toDouble();
}

} // namespace

Result<> SqlAgentStore::summariseRuns(WallTime now, FleetSummary &summary)
{
    const QString columns =
        QStringLiteral("target_id, status, p95_ms, error_rate, CASE WHEN error_rate IS NOT NULL AND "
                       "ended_at > started_at THEN rps * (ended_at - started_at) / 1000.0 END "
                       "AS requests");
    const QVariant since = toColumn(now - std::chrono::hours(1));
    const auto rows = m_db.select(
        QStringLiteral("SELECT target_id, status, count(*), min(p95_ms), max(p95_ms), sum(error_rate * requests), "
                       "sum(requests) FROM (SELECT %1 FROM k6_runs WHERE finished_at >= ? UNION ALL SELECT %1 FROM "
                       "k6_run_history WHERE finished_at >= ?) recent GROUP BY target_id, status")
            .arg(columns),
        {since, since});
    if (!rows)
        return rows.error();
    std::map<qint64, TargetSums> targets;
    for (const auto &row : *rows) {
        ExecutionStatus status{};
        if (!fromColumn(row.at(1), status))
            continue; // a later program's
        const qint64 target = row.at(0).toLongLong();
        const qint64 count = row.at(2).toLongLong();
        TargetSums &sums = targets[target];
        sums.summary.targetId = QString::number(target);
        sums.summary.executions += count;
        take(sums, row);
        if (status == ExecutionStatus::Completed)
            summary.completed += count;
        if (status == ExecutionStatus::Interrupted)
            summary.interrupted += count;
        if (status == ExecutionStatus::Error) {
            summary.failed += count;
            sums.summary.failed += count;
        }
    }
    for (auto &[target, sums] : targets) {
        if (sums.requests > 0)
            sums.summary.errorRate = sums.failedRequests / sums.requests;
        summary.targets.append(sums.summary);
    }
    return {};
}

Result<FleetSummary> SqlAgentStore::summary(WallTime now)
{
    FleetSummary summary;
    const auto agents =
        m_db.select(QStringLiteral("SELECT status, count(*) FROM k6_agents WHERE status <> 'ended' GROUP BY status"));
    if (!agents)
        return agents.error();
    for (const auto &row : *agents) {
        const bool isOnline = row.at(0).toString() == word(AgentStatus::Online);
        (isOnline ? summary.agentsOnline : summary.agentsOffline) += row.at(1).toLongLong();
    }
    const auto running = m_db.select(QStringLiteral("SELECT count(*) FROM k6_runs WHERE status = 'running'"));
    if (!running)
        return running.error();
    summary.running = running->value(0).value(0).toLongLong();
    if (auto done = summariseRuns(now, summary); !done)
        return done.error();
    return summary;
}

Result<QVector<AgentStore::RunsOfTarget>> SqlAgentStore::countRuns()
{
    const auto rows =
        m_db.select(QStringLiteral("SELECT target_id, status, sum(runs) FROM k6_run_counts WHERE agent = '' AND "
                                   "target_id > 0 GROUP BY target_id, status HAVING sum(runs) > 0 UNION ALL "
                                   "SELECT target_id, status, count(*) FROM k6_runs WHERE status = 'running' "
                                   "GROUP BY target_id, status ORDER BY 1, 2"));
    if (!rows)
        return rows.error();
    QVector<RunsOfTarget> all;
    for (const auto &row : *rows) {
        RunsOfTarget runs{QString::number(row.at(0).toLongLong()), {}, row.at(2).toLongLong()};
        if (fromColumn(row.at(1), runs.status))
            all.append(runs);
    }
    return all;
}

} // namespace largada::store
