// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/contract/fields.h"

#include <cmath>

#include <QDateTime>
#include <QJsonDocument>
#include <QStringView>

#include "dashboard/contract/target_rules.h"

namespace largada::dashboard
{

namespace
{

constexpr double largestWhole = 9'007'199'254'740'992; // of a double: 2^53

bool isControl(QChar character)
{
    return character.category() == QChar::Other_Control;
}

QString range(double lowest, double highest)
{
    const auto shown = [](double value) { return QString::number(value, 'g', 15); };
    return QStringLiteral("from %1 to %2").arg(shown(lowest), shown(highest));
}

} // namespace

Fields::Fields(const QByteArray &body, Of of, Null null) : m_of(of), m_null(null)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError) {
        complain("", QStringLiteral("the body is not JSON: %1").arg(error.errorString()));
        if (m_of == Of::Request)
            m_error->status = 400;
    } else if (!document.isObject()) {
        complain("", QStringLiteral("the body is not a JSON object"));
    }
    m_object = document.object();
}

Fields::Fields(const QJsonValue &value, const Fields &parent)
    : m_object(value.toObject()), m_of(parent.m_of), m_null(parent.m_null)
{
    if (!value.isObject())
        complain("", QStringLiteral("an item is not a JSON object"));
}

void Fields::complain(const char *key, const QString &problem)
{
    if (m_error)
        return;
    const bool isRequest = m_of == Of::Request;
    m_error =
        Error{isRequest ? Errc::BadInput : Errc::Protocol, problem, QString::fromLatin1(key), isRequest ? 422 : 0};
}

Result<> Fields::outcome() const
{
    if (m_error)
        return *m_error;
    return {};
}

std::optional<QJsonValue> Fields::at(const char *key)
{
    if (m_error)
        return std::nullopt;
    const auto it = m_object.constFind(QLatin1String(key));
    if (it == m_object.constEnd() || (it->isNull() && m_null == Null::IsAbsent))
        return std::nullopt;
    return *it;
}

std::optional<QString> Fields::text(const char *key, TextRule rule)
{
    const auto value = at(key);
    if (!value)
        return std::nullopt;
    const QString text = value->toString();
    if (!value->isString())
        complain(key, QStringLiteral("must be a string"));
    else if (text.size() < rule.atLeast || text.size() > rule.atMost)
        complain(key, QStringLiteral("must be %1 to %2 characters long").arg(rule.atLeast).arg(rule.atMost));
    else if (const auto problem = lineProblem(text, rule.atMost))
        complain(key, *problem == TextProblem::HasControls
                          ? QStringLiteral("must not hold control characters or line ends")
                          : QStringLiteral("must be valid Unicode"));
    else
        return text;
    return std::nullopt;
}

std::optional<QString> Fields::freeText(const char *key, qsizetype cutAt)
{
    const auto value = at(key);
    if (!value)
        return std::nullopt;
    if (!value->isString()) {
        complain(key, QStringLiteral("must be a string"));
        return std::nullopt;
    }
    QString text = value->toString();
    if (text.size() > cutAt)
        text.truncate(text.at(cutAt - 1).isHighSurrogate() ? cutAt - 1 : cutAt);
    for (QChar &character : text) {
        if (isControl(character) && character != QLatin1Char('\n') && character != QLatin1Char('\t'))
            character = QLatin1Char(' ');
    }
    // Half a pair does not survive the way through UTF-8.
    return QStringView(text).isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
}

std::optional<qint64> Fields::whole(const char *key, qint64 lowest, qint64 highest)
{
    const auto value = at(key);
    if (!value)
        return std::nullopt;
    const double number = value->toDouble(std::nan(""));
    const bool isWhole = value->isDouble() && std::trunc(number) == number;
    // A qint64 in JSON is kept exactly; what is larger than any comes as a double.
    const qint64 exact = value->toInteger(std::abs(number) <= largestWhole ? static_cast<qint64>(number) : highest);
    const bool isInside = std::abs(number) < 9.2e18 && exact >= lowest && exact <= highest;
    if (isWhole && isInside)
        return exact;
    complain(key, QStringLiteral("must be a whole number from %1 to %2").arg(lowest).arg(highest));
    return std::nullopt;
}

std::optional<int> Fields::count(const char *key, int lowest, int highest)
{
    const auto number = whole(key, lowest, highest);
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::optional<double> Fields::number(const char *key, double lowest, double highest)
{
    const auto value = at(key);
    if (!value)
        return std::nullopt;
    const double number = value->toDouble(std::nan(""));
    if (value->isDouble() && number >= lowest && number <= highest)
        return number;
    complain(key, QStringLiteral("must be a number %1").arg(range(lowest, highest)));
    return std::nullopt;
}

std::optional<bool> Fields::flag(const char *key)
{
    const auto value = at(key);
    if (!value)
        return std::nullopt;
    if (value->isBool())
        return value->toBool();
    complain(key, QStringLiteral("must be true or false"));
    return std::nullopt;
}

std::optional<WallTime> Fields::time(const char *key)
{
    const auto value = at(key);
    if (!value)
        return std::nullopt;
    const auto time = timeFromIso(value->toString());
    if (!time)
        complain(key, QStringLiteral("must be a time as 2026-11-23T14:05:09.123Z, from 2000 to 2100"));
    return time;
}

QJsonArray Fields::array(const char *key)
{
    const auto value = at(key);
    if (value && value->isArray())
        return value->toArray();
    complain(key, QStringLiteral("must be an array"));
    return {};
}

std::optional<QJsonObject> Fields::object(const char *key)
{
    const auto value = at(key);
    if (!value)
        return std::nullopt;
    if (!value->isObject())
        complain(key, QStringLiteral("must be an object"));
    return value->isObject() ? std::optional(value->toObject()) : std::nullopt;
}

std::optional<WallTime> timeFromIso(const QString &text)
{
    if (text.size() > 40)
        return std::nullopt;
    const auto time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    const int year = time.toUTC().date().year();
    if (year < 2000 || year > 2100)
        return std::nullopt;
    return WallTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace largada::dashboard
