// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the server answers, as it writes it; and the words for it.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "dashboard/contract/json.h"
#include "dashboard/contract/keys.h"

namespace largada::dashboard
{

namespace
{

QByteArray written(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

template<class T, class Fn>
QJsonArray arrayOf(const QVector<T> &items, Fn objectOf)
{
    QJsonArray array;
    for (const T &item : items)
        array.append(objectOf(item));
    return array;
}

template<class T>
QJsonValue orNull(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue orNull(const std::optional<WallTime> &time)
{
    return time ? QJsonValue(isoTime(*time)) : QJsonValue();
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject objectOf(const Target &target)
{
    return {{QLatin1String(keys::id), target.id},
            {QLatin1String(keys::url), target.url},
            {QLatin1String(keys::label), target.label},
            {QLatin1String(keys::vus), target.vus},
            {QLatin1String(keys::durationS), target.durationS},
            {QLatin1String(keys::runIntervalMs), target.runIntervalMs},
            {QLatin1String(keys::enabled), target.enabled}};
}

QJsonObject objectOf(const Agent &agent)
{
    return {{QLatin1String(keys::id), agent.id},
            {QLatin1String(keys::name), agent.name},
            {QLatin1String(keys::version), agent.version},
            {QLatin1String(keys::k6Version), agent.k6Version},
            {QLatin1String(keys::instance), agent.instance},
            {QLatin1String(keys::status), wordOf(agent.status)},
            {QLatin1String(keys::registeredAt), isoTime(agent.registeredAt)},
            {QLatin1String(keys::lastSeenAt), isoTime(agent.lastSeenAt)},
            {QLatin1String(keys::currentRunId), orNull(agent.currentRunId)},
            {QLatin1String(keys::hasTwin), agent.hasTwin},
            {QLatin1String(keys::waiting), agent.waiting},
            {QLatin1String(keys::droppedReports), agent.droppedReports}};
}

QJsonObject objectOf(const Execution &execution)
{
    const ExecutionMetrics &metrics = execution.metrics;
    return {{QLatin1String(keys::id), execution.id},
            {QLatin1String(keys::agent), execution.agent},
            {QLatin1String(keys::targetId), execution.targetId},
            {QLatin1String(keys::targetLabel), execution.targetLabel},
            {QLatin1String(keys::targetUrl), execution.targetUrl},
            {QLatin1String(keys::status), wordOf(execution.status)},
            {QLatin1String(keys::startedAt), isoTime(execution.startedAt)},
            {QLatin1String(keys::endedAt), orNull(execution.endedAt)},
            {QLatin1String(keys::p50), orNull(metrics.p50Ms)},
            {QLatin1String(keys::p95), orNull(metrics.p95Ms)},
            {QLatin1String(keys::p99), orNull(metrics.p99Ms)},
            {QLatin1String(keys::avg), orNull(metrics.avgMs)},
            {QLatin1String(keys::errorRate), orNull(metrics.errorRate)},
            {QLatin1String(keys::rps), orNull(metrics.rps)},
            {QLatin1String(keys::dataReceived), orNull(metrics.dataReceivedBytes)},
            {QLatin1String(keys::iterations), orNull(metrics.iterations)},
            {QLatin1String(keys::error), orNull(execution.error)}};
}

QJsonObject objectOf(const TargetSummary &target)
{
    return {{QLatin1String(keys::targetId), target.targetId},
            {QLatin1String(keys::executions), target.executions},
            {QLatin1String(keys::failed), target.failed},
            {QLatin1String(keys::lowestP95), orNull(target.lowestP95Ms)},
            {QLatin1String(keys::highestP95), orNull(target.highestP95Ms)},
            {QLatin1String(keys::targetErrorRate), orNull(target.errorRate)}};
}

QLatin1String codeOf(int status)
{
    switch (status) {
    case 400:
        return QLatin1String("bad_request");
    case 401:
        return QLatin1String("unauthorized");
    case 404:
        return QLatin1String("not_found");
    case 405:
        return QLatin1String("method_not_allowed");
    case 409:
        return QLatin1String("conflict");
    case 410:
        return QLatin1String("gone");
    case 413:
        return QLatin1String("too_large");
    case 421:
        return QLatin1String("misdirected");
    case 422:
        return QLatin1String("bad_field");
    case 429:
        return QLatin1String("too_many_requests");
    case 503:
        return QLatin1String("unavailable");
    default:
        return QLatin1String("internal");
    }
}

} // namespace

QLatin1String wordOf(AgentStatus status)
{
    return status == AgentStatus::Online ? QLatin1String("online") : QLatin1String("offline");
}

QLatin1String wordOf(ExecutionStatus status)
{
    switch (status) {
    case ExecutionStatus::Running:
        return QLatin1String("running");
    case ExecutionStatus::Completed:
        return QLatin1String("completed");
    case ExecutionStatus::Error:
        return QLatin1String("error");
    case ExecutionStatus::Interrupted:
        return QLatin1String("interrupted");
    }
    return {};
}

std::optional<ExecutionStatus> executionStatusOf(const QString &word)
{
    using enum ExecutionStatus;
    for (const auto status : {Running, Completed, Error, Interrupted}) {
        if (word == wordOf(status))
            return status;
    }
    return std::nullopt;
}

int statusOf(const Error &error)
{
    if (error.status != 0)
        return error.status;
    switch (error.code) {
    case Errc::BadInput:
        return 422;
    case Errc::Forbidden:
        return 401;
    case Errc::NotFound:
        return 404;
    case Errc::Conflict:
        return 409;
    case Errc::Storage:
    case Errc::Timeout:
    case Errc::Cancelled:
    case Errc::Network:
        return 503;
    case Errc::Unsupported:
    case Errc::Protocol:
    case Errc::Process:
    case Errc::Internal:
        return 500;
    }
    return 500;
}

QByteArray answerOf(const Target &target)
{
    return written(objectOf(target));
}

QByteArray answerOf(const QVector<Target> &targets)
{
    return written(
        {{QLatin1String(keys::items), arrayOf(targets, [](const Target &target) { return objectOf(target); })}});
}

QByteArray answerOf(const QVector<Agent> &agents)
{
    return written({{QLatin1String(keys::items), arrayOf(agents, [](const Agent &agent) { return objectOf(agent); })}});
}

QByteArray answerOf(const Execution &execution)
{
    return written(objectOf(execution));
}

QByteArray answerOf(const ExecutionPage &page)
{
    return written(
        {{QLatin1String(keys::items), arrayOf(page.items, [](const Execution &item) { return objectOf(item); })},
         {QLatin1String(keys::page), page.page},
         {QLatin1String(keys::pageSize), page.pageSize},
         {QLatin1String(keys::total), page.total}});
}

QByteArray answerOf(const FleetSummary &summary)
{
    return written({{QLatin1String(keys::agentsOnline), summary.agentsOnline},
                    {QLatin1String(keys::agentsOffline), summary.agentsOffline},
                    {QLatin1String(keys::running), summary.running},
                    {QLatin1String(keys::completed), summary.completed},
                    {QLatin1String(keys::failed), summary.failed},
                    {QLatin1String(keys::interrupted), summary.interrupted},
                    {QLatin1String(keys::targets),
                     arrayOf(summary.targets, [](const TargetSummary &target) { return objectOf(target); })}});
}

QByteArray answerOf(const FleetConfig &config)
{
    return written({{QLatin1String(keys::desiredAgents), config.desiredAgents},
                    {QLatin1String(keys::existing), orNull(config.existing)},
                    {QLatin1String(keys::online), config.online},
                    {QLatin1String(keys::backend), config.backend},
                    {QLatin1String(keys::lastError), orNull(config.lastError)},
                    {QLatin1String(keys::lastReconcileAt), orNull(config.lastReconcileAt)},
                    {QLatin1String(keys::most), config.most},
                    {QLatin1String(keys::room), orNull(config.room)},
                    {QLatin1String(keys::roomLimit), orNull(config.roomLimit)},
                    {QLatin1String(keys::note), orNull(config.note)}});
}

QByteArray answerOf(const Registered &registered)
{
    return written({{QLatin1String(keys::id), registered.id},
                    {QLatin1String(keys::name), registered.name},
                    {QLatin1String(keys::serverTime), isoTime(registered.serverTime)}});
}

QByteArray runIdAnswer(const QString &runId)
{
    return written({{QLatin1String(keys::runId), runId}});
}

QByteArray errorAnswer(int status, const QString &message, const QString &field)
{
    const QJsonObject error{{QLatin1String(keys::code), codeOf(status)},
                            {QLatin1String(keys::message), message},
                            {QLatin1String(keys::field), orNull(field)}};
    return written({{QLatin1String(keys::error), error}});
}

QByteArray errorAnswer(const Error &error)
{
    return errorAnswer(statusOf(error), error.what, error.subject);
}

} // namespace largada::dashboard
