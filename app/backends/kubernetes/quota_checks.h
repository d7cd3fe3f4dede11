// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a namespace's quotas leave room for a Job of ours, and for how many agents: a quota denies pods without a
// word at the pod. Pure.
#pragma once

#include <optional>

#include "fleet/preflight.h"
#include "fleet/scale_backend.h"
#include "kube/api/workloads.h"

namespace largada::backends
{

// quotas: a ResourceQuotaList (k8s.io/api core/v1). One check for each resource that is limited and that the plan's Job
// uses; values in cores and bytes.
QVector<fleet::Check> judgeQuotas(const QByteArray &quotas, const fleet::RunPlan &plan);
// How many pods a workload can have by them, those that exist among them; nullopt: none of them limits it.
std::optional<fleet::ScaleRoom> roomInQuotas(const QByteArray &quotas, const kube::Workload &workload);

} // namespace largada::backends
