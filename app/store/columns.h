// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One value of a run in one column of the history file: times are milliseconds since 1970 UTC, enums are words, lists
// and checks are JSON text, what is absent is NULL. For the .cpp files of this folder.
#pragma once

#include <chrono>
#include <limits>
#include <optional>
#include <type_traits>

#include <QStringList>
#include <QVariant>

#include "core/clock.h"
#include "store/words.h"

namespace largada::store
{

QVariant toColumn(const QString &value);
QVariant toColumn(WallTime value);
QVariant toColumn(std::chrono::milliseconds value);
QVariant toColumn(fleet::Outcome value);
QVariant toColumn(fleet::PhaseName value);
QVariant toColumn(fleet::CountSource value);
QVariant toColumn(const QStringList &value);
QVariant toColumn(const fleet::Check &value);

// False when the column holds what this program does not know; the value is then as good as it could be read.
bool fromColumn(const QVariant &column, QString &value);
bool fromColumn(const QVariant &column, WallTime &value);
bool fromColumn(const QVariant &column, std::chrono::milliseconds &value);
bool fromColumn(const QVariant &column, fleet::Outcome &value);
bool fromColumn(const QVariant &column, fleet::PhaseName &value);
bool fromColumn(const QVariant &column, fleet::CountSource &value);
bool fromColumn(const QVariant &column, QStringList &value);
bool fromColumn(const QVariant &column, fleet::Check &value);

template<class T>
    requires std::is_arithmetic_v<T>
QVariant toColumn(T value)
{
    return value;
}

template<class T>
    requires std::is_enum_v<T>
QVariant toColumn(T value)
{
    return QString(word(value));
}

template<class T>
QVariant toColumn(const std::optional<T> &value)
{
    return value ? toColumn(*value) : QVariant();
}

template<class T>
    requires std::is_arithmetic_v<T>
bool fromColumn(const QVariant &column, T &value)
{
    if constexpr (std::is_floating_point_v<T>) // SQLite keeps NaN as NULL
        value = column.isNull() ? std::numeric_limits<T>::quiet_NaN() : column.value<T>();
    else
        value = column.value<T>();
    return true;
}

template<class T>
bool takeKnown(const std::optional<T> &known, T &value)
{
    value = known.value_or(value);
    return known.has_value();
}

template<class T>
    requires std::is_enum_v<T>
bool fromColumn(const QVariant &column, T &value)
{
    return takeKnown(fromWord<T>(column.toString()), value);
}

template<class T>
bool fromColumn(const QVariant &column, std::optional<T> &value)
{
    value.reset();
    return column.isNull() || fromColumn(column, value.emplace());
}

} // namespace largada::store
