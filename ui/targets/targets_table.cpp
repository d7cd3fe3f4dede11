// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "targets/targets_table.h"

#include <QKeyEvent>

#include "viewmodels/targets_model.h"
#include "widgets/check_delegate.h"
#include "widgets/table_look.h"

namespace largada::ui
{

using viewmodels::TargetsModel;

namespace
{

// The longest that a cell is expected to hold; longer ones end in an ellipsis.
QString widestText(int column)
{
    switch (column) {
    case TargetsModel::Label:
        return QStringLiteral("a label of some length");
    case TargetsModel::Vus:
        return QStringLiteral("100,000");
    case TargetsModel::Duration:
    case TargetsModel::Interval:
        return QStringLiteral("10 min 30 s");
    case TargetsModel::Executions:
        return QStringLiteral("100,000");
    case TargetsModel::P95:
        return QStringLiteral("00.0–00.0 ms");
    case TargetsModel::Fails:
        return QStringLiteral("00.00%");
    default:
        return {};
    }
}

} // namespace

TargetsTable::TargetsTable(QWidget *parent)
    : FittedTable(
          {.count = TargetsModel::ColumnCount,
           .stretched = TargetsModel::Url,
           .givesWay = {TargetsModel::Executions, TargetsModel::P95, TargetsModel::Duration, TargetsModel::Interval}},
          parent)
{
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    auto *cells = new CellDelegate(this);
    cells->setStrongColumn(TargetsModel::Label);
    cells->setOverLimitColumn(TargetsModel::Fails);
    setItemDelegate(cells);
    setItemDelegateForColumn(TargetsModel::Enabled, new CheckDelegate(CheckDelegate::Shows::CheckState, this));
    offerOrders({{TargetsModel::Label, "label", Qt::AscendingOrder},
                 {TargetsModel::Enabled, "enabled", Qt::AscendingOrder},
                 {TargetsModel::Url, "url", Qt::AscendingOrder},
                 {TargetsModel::Vus, "vus"},
                 {TargetsModel::Duration, "duration"},
                 {TargetsModel::Interval, "interval"},
                 {TargetsModel::Executions, "executions"},
                 {TargetsModel::P95, "p95"},
                 {TargetsModel::Fails, "fails"}});
}

void TargetsTable::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && index.isValid() &&
        index.column() == TargetsModel::Enabled) {
        emit enableWanted({index.data(viewmodels::IdRole).toString()});
        return; // the selection stays
    }
    FittedTable::mousePressEvent(event);
}

void TargetsTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && index.column() == TargetsModel::Enabled) {
        mousePressEvent(event); // two clicks
        return;
    }
    FittedTable::mouseDoubleClickEvent(event);
    if (index.isValid())
        emit openWanted();
}

void TargetsTable::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit openWanted();
        return;
    case Qt::Key_Delete:
        emit deleteWanted();
        return;
    case Qt::Key_Space: {
        QStringList ids;
        for (const QModelIndex &index : selectionModel()->selectedRows())
            ids << index.data(viewmodels::IdRole).toString();
        if (!ids.isEmpty())
            emit enableWanted(ids);
        return;
    }
    case Qt::Key_Escape:
        event->ignore(); // the page's
        return;
    default:
        FittedTable::keyPressEvent(event);
    }
}

int TargetsTable::widthOf(int column) const
{
    if (column == TargetsModel::Enabled)
        return CheckDelegate::width();
    const QFontMetrics cells(textFont(TextKind::BodyStrong));
    const QFontMetrics head(textFont(TextKind::Body));
    const QString title = model()->headerData(column, Qt::Horizontal).toString();
    const int text = column == TargetsModel::Url ? scaled(200) : cells.horizontalAdvance(widestText(column));
    const int more = scaled(column == TargetsModel::Fails ? 44 : 18); // its mark, and the last column's margin
    const int sortMark = scaled(16);
    return std::max(text + more, head.horizontalAdvance(title) + scaled(20) + sortMark);
}

} // namespace largada::ui
