// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A runner's state as a tile: fill and shape, so that it is told apart without colours too, with its overlays.
#pragma once

#include <QRectF>

#include "widgets/theme.h"

class QPainter;

namespace largada::ui
{

struct TileLook {
    fleet::RunnerState state = fleet::RunnerState::Pending;
    bool problem = false;     // corner triangle
    bool terminating = false; // diagonal
    bool stale = false;       // hatched: not seen since the connection went
    bool operator==(const TileLook &) const = default;
};

// Below 10 px only fill, outline and corner. radius below 0: what fits the size.
void paintTile(QPainter &painter, const QRectF &place, const TileLook &look, const Theme &theme, double radius = -1);

} // namespace largada::ui
