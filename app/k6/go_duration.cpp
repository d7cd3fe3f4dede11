// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "k6/go_duration.h"

#include <QRegularExpression>

namespace largada::k6
{

namespace
{

double nanosecondsOf(const QString &unit)
{
    if (unit == QLatin1String("h"))
        return 3600e9;
    if (unit == QLatin1String("m"))
        return 60e9;
    if (unit == QLatin1String("s"))
        return 1e9;
    if (unit == QLatin1String("ms"))
        return 1e6;
    return unit == QLatin1String("ns") ? 1 : 1000; // else µs, in its three spellings
}

} // namespace

double goDuration(const QString &text, double nanosecondsPerUnit)
{
    static const QRegularExpression part(QStringLiteral("([0-9]+(?:\\.[0-9]+)?)(ns|us|µs|μs|ms|s|m|h)"));
    double total = 0;
    for (auto it = part.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        total += match.captured(1).toDouble() * (nanosecondsOf(match.captured(2)) / nanosecondsPerUnit);
    }
    return total;
}

} // namespace largada::k6
