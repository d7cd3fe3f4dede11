// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/runs_table.h"

#include <QKeyEvent>

#include "viewmodels/runs_model.h"
#include "widgets/check_delegate.h"
#include "widgets/table_look.h"

namespace largada::ui
{

using viewmodels::RunsModel;

namespace
{

// The longest that a cell is expected to hold; longer ones end in an ellipsis and have a tooltip.
QString widestText(int column)
{
    switch (column) {
    case RunsModel::Number:
        return QStringLiteral("1,000");
    case RunsModel::Started:
        return QStringLiteral("00/00 00:00:00"); // a former year adds to it
    case RunsModel::Runners:
        return QStringLiteral("10,000");
    case RunsModel::Vus:
        return QStringLiteral("200,000");
    case RunsModel::Requests:
        return QStringLiteral("100,000,000");
    case RunsModel::P95:
        return QStringLiteral("00.0–00.0 ms");
    case RunsModel::Fails:
        return QStringLiteral("00.00%");
    case RunsModel::Spread:
        return QStringLiteral("0.00 ms");
    default:
        return {};
    }
}

} // namespace

RunsTable::RunsTable(QWidget *parent)
    : FittedTable(
          {.count = RunsModel::ColumnCount,
           .stretched = RunsModel::Script,
           .givesWay = {RunsModel::Spread, RunsModel::Vus, RunsModel::Runners, RunsModel::P95, RunsModel::Requests}},
          parent)
{
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    auto *cells = new CellDelegate(this, StateKind::Outcome, RunsModel::Outcome);
    cells->setStrongColumn(RunsModel::Script);
    cells->setOverLimitColumn(RunsModel::Fails);
    setItemDelegate(cells);
    setItemDelegateForColumn(RunsModel::Mark, new CheckDelegate(CheckDelegate::Shows::Selection, this));
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (index.column() != RunsModel::Mark)
            emit openWanted(index);
    });
    offerOrders({{RunsModel::Started, "started"},
                 {RunsModel::Number, "number"},
                 {RunsModel::Script, "script", Qt::AscendingOrder},
                 {RunsModel::Outcome, "outcome", Qt::AscendingOrder},
                 {RunsModel::Runners, "runners"},
                 {RunsModel::Vus, "vus"},
                 {RunsModel::Requests, "requests"},
                 {RunsModel::P95, "p95"},
                 {RunsModel::Fails, "fails"},
                 {RunsModel::Spread, "spread"}});
}

void RunsTable::onHeadClicked(int)
{
    const bool isAll = selectionModel()->selectedRows().size() == model()->rowCount();
    isAll ? clearSelection() : selectAll();
}

QItemSelectionModel::SelectionFlags RunsTable::selectionCommand(const QModelIndex &index, const QEvent *event) const
{
    if (index.isValid() && index.column() == RunsModel::Mark && event) {
        switch (event->type()) {
        case QEvent::MouseButtonPress: {
            const auto modifiers = static_cast<const QMouseEvent *>(event)->modifiers();
            if (modifiers == Qt::NoModifier)
                return QItemSelectionModel::Toggle | QItemSelectionModel::Rows;
            break;
        }
        case QEvent::MouseMove:
        case QEvent::MouseButtonRelease:
            return QItemSelectionModel::NoUpdate;
        default:
            break;
        }
    }
    return FittedTable::selectionCommand(index, event);
}

void RunsTable::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid())
            emit openWanted(currentIndex());
        return;
    case Qt::Key_Delete:
        emit deleteWanted();
        return;
    case Qt::Key_Escape:
        event->ignore(); // the page's
        return;
    default:
        FittedTable::keyPressEvent(event);
    }
}

int RunsTable::widthOf(int column) const
{
    if (column == RunsModel::Mark)
        return CheckDelegate::width();
    const QFontMetrics cells(textFont(TextKind::BodyStrong));
    const QFontMetrics head(textFont(TextKind::Body));
    const QString title = model()->headerData(column, Qt::Horizontal).toString();
    int text = cells.horizontalAdvance(widestText(column));
    int more = scaled(18);
    if (column == RunsModel::Outcome) {
        for (int row = 0; row < std::min(model()->rowCount(), 200); ++row)
            text = std::max(text, cells.horizontalAdvance(model()->index(row, column).data().toString()));
        more += scaled(22); // its mark
    } else if (column == RunsModel::Fails) {
        more += scaled(18);
    } else if (column == RunsModel::Spread) {
        more += scaled(8); // the last column
    } else if (column == RunsModel::Script) {
        text = scaled(90);
    }
    const int sortMark = scaled(16);
    return std::max(text + more, head.horizontalAdvance(title) + scaled(20) + sortMark);
}

} // namespace largada::ui
