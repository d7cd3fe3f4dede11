// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/curve_segments.h"

namespace largada::ui
{

QVector<Segment> segmentsOf(const QVector<QVector<viewmodels::CurvePoint>> &pieces)
{
    QVector<Segment> all;
    for (const auto &piece : pieces) {
        Segment segment;
        segment.reserve(piece.size());
        for (const viewmodels::CurvePoint &point : piece)
            segment.push_back({point.t, point.y});
        all.push_back(segment);
    }
    return all;
}

} // namespace largada::ui
