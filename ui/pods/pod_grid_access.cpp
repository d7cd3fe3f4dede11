// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pods/pod_grid_access.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include "pods/pod_grid.h"

namespace largada::ui
{

namespace
{

class CellAccess final : public QAccessibleInterface, public QAccessibleTableCellInterface
{
public:
    CellAccess(PodGrid *grid, int place) : m_grid(grid), m_place(place) {}

    int place() const { return m_place; }
    bool isValid() const override { return m_grid && m_place < m_grid->count(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_grid ? m_grid->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_grid); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    void setText(QAccessible::Text, const QString &) override {}
    QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? m_grid->describe(m_place) : QString();
    }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect tile = m_grid->tileOnScreen(m_place);
        return {m_grid->viewport()->mapToGlobal(tile.topLeft()), tile.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = state.selectable = true;
        state.selected = m_grid->isSelected(m_place);
        state.focused = m_grid->hasFocus() && m_grid->currentPlace() == m_place;
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface *>(this) : nullptr;
    }

    bool isSelected() const override { return isValid() && m_grid->isSelected(m_place); }
    QList<QAccessibleInterface *> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return m_place - m_grid->layoutOf().firstInRow(rowIndex()); }
    int rowIndex() const override { return m_grid->layoutOf().rowOf(m_place); }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface *table() const override { return parent(); }

private:
    QPointer<PodGrid> m_grid;
    int m_place;
};

class GridAccess final : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    explicit GridAccess(PodGrid *grid) : QAccessibleWidget(grid, QAccessible::Table) {}
    ~GridAccess() override { dropCells(-1); }

    PodGrid *grid() const { return static_cast<PodGrid *>(object()); }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? grid()->summary() : QAccessibleWidget::text(kind);
    }
    int childCount() const override { return grid()->count(); }
    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= grid()->count())
            return nullptr;
        const auto known = m_cells.constFind(index);
        if (known != m_cells.cend())
            return QAccessible::accessibleInterface(*known);
        constexpr qsizetype mostCells = 64; // a reader asks for one after the other
        if (m_cells.size() >= mostCells)
            dropCells(grid()->currentPlace());
        auto *cell = new CellAccess(grid(), index);
        m_cells.insert(index, QAccessible::registerAccessibleInterface(cell));
        return cell;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        return child != nullptr && child->role() == QAccessible::Cell ? static_cast<const CellAccess *>(child)->place()
                                                                      : -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint point = grid()->viewport()->mapFromGlobal(QPoint(x, y));
        for (const int place : grid()->layoutOf().in(QRect(
                 point - grid()->tileOnScreen(0).topLeft() + grid()->layoutOf().tileRect(0).topLeft(), QSize(1, 1))))
            return child(place);
        return nullptr;
    }
    QAccessibleInterface *focusChild() const override { return child(grid()->currentPlace()); }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface *>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }

    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QAccessibleInterface *cellAt(int row, int column) const override
    {
        if (row < 0 || row >= rowCount() || column < 0 || column >= columnCount())
            return nullptr;
        const int place = grid()->layoutOf().firstInRow(row) + column;
        return place < grid()->count() && grid()->layoutOf().rowOf(place) == row ? child(place) : nullptr;
    }
    int selectedCellCount() const override { return static_cast<int>(selectedCells().size()); }
    QList<QAccessibleInterface *> selectedCells() const override
    {
        QList<QAccessibleInterface *> cells;
        constexpr qsizetype most = 32; // as many as are kept at once
        for (int place = 0; place < grid()->count() && cells.size() < most; ++place) {
            if (grid()->isSelected(place))
                cells << child(place);
        }
        return cells;
    }
    QString columnDescription(int) const override { return {}; }
    QString rowDescription(int) const override { return {}; }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    int columnCount() const override { return grid()->layoutOf().columns(); }
    int rowCount() const override { return grid()->layoutOf().rows(); }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent *) override {}

private:
    void dropCells(int kept) const
    {
        for (auto cell = m_cells.begin(); cell != m_cells.end();) {
            if (cell.key() == kept) {
                ++cell;
                continue;
            }
            QAccessible::deleteAccessibleInterface(*cell);
            cell = m_cells.erase(cell);
        }
    }

    mutable QHash<int, QAccessible::Id> m_cells; // by place
};

QAccessibleInterface *accessOf(const QString &, QObject *object)
{
    auto *grid = qobject_cast<PodGrid *>(object);
    return grid == nullptr ? nullptr : new GridAccess(grid);
}

} // namespace

void installPodGridAccess()
{
    QAccessible::installFactory(&accessOf); // Qt keeps each only once
}

} // namespace largada::ui
