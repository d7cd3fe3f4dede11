// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The table of the agents' executions: in the dashboard's order.
#pragma once

#include <functional>

#include "widgets/fitted_table.h"

namespace largada::ui
{

class ExecutionsTable final : public FittedTable
{
    Q_OBJECT
public:
    explicit ExecutionsTable(QWidget *parent = nullptr);

    // Rows above those that are seen may come and go: what is seen stays. At the top the newest are seen.
    void keepInSight(const std::function<void()> &change);

signals:
    void openWanted(const QModelIndex &index); // double click, Enter

protected:
    void keyPressEvent(QKeyEvent *event) override;
    int widthOf(int column) const override;
};

} // namespace largada::ui
