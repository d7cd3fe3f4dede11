// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was read of the runners while they ran: counters, latency, CPU; and the series made of it, a point a second.
// Last readings stand in where a runner leaves no summary.
#pragma once

#include <deque>
#include <optional>
#include <unordered_map>

#include "coordinator/links.h"
#include "fleet/run_record.h"
#include "k6/rest.h"

namespace largada::coordinator
{

using Places = QHash<RunnerId, fleet::RunnerPlace>; // where the backend says that runners live

struct Reading {
    std::optional<qint64> requests;
    double failedRatio = 0;
    qint64 iterations = 0;
    qint64 dropped = 0;
    int vus = 0;
    fleet::Latency latency;           // avg, p90, p95, max of k6's REST API
    std::optional<double> cpuPercent; // highest window so far; 100 = one core
    std::optional<double> rssMb;      // highest so far

    std::optional<fleet::Counts> counts() const;
};

class Readings
{
public:
    void takeMetric(const LinkKey &key, const k6::Metric &metric);
    void takeStatus(const LinkKey &key, const k6::Status &status);
    // The first one of a runner only starts its first window.
    void takeUsage(const LinkKey &key, const fleet::ProcessUsage &usage, MonoTime at);
    const Reading *of(const LinkKey &key) const;

    // The point of this moment, over the given runners.
    fleet::SeriesPoint point(fleet::PhaseName phase, const std::vector<RunnerId> &runners, WallTime at) const;

    static constexpr std::chrono::seconds cpuWindow{5};

private:
    struct CpuSample {
        MonoTime at;
        double seconds;
    };
    struct Entry {
        Reading reading;
        std::deque<CpuSample> cpu; // of the last window
        bool hasWindow = false;    // there was a whole one
    };
    std::unordered_map<LinkKey, Entry, LinkKeyHash> m_entries;
};

} // namespace largada::coordinator
