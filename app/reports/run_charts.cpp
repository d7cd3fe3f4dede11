// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "reports/html_sections.h"
#include "reports/html_text.h"
#include "reports/svg_chart.h"
#include "text/sentences.h"

namespace largada::reports
{

namespace
{

using Pieces = QVector<QVector<ChartPoint>>;

// Cuts the series where its phase changes or a gap is. read(i) tells the value of point i; points without one are
// passed over.
template<class Fn>
Pieces piecesOf(const fleet::RunRecord &run, Fn read)
{
    Pieces pieces;
    for (qsizetype i = 0; i < run.series.size(); ++i) {
        const fleet::SeriesPoint &point = run.series[i];
        const bool isNew = i == 0 || point.phase != run.series[i - 1].phase ||
                           point.at - run.series[i - 1].at > fleet::longestStep || point.at < run.series[i - 1].at;
        if (isNew)
            pieces.append(QVector<ChartPoint>());
        if (const std::optional<fleet::Range> value = read(i))
            pieces.last().append({point.at, value->low, value->high});
    }
    pieces.removeIf([](const auto &piece) { return piece.isEmpty(); });
    return pieces;
}

std::optional<fleet::Range> single(const std::optional<double> &value, double factor = 1)
{
    return value ? std::optional(fleet::Range{*value * factor, *value * factor}) : std::nullopt;
}

std::optional<fleet::Range> pair(const std::optional<double> &low, const std::optional<double> &high)
{
    if (!low || !high)
        return std::nullopt;
    return fleet::Range{std::min(*low, *high), std::max(*low, *high)};
}

std::optional<fleet::Range> extremes(const Pieces &pieces)
{
    std::optional<fleet::Range> range;
    for (const auto &piece : pieces) {
        for (const ChartPoint &point : piece) {
            if (!range)
                range = fleet::Range{point.low, point.high};
            range->low = std::min(range->low, point.low);
            range->high = std::max(range->high, point.high);
        }
    }
    return range;
}

// For screen readers: what the line says in one sentence.
QString described(const Pieces &pieces, int decimals, const QString &unit)
{
    const auto range = extremes(pieces);
    if (!range)
        return Report::tr("There is no data.");
    return Report::tr("Between %1 and %2.")
        .arg(text::number(range->low, decimals) + unit, text::number(range->high, decimals) + unit);
}

QString key(const char *cssClasses, const QString &text)
{
    return QStringLiteral("<span class=\"key %1\">%2</span>").arg(QLatin1String(cssClasses), escaped(text));
}

QString figure(const QString &title, const QString &keys, const QString &svg)
{
    return element("figure", element("figcaption", textElement("h3", title) + element("span", keys, "legend")) + svg);
}

TimeAxis axisOf(const fleet::RunRecord &run)
{
    TimeAxis axis;
    axis.noData = Report::tr("no data");
    for (const fleet::PhaseRecord &phase : run.phases) {
        const auto span = spanOf(run, phase);
        if (!span)
            continue;
        if (axis.bands.isEmpty())
            axis.span = *span;
        axis.span.from = std::min(axis.span.from, span->from);
        axis.span.to = std::max(axis.span.to, span->to);
        axis.bands.append({*span, phaseTitle(phase), phase.phase == fleet::PhaseName::Warmup});
        axis.gaps += gapsOf(run, phase);
    }
    return axis;
}

QString throughput(const fleet::RunRecord &run, const QVector<fleet::Rates> &rates, const TimeAxis &axis)
{
    const Pieces all = piecesOf(run, [&rates](qsizetype i) { return single(rates[i].requestsPerSecond); });
    const Pieces failed = piecesOf(run, [&rates](qsizetype i) { return single(rates[i].failuresPerSecond); });
    TimeChart chart;
    chart.id = QStringLiteral("chart-requests");
    chart.title = Report::tr("Requests/s");
    chart.description = described(all, 0, {});
    chart.series = {{"kaccent", ChartStyle::FilledLine, all}};
    QString keys = key("kaccent", Report::tr("requests"));
    const auto worst = extremes(failed);
    if (worst && worst->high > 0) {
        chart.series.append({"kerror", ChartStyle::FilledLine, failed});
        keys += key("kerror", Report::tr("failed"));
    }
    chart.hasBandTitles = true;
    return figure(chart.title, keys, timeChartSvg(chart, axis));
}

QString errorRate(const fleet::RunRecord &run, const QVector<fleet::Rates> &rates, const TimeAxis &axis)
{
    const Pieces pieces = piecesOf(run, [&rates](qsizetype i) { return single(rates[i].failRatio, 100); });
    TimeChart chart;
    chart.id = QStringLiteral("chart-errors");
    chart.title = Report::tr("Error rate");
    chart.description = described(pieces, 2, QStringLiteral("%"));
    chart.unit = QStringLiteral("%");
    chart.lowestTop = 10;
    chart.limit = fleet::failLimit * 100;
    chart.series = {{"kerror", ChartStyle::Peaks, pieces}};
    return figure(chart.title, key("kerror", Report::tr("failed requests")) + key("dash kref", QStringLiteral("5%")),
                  timeChartSvg(chart, axis));
}

QString latency(const fleet::RunRecord &run, const TimeAxis &axis)
{
    const Pieces p95 = piecesOf(run, [&run](qsizetype i) { return pair(run.series[i].p95Low, run.series[i].p95High); });
    const Pieces avg = piecesOf(run, [&run](qsizetype i) { return pair(run.series[i].avgLow, run.series[i].avgHigh); });
    TimeChart chart;
    chart.id = QStringLiteral("chart-latency");
    chart.title = Report::tr("Latency since the phase's start, lowest to highest runner");
    chart.unit = QStringLiteral(" ms");
    chart.description = QStringLiteral("p95: %1 %2: %3")
                            .arg(described(p95, 1, chart.unit), Report::tr("Average"), described(avg, 1, chart.unit));
    chart.series = {{"kp95", ChartStyle::Range, p95}, {"kp50", ChartStyle::Range, avg}};
    chart.hasTimeLabels = true;
    return figure(chart.title, key("fill kp95", QStringLiteral("p95")) + key("fill kp50", Report::tr("average")),
                  timeChartSvg(chart, axis));
}

QString gapNote(const TimeAxis &axis)
{
    if (axis.gaps.isEmpty())
        return {};
    QStringList spans;
    for (const fleet::TimeSpan &gap : axis.gaps.first(std::min<qsizetype>(axis.gaps.size(), 5)))
        spans.append(QStringLiteral("%1\u2009\u2013\u2009%2").arg(timeOfDay(gap.from), timeOfDay(gap.to)));
    if (axis.gaps.size() > spans.size())
        spans.append(QStringLiteral("\u2026"));
    return textElement("p",
                       Report::tr("No live data: %1. A gap stays a gap; the totals are the runners' own.")
                           .arg(spans.join(QStringLiteral(", "))),
                       "legend");
}

} // namespace

QString chartSection(const fleet::RunRecord &run)
{
    const TimeAxis axis = axisOf(run);
    if (axis.bands.isEmpty())
        return {};
    const QVector<fleet::Rates> rates = ratesOf(run);
    return card(Report::tr("Charts"), Report::tr("all runners together, as read once a second"),
                throughput(run, rates, axis) + errorRate(run, rates, axis) + latency(run, axis) + gapNote(axis));
}

} // namespace largada::reports
