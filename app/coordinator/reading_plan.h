// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// When each runner is asked for what. Gentle with the load generators: rates are bounded over the fleet, and a link
// whose answers are slow is asked less. Pure but for what it remembers of the past.
#pragma once

#include <deque>
#include <unordered_map>
#include <utility>

#include "coordinator/links.h"
#include "coordinator/state.h"

namespace largada::coordinator
{

struct ReadRequest {
    Ask ask = Ask::Status;
    QString metric;
};

class ReadingPlan
{
public:
    // What to ask this runner now, if anything; remembers that it was asked.
    std::optional<ReadRequest> due(const State &state, const PhaseTrack &phase, const Track &track, MonoTime now);
    void answered(const LinkKey &key, std::chrono::nanoseconds took);
    // The index of the runner to look at first, the others follow in a circle: next to the one read last, so that where
    // the rates allow less than is due nobody is passed over for ever.
    size_t first(const PhaseTrack &phase) const { return m_next < phase.runners.size() ? m_next : 0; }
    // How often it is worth looking: milliseconds between ticks.
    static std::chrono::milliseconds pace(const State &state, MonoTime now);

    static constexpr int mostWhileGathering = 400; // reads a second over the fleet
    static constexpr int mostOfArmed = 200;        // of those; the rest is for runners that are waited for
    static constexpr int mostAfterRelease = 2000;

private:
    struct Times {
        MonoTime status{}, requests{}, counters{}, process{}, trend{};
        int nextCounter = 0;
        int slower = 1; // factor on all intervals while running
    };
    // A tenth of what a second may have in any tenth of a second, so that a fleet is not read all at once.
    struct Budget {
        int perSecond;
        std::deque<MonoTime> taken{}; // in the last tenth of a second
        bool has(MonoTime now);
        bool take(MonoTime now);
    };
    static bool isDue(MonoTime &last, MonoTime now, std::chrono::nanoseconds interval, Budget &budget);
    std::optional<ReadRequest> dueWhileRunning(Times &times, int fleet, MonoTime now);

    std::optional<ReadRequest> dueNow(const State &state, const PhaseTrack &phase, const Track &track, MonoTime now);

    std::unordered_map<LinkKey, Times, LinkKeyHash> m_times;
    size_t m_next = 0;
    std::pair<fleet::PhaseName, MonoTime> m_judged{}; // of which this is known:
    bool m_isReleaseUnderWay = false;
    Budget m_gathering{mostWhileGathering};
    Budget m_armed{mostOfArmed};
    Budget m_released{mostAfterRelease};
};

} // namespace largada::coordinator
