// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/k6_outcome.h"

#include <algorithm>
#include <csignal>

#include "k6/exit_code.h"

namespace largada::agent
{

namespace
{

constexpr qsizetype longestError = 1000;

// k6's own words behind ours.
QString withWords(const QString &what, const QString &said)
{
    return (said.isEmpty() ? what : what + QStringLiteral(": ") + said).left(longestError);
}

QString badEnd(const K6End &end)
{
    if (end.ranTooLong)
        return QStringLiteral("k6 did not end in time, %1 s after its start, and was ended")
            .arg(end.ran.count() / 1000);
    if (end.exitCode == 128 + SIGKILL)
        return QStringLiteral("k6 was killed by signal 9, as the system does when memory runs out");
    if (end.exitCode > 128 && end.exitCode < 192)
        return QStringLiteral("k6 was killed by signal %1").arg(end.exitCode - 128);
    return QStringLiteral("k6 ended with code %1").arg(end.exitCode);
}

} // namespace

dashboard::ExecutionMetrics metricsOf(const k6::Summary &summary, std::chrono::milliseconds duration)
{
    dashboard::ExecutionMetrics metrics;
    metrics.p50Ms = summary.requestDuration.med;
    metrics.p95Ms = summary.requestDuration.p95;
    metrics.p99Ms = summary.requestDuration.p99;
    metrics.avgMs = summary.requestDuration.avg;
    metrics.errorRate = summary.failedShare;
    metrics.dataReceivedBytes = summary.dataReceived;
    metrics.iterations = summary.iterations;
    if (duration.count() > 0)
        metrics.rps = static_cast<double>(summary.requests) * 1000 / static_cast<double>(duration.count());
    return metrics;
}

dashboard::ExecutionReport reportOf(const K6End &end)
{
    dashboard::ExecutionReport report;
    report.isInterrupted = end.isStopped;
    const auto summary = end.summary ? k6::parseSummary(*end.summary) : Result<k6::Summary>(end.summary.error());
    if (end.isStopped) { // what was measured until then counts, if k6 could still say it
        if (summary)
            report.metrics = metricsOf(*summary, std::min(end.ran, std::chrono::milliseconds(end.durationS * 1000LL)));
        report.error = QStringLiteral("the agent was stopped");
        return report;
    }
    if (end.ranTooLong || !k6::ranToItsEnd(end.exitCode)) {
        report.error = withWords(badEnd(end), end.lastError);
        return report;
    }
    if (!summary) {
        report.error = withWords(end.summary || end.summary.error().code != Errc::NotFound
                                     ? QStringLiteral("k6's summary cannot be used")
                                     : QStringLiteral("k6 wrote no summary"),
                                 end.lastError.isEmpty() ? summary.error().what : end.lastError);
        return report;
    }
    if (summary->requests == 0) { // a URL that no request can be made of
        report.error = withWords(QStringLiteral("k6 made no request"), end.lastWarning);
        return report;
    }
    report.metrics = metricsOf(*summary, std::chrono::seconds(end.durationS));
    return report;
}

} // namespace largada::agent
