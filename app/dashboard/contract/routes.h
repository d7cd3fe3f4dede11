// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The paths of the dashboard's API, the same for the server and its clients. Not for what is sent there: json.h.
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace largada::dashboard::routes
{

inline constexpr char adminTargets[] = "/api/admin/k6/targets"; // POST; with "/{id}" PATCH, DELETE
inline constexpr char adminConfig[] = "/api/admin/config";      // GET, PUT
inline constexpr char adminReconcile[] = "/api/admin/k6/reconcile";

inline constexpr char targets[] = "/api/dashboard/k6/targets";
inline constexpr char agents[] = "/api/dashboard/k6/agents";
inline constexpr char executions[] = "/api/dashboard/k6/runs";
inline constexpr char summary[] = "/api/dashboard/k6/summary";
inline constexpr char events[] = "/api/dashboard/k6/events";
inline constexpr char metrics[] = "/api/metrics";
inline constexpr char alive[] = "/healthz";
inline constexpr char ready[] = "/readyz";

inline constexpr char agentRegister[] = "/api/k6/agents/register";
inline constexpr char agentHeartbeat[] = "/api/k6/agents/heartbeat";
inline constexpr char agentTargets[] = "/api/k6/targets";
inline constexpr char agentRuns[] = "/api/k6/runs"; // POST; with "/{runId}/metrics" POST

inline QByteArray adminTarget(const QString &id)
{
    return QByteArray(adminTargets) + '/' + QUrl::toPercentEncoding(id);
}

inline QByteArray runMetrics(const QString &runId)
{
    return QByteArray(agentRuns) + '/' + QUrl::toPercentEncoding(runId) + "/metrics";
}

} // namespace largada::dashboard::routes
