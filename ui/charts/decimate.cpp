// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/decimate.h"

#include <algorithm>
#include <cmath>

namespace largada::ui
{

namespace
{

bool isFinite(const Sample &sample)
{
    return std::isfinite(sample.t) && std::isfinite(sample.y);
}

bool isFinite(const RangeSample &sample)
{
    return std::isfinite(sample.t) && std::isfinite(sample.lowest) && std::isfinite(sample.median) &&
           std::isfinite(sample.highest);
}

template<class T>
QVector<T> cleanedOf(const QVector<T> &segment)
{
    QVector<T> clean;
    clean.reserve(segment.size());
    for (const T &sample : segment) {
        if (isFinite(sample) && (clean.isEmpty() || sample.t >= clean.constLast().t))
            clean.push_back(sample);
    }
    return clean;
}

template<class T>
struct Visible {
    typename QVector<T>::const_iterator begin; // the first inside
    typename QVector<T>::const_iterator end;
    bool hasBefore = false;
    bool hasAfter = false;
};

template<class T>
Visible<T> visible(const QVector<T> &segment, const Columns &columns)
{
    const auto begin = std::lower_bound(segment.cbegin(), segment.cend(), columns.from,
                                        [](const T &sample, double t) { return sample.t < t; });
    const auto end =
        std::upper_bound(begin, segment.cend(), columns.to, [](double t, const T &sample) { return t < sample.t; });
    return {begin, end, begin != segment.cbegin(), end != segment.cend()};
}

// Two bins more than columns at the edges, and the two neighbours: never more than mostPoints.
int binsOf(const Columns &columns)
{
    return std::clamp(columns.count, 1, mostPoints / 2 - 3);
}

template<class T, class Fn>
QVector<T> thinned(const QVector<T> &segment, const Columns &columns, Fn takeBin)
{
    if (segment.isEmpty() || !(columns.to > columns.from))
        return {};
    const auto seen = visible(segment, columns);
    const int bins = binsOf(columns);
    QVector<T> out;
    if (seen.hasBefore)
        out.push_back(*std::prev(seen.begin));
    if (std::distance(seen.begin, seen.end) <= 2 * bins) {
        std::copy(seen.begin, seen.end, std::back_inserter(out));
    } else {
        const double width = (columns.to - columns.from) / bins;
        for (auto first = seen.begin; first != seen.end;) {
            const double bin = std::floor(first->t / width);
            const auto last = std::find_if(
                first, seen.end, [bin, width](const T &sample) { return std::floor(sample.t / width) != bin; });
            takeBin(first, last, out);
            first = last;
        }
    }
    if (seen.hasAfter)
        out.push_back(*seen.end);
    return out;
}

} // namespace

Segment cleaned(const Segment &segment)
{
    return cleanedOf(segment);
}

RangeSegment cleaned(const RangeSegment &segment)
{
    return cleanedOf(segment);
}

Segment decimated(const Segment &segment, const Columns &columns)
{
    using It = Segment::const_iterator;
    return thinned(segment, columns, [](It first, It last, Segment &out) {
        const auto [low, high] =
            std::minmax_element(first, last, [](const Sample &a, const Sample &b) { return a.y < b.y; });
        out.push_back(std::min(low, high) == low ? *low : *high);
        if (low != high)
            out.push_back(std::min(low, high) == low ? *high : *low);
    });
}

RangeSegment decimated(const RangeSegment &segment, const Columns &columns)
{
    using It = RangeSegment::const_iterator;
    return thinned(segment, columns, [](It first, It last, RangeSegment &out) {
        RangeSample merged = *std::prev(last);
        for (auto it = first; it != last; ++it) {
            merged.lowest = std::min(merged.lowest, it->lowest);
            merged.highest = std::max(merged.highest, it->highest);
        }
        out.push_back(merged);
    });
}

Segment stepped(const Segment &segment)
{
    Segment out;
    out.reserve(2 * segment.size());
    for (const Sample &sample : segment) {
        if (!out.isEmpty() && out.constLast().y != sample.y)
            out.push_back({sample.t, out.constLast().y});
        out.push_back(sample);
    }
    return out;
}

} // namespace largada::ui
