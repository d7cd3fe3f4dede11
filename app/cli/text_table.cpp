// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_table.h"

#include <algorithm>

namespace largada::cli
{

namespace
{

QString cellText(const QString &text, int atMost)
{
    QString cell = text;
    for (QChar &c : cell) {
        const auto category = c.category();
        if (c.isSpace())
            c = u' ';
        else if (category == QChar::Other_Control || category == QChar::Other_Format)
            c = QChar::ReplacementCharacter;
    }
    if (cell.size() <= atMost)
        return cell;
    const qsizetype end = cell.at(atMost - 2).isHighSurrogate() ? atMost - 2 : atMost - 1;
    return cell.left(end) + u'…';
}

} // namespace

QStringList tableLines(const QVector<TableColumn> &columns, const QVector<QStringList> &rows)
{
    QVector<QStringList> cells(rows.size() + 1);
    QVector<qsizetype> shown, widths;
    for (qsizetype column = 0; column < columns.size(); ++column) {
        const TableColumn &which = columns[column];
        qsizetype width = which.head.size();
        bool isEmpty = true;
        cells[0] << which.head;
        for (qsizetype row = 0; row < rows.size(); ++row) {
            const QString cell = cellText(rows[row].value(column), which.atMost);
            cells[row + 1] << cell;
            width = std::max(width, cell.size());
            isEmpty = isEmpty && cell.isEmpty();
        }
        widths << width;
        if (!isEmpty)
            shown << column;
    }
    QStringList lines;
    for (const QStringList &row : std::as_const(cells)) {
        QStringList line;
        for (const qsizetype column : std::as_const(shown)) {
            const QString &cell = row[column];
            line << (columns[column].isNumber ? cell.rightJustified(widths[column])
                                              : cell.leftJustified(widths[column]));
        }
        QString text = line.join(QStringLiteral("  "));
        while (text.endsWith(u' '))
            text.chop(1);
        lines << text;
    }
    return lines;
}

} // namespace largada::cli
