// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that stands still until a test moves it.
#pragma once

#include <atomic>

#include "core/clock.h"

namespace largada::test
{

// The test's thread sets it; any thread reads it.
class FakeClock final : public Clock
{
public:
    MonoTime now() const override { return m_now; }
    WallTime wall() const override { return m_wall; }

    void advance(std::chrono::nanoseconds time) // both
    {
        m_now = m_now.load() + time;
        m_wall = m_wall.load() + std::chrono::floor<std::chrono::milliseconds>(time);
    }
    void reset()
    {
        m_now = begin;
        m_wall = wallBegin;
    }
    void setWall(WallTime wall) { m_wall = wall; } // as when somebody sets the machine's time

private:
    static constexpr MonoTime begin{std::chrono::hours(100)}; // of a machine that has run for a while
    static constexpr WallTime wallBegin{std::chrono::milliseconds(1'795'529'109'123)}; // 2026-11-24T14:05:09.123Z
    std::atomic<MonoTime> m_now{begin};
    std::atomic<WallTime> m_wall{wallBegin};
};

} // namespace largada::test
