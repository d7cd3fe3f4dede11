// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/local/tcp_link.h"

namespace largada::backends
{

TcpLink::TcpLink(quint16 port, const Clock &clock)
    : m_queue(*this, clock, [this](const QByteArray &bytes) {
          m_socket.write(bytes);
          m_socket.flush(); // now, not in the next turn of the event loop
      })
{
    connect(this, &RunnerLink::closed, &m_socket, &QTcpSocket::abort); // before anybody else hears of it
    connect(&m_socket, &QTcpSocket::connected, this, [this] {
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_queue.onOpened();
    });
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] { m_queue.onBytes(m_socket.readAll()); });
    // Queued: a write may find the connection broken, and send() promises not to answer from inside.
    connect(
        &m_socket, &QTcpSocket::errorOccurred, this,
        [this] { m_queue.onClosed(Error{Errc::Network, m_socket.errorString()}); }, Qt::QueuedConnection);
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
    return m_queue.isOpen() && m_socket.state() == QAbstractSocket::ConnectedState;
}

bool TcpLink::isIdle() const
{
    return m_queue.isIdle();
}

void TcpLink::send(quint64 ticket, const QByteArray &request)
{
    m_queue.send(ticket, request);
}

} // namespace largada::backends
