// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/server/server_metrics.h"

#include <array>

#include "dashboard/contract/json.h"

namespace largada::dashboard
{

namespace
{

constexpr std::array<const char *, refusals> refusalWords{"credentials", "host",      "origin", "overload",
                                                          "not_found",   "bad_input", "method"};
constexpr std::array results{"ok", "error"};

double asDouble(qint64 count)
{
    return static_cast<double>(count);
}

QByteArray bytesOf(QLatin1String word)
{
    return {word.data(), word.size()};
}

} // namespace

ServerMetrics::ServerMetrics()
{
    auto &all = m_metrics;
    m_markedOffline = all.counter("reaper_k6agents_marked_offline_total", "Agents that were set offline as silent.");
    m_deleted = all.counter("reaper_k6agents_deleted_total", "Agents whose rows were deleted as silent.");
    m_runsEnded = all.counter("reaper_k6runs_ended_total", "Executions that were ended with an error as silent.");
    m_passes = all.counter("reaper_passes_total", "Passes of the reaper.", {"result"});
    m_retention = all.counter("largada_retention_deleted_runs_total", "Finished executions deleted for their age.");
    m_reconciles = all.counter("largada_reconciles_total", "Operations of the scale backend.", {"result"});
    m_agents = all.gauge("largada_k6agents", "Agents of the fleet.", {"status"});
    m_desired = all.gauge("largada_k6agents_desired", "Agents that there should be.");
    m_existing = all.gauge("largada_k6agents_existing", "Agents that the scale backend has made.");
    m_runs = all.gauge("largada_k6runs", "Stored executions of k6.", {"status", "target_id"});
    m_requests = all.counter("largada_http_requests_total", "Answered requests.", {"route", "status"});
    m_refused = all.counter("largada_http_refused_requests_total", "Requests that were refused.", {"reason"});
    m_closed = all.counter("largada_http_closed_connections_total", "Connections closed by a limit.", {"reason"});
    m_connections = all.gauge("largada_http_connections", "Open connections.");
    m_streams = all.gauge("largada_http_event_streams", "Readers of the events.");
    m_durations = all.histogram("largada_http_request_duration_seconds", "From a whole request to its answer.",
                                {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5}, {"route"});
    // Those that never happened are seen, too.
    for (const char *word : refusalWords)
        all.add(m_refused, {word}, 0);
    for (const char *word : results) {
        all.add(m_passes, {word}, 0);
        all.add(m_reconciles, {word}, 0);
    }
}

void ServerMetrics::answered(const QByteArray &route, int status, std::chrono::nanoseconds took)
{
    m_metrics.add(m_requests, {route, QByteArray::number(status)});
    if (status == 422 || status == 400)
        refused(Refusal::BadInput);
    m_metrics.observe(m_durations, std::chrono::duration<double>(took).count(), {route});
}

void ServerMetrics::refused(Refusal reason)
{
    m_metrics.add(m_refused, {refusalWords[static_cast<std::size_t>(reason)]});
}

void ServerMetrics::reaped(const store::Reaped &reaped)
{
    m_metrics.add(m_passes, {"ok"});
    m_metrics.add(m_runsEnded, {}, asDouble(reaped.runs.size()));
    m_metrics.add(m_markedOffline, {}, asDouble(reaped.markedOffline.size()));
    m_metrics.add(m_deleted, {}, asDouble(reaped.deleted.size()));
}

void ServerMetrics::reaperFailed()
{
    m_metrics.add(m_passes, {"error"});
}

void ServerMetrics::retentionDeleted(int executions)
{
    m_metrics.add(m_retention, {}, executions);
}

void ServerMetrics::reconciled(bool isGood)
{
    m_metrics.add(m_reconciles, {isGood ? "ok" : "error"});
}

QByteArray ServerMetrics::text(const std::optional<FleetCounts> &fleet, const net::HttpServerCounts &http, int streams)
{
    Metrics::Series agents, desired, existing, runs, closed;
    if (fleet) {
        agents = {{{"online"}, asDouble(fleet->agentsOnline)}, {{"offline"}, asDouble(fleet->agentsOffline)}};
        desired = {{{}, asDouble(fleet->desiredAgents)}};
        if (fleet->existingAgents)
            existing = {{{}, asDouble(*fleet->existingAgents)}};
        for (const auto &[targetId, status, count] : fleet->runs)
            runs.append({{bytesOf(wordOf(status)), targetId.toUtf8()}, asDouble(count)});
    }
    for (int i = 0; i < net::httpRefusals; ++i) {
        const auto refusal = static_cast<net::HttpRefusal>(i);
        closed.append({{net::httpRefusalName(refusal)}, static_cast<double>(http.of(refusal))});
    }
    m_metrics.replace(m_agents, agents);
    m_metrics.replace(m_desired, desired);
    m_metrics.replace(m_existing, existing);
    m_metrics.replace(m_runs, runs);
    m_metrics.replace(m_closed, closed);
    m_metrics.set(m_connections, {}, http.connections);
    m_metrics.set(m_streams, {}, streams);
    return m_metrics.text();
}

} // namespace largada::dashboard
