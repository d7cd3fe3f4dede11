// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// largadactl targets list | add | set | rm: what the agents of the fleet put load on.
#pragma once

#include "cli/dashboard_command.h"

namespace largada::cli
{

class TargetsCommand final : public DashboardCommand
{
    Q_OBJECT
public:
    using DashboardCommand::DashboardCommand;

    void start(const QStringList &arguments) override;

private:
    void list();
    void add(const QString &url, const QCommandLineParser &parser);
    void set(const QString &id, const QCommandLineParser &parser);
    void remove(const QString &id);
    void onTarget(const Result<dashboard::Target> &target, const QString &asked);
    void show(const QVector<dashboard::Target> &targets) const;

    std::unique_ptr<AgentFleet> m_fleet;
};

} // namespace largada::cli
