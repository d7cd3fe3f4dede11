// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cmath>

#include <QRegularExpression>

#include "kube/api/objects.h"

namespace largada::kube
{

namespace
{

struct Suffix {
    const char *text;
    double factor;
};

constexpr double ki = 1024;
constexpr std::array suffixes{
    Suffix{"n", 1e-9},
    Suffix{"u", 1e-6},
    Suffix{"m", 1e-3},
    Suffix{"", 1},
    Suffix{"k", 1e3},
    Suffix{"M", 1e6},
    Suffix{"G", 1e9},
    Suffix{"T", 1e12},
    Suffix{"P", 1e15},
    Suffix{"E", 1e18},
    Suffix{"Ki", ki},
    Suffix{"Mi", ki *ki},
    Suffix{"Gi", ki *ki *ki},
    Suffix{"Ti", ki *ki *ki *ki},
    Suffix{"Pi", ki *ki *ki *ki *ki},
    Suffix{"Ei", ki *ki *ki *ki *ki *ki},
};

std::optional<double> factorOf(const QString &suffix)
{
    for (const auto &known : suffixes) {
        if (suffix == QLatin1String(known.text))
            return known.factor;
    }
    static const QRegularExpression exponent(QStringLiteral("^[eE]([+-]?[0-9]{1,3})\\z"));
    const auto match = exponent.match(suffix);
    return match.hasMatch() ? std::optional(std::pow(10.0, match.captured(1).toInt())) : std::nullopt;
}

// The digits from..from+count as a number; -1 where there is anything else.
int digits(const QString &text, int from, int count)
{
    int value = 0;
    for (int i = from; i < from + count; ++i) {
        const auto c = i < text.size() ? text.at(i).unicode() : u' ';
        if (c < u'0' || c > u'9')
            return -1;
        value = value * 10 + (c - u'0');
    }
    return value;
}

bool has(const QString &text, int at, char16_t character)
{
    return at < text.size() && text.at(at).unicode() == character;
}

// ".123456789", of which milliseconds are kept; moves at behind it. -1: a point without digits.
int fraction(const QString &text, int &at)
{
    if (!has(text, at, u'.'))
        return 0;
    int milliseconds = 0;
    int count = 0;
    for (++at; digits(text, at, 1) >= 0; ++at, ++count) {
        if (count < 3)
            milliseconds = milliseconds * 10 + digits(text, at, 1);
    }
    for (int missing = count; missing < 3; ++missing)
        milliseconds *= 10;
    return count > 0 ? milliseconds : -1;
}

// "Z" or "+02:00", up to the end.
std::optional<std::chrono::minutes> offset(const QString &text, int at)
{
    if (has(text, at, u'Z') && at + 1 == text.size())
        return std::chrono::minutes(0);
    const bool isEast = has(text, at, u'+');
    const int hours = digits(text, at + 1, 2);
    const int minutes = digits(text, at + 4, 2);
    if ((!isEast && !has(text, at, u'-')) || !has(text, at + 3, u':') || at + 6 != text.size() || hours < 0 ||
        hours > 23 || minutes < 0 || minutes > 59)
        return std::nullopt;
    return std::chrono::minutes((isEast ? 1 : -1) * (hours * 60 + minutes));
}

} // namespace

std::optional<double> parseQuantity(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^([+-]?(?:[0-9]{1,40}\\.?[0-9]{0,40}|\\.[0-9]{1,40}))([A-Za-z0-9+-]{0,5})\\z"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto factor = factorOf(match.captured(2));
    bool isNumber = false;
    const double number = match.captured(1).toDouble(&isNumber);
    if (!factor || !isNumber || !std::isfinite(number * *factor))
        return std::nullopt;
    return number * *factor;
}

// RFC 3339. By hand: a thousand pods have some fifteen thousand of them, and QDateTime takes microseconds for each.
std::optional<WallTime> parseTime(const QString &text)
{
    using namespace std::chrono;
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    const year_month_day date{year(digits(text, 0, 4)), month(unsigned(digits(text, 5, 2))),
                              day(unsigned(digits(text, 8, 2)))};
    if (digits(text, 0, 4) < 0 || !date.ok() || !has(text, 4, u'-') || !has(text, 7, u'-') || !has(text, 10, u'T') ||
        !has(text, 13, u':') || !has(text, 16, u':') || hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
        second < 0 || second > 59)
        return std::nullopt;
    int at = 19;
    const int ms = fraction(text, at);
    const auto east = offset(text, at);
    if (ms < 0 || !east)
        return std::nullopt;
    return sys_days(date) + hours(hour) + minutes(minute) + seconds(second) + milliseconds(ms) - *east;
}

} // namespace largada::kube
