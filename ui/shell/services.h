// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a page is given: view models and interfaces, all of which outlive it.
#pragma once

#include "engine/agent_fleet.h"
#include "engine/history.h"
#include "engine/k6_programs.h"
#include "engine/target_probe.h"
#include "settings/preferences_file.h"
#include "shell/dialogs.h"
#include "viewmodels/cluster_console.h"
#include "viewmodels/dashboard_console.h"
#include "viewmodels/run_console.h"

namespace largada::ui
{

struct Services {
    viewmodels::RunConsole &run;
    viewmodels::ClusterConsole &cluster;
    engine::History &history;
    engine::K6Programs &k6;
    engine::AgentFleet &agents;
    viewmodels::DashboardConsole &dashboard;
    engine::TargetProbe &probe;
    settings::PreferencesFile &preferences;
    Dialogs &dialogs;
    const Clock &clock;
};

} // namespace largada::ui
