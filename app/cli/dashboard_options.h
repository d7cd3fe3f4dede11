// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What largada-dashboard is told, by its command line and its environment.
#pragma once

#include <QProcessEnvironment>
#include <QStringList>

#include "backends/compose/compose_command.h"
#include "core/result.h"
#include "dashboard/server/dashboard_server.h"
#include "kube/api/workloads.h"
#include "kube/config/connection.h"

namespace largada::cli
{

// --scale-backend compose
struct ComposeFleet {
    backends::ComposeProject project;
    QStringList program; // empty: to be chosen
    QString rememberedFile;
};

// --scale-backend kubernetes
struct KubernetesFleet {
    kube::ConnectionWanted connection;
    kube::WorkloadName workload; // without a namespace: the connection's
    bool releasesOnly = false;   // --release-autoscaler
};

struct DashboardOptions {
    dashboard::ServerOptions server; // its credentials are those given; empty ones are to be made
    QString database;                // a path or a postgresql:// address; may hold a password
    QString credentialsFile;         // where random ones are kept
    bool isLocalFleet = false;       // --scale-backend local
    int mostLocalAgents = 50;
    std::optional<ComposeFleet> compose;       // --scale-backend compose
    std::optional<KubernetesFleet> kubernetes; // --scale-backend kubernetes
    bool help = false, version = false;
};

// Errc::BadInput with the option or variable as subject.
Result<DashboardOptions> parseDashboardOptions(const QStringList &arguments, const QProcessEnvironment &environment);
QString dashboardHelp();

} // namespace largada::cli
