// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The agent fleet's dashboard in words, the same wherever it is shown. Functions of values.
#pragma once

#include "engine/agent_fleet.h"

namespace largada::ui
{

// "Embedded dashboard", "Dashboard of this computer", or the other one's host.
QString dashboardName(const engine::AgentFleetState &state);
// How its connection stands: "connected", "connecting…"
QString linkWord(engine::DashboardLink link);
// Where its agents live: "processes of this computer", "Compose", "Kubernetes". Empty: not known yet.
QString backendWord(const QString &backend);
// What an error in talking with it means and what to do; no secret is in it.
QString dashboardSentence(const Error &error);
// Why the agents cannot be changed now; empty: they can.
QString fleetBlocked(const engine::AgentFleetState &state);

} // namespace largada::ui
