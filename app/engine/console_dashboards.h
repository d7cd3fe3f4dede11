// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboards of a console: the one of this machine, and others by their address.
#pragma once

#include "engine/dashboard_fleet.h"
#include "engine/dashboards.h"
#include "engine/local_dashboard.h"

namespace largada::engine
{

class ConsoleDashboards final : public Dashboards
{
public:
    // All of them have to outlive this, and local the fleet.
    ConsoleDashboards(LocalDashboard &local, DashboardFleet &fleet, const Clock &clock);

    void use(const std::optional<DashboardAddress> &address) override;
    std::unique_ptr<DashboardTest> test(const DashboardAddress &address) override;

private:
    LocalDashboard &m_local;
    DashboardFleet &m_fleet;
    const Clock &m_clock;
};

} // namespace largada::engine
