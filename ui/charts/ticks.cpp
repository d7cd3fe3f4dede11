// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/ticks.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "text/sentences.h"

namespace largada::ui
{

namespace
{

// Seconds; beyond, whole days.
constexpr std::array<int, 17> timeSteps{1,   2,   5,    10,   15,   30,    60,    120,  300,
                                        600, 900, 1800, 3600, 7200, 10800, 21600, 43200};
constexpr double day = 86400;
constexpr double compactFrom = 10'000; // below, thousands are written out
constexpr double mostSeconds = 1e11;   // what QDateTime can say safely

class AxisText
{
    Q_DECLARE_TR_FUNCTIONS(AxisText)
public:
    static QString thousands(const QString &figure)
    {
        //: A number on the axis of a chart, in thousands: 72k
        return tr("%1k").arg(figure);
    }
    static QString millions(const QString &figure)
    {
        //: A number on the axis of a chart, in millions: 3M
        return tr("%1M").arg(figure);
    }
    static QString billions(const QString &figure)
    {
        //: A number on the axis of a chart, in thousands of millions: 1B
        return tr("%1B").arg(figure);
    }
    static QString milliseconds(const QString &figure)
    {
        //: The topmost number on the axis of a chart, with its unit
        return tr("%1 ms").arg(figure);
    }
    static QString seconds(const QString &figure)
    {
        //: The topmost number on the axis of a chart, with its unit
        return tr("%1 s").arg(figure);
    }
    static QString percent(const QString &figure)
    {
        //: A share on the axis of a chart
        return tr("%1%").arg(figure);
    }
    static QString perSecond(const QString &figure)
    {
        //: Requests per second
        return tr("%1 req/s").arg(figure);
    }
};

double niceStep(double least)
{
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        // Less a little, so that 0.2 of 0.20000000000000001 stays 0.2.
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    }
    return 10 * power;
}

double scaleOf(ValueKind kind, double top)
{
    if (kind == ValueKind::Percent || top < compactFrom)
        return 1;
    if (kind == ValueKind::Milliseconds || top < 1e6)
        return 1e3;
    return top < 1e9 ? 1e6 : 1e9;
}

QString labelOf(ValueKind kind, const QString &figure, double scale, bool isTop)
{
    switch (kind) {
    case ValueKind::Milliseconds:
        if (!isTop)
            return figure;
        return scale > 1 ? AxisText::seconds(figure) : AxisText::milliseconds(figure);
    case ValueKind::Percent:
        return AxisText::percent(figure);
    case ValueKind::PerSecond:
    case ValueKind::Count:
        break;
    }
    if (scale >= 1e9)
        return AxisText::billions(figure);
    if (scale >= 1e6)
        return AxisText::millions(figure);
    return scale > 1 ? AxisText::thousands(figure) : figure;
}

double emptyPeak(ValueKind kind)
{
    return kind == ValueKind::Milliseconds ? 100 : 10;
}

QString clockText(double t, bool hasSeconds)
{
    const auto time = QDateTime::fromMSecsSinceEpoch(std::llround(std::clamp(t, -mostSeconds, mostSeconds) * 1000));
    return time.toString(hasSeconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

QString sinceStartText(double t)
{
    const auto seconds = std::llround(std::clamp(std::abs(t), 0.0, mostSeconds));
    const auto two = [](long long value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); };
    const QString sign = t <= -0.5 ? QStringLiteral("\u2212") : QString();
    if (seconds >= 3600)
        return sign + QStringLiteral("%1:%2:%3").arg(seconds / 3600).arg(two(seconds / 60 % 60), two(seconds % 60));
    return sign + QStringLiteral("%1:%2").arg(seconds / 60).arg(two(seconds % 60));
}

} // namespace

ValueTicks valueTicks(ValueKind kind, double peak, int mostSteps)
{
    if (!std::isfinite(peak) || peak <= 0)
        peak = emptyPeak(kind);
    double step = niceStep(peak / std::max(1, mostSteps));
    if (kind == ValueKind::Count)
        step = std::max(1.0, step);
    const auto steps = static_cast<int>(std::ceil(peak / step - 1e-9));
    ValueTicks out{step * steps, {}};
    const double scale = scaleOf(kind, out.top);
    const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step / scale) - 1e-9)));
    const QLocale locale;
    for (int i = 0; i <= steps; ++i) {
        const QString figure = locale.toString(step * i / scale, 'f', i == 0 ? 0 : decimals);
        out.ticks.push_back({step * i, i == 0 ? figure : labelOf(kind, figure, scale, i == steps)});
    }
    return out;
}

QVector<Tick> timeTicks(TimeKind kind, double from, double to, int most)
{
    if (!std::isfinite(from) || !std::isfinite(to) || !(to > from) || std::abs(from) > mostSeconds ||
        std::abs(to) > mostSeconds)
        return {};
    const double least = (to - from) / std::max(1, most);
    const auto *const found = std::find_if(timeSteps.cbegin(), timeSteps.cend(), [least](int s) { return s >= least; });
    const double step = found != timeSteps.cend() ? *found : day * std::ceil(least / day);
    // Whole hours are those of the place, not of UTC.
    const double offset =
        kind == TimeKind::WallClock ? QDateTime::fromMSecsSinceEpoch(std::llround(from * 1000)).offsetFromUtc() : 0;
    QVector<Tick> ticks;
    for (double at = std::ceil((from + offset) / step) * step - offset; at <= to; at += step)
        ticks.push_back({at, kind == TimeKind::WallClock ? clockText(at, step < 60) : sinceStartText(at)});
    return ticks;
}

QString valueText(ValueKind kind, double value)
{
    switch (kind) {
    case ValueKind::Milliseconds:
        return text::milliseconds(value);
    case ValueKind::PerSecond:
        return AxisText::perSecond(text::number(value, std::abs(value) < 10 ? 1 : 0));
    case ValueKind::Percent:
        return AxisText::percent(text::number(value, std::abs(value) < 10 ? 2 : 1));
    case ValueKind::Count:
        break;
    }
    return text::number(value);
}

QString timeText(TimeKind kind, double t)
{
    return kind == TimeKind::WallClock ? clockText(t, true) : sinceStartText(t);
}

} // namespace largada::ui
