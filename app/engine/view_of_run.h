// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The run's view out of the machine's state and the readings. Pure.
#pragma once

#include "coordinator/readings.h"
#include "coordinator/record.h"
#include "engine/run_view.h"

namespace largada::engine
{

// All but what the machine does not know: number, demoTarget, entered and the question.
RunView viewOfRun(const coordinator::State &state, const coordinator::RunIdentity &identity,
                  const coordinator::Readings &readings);

} // namespace largada::engine
