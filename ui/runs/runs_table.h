// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The table of runs: a check box at the left of each row that adds it to the selection, columns that give way where
// room is short, and an order that is clicked on the headers.
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

namespace largada::ui
{

// The check box of the first column shows and changes what is selected.
class MarkDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit MarkDelegate(QTableView *view);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QTableView *m_view;
};

class RunsTable final : public QTableView
{
    Q_OBJECT
public:
    explicit RunsTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    // "started-descending"; what is not understood is newest first.
    QString order() const;
    void setOrder(const QString &order);

signals:
    void openWanted(const QModelIndex &index); // double click, Enter
    void deleteWanted();
    void orderChanged(); // by a person

protected:
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index, const QEvent *event) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();
    void fitColumns();
    int widthOf(int column) const;
    void onHeaderClicked(int column);

    int m_sorted;
    Qt::SortOrder m_order = Qt::DescendingOrder;
};

} // namespace largada::ui
