// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of a plan that is of a Job to be made for it: its image, what its pods need, and where they may run. Pure,
// but for the look at the template's path.
#pragma once

#include "viewmodels/plan_form.h"

namespace largada::viewmodels
{

void readNewJob(const ClusterFields &fields, const ClusterInUse &cluster, const PathProbe &probe, PlanReading &reading);
JobFields jobFieldsOf(const fleet::ClusterTarget &target); // of one with a Job to be made

} // namespace largada::viewmodels
