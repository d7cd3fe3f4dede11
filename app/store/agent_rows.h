// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Values of the agent fleet as rows of its tables, and back. Not for which rows: sql_agent_store.h and its helpers ask
// for those. For the .cpp files of this folder.
#pragma once

#include <optional>

#include <QLatin1String>
#include <QVariantList>

#include "core/result.h"
#include "dashboard/contract/values.h"

namespace largada::store
{

// A text from outside. PostgreSQL has no U+0000 in a text: both databases get U+FFFD in its place.
QVariant textColumn(const QString &text);

// Ids of targets and agents are decimal numbers. nullopt: none that was ever given.
std::optional<qint64> numberOfId(const QString &id);

// What is no number (an infinity, say) is absent; an error rate is 0 at least.
dashboard::ExecutionMetrics cleaned(const dashboard::ExecutionMetrics &metrics);

inline constexpr QLatin1String targetColumns("id, url, label, vus, duration_s, run_interval_ms, enabled");
QVariantList pack(const dashboard::Target &target); // without its id
dashboard::Target unpackTarget(const QVariantList &row);

inline constexpr QLatin1String
    agentColumns("id, name, version, k6_version, instance, status, registered_at, last_seen_at, "
                 "current_run_id, has_twin, waiting, dropped_reports");
Result<dashboard::Agent> unpackAgent(const QVariantList &row); // Errc::Unsupported: a word of a later program

// r: the run, a: its agent's name, t: its target.
inline constexpr QLatin1String
    executionColumns("r.id, %1, r.target_id, t.label, t.url, r.status, r.started_at, r.ended_at, "
                     "r.p50_ms, r.p95_ms, r.p99_ms, r.avg_ms, r.error_rate, r.rps, "
                     "r.data_received_bytes, r.iterations, r.error_message");
Result<dashboard::Execution> unpackExecution(const QVariantList &row);

inline constexpr QLatin1String
    metricColumns("p50_ms, p95_ms, p99_ms, avg_ms, error_rate, rps, data_received_bytes, iterations");
QVariantList pack(const dashboard::ExecutionMetrics &metrics);

} // namespace largada::store
