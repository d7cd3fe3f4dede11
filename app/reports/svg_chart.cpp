// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/svg_chart.h"

#include <algorithm>
#include <cmath>

#include "reports/html_text.h"
#include "text/sentences.h"

namespace largada::reports
{

namespace
{

constexpr double plotLeft = 62;
constexpr double plotRight = pictureWidth - 8;
constexpr double plotHeight = 104;
constexpr int mostColumns = 600; // points a series; more than a screen shows
constexpr int mostTimeLabels = 9;
constexpr double stripHeight = 3;
constexpr double bandTitleHeight = 16;
constexpr double timeLabelHeight = 20;

// The plot's rectangle, and where instants and values are in it.
struct Plot {
    fleet::TimeSpan span;
    double top = 0;
    double highest = 1;

    double bottom() const { return top + plotHeight; }
    double x(WallTime at) const
    {
        const double whole = std::max(1.0, toMs(span.to - span.from));
        return plotLeft + (plotRight - plotLeft) * std::clamp(toMs(at - span.from) / whole, 0.0, 1.0);
    }
    double y(double value) const { return bottom() - plotHeight * std::clamp(value / highest, 0.0, 1.0); }
};

QString rectangle(const char *cssClass, double x, double y, double width, double height)
{
    return QStringLiteral("<rect class=\"%1\" x=\"%2\" y=\"%3\" width=\"%4\" height=\"%5\"/>")
        .arg(QLatin1String(cssClass), coordinate(x), coordinate(y), coordinate(width), coordinate(height));
}

QString label(const char *cssClass, double x, double y, const QString &text)
{
    return QStringLiteral("<text class=\"%1\" x=\"%2\" y=\"%3\">%4</text>")
        .arg(QLatin1String(cssClass), coordinate(x), coordinate(y), escaped(text));
}

QString path(const QByteArray &cssClasses, const QString &d)
{
    return d.isEmpty() ? QString() : QStringLiteral("<path class=\"%1\" d=\"%2\"/>").arg(QLatin1String(cssClasses), d);
}

// A bin is a column of the picture: what its points have in common.
struct Bin {
    double x = 0;
    double low = 0;
    double high = 0;
    double sum = 0; // of the means
    int points = 0;
    bool lowFirst = true;

    double mean() const { return sum / points; }
};

QVector<Bin> binsOf(const QVector<ChartPoint> &points, const Plot &plot)
{
    QVector<Bin> bins;
    const double width = (plotRight - plotLeft) / mostColumns;
    int current = -1;
    for (const ChartPoint &point : points) {
        const double x = plot.x(point.at);
        const int index = static_cast<int>((x - plotLeft) / width);
        const double mean = (point.low + point.high) / 2;
        if (index != current || bins.isEmpty()) {
            bins.append({x, point.low, point.high, mean, 1, true});
            current = index;
            continue;
        }
        Bin &bin = bins.last();
        if (point.high > bin.high)
            bin.lowFirst = true;
        else if (point.low < bin.low)
            bin.lowFirst = false;
        bin.low = std::min(bin.low, point.low);
        bin.high = std::max(bin.high, point.high);
        bin.sum += mean;
        ++bin.points;
    }
    return bins;
}

// A path through points; a single one becomes a dot (a line of no length with round ends).
class PathBuilder
{
public:
    void add(double x, double y)
    {
        m_d += m_d.isEmpty() ? u'M' : u'L';
        m_d += coordinate(x) + u' ' + coordinate(y);
        ++m_points;
    }
    QString line() const { return m_points == 1 ? m_d + QLatin1String("h0") : m_d; }
    QString closed() const { return m_d.isEmpty() ? m_d : m_d + u'Z'; }

private:
    QString m_d;
    int m_points = 0;
};

QString linePath(const QVector<Bin> &bins, const Plot &plot, bool peaks)
{
    PathBuilder builder;
    for (const Bin &bin : bins) {
        if (!peaks || bin.points == 1) {
            builder.add(bin.x, plot.y(bin.mean()));
            continue;
        }
        builder.add(bin.x, plot.y(bin.lowFirst ? bin.low : bin.high));
        builder.add(bin.x, plot.y(bin.lowFirst ? bin.high : bin.low));
    }
    return builder.line();
}

// Between the lowest and the highest of each bin.
QString rangePath(const QVector<Bin> &bins, const Plot &plot)
{
    PathBuilder builder;
    for (const Bin &bin : bins)
        builder.add(bin.x, plot.y(bin.high));
    for (auto it = bins.crbegin(); it != bins.crend(); ++it)
        builder.add(it->x, plot.y(it->low));
    return builder.closed();
}

// What lies above `base`; an edge that crosses it is cut there.
QString areaPath(const QVector<Bin> &bins, const Plot &plot, double base, double (*valueOf)(const Bin &))
{
    PathBuilder builder;
    builder.add(bins.first().x, plot.y(base));
    for (qsizetype i = 0; i < bins.size(); ++i) {
        const double value = valueOf(bins[i]);
        if (i > 0) {
            const double before = valueOf(bins[i - 1]);
            if ((before < base) != (value < base)) {
                const double part = (base - before) / (value - before);
                builder.add(bins[i - 1].x + (bins[i].x - bins[i - 1].x) * part, plot.y(base));
            }
        }
        builder.add(bins[i].x, plot.y(std::max(value, base)));
    }
    builder.add(bins.last().x, plot.y(base));
    return builder.closed();
}

QString edgePath(const QVector<Bin> &bins, const Plot &plot, double Bin::*edge)
{
    PathBuilder builder;
    for (const Bin &bin : bins)
        builder.add(bin.x, plot.y(bin.*edge));
    return builder.line();
}

QString areaOf(ChartStyle style, const QVector<Bin> &bins, const Plot &plot, const std::optional<double> &limit)
{
    switch (style) {
    case ChartStyle::FilledLine:
        return areaPath(bins, plot, 0, [](const Bin &bin) { return bin.mean(); });
    case ChartStyle::Peaks:
        return limit ? areaPath(bins, plot, *limit, [](const Bin &bin) { return bin.high; }) : QString();
    case ChartStyle::Range:
        return rangePath(bins, plot);
    case ChartStyle::Line:
        break;
    }
    return {};
}

QString seriesSvg(const ChartSeries &series, const Plot &plot, const std::optional<double> &limit)
{
    QString areas;
    QString lines;
    for (const auto &piece : series.pieces) {
        const QVector<Bin> bins = binsOf(piece, plot);
        if (bins.isEmpty())
            continue;
        areas += areaOf(series.style, bins, plot, limit);
        if (series.style == ChartStyle::Range)
            lines += edgePath(bins, plot, &Bin::low) + edgePath(bins, plot, &Bin::high);
        else
            lines += linePath(bins, plot, series.style == ChartStyle::Peaks);
    }
    return path(QByteArray("area ") + series.cssClass, areas) + path(QByteArray("line ") + series.cssClass, lines);
}

double highestOf(const TimeChart &chart)
{
    double highest = chart.lowestTop;
    for (const ChartSeries &series : chart.series) {
        for (const auto &piece : series.pieces) {
            for (const ChartPoint &point : piece)
                highest = std::max(highest, point.high);
        }
    }
    return highest > 0 ? highest : 1;
}

QString bandsSvg(const TimeChart &chart, const TimeAxis &axis, const Plot &plot)
{
    QString svg;
    for (const ChartBand &band : axis.bands) {
        const double x = plot.x(band.span.from);
        const double width = plot.x(band.span.to) - x;
        svg += rectangle(band.isWarmup ? "band-warmup" : "band-main", x, plot.top, width, plotHeight);
        if (band.isWarmup)
            svg += rectangle("hatch", x, plot.top, width, plotHeight);
        svg += rectangle(band.isWarmup ? "strip-warmup" : "strip-main", x, plot.top - stripHeight, width, stripHeight);
        if (chart.hasBandTitles)
            svg += label("name", x, plot.top - stripHeight - 5, band.title);
    }
    return svg;
}

QString gapsSvg(const TimeAxis &axis, const Plot &plot)
{
    QString svg;
    for (const fleet::TimeSpan &gap : axis.gaps) {
        const double x = plot.x(gap.from);
        const double width = plot.x(gap.to) - x;
        svg += rectangle("gap", x, plot.top, width, plotHeight) + rectangle("gaphatch", x, plot.top, width, plotHeight);
        if (width > 68)
            svg += label("m gapname", x + width / 2, plot.top + plotHeight / 2 + 4, axis.noData);
    }
    return svg;
}

QString valueAxisSvg(const TimeChart &chart, const Plot &plot, double step)
{
    QString grid;
    QString labels;
    const int lines = static_cast<int>(std::lround(plot.highest / step));
    for (int i = 0; i <= lines; ++i) {
        const double value = i * step;
        const double y = std::floor(plot.y(value)) + 0.5;
        grid += QStringLiteral("M%1 %2H%3").arg(coordinate(plotLeft), coordinate(y), coordinate(plotRight));
        QString text = text::number(value, decimalsOf(step));
        if (i == lines && !chart.unit.isEmpty())
            text += chart.unit;
        labels += label("e", plotLeft - 6, y + 4, text);
    }
    return path("grid", grid) + labels;
}

// Steps that fall on whole minutes and hours.
std::chrono::seconds timeStep(std::chrono::milliseconds whole)
{
    for (const int seconds : {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200}) {
        if (whole.count() / 1000 / seconds <= mostTimeLabels)
            return std::chrono::seconds(seconds);
    }
    return std::chrono::hours(24) * std::max<qint64>(1, whole.count() / 86'400'000 / mostTimeLabels);
}

QString timeAxisSvg(const Plot &plot)
{
    const auto step = timeStep(plot.span.to - plot.span.from);
    const bool withSeconds = step < std::chrono::minutes(1);
    QString labels;
    const auto first = std::chrono::ceil<std::chrono::milliseconds>(plot.span.from).time_since_epoch();
    const auto stepMs = std::chrono::milliseconds(step).count();
    qint64 at = (first.count() + stepMs - 1) / stepMs * stepMs;
    for (; at <= plot.span.to.time_since_epoch().count(); at += stepMs) {
        const WallTime time{std::chrono::milliseconds(at)};
        const double x = plot.x(time);
        const char *anchor = x > plotRight - 24 ? "e" : "m";
        labels += label(anchor, x > plotRight - 24 ? plotRight : x, plot.bottom() + 15, timeOfDay(time, withSeconds));
    }
    return labels;
}

} // namespace

QString coordinate(double value)
{
    const auto tenths = static_cast<qint64>(std::lround(value * 10));
    QString text = QString::number(tenths / 10);
    if (tenths % 10 != 0) {
        if (tenths < 0 && tenths > -10)
            text.prepend(u'-');
        text += u'.' + QString::number(std::abs(tenths % 10));
    }
    return text;
}

double roundStep(double highest, int steps)
{
    const double least = highest / steps;
    if (!std::isfinite(least) || least <= 0)
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    }
    return 10 * power;
}

int decimalsOf(double step)
{
    return std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 6);
}

QString picture(const QString &id, const QString &title, const QString &description, double height,
                const QString &content)
{
    return QStringLiteral("<div class=\"picture\"><svg class=\"chart\" viewBox=\"0 0 %1 %2\" role=\"img\" "
                          "aria-labelledby=\"%3-t %3-d\"><title id=\"%3-t\">%4</title><desc id=\"%3-d\">%5</desc>%6"
                          "</svg></div>\n")
        .arg(coordinate(pictureWidth), coordinate(height), id, escaped(title), escaped(description), content);
}

QString timeChartSvg(const TimeChart &chart, const TimeAxis &axis)
{
    const double step = roundStep(highestOf(chart), 4);
    Plot plot;
    plot.span = axis.span;
    plot.highest = std::ceil(highestOf(chart) / step - 1e-9) * step;
    plot.top = 10 + (chart.hasBandTitles ? bandTitleHeight : 0);
    QString content = bandsSvg(chart, axis, plot) + valueAxisSvg(chart, plot, step);
    for (const ChartSeries &series : chart.series)
        content += seriesSvg(series, plot, chart.limit);
    if (chart.limit) {
        const double y = plot.y(*chart.limit);
        content +=
            path("limit", QStringLiteral("M%1 %2H%3").arg(coordinate(plotLeft), coordinate(y), coordinate(plotRight)));
    }
    content += gapsSvg(axis, plot);
    if (chart.hasTimeLabels)
        content += timeAxisSvg(plot);
    const double height = plot.bottom() + (chart.hasTimeLabels ? timeLabelHeight : 7);
    return picture(chart.id, chart.title, chart.description, height, content);
}

} // namespace largada::reports
