// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What everybody may read.
#include "dashboard/contract/json.h"
#include "dashboard/server/api_call.h"

namespace largada::dashboard
{

namespace
{

constexpr std::chrono::seconds countsAreFreshFor(5);

} // namespace

void Api::list(const Call &call, const Reply &reply, std::shared_ptr<const ListBody> (TargetCache::*which)() const)
{
    const auto list = (m_parts.targets->*which)();
    if (!list)
        return reply.error({Errc::Storage, QStringLiteral("the targets were not read yet"), {}, 503});
    const net::HttpHeaders headers{{"ETag", list->etag}, {"Cache-Control", "no-cache"}};
    if (matches(call.request.header("If-None-Match"), list->etag))
        return reply.nothing(304, headers);
    reply.json(200, list->body, headers);
}

void Api::readTargets(const Call &call, const Reply &reply)
{
    list(call, reply, &TargetCache::all);
}

void Api::agents(const Call &, const Reply &reply)
{
    using Agents = QVector<Agent>;
    read<Agents>(
        reply, [](store::AgentStore &store) { return store.agents(); },
        [this, reply](const Agents &agents) { m_pool.start([reply, agents] { reply.json(200, answerOf(agents)); }); });
}

void Api::executions(const Call &call, const Reply &reply)
{
    const auto query = parseExecutionQuery(call.query);
    if (!query)
        return reply.error(query.error());
    read<ExecutionPage>(
        reply,
        [query = *query](store::AgentStore &store) {
            return store.executions(query.filter, query.page, query.pageSize);
        },
        [this, reply](const ExecutionPage &page) { m_pool.start([reply, page] { reply.json(200, answerOf(page)); }); });
}

void Api::summary(const Call &, const Reply &reply)
{
    read<FleetSummary>(
        reply, [now = m_parts.clock->wall()](store::AgentStore &store) { return store.summary(now); },
        [reply](const FleetSummary &summary) { reply.json(200, answerOf(summary)); });
}

void Api::alive(const Call &, const Reply &reply)
{
    reply.other({200, "text/plain; charset=utf-8", "ok\n"});
}

void Api::ready(const Call &, const Reply &reply)
{
    read<int>(
        reply, [](store::AgentStore &store) { return store.desiredAgents(); },
        [reply](int) { reply.other({200, "text/plain; charset=utf-8", "ready\n"}); });
}

void Api::page(const Call &, const Reply &reply)
{
    reply.other(m_page);
}

void Api::metricsText(const Call &, const Reply &reply)
{
    const auto http = m_parts.httpCounts();
    {
        const std::lock_guard lock(m_countsMutex);
        if (m_counts && m_parts.clock->now() - m_countedAt < countsAreFreshFor)
            return answerMetrics(reply, m_counts, http);
    }
    // Without the storage, the server's own figures are still there.
    m_parts.storage->read<FleetCounts>(
        [](store::AgentStore &store) -> Result<FleetCounts> {
            const auto agents = store.agents();
            const auto runs = store.countRuns();
            const auto desired = store.desiredAgents();
            for (const auto &error : {agents ? std::nullopt : std::optional(agents.error()),
                                      runs ? std::nullopt : std::optional(runs.error()),
                                      desired ? std::nullopt : std::optional(desired.error())}) {
                if (error)
                    return *error;
            }
            FleetCounts counts;
            for (const Agent &agent : *agents)
                ++(agent.status == AgentStatus::Online ? counts.agentsOnline : counts.agentsOffline);
            counts.runs = *runs;
            counts.desiredAgents = *desired;
            return counts;
        },
        [this, reply, http](const Result<FleetCounts> &result) {
            auto counts = result ? std::optional(*result) : std::nullopt;
            if (counts)
                counts->existingAgents = m_parts.backend ? m_parts.backend->existing() : 0;
            const std::lock_guard lock(m_countsMutex);
            m_counts = counts;
            m_countedAt = m_parts.clock->now();
            answerMetrics(reply, counts, http);
        });
}

void Api::answerMetrics(const Reply &reply, const std::optional<FleetCounts> &counts, const net::HttpServerCounts &http)
{
    reply.other(
        {200, net::PrometheusMetrics::contentType, m_parts.metrics->text(counts, http, m_parts.events->readers())});
}

} // namespace largada::dashboard
