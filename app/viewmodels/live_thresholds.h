// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many runners meet a threshold so far, where what is read of each runner can tell: a limit that every runner meets
// is met by the fleet. Pure.
#pragma once

#include <optional>
#include <vector>

#include "fleet/preflight.h"
#include "fleet/runner_row.h"

namespace largada::viewmodels
{

struct LiveThreshold {
    int met = 0;
    int measured = 0; // runners
    bool isMet() const { return measured > 0 && met == measured; }
    bool operator==(const LiveThreshold &) const = default;
};

// nullopt: it is judged at the end only.
std::optional<LiveThreshold> judge(const fleet::ThresholdExpression &threshold,
                                   const std::vector<fleet::RunnerRow> &rows, fleet::PhaseName phase);

} // namespace largada::viewmodels
