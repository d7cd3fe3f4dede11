// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_look.h"

#include <numeric>

#include <QHeaderView>
#include <QPainter>

#include "fleet/preflight.h"
#include "fleet/run_record.h"
#include "viewmodels/roles.h"
#include "widgets/icons.h"
#include "widgets/outcome_look.h"
#include "widgets/runner_tile.h"
#include "widgets/table_header.h"

namespace largada::ui
{

CellDelegate::CellDelegate(QTableView *view, StateKind kind, int stateColumn)
    : QStyledItemDelegate(view), m_view(view), m_kind(kind), m_stateColumn(stateColumn)
{
}

void CellDelegate::setStrongColumn(int column)
{
    m_strongColumn = column;
}

void CellDelegate::setOverLimitColumn(int column)
{
    m_overLimitColumn = column;
}

double CellDelegate::paintMark(QPainter &painter, const QRectF &cell, const QModelIndex &index) const
{
    const Theme &theme = themeOf(m_view);
    const int side = scaled(14);
    const QRectF place(cell.left(), cell.center().y() - side / 2.0, side, side);
    const int state = index.data(viewmodels::StateRole).toInt();
    switch (m_kind) {
    case StateKind::None:
        return 0;
    case StateKind::Runner:
        paintTile(painter, place, {static_cast<fleet::RunnerState>(state)}, theme, 3);
        break;
    case StateKind::Outcome: {
        const MarkLook look = lookOf(static_cast<fleet::Outcome>(state));
        paintIcon(painter, place.topLeft(), look.icon, side, theme.color(look.ink));
        break;
    }
    case StateKind::Check: {
        const MarkLook look = lookOf(static_cast<fleet::CheckLevel>(state));
        paintIcon(painter, place.topLeft(), look.icon, side, theme.color(look.ink));
        break;
    }
    case StateKind::Execution: {
        const MarkLook look = lookOf(static_cast<dashboard::ExecutionStatus>(state));
        paintIcon(painter, place.topLeft(), look.icon, side, theme.color(look.ink));
        break;
    }
    }
    return side + scaled(8);
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = themeOf(m_view);
    const QRectF row(option.rect);
    const QHeaderView *header = m_view->horizontalHeader();
    const QMargins margins = cellMargins(*header, index.column());
    const bool isFirst = header->sectionPosition(index.column()) == 0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(row, theme.color(Ink::Soft));
    painter->fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1), theme.color(Ink::Hairline));
    if (selected && isFirst)
        painter->fillRect(QRectF(row.left(), row.top(), 2, row.height() - 1), theme.color(Ink::Accent));
    if (option.state.testFlag(QStyle::State_HasFocus) && isFirst && m_view->hasFocus()) {
        painter->setPen(QPen(theme.color(Ink::Text), 2));
        painter->drawLine(row.topLeft() + QPointF(1, 2), row.bottomLeft() + QPointF(1, -3));
    }
    QRectF cell = row.adjusted(margins.left(), 0, -margins.right(), -1);
    if (index.column() == m_stateColumn)
        cell.setLeft(cell.left() + paintMark(*painter, cell, index));
    const bool over = index.column() == m_overLimitColumn && index.data(viewmodels::OverLimitRole).toBool();
    const bool strong = index.column() == m_strongColumn || over;
    painter->setFont(textFont(strong ? TextKind::BodyStrong : TextKind::Body));
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const bool right = alignment.isValid() && (alignment.toInt() & Qt::AlignRight) != 0;
    const QString text = index.data(Qt::DisplayRole).toString();
    const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, int(cell.width()));
    if (over) {
        const int side = scaled(14);
        const double left =
            right ? cell.right() - painter->fontMetrics().horizontalAdvance(shown) - side - scaled(4) : cell.left();
        paintIcon(*painter, {left, cell.center().y() - side / 2.0}, QStringLiteral("triangle-alert"), side,
                  theme.color(Ink::Error));
    }
    const bool muted = index.data(viewmodels::MutedRole).toBool();
    painter->setPen(theme.color(over ? Ink::Error : muted ? Ink::Muted : Ink::Text));
    painter->drawText(cell, Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft), shown);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QFontMetrics metrics(textFont(TextKind::Body));
    return {metrics.horizontalAdvance(index.data(Qt::DisplayRole).toString()) + scaled(40), scaled(34)};
}

void dressTable(QTableView *view, int rowPixels)
{
    view->setShowGrid(false);
    view->setFrameShape(QFrame::NoFrame);
    view->setWordWrap(false);
    view->setTabKeyNavigation(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->verticalHeader()->setMinimumSectionSize(scaled(20));
    view->verticalHeader()->setDefaultSectionSize(scaled(rowPixels));
    if (!qobject_cast<TableHeader *>(view->horizontalHeader()))
        view->setHorizontalHeader(new TableHeader(view));
    QHeaderView *header = view->horizontalHeader();
    header->setFixedHeight(scaled(34));
    header->setHighlightSections(false);
    header->setMinimumSectionSize(scaled(36));
    header->setFont(textFont(TextKind::Small));
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void fitColumns(QTableView *view, const QVector<int> &widths, const QVector<int> &givesWay, int stretched)
{
    int sum = std::accumulate(widths.cbegin(), widths.cend(), 0);
    QVector<bool> isHidden(widths.size(), false);
    for (const int column : givesWay) {
        if (sum <= view->viewport()->width())
            break;
        isHidden[column] = true;
        sum -= widths[column];
    }
    for (int column = 0; column < widths.size(); ++column) {
        view->setColumnHidden(column, isHidden[column]);
        if (column != stretched)
            view->setColumnWidth(column, widths[column]);
    }
}

} // namespace largada::ui
