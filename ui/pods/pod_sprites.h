// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The tiles of the grid, drawn once for each look, size, theme and pixel ratio, ready to be copied row by row.
#pragma once

#include <array>

#include <QImage>

#include "widgets/runner_tile.h"

namespace largada::ui
{

// What a tile looks like, in one byte: state, problem, selected, stale, terminating.
struct TileByte {
    static constexpr quint8 problem = 0x08;
    static constexpr quint8 selected = 0x10;
    static constexpr quint8 stale = 0x20;
    static constexpr quint8 terminating = 0x40;
    static constexpr int values = 0x80;

    static fleet::RunnerState state(quint8 byte) { return static_cast<fleet::RunnerState>(byte & 0x07); }
};

class PodSprites
{
public:
    struct Key {
        int tile = 0;
        int margin = 0; // around the tile, of the card's fill: for rings
        bool isDark = false;
        bool isStrong = false; // high contrast: borders in the text's colour
        double ratio = 0;
        bool operator==(const Key &) const = default;
    };

    // Drops what was drawn for another key.
    void use(const Key &key);
    int margin() const { return m_key.margin; }
    // A square of tile and margins, opaque; RGB32.
    const QImage &of(quint8 byte);
    // Of a small tile that failed, in the theme's fill of the card.
    static QColor alarm(const Theme &theme, bool isStale);
    // What lies over the neighbours of a small tile that failed: 9 px with the plate.
    static constexpr int platePixels = 2;

private:
    QImage draw(quint8 byte) const;
    void drawCalm(QPainter &painter, const QRectF &place, quint8 byte) const;

    Key m_key;
    std::array<QImage, TileByte::values> m_images;
};

} // namespace largada::ui
