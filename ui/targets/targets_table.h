// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The table of targets: a check box at the left of each that enables it.
#pragma once

#include "widgets/fitted_table.h"

namespace largada::ui
{

class TargetsTable final : public FittedTable
{
    Q_OBJECT
public:
    explicit TargetsTable(QWidget *parent = nullptr);

signals:
    void enableWanted(const QStringList &ids); // the check box, or Space on the selection
    void deleteWanted();
    void openWanted(); // Enter, double click

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    int widthOf(int column) const override;
};

} // namespace largada::ui
