// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What all tables look like: no grid but hairlines, a soft fill and an accent bar on selected rows, states with their
// shape, and the red of what is over its limit.
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>
#include <QVector>

#include "widgets/theme.h"

namespace largada::ui
{

enum class StateKind { None, Runner, Outcome, Check, Execution };

// Paints a model's cells by its roles (viewmodels/roles.h): StateRole as a mark of the given kind in stateColumn,
// OverLimitRole as error text with a mark.
class CellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit CellDelegate(QTableView *view, StateKind kind = StateKind::None, int stateColumn = 0);
    void setStrongColumn(int column); // in bold; -1: none
    void setOverLimitColumn(int column);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    double paintMark(QPainter &painter, const QRectF &cell, const QModelIndex &index) const; // its width

    QTableView *m_view;
    StateKind m_kind;
    int m_stateColumn;
    int m_strongColumn = -1;
    int m_overLimitColumn = -1;
};

// Row height and header at the text size in force; call again when it changes. The first call gives the view its header
// (table_header.h): what is set of one before is lost.
void dressTable(QTableView *view, int rowPixels = 34);

// Gives the columns their widths in pixels. Where the view has no room for their sum, those in givesWay are hidden, one
// after the other. stretched takes what is left; its width is the least.
void fitColumns(QTableView *view, const QVector<int> &widths, const QVector<int> &givesWay, int stretched);

} // namespace largada::ui
