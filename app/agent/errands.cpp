// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/errands.h"

#include <algorithm>

namespace largada::agent
{

bool hasLastWords(const ErrandState &state)
{
    return state.hasReport || (state.hasFarewell && state.isRegistered);
}

NextErrand nextErrand(const ErrandState &state, MonoTime now)
{
    if (state.isStopping && !hasLastWords(state))
        return {};
    if (now < state.pauseUntil)
        return {{}, state.pauseUntil};
    if (!state.isRegistered)
        return now < state.registerDue ? NextErrand{{}, state.registerDue} : NextErrand{Errand::Register, {}};
    if (state.hasBegin && !state.isStopping)
        return {Errand::Begin, {}};
    if (!state.isStopping && now >= state.heartbeatDue)
        return {Errand::Heartbeat, {}};
    if (!state.isStopping && now >= state.pollDue)
        return {Errand::Poll, {}};
    if (state.hasReport)
        return {Errand::Report, {}};
    if (state.isStopping)
        return {Errand::Farewell, {}};
    return {{}, std::min(state.heartbeatDue, state.pollDue)};
}

} // namespace largada::agent
