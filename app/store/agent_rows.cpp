// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/agent_rows.h"

#include <algorithm>
#include <cmath>

#include "store/columns.h"

namespace largada::store
{

namespace
{

// The columns of a row, one after the other.
class Reader
{
public:
    explicit Reader(const QVariantList &row) : m_row(row) {}

    template<class... T>
    void take(T &...values)
    {
        ((m_isKnown = fromColumn(m_row.value(m_next++), values) && m_isKnown), ...);
    }
    QString takeId() { return QString::number(m_row.value(m_next++).toLongLong()); }
    bool takeFlag() { return m_row.value(m_next++).toInt() != 0; }
    template<class T>
    Result<T> result(T value) const
    {
        if (!m_isKnown)
            return Error{Errc::Unsupported, QStringLiteral("a row has a word that this program does not know"), {}};
        return value;
    }

private:
    const QVariantList &m_row;
    int m_next = 0;
    bool m_isKnown = true;
};

void dropNoNumber(std::optional<double> &value)
{
    if (value && !std::isfinite(*value))
        value.reset();
}

} // namespace

QVariant textColumn(const QString &text)
{
    if (!text.contains(QChar::Null))
        return toColumn(text);
    return QString(text).replace(QChar(QChar::Null), QChar(QChar::ReplacementCharacter));
}

std::optional<qint64> numberOfId(const QString &id)
{
    bool isNumber = false;
    const qint64 number = id.toLongLong(&isNumber);
    // Only the one way in which we write it: "+7" and "007" were never given.
    if (!isNumber || number <= 0 || QString::number(number) != id)
        return std::nullopt;
    return number;
}

dashboard::ExecutionMetrics cleaned(const dashboard::ExecutionMetrics &metrics)
{
    dashboard::ExecutionMetrics clean = metrics;
    for (auto *value : {&clean.p50Ms, &clean.p95Ms, &clean.p99Ms, &clean.avgMs, &clean.errorRate, &clean.rps})
        dropNoNumber(*value);
    if (clean.errorRate)
        clean.errorRate = std::max(*clean.errorRate, 0.0);
    return clean;
}

QVariantList pack(const dashboard::Target &target)
{
    return {textColumn(target.url), textColumn(target.label), target.vus,
            target.durationS,       target.runIntervalMs,     target.enabled ? 1 : 0};
}

dashboard::Target unpackTarget(const QVariantList &row)
{
    dashboard::Target target;
    Reader reader(row);
    target.id = reader.takeId();
    reader.take(target.url, target.label, target.vus, target.durationS, target.runIntervalMs);
    target.enabled = reader.takeFlag();
    return target;
}

Result<dashboard::Agent> unpackAgent(const QVariantList &row)
{
    dashboard::Agent agent;
    Reader reader(row);
    agent.id = reader.takeId();
    reader.take(agent.name, agent.version, agent.k6Version, agent.instance, agent.status, agent.registeredAt,
                agent.lastSeenAt, agent.currentRunId);
    agent.hasTwin = reader.takeFlag();
    reader.take(agent.waiting, agent.droppedReports);
    return reader.result(agent);
}

Result<dashboard::Execution> unpackExecution(const QVariantList &row)
{
    dashboard::Execution run;
    Reader reader(row);
    reader.take(run.id, run.agent);
    run.targetId = reader.takeId();
    auto &metrics = run.metrics;
    reader.take(run.targetLabel, run.targetUrl, run.status, run.startedAt, run.endedAt, metrics.p50Ms, metrics.p95Ms,
                metrics.p99Ms, metrics.avgMs, metrics.errorRate, metrics.rps, metrics.dataReceivedBytes,
                metrics.iterations, run.error);
    return reader.result(run);
}

QVariantList pack(const dashboard::ExecutionMetrics &metrics)
{
    return {toColumn(metrics.p50Ms),
            toColumn(metrics.p95Ms),
            toColumn(metrics.p99Ms),
            toColumn(metrics.avgMs),
            toColumn(metrics.errorRate),
            toColumn(metrics.rps),
            toColumn(metrics.dataReceivedBytes),
            toColumn(metrics.iterations)};
}

} // namespace largada::store
