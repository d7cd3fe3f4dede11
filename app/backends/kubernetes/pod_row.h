// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A pod as a row of the console while no run asks its k6: what Kubernetes alone knows of it. Pure.
#pragma once

#include "fleet/run_plan.h"
#include "fleet/runner_row.h"
#include "kube/api/objects.h"

namespace largada::backends
{

fleet::RunnerRow rowOf(const kube::Pod &pod, const fleet::ClusterTarget &target, const QVector<kube::Event> &events,
                       WallTime now);

} // namespace largada::backends
