// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/target_list.h"

#include <cmath>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace largada::agent
{

namespace
{

constexpr int mostVus = 100'000;
constexpr int longestRunS = 86'400;
constexpr qint64 longestIntervalMs = 315'360'000'000; // ten years

// Ids are opaque, and numbers at some dashboards.
QString idOf(const QJsonValue &value)
{
    if (value.isDouble() && std::floor(value.toDouble()) == value.toDouble())
        return QString::number(value.toInteger());
    return value.toString();
}

// A whole number within the limits; what is absent is `otherwise`, and anything else nullopt.
std::optional<qint64> whole(const QJsonValue &value, qint64 otherwise, qint64 most)
{
    if (value.isUndefined() || value.isNull())
        return otherwise;
    const double number = value.toDouble(-1);
    if (number < 1 || number > static_cast<double>(most) || std::floor(number) != number)
        return std::nullopt;
    return static_cast<qint64>(number);
}

bool isHttpUrl(const QString &text)
{
    const QUrl url(text);
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
}

Result<dashboard::Target> targetOf(const QJsonObject &object, const TargetDefaults &defaults)
{
    const auto bad = [](const char *field) {
        return Error{Errc::Protocol, QStringLiteral("not of the type or within the limits it should be"),
                     QString::fromLatin1(field)};
    };
    dashboard::Target target;
    target.id = idOf(object[QLatin1String("id")]);
    target.url = object[QLatin1String("url")].toString();
    target.label = object[QLatin1String("label")].toString();
    target.enabled = object[QLatin1String("enabled")].toBool(true);
    const auto vus = whole(object[QLatin1String("vus")], defaults.vus, mostVus);
    const auto duration = whole(object[QLatin1String("durationS")], defaults.durationS, longestRunS);
    const auto interval = whole(object[QLatin1String("runIntervalMs")], target.runIntervalMs, longestIntervalMs);
    if (target.id.isEmpty())
        return bad("id");
    if (!isHttpUrl(target.url))
        return bad("url");
    if (!vus)
        return bad("vus");
    if (!duration)
        return bad("durationS");
    if (!interval)
        return bad("runIntervalMs");
    target.vus = static_cast<int>(*vus);
    target.durationS = static_cast<int>(*duration);
    target.runIntervalMs = *interval;
    return target;
}

} // namespace

Result<TargetList> parseTargetList(const QByteArray &body, const TargetDefaults &defaults)
{
    const QJsonObject document = QJsonDocument::fromJson(body).object();
    const QJsonValue items = document.value(QLatin1String("items"));
    if (!items.isArray())
        return Error{Errc::Protocol, QStringLiteral("not a list of targets"), QStringLiteral("items")};
    TargetList list;
    const QJsonArray array = items.toArray();
    for (const auto &item : array) {
        const QJsonObject object = item.toObject();
        const auto target = targetOf(object, defaults);
        if (!target)
            list.refused +=
                QStringLiteral("%1: %2: %3")
                    .arg(idOf(object.value(QLatin1String("id"))), target.error().subject, target.error().what);
        else if (target->enabled)
            list.targets += *target;
    }
    return list;
}

} // namespace largada::agent
