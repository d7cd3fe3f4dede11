// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/execution_csv.h"

#include "dashboard/contract/json.h"

namespace largada::reports
{

namespace
{

const char columnNames[] = "Execution ID,Status,Started At,Ended At,Agent,Target ID,Target Label,Target URL,50% ms,"
                           "95% ms,99% ms,Average ms,Fail Ratio,Requests/s,Iterations,Received Bytes,Error";

CsvCell number(const std::optional<double> &value, int decimals = 3)
{
    return value ? CsvCell(CsvNumber{*value, decimals}) : CsvCell();
}

CsvCell whole(const std::optional<qint64> &value)
{
    return value ? CsvCell(*value) : CsvCell();
}

} // namespace

ExecutionCsv::ExecutionCsv(CsvProfile profile) : m_csv(profile, QString::fromLatin1(columnNames).split(u',')) {}

void ExecutionCsv::add(const QVector<dashboard::Execution> &executions)
{
    constexpr int ratioDecimals = 6;
    for (const dashboard::Execution &execution : executions) {
        const dashboard::ExecutionMetrics &metrics = execution.metrics;
        m_csv.row({execution.id, QString(wordOf(execution.status)), execution.startedAt,
                   execution.endedAt ? CsvCell(*execution.endedAt) : CsvCell(), execution.agent, execution.targetId,
                   execution.targetLabel, execution.targetUrl, number(metrics.p50Ms), number(metrics.p95Ms),
                   number(metrics.p99Ms), number(metrics.avgMs), number(metrics.errorRate, ratioDecimals),
                   number(metrics.rps), whole(metrics.iterations), whole(metrics.dataReceivedBytes), execution.error},
                  execution.startedAt);
    }
}

} // namespace largada::reports
