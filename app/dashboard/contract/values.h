// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the agent fleet's dashboard knows, as values: targets, agents, their executions of k6, the wanted size. The same
// on the server, in its storage, at its clients and in the console. Times are the server's wall clock.
#pragma once

#include <optional>

#include <QByteArray>
#include <QString>
#include <QVector>

#include "core/clock.h"

namespace largada::dashboard
{

// Ids are opaque to clients, who echo them.
struct Target {
    QString id;
    QString url; // http or https, without credentials
    QString label;
    int vus = 1;
    int durationS = 30;           // seconds
    qint64 runIntervalMs = 60000; // milliseconds, from start to start at one agent
    bool enabled = true;
    bool operator==(const Target &) const = default;
};

// What of a target changes; the rest stays.
struct TargetEdit {
    std::optional<QString> url, label;
    std::optional<int> vus, durationS;
    std::optional<qint64> runIntervalMs;
    std::optional<bool> enabled;
    // As whoever changes it has seen it, its id aside: when it is another one by now, nothing changes (Errc::Conflict),
    // so that of two people who edit it at once none undoes the other's work unseen. nullopt: whatever it is.
    std::optional<Target> expected{};
    bool operator==(const TargetEdit &) const = default;
};

inline Target edited(const Target &target, const TargetEdit &edit)
{
    return {target.id,
            edit.url.value_or(target.url),
            edit.label.value_or(target.label),
            edit.vus.value_or(target.vus),
            edit.durationS.value_or(target.durationS),
            edit.runIntervalMs.value_or(target.runIntervalMs),
            edit.enabled.value_or(target.enabled)};
}

enum class AgentStatus { Online, Offline };

struct Agent {
    QString id;
    QString name; // unique
    QString version, k6Version;
    QString instance; // of the process, random; empty: it said none
    AgentStatus status = AgentStatus::Online;
    WallTime registeredAt{}, lastSeenAt{};
    QString currentRunId;      // empty: none
    bool hasTwin = false;      // a second live instance under this name
    int waiting = 0;           // targets that are due and wait for the one k6
    qint64 droppedReports = 0; // by this instance, for want of room
    bool operator==(const Agent &) const = default;
};

struct Registration {
    QString name;
    QString version, k6Version, instance;
    bool operator==(const Registration &) const = default;
};

struct Heartbeat {
    QString name;
    std::optional<int> waiting;
    std::optional<qint64> droppedReports;
    QString instance;
    bool isEnding = false; // its last one: it ends as it was told to
    bool operator==(const Heartbeat &) const = default;
};

enum class ExecutionStatus { Running, Completed, Error, Interrupted };

// Of one execution of k6; what its summary did not have is absent. Milliseconds, requests per second, bytes.
struct ExecutionMetrics {
    std::optional<double> p50Ms, p95Ms, p99Ms, avgMs;
    std::optional<double> errorRate; // 0 to 1
    std::optional<double> rps;
    std::optional<qint64> dataReceivedBytes, iterations;
    bool operator==(const ExecutionMetrics &) const = default;
};

struct Execution {
    QString id;                               // the agent's UUID, or one of the server's
    QString agent;                            // its name
    QString targetId, targetLabel, targetUrl; // as the target is now, or was last
    ExecutionStatus status = ExecutionStatus::Running;
    WallTime startedAt{};
    std::optional<WallTime> endedAt;
    ExecutionMetrics metrics;
    QString error; // empty: none
    bool operator==(const Execution &) const = default;
};

struct ExecutionBegin {
    QString agent; // name or id
    QString targetId;
    QString runId; // empty: the server makes one
    std::optional<WallTime> startedAt;
    bool operator==(const ExecutionBegin &) const = default;
};

// The end of an execution: its metrics, or why there are none.
struct ExecutionReport {
    ExecutionMetrics metrics;
    QString error;              // empty: it completed
    bool isInterrupted = false; // the agent was stopped meanwhile
    std::optional<WallTime> endedAt;
    bool operator==(const ExecutionReport &) const = default;
};

struct ExecutionFilter {
    QString targetId, agent;
    std::optional<ExecutionStatus> status;
    std::optional<WallTime> from, to; // of the start: from <= start < to
    std::optional<double> minErrorRate;
    bool operator==(const ExecutionFilter &) const = default;
};

struct ExecutionPage {
    QVector<Execution> items; // newest first
    int page = 1;             // from 1
    int pageSize = 50;
    qint64 total = 0;
    bool operator==(const ExecutionPage &) const = default;
};

// A target over the last hour.
struct TargetSummary {
    QString targetId;
    qint64 executions = 0, failed = 0;
    std::optional<double> lowestP95Ms, highestP95Ms;
    std::optional<double> errorRate; // of all requests as far as they are known
    bool operator==(const TargetSummary &) const = default;
};

struct FleetSummary {
    qint64 agentsOnline = 0, agentsOffline = 0;
    qint64 running = 0, completed = 0, failed = 0, interrupted = 0; // executions; all but running of the last hour
    QVector<TargetSummary> targets;
    bool operator==(const FleetSummary &) const = default;
};

struct FleetConfig {
    int desiredAgents = 0;       // k6DesiredAgentCount
    std::optional<int> existing; // that the scale backend sees; nullopt: it does not know
    int online = 0;
    QString backend; // "none", "local", "compose", "kubernetes"
    QString lastError;
    std::optional<WallTime> lastReconcileAt;
    int most = 1000; // desiredAgents may be up to this
    std::optional<int>
        room;          // agents that there can be, as far as the backend can tell; beyond it desired ones stay out
    QString roomLimit; // what ends the room: "most" (a setting), "memory", "cpu", "quota", "nodes"
    QString note;      // of the scale backend: what else has a say in the number; empty: nothing
    bool operator==(const FleetConfig &) const = default;
};

namespace limits
{
inline constexpr int desiredAgents = 1000; // unless set otherwise
inline constexpr int desiredAgentsSettable = 10'000;
inline constexpr int pageSize = 500;
inline constexpr int name = 255;       // characters of an agent's name and of a run's id, which are looked up
inline constexpr int localAgents = 50; // unless set otherwise

// Of what clients send. Texts in UTF-16 code units.
inline constexpr int url = 2048;
inline constexpr int label = 200;
inline constexpr int vus = 100'000;
inline constexpr int durationS = 86'400;
inline constexpr qint64 shortestIntervalMs = 1000;
inline constexpr qint64 longestIntervalMs = 7 * 86'400'000LL;
inline constexpr int agentName = 253; // as a pod's
inline constexpr int versionText = 100;
inline constexpr int errorText = 4000; // a longer one is cut
} // namespace limits

} // namespace largada::dashboard
