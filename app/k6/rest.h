// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// k6's REST API as bytes: whole HTTP/1.1 requests out, bodies in. Knows nothing of sockets, so that the same bytes
// travel over a local connection, a port-forward or an exec. Facts: k6 api/v1, the same in 0.57, 1.1 and 2.2.
#pragma once

#include <optional>

#include <QByteArray>
#include <QHash>
#include <QString>

#include "core/result.h"

namespace largada::k6
{

// ExecutionStatus of k6's lib/execution.go.
enum class ExecutionStatus {
    Created = 0,
    InitVus = 1,
    InitExecutors = 2,
    InitDone = 3,
    PausedBeforeRun = 4, // the only one that means ready: every planned VU is made, setup() has not run
    Started = 5,
    Setup = 6,
    Running = 7,
    Teardown = 8,
    Ended = 9,
    Interrupted = 10,
    MarkedAsFailed = 11
};

struct Status {
    ExecutionStatus execution = ExecutionStatus::Created;
    bool paused = false;
    bool stopped = false; // the run's context is cancelled
    bool running = false; // started and not ended
    bool tainted = false; // a threshold is crossed now
    int vus = 0;          // active
    int vusMax = 0;       // made so far
    bool operator==(const Status &) const = default;
};

struct Metric {
    QString id;
    QString type;                  // counter, gauge, rate, trend
    QHash<QString, double> sample; // count, rate, value, avg, p(95) …: times in milliseconds
    bool operator==(const Metric &) const = default;
};

// k6's own process, from its Prometheus page.
struct ProcessMetrics {
    double cpuSeconds = 0; // since the process began
    double rssBytes = 0;
    bool operator==(const ProcessMetrics &) const = default;
};

QByteArray statusRequest();
QByteArray releaseRequest(); // PATCH paused:false; k6 answers 500 to a second one
QByteArray stopRequest();    // PATCH stopped:true
// 404 until the metric's first sample, unless a threshold names it; then k6 0.57 answers 500 before the run.
QByteArray metricRequest(const QString &id);
QByteArray allMetricsRequest();     // sorts every trend under k6's lock: seldom
QByteArray processMetricsRequest(); // since processMetricsSince (version.h); older ones answer 200 "ok"
QByteArray setupRunRequest();       // POST: runs setup() and keeps its data
QByteArray setupDataRequest(const QByteArray &json); // PUT: the data as JSON text; empty: undefined
QByteArray teardownRunRequest();

Result<Status> parseStatus(const QByteArray &body);
Result<Metric> parseMetric(const QByteArray &body);
Result<QHash<QString, Metric>> parseMetrics(const QByteArray &body);
// Errc::Unsupported when this k6 has no such page.
Result<ProcessMetrics> parseProcessMetrics(const QByteArray &body);
// The JSON text of the data that setup() returned, fit for setupDataRequest(); empty when it returned nothing, which
// is not the same as null for the script.
Result<QByteArray> parseSetupData(const QByteArray &body);
// title and detail of an answer of 400 and above, in k6's words.
QString parseErrorDetail(const QByteArray &body);

} // namespace largada::k6
