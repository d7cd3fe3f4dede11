// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runner states as they stand behind a count: "47 ready", "1 failed". text/ has them standing alone.
#pragma once

#include <QString>

#include "fleet/runner_row.h"

namespace largada::ui
{

QString countedState(fleet::RunnerState state, int count);

} // namespace largada::ui
