// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The runners as people see them, out of the machine's state and the readings. Pure; figures are as last read.
#pragma once

#include "coordinator/readings.h"
#include "coordinator/state.h"
#include "fleet/runner_row.h"

namespace largada::coordinator
{

// In the order of the fleet; none before the fleet is known. Each runner is shown in its own phase, which may be the
// next one while others are still in their warm-up, or the warm-up that it was lost in. Those that left before the
// load are not shown.
QVector<fleet::RunnerRow> runnerRows(const State &state, const Readings &readings, const WallAnchor &anchor,
                                     const Places &places = {});

fleet::RunnerRowChanges changedRows(const QVector<fleet::RunnerRow> &before, const QVector<fleet::RunnerRow> &after);

} // namespace largada::coordinator
