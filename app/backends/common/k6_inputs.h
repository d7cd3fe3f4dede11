// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What k6 is given to run a plan, wherever it runs.
#pragma once

#include <QProcessEnvironment>

#include "core/result.h"
#include "fleet/run_plan.h"

namespace largada::backends
{

// Everything inherited but K6_*, which would silently change the test; then ours, then the plan's.
QProcessEnvironment k6Environment(const QProcessEnvironment &inherited, const fleet::RunPlan &plan);

// The script that runs another one at so many percent of its load. Errc::Storage: it cannot be written; the subject is
// the path.
Result<> writeWrapper(const QString &path, const QString &script, int percent);

} // namespace largada::backends
