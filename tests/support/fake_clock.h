// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that stands still until a test moves it.
#pragma once

#include <mutex>

#include "core/clock.h"

namespace largada::test
{

// The test's thread sets it; any thread reads it.
class FakeClock final : public Clock
{
public:
    MonoTime now() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_now;
    }
    WallTime wall() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_wall;
    }

    void advance(std::chrono::nanoseconds time) // both, in one step
    {
        const std::lock_guard lock(m_mutex);
        m_now += time;
        m_wall += std::chrono::floor<std::chrono::milliseconds>(time);
    }
    void setWall(WallTime wall) // as when somebody sets the machine's time
    {
        const std::lock_guard lock(m_mutex);
        m_wall = wall;
    }
    void reset()
    {
        const std::lock_guard lock(m_mutex);
        m_now = begin;
        m_wall = wallBegin;
    }

private:
    static constexpr MonoTime begin{std::chrono::hours(100)}; // of a machine that has run for a while
    static constexpr WallTime wallBegin{std::chrono::milliseconds(1'795'529'109'123)}; // 2026-11-24T14:05:09.123Z

    mutable std::mutex m_mutex;
    MonoTime m_now = begin;
    WallTime m_wall = wallBegin;
};

} // namespace largada::test
