// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What `largadactl run --create --dry-run` shows: the manifests of a run's Job, once the API server has looked at them.
#pragma once

#include <QProcessEnvironment>

#include "core/async.h"
#include "fleet/run_plan.h"

namespace largada::cli
{

// plan.cluster->create is there. YAML without values of variables and without the script's archive, which is not made.
// Changes nothing; Errc::BadInput where the server does not accept the Job.
Async<QByteArray> dryRunJob(const fleet::RunPlan &plan, const QProcessEnvironment &environment);

} // namespace largada::cli
