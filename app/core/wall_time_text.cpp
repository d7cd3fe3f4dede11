// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wall_time_text.h"

#include <optional>

#include <QDateTime>
#include <QRegularExpression>

namespace largada
{

namespace
{

constexpr std::chrono::hours farthest{24};

WallTime wallTime(const QDateTime &time)
{
    return WallTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

QDateTime dateTime(WallTime time, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), zone);
}

// A day may lack this time, when clocks are put forward.
std::optional<WallTime> nextTimeOfDay(const QTime &wanted, WallTime now, const QTimeZone &zone)
{
    const QDate today = dateTime(now, zone).date();
    for (int days = 0; days <= 2; ++days) {
        const QDateTime candidate(today.addDays(days), wanted, zone);
        if (candidate.isValid() && candidate.time() == wanted && wallTime(candidate) > now)
            return wallTime(candidate);
    }
    return std::nullopt;
}

} // namespace

std::variant<WallTime, MomentFault> parseMoment(const QString &text, WallTime now, const QTimeZone &zone)
{
    static const QRegularExpression timeOfDay(QStringLiteral("\\A[0-9]{2}:[0-9]{2}(:[0-9]{2})?\\z"));
    static const QRegularExpression rfc3339(
        QStringLiteral("\\A[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
                       "([Zz]|[+-][0-9]{2}:[0-9]{2})\\z"));
    if (const auto match = timeOfDay.match(text); match.hasMatch()) {
        const QTime time = QTime::fromString(match.captured(1).isEmpty() ? text + QStringLiteral(":00") : text,
                                             QStringLiteral("HH:mm:ss"));
        const auto next = time.isValid() ? nextTimeOfDay(time, now, zone) : std::nullopt;
        if (!next)
            return MomentFault::NotAMoment;
        return *next;
    }
    QString moment = text.toUpper();
    if (!rfc3339.match(moment).hasMatch())
        return MomentFault::NotAMoment;
    moment[10] = QLatin1Char('T');
    const QDateTime parsed = QDateTime::fromString(moment, Qt::ISODateWithMs);
    if (!parsed.isValid())
        return MomentFault::NotAMoment;
    const WallTime at = wallTime(parsed);
    if (at <= now)
        return MomentFault::Past;
    if (at - now > farthest)
        return MomentFault::TooFar;
    return at;
}

QString localTime(WallTime time, const QTimeZone &zone)
{
    return dateTime(time, zone).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

} // namespace largada
