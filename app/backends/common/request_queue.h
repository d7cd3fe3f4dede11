// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests of a link over a byte channel: in order, one under way at a time, answers matched and stamped. Speaks
// through the signals of the link that owns it.
#pragma once

#include <deque>
#include <functional>

#include "fleet/runner_link.h"
#include "net/http_response_parser.h"

namespace largada::backends
{

class RequestQueue
{
public:
    // write: hands bytes to the kernel. Both link and clock outlive the queue.
    RequestQueue(fleet::RunnerLink &link, const Clock &clock, std::function<void(const QByteArray &)> write);

    bool isOpen() const { return m_isOpen && !m_isClosed; }
    bool isIdle() const { return m_requests.empty(); }
    void send(quint64 ticket, const QByteArray &request);
    // What the channel says. Each may end with the link being deleted by whom it told.
    void onOpened();
    void onBytes(const QByteArray &bytes);
    void onClosed(const Error &why);

private:
    struct Request {
        quint64 ticket;
        QByteArray bytes;
        MonoTime sentAt{};
    };
    void write(Request &request);

    fleet::RunnerLink &m_link;
    const Clock &m_clock;
    const std::function<void(const QByteArray &)> m_write;
    net::HttpResponseParser m_parser;
    std::deque<Request> m_requests; // the first is under way
    bool m_isOpen = false;
    bool m_isClosed = false;
    Error m_why; // of being closed
};

} // namespace largada::backends
