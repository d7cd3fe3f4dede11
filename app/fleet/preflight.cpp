// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/preflight.h"

#include <algorithm>

namespace largada::fleet
{

bool PreflightReport::isBlocked(bool force) const
{
    return std::any_of(checks.cbegin(), checks.cend(), [force](const Check &check) {
        return check.level == CheckLevel::BlockFinal || (check.level == CheckLevel::Block && !force);
    });
}

} // namespace largada::fleet
