// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How one k6 of an agent ended, as the report that the dashboard gets. Pure.
#pragma once

#include <chrono>

#include "core/result.h"
#include "dashboard/contract/values.h"
#include "k6/summary.h"

namespace largada::agent
{

struct K6End {
    int exitCode = 0;           // or 128 + the signal's number
    bool isStopped = false;     // the agent was told to end
    bool ranTooLong = false;    // the agent ended it at its limit
    Result<QByteArray> summary; // the file as k6 left it; Errc::NotFound: there is none
    QString lastError;          // of what it printed
    QString lastWarning;        // the same; empty: none
    std::chrono::milliseconds ran{0};
    int durationS = 30; // of the target
};

dashboard::ExecutionReport reportOf(const K6End &end);

// requests per second are those of the summary over `duration`.
dashboard::ExecutionMetrics metricsOf(const k6::Summary &summary, std::chrono::milliseconds duration);

} // namespace largada::agent
