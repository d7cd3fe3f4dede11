// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/console_text.h"

#include <QDateTime>
#include <QLocale>

#include "text/sentences.h"

namespace largada::viewmodels
{

namespace
{

QDateTime localTime(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

} // namespace

QString noFigure()
{
    return QStringLiteral("–");
}

QString figure(const std::optional<qint64> &count)
{
    return count ? text::number(static_cast<double>(*count)) : noFigure();
}

QString percent(const std::optional<double> &ratio, int decimals)
{
    //: %1 is a number
    return ratio ? Console::tr("%1%").arg(text::number(*ratio * 100, decimals)) : noFigure();
}

QString timeOfDay(const std::optional<WallTime> &time)
{
    return time ? localTime(*time).toString(QStringLiteral("HH:mm:ss")) : noFigure();
}

QString dateAndTime(WallTime time)
{
    //: a date and time as QDateTime::toString() formats it
    return QLocale().toString(localTime(time), Console::tr("MM/dd/yyyy HH:mm:ss"));
}

bool isOverLimit(const std::optional<qint64> &requests, const std::optional<qint64> &failed)
{
    constexpr qint64 oneIn = 20; // 5%
    // Whole numbers: more than the limit is more than the limit rounded down.
    return requests && failed && *requests > 0 && *failed > *requests / oneIn;
}

} // namespace largada::viewmodels
