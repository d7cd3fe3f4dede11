// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Moments as people type them: RFC 3339 with its offset ("2026-11-23T14:05:09Z", "…T11:05:09.5-03:00"), or a time of
// day in their own zone ("14:05", "14:05:09"), which means the next one.
#pragma once

#include <variant>

#include <QString>
#include <QTimeZone>

#include "core/clock.h"

namespace largada
{

enum class MomentFault {
    NotAMoment,
    Past,  // a time of day never is
    TooFar // more than 24 hours ahead
};

std::variant<WallTime, MomentFault> parseMoment(const QString &text, WallTime now, const QTimeZone &zone);

// "2026-11-23 14:05:09" in that zone.
QString localTime(WallTime time, const QTimeZone &zone);

} // namespace largada
