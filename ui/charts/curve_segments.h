// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The curves of a run, as the charts take them.
#pragma once

#include "charts/chart_data.h"
#include "viewmodels/run_figures.h"

namespace largada::ui
{

QVector<Segment> segmentsOf(const QVector<QVector<viewmodels::CurvePoint>> &pieces);

} // namespace largada::ui
