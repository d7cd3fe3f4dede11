// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The runners one by one: in which state each is, and how far apart they are, in their start or in their p95.
#pragma once

#include <QWidget>

#include "shell/services.h"

namespace largada::ui
{

class Label;
class RunnerDots;
class RunnerGrid;
class SpreadHistogram;
class StateLine;

class RunnersCard final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int mostDots = 200;

    explicit RunnersCard(const Services &services, QWidget *parent = nullptr);
    void refresh();

    QSize sizeHint() const override { return minimumSizeHint(); } // what is left over goes to the dots

private:
    QWidget *makeStates();
    QWidget *makeSpread();
    void showDots();
    void showStarts();

    Services m_services;
    Label *m_title;
    StateLine *m_states;
    RunnerGrid *m_grid;
    QWidget *m_spread;
    Label *m_spreadTitle;
    Label *m_spreadUnit;
    RunnerDots *m_dots;
    SpreadHistogram *m_starts;
};

} // namespace largada::ui
