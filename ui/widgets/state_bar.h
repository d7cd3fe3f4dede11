// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many runners are in which state, as parts of one bar. The counts stand beside it in words.
#pragma once

#include <array>

#include <QWidget>

#include "widgets/theme.h"

namespace largada::ui
{

using StateCounts = std::array<int, fleet::allRunnerStates.size()>;

class StateBar final : public QWidget
{
    Q_OBJECT
public:
    explicit StateBar(QWidget *parent = nullptr);
    // In the order given; total: of the whole bar, when some are not shown. A part is never thinner than it can be
    // seen.
    void setCounts(const StateCounts &counts, int total);
    void setEnding(); // what is done stands first, else what is furthest in the run

    QSize sizeHint() const override { return {scaled(200), scaled(10)}; }
    QSize minimumSizeHint() const override { return {scaled(60), scaled(10)}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_isEnding = false;
    StateCounts m_counts{};
    int m_total = 0;
};

} // namespace largada::ui
