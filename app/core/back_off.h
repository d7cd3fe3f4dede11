// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pauses between tries that get longer, with jitter, until it has been calm for a while: apimachinery's
// wait.Backoff as client-go's reflector has it (0.8 s, doubled, 30 s, reset after 2 min).
#pragma once

#include <chrono>

#include "core/clock.h"

namespace largada
{

class BackOff
{
public:
    struct Options {
        std::chrono::milliseconds first{800};
        std::chrono::milliseconds longest{30'000};
        std::chrono::milliseconds calm{120'000};
    };
    BackOff() = default;
    explicit BackOff(const Options &options) : m_options(options), m_base(options.first) {}

    // The pause after a failure at that time. Between one and two times the base, but never more than the longest.
    std::chrono::milliseconds next(MonoTime now);
    void reset() { m_base = m_options.first; } // it is calm already

private:
    Options m_options;
    std::chrono::milliseconds m_base = m_options.first;
    MonoTime m_last{};
};

} // namespace largada
