// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Each runner as a tile, in the fleet's order; of a large fleet each tile is several runners, as far as the last of
// them is. Bounded, so that 10,000 runners cost no more than 200.
#pragma once

#include <QWidget>

#include "viewmodels/runner_model.h"

namespace largada::ui
{

class RunnerGrid final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int mostTiles = 200;

    // The model has to outlive this.
    RunnerGrid(const viewmodels::RunnerModel &runners, int columns, QWidget *parent = nullptr);

    void setStale(bool stale); // the fleet cannot be seen
    int tiles() const;
    int runnersPerTile() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int heightFor(int width) const;
    void fitHeight();
    struct Shape {
        int columns = 1;
        double side = 1;
        double step = 1;
    };
    Shape shapeFor(int width) const;
    void onRows();
    void describe();

    const viewmodels::RunnerModel &m_runners;
    int m_columns;
    bool m_isStale = false;
    int m_shown = -1; // rows, when the size was last told
};

} // namespace largada::ui
