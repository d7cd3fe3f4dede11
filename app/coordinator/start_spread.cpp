// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coordinator/start_spread.h"

#include <algorithm>

namespace largada::coordinator
{

namespace
{

struct Range {
    std::optional<MonoTime> first, last;
    void take(MonoTime time)
    {
        first = first ? std::min(*first, time) : time;
        last = last ? std::max(*last, time) : time;
    }
    std::optional<double> ms() const { return first ? std::optional(toMs(*last - *first)) : std::nullopt; }
};

} // namespace

std::chrono::nanoseconds spreadReadingInterval(int runners)
{
    constexpr std::chrono::nanoseconds usual = std::chrono::milliseconds(20);
    constexpr std::chrono::nanoseconds perRunner = std::chrono::milliseconds(1); // 1,000 reads/s over the fleet
    return std::max(usual, perRunner * runners);
}

fleet::Spread startSpread(const PhaseTrack &phase)
{
    std::optional<MonoTime> firstSent, lastAcknowledged, lastSeenIdle, lastFirstRunning;
    Range midpoints;
    int released = 0;
    for (const Track &track : phase.runners) {
        if (!track.started || !track.sentAt || !track.acknowledgedAt)
            continue;
        ++released;
        firstSent = firstSent ? std::min(*firstSent, *track.sentAt) : *track.sentAt;
        lastAcknowledged =
            lastAcknowledged ? std::max(*lastAcknowledged, *track.acknowledgedAt) : *track.acknowledgedAt;
        midpoints.take(*track.sentAt + (*track.acknowledgedAt - *track.sentAt) / 2);
        if (!track.firstRunningAt)
            continue;
        // Never read in between: it was idle when its release was sent.
        const MonoTime idle = std::max(track.lastNotRunningAt.value_or(*track.sentAt), *track.sentAt);
        lastSeenIdle = lastSeenIdle ? std::min(*lastSeenIdle, idle) : idle;
        lastFirstRunning =
            lastFirstRunning ? std::max(*lastFirstRunning, *track.firstRunningAt) : *track.firstRunningAt;
    }
    fleet::Spread spread;
    if (released == 0)
        return spread;
    spread.releaseBoundMs = toMs(*lastAcknowledged - *firstSent);
    spread.releaseEstimateMs = midpoints.ms();
    if (lastFirstRunning)
        spread.loadBoundMs = toMs(*lastFirstRunning - *lastSeenIdle);
    // Reading adds up to one interval at each end: the last idle reading was too early, the first busy one too late.
    const double interval = toMs(spreadReadingInterval(static_cast<int>(phase.runners.size())));
    spread.loadIsHeadline = spread.loadBoundMs && *spread.loadBoundMs > *spread.releaseBoundMs + 2 * interval;
    return spread;
}

} // namespace largada::coordinator
