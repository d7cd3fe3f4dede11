// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/console_text.h"

#include <cmath>

#include <QDateTime>
#include <QLocale>

#include "fleet/run_figures.h"
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

namespace
{

QString failText(double ratio, bool isOver)
{
    int decimals = ratio > 0 && ratio < 0.00995 ? 2 : 1;
    constexpr int most = 6;
    // Over the limit has to look so.
    while (isOver && decimals < most && percent(ratio, decimals) == percent(fleet::failLimit, decimals))
        ++decimals;
    return percent(ratio, decimals);
}

} // namespace

QString failPercent(const std::optional<qint64> &requests, const std::optional<qint64> &failed)
{
    if (!requests || !failed || *requests <= 0)
        return noFigure();
    return failText(static_cast<double>(*failed) / static_cast<double>(*requests),
                    fleet::isOverLimit(requests, failed));
}

QString failPercent(const std::optional<double> &ratio)
{
    return ratio ? failText(*ratio, isOverFailLimit(ratio)) : noFigure();
}

bool isOverFailLimit(const std::optional<double> &ratio)
{
    return ratio && *ratio > fleet::failLimit;
}

QString plainToolTip(const QString &text)
{
    return text.isEmpty() ? QString() : QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped());
}

QString rateText(double perSecond)
{
    return text::number(perSecond, perSecond < 100 ? 1 : 0);
}

QString secondsText(double seconds)
{
    return text::duration(std::chrono::milliseconds(std::llround(seconds) * 1000));
}

QString phaseTitle(const fleet::PhaseRecord &phase)
{
    const QString name = text::word(phase.phase);
    //: %1 is "Warm-up" or "Main", %2 its share of the load with a percent sign
    return phase.share ? Console::tr("%1 %2").arg(name, percent(*phase.share, 0)) : name;
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

QString dateAndTime(WallTime time, WallTime now)
{
    if (localTime(time).date().year() != localTime(now).date().year())
        return dateAndTime(time);
    //: a date without its year and a time as QDateTime::toString() formats it
    return QLocale().toString(localTime(time), Console::tr("MM/dd HH:mm:ss"));
}

} // namespace largada::viewmodels
