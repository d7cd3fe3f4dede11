// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/back_off.h"

#include <algorithm>

#include <QRandomGenerator>

namespace largada
{

std::chrono::milliseconds BackOff::next(MonoTime now)
{
    if (now - m_last > m_options.calm)
        m_base = m_options.first;
    m_last = now;
    const auto pause = m_base * (1.0 + QRandomGenerator::global()->generateDouble());
    m_base = std::min(m_base * 2, m_options.longest);
    return std::min(std::chrono::duration_cast<std::chrono::milliseconds>(pause), m_options.longest);
}

} // namespace largada
