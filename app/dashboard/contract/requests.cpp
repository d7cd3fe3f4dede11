// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What clients send: read and written.
#include <QJsonDocument>
#include <QUuid>

#include "dashboard/contract/fields.h"
#include "dashboard/contract/json.h"
#include "dashboard/contract/keys.h"
#include "dashboard/contract/target_rules.h"

namespace largada::dashboard
{

namespace
{

constexpr int instanceText = 100;
constexpr int idText = 100;
constexpr int mostWaiting = 1'000'000;
constexpr double longestMs = 1e9; // eleven days
constexpr double mostRps = 1e9;
constexpr qint64 mostCounted = 9'007'199'254'740'992; // what every JSON reader keeps exactly

Fields admin(const QByteArray &body)
{
    return {body, Fields::Of::Request, Fields::Null::IsWrong};
}

Fields agents(const QByteArray &body)
{
    return {body, Fields::Of::Request, Fields::Null::IsAbsent};
}

template<class T>
Result<T> valid(const Fields &fields, T value)
{
    if (const auto outcome = fields.outcome(); !outcome)
        return outcome.error();
    return value;
}

std::optional<QString> urlOf(Fields &fields)
{
    const auto text = fields.text(keys::url, {limits::url, 1});
    if (!text)
        return std::nullopt;
    if (const auto problem = urlProblem(*text))
        fields.complain(keys::url, *problem == TextProblem::HasCredentials
                                       ? QStringLiteral("must not hold a user name or a password")
                                       : QStringLiteral("must be an http or https URL"));
    return text;
}

TargetEdit editOf(Fields &fields)
{
    TargetEdit edit;
    edit.url = urlOf(fields);
    edit.label = fields.text(keys::label, {limits::label});
    edit.vus = fields.count(keys::vus, 1, limits::vus);
    edit.durationS = fields.count(keys::durationS, 1, limits::durationS);
    edit.runIntervalMs = fields.whole(keys::runIntervalMs, limits::shortestIntervalMs, limits::longestIntervalMs);
    edit.enabled = fields.flag(keys::enabled);
    return edit;
}

// All of a target, as an edit expects to find it.
std::optional<Target> expectedOf(Fields &fields)
{
    const auto object = fields.object(keys::expected);
    if (!object)
        return std::nullopt;
    Fields inside(*object, fields);
    const TargetEdit all = editOf(inside);
    Target target;
    target.url = inside.required(keys::url, all.url);
    target.label = inside.required(keys::label, all.label);
    target.vus = inside.required(keys::vus, all.vus);
    target.durationS = inside.required(keys::durationS, all.durationS);
    target.runIntervalMs = inside.required(keys::runIntervalMs, all.runIntervalMs);
    target.enabled = inside.required(keys::enabled, all.enabled);
    if (const auto outcome = inside.outcome(); !outcome)
        fields.complain(keys::expected, QStringLiteral("must be all of a target: ") + outcome.error().subject +
                                            QLatin1Char(' ') + outcome.error().what);
    return target;
}

QString requiredName(Fields &fields, const char *key)
{
    return fields.required(key, fields.text(key, {limits::agentName, 1}));
}

QString optionalText(Fields &fields, const char *key, int atMost)
{
    return fields.text(key, {atMost}).value_or(QString());
}

QByteArray written(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void set(QJsonObject &object, const char *key, const QString &text)
{
    if (!text.isEmpty())
        object.insert(QLatin1String(key), text);
}

template<class T>
void set(QJsonObject &object, const char *key, const std::optional<T> &value)
{
    if (value)
        object.insert(QLatin1String(key), *value);
}

void set(QJsonObject &object, const char *key, const std::optional<WallTime> &time)
{
    if (time)
        object.insert(QLatin1String(key), isoTime(*time));
}

QJsonObject objectOf(const TargetEdit &edit)
{
    QJsonObject object;
    set(object, keys::url, edit.url);
    set(object, keys::label, edit.label);
    set(object, keys::vus, edit.vus);
    set(object, keys::durationS, edit.durationS);
    set(object, keys::runIntervalMs, edit.runIntervalMs);
    set(object, keys::enabled, edit.enabled);
    return object;
}

TargetEdit wholeOf(const Target &target)
{
    return {target.url, target.label, target.vus, target.durationS, target.runIntervalMs, target.enabled};
}

} // namespace

QString canonicalUuid(const QString &text)
{
    constexpr qsizetype length = 36;
    const auto uuid = text.size() == length ? QUuid::fromString(text) : QUuid();
    return uuid.isNull() ? QString() : uuid.toString(QUuid::WithoutBraces);
}

Result<Target> parseTarget(const QByteArray &body)
{
    Fields fields = admin(body);
    const TargetEdit edit = editOf(fields);
    (void)fields.required(keys::url, edit.url);
    return valid(fields, edited({}, edit));
}

Result<TargetEdit> parseTargetEdit(const QByteArray &body)
{
    Fields fields = admin(body);
    TargetEdit edit = editOf(fields);
    edit.expected = expectedOf(fields);
    return valid(fields, edit);
}

Result<int> parseDesiredAgents(const QByteArray &body, int atMost)
{
    Fields fields = admin(body);
    const int count = fields.required(keys::desiredAgents, fields.count(keys::desiredAgents, 0, atMost));
    return valid(fields, count);
}

Result<Registration> parseRegistration(const QByteArray &body)
{
    Fields fields = agents(body);
    Registration agent;
    agent.name = requiredName(fields, keys::name);
    agent.version = optionalText(fields, keys::version, limits::versionText);
    agent.k6Version = optionalText(fields, keys::k6Version, limits::versionText);
    agent.instance = optionalText(fields, keys::instance, instanceText);
    return valid(fields, agent);
}

Result<Heartbeat> parseHeartbeat(const QByteArray &body)
{
    Fields fields = agents(body);
    Heartbeat heartbeat;
    heartbeat.name = requiredName(fields, keys::name);
    heartbeat.waiting = fields.count(keys::waiting, 0, mostWaiting);
    heartbeat.droppedReports = fields.whole(keys::droppedReports, 0, mostCounted);
    heartbeat.instance = optionalText(fields, keys::instance, instanceText);
    heartbeat.isEnding = fields.flag(keys::ending).value_or(false);
    return valid(fields, heartbeat);
}

Result<ExecutionBegin> parseExecutionBegin(const QByteArray &body)
{
    Fields fields = agents(body);
    ExecutionBegin begin;
    begin.agent = requiredName(fields, keys::agent);
    begin.targetId = fields.required(keys::targetId, fields.text(keys::targetId, {idText, 1}));
    if (const auto runId = fields.text(keys::runId, {idText})) {
        begin.runId = canonicalUuid(*runId);
        if (begin.runId.isEmpty())
            fields.complain(keys::runId, QStringLiteral("must be a UUID"));
    }
    begin.startedAt = fields.time(keys::startedAt);
    return valid(fields, begin);
}

Result<ExecutionReport> parseExecutionReport(const QByteArray &body)
{
    Fields fields = agents(body);
    ExecutionReport report;
    ExecutionMetrics &metrics = report.metrics;
    metrics.p50Ms = fields.number(keys::p50, 0, longestMs);
    metrics.p95Ms = fields.number(keys::p95, 0, longestMs);
    metrics.p99Ms = fields.number(keys::p99, 0, longestMs);
    metrics.avgMs = fields.number(keys::avg, 0, longestMs);
    metrics.errorRate = fields.number(keys::errorRate, 0, 1);
    metrics.rps = fields.number(keys::rps, 0, mostRps);
    metrics.dataReceivedBytes = fields.whole(keys::dataReceived, 0, mostCounted);
    metrics.iterations = fields.whole(keys::iterations, 0, mostCounted);
    const auto error = fields.freeText(keys::error, limits::errorText);
    if (error && error->trimmed().isEmpty())
        fields.complain(keys::error, QStringLiteral("must not be empty"));
    report.error = error.value_or(QString());
    report.isInterrupted = fields.flag(keys::interrupted).value_or(false);
    report.endedAt = fields.time(keys::endedAt);
    if (metrics == ExecutionMetrics{} && !error && !report.isInterrupted)
        fields.complain(keys::error, QStringLiteral("there are neither metrics nor an error"));
    return valid(fields, report);
}

QByteArray requestOf(const Target &target)
{
    return written(objectOf(wholeOf(target)));
}

QByteArray requestOf(const TargetEdit &edit)
{
    QJsonObject object = objectOf(edit);
    if (edit.expected)
        object.insert(QLatin1String(keys::expected), objectOf(wholeOf(*edit.expected)));
    return written(object);
}

QByteArray desiredAgentsRequest(int count)
{
    return written({{QLatin1String(keys::desiredAgents), count}});
}

QByteArray requestOf(const Registration &agent)
{
    QJsonObject object;
    set(object, keys::name, agent.name);
    set(object, keys::version, agent.version);
    set(object, keys::k6Version, agent.k6Version);
    set(object, keys::instance, agent.instance);
    return written(object);
}

QByteArray requestOf(const Heartbeat &heartbeat)
{
    QJsonObject object;
    set(object, keys::name, heartbeat.name);
    set(object, keys::waiting, heartbeat.waiting);
    set(object, keys::droppedReports, heartbeat.droppedReports);
    set(object, keys::instance, heartbeat.instance);
    if (heartbeat.isEnding)
        object.insert(QLatin1String(keys::ending), true);
    return written(object);
}

QByteArray requestOf(const ExecutionBegin &begin)
{
    QJsonObject object;
    set(object, keys::agent, begin.agent);
    set(object, keys::targetId, begin.targetId);
    set(object, keys::runId, begin.runId);
    set(object, keys::startedAt, begin.startedAt);
    return written(object);
}

QByteArray requestOf(const ExecutionReport &report)
{
    QJsonObject object;
    const ExecutionMetrics &metrics = report.metrics;
    set(object, keys::p50, metrics.p50Ms);
    set(object, keys::p95, metrics.p95Ms);
    set(object, keys::p99, metrics.p99Ms);
    set(object, keys::avg, metrics.avgMs);
    set(object, keys::errorRate, metrics.errorRate);
    set(object, keys::rps, metrics.rps);
    set(object, keys::dataReceived, metrics.dataReceivedBytes);
    set(object, keys::iterations, metrics.iterations);
    set(object, keys::error, report.error);
    if (report.isInterrupted)
        object.insert(QLatin1String(keys::interrupted), true);
    set(object, keys::endedAt, report.endedAt);
    return written(object);
}

} // namespace largada::dashboard
