// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log.h"

namespace largada
{

Q_LOGGING_CATEGORY(logCoordinator, "largada.coordinator", QtWarningMsg)
Q_LOGGING_CATEGORY(logLocal, "largada.backend.local", QtWarningMsg)
Q_LOGGING_CATEGORY(logCluster, "largada.backend.kubernetes", QtWarningMsg)
Q_LOGGING_CATEGORY(logCompose, "largada.backend.compose", QtWarningMsg)
Q_LOGGING_CATEGORY(logK6, "largada.k6", QtWarningMsg)
Q_LOGGING_CATEGORY(logNet, "largada.net", QtWarningMsg)
Q_LOGGING_CATEGORY(logKube, "largada.kube", QtWarningMsg)
Q_LOGGING_CATEGORY(logStore, "largada.store", QtWarningMsg)
Q_LOGGING_CATEGORY(logDemo, "largada.demo", QtWarningMsg)
Q_LOGGING_CATEGORY(logDashboard, "largada.dashboard", QtWarningMsg)
Q_LOGGING_CATEGORY(logSettings, "largada.settings", QtWarningMsg)
Q_LOGGING_CATEGORY(logShell, "largada.shell", QtWarningMsg)
Q_LOGGING_CATEGORY(logCli, "largada.cli", QtWarningMsg)
Q_LOGGING_CATEGORY(logAgent, "largada.agent", QtInfoMsg) // a program without any other face

} // namespace largada
