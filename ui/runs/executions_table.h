// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The table of the agents' executions: in the dashboard's order, with columns that give way where room is short.
#pragma once

#include <functional>

#include <QTableView>

namespace largada::ui
{

class ExecutionsTable final : public QTableView
{
    Q_OBJECT
public:
    explicit ExecutionsTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    // Rows above those that are seen may come and go: what is seen stays. At the top the newest are seen.
    void keepInSight(const std::function<void()> &change);

signals:
    void openWanted(const QModelIndex &index); // double click, Enter

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();
    void fitColumns();
    int widthOf(int column) const;
};

} // namespace largada::ui
