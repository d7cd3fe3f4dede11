// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a runner left, out of k6's summary.
#pragma once

#include "fleet/backend.h"
#include "k6/summary.h"

namespace largada::backends
{

fleet::RunnerResult runnerResult(const k6::Summary &summary, fleet::CountSource source, QStringList lastLines);

} // namespace largada::backends
