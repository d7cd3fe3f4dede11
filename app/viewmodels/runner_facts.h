// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be said of one runner besides its row. Pure.
#pragma once

#include <vector>

#include "fleet/runner_row.h"

namespace largada::viewmodels
{

// Somebody has to look at it: it failed, the gate waits for it for more than a minute, or its pod was restarted, cannot
// run, or has no node for more than a minute.
bool isProblem(const fleet::RunnerRow &row, WallTime now);
int problemsOf(const std::vector<fleet::RunnerRow> &rows, WallTime now);

// The name of a reason for people who look it up: "InitialisingVus". Never translated; empty for None.
QString reasonName(fleet::ReasonCode code);

// What an exit code of k6 means, in a few words; empty where its number is all there is to say.
QString exitMeaning(int code);

} // namespace largada::viewmodels
