// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What preflight makes of a script, its warm-up and this machine. Pure.
#pragma once

#include <optional>

#include "backends/local/capacity.h"
#include "fleet/preflight.h"
#include "fleet/run_plan.h"
#include "k6/inspect.h"

namespace largada::backends
{

struct Inspected {
    k6::Inspection main;
    std::optional<k6::Inspection> warmup; // as k6 sees the scaled script
    bool exportsSetup = false;
};

// Load, thresholds, shares and capacity: everything but script and k6 themselves.
void judge(const fleet::RunPlan &plan, const Inspected &inspected, const Capacity &capacity, const QString &directory,
           fleet::PreflightReport &report);

// k6 1.1 and 2.2 on x86-64, paused, with a small script: 36 to 40 MiB, and 0.1 MiB for each VU. Scripts that import
// libraries need several times as much for each VU, and samples are kept while they run.
constexpr double mebibytesPerK6 = 45;
constexpr double mebibytesPerVu = 0.4;
// CPU seconds of k6 1.1 for one iteration with one HTTP request, at 1,000 a second.
constexpr double cpuSecondsPerIteration = 0.00015;

} // namespace largada::backends
