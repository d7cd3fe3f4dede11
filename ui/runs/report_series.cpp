// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/report_series.h"

#include <algorithm>

#include "core/epoch_seconds.h"
#include "fleet/run_figures.h"
#include "viewmodels/report_figures.h"

namespace largada::ui
{

namespace
{

// A piece begins where the phase changes or a gap was.
bool beginsPiece(const fleet::RunRecord &run, qsizetype i)
{
    if (i == 0)
        return true;
    const fleet::SeriesPoint &point = run.series[i], &before = run.series[i - 1];
    return point.phase != before.phase || point.at - before.at > fleet::longestStep || point.at < before.at;
}

void append(QVector<Segment> &pieces, bool isNew, const std::optional<Sample> &value)
{
    if (isNew || pieces.isEmpty())
        pieces.append(Segment());
    if (value)
        pieces.last().append(*value);
}

std::optional<Sample> sampleAt(double t, const std::optional<double> &value, double factor = 1)
{
    return value ? std::optional(Sample{t, *value * factor}) : std::nullopt;
}

void addBands(const fleet::RunRecord &run, const QString &noData, ReportSeries &series)
{
    const QVector<viewmodels::PhaseLine> lines = viewmodels::phaseLines(run);
    for (qsizetype i = 0; i < run.phases.size(); ++i) {
        const fleet::PhaseRecord &phase = run.phases[i];
        const auto span = fleet::spanOf(run, phase);
        if (!span)
            continue;
        const double from = epochSeconds(span->from), to = epochSeconds(span->to);
        series.from = series.isEmpty() ? from : std::min(series.from, from);
        series.to = std::max(series.to, to);
        series.bands.append(
            {phase.phase == fleet::PhaseName::Warmup ? Band::Kind::Warmup : Band::Kind::Main, from, to, lines[i].name});
        for (const fleet::TimeSpan &gap : fleet::gapsOf(run, phase))
            series.bands.append({Band::Kind::NoData, epochSeconds(gap.from), epochSeconds(gap.to), noData});
    }
}

} // namespace

ReportSeries reportSeries(const fleet::RunRecord &run, const QString &noData)
{
    ReportSeries series;
    addBands(run, noData, series);
    const QVector<fleet::Rates> rates = fleet::ratesOf(run);
    for (qsizetype i = 0; i < run.series.size(); ++i) {
        const fleet::SeriesPoint &point = run.series[i];
        const double t = epochSeconds(point.at);
        const bool isNew = beginsPiece(run, i);
        append(series.throughput, isNew, sampleAt(t, rates[i].requestsPerSecond));
        append(series.failures, isNew, sampleAt(t, rates[i].failuresPerSecond));
        append(series.errorRate, isNew, sampleAt(t, rates[i].failRatio, 100));
        append(series.p95Low, isNew, sampleAt(t, point.p95Low));
        append(series.p95High, isNew, sampleAt(t, point.p95High));
    }
    return series;
}

} // namespace largada::ui
