// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the charts draw, as values without a picture.
#pragma once

#include <optional>

#include <QString>
#include <QVector>

#include "widgets/theme.h"

namespace largada::ui
{

// Seconds: since the run's first release, or of the epoch where the axis shows the wall clock.
struct Sample {
    double t = 0;
    double y = 0;

    bool operator==(const Sample &) const = default;
};
using Segment = QVector<Sample>; // without a gap; a line is as many as it has phases and gaps between

struct RangeSample {
    double t = 0;
    double lowest = 0;
    double median = 0;
    double highest = 0;

    bool operator==(const RangeSample &) const = default;
};
using RangeSegment = QVector<RangeSample>;

struct Band {
    enum class Kind { Warmup, Main, NoData };

    Kind kind = Kind::Main;
    double from = 0;
    double to = 0;
    QString label{};

    bool operator==(const Band &) const = default;
};

struct LineSpec {
    Ink ink = Ink::Accent;
    double width = 1.75;
    bool isArea = false;
    double areaOpacity = 0.18;
    bool isDashed = false; // for lines of two points: dashes over many points are slow to paint
    bool isStep = false;
    QString name{};     // in the legend, in the crosshair's values, as column of the table
    QString endLabel{}; // beside the last point, instead of in the legend

    bool operator==(const LineSpec &) const = default;
};

// From the lowest to the highest runner, with the median.
struct RangeSpec {
    Ink ink = Ink::P95;
    double opacity = 0.22;
    QString lowestName{};
    QString medianName{};
    QString highestName{};
    // Beside the last points; may hold their values.
    QString lowestEnd{};
    QString medianEnd{};
    QString highestEnd{};

    bool operator==(const RangeSpec &) const = default;
};

enum class ValueKind { Milliseconds, PerSecond, Percent, Count };
enum class TimeKind { WallClock, SinceStart };

struct Tick {
    double at = 0;
    QString label;

    bool operator==(const Tick &) const = default;
};

// One time of a chart shown as a table; values in the order of TimeChart::columns().
struct TableRow {
    double t = 0;
    QVector<std::optional<double>> values;

    bool operator==(const TableRow &) const = default;
};

} // namespace largada::ui
