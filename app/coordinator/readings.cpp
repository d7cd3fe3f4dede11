// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coordinator/readings.h"

#include <algorithm>
#include <cmath>

namespace largada::coordinator
{

namespace
{

void widen(std::optional<double> &low, std::optional<double> &high, const std::optional<double> &value)
{
    if (!value)
        return;
    low = low ? std::min(*low, *value) : *value;
    high = high ? std::max(*high, *value) : *value;
}

std::optional<double> sampleOf(const k6::Metric &metric, const char *name)
{
    const auto it = metric.sample.constFind(QString::fromLatin1(name));
    return it == metric.sample.cend() ? std::nullopt : std::optional(*it);
}

} // namespace

std::optional<fleet::Counts> Reading::counts() const
{
    if (!requests && iterations == 0)
        return std::nullopt;
    fleet::Counts counts;
    counts.requests = requests.value_or(0);
    counts.failed = std::llround(failedRatio * static_cast<double>(counts.requests));
    counts.iterations = iterations;
    counts.dropped = dropped;
    return counts;
}

void Readings::takeMetric(const LinkKey &key, const k6::Metric &metric)
{
    Reading &reading = m_entries[key].reading;
    const auto count = sampleOf(metric, "count");
    if (metric.id == QLatin1String("http_reqs") && count)
        reading.requests = std::llround(*count);
    else if (metric.id == QLatin1String("iterations") && count)
        reading.iterations = std::llround(*count);
    else if (metric.id == QLatin1String("dropped_iterations") && count)
        reading.dropped = std::llround(*count);
    else if (metric.id == QLatin1String("http_req_failed"))
        reading.failedRatio = sampleOf(metric, "rate").value_or(0);
    else if (metric.id == QLatin1String("http_req_duration"))
        reading.latency = {.avg = sampleOf(metric, "avg"),
                           .min = sampleOf(metric, "min"),
                           .p50 = sampleOf(metric, "med"),
                           .p90 = sampleOf(metric, "p(90)"),
                           .p95 = sampleOf(metric, "p(95)"),
                           .p99 = std::nullopt, // k6's REST API has none
                           .max = sampleOf(metric, "max")};
}

void Readings::takeStatus(const LinkKey &key, const k6::Status &status)
{
    m_entries[key].reading.vus = status.vus;
}

void Readings::takeUsage(const LinkKey &key, const fleet::ProcessUsage &usage, MonoTime at)
{
    Entry &entry = m_entries[key];
    const double megabytes = usage.rssBytes / 1e6;
    entry.reading.rssMb = std::max(entry.reading.rssMb.value_or(0), megabytes);
    entry.cpu.push_back({at, usage.cpuSeconds});
    // Keep one sample that is at least a window old.
    while (entry.cpu.size() > 2 && at - entry.cpu[1].at >= cpuWindow)
        entry.cpu.pop_front();
    const auto span = at - entry.cpu.front().at;
    if (span < std::chrono::seconds(1))
        return;
    const double seconds = std::chrono::duration<double>(span).count();
    const double percent = 100.0 * (usage.cpuSeconds - entry.cpu.front().seconds) / seconds;
    // A window that is not whole yet stands in until there is one: short phases have no other.
    entry.reading.cpuPercent = entry.hasWindow ? std::max(*entry.reading.cpuPercent, percent) : percent;
    entry.hasWindow = entry.hasWindow || span >= cpuWindow;
}

const Reading *Readings::of(const LinkKey &key) const
{
    const auto it = m_entries.find(key);
    return it == m_entries.end() ? nullptr : &it->second.reading;
}

fleet::SeriesPoint Readings::point(fleet::PhaseName phase, const std::vector<RunnerId> &runners, WallTime at) const
{
    fleet::SeriesPoint point;
    point.at = at;
    point.phase = phase;
    for (const RunnerId &runner : runners) {
        const Reading *reading = of({runner, phase});
        if (reading == nullptr)
            continue;
        if (reading->vus > 0)
            ++point.runners;
        point.vus += reading->vus;
        if (const auto counts = reading->counts()) {
            point.requests += counts->requests;
            point.failed += counts->failed;
        }
        widen(point.avgLow, point.avgHigh, reading->latency.avg);
        widen(point.p95Low, point.p95High, reading->latency.p95);
    }
    return point;
}

} // namespace largada::coordinator
