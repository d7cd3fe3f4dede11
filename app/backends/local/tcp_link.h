// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A runner's link over a TCP connection on loopback.
#pragma once

#include <deque>

#include <QTcpSocket>

#include "fleet/runner_link.h"
#include "net/http_response_parser.h"

namespace largada::backends
{

class TcpLink final : public fleet::RunnerLink
{
    Q_OBJECT
public:
    TcpLink(quint16 port, const Clock &clock); // begins to connect in the next turn of the event loop
    ~TcpLink() override;

    bool isOpen() const override;
    bool isIdle() const override;
    void send(quint64 ticket, const QByteArray &request) override;

private:
    struct Request {
        quint64 ticket;
        QByteArray bytes;
        MonoTime sentAt{};
    };
    void write(Request &request);
    void onReadyRead();
    void fail(Error error);

    const Clock &m_clock;
    QTcpSocket m_socket;
    net::HttpResponseParser m_parser;
    std::deque<Request> m_requests; // the first is under way
    bool m_closed = false;
    Error m_why; // of being closed
};

} // namespace largada::backends
