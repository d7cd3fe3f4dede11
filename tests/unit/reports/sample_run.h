// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs with known figures for the tests of reports.
#pragma once

#include "fleet/run_record.h"

namespace largada::sample
{

// Milliseconds after 2026-11-23T14:00:00.000Z.
WallTime at(qint64 ms);

// Two runners. Both are measured in the warm-up; in main one is, the other is lost and left nothing.
fleet::RunRecord smallRun();
// Every field of every struct holds something that is not its default.
fleet::RunRecord fullRun();
// Many runners, all measured, each third lost in main with a reason and last lines.
fleet::RunRecord largeRun(int runners);

} // namespace largada::sample
