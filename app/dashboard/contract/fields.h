// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the fields of one JSON object under rules and keeps the first that breaks one, with its name. Not for the
// meaning of any field: json.h.
#pragma once

#include <limits>
#include <optional>

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include "core/clock.h"
#include "core/result.h"

namespace largada::dashboard
{

struct TextRule {
    qsizetype atMost = 0; // UTF-16 code units
    qsizetype atLeast = 0;
};

// ISO 8601 with its offset, of the years 2000 to 2100.
std::optional<WallTime> timeFromIso(const QString &text);

class Fields
{
public:
    enum class Null { IsAbsent, IsWrong };
    // Request: errors are Errc::BadInput with status 400 (no JSON) or 422 (all others). Answer: Errc::Protocol.
    enum class Of { Request, Answer };

    Fields(const QByteArray &body, Of of, Null null);
    Fields(const QJsonValue &value, const Fields &parent);

    // Absent: std::nullopt, as after an error. Control characters are wrong in a text, as is half a surrogate pair.
    std::optional<QString> text(const char *key, TextRule rule);
    // The same with line ends and tabs; other control characters become spaces, what is too long is cut.
    std::optional<QString> freeText(const char *key, qsizetype cutAt);
    // 12.0 is whole, too.
    std::optional<qint64> whole(const char *key, qint64 lowest, qint64 highest);
    std::optional<int> count(const char *key, int lowest = 0, int highest = std::numeric_limits<int>::max());
    std::optional<double> number(const char *key, double lowest, double highest);
    std::optional<bool> flag(const char *key);
    std::optional<WallTime> time(const char *key); // timeFromIso()
    QJsonArray array(const char *key);             // required
    std::optional<QJsonObject> object(const char *key);

    // Absent is an error, too.
    template<class T>
    T required(const char *key, std::optional<T> value)
    {
        if (!value)
            complain(key, QStringLiteral("is required"));
        return value ? *std::move(value) : T();
    }
    void complain(const char *key, const QString &problem); // the first one counts
    Result<> outcome() const;

private:
    std::optional<QJsonValue> at(const char *key);

    QJsonObject m_object;
    Of m_of;
    Null m_null;
    std::optional<Error> m_error;
};

} // namespace largada::dashboard
