// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/answer_sampler.h"

#include <algorithm>
#include <cmath>

namespace largada::demo
{

AnswerSampler::AnswerSampler(std::chrono::microseconds median, double sigma, double errorRate, std::uint64_t seed)
    : m_random(seed), m_isInstant(median.count() <= 0),
      m_latency(m_isInstant ? 0.0 : std::log(static_cast<double>(median.count())), sigma), m_error(errorRate)
{
}

AnswerSampler::Answer AnswerSampler::next()
{
    Answer answer;
    answer.isError = m_error(m_random);
    if (m_isInstant)
        return answer;
    const double latency = std::min(m_latency(m_random), static_cast<double>(maxLatency.count()));
    answer.latency = std::chrono::microseconds(std::llround(latency));
    return answer;
}

} // namespace largada::demo
