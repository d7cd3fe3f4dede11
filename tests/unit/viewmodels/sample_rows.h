// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows for the tests of the view models.
#pragma once

#include "fleet/runner_row.h"

namespace largada::test
{

inline RunnerId runnerId(int number)
{
    return {QStringLiteral("runner-%1").arg(number, 2, 10, QLatin1Char('0'))};
}

inline fleet::RunnerRow runnerRow(int number, fleet::RunnerState state = fleet::RunnerState::Creating,
                                  fleet::Reason reason = {})
{
    fleet::RunnerRow row;
    row.id = runnerId(number);
    row.state = state;
    row.reason = std::move(reason);
    return row;
}

inline WallTime wallTime(qint64 secondsAfter = 0)
{
    // 2026-11-23T14:05:09Z
    return WallTime(std::chrono::seconds(1'795'442'709 + secondsAfter));
}

inline fleet::RunnerRow podRow(int number)
{
    fleet::RunnerRow row = runnerRow(number);
    row.node = QStringLiteral("w-17");
    row.podStatus = QStringLiteral("Init:0/1");
    row.restarts = 2;
    row.createdAt = wallTime();
    return row;
}

} // namespace largada::test
