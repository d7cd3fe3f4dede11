// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fitted_table.h"

#include <algorithm>
#include <utility>

#include <QHeaderView>

#include "widgets/table_look.h"

namespace largada::ui
{

namespace
{

constexpr char upwards[] = "ascending", downwards[] = "descending";

} // namespace

FittedTable::FittedTable(Columns columns, QWidget *parent) : QTableView(parent), m_columns(std::move(columns))
{
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    dressTable(this, m_columns.rowPixels);
}

void FittedTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(m_columns.stretched, QHeaderView::Stretch);
    fitColumns();
}

void FittedTable::offerOrders(const QVector<Order> &orders)
{
    m_orders = orders;
    m_sorted = orders.first().column;
    m_order = orders.first().first;
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &FittedTable::onSectionClicked);
    horizontalHeader()->setSortIndicatorShown(true);
}

QString FittedTable::order() const
{
    for (const Order &one : m_orders) {
        if (one.column == m_sorted)
            return QLatin1String(one.key) + QLatin1Char('-') +
                   QLatin1String(m_order == Qt::AscendingOrder ? upwards : downwards);
    }
    return {};
}

void FittedTable::setOrder(const QString &order)
{
    const auto named = [key = order.section(QLatin1Char('-'), 0, 0)](const Order &one) {
        return key == QLatin1String(one.key);
    };
    const auto found = std::find_if(m_orders.cbegin(), m_orders.cend(), named);
    const Order &one = found == m_orders.cend() ? m_orders.first() : *found;
    m_sorted = one.column;
    m_order = one.first;
    if (found != m_orders.cend() && order.endsWith(QLatin1String(upwards)))
        m_order = Qt::AscendingOrder;
    else if (found != m_orders.cend() && order.endsWith(QLatin1String(downwards)))
        m_order = Qt::DescendingOrder;
    sort();
}

void FittedTable::onSectionClicked(int column)
{
    const auto found =
        std::find_if(m_orders.cbegin(), m_orders.cend(), [column](const Order &one) { return one.column == column; });
    if (found == m_orders.cend()) {
        horizontalHeader()->setSortIndicator(m_sorted, m_order); // the click has moved it
        onHeadClicked(column);
        return;
    }
    if (column == m_sorted)
        m_order = m_order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    else
        m_order = found->first;
    m_sorted = column;
    sort();
    emit orderChanged();
}

void FittedTable::sort()
{
    horizontalHeader()->setSortIndicator(m_sorted, m_order);
    model()->sort(m_sorted, m_order);
}

void FittedTable::fitColumns()
{
    if (!model() || model()->columnCount() != m_columns.count)
        return;
    QVector<int> widths;
    for (int column = 0; column < m_columns.count; ++column)
        widths << widthOf(column);
    ui::fitColumns(this, widths, m_columns.givesWay, m_columns.stretched);
}

void FittedTable::dress()
{
    dressTable(this, m_columns.rowPixels);
    fitColumns();
}

void FittedTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void FittedTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        dress();
    else if (event->type() == QEvent::LanguageChange)
        fitColumns();
}

} // namespace largada::ui
