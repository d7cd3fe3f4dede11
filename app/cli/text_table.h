// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of short texts as lines with columns, for people at a terminal.
#pragma once

#include <QStringList>
#include <QVector>

namespace largada::cli
{

struct TableColumn {
    QString head;
    bool isNumber = false; // on the right
    int atMost = 40;       // characters; what is longer is cut
};

// The head first. A cell may hold anything: what would move a terminal's cursor or turn its text around is replaced.
// Columns that are empty in all rows are left out.
QStringList tableLines(const QVector<TableColumn> &columns, const QVector<QStringList> &rows);

} // namespace largada::cli
