// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The table of targets: a check box at the left of each that enables it, columns that give way where room is short, and
// an order that is clicked on the headers.
#pragma once

#include <QTableView>

namespace largada::ui
{

class TargetsTable final : public QTableView
{
    Q_OBJECT
public:
    explicit TargetsTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    // "label-ascending"; what is not understood is by label.
    QString order() const;
    void setOrder(const QString &order);

signals:
    void enableWanted(const QStringList &ids); // the check box, or Space on the selection
    void deleteWanted();
    void openWanted(); // Enter, double click
    void orderChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();
    void fitColumns();
    int widthOf(int column) const;
    void onHeaderClicked(int column);

    int m_sorted;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace largada::ui
