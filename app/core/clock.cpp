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

WallTime WallAnchor::at(MonoTime instant) const
{
    return m_wall + std::chrono::floor<std::chrono::milliseconds>(instant - m_mono);
}

QString isoTime(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace largada
