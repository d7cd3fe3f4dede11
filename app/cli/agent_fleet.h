// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Targets and executions of the agent fleet, wherever they are: at a dashboard, or in this machine's own database while
// none runs here. Not for the number of agents, which only a dashboard has.
#pragma once

#include <memory>

#include "core/async.h"
#include "dashboard/client/dashboard_client.h"

namespace largada::cli
{

// Errors are those of DashboardClient or of store::AgentStore.
class AgentFleet
{
public:
    virtual ~AgentFleet() = default;

    virtual Async<QVector<dashboard::Target>> targets() = 0;
    virtual Async<dashboard::Target> addTarget(const dashboard::Target &target) = 0;
    virtual Async<dashboard::Target> editTarget(const QString &id, const dashboard::TargetEdit &edit) = 0;
    virtual Async<> removeTarget(const QString &id) = 0;
    virtual Async<dashboard::ExecutionPage> executions(const dashboard::ExecutionFilter &filter, int page,
                                                       int pageSize) = 0;
};

std::unique_ptr<AgentFleet> fleetOfDashboard(std::unique_ptr<dashboard::DashboardClient> client);
// Errors are those of store::AgentStorage::open(), which blocks. What is written there, every dashboard that is started
// on it later knows.
Result<std::unique_ptr<AgentFleet>> fleetOfDatabase(const QString &location);

} // namespace largada::cli
