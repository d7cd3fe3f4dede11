// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// When each target is to run at one agent: from start to start never less than its interval, on the monotonic clock.
// Knows no timer and no k6. A random part keeps agents that were told of a target together from hitting it together: up
// to a tenth of the interval before the first run, up to a twentieth between two, and 5 s at most.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/clock.h"
#include "dashboard/contract/values.h"

namespace largada::agent
{

class TargetSchedule
{
public:
    // random: 0 <= x < 1.
    explicit TargetSchedule(std::function<double()> random);

    // The list as it is from now on, of enabled targets. Those known keep their time, by id; a new interval counts from
    // the last start.
    void setTargets(const QVector<dashboard::Target> &targets, MonoTime now);
    // The target that has been due for longest, as started now. nullopt: none is due.
    std::optional<dashboard::Target> takeDue(MonoTime now);
    int dueCount(MonoTime now) const;
    std::optional<MonoTime> nextDue() const; // nullopt: no targets
    qsizetype size() const { return static_cast<qsizetype>(m_entries.size()); }

private:
    struct Entry {
        dashboard::Target target;
        std::optional<MonoTime> lastStart;
        MonoTime due{};
    };
    std::chrono::nanoseconds upTo(std::chrono::milliseconds most) const;
    MonoTime dueAfter(MonoTime start, const dashboard::Target &target) const;

    std::function<double()> m_random;
    std::vector<Entry> m_entries; // in the order of the list
};

} // namespace largada::agent
