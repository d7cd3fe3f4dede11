// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// largadactl fleet status | scale N | reconcile: how many agents there are and shall be. Needs a dashboard.
#pragma once

#include "cli/dashboard_command.h"

namespace largada::cli
{

class FleetCommand final : public DashboardCommand
{
    Q_OBJECT
public:
    using DashboardCommand::DashboardCommand;

    void start(const QStringList &arguments) override;

private:
    void status();
    void scale(int count);
    void reconcile();
    void onAgents(const dashboard::FleetConfig &config, const Result<QVector<dashboard::Agent>> &agents);
    // After a change: how it stands, and whether the last attempt failed.
    void conclude(const dashboard::FleetConfig &config);
    void show(const dashboard::FleetConfig &config) const;

    std::unique_ptr<dashboard::DashboardClient> m_client;
};

} // namespace largada::cli
