// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/run_figures.h"

#include <algorithm>

#include "fleet/run_figures.h"
#include "viewmodels/console_text.h"

namespace largada::viewmodels
{

using std::chrono::milliseconds;

namespace
{

constexpr milliseconds rateOver{5000};
constexpr int pacedFrom = 2;    // runners; one alone has no pace
constexpr int stalledAfter = 4; // times the mean step

std::optional<double> recentRate(const QVector<fleet::SeriesPoint> &series, fleet::PhaseName phase)
{
    if (series.isEmpty() || series.last().phase != phase)
        return std::nullopt;
    const fleet::SeriesPoint &last = series.last();
    const fleet::SeriesPoint *first = nullptr;
    for (qsizetype i = series.size() - 2; i >= 0; --i) {
        const fleet::SeriesPoint &point = series[i];
        if (point.phase != phase || last.at - point.at > rateOver)
            break;
        first = &point;
    }
    if (first == nullptr || first->at >= last.at)
        return std::nullopt;
    return double(last.requests - first->requests) * 1000 / double((last.at - first->at).count());
}

std::optional<RunnerRange> rangeOf(const std::vector<fleet::RunnerRow> &rows, fleet::PhaseName phase)
{
    std::vector<double> values;
    for (const fleet::RunnerRow &row : rows) {
        if (row.phase == phase && row.p95Ms)
            values.push_back(*row.p95Ms);
    }
    if (values.empty())
        return std::nullopt;
    std::sort(values.begin(), values.end());
    const size_t half = values.size() / 2;
    const double median = values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    return RunnerRange{values.front(), median, values.back(), static_cast<int>(values.size())};
}

double seconds(WallTime at)
{
    return double(at.time_since_epoch().count()) / 1000;
}

template<class Point>
void append(QVector<QVector<Point>> &pieces, bool isNewPiece, const Point &point)
{
    if (isNewPiece || pieces.isEmpty())
        pieces.push_back({});
    pieces.last().push_back(point);
}

void addPoint(PhaseCurves &curves, const fleet::SeriesPoint &point, const fleet::SeriesPoint *before)
{
    const double at = seconds(point.at);
    const bool isGap = before != nullptr && point.at - before->at > fleet::longestStep;
    if (before != nullptr && !isGap) {
        const double step = at - seconds(before->at);
        const auto requests = double(std::max<qint64>(0, point.requests - before->requests));
        const auto failed = double(std::max<qint64>(0, point.failed - before->failed));
        append(curves.requestsPerSecond, false, CurvePoint{at, requests / step});
        if (requests > 0)
            append(curves.failPercent, false, CurvePoint{at, 100 * failed / requests});
    } else if (isGap) {
        curves.requestsPerSecond.push_back({});
        curves.failPercent.push_back({});
    }
    if (point.p95Low && point.p95High)
        append(curves.p95, isGap && !curves.p95.isEmpty(), RangePoint{at, *point.p95Low, *point.p95High});
}

// Only whole numbers of a phase that has run for a while: iterations are read less often than requests, so that the
// quotient is too high by up to a fifth.
std::optional<int> requestsPerIteration(const engine::RunView &view, MonoTime now)
{
    constexpr std::chrono::seconds longEnough{30};
    constexpr double staleness = 0.2;
    constexpr int most = 3; // beyond, the next number is within reach
    for (const engine::PhaseView &phase : view.phases) {
        if (!phase.releasedAt || phase.endedAt.value_or(now) - *phase.releasedAt < longEnough)
            continue;
        if (!phase.totals || phase.totals->iterations <= 0 || phase.totals->requests <= 0)
            continue;
        const double quotient = double(phase.totals->requests) / double(phase.totals->iterations);
        const int whole = static_cast<int>(std::min(quotient + 0.05, most + 1.0));
        if (whole >= 1 && whole <= most && quotient <= whole * (1 + staleness))
            return whole;
    }
    return std::nullopt;
}

template<class Point>
void dropEmpty(QVector<QVector<Point>> &pieces)
{
    pieces.removeIf([](const QVector<Point> &piece) { return piece.isEmpty(); });
}

} // namespace

std::optional<double> LiveFigures::failRatio() const
{
    if (!requests || !failed || *requests <= 0)
        return std::nullopt;
    return double(*failed) / double(*requests);
}

std::optional<double> plannedRequests(const engine::RunView &view, fleet::PhaseName name, MonoTime now)
{
    const auto load = std::find_if(view.preflight.load.cbegin(), view.preflight.load.cend(),
                                   [name](const fleet::PhaseLoad &other) { return other.phase == name; });
    const std::optional<int> each = requestsPerIteration(view, now);
    if (load == view.preflight.load.cend() || !load->iterationsPerSecond || !each)
        return std::nullopt;
    return *load->iterationsPerSecond * *each;
}

LiveFigures liveFigures(const engine::RunView &view, const std::vector<fleet::RunnerRow> &rows,
                        const QVector<fleet::SeriesPoint> &series, MonoTime now)
{
    LiveFigures figures;
    const engine::PhaseView *phase = view.current();
    if (phase == nullptr)
        return figures;
    if (phase->releasedAt)
        figures.elapsed = std::chrono::duration_cast<milliseconds>(phase->endedAt.value_or(now) - *phase->releasedAt);
    figures.planned = phase->planned;
    figures.requestsPerSecond = recentRate(series, phase->name);
    figures.plannedPerSecond = plannedRequests(view, phase->name, now);
    figures.p95 = rangeOf(rows, phase->name);
    if (phase->totals) {
        figures.requests = phase->totals->requests;
        figures.failed = phase->totals->failed;
    }
    figures.isOverLimit = fleet::isOverLimit(figures.requests, figures.failed);
    figures.isLoadSpread = phase->spread.loadIsHeadline && phase->spread.loadBoundMs;
    figures.spreadMs = figures.isLoadSpread ? phase->spread.loadBoundMs : phase->spread.releaseBoundMs;
    figures.spreadEstimateMs = phase->spread.releaseEstimateMs;
    figures.runners = phase->runners;
    figures.lost = phase->lost;
    const auto isInLoad = [phase](const fleet::RunnerRow &row) {
        return row.phase == phase->name &&
               (row.state == fleet::RunnerState::InLoad || row.state == fleet::RunnerState::WarmingUp);
    };
    figures.inLoad = static_cast<int>(std::count_if(rows.cbegin(), rows.cend(), isInLoad));
    return figures;
}

GatePace gatePace(const engine::PhaseView &phase, MonoTime now)
{
    GatePace pace;
    if (!phase.gatheringSince || !phase.lastArmedAt || phase.armed <= 0)
        return pace;
    pace.sinceLast = std::chrono::duration_cast<milliseconds>(std::max(now - *phase.lastArmedAt, {}));
    const int missing = phase.runners - phase.armed - phase.lost; // who is lost does not come
    if (phase.armed < pacedFrom || missing <= 0)
        return pace;
    const auto step = (*phase.lastArmedAt - *phase.gatheringSince) / phase.armed;
    if (step <= MonoTime::duration::zero() || now - *phase.lastArmedAt > stalledAfter * step)
        return pace;
    const auto left = step * missing - (now - *phase.lastArmedAt);
    pace.left = std::chrono::duration_cast<milliseconds>(std::max(left, step));
    return pace;
}

QVector<PhaseCurves> curvesOf(const QVector<fleet::SeriesPoint> &series)
{
    QVector<PhaseCurves> all;
    const fleet::SeriesPoint *before = nullptr;
    for (const fleet::SeriesPoint &point : series) {
        if (before != nullptr && before->phase == point.phase && point.at <= before->at)
            continue;
        if (all.isEmpty() || all.last().phase != point.phase) {
            PhaseCurves curves;
            curves.phase = point.phase;
            curves.from = seconds(point.at);
            all.push_back(curves);
            before = nullptr;
        }
        addPoint(all.last(), point, before);
        all.last().to = seconds(point.at);
        before = &point;
    }
    for (PhaseCurves &curves : all) {
        dropEmpty(curves.requestsPerSecond);
        dropEmpty(curves.failPercent);
        dropEmpty(curves.p95);
    }
    return all;
}

} // namespace largada::viewmodels
