// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes all executions of a filter as one CSV file, a page after the other and off the UI's thread: a million of them
// need not be in memory. The old file stays when anything fails.
#pragma once

#include <memory>

#include "engine/all_executions.h"
#include "reports/csv.h"

namespace largada::ui
{

class ExecutionExport final : public QObject
{
    Q_OBJECT
public:
    // The fleet has to outlive this. Deleting it ends the export; the old file stays.
    ExecutionExport(engine::AgentFleet &fleet, const dashboard::ExecutionFilter &filter, const QString &path,
                    reports::CsvProfile profile, QObject *parent = nullptr);
    ~ExecutionExport() override;

    // Once. How many were written; errors of the dashboard's, and Errc::Storage with the path.
    Async<qint64> start();

signals:
    void progressed(qint64 written);

private:
    struct Sink;
    Async<> take(const QVector<dashboard::Execution> &executions);

    std::shared_ptr<Sink> m_sink; // used by one job of the pool at a time
    qint64 m_written = 0;
    std::unique_ptr<engine::AllExecutions> m_reading;
};

} // namespace largada::ui
