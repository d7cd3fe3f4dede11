// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the agent fleet's list of executions to its end, or up to a number of them, newest first and each once; the
// next page is asked for when the one before was taken. Deleting it ends the reading.
#pragma once

#include <functional>
#include <limits>
#include <memory>

#include "engine/agent_fleet.h"

namespace largada::engine
{

class AllExecutions final : public QObject
{
    Q_OBJECT
public:
    // An error of it ends the reading.
    using Take = std::function<Async<>(const QVector<dashboard::Execution> &executions)>;

    // The fleet has to outlive this.
    AllExecutions(AgentFleet &fleet, const dashboard::ExecutionFilter &filter, Take take,
                  qint64 atMost = std::numeric_limits<qint64>::max(), QObject *parent = nullptr);
    ~AllExecutions() override;

    // Once. How many the whole list has, after the last was taken; or the first error.
    Async<qint64> start();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::engine
