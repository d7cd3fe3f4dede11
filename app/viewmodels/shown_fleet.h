// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which runners somebody looks at: those of the run, the pods of a cluster while no run is going on, or the agents.
#pragma once

#include "viewmodels/agent_console.h"
#include "viewmodels/cluster_console.h"
#include "viewmodels/run_console.h"

namespace largada::viewmodels
{

struct ShownFleet {
    RunnerModel *model = nullptr;
    bool isLive = false;                        // watched, and of no run
    std::optional<fleet::ClusterTarget> target; // whose pods they are; nullopt: processes of this computer
    const AgentConsole *agents = nullptr;       // they are agents

    fleet::ClusterAddress address() const; // of the target
    // The container that the row's phase is about; empty: the pod's containers are not known.
    QString containerOf(const fleet::RunnerRow &row) const;
};

ShownFleet fleetOf(RunConsole &run);
ShownFleet fleetOf(ClusterConsole &cluster);
ShownFleet fleetOf(AgentConsole &agents);
// While a run goes on its own, else the pods of the cluster in use, else those of the run that was.
ShownFleet fleetNow(RunConsole &run, ClusterConsole &cluster);

// Nothing was heard of it since asOf.
struct Staleness {
    bool isStale = false;
    std::optional<WallTime> asOf; // nullopt: not known
    bool operator==(const Staleness &) const = default;
};
Staleness stalenessOf(const ShownFleet &fleet, const RunConsole &run, const ClusterConsole &cluster);

} // namespace largada::viewmodels
