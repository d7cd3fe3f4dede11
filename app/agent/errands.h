// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an agent asks its dashboard next. One request at a time: the order is a rule and not a race. Pure.
#pragma once

#include <optional>

#include "core/clock.h"

namespace largada::agent
{

enum class Errand { Register, Begin, Heartbeat, Poll, Report, Farewell };

struct ErrandState {
    bool isRegistered = false;
    bool hasBegin = false;    // a run waits for the dashboard to know of it
    bool hasReport = false;   // one or more have ended that it does not know the end of
    bool isStopping = false;  // only what was measured is still told, and then
    bool hasFarewell = false; // that it ends, to a dashboard that knows it
    MonoTime registerDue{}, heartbeatDue{}, pollDue{};
    MonoTime pauseUntil{}; // after a failure
};

struct NextErrand {
    std::optional<Errand> errand; // now
    std::optional<MonoTime> wake; // else the moment to look again; nullopt: when something happens
    bool operator==(const NextErrand &) const = default;
};

// Whether an agent that is stopping has something to tell.
bool hasLastWords(const ErrandState &state);
NextErrand nextErrand(const ErrandState &state, MonoTime now);

} // namespace largada::agent
