// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/run_figures.h"
#include "reports/json_keys.h"
#include "reports/run_report.h"

namespace largada::reports
{

namespace
{

QString aggregated()
{
    return QStringLiteral("Aggregated");
}

QStringList columns(const char *names)
{
    return QString::fromLatin1(names).split(u',');
}

CsvCell number(const std::optional<double> &value, int decimals = 3)
{
    return value ? CsvCell(CsvNumber{*value, decimals}) : CsvCell();
}

CsvCell instant(const std::optional<WallTime> &value)
{
    return value ? CsvCell(*value) : CsvCell();
}

CsvCell whole(const std::optional<qint64> &value)
{
    return value ? CsvCell(*value) : CsvCell();
}

std::optional<double> lowOf(const std::optional<fleet::Range> &range)
{
    return range ? std::optional(range->low) : std::nullopt;
}

std::optional<double> highOf(const std::optional<fleet::Range> &range)
{
    return range ? std::optional(range->high) : std::nullopt;
}

// Locust's percentile columns: 50 66 75 80 90 95 98 99 99.9 99.99 100. k6 tells four of them, and the maximum.
void addPercentiles(QVector<CsvCell> &cells, const fleet::Latency &latency)
{
    cells << number(latency.p50) << CsvCell() << CsvCell() << CsvCell() << number(latency.p90) << number(latency.p95)
          << CsvCell() << number(latency.p99) << CsvCell() << CsvCell() << number(latency.max);
}

void addStatsRow(CsvWriter &csv, const fleet::RunRecord &run, const fleet::PhaseRecord &phase, bool isAggregate)
{
    const fleet::PhaseFigures figures = figuresOf(phase);
    const bool isRange = figures.source == fleet::LatencySource::Range;
    QVector<CsvCell> cells;
    cells << (isAggregate ? QString() : QStringLiteral("phase"))
          << (isAggregate ? aggregated() : fleet::phaseKey(phase.phase));
    if (figures.totals)
        cells << figures.totals->requests << figures.totals->failed;
    else
        cells << CsvCell() << CsvCell();
    cells << number(figures.latency.p50) << number(figures.latency.avg) << number(figures.latency.min)
          << number(figures.latency.max) << CsvCell() << number(figures.requestsPerSecond)
          << number(figures.failuresPerSecond);
    addPercentiles(cells, isRange ? fleet::Latency() : figures.latency);
    cells << number(lowOf(figures.p95)) << number(highOf(figures.p95))
          << (figures.source ? QString(keyOf(*figures.source)) : QString()) << number(figures.failRatio, 6)
          << fleet::phaseKey(phase.phase) << run.id.value << instant(phase.startedAt) << instant(phase.endedAt)
          << qint64(phase.maxVus) << number(figures.seconds) << qint64(phase.runners) << qint64(phase.lost())
          << number(phase.spread.releaseBoundMs) << number(phase.spread.loadBoundMs) << number(phase.share)
          << fleet::startModeKey(run.settings.mode);
    csv.row(cells, phase.startedAt);
}

// k6 tells its percentiles and its average since the phase's start. They are one runner's when both ends are equal.
std::optional<double> singleValue(bool isSingle, const std::optional<double> &low, const std::optional<double> &high)
{
    return isSingle && low == high ? low : std::nullopt;
}

} // namespace

QByteArray statsCsv(const fleet::RunRecord &run, CsvProfile profile)
{
    CsvWriter csv(profile,
                  columns("Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,"
                          "Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,75%,"
                          "80%,90%,95%,98%,99%,99.9%,99.99%,100%,95% Lowest Runner,95% Highest Runner,Latency Source,"
                          "Fail Ratio,Phase,Run ID,Started At,Ended At,VUs,Duration s,Runners,Runners Lost,"
                          "Release Spread ms,Load Spread ms,Share,Start Mode"));
    for (const fleet::PhaseRecord &phase : run.phases)
        addStatsRow(csv, run, phase, false);
    if (const fleet::PhaseRecord *main = run.phase(fleet::PhaseName::Main))
        addStatsRow(csv, run, *main, true);
    return csv.bytes();
}

QByteArray historyCsv(const fleet::RunRecord &run, CsvProfile profile)
{
    CsvWriter csv(profile, columns("Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,"
                                   "99%,99.9%,99.99%,100%,Total Request Count,Total Failure Count,"
                                   "Total Median Response Time,Total Average Response Time,Total Min Response Time,"
                                   "Total Max Response Time,Total Average Content Size,Time,Phase,VUs Planned,"
                                   "Pods Running"));
    const QVector<fleet::Rates> rates = ratesOf(run);
    for (qsizetype i = 0; i < run.series.size(); ++i) {
        const fleet::SeriesPoint &point = run.series[i];
        const fleet::PhaseRecord *phase = run.phase(point.phase);
        const bool isSingle = phase && phase->latencySource() == fleet::LatencySource::SingleRunner;
        fleet::Latency latency;
        latency.p95 = singleValue(isSingle, point.p95Low, point.p95High);
        const auto seconds = std::chrono::floor<std::chrono::seconds>(point.at).time_since_epoch().count();
        QVector<CsvCell> cells;
        cells << qint64(seconds) << qint64(point.vus) << QString() << aggregated() << number(rates[i].requestsPerSecond)
              << number(rates[i].failuresPerSecond);
        addPercentiles(cells, latency);
        cells << point.requests << point.failed << CsvCell()
              << number(singleValue(isSingle, point.avgLow, point.avgHigh)) << CsvCell() << CsvCell() << CsvCell()
              << point.at << fleet::phaseKey(point.phase) << (phase ? CsvCell(qint64(phase->maxVus)) : CsvCell())
              << qint64(point.runners);
        csv.row(cells, point.at);
    }
    return csv.bytes();
}

QByteArray runsCsv(const QVector<store::RunSummary> &runs, CsvProfile profile)
{
    CsvWriter csv(profile, columns("Run ID,Outcome,Started At,Ended At,Duration s,Script,Runners,Request Count,"
                                   "Failure Count,Fail Ratio,Release Spread ms,Thresholds Missed"));
    for (const store::RunSummary &run : runs) {
        std::optional<double> seconds;
        if (run.endedAt)
            seconds = std::chrono::duration<double>(*run.endedAt - run.startedAt).count();
        std::optional<double> ratio;
        if (run.requests && run.failed && *run.requests > 0)
            ratio = static_cast<double>(*run.failed) / static_cast<double>(*run.requests);
        csv.row({run.id.value, fleet::outcomeKey(run.outcome), run.startedAt, instant(run.endedAt), number(seconds),
                 run.script, qint64(run.runners), whole(run.requests), whole(run.failed), number(ratio, 6),
                 number(run.releaseBoundMs), run.thresholdsMissed ? QStringLiteral("true") : QStringLiteral("false")},
                run.startedAt);
    }
    return csv.bytes();
}

} // namespace largada::reports
