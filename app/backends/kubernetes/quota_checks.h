// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a namespace's quotas leave room for a Job of ours: a quota denies pods without a word at the pod. Pure.
#pragma once

#include "fleet/preflight.h"

namespace largada::backends
{

// quotas: a ResourceQuotaList (k8s.io/api core/v1). One check for each resource that is limited and that the plan's Job
// uses; values in cores and bytes.
QVector<fleet::Check> judgeQuotas(const QByteArray &quotas, const fleet::RunPlan &plan);

} // namespace largada::backends
