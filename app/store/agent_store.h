// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the agent fleet's dashboard keeps: targets, agents, executions, the config (tables k6_targets, k6_agents,
// k6_runs, k6_run_history, k6_config), in SQLite or PostgreSQL. Each call is one step within a transaction that
// AgentStorage begins and commits. Blocking; lives in the storage's thread. In texts from outside U+0000 becomes
// U+FFFD.
#pragma once

#include <chrono>

#include "core/result.h"
#include "dashboard/contract/values.h"

namespace largada::store
{

struct ReapRules {
    WallTime now{};
    WallTime serverStart{}; // ages of agents count from the later of last_seen_at and this + startGuard
    std::chrono::milliseconds runTimeout = std::chrono::minutes(5);
    std::chrono::milliseconds offlineAfter = std::chrono::minutes(5);
    std::chrono::milliseconds deletedAfter = std::chrono::hours(1);
    std::chrono::milliseconds startGuard = std::chrono::minutes(5); // what is added to serverStart
};
struct Reaped {
    QStringList runs;          // ended with an error, by id
    QStringList cleared;       // agents whose current run was none, by name
    QStringList markedOffline; // agents, by name
    QStringList deleted;       // agents, by name
    bool hasMore = false;      // as much as one short step may do is done: ask again soon
    bool operator==(const Reaped &) const = default;
};

class AgentStore
{
public:
    virtual ~AgentStore() = default;

    virtual Result<dashboard::Target> addTarget(const dashboard::Target &target) = 0; // its id is made here
    // Errc::NotFound; Errc::Conflict: it is another one than the edit expects.
    virtual Result<dashboard::Target> editTarget(const QString &id, const dashboard::TargetEdit &edit) = 0;
    virtual Result<> removeTarget(const QString &id) = 0;     // Errc::NotFound; its executions stay
    virtual Result<QVector<dashboard::Target>> targets() = 0; // oldest first

    // By name: inserts or updates, online from now on. A second instance that is live (seen less than 90 s ago) sets
    // hasTwin; a heartbeat clears it once only one of them is. Errc::BadInput: a name that is empty or too long.
    virtual Result<dashboard::Agent> registerAgent(const dashboard::Registration &agent, WallTime now) = 0;
    // Errc::NotFound. An agent that ends is not listed from then on, until it is heard of again.
    virtual Result<> heartbeat(const dashboard::Heartbeat &heartbeat, WallTime now) = 0;
    virtual Result<QVector<dashboard::Agent>> agents() = 0; // by name

    struct Begun {
        QString runId;
        bool isNew = true; // false: the same call came before
    };
    // Errc::NotFound: agent or target, which is the subject. Errc::Conflict: the run id is another agent's or target's.
    // Errc::BadInput: a run id that is too long.
    virtual Result<Begun> beginExecution(const dashboard::ExecutionBegin &begin, WallTime now) = 0;
    // Errc::NotFound: no such run. NotFound with status 410: its target was deleted. A run that has its report already
    // keeps it; one that the reaper ended takes it.
    virtual Result<> report(const QString &runId, const dashboard::ExecutionReport &report, WallTime now) = 0;
    // k6_runs and k6_run_history together. page from 1.
    virtual Result<dashboard::ExecutionPage> executions(const dashboard::ExecutionFilter &filter, int page,
                                                        int pageSize) = 0;
    virtual Result<dashboard::FleetSummary> summary(WallTime now) = 0;
    struct RunsOfTarget {
        QString targetId;
        dashboard::ExecutionStatus status;
        qint64 count = 0;
    };
    virtual Result<QVector<RunsOfTarget>> countRuns() = 0; // of all that is stored, for the metrics

    virtual Result<int> desiredAgents() = 0;
    virtual Result<> setFirstDesiredAgents(int count) = 0; // only where no number is stored
    virtual Result<> setDesiredAgents(int count) = 0;

    // The runs of an agent that is to be deleted move to k6_run_history; those of one with more than a step may move do
    // so in several, and the row goes with the last. Readers see both tables as one.
    virtual Result<Reaped> reap(const ReapRules &rules) = 0;
    // Finished executions whose end the server heard of before that time, at most so many; answers how many it deleted.
    virtual Result<int> deleteFinishedBefore(WallTime time, int atMost) = 0;
};

} // namespace largada::store
