// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/local/tcp_link.h"

#include <utility>

namespace largada::backends
{

TcpLink::TcpLink(quint16 port, const Clock &clock) : m_clock(clock)
{
    connect(&m_socket, &QTcpSocket::connected, this, [this] {
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        if (!m_requests.empty()) // asked before it was open
            write(m_requests.front());
        emit opened();
    });
    connect(&m_socket, &QTcpSocket::readyRead, this, &TcpLink::onReadyRead);
    // Queued: a write may find the connection broken, and send() promises not to answer from inside.
    connect(
        &m_socket, &QTcpSocket::errorOccurred, this, [this] { fail(Error{Errc::Network, m_socket.errorString()}); },
        Qt::QueuedConnection);
    QMetaObject::invokeMethod(
        this, [this, port] { m_socket.connectToHost(QStringLiteral("127.0.0.1"), port); }, Qt::QueuedConnection);
}

TcpLink::~TcpLink()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

bool TcpLink::isOpen() const
{
    return !m_closed && m_socket.state() == QAbstractSocket::ConnectedState;
}

bool TcpLink::isIdle() const
{
    return m_requests.empty();
}

void TcpLink::send(quint64 ticket, const QByteArray &request)
{
    if (m_closed) {
        QMetaObject::invokeMethod(this, [this, ticket] { emit failed(ticket, m_why); }, Qt::QueuedConnection);
        return;
    }
    m_requests.push_back({ticket, request});
    if (m_requests.size() == 1)
        write(m_requests.front());
}

void TcpLink::write(Request &request)
{
    if (!isOpen()) // written when it opens, or it fails
        return;
    m_socket.write(request.bytes);
    m_socket.flush(); // now, not in the next turn of the event loop
    request.sentAt = m_clock.now();
}

void TcpLink::onReadyRead()
{
    const MonoTime received = m_clock.now();
    if (const auto fed = m_parser.feed(m_socket.readAll()); !fed) {
        fail(fed.error());
        return;
    }
    bool answered = false;
    while (auto response = m_parser.take()) {
        if (m_requests.empty() || answered) { // one is under way at a time: a second answer is nobody's
            fail(Error{Errc::Protocol, QStringLiteral("an answer that nobody asked for")});
            return;
        }
        answered = true;
        const Request done = std::move(m_requests.front());
        m_requests.pop_front();
        if (!m_requests.empty())
            write(m_requests.front());
        emit replied(done.ticket, {response->status, response->body, done.sentAt, received});
        if (m_closed)
            return;
    }
}

void TcpLink::fail(Error error)
{
    if (m_closed)
        return;
    m_closed = true;
    m_why = error;
    m_socket.abort();
    const std::deque<Request> lost = std::exchange(m_requests, {});
    for (const Request &request : lost)
        emit failed(request.ticket, error);
    emit closed(error);
}

} // namespace largada::backends
