// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A time of the wall clock as charts have it on their axis. Not for arithmetic with times: a double loses it.
#pragma once

#include "core/clock.h"

namespace largada
{

// Seconds since 1970-01-01T00:00:00Z, with their milliseconds.
inline double epochSeconds(WallTime time)
{
    return std::chrono::duration<double>(time.time_since_epoch()).count();
}

} // namespace largada
