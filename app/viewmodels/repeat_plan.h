// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A plan that repeats a run of the history. Pure.
#pragma once

#include "fleet/run_plan.h"
#include "fleet/run_record.h"

namespace largada::viewmodels
{

// Environment variables have their names and no values: those are never stored, and have to be typed again. What a
// person decides at the moment of the start (holds, force) is as in a plan of its own.
fleet::RunPlan repeatPlan(const fleet::RunRecord &run);

} // namespace largada::viewmodels
