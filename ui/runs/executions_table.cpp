// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/executions_table.h"

#include <QKeyEvent>
#include <QScrollBar>

#include "text/sentences.h"
#include "viewmodels/executions_model.h"
#include "widgets/table_look.h"

namespace largada::ui
{

using viewmodels::ExecutionsModel;

namespace
{

// The longest that a cell is expected to hold; longer ones end in an ellipsis and have a tooltip.
QString widestText(int column)
{
    switch (column) {
    case ExecutionsModel::Started:
        return QStringLiteral("00/00 00:00:00"); // a former year adds to it
    case ExecutionsModel::Agent:
        return QStringLiteral("k6agent-7c9f8d6b4-czqs2");
    case ExecutionsModel::Duration:
        return QStringLiteral("10 min 30 s");
    case ExecutionsModel::Rate:
        return QStringLiteral("15,000.0");
    case ExecutionsModel::Iterations:
        return QStringLiteral("1,000,000");
    case ExecutionsModel::P95:
        return QStringLiteral("0.00 ms");
    case ExecutionsModel::Fails:
        return QStringLiteral("00.00%");
    default:
        return {};
    }
}

} // namespace

ExecutionsTable::ExecutionsTable(QWidget *parent)
    : FittedTable({.count = ExecutionsModel::ColumnCount,
                   .stretched = ExecutionsModel::Target,
                   .givesWay = {ExecutionsModel::Iterations, ExecutionsModel::Rate, ExecutionsModel::Duration,
                                ExecutionsModel::Agent},
                   .rowPixels = 32},
                  parent)
{
    setSelectionMode(QAbstractItemView::SingleSelection);
    auto *cells = new CellDelegate(this, StateKind::Execution, ExecutionsModel::Status);
    cells->setStrongColumn(ExecutionsModel::Target);
    cells->setOverLimitColumn(ExecutionsModel::Fails);
    setItemDelegate(cells);
    connect(this, &QTableView::doubleClicked, this, &ExecutionsTable::openWanted);
}

void ExecutionsTable::keepInSight(const std::function<void()> &change)
{
    const int top = rowAt(0);
    const bool isAtTop = verticalScrollBar()->value() == 0 || top < 0;
    const QString id = isAtTop ? QString() : model()->index(top, 0).data(viewmodels::IdRole).toString();
    const int offset = isAtTop ? 0 : rowViewportPosition(top);
    change();
    if (isAtTop)
        return;
    for (int row = 0; row < model()->rowCount(); ++row) {
        if (model()->index(row, 0).data(viewmodels::IdRole).toString() == id) {
            verticalScrollBar()->setValue(verticalScrollBar()->value() + rowViewportPosition(row) - offset);
            return;
        }
    }
}

void ExecutionsTable::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid())
            emit openWanted(currentIndex());
        return;
    case Qt::Key_Escape:
        event->ignore(); // the page's
        return;
    default:
        FittedTable::keyPressEvent(event);
    }
}

int ExecutionsTable::widthOf(int column) const
{
    const QFontMetrics cells(textFont(TextKind::BodyStrong));
    const QFontMetrics head(textFont(TextKind::Body));
    const QString title = model()->headerData(column, Qt::Horizontal).toString();
    int width = cells.horizontalAdvance(widestText(column));
    int more = scaled(18);
    if (column == ExecutionsModel::Status) {
        using dashboard::ExecutionStatus;
        for (const auto status : {ExecutionStatus::Running, ExecutionStatus::Completed, ExecutionStatus::Error,
                                  ExecutionStatus::Interrupted})
            width = std::max(width, cells.horizontalAdvance(text::word(status)));
        more += scaled(22); // its mark
    } else if (column == ExecutionsModel::Fails) {
        more += scaled(26); // its mark, the last column's margin
    } else if (column == ExecutionsModel::Started) {
        more += scaled(8);
    } else if (column == ExecutionsModel::Target) {
        width = scaled(90);
    }
    return std::max(width + more, head.horizontalAdvance(title) + scaled(30)); // its margins, the mark of the order
}

} // namespace largada::ui
