// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an agent is told by its environment, checked. Holds the dashboard's secret: never logged, never shown, and never
// handed to k6.
#pragma once

#include <chrono>

#include <QByteArray>
#include <QProcessEnvironment>
#include <QUrl>

#include "core/result.h"

namespace largada::agent
{

struct AgentSettings {
    QUrl dashboard{QStringLiteral("http://dashboard:3000")}; // DASHBOARD_URL; may have a path
    QByteArray secret;                                       // DASHBOARD_SECRET
    QString name;                                            // AGENT_NAME, else the host's
    std::chrono::milliseconds pollInterval{5000};            // POLL_INTERVAL_MS
    std::chrono::milliseconds heartbeatInterval{30'000};     // HEARTBEAT_INTERVAL_MS
    QString k6 = QStringLiteral("/usr/bin/k6");              // K6_BINARY; a bare name is looked for in PATH
    QString temporaryDirectory = QStringLiteral("/tmp");     // TMP_DIR
    int vus = 1;                                             // K6_VUS, for a target that names none
    int durationS = 30;                                      // K6_DURATION, seconds, for a target that names none
    QByteArray trusted;                                      // PEM out of DASHBOARD_CA_FILE; empty: the system's roots
    // STOP_GRACE_MS: how long a running k6 may go on after SIGTERM. With the ten seconds that k6 gets to end, and three
    // for the report, it fits into the 30 s that a pod has, unless k6 hangs.
    std::chrono::milliseconds grace{15'000};
};

// Errc::BadInput with the variable's name as subject; Errc::Storage: the CA file cannot be read.
Result<AgentSettings> agentSettings(const QProcessEnvironment &environment, const QString &hostName);

} // namespace largada::agent
