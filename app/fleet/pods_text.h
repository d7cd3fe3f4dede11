// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the pods of a cluster are looked for by, as it is shown and stored.
#pragma once

#include "fleet/run_plan.h"

namespace largada::fleet
{

QString podsText(const ClusterTarget &target); // "job/k6", "app=k6", "/^k6-/"

} // namespace largada::fleet
