// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The agent fleet through the API of a dashboard, which is asked in a thread of its own.
#pragma once

#include <memory>

#include "core/clock.h"
#include "engine/agent_fleet.h"
#include "engine/reached_dashboard.h"

namespace largada::engine
{

class DashboardFleet final : public AgentFleet
{
    Q_OBJECT
public:
    // Asks nobody before use(). The clock has to outlive this.
    explicit DashboardFleet(const Clock &clock, const FleetPace &pace = {}, QObject *parent = nullptr);
    ~DashboardFleet() override; // calls without an answer are Errc::Cancelled

    // From now on; what another one said is forgotten.
    void use(const ReachDashboard &reach);
    void setWatched(bool isWatched); // whether somebody looks at it

    const AgentFleetState &state() const override;
    void refresh() override;
    Async<dashboard::Target> addTarget(const dashboard::Target &target) override;
    Async<dashboard::Target> editTarget(const QString &id, const dashboard::TargetEdit &edit) override;
    Async<> removeTarget(const QString &id) override;
    Async<dashboard::FleetConfig> setDesiredAgents(int count) override;
    Async<dashboard::FleetConfig> reconcile() override;
    Async<dashboard::ExecutionPage> executions(const dashboard::ExecutionFilter &filter, int page,
                                               int pageSize) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::engine
