// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that stands still until a test moves it.
#pragma once

#include "core/clock.h"

namespace largada::test
{

class FakeClock final : public Clock
{
public:
    MonoTime now() const override { return m_now; }
    WallTime wall() const override { return m_wall; }

    void advance(std::chrono::nanoseconds time) // both
    {
        m_now += time;
        m_wall += std::chrono::floor<std::chrono::milliseconds>(time);
    }
    void setWall(WallTime wall) { m_wall = wall; } // as when somebody sets the machine's time

private:
    MonoTime m_now{std::chrono::hours(100)};                       // a machine that has run for a while
    WallTime m_wall{std::chrono::milliseconds(1'795'529'109'123)}; // 2026-11-24T14:05:09.123Z
};

} // namespace largada::test
