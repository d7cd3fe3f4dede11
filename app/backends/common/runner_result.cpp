// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/common/runner_result.h"

#include <utility>

namespace largada::backends
{

fleet::RunnerResult runnerResult(const k6::Summary &summary, fleet::CountSource source, QStringList lastLines)
{
    fleet::RunnerResult result;
    result.lastLines = std::move(lastLines);
    result.source = source;
    result.counts =
        fleet::Counts{summary.requests, summary.failedRequests, summary.iterations, summary.droppedIterations};
    const k6::TrendStats &stats = summary.requestDuration;
    result.latency = {stats.avg, stats.min, stats.med, stats.p90, stats.p95, stats.p99, stats.max};
    for (const k6::SummaryThreshold &threshold : summary.thresholds)
        result.thresholds.push_back({threshold.metric, threshold.expression, threshold.ok, threshold.ok ? 0 : 1});
    return result;
}

} // namespace largada::backends
