// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The end-of-test summary in its three shapes: --summary-export (flat), handleSummary's data (with .values), and the
// machine-readable one (results.metrics[]). Counts and percentiles of one runner.
#pragma once

#include <optional>

#include <QByteArray>
#include <QString>
#include <QVector>

#include "core/result.h"

namespace largada::k6
{

struct TrendStats {
    std::optional<double> avg, min, med, p90, p95, p99, max; // milliseconds
    bool operator==(const TrendStats &) const = default;
};

struct SummaryThreshold {
    QString metric;
    QString expression;
    bool ok = true; // the export's true means crossed; here true means kept
    bool operator==(const SummaryThreshold &) const = default;
};

struct Summary {
    qint64 requests = 0;
    qint64 failedRequests = 0;
    qint64 iterations = 0;
    qint64 droppedIterations = 0;
    TrendStats requestDuration;
    QVector<SummaryThreshold> thresholds; // by metric, then expression
    std::optional<double> failedShare;    // 0 to 1, as http_req_failed says it; absent: no request was judged
    std::optional<qint64> dataReceived;   // bytes
    bool operator==(const Summary &) const = default;
};

// For --summary-trend-stats: what the figures above need.
constexpr const char *summaryTrendStats = "avg,min,med,max,p(90),p(95),p(99),count";

Result<Summary> parseSummary(const QByteArray &json);

} // namespace largada::k6
