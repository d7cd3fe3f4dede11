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

// Measured with k6 1.1 on x86-64, small scripts: a bare process, and what each VU adds.
constexpr double mebibytesPerK6 = 45;
constexpr double mebibytesPerVu = 0.4;
// CPU seconds of k6 for one HTTP request of a small script.
constexpr double cpuSecondsPerIteration = 0.00025;

} // namespace largada::backends
