// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A table of rows that are read and picked, not edited: its columns are as wide as what they are expected to hold, some
// give way where room is short, and a click on a head puts the rows in order. Not for one whose columns a person
// arranges.
#pragma once

#include <QTableView>
#include <QVector>

namespace largada::ui
{

class FittedTable : public QTableView
{
    Q_OBJECT
public:
    struct Columns {
        int count = 0;         // of the model
        int stretched = 0;     // takes what the others leave; its width is the least
        QVector<int> givesWay; // in this order
        int rowPixels = 34;    // at 100 % text
    };
    struct Order {
        int column = 0;
        const char *key = "";
        Qt::SortOrder first = Qt::DescendingOrder; // a second click turns it round
    };

    void setModel(QAbstractItemModel *model) override;
    // "started-descending"; empty: there are no orders.
    QString order() const;
    void setOrder(const QString &order); // what is not understood is the order at first

signals:
    void orderChanged(); // by a person

protected:
    FittedTable(Columns columns, QWidget *parent);

    // The first is the one at first.
    void offerOrders(const QVector<Order> &orders);
    virtual int widthOf(int column) const = 0; // pixels
    virtual void onHeadClicked(int) {}         // of a column that has no order
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();
    void fitColumns();
    void onSectionClicked(int column);
    void sort();

    const Columns m_columns;
    QVector<Order> m_orders;
    int m_sorted = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace largada::ui
