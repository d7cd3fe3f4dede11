// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Many agents of the dashboard in one thread: each has a connection of its own and does what the protocol says, at its
// intervals. No k6 runs.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace largada::bench
{

struct AgentPlan {
    int port = 0;
    int agents = 2000;
    std::string secret, targetId;
    std::chrono::milliseconds pollEvery{5000}, heartbeatEvery{30'000}, runEvery{60'000};
    std::chrono::milliseconds duration{20'000};
};

struct AgentResult {
    std::vector<double> readMs, writeMs; // from when it was due to the whole answer
    long reports = 0;                    // that were acknowledged
    long failed = 0;                     // other statuses than the protocol's, connections cut
    double registrationMs = 0;           // of all
};

AgentResult simulate(const AgentPlan &plan);

} // namespace largada::bench
