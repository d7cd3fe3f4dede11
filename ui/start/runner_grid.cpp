// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/runner_grid.h"

#include <algorithm>
#include <cmath>

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include "widgets/runner_tile.h"
#include "widgets/state_words.h"

namespace largada::ui
{

using fleet::RunnerState;

namespace
{

constexpr int largestTile = 22; // px at 100 %
constexpr int smallestTile = 9;

// What a tile of several runners shows first: trouble, then who is the least far.
int urgency(RunnerState state)
{
    switch (state) {
    case RunnerState::Failed:
        return 0;
    case RunnerState::Pending:
        return 1;
    case RunnerState::Creating:
        return 2;
    case RunnerState::Ready:
        return 3;
    case RunnerState::WarmingUp:
        return 4;
    case RunnerState::InLoad:
        return 5;
    case RunnerState::Done:
        return 6;
    }
    return 6;
}

} // namespace

RunnerGrid::RunnerGrid(const viewmodels::RunnerModel &runners, int columns, QWidget *parent)
    : QWidget(parent), m_runners(runners), m_columns(columns)
{
    setObjectName(QStringLiteral("miniGrid"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&runners, &QAbstractItemModel::modelReset, this, &RunnerGrid::onRows);
    connect(&runners, &QAbstractItemModel::rowsInserted, this, &RunnerGrid::onRows);
    connect(&runners, &QAbstractItemModel::rowsRemoved, this, &RunnerGrid::onRows);
    connect(&runners, &QAbstractItemModel::dataChanged, this, qOverload<>(&QWidget::update));
    connect(&runners, &viewmodels::RunnerModel::countsChanged, this, &RunnerGrid::describe);
    onRows();
}

int RunnerGrid::runnersPerTile() const
{
    const int rows = m_runners.rowCount();
    return std::max(1, (rows + mostTiles - 1) / mostTiles);
}

int RunnerGrid::tiles() const
{
    const int per = runnersPerTile();
    return (m_runners.rowCount() + per - 1) / per;
}

RunnerGrid::Shape RunnerGrid::shapeFor(int width) const
{
    const int count = std::max(1, tiles());
    int columns = std::min(m_columns, count);
    if (count > 6 * m_columns) // more, and smaller ones
        columns = std::max(m_columns, static_cast<int>(std::ceil(std::sqrt(count * 3.0))));
    const double step =
        std::clamp((double(width) + 2) / columns, double(scaled(smallestTile)) + 2, double(scaled(largestTile)) + 6);
    const double between = step >= scaled(16) ? scaled(4) : scaled(2);
    return {columns, std::floor(step - between), step};
}

void RunnerGrid::onRows()
{
    if (m_shown != m_runners.rowCount()) {
        m_shown = m_runners.rowCount();
        fitHeight();
    }
    describe();
    update();
}

void RunnerGrid::setStale(bool stale)
{
    if (std::exchange(m_isStale, stale) != stale)
        update();
}

void RunnerGrid::describe()
{
    QStringList parts;
    for (const RunnerState state : fleet::allRunnerStates) {
        const int count = m_runners.count(state);
        if (count > 0)
            //: a count and what it counts: 14 ready
            parts << tr("%1 %2").arg(QLocale().toString(count), countedState(state, count));
    }
    setAccessibleName(tr("Grid of %Ln runner(s)", "", m_runners.rowCount()));
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

QSize RunnerGrid::sizeHint() const
{
    const int width = m_columns * scaled(20);
    return {width, heightFor(width)};
}

QSize RunnerGrid::minimumSizeHint() const
{
    return {scaled(160), scaled(16)};
}

int RunnerGrid::heightFor(int width) const
{
    const Shape shape = shapeFor(width);
    const int lines = (std::max(1, tiles()) + shape.columns - 1) / shape.columns;
    return static_cast<int>(std::ceil(lines * shape.step));
}

// Of its own width: layouts of cards in a scroll area do not ask for a height to a width.
void RunnerGrid::fitHeight()
{
    setFixedHeight(heightFor(width()));
}

void RunnerGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

void RunnerGrid::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Shape shape = shapeFor(width());
    const int per = runnersPerTile();
    const auto &rows = m_runners.rows();
    const int count = tiles();
    for (int tile = 0; tile < count; ++tile) {
        const auto begin = rows.cbegin() + tile * per;
        const auto end = std::min(begin + per, rows.cend());
        const auto first = std::min_element(begin, end, [](const fleet::RunnerRow &a, const fleet::RunnerRow &b) {
            return urgency(a.state) < urgency(b.state);
        });
        const QRectF place(std::floor(tile % shape.columns * shape.step), std::floor(tile / shape.columns * shape.step),
                           shape.side, shape.side);
        paintTile(painter, place, {first->state, false, false, m_isStale}, theme);
    }
}

bool RunnerGrid::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const Shape shape = shapeFor(width());
    const int column = static_cast<int>(help->pos().x() / shape.step);
    const int tile = static_cast<int>(help->pos().y() / shape.step) * shape.columns + column;
    if (column >= shape.columns || tile >= tiles()) {
        QToolTip::hideText();
        return true;
    }
    const int per = runnersPerTile();
    const int first = tile * per;
    const int last = std::min(first + per, m_runners.rowCount()) - 1;
    const auto text = [this](int row) { return m_runners.index(row, viewmodels::RunnerModel::Name).data().toString(); };
    if (first == last)
        QToolTip::showText(
            help->globalPos(),
            //: a runner's name and its state
            tr("%1: %2").arg(text(first), m_runners.index(first, viewmodels::RunnerModel::State).data().toString()),
            this);
    else
        //: names of runners: the first and the last
        QToolTip::showText(help->globalPos(), tr("%1 to %2").arg(text(first), text(last)), this);
    return true;
}

void RunnerGrid::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
    if (event->type() == QEvent::StyleChange)
        fitHeight();
}

} // namespace largada::ui
