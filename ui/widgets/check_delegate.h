// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first column of a table as check boxes. It only paints them: a click is the table's.
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

namespace largada::ui
{

class CheckDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum class Shows { Selection, CheckState }; // that the row is selected, or the model's Qt::CheckStateRole

    CheckDelegate(Shows shows, QTableView *view);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    static int width(); // of its column, in pixels

private:
    const Shows m_shows;
    QTableView *m_view;
};

} // namespace largada::ui
