// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The log categories of the whole program, the only globals it has. Set them with QT_LOGGING_RULES.
#pragma once

#include <QLoggingCategory>

namespace largada
{

Q_DECLARE_LOGGING_CATEGORY(logCoordinator) // largada.coordinator: one line a transition
Q_DECLARE_LOGGING_CATEGORY(logLocal)       // largada.backend.local: processes started and ended
Q_DECLARE_LOGGING_CATEGORY(logCluster)     // largada.backend.kubernetes: pods come and gone, who coordinates
Q_DECLARE_LOGGING_CATEGORY(logCompose)     // largada.backend.compose: the agents of a Compose project
Q_DECLARE_LOGGING_CATEGORY(logK6)          // largada.k6: answers that were not understood
Q_DECLARE_LOGGING_CATEGORY(logNet)         // largada.net: servers, links
Q_DECLARE_LOGGING_CATEGORY(logKube)        // largada.kube: requests, watches begun again
Q_DECLARE_LOGGING_CATEGORY(logStore)       // largada.store: history
Q_DECLARE_LOGGING_CATEGORY(logDemo)        // largada.demo: the demo target
Q_DECLARE_LOGGING_CATEGORY(logDashboard)   // largada.dashboard: the dashboard server, its reaper and reconciler
Q_DECLARE_LOGGING_CATEGORY(logSettings)    // largada.settings: values and files that could not be used
Q_DECLARE_LOGGING_CATEGORY(logShell)       // largada.shell: the window and the desktop around it
Q_DECLARE_LOGGING_CATEGORY(logCli)         // largada.cli
Q_DECLARE_LOGGING_CATEGORY(logAgent)       // largada.agent: runs begun and ended, the dashboard away and back

} // namespace largada
