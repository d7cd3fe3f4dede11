// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Those that a closed gate waits for, grouped by their reason. Pure.
#pragma once

#include <vector>

#include "fleet/runner_row.h"

namespace largada::viewmodels
{

struct StragglerGroup {
    fleet::Reason reason;          // with its numbers summed, and without words that differ where they say the same
    QVector<RunnerId> runners;     // in the fleet's order
    int absent = 0;                // others of which nothing exists yet
    std::optional<WallTime> since; // the first of them is where it is
    bool operator==(const StragglerGroup &) const = default;

    int count() const { return static_cast<int>(runners.size()) + absent; }
    QString key() const; // the same for a group as long as it is there
};

// Places of the fleet that no runner has.
struct Absent {
    int count = 0;
    fleet::Reason why{};
    bool operator==(const Absent &) const = default;
};

// The largest first.
std::vector<StragglerGroup> groupStragglers(const std::vector<fleet::RunnerRow> &rows, const Absent &absent = {});

} // namespace largada::viewmodels
