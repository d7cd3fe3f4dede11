// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the server counts of itself, and the text that Prometheus reads. From any thread.
#pragma once

#include <optional>

#include <QByteArray>

#include "core/clock.h"
#include "dashboard/contract/values.h"
#include "net/http_server.h"
#include "net/prometheus_metrics.h"
#include "store/agent_store.h"

namespace largada::dashboard
{

// What the storage counts, for the gauges.
struct FleetCounts {
    qint64 agentsOnline = 0, agentsOffline = 0;
    QVector<store::AgentStore::RunsOfTarget> runs;
    int desiredAgents = 0;
    std::optional<int> existingAgents; // nullopt: not known
};

enum class Refusal { Credentials, Host, Origin, Overload, NotFound, BadInput, Method };
inline constexpr int refusals = 7;

class ServerMetrics
{
public:
    ServerMetrics();

    // route: one of a fixed set, the path with its parameters' names.
    void answered(const QByteArray &route, int status, std::chrono::nanoseconds took);
    void refused(Refusal reason);
    void reaped(const store::Reaped &reaped);
    void reaperFailed();
    void retentionDeleted(int executions);
    void reconciled(bool isGood);

    // fleet: without it those gauges are not there.
    QByteArray text(const std::optional<FleetCounts> &fleet, const net::HttpServerCounts &http, int streams);

private:
    using Metrics = net::PrometheusMetrics;

    Metrics m_metrics;
    Metrics::Counter m_markedOffline, m_deleted, m_runsEnded, m_passes, m_retention, m_reconciles;
    Metrics::Gauge m_agents, m_desired, m_existing, m_runs;
    Metrics::Counter m_requests, m_refused, m_closed;
    Metrics::Gauge m_connections, m_streams;
    Metrics::Histogram m_durations;
};

} // namespace largada::dashboard
