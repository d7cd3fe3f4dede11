// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Counts of states in words, each with its mark, on as many lines as they need. They are the legend of bar and grid.
#pragma once

#include <QVector>
#include <QWidget>

#include "widgets/state_bar.h"

namespace largada::ui
{

class StateLine final : public QWidget
{
    Q_OBJECT
public:
    struct Item {
        fleet::RunnerState state = fleet::RunnerState::Pending;
        QString count;
        QString word;
        bool operator==(const Item &) const = default;
    };

    explicit StateLine(QWidget *parent = nullptr);
    void setItems(const QVector<Item> &items);
    void setCounts(const StateCounts &counts); // those that are not 0, in the usual words
    void setEnding(const StateCounts &counts); // those at the end first; the others are on their way there

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int heightFor(int width) const;
    void fitHeight();
    QVector<QPoint> places(int width) const; // of each item, and the end of the last line
    int widthOf(const Item &item) const;

    QVector<Item> m_items;
};

} // namespace largada::ui
