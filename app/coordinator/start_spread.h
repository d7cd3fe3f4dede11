// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The two start spreads of a phase, from what the links measured on one monotonic clock. Pure.
#pragma once

#include <chrono>

#include "coordinator/state.h"
#include "fleet/run_record.h"

namespace largada::coordinator
{

// Each link is read this often after the release, and less often when the whole fleet would be more than 1,000 reads/s.
std::chrono::nanoseconds spreadReadingInterval(int runners);

// Over the runners that started. nullopt where nobody was released, or load was never seen.
fleet::Spread startSpread(const PhaseTrack &phase);

} // namespace largada::coordinator
