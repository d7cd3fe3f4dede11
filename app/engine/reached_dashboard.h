// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which dashboard the console talks with, and how often.
#pragma once

#include <chrono>
#include <functional>

#include "core/back_off.h"
#include "dashboard/client/dashboard_client.h"

namespace largada::engine
{

struct ReachedDashboard {
    dashboard::DashboardClient::Options client;
    bool isEmbedded = false;      // within this program
    bool isOfThisMachine = false; // its credentials are read from a file of its, and may be others after a restart
};

// Asked in the fleet's thread, may block, before the first call and after each loss. An error counts as a loss.
using ReachDashboard = std::function<Result<ReachedDashboard>()>;

struct FleetPace {
    std::chrono::milliseconds watched{2000};    // between two readings, while somebody looks
    std::chrono::milliseconds unwatched{10000}; // else
    BackOff::Options away{std::chrono::milliseconds(500), std::chrono::milliseconds(15'000),
                          std::chrono::milliseconds(60'000)};
};

} // namespace largada::engine
