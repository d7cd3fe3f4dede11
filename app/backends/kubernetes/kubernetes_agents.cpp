// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/kubernetes_agents.h"

#include "backends/kubernetes/workload_scaler.h"
#include "core/event_thread.h"

namespace largada::backends
{

struct KubernetesAgents::Private {
    std::shared_ptr<ScaleSeen> seen = std::make_shared<ScaleSeen>();
    EventThread thread;
    Inside<WorkloadScaler> scaler;
};

KubernetesAgents::KubernetesAgents(const KubernetesAgentsSetup &setup, const Clock &clock)
    : d(std::make_unique<Private>())
{
    d->scaler = d->thread.makeInside<WorkloadScaler>(
        [setup, &clock, seen = d->seen] { return std::make_unique<WorkloadScaler>(setup, clock, seen); });
}

KubernetesAgents::~KubernetesAgents() = default;

QString KubernetesAgents::name() const
{
    return QStringLiteral("kubernetes");
}

std::optional<int> KubernetesAgents::existing() const
{
    return d->seen->shown().existing;
}

Async<> KubernetesAgents::scale(int agents)
{
    const AsyncSource<> source;
    d->scaler.post([source, agents](WorkloadScaler &scaler) { scaler.scale(agents, source); });
    return source.future();
}

QString KubernetesAgents::lastError() const
{
    return d->seen->shown().error;
}

std::optional<fleet::ScaleRoom> KubernetesAgents::room() const
{
    return d->seen->shown().room;
}

QString KubernetesAgents::note() const
{
    return d->seen->shown().note;
}

Async<> KubernetesAgents::release()
{
    const AsyncSource<> source;
    d->scaler.post([source](WorkloadScaler &scaler) { scaler.release(source); });
    return source.future();
}

} // namespace largada::backends
