// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A run's series as the charts take it: lines in pieces between gaps, phases and gaps as bands. Pure.
#pragma once

#include "charts/chart_data.h"
#include "fleet/run_record.h"

namespace largada::ui
{

struct ReportSeries {
    double from = 0; // seconds of the epoch
    double to = 0;
    QVector<Band> bands;
    QVector<Segment> throughput;      // requests/s
    QVector<Segment> failures;        // failed requests/s
    QVector<Segment> errorRate;       // percent
    QVector<Segment> p95Low, p95High; // lowest and highest runner, since the phase's start
    bool isEmpty() const { return to <= from; }
};

// noData: the word on a gap.
ReportSeries reportSeries(const fleet::RunRecord &run, const QString &noData);

} // namespace largada::ui
