// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How somebody ends, in a shell, the pods of a fleet that were left paused.
#pragma once

#include <QString>

#include "fleet/preflight.h"

namespace largada::text
{

struct StopCommand {
    QString sentence; // what the command does; ends with a colon
    QString command;
};

// pod: of those that are left. The command deletes their Job where it is known, and else says how to find it.
StopCommand stopCommand(const fleet::ClusterTarget &cluster, const fleet::PreflightReport &preflight,
                        const QString &pod);

} // namespace largada::text
