// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The table of runs: a check box at the left of each row that adds it to the selection, all of them by its head.
#pragma once

#include "widgets/fitted_table.h"

namespace largada::ui
{

class RunsTable final : public FittedTable
{
    Q_OBJECT
public:
    explicit RunsTable(QWidget *parent = nullptr);

signals:
    void openWanted(const QModelIndex &index); // double click, Enter
    void deleteWanted();

protected:
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index, const QEvent *event) const override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int widthOf(int column) const override;
    void onHeadClicked(int column) override;
};

} // namespace largada::ui
