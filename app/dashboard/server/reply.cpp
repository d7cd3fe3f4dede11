// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/server/reply.h"

#include "core/log.h"
#include "dashboard/contract/json.h"
#include "dashboard/server/server_metrics.h"

namespace largada::dashboard
{

namespace
{

constexpr int firstServerError = 500;

QString generalWords(int status)
{
    return status == 503 ? QStringLiteral("the storage is not available; try again") : QStringLiteral("internal error");
}

} // namespace

Reply::Reply(net::HttpResponder respond, ServerMetrics &metrics, const Clock &clock, const QByteArray &route)
    : m_respond(std::move(respond)), m_metrics(&metrics), m_clock(&clock), m_route(route), m_began(clock.now())
{
}

void Reply::send(net::HttpAnswer answer, std::chrono::microseconds after) const
{
    answer.headers.emplaceBack("X-Content-Type-Options", "nosniff");
    const bool isCacheable = !net::header(answer.headers, "Cache-Control").isEmpty();
    if (!isCacheable)
        answer.headers.emplaceBack("Cache-Control", "no-store");
    m_metrics->answered(m_route, answer.status, m_clock->now() - m_began);
    m_respond(std::move(answer), after);
}

void Reply::json(int status, const QByteArray &body, const net::HttpHeaders &headers) const
{
    send({status, "application/json", body + '\n', headers});
}

void Reply::nothing(int status, const net::HttpHeaders &headers) const
{
    send({status, {}, {}, headers});
}

void Reply::other(net::HttpAnswer answer) const
{
    send(std::move(answer));
}

net::HttpAnswerStream Reply::stream(net::HttpAnswer head) const
{
    head.headers.emplaceBack("X-Content-Type-Options", "nosniff");
    m_metrics->answered(m_route, head.status, m_clock->now() - m_began);
    return m_respond.stream(std::move(head));
}

void Reply::error(const Error &error) const
{
    const int status = statusOf(error);
    if (status < firstServerError)
        return send({status, "application/json", errorAnswer(error) + '\n'});
    net::HttpHeaders headers;
    if (status == 503) { // the storage has logged it, once for all of them
        qCDebug(logDashboard).noquote() << m_route << "failed:" << error.what << error.subject;
        headers.emplaceBack("Retry-After", "1");
    } else {
        qCWarning(logDashboard).noquote() << m_route << "failed:" << error.what << error.subject;
    }
    send({status, "application/json", errorAnswer(status, generalWords(status)) + '\n', headers});
}

void Reply::unauthorized(const QByteArray &challenge, std::chrono::milliseconds after) const
{
    constexpr int status = 401;
    send({status,
          "application/json",
          errorAnswer(status, QStringLiteral("credentials are missing or wrong")) + '\n',
          {{"WWW-Authenticate", challenge}}},
         after);
}

} // namespace largada::dashboard
