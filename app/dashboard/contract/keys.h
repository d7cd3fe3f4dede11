// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The names of JSON fields, for the .cpp files of this folder only.
#pragma once

namespace largada::dashboard::keys
{

inline constexpr char id[] = "id";
inline constexpr char items[] = "items";

inline constexpr char url[] = "url";
inline constexpr char label[] = "label";
inline constexpr char vus[] = "vus";
inline constexpr char durationS[] = "durationS";
inline constexpr char runIntervalMs[] = "runIntervalMs";
inline constexpr char enabled[] = "enabled";
inline constexpr char expected[] = "expected";

inline constexpr char name[] = "name";
inline constexpr char version[] = "version";
inline constexpr char k6Version[] = "k6Version";
inline constexpr char ending[] = "ending";
inline constexpr char instance[] = "instance";
inline constexpr char status[] = "status";
inline constexpr char registeredAt[] = "registeredAt";
inline constexpr char lastSeenAt[] = "lastSeenAt";
inline constexpr char currentRunId[] = "currentRunId";
inline constexpr char hasTwin[] = "hasTwin";
inline constexpr char waiting[] = "waiting";
inline constexpr char droppedReports[] = "droppedReports";
inline constexpr char serverTime[] = "serverTime";

inline constexpr char agent[] = "agent";
inline constexpr char targetId[] = "targetId";
inline constexpr char targetLabel[] = "targetLabel";
inline constexpr char targetUrl[] = "targetUrl";
inline constexpr char runId[] = "runId";
inline constexpr char startedAt[] = "startedAt";
inline constexpr char endedAt[] = "endedAt";
inline constexpr char error[] = "error";
inline constexpr char interrupted[] = "interrupted";

inline constexpr char p50[] = "p50_ms";
inline constexpr char p95[] = "p95_ms";
inline constexpr char p99[] = "p99_ms";
inline constexpr char avg[] = "avg_ms";
inline constexpr char errorRate[] = "error_rate";
inline constexpr char rps[] = "rps";
inline constexpr char dataReceived[] = "data_received_bytes";
inline constexpr char iterations[] = "iterations";

inline constexpr char page[] = "page";
inline constexpr char pageSize[] = "pageSize";
inline constexpr char total[] = "total";

inline constexpr char agentsOnline[] = "agentsOnline";
inline constexpr char agentsOffline[] = "agentsOffline";
inline constexpr char running[] = "running";
inline constexpr char completed[] = "completed";
inline constexpr char failed[] = "failed";
inline constexpr char targets[] = "targets";
inline constexpr char executions[] = "executions";
inline constexpr char lowestP95[] = "lowestP95Ms";
inline constexpr char highestP95[] = "highestP95Ms";
inline constexpr char targetErrorRate[] = "errorRate";

inline constexpr char desiredAgents[] = "k6DesiredAgentCount";
inline constexpr char existing[] = "existing";
inline constexpr char online[] = "online";
inline constexpr char backend[] = "backend";
inline constexpr char lastError[] = "lastError";
inline constexpr char note[] = "note";
inline constexpr char lastReconcileAt[] = "lastReconcileAt";
inline constexpr char most[] = "most";
inline constexpr char room[] = "room";
inline constexpr char roomLimit[] = "roomLimit";

inline constexpr char code[] = "code";
inline constexpr char message[] = "message";
inline constexpr char field[] = "field";

} // namespace largada::dashboard::keys
