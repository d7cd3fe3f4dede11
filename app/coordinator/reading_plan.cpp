// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coordinator/reading_plan.h"

#include <algorithm>
#include <array>
#include <utility>

#include "coordinator/machine.h"
#include "coordinator/start_spread.h"

namespace largada::coordinator
{

namespace
{

using std::chrono::milliseconds;

constexpr milliseconds armingInterval{200};
constexpr milliseconds armedInterval{5000}; // k6 closes a fresh idle connection after 10 s
constexpr milliseconds spreadWindow{10'000};
constexpr milliseconds requestsInterval{1000};
constexpr milliseconds statusInterval{2000};
constexpr milliseconds countersInterval{1000}; // one of three each time
constexpr milliseconds processInterval{2500};
constexpr milliseconds trendInterval{10'000};
constexpr milliseconds firstTrendAfter{3000};
constexpr milliseconds slowAnswer{50};
constexpr int mostSlower = 8;
constexpr int fleetAtUsualPace = 640; // the intervals of running are 3.1 reads a second and runner
constexpr std::array counters{"http_req_failed", "iterations", "dropped_iterations"};

// A reading takes the way of the releases, and processors of the nodes that k6 is starting on: those whose release is
// under way come first. Less than answerTimeout, after which a reading decides what became of a release.
constexpr milliseconds releaseAlone{500};

bool isReleaseUnderWay(const PhaseTrack &phase, MonoTime now)
{
    return phase.letGoAt && now - *phase.letGoAt < releaseAlone &&
           std::any_of(
               phase.runners.cbegin(), phase.runners.cend(),
               [](const Track &track) {
                   return track.released && !track.acknowledgedAt && !track.ended && !track.lost;
               });
}

bool watchesSpread(const Track &track, MonoTime now)
{
    return track.sentAt && !track.firstRunningAt && now - *track.sentAt < spreadWindow;
}

} // namespace

bool ReadingPlan::Budget::has(MonoTime now)
{
    constexpr int parts = 10;
    while (!taken.empty() && now - taken.front() >= std::chrono::milliseconds(1000 / parts))
        taken.pop_front();
    return taken.size() < static_cast<size_t>(perSecond / parts);
}

bool ReadingPlan::Budget::take(MonoTime now)
{
    if (!has(now))
        return false;
    taken.push_back(now);
    return true;
}

bool ReadingPlan::isDue(MonoTime &last, MonoTime now, std::chrono::nanoseconds interval, Budget &budget)
{
    if (now - last < interval || !budget.take(now))
        return false;
    // In step, not a little later each time: a point a second would now and then fall between two readings.
    last = now - last < 2 * interval ? last + interval : now;
    return true;
}

std::optional<ReadRequest> ReadingPlan::due(const State &state, const PhaseTrack &phase, const Track &track,
                                            MonoTime now)
{
    auto read = dueNow(state, phase, track, now);
    if (read)
        m_next = static_cast<size_t>(state.indexOf.value(track.info.id)) + 1;
    return read;
}

std::optional<ReadRequest> ReadingPlan::dueNow(const State &state, const PhaseTrack &phase, const Track &track,
                                               MonoTime now)
{
    Times &times = m_times[{track.info.id, phase.name}];
    const int fleet = static_cast<int>(phase.runners.size());
    if (!track.released) {
        if (phase.verifyAskedAt && !phase.letGoAt)
            return std::nullopt; // the line stays free for the release
        // The last of a thousand must not wait until all the others have been read once more.
        if (!isArmed(track))
            return isDue(times.status, now, armingInterval, m_gathering) ? std::optional(ReadRequest{}) : std::nullopt;
        const std::chrono::nanoseconds fair = std::chrono::nanoseconds(std::chrono::seconds(fleet)) / mostOfArmed;
        const auto interval = std::max<std::chrono::nanoseconds>(armedInterval, fair);
        if (!m_armed.has(now) || !isDue(times.status, now, interval, m_gathering))
            return std::nullopt;
        m_armed.take(now);
        return ReadRequest{};
    }
    if (std::exchange(m_judged, {phase.name, now}) != std::pair(phase.name, now))
        m_isReleaseUnderWay = isReleaseUnderWay(phase, now);
    if (m_isReleaseUnderWay)
        return std::nullopt;
    if (watchesSpread(track, now))
        return isDue(times.status, now, spreadReadingInterval(fleet), m_released) ? std::optional(ReadRequest{})
                                                                                  : std::nullopt;
    if (track.loadOver && state.stage != Stage::Running)
        return std::nullopt;
    return dueWhileRunning(times, fleet, now);
}

std::optional<ReadRequest> ReadingPlan::dueWhileRunning(Times &times, int fleet, MonoTime now)
{
    const auto isTime = [this, &times, fleet, now](MonoTime &last, std::chrono::nanoseconds usual) {
        return isDue(last, now, std::max(usual, usual * fleet / fleetAtUsualPace) * times.slower, m_released);
    };
    if (isTime(times.requests, requestsInterval))
        return ReadRequest{Ask::Metric, QStringLiteral("http_reqs")};
    if (isTime(times.process, processInterval))
        return ReadRequest{Ask::Process, {}};
    if (isTime(times.counters, countersInterval)) {
        const char *name = counters[static_cast<size_t>(times.nextCounter)];
        times.nextCounter = (times.nextCounter + 1) % static_cast<int>(counters.size());
        return ReadRequest{Ask::Metric, QString::fromLatin1(name)};
    }
    if (isTime(times.status, statusInterval))
        return ReadRequest{};
    if (times.trend == MonoTime{})
        times.trend = now - trendInterval + firstTrendAfter;
    if (isTime(times.trend, trendInterval))
        return ReadRequest{Ask::Metric, QStringLiteral("http_req_duration")};
    return std::nullopt;
}

void ReadingPlan::answered(const LinkKey &key, std::chrono::nanoseconds took)
{
    Times &times = m_times[key];
    times.slower = took > slowAnswer ? std::min(times.slower * 2, mostSlower) : std::max(times.slower / 2, 1);
}

milliseconds ReadingPlan::pace(const State &state, MonoTime now)
{
    switch (state.stage) {
    case Stage::Planned:
    case Stage::Preflight:
    case Stage::Reported:
        return milliseconds(1000);
    case Stage::Gathering:
    case Stage::SettingUp:
    case Stage::Armed:
    case Stage::TearingDown:
    case Stage::Stopping:
        return milliseconds(50);
    case Stage::Releasing:
        return milliseconds(10);
    case Stage::Running:
        break;
    }
    const auto &runners = state.current().runners;
    const bool watching = std::any_of(runners.cbegin(), runners.cend(),
                                      [now](const Track &track) { return !track.ended && watchesSpread(track, now); });
    return watching ? milliseconds(10) : milliseconds(100);
}

} // namespace largada::coordinator
