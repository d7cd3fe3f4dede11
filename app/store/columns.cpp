// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/columns.h"

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace largada::store
{

namespace
{

using nlohmann::json;

QString toText(const json &value)
{
    return QString::fromStdString(value.dump(-1, ' ', false, json::error_handler_t::replace));
}

json fromText(const QVariant &value)
{
    return json::parse(value.toString().toStdString(), nullptr, /*allow_exceptions*/ false);
}

QString stringOf(const json &value)
{
    return value.is_string() ? QString::fromStdString(value.get_ref<const std::string &>()) : QString();
}

QString member(const json &object, const char *name)
{
    const auto it = object.find(name);
    return it == object.end() ? QString() : stringOf(*it);
}

} // namespace

QVariant toColumn(const QString &value)
{
    return value.isNull() ? QStringLiteral("") : value; // a null QString would be bound as NULL
}

QVariant toColumn(WallTime value)
{
    return static_cast<qint64>(value.time_since_epoch().count());
}

QVariant toColumn(std::chrono::milliseconds value)
{
    return static_cast<qint64>(value.count());
}

QVariant toColumn(fleet::Outcome value)
{
    return fleet::outcomeKey(value);
}

QVariant toColumn(fleet::PhaseName value)
{
    return fleet::phaseKey(value);
}

QVariant toColumn(fleet::CountSource value)
{
    return toColumn(fleet::countSourceKey(value));
}

QVariant toColumn(const QStringList &value)
{
    if (value.isEmpty())
        return QStringLiteral("[]");
    json list = json::array();
    for (const QString &text : value)
        list.push_back(text.toStdString());
    return toText(list);
}

QVariant toColumn(const fleet::Check &value)
{
    const auto &[id, level, subject, detail, values] = value;
    return toText(json{{"id", word(id).data()},
                       {"level", word(level).data()},
                       {"subject", subject.toStdString()},
                       {"detail", detail.toStdString()},
                       {"values", std::vector<double>(values.cbegin(), values.cend())}});
}

bool fromColumn(const QVariant &column, QString &value)
{
    value = column.toString();
    return true;
}

bool fromColumn(const QVariant &column, WallTime &value)
{
    value = WallTime(std::chrono::milliseconds(column.toLongLong()));
    return true;
}

bool fromColumn(const QVariant &column, std::chrono::milliseconds &value)
{
    value = std::chrono::milliseconds(column.toLongLong());
    return true;
}

bool fromColumn(const QVariant &column, fleet::Outcome &value)
{
    return takeKnown(fleet::outcomeFromKey(column.toString()), value);
}

bool fromColumn(const QVariant &column, fleet::PhaseName &value)
{
    return takeKnown(fleet::phaseFromKey(column.toString()), value);
}

bool fromColumn(const QVariant &column, fleet::CountSource &value)
{
    const QString key = column.toString();
    value = fleet::countSourceFromKey(key);
    return fleet::countSourceKey(value) == key;
}

bool fromColumn(const QVariant &column, QStringList &value)
{
    if (column.toString() == QLatin1String("[]"))
        return true;
    const json list = fromText(column);
    if (!list.is_array())
        return false;
    for (const json &text : list)
        value.append(stringOf(text));
    return true;
}

bool fromColumn(const QVariant &column, fleet::Check &value)
{
    const json object = fromText(column);
    if (!object.is_object() || !takeKnown(fromWord<fleet::CheckId>(member(object, "id")), value.id) ||
        !takeKnown(fromWord<fleet::CheckLevel>(member(object, "level")), value.level))
        return false;
    value.subject = member(object, "subject");
    value.detail = member(object, "detail");
    const auto values = object.find("values");
    if (values == object.end() || !values->is_array())
        return false;
    for (const json &number : *values) // JSON has no NaN: null
        value.values.append(number.is_number() ? number.get<double>() : std::numeric_limits<double>::quiet_NaN());
    return true;
}

} // namespace largada::store
