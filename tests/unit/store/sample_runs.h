// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs to store.
#pragma once

#include "fleet/run_record.h"

namespace largada::test
{

// A completed run with an id and a start, `minute` minutes after the others' first.
fleet::RunRecord plainRun(const QString &id, int minute = 0);

// Every field filled, no two columns with the same value, text that is hard to quote.
fleet::RunRecord filledRun(const QString &id);

// Loaded again it is the same, but for the number that the store gave it.
bool isAsSaved(fleet::RunRecord loaded, const fleet::RunRecord &saved);

// Two phases of so many runners with counts and latencies, and so many points of series.
fleet::RunRecord largeRun(const QString &id, int runners, int points);
// The same run some seconds later: a few more points, and every runner counted on.
void goOn(fleet::RunRecord &run, int seconds);

} // namespace largada::test
