// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/state_bar.h"

#include <algorithm>
#include <numeric>

#include <QPainter>
#include <QPainterPath>

namespace largada::ui
{

namespace
{
constexpr double gap = 2;
constexpr double least = 6;
// What is furthest stands first.
constexpr std::array order{fleet::RunnerState::InLoad, fleet::RunnerState::WarmingUp, fleet::RunnerState::Ready,
                           fleet::RunnerState::Done,   fleet::RunnerState::Creating,  fleet::RunnerState::Pending,
                           fleet::RunnerState::Failed};
} // namespace

StateBar::StateBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StateBar::setEnding()
{
    m_isEnding = true;
    update();
}

void StateBar::setCounts(const StateCounts &counts, int total)
{
    if (counts == m_counts && total == m_total)
        return;
    m_counts = counts;
    m_total = total;
    update();
}

void StateBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath round;
    const double radius = std::min(4.0, height() / 2.0);
    round.addRoundedRect(rect(), radius, radius);
    painter.setClipPath(round);
    painter.fillRect(rect(), theme.color(theme.isDark ? Ink::Alternate : Ink::Hairline));
    const int shown = std::accumulate(m_counts.cbegin(), m_counts.cend(), 0);
    const int total = std::max(m_total, shown);
    if (shown == 0)
        return;
    const auto parts = std::count_if(m_counts.cbegin(), m_counts.cend(), [](int count) { return count > 0; });
    const double room = width() - gap * static_cast<double>(shown < total ? parts : parts - 1);
    double thin = 0;
    int thick = total - shown;
    for (const int count : m_counts) {
        if (count > 0 && count * room / total < least)
            thin += least;
        else
            thick += count;
    }
    const double scale = (room - thin) / std::max(1, thick);
    double left = 0;
    auto states = order;
    if (m_isEnding)
        std::stable_partition(states.begin(), states.end(),
                              [](fleet::RunnerState state) { return state == fleet::RunnerState::Done; });
    for (const fleet::RunnerState state : states) {
        const int count = m_counts[static_cast<size_t>(state)];
        if (count == 0)
            continue;
        const double part = count * room / total < least ? least : count * scale;
        const QRectF place(left, 0, part, height());
        if (theme.fill(state).isValid()) {
            painter.fillRect(place, theme.fill(state));
        } else {
            painter.setPen(QPen(theme.border(state), 1.25));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(place.adjusted(0.6, 0.6, -0.6, -0.6), 2, 2);
        }
        left += part + gap;
    }
}

} // namespace largada::ui
