// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A table model as text, a line a row, so that a test compares what a person would read.
#pragma once

#include <QAbstractItemModel>
#include <QStringList>

namespace largada::test
{

inline QString printRow(const QAbstractItemModel &model, int row, int role = Qt::DisplayRole)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells << model.index(row, column).data(role).toString();
    return cells.join(QStringLiteral(" | "));
}

inline QStringList printModel(const QAbstractItemModel &model, int role = Qt::DisplayRole)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row)
        lines << printRow(model, row, role);
    return lines;
}

inline QString printHeader(const QAbstractItemModel &model, int role = Qt::DisplayRole)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells << model.headerData(column, Qt::Horizontal, role).toString();
    return cells.join(QStringLiteral(" | "));
}

} // namespace largada::test
