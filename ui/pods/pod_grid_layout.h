// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where each tile of the grid is: pure geometry, in device-independent pixels, from the top of the content. Places are
// numbers from 0; each section (a group of a grouped grid, else the only one) has its own rows.
#pragma once

#include <vector>

#include <QRect>
#include <QSize>

namespace largada::ui
{

struct PodGridSpec {
    QSize viewport;
    std::vector<int> sections; // tiles in each
    bool isTitled = false;     // a box with a title around each section
    int tile = 0;              // 0: the largest with which all fit, or the smallest
    int titleHeight = 24;
    int labelHeight = 17; // of the ordinal under a large tile
    int rulerWidth = 46;  // of the ordinals beside small tiles
    int rulerHeight = 19; // of the steps above them
    int gutterWidth = 21; // of the marks at the right
    int largestTile = 56;
};

class PodGridLayout
{
public:
    static constexpr int smallest = 5;
    static constexpr int calmBelow = 10;    // such tiles show their colour only
    static constexpr int labelledFrom = 34; // such tiles have their ordinal below
    static constexpr int namedFrom = 56;    // or their name

    PodGridLayout() = default;
    explicit PodGridLayout(const PodGridSpec &spec);

    int count() const { return m_count; }
    int tile() const { return m_tile; }
    int gap() const { return m_gap; }
    int columns() const { return m_columns; }
    int rows() const { return m_rows; } // of all sections
    int contentHeight() const { return m_height; }
    bool isCalm() const { return m_tile < calmBelow; }
    bool isLabelled() const { return m_tile >= labelledFrom; }
    bool hasRuler() const { return m_hasRuler; }
    bool hasGutter() const { return m_hasRuler; }
    int block() const { return m_block; } // tiles a block of the ruler's; 0: none

    QRect tileRect(int place) const;
    QRect labelRect(int place) const;
    QRect sectionRect(int section) const; // its box, with its title
    int sectionOf(int place) const;
    int rowOf(int place) const; // of all sections
    int firstInRow(int row) const;
    int rowTop(int row) const;
    int columnLeft(int column) const;
    int gutterLeft() const;

    int at(const QPoint &point) const; // its place; -1: beside the tiles. A gap belongs to the tile before it.
    std::vector<int> in(const QRect &area) const;
    // Rows that touch the band, first and last; last < first: none.
    std::pair<int, int> rowsIn(int top, int bottom) const;

    // From a place by the keys: one to the side, or so many rows.
    int besides(int place, int step) const;
    int below(int place, int rows) const;

private:
    struct Section {
        int first = 0; // its first place
        int count = 0;
        int firstRow = 0;
        int rows = 0;
        int top = 0; // of its first row of tiles
    };
    void arrange(const PodGridSpec &spec, int tile);
    int stepDown() const { return m_tile + m_gap + m_label; }
    const Section &sectionAtRow(int row) const;

    std::vector<Section> m_sections;
    int m_count = 0;
    int m_rows = 0;
    int m_tile = smallest;
    int m_gap = 1;
    int m_label = 0;
    int m_columns = 1;
    int m_block = 0;
    int m_left = 0;
    int m_height = 0;
    int m_width = 0;
    int m_title = 0;
    bool m_hasRuler = false;
};

} // namespace largada::ui
