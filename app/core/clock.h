// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The two clocks, behind an interface so that tests can move time. Durations and spreads come from the monotonic one
// only; the wall clock is for people and may jump.
#pragma once

#include <chrono>

#include <QString>

namespace largada
{

using MonoTime = std::chrono::steady_clock::time_point;
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

class Clock
{
public:
    virtual ~Clock() = default;
    virtual MonoTime now() const = 0;
    virtual WallTime wall() const = 0;
};

class SystemClock final : public Clock
{
public:
    MonoTime now() const override;
    WallTime wall() const override;
};

// Turns monotonic instants into wall time by one pair taken at construction, so that the times of one run stay in
// order when the wall clock is set during it. A pair is read again where the thread was held up within it.
class WallAnchor
{
public:
    WallAnchor() = default;
    explicit WallAnchor(const Clock &clock);

    WallTime at(MonoTime instant) const;
    bool operator==(const WallAnchor &) const = default;

private:
    MonoTime m_mono{};
    WallTime m_wall{};
};

// ISO 8601 UTC with milliseconds: 2026-11-23T14:05:09.123Z.
QString isoTime(WallTime time);

// Milliseconds with fraction; for reports.
constexpr double toMs(std::chrono::nanoseconds duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

} // namespace largada
