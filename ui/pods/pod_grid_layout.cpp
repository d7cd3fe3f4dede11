// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pods/pod_grid_layout.h"

#include <algorithm>
#include <array>

namespace largada::ui
{

namespace
{

constexpr std::array sizes{56, 44, 40, 36, 32, 28, 24, 20, 18, 16, 14, 12, 10, 9, 8, 7, 6, 5};
constexpr int blockTiles = 10;
constexpr int blockGap = 2;
constexpr int boxPadding = 10;
constexpr int boxGap = 10;
constexpr int margin = 4; // room for rings around the first and the last tile

int gapOf(int tile)
{
    if (tile < PodGridLayout::calmBelow)
        return 1;
    if (tile < 20)
        return 3;
    if (tile < PodGridLayout::labelledFrom)
        return 6;
    return std::max(20, tile * 5 / 9);
}

} // namespace

PodGridLayout::PodGridLayout(const PodGridSpec &spec)
{
    if (spec.tile > 0) {
        arrange(spec, std::max(spec.tile, smallest));
        return;
    }
    for (const int tile : sizes) {
        if (tile > spec.largestTile)
            continue;
        arrange(spec, tile);
        if (m_height <= spec.viewport.height())
            return;
    }
}

void PodGridLayout::arrange(const PodGridSpec &spec, int tile)
{
    m_tile = tile;
    m_gap = gapOf(tile);
    m_label = isLabelled() ? spec.labelHeight : 0;
    m_title = spec.isTitled ? spec.titleHeight : 0;
    m_width = spec.viewport.width();
    m_hasRuler = !isLabelled() && !spec.isTitled;
    m_block = isLabelled() ? 0 : blockTiles;
    const int padding = spec.isTitled ? boxPadding : 0;
    const int before = m_hasRuler ? spec.rulerWidth : margin + padding;
    const int after = m_hasRuler ? spec.gutterWidth : margin + padding;
    const int room = std::max(tile, m_width - before - after);
    int columns = std::max(1, (room + m_gap) / (tile + m_gap));
    if (m_block > 0) {
        while (columns > 1 && columns * (tile + m_gap) - m_gap + (columns - 1) / m_block * blockGap > room)
            --columns;
    }
    if (columns > blockTiles)
        columns -= columns % blockTiles;
    m_columns = columns;
    const int across = columns * (tile + m_gap) - m_gap + (m_block > 0 ? (columns - 1) / m_block * blockGap : 0);
    m_left = spec.isTitled ? before : before + std::max(0, (room - across) / 2);

    m_sections.clear();
    m_count = m_rows = 0;
    int top = m_hasRuler ? spec.rulerHeight : margin;
    for (const int count : spec.sections) {
        Section section{m_count, count, m_rows, (count + columns - 1) / columns, top + m_title};
        const int blocks = m_block > 0 && section.rows > 0 ? (section.rows - 1) / m_block * blockGap : 0;
        top = section.top + section.rows * stepDown() + blocks + (spec.isTitled ? padding + boxGap : 0);
        m_count += count;
        m_rows += section.rows;
        m_sections.push_back(section);
    }
    // The last gap is not needed to see everything.
    m_height = top - (spec.isTitled ? boxGap : m_gap) + margin;
}

int PodGridLayout::columnLeft(int column) const
{
    return m_left + column * (m_tile + m_gap) + (m_block > 0 ? column / m_block * blockGap : 0);
}

const PodGridLayout::Section &PodGridLayout::sectionAtRow(int row) const
{
    const auto after = std::upper_bound(m_sections.cbegin(), m_sections.cend(), row,
                                        [](int value, const Section &section) { return value < section.firstRow; });
    return *std::prev(after);
}

int PodGridLayout::rowTop(int row) const
{
    const Section &section = sectionAtRow(row);
    const int inside = row - section.firstRow;
    return section.top + inside * stepDown() + (m_block > 0 ? inside / m_block * blockGap : 0);
}

int PodGridLayout::sectionOf(int place) const
{
    const auto after = std::upper_bound(m_sections.cbegin(), m_sections.cend(), place,
                                        [](int value, const Section &section) { return value < section.first; });
    return static_cast<int>(std::prev(after) - m_sections.cbegin());
}

int PodGridLayout::rowOf(int place) const
{
    const Section &section = m_sections[static_cast<size_t>(sectionOf(place))];
    return section.firstRow + (place - section.first) / m_columns;
}

int PodGridLayout::firstInRow(int row) const
{
    const Section &section = sectionAtRow(row);
    return section.first + (row - section.firstRow) * m_columns;
}

QRect PodGridLayout::tileRect(int place) const
{
    const Section &section = m_sections[static_cast<size_t>(sectionOf(place))];
    const int inside = place - section.first;
    return {columnLeft(inside % m_columns), rowTop(section.firstRow + inside / m_columns), m_tile, m_tile};
}

QRect PodGridLayout::labelRect(int place) const
{
    const QRect tile = tileRect(place);
    return {tile.left() - m_gap / 2, tile.bottom() + 2, m_tile + m_gap, m_label};
}

QRect PodGridLayout::sectionRect(int section) const
{
    const Section &of = m_sections[static_cast<size_t>(section)];
    const int blocks = m_block > 0 && of.rows > 0 ? (of.rows - 1) / m_block * blockGap : 0;
    return {0, of.top - m_title, m_width, m_title + of.rows * stepDown() + blocks + boxPadding};
}

int PodGridLayout::gutterLeft() const
{
    return columnLeft(m_columns - 1) + m_tile + 8;
}

std::pair<int, int> PodGridLayout::rowsIn(int top, int bottom) const
{
    if (m_rows == 0)
        return {0, -1};
    int low = 0, high = m_rows;
    while (low < high) { // the first row that ends below the band's top
        const int middle = (low + high) / 2;
        if (rowTop(middle) + stepDown() > top)
            high = middle;
        else
            low = middle + 1;
    }
    const int first = low;
    high = m_rows;
    while (low < high) { // the first row that begins below the band's bottom
        const int middle = (low + high) / 2;
        if (rowTop(middle) > bottom)
            high = middle;
        else
            low = middle + 1;
    }
    return {first, low - 1};
}

int PodGridLayout::at(const QPoint &point) const
{
    const auto [first, last] = rowsIn(point.y(), point.y());
    if (last < first || point.y() < rowTop(first))
        return -1;
    int column = (point.x() - m_left) / (m_tile + m_gap);
    if (point.x() < m_left)
        return -1;
    while (column > 0 && columnLeft(column) > point.x())
        --column;
    const bool isBeside = point.x() >= columnLeft(column) + m_tile + std::min(m_gap, 2) + (m_block > 0 ? blockGap : 0);
    const bool isUnder = point.y() >= rowTop(first) + m_tile + m_label + std::min(m_gap, 2);
    if (column >= m_columns || isBeside || isUnder)
        return -1;
    const Section &section = sectionAtRow(first);
    const int inside = (first - section.firstRow) * m_columns + column;
    return inside < section.count ? section.first + inside : -1;
}

std::vector<int> PodGridLayout::in(const QRect &area) const
{
    std::vector<int> found;
    const auto [first, last] = rowsIn(area.top(), area.bottom());
    for (int row = first; row <= last; ++row) {
        const int top = rowTop(row);
        if (top + m_tile <= area.top() || top > area.bottom())
            continue;
        const Section &section = sectionAtRow(row);
        const int begin = firstInRow(row);
        const int end = std::min(begin + m_columns, section.first + section.count);
        for (int place = begin; place < end; ++place) {
            const int left = columnLeft(place - begin);
            if (left + m_tile > area.left() && left <= area.right())
                found.push_back(place);
        }
    }
    return found;
}

int PodGridLayout::besides(int place, int step) const
{
    return m_count == 0 ? -1 : std::clamp(place + step, 0, m_count - 1);
}

int PodGridLayout::below(int place, int rows) const
{
    if (m_count == 0)
        return -1;
    const int row = rowOf(place);
    const int column = place - firstInRow(row);
    const int target = std::clamp(row + rows, 0, m_rows - 1);
    const Section &section = sectionAtRow(target);
    return std::min(firstInRow(target) + column, section.first + section.count - 1);
}

} // namespace largada::ui
