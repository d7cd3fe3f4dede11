// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words after `largadactl start`: NAMESPACE PODS STATUS COUNT CONTAINER, as the shell scripts take them that this
// replaces, then options. Pure.
#pragma once

#include <QStringList>

#include "core/result.h"
#include "fleet/run_plan.h"

namespace largada::cli
{

struct StartOptions {
    fleet::RunPlan plan; // one phase, over when all are released
    bool json = false;
    bool help = false;
};

// Errc::BadInput: subject is the option or the word, what the reason in the user's language. now: for --at.
Result<StartOptions> parseStartOptions(const QStringList &arguments, WallTime now);

QString startHelp();

} // namespace largada::cli
