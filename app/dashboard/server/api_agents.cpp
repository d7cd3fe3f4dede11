// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What agents say and ask.
#include <QJsonDocument>
#include <QJsonObject>

#include "dashboard/contract/json.h"
#include "dashboard/server/api_call.h"

namespace largada::dashboard
{

namespace
{

QByteArray agentEvent(const QString &name, const QString &status)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("status"), status}})
        .toJson(QJsonDocument::Compact);
}

QByteArray runEvent(const QString &runId, ExecutionStatus status, const QString &targetId = {})
{
    QJsonObject event{{QStringLiteral("runId"), runId}, {QStringLiteral("status"), wordOf(status)}};
    if (!targetId.isEmpty())
        event.insert(QStringLiteral("targetId"), targetId);
    return QJsonDocument(event).toJson(QJsonDocument::Compact);
}

ExecutionStatus statusOf(const ExecutionReport &report)
{
    if (report.isInterrupted)
        return ExecutionStatus::Interrupted;
    return report.error.isEmpty() ? ExecutionStatus::Completed : ExecutionStatus::Error;
}

// What an agent's clock says of the future is its mistake.
void keepFromFuture(std::optional<WallTime> &time, WallTime now)
{
    if (time && *time > now)
        time = now;
}

} // namespace

void Api::registerAgent(const Call &call, const Reply &reply)
{
    const auto agent = parseRegistration(call.request.body);
    if (!agent)
        return reply.error(agent.error());
    const WallTime now = m_parts.clock->wall();
    write<Agent>(
        reply, [agent = *agent, now](store::AgentStore &store) { return store.registerAgent(agent, now); },
        [this, reply, now](const Agent &registered) {
            m_parts.events->publish("agent", agentEvent(registered.name, wordOf(AgentStatus::Online)));
            reply.json(200, answerOf(Registered{registered.id, registered.name, now}));
        });
}

void Api::heartbeat(const Call &call, const Reply &reply)
{
    const auto heartbeat = parseHeartbeat(call.request.body);
    if (!heartbeat)
        return reply.error(heartbeat.error());
    write<bool>(
        reply,
        [heartbeat = *heartbeat, now = m_parts.clock->wall()](store::AgentStore &store) {
            return asValue(store.heartbeat(heartbeat, now));
        },
        [this, reply, heartbeat = *heartbeat](bool) {
            if (heartbeat.isEnding)
                m_parts.events->publish("agent", agentEvent(heartbeat.name, QStringLiteral("ended")));
            reply.json(200, "{}");
        });
}

void Api::agentTargets(const Call &call, const Reply &reply)
{
    list(call, reply, &TargetCache::enabled);
}

void Api::begin(const Call &call, const Reply &reply)
{
    auto begin = parseExecutionBegin(call.request.body);
    if (!begin)
        return reply.error(begin.error());
    const WallTime now = m_parts.clock->wall();
    keepFromFuture(begin->startedAt, now);
    using Begun = store::AgentStore::Begun;
    write<Begun>(
        reply, [begin = *begin, now](store::AgentStore &store) { return store.beginExecution(begin, now); },
        [this, reply, targetId = begin->targetId](const Begun &begun) {
            if (begun.isNew)
                m_parts.events->publish("run", runEvent(begun.runId, ExecutionStatus::Running, targetId));
            reply.json(begun.isNew ? 201 : 200, runIdAnswer(begun.runId));
        });
}

void Api::report(const Call &call, const Reply &reply)
{
    auto report = parseExecutionReport(call.request.body);
    if (!report)
        return reply.error(report.error());
    const QString runId = canonicalUuid(call.parameter);
    if (runId.isEmpty())
        return reply.error({Errc::NotFound, QStringLiteral("there is no such run"), QStringLiteral("runId"), 404});
    const WallTime now = m_parts.clock->wall();
    keepFromFuture(report->endedAt, now);
    write<bool>(
        reply,
        [runId, report = *report, now](store::AgentStore &store) { return asValue(store.report(runId, report, now)); },
        [this, reply, runId, status = statusOf(*report)](bool) {
            m_parts.events->publish("run", runEvent(runId, status));
            reply.json(200, "{}");
        });
}

void Api::publish(const store::Reaped &reaped)
{
    for (const QString &run : reaped.runs)
        m_parts.events->publish("run", runEvent(run, ExecutionStatus::Error));
    for (const QString &agent : reaped.markedOffline)
        m_parts.events->publish("agent", agentEvent(agent, wordOf(AgentStatus::Offline)));
    for (const QString &agent : reaped.deleted)
        m_parts.events->publish("agent", agentEvent(agent, QStringLiteral("deleted")));
}

} // namespace largada::dashboard
