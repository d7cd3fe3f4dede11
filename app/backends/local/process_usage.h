// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a process of this machine has used so far.
#pragma once

#include <optional>

#include "fleet/backend.h"

namespace largada::backends
{

// CPU time and resident memory from /proc; nullopt when the process is gone, or elsewhere than on Linux.
std::optional<fleet::ProcessUsage> processUsage(qint64 pid);

} // namespace largada::backends
