// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/live_thresholds.h"

#include <QRegularExpression>

namespace largada::viewmodels
{

namespace
{

enum class Figure { P95, FailRate };

struct Limit {
    Figure figure = Figure::P95;
    bool isInclusive = false;
    double value = 0;
};

// Only what each runner tells while it runs: the p95 of all its requests and its fail rate.
std::optional<Limit> limitOf(const fleet::ThresholdExpression &threshold)
{
    static const QRegularExpression pattern(
        QStringLiteral("^\\s*(p\\(95(?:\\.0+)?\\)|rate)\\s*(<=?)\\s*([0-9]*\\.?[0-9]+)\\s*$"));
    const QRegularExpressionMatch match = pattern.match(threshold.expression);
    if (!match.hasMatch())
        return std::nullopt;
    const bool isRate = match.captured(1) == QLatin1String("rate");
    if (threshold.metric != (isRate ? QLatin1String("http_req_failed") : QLatin1String("http_req_duration")))
        return std::nullopt;
    return Limit{isRate ? Figure::FailRate : Figure::P95, match.captured(2).size() == 2, match.captured(3).toDouble()};
}

} // namespace

std::optional<LiveThreshold> judge(const fleet::ThresholdExpression &threshold,
                                   const std::vector<fleet::RunnerRow> &rows, fleet::PhaseName phase)
{
    const std::optional<Limit> limit = limitOf(threshold);
    if (!limit)
        return std::nullopt;
    LiveThreshold live;
    for (const fleet::RunnerRow &row : rows) {
        if (row.phase != phase)
            continue;
        const std::optional<double> value = limit->figure == Figure::P95 ? row.p95Ms : row.failRate();
        if (!value)
            continue;
        ++live.measured;
        if (*value < limit->value || (limit->isInclusive && *value <= limit->value))
            ++live.met;
    }
    return live;
}

} // namespace largada::viewmodels
