// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/shown_fleet.h"

#include <algorithm>

namespace largada::viewmodels
{

fleet::ClusterAddress ShownFleet::address() const
{
    return target ? fleet::ClusterAddress{target->kubeConfig, target->context, target->ns} : fleet::ClusterAddress{};
}

QString ShownFleet::containerOf(const fleet::RunnerRow &row) const
{
    if (!target || row.containers.isEmpty())
        return {};
    const QString wanted = row.phase == fleet::PhaseName::Warmup ? target->warmupContainer : target->mainContainer;
    const auto find = [&row](const auto &test) {
        const auto it = std::find_if(row.containers.cbegin(), row.containers.cend(), test);
        return it == row.containers.cend() ? QString() : it->name;
    };
    const QString named = find([&wanted](const auto &container) { return container.name == wanted; });
    if (!named.isEmpty())
        return named;
    const QString own = find([](const auto &container) { return !container.isInit; });
    return own.isEmpty() ? row.containers.constFirst().name : own;
}

ShownFleet fleetOf(RunConsole &run)
{
    return {&run.runners(), false, run.view().plan.cluster, nullptr};
}

ShownFleet fleetOf(ClusterConsole &cluster)
{
    return {&cluster.pods(), true, cluster.chosen(), nullptr};
}

ShownFleet fleetOf(AgentConsole &agents)
{
    return {&agents.agents(), true, std::nullopt, &agents};
}

ShownFleet fleetNow(RunConsole &run, ClusterConsole &cluster)
{
    return !run.view().isActive() && cluster.connection() ? fleetOf(cluster) : fleetOf(run);
}

Staleness stalenessOf(const ShownFleet &fleet, const RunConsole &run, const ClusterConsole &cluster)
{
    if (fleet.agents != nullptr)
        return {fleet.agents->isStale(),
                fleet.agents->isStale() ? std::optional(fleet.agents->state().answered) : std::nullopt};
    if (fleet.isLive)
        return {cluster.isStale(), cluster.isStale() ? cluster.state().asOf : std::nullopt};
    if (!fleet.target || !run.view().isActive())
        return {}; // it stays as it ended
    if (run.view().blindSince)
        return {true, run.view().blindSince};
    const bool isOfConnection = cluster.connection() && fleet.address() == cluster.address();
    return isOfConnection && cluster.isStale() ? Staleness{true, cluster.state().asOf} : Staleness{};
}

} // namespace largada::viewmodels
