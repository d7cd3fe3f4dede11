// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The row of tabs of a report: words with a line under the chosen one.
#pragma once

#include <QTabBar>

namespace largada::ui
{

class ReportTabs final : public QTabBar
{
    Q_OBJECT
public:
    explicit ReportTabs(QWidget *parent = nullptr);
    void setTexts(const QStringList &texts); // keeps the chosen one

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void paintEvent(QPaintEvent *event) override;
};

} // namespace largada::ui
