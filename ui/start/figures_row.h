// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The six figures of the phase under load, side by side or, where room is short, in two rows of three.
#pragma once

#include <array>

#include <QWidget>

#include "viewmodels/run_figures.h"

class QGridLayout;

namespace largada::ui
{

class Card;
class FigureTile;
class Rule;

class FiguresRow final : public QWidget
{
    Q_OBJECT
public:
    explicit FiguresRow(QWidget *parent = nullptr);
    void show(const viewmodels::LiveFigures &figures, fleet::PhaseName phase);

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void showTime(const viewmodels::LiveFigures &figures, fleet::PhaseName phase);
    void showLatency(const viewmodels::LiveFigures &figures);
    void showSpread(const viewmodels::LiveFigures &figures);

    Card *m_card;
    QGridLayout *m_grid;
    FigureTile *m_time;
    FigureTile *m_throughput;
    FigureTile *m_p95;
    FigureTile *m_fails;
    FigureTile *m_spread;
    FigureTile *m_runners;
    std::array<FigureTile *, 6> m_tiles;
    std::array<Rule *, 6> m_rules; // at the left of each but the first of a row
    int m_columns = 0;
};

} // namespace largada::ui
