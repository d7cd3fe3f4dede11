// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// largadactl executions list: what the agents of the fleet measured, as a table, JSON or CSV.
#pragma once

#include <optional>

#include "cli/dashboard_command.h"
#include "dashboard/client/execution_reader.h"
#include "reports/execution_csv.h"
#include "reports/write_file.h"

namespace largada::cli
{

class ExecutionsCommand final : public DashboardCommand
{
    Q_OBJECT
public:
    using DashboardCommand::DashboardCommand;

    void start(const QStringList &arguments) override;

private:
    // A file for people or programs that is written while it is read.
    struct Csv {
        std::unique_ptr<reports::FileWriter> file;
        reports::ExecutionCsv rows;
        qint64 count = 0;
    };

    bool openCsv(const QCommandLineParser &parser);
    Result<> take(const QVector<dashboard::Execution> &executions);
    void onEnd(const Result<qint64> &total);
    void show(qint64 total) const;

    std::unique_ptr<AgentFleet> m_fleet;
    std::unique_ptr<dashboard::ExecutionReader> m_reader;
    std::optional<Csv> m_csv;
    QVector<dashboard::Execution> m_executions; // without a CSV file
};

} // namespace largada::cli
