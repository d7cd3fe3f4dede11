// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard's values as JSON, both ways: what clients send and the server reads, what the server answers and
// clients read. Unknown fields are ignored. Not for paths (routes.h) and headers.
#pragma once

#include <QByteArray>

#include "core/result.h"
#include "dashboard/contract/values.h"

namespace largada::dashboard
{

// Stable words.
QLatin1String wordOf(AgentStatus status);
QLatin1String wordOf(ExecutionStatus status);
std::optional<ExecutionStatus> executionStatusOf(const QString &word);

// Bodies of requests, as the server reads them. Errc::BadInput with the field as subject and the HTTP status: 400 when
// it is not JSON, 422 when a field is missing, of a wrong type or out of its limits. In those of administration null is
// of a wrong type; in those of agents it is the same as an absent field.
Result<Target> parseTarget(const QByteArray &body); // without an id
Result<TargetEdit> parseTargetEdit(const QByteArray &body);
Result<int> parseDesiredAgents(const QByteArray &body, int atMost);
Result<Registration> parseRegistration(const QByteArray &body);
Result<Heartbeat> parseHeartbeat(const QByteArray &body);
Result<ExecutionBegin> parseExecutionBegin(const QByteArray &body); // its run id in canonical form, or empty
Result<ExecutionReport> parseExecutionReport(const QByteArray &body);

// The same, as clients write them.
QByteArray requestOf(const Target &target); // without its id
QByteArray requestOf(const TargetEdit &edit);
QByteArray desiredAgentsRequest(int count);
QByteArray requestOf(const Registration &agent);
QByteArray requestOf(const Heartbeat &heartbeat);
QByteArray requestOf(const ExecutionBegin &begin);
QByteArray requestOf(const ExecutionReport &report);

struct Registered {
    QString id, name;
    WallTime serverTime{};
    bool operator==(const Registered &) const = default;
};

// Bodies of answers, as the server writes them.
QByteArray answerOf(const Target &target);
QByteArray answerOf(const QVector<Target> &targets);
QByteArray answerOf(const QVector<Agent> &agents);
QByteArray answerOf(const Execution &execution);
QByteArray answerOf(const ExecutionPage &page);
QByteArray answerOf(const FleetSummary &summary);
QByteArray answerOf(const FleetConfig &config);
QByteArray answerOf(const Registered &registered);
QByteArray runIdAnswer(const QString &runId);
// {"error":{"code","message","field"}}: the code follows from the status, the field is the error's subject.
QByteArray errorAnswer(int status, const QString &message, const QString &field = {});
QByteArray errorAnswer(const Error &error); // its status, or the one of its code

// The same, as clients read them. Errc::Protocol with the field as subject.
Result<Target> readTarget(const QByteArray &body);
Result<QVector<Target>> readTargets(const QByteArray &body);
Result<QVector<Agent>> readAgents(const QByteArray &body);
Result<Execution> readExecution(const QByteArray &body);
Result<ExecutionPage> readExecutionPage(const QByteArray &body);
Result<FleetSummary> readSummary(const QByteArray &body);
Result<FleetConfig> readConfig(const QByteArray &body);
Result<Registered> readRegistered(const QByteArray &body);
Result<QString> readRunId(const QByteArray &body);
// Of an answer with a status of 400 or more, whatever its body is.
Error readError(int status, const QByteArray &body);

// The HTTP status of an error that has none of its own.
int statusOf(const Error &error);
// Lower case, with its dashes; empty when it is none.
QString canonicalUuid(const QString &text);

} // namespace largada::dashboard
