// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Charts as inline SVG: axes with round numbers, and a chart over time with its phases as bands and its gaps as blocks.
// Knows times and numbers, nothing about runs; colours are CSS classes of html_style.cpp.
#pragma once

#include <functional>
#include <optional>

#include <QString>
#include <QVector>

#include "fleet/run_figures.h"

namespace largada::reports
{

// Coordinates with one decimal: enough for a picture, and short.
QString coordinate(double value);

// 1, 2 or 5 times a power of ten, at least highest/steps.
double roundStep(double highest, int steps);
// As many decimals as a multiple of `step` needs.
int decimalsOf(double step);

struct ChartBand {
    fleet::TimeSpan span;
    QString title;
    bool isWarmup = false;
};

// A value, or the lowest and the highest of several, at an instant.
struct ChartPoint {
    WallTime at{};
    double low = 0;
    double high = 0;
};

enum class ChartStyle {
    Line,       // through the means
    FilledLine, // and the area down to zero
    Peaks,      // through the lowest and the highest of each column; the area above the limit is filled
    Range       // a band between lowest and highest
};

struct ChartSeries {
    const char *cssClass = ""; // sets --k
    ChartStyle style = ChartStyle::Line;
    QVector<QVector<ChartPoint>> pieces; // nothing is drawn between two pieces
};

struct TimeChart {
    QString id; // unique in the page
    QString title;
    QString description;         // for those who do not see the picture
    QString unit;                // on the top label
    double lowestTop = 0;        // the y axis reaches at least this
    std::optional<double> limit; // dashed
    QVector<ChartSeries> series;
    bool hasTimeLabels = false;
    bool hasBandTitles = false;
};

// What the charts of one page have in common.
struct TimeAxis {
    fleet::TimeSpan span;
    QVector<ChartBand> bands;
    QVector<fleet::TimeSpan> gaps;
    QString noData; // the word on a gap
};

QString timeChartSvg(const TimeChart &chart, const TimeAxis &axis);

// An <svg> with its title and description; both are escaped.
QString picture(const QString &id, const QString &title, const QString &description, double height,
                const QString &content);
constexpr double pictureWidth = 1000;

} // namespace largada::reports
