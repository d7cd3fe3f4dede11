// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the columns of RunnerModel are called, and what they mean. Pure.
#pragma once

#include <QString>

#include "fleet/runner_row.h"

namespace largada::viewmodels
{

bool isFigureColumn(int column); // a number, which stands at the right
QString runnerColumnTitle(int column, bool arePods);
QString runnerColumnHelp(int column); // empty: the title says it
// The same where the rows are agents.
QString agentColumnTitle(int column);
QString agentColumnHelp(int column);
QString agentStateWord(fleet::RunnerState state); // of agentRow()

} // namespace largada::viewmodels
