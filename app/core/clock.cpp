// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"

#include <QDateTime>
#include <QTimeZone>

namespace largada
{

MonoTime SystemClock::now() const
{
    return std::chrono::steady_clock::now();
}

WallTime SystemClock::wall() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

WallAnchor::WallAnchor(const Clock &clock)
{
    constexpr int mostTries = 10;
    for (int tries = 0; tries < mostTries; ++tries) {
        m_mono = clock.now();
        m_wall = clock.wall();
        if (clock.now() - m_mono < std::chrono::milliseconds(1))
            return;
    }
}

WallTime WallAnchor::at(MonoTime instant) const
{
    return m_wall + std::chrono::floor<std::chrono::milliseconds>(instant - m_mono);
}

QString isoTime(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace largada
