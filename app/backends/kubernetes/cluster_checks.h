// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What preflight makes of a cluster that was looked at: rights, Job, pods, containers, who coordinates. Pure.
#pragma once

#include "backends/kubernetes/pod_address.h"
#include "fleet/preflight.h"
#include "kube/api/requests.h"

namespace largada::backends
{

struct ClusterSeen {
    QString ns; // the context's, where the plan names none
    kube::ServerVersion version;
    QVector<kube::AccessAnswer> rights;
    std::optional<kube::Job> job; // that the pods are looked for by, or that made them all
    QVector<kube::Pod> pods;      // that match, of any state
    bool isWhole = true;          // Job and pods could be read
    QString who;                  // we
    bool holderLives = false;     // see isHeldByOther()
    WallTime now{};
};

// Rights that a plan asks for.
QVector<kube::AccessQuestion> rightsOf(const fleet::RunPlan &plan, const QString &ns);

// All but the server itself; found, k6Version and pods too.
void judge(const fleet::RunPlan &plan, const ClusterSeen &seen, fleet::PreflightReport &report);

// Ways into a pod that the rights allow, best first. version: of the server; from 1.35 on a WebSocket needs `create`
// besides `get` (KEP-4006).
QVector<LinkWay> linkWays(const QVector<kube::AccessAnswer> &rights, const kube::ServerVersion &version);

bool isAllowed(const QVector<kube::AccessAnswer> &rights, QLatin1String verb, QLatin1String resource);

} // namespace largada::backends
