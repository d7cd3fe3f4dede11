// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers one request, once, from any thread, and measures how long that took.
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "net/http_server.h"

namespace largada::dashboard
{

class ServerMetrics;

// A copy is as good as the original. Outlives neither the metrics nor the clock.
class Reply
{
public:
    Reply(net::HttpResponder respond, ServerMetrics &metrics, const Clock &clock, const QByteArray &route);

    void json(int status, const QByteArray &body, const net::HttpHeaders &headers = {}) const;
    void nothing(int status, const net::HttpHeaders &headers = {}) const; // 204, 304
    void other(net::HttpAnswer answer) const;                             // with our headers besides its own
    // Stays open; what is written is not measured.
    net::HttpAnswerStream stream(net::HttpAnswer head) const;
    // What it says goes to the client, but for 5xx, which are logged and answered in general words.
    void error(const Error &error) const;
    // 401; after: not before.
    void unauthorized(const QByteArray &challenge, std::chrono::milliseconds after) const;

private:
    void send(net::HttpAnswer answer, std::chrono::microseconds after = std::chrono::microseconds(0)) const;

    net::HttpResponder m_respond;
    ServerMetrics *m_metrics;
    const Clock *m_clock;
    QByteArray m_route;
    MonoTime m_began;
};

} // namespace largada::dashboard
