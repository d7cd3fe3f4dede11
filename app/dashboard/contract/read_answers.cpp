// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the server answers, as clients read it.
#include <QJsonDocument>

#include "dashboard/contract/fields.h"
#include "dashboard/contract/json.h"
#include "dashboard/contract/keys.h"

namespace largada::dashboard
{

namespace
{

// Generous, so that a later server may say more.
constexpr TextRule anyText{1 << 20};
constexpr double anyNumber = std::numeric_limits<double>::max();
constexpr qint64 anyWhole = std::numeric_limits<qint64>::max();

Fields answer(const QByteArray &body)
{
    return {body, Fields::Of::Answer, Fields::Null::IsAbsent};
}

QString text(Fields &fields, const char *key)
{
    return fields.text(key, anyText).value_or(QString());
}

QString requiredText(Fields &fields, const char *key)
{
    return fields.required(key, fields.text(key, anyText));
}

qint64 total(Fields &fields, const char *key)
{
    return fields.required(key, fields.whole(key, 0, anyWhole));
}

int count(Fields &fields, const char *key)
{
    return fields.required(key, fields.count(key));
}

WallTime requiredTime(Fields &fields, const char *key)
{
    return fields.required(key, fields.time(key));
}

std::optional<double> number(Fields &fields, const char *key)
{
    return fields.number(key, 0, anyNumber);
}

Target targetOf(Fields &fields)
{
    Target target;
    target.id = requiredText(fields, keys::id);
    target.url = requiredText(fields, keys::url);
    target.label = text(fields, keys::label);
    target.vus = count(fields, keys::vus);
    target.durationS = count(fields, keys::durationS);
    target.runIntervalMs = total(fields, keys::runIntervalMs);
    target.enabled = fields.required(keys::enabled, fields.flag(keys::enabled));
    return target;
}

Agent agentOf(Fields &fields)
{
    Agent agent;
    agent.id = requiredText(fields, keys::id);
    agent.name = requiredText(fields, keys::name);
    agent.version = text(fields, keys::version);
    agent.k6Version = text(fields, keys::k6Version);
    agent.instance = text(fields, keys::instance);
    const QString status = requiredText(fields, keys::status);
    agent.status = status == wordOf(AgentStatus::Online) ? AgentStatus::Online : AgentStatus::Offline;
    if (status != wordOf(agent.status))
        fields.complain(keys::status, QStringLiteral("is not a known word"));
    agent.registeredAt = requiredTime(fields, keys::registeredAt);
    agent.lastSeenAt = requiredTime(fields, keys::lastSeenAt);
    agent.currentRunId = text(fields, keys::currentRunId);
    agent.hasTwin = fields.flag(keys::hasTwin).value_or(false);
    agent.waiting = fields.count(keys::waiting).value_or(0);
    agent.droppedReports = fields.whole(keys::droppedReports, 0, anyWhole).value_or(0);
    return agent;
}

Execution executionOf(Fields &fields)
{
    Execution execution;
    execution.id = requiredText(fields, keys::id);
    execution.agent = text(fields, keys::agent);
    execution.targetId = text(fields, keys::targetId);
    execution.targetLabel = text(fields, keys::targetLabel);
    execution.targetUrl = text(fields, keys::targetUrl);
    const auto status = executionStatusOf(requiredText(fields, keys::status));
    if (!status)
        fields.complain(keys::status, QStringLiteral("is not a known word"));
    execution.status = status.value_or(ExecutionStatus::Error);
    execution.startedAt = requiredTime(fields, keys::startedAt);
    execution.endedAt = fields.time(keys::endedAt);
    ExecutionMetrics &metrics = execution.metrics;
    metrics.p50Ms = number(fields, keys::p50);
    metrics.p95Ms = number(fields, keys::p95);
    metrics.p99Ms = number(fields, keys::p99);
    metrics.avgMs = number(fields, keys::avg);
    metrics.errorRate = number(fields, keys::errorRate);
    metrics.rps = number(fields, keys::rps);
    metrics.dataReceivedBytes = fields.whole(keys::dataReceived, 0, anyWhole);
    metrics.iterations = fields.whole(keys::iterations, 0, anyWhole);
    execution.error = fields.freeText(keys::error, anyText.atMost).value_or(QString());
    return execution;
}

TargetSummary targetSummaryOf(Fields &fields)
{
    TargetSummary target;
    target.targetId = requiredText(fields, keys::targetId);
    target.executions = total(fields, keys::executions);
    target.failed = total(fields, keys::failed);
    target.lowestP95Ms = number(fields, keys::lowestP95);
    target.highestP95Ms = number(fields, keys::highestP95);
    target.errorRate = number(fields, keys::targetErrorRate);
    return target;
}

template<class Fn>
auto itemsOf(Fields &fields, const char *key, Fn itemOf)
{
    QVector<decltype(itemOf(fields))> items;
    for (const QJsonValue &value : fields.array(key)) {
        Fields item(value, fields);
        items.append(itemOf(item));
        if (const auto outcome = item.outcome(); !outcome)
            fields.complain(outcome.error().subject.toLatin1().constData(), outcome.error().what);
    }
    return items;
}

template<class T>
Result<T> valid(const Fields &fields, T value)
{
    if (const auto outcome = fields.outcome(); !outcome)
        return outcome.error();
    return value;
}

Errc errcOf(int status)
{
    switch (status) {
    case 400:
    case 413:
    case 422:
        return Errc::BadInput;
    case 401:
    case 403:
        return Errc::Forbidden;
    case 404:
    case 410:
        return Errc::NotFound;
    case 409:
        return Errc::Conflict;
    case 502:
    case 503:
    case 504:
        return Errc::Network;
    default:
        return Errc::Protocol;
    }
}

} // namespace

Result<Target> readTarget(const QByteArray &body)
{
    Fields fields = answer(body);
    const Target target = targetOf(fields);
    return valid(fields, target);
}

Result<QVector<Target>> readTargets(const QByteArray &body)
{
    Fields fields = answer(body);
    const auto targets = itemsOf(fields, keys::items, targetOf);
    return valid(fields, targets);
}

Result<QVector<Agent>> readAgents(const QByteArray &body)
{
    Fields fields = answer(body);
    const auto agents = itemsOf(fields, keys::items, agentOf);
    return valid(fields, agents);
}

Result<Execution> readExecution(const QByteArray &body)
{
    Fields fields = answer(body);
    const Execution execution = executionOf(fields);
    return valid(fields, execution);
}

Result<ExecutionPage> readExecutionPage(const QByteArray &body)
{
    Fields fields = answer(body);
    ExecutionPage page;
    page.items = itemsOf(fields, keys::items, executionOf);
    page.page = count(fields, keys::page);
    page.pageSize = count(fields, keys::pageSize);
    page.total = total(fields, keys::total);
    return valid(fields, page);
}

Result<FleetSummary> readSummary(const QByteArray &body)
{
    Fields fields = answer(body);
    FleetSummary summary;
    summary.agentsOnline = total(fields, keys::agentsOnline);
    summary.agentsOffline = total(fields, keys::agentsOffline);
    summary.running = total(fields, keys::running);
    summary.completed = total(fields, keys::completed);
    summary.failed = total(fields, keys::failed);
    summary.interrupted = total(fields, keys::interrupted);
    summary.targets = itemsOf(fields, keys::targets, targetSummaryOf);
    return valid(fields, summary);
}

Result<FleetConfig> readConfig(const QByteArray &body)
{
    Fields fields = answer(body);
    FleetConfig config;
    config.desiredAgents = count(fields, keys::desiredAgents);
    config.existing = fields.count(keys::existing);
    config.online = count(fields, keys::online);
    config.backend = requiredText(fields, keys::backend);
    config.lastError = fields.freeText(keys::lastError, anyText.atMost).value_or(QString());
    config.note = fields.freeText(keys::note, anyText.atMost).value_or(QString());
    config.lastReconcileAt = fields.time(keys::lastReconcileAt);
    config.most = fields.count(keys::most).value_or(limits::desiredAgents);
    config.room = fields.count(keys::room);
    config.roomLimit = text(fields, keys::roomLimit);
    return valid(fields, config);
}

Result<Registered> readRegistered(const QByteArray &body)
{
    Fields fields = answer(body);
    Registered registered;
    registered.id = requiredText(fields, keys::id);
    registered.name = requiredText(fields, keys::name);
    registered.serverTime = requiredTime(fields, keys::serverTime);
    return valid(fields, registered);
}

Result<QString> readRunId(const QByteArray &body)
{
    Fields fields = answer(body);
    const QString runId = requiredText(fields, keys::runId);
    return valid(fields, runId);
}

Error readError(int status, const QByteArray &body)
{
    const auto error = QJsonDocument::fromJson(body).object().value(QLatin1String(keys::error)).toObject();
    const QString message = error.value(QLatin1String(keys::message)).toString();
    return {errcOf(status), message.isEmpty() ? QStringLiteral("HTTP status %1").arg(status) : message,
            error.value(QLatin1String(keys::field)).toString(), status};
}

} // namespace largada::dashboard
