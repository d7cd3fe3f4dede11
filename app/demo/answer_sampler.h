// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the demo target answers to one request after the other: log-normal latency, and errors at a given rate. Pure
// but for its own random state, no clock.
#pragma once

#include <chrono>
#include <random>

namespace largada::demo
{

// A latency never exceeds this: k6 gives up on a request after as long.
constexpr std::chrono::microseconds maxLatency = std::chrono::seconds(60);

class AnswerSampler
{
public:
    struct Answer {
        std::chrono::microseconds latency{0};
        bool isError = false;
    };

    // median: 0 gives no latency at all. sigma: of the latency's logarithm. errorRate: 0 to 1.
    AnswerSampler(std::chrono::microseconds median, double sigma, double errorRate, std::uint64_t seed);

    Answer next();

private:
    std::mt19937_64 m_random;
    bool m_isInstant;
    std::lognormal_distribution<double> m_latency; // microseconds
    std::bernoulli_distribution m_error;
};

} // namespace largada::demo
