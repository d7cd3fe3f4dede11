// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How `largadactl start` ended, in lines for a terminal and as an exit code. Pure.
#pragma once

#include "fleet/preflight.h"
#include "fleet/run_record.h"

namespace largada::cli
{

struct StartEnd {
    const fleet::RunPlan &plan;
    const fleet::PreflightReport &preflight;
    const fleet::RunRecord &run;
};

// "All pods in required status: a b c", as the scripts say it that this replaces. Those that the release was sent to.
QString podsLine(const fleet::PhaseRecord &phase);
QStringList releaseLines(const fleet::PhaseRecord &phase); // a pod a line, then the release spread
// Without what was said before the gate closed, and without the lost: failureLines() names those with their reasons.
QStringList startWarningLines(const StartEnd &end);
// Why not all were released: which pods, and what to do. Empty when all were.
QStringList failureLines(const StartEnd &end);
// What stops those that were left paused.
QString stopHint(const StartEnd &end);

int startExitCode(const StartEnd &end, std::optional<int> signal);

} // namespace largada::cli
