// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/target_schedule.h"

#include <algorithm>

namespace largada::agent
{

using namespace std::chrono_literals;

namespace
{

constexpr std::chrono::milliseconds mostJitter = 5s;

// Whatever a dashboard says, no target spins, and no time overflows.
std::chrono::milliseconds intervalOf(const dashboard::Target &target)
{
    return std::clamp(std::chrono::milliseconds(target.runIntervalMs), 100ms,
                      std::chrono::milliseconds(std::chrono::hours(24 * 3650)));
}

} // namespace

TargetSchedule::TargetSchedule(std::function<double()> random) : m_random(std::move(random)) {}

std::chrono::nanoseconds TargetSchedule::upTo(std::chrono::milliseconds most) const
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::min(most, mostJitter) * m_random());
}

MonoTime TargetSchedule::dueAfter(MonoTime start, const dashboard::Target &target) const
{
    const auto interval = intervalOf(target);
    return start + interval + upTo(interval / 20);
}

void TargetSchedule::setTargets(const QVector<dashboard::Target> &targets, MonoTime now)
{
    std::vector<Entry> entries;
    for (const auto &target : targets) {
        const auto isSame = [&target](const Entry &entry) { return entry.target.id == target.id; };
        if (!target.enabled || std::any_of(entries.begin(), entries.end(), isSame))
            continue;
        const auto known = std::find_if(m_entries.begin(), m_entries.end(), isSame);
        Entry entry{target, {}, now + upTo(intervalOf(target) / 10)};
        if (known != m_entries.end()) {
            entry.lastStart = known->lastStart;
            const bool keepsItsTime = intervalOf(known->target) == intervalOf(target);
            if (keepsItsTime)
                entry.due = known->due;
            else if (entry.lastStart)
                entry.due = dueAfter(*entry.lastStart, target);
        }
        entries.push_back(std::move(entry));
    }
    m_entries = std::move(entries);
}

std::optional<dashboard::Target> TargetSchedule::takeDue(MonoTime now)
{
    const auto first = std::min_element(m_entries.begin(), m_entries.end(),
                                        [](const Entry &a, const Entry &b) { return a.due < b.due; });
    if (first == m_entries.end() || first->due > now)
        return std::nullopt;
    first->lastStart = now;
    first->due = dueAfter(now, first->target);
    return first->target;
}

int TargetSchedule::dueCount(MonoTime now) const
{
    return static_cast<int>(
        std::count_if(m_entries.begin(), m_entries.end(), [now](const Entry &entry) { return entry.due <= now; }));
}

std::optional<MonoTime> TargetSchedule::nextDue() const
{
    const auto first = std::min_element(m_entries.begin(), m_entries.end(),
                                        [](const Entry &a, const Entry &b) { return a.due < b.due; });
    return first == m_entries.end() ? std::nullopt : std::optional(first->due);
}

} // namespace largada::agent
