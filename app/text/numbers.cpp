// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QCoreApplication>
#include <QLocale>

#include "text/sentences.h"

namespace largada::text
{

namespace
{

class NumberText
{
    Q_DECLARE_TR_FUNCTIONS(Number)
};

// Decimals that leave three significant digits, judged on the rounded value: 9.996 is 10.0, not 10.00.
int decimalsOf(double value)
{
    const double size = std::abs(value);
    return size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
}

template<class Duration>
QString counted(Duration time)
{
    return number(static_cast<double>(time.count()));
}

} // namespace

QString number(double value, int decimals)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    const QLocale locale;
    const double half = 0.5 * std::pow(10.0, -decimals);
    // Nothing is "-0".
    return locale.toString(std::abs(value) < half ? 0.0 : value, 'f', decimals);
}

QString milliseconds(double ms)
{
    if (!std::isfinite(ms))
        return number(ms);
    if (std::abs(ms) < 999.5)
        return NumberText::tr("%1 ms").arg(number(ms, decimalsOf(ms)));
    const double seconds = ms / 1000;
    if (std::abs(seconds) < 59.95)
        return NumberText::tr("%1 s").arg(number(seconds, decimalsOf(seconds)));
    constexpr double longest = 1e15; // far over any run, far under what fits
    return duration(std::chrono::milliseconds(std::llround(std::fmin(std::fmax(ms, 0), longest))));
}

QString milliseconds(double low, double high)
{
    const QString from = milliseconds(low);
    const QString to = milliseconds(high);
    if (from == to)
        return from;
    const auto unitAt = [](const QString &text) {
        qsizetype at = text.size();
        while (at > 0 && !text[at - 1].isSpace())
            --at;
        return at;
    };
    const qsizetype fromUnit = unitAt(from);
    const bool sameUnit = fromUnit > 0 && from.mid(fromUnit) == to.mid(unitAt(to));
    const QString shortFrom = sameUnit ? from.left(fromUnit - 1) : from; // the unit once
    // Closed up between two figures; between two with their units, thin spaces.
    return (sameUnit ? QStringLiteral("%1\u2013%2") : QStringLiteral("%1\u2009\u2013\u2009%2")).arg(shortFrom, to);
}

QString duration(std::chrono::milliseconds time)
{
    using Millis = std::chrono::milliseconds;
    using Seconds = std::chrono::seconds;
    using Minutes = std::chrono::minutes;
    using Hours = std::chrono::hours;
    if (time <= Millis::zero())
        return NumberText::tr("%1 s").arg(number(0));
    if (time < Seconds(1))
        return NumberText::tr("%1 ms").arg(counted(time));
    const Millis fraction = time % Seconds(1);
    if (time < Seconds(10) && fraction >= Millis(50) && fraction < Millis(950))
        return NumberText::tr("%1 s").arg(number(static_cast<double>(time.count()) / 1000, 1));
    const auto whole = std::chrono::round<Seconds>(time);
    if (whole < Minutes(1))
        return NumberText::tr("%1 s").arg(counted(whole));
    if (whole < Hours(1)) {
        const auto rest = whole % Minutes(1);
        const QString minutes = counted(std::chrono::floor<Minutes>(whole));
        return rest == Seconds::zero() ? NumberText::tr("%1 min").arg(minutes)
                                       : NumberText::tr("%1 min %2 s").arg(minutes, counted(rest));
    }
    if (std::chrono::round<Hours>(whole) >= Hours(48)) {
        constexpr int hoursOfDay = 24;
        const auto inHours = std::chrono::round<Hours>(whole).count();
        const QString days = number(static_cast<double>(inHours / hoursOfDay));
        const auto left = inHours % hoursOfDay;
        return left == 0 ? NumberText::tr("%1 d").arg(days)
                         : NumberText::tr("%1 d %2 h").arg(days, number(static_cast<double>(left)));
    }
    const auto inMinutes = std::chrono::round<Minutes>(whole);
    const auto rest = inMinutes % Hours(1);
    const QString hours = counted(std::chrono::floor<Hours>(inMinutes));
    return rest == Minutes::zero() ? NumberText::tr("%1 h").arg(hours)
                                   : NumberText::tr("%1 h %2 min").arg(hours, counted(rest));
}

} // namespace largada::text
