// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The agent fleet's tables in a Database of either dialect, as agent_store.h promises. For the .cpp files of this
// folder.
#pragma once

#include <optional>

#include "store/agent_store.h"

namespace largada::store
{

class Database;

// Of a database with migrated tables, which outlives it.
class SqlAgentStore final : public AgentStore
{
public:
    explicit SqlAgentStore(Database &db) : m_db(db) {}

    Result<dashboard::Target> addTarget(const dashboard::Target &target) override;
    Result<dashboard::Target> editTarget(const QString &id, const dashboard::TargetEdit &edit) override;
    Result<> removeTarget(const QString &id) override;
    Result<QVector<dashboard::Target>> targets() override;

    Result<dashboard::Agent> registerAgent(const dashboard::Registration &agent, WallTime now) override;
    Result<> heartbeat(const dashboard::Heartbeat &heartbeat, WallTime now) override;
    Result<QVector<dashboard::Agent>> agents() override;

    Result<Begun> beginExecution(const dashboard::ExecutionBegin &begin, WallTime now) override;
    Result<> report(const QString &runId, const dashboard::ExecutionReport &report, WallTime now) override;
    Result<dashboard::ExecutionPage> executions(const dashboard::ExecutionFilter &filter, int page,
                                                int pageSize) override;
    Result<dashboard::FleetSummary> summary(WallTime now) override;
    Result<QVector<RunsOfTarget>> countRuns() override;

    Result<int> desiredAgents() override;
    Result<> setFirstDesiredAgents(int count) override;
    Result<> setDesiredAgents(int count) override;

    Result<Reaped> reap(const ReapRules &rules) override;
    Result<int> deleteFinishedBefore(WallTime time, int atMost) override;

private:
    struct Presence;
    struct KnownRun;

    Result<dashboard::Target> liveTarget(const QString &id);
    Result<std::optional<Presence>> presence(const QString &name);
    Result<> store(const Presence &presence, WallTime now);
    Result<qint64> agentNumber(const QString &nameOrId);
    Result<std::optional<KnownRun>> run(const QString &id);
    Result<Begun> beginAgain(const QString &runId, qint64 agent, const QString &targetId);
    Result<> finish(const KnownRun &run, const dashboard::ExecutionReport &report, WallTime now);
    Result<> summariseRuns(WallTime now, dashboard::FleetSummary &summary);

    Database &m_db;
};

} // namespace largada::store
