// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One TCP connection to a server on loopback: writes bytes as given, collects what comes back.
#pragma once

#include <sys/socket.h>

#include <QByteArray>
#include <QStringList>
#include <QTcpSocket>

#include "net/http_response_parser.h"

namespace largada::test
{

class RawClient : public QObject
{
public:
    // readAtOnce: how much it takes from the kernel ahead, and then never more; 0: all there is.
    explicit RawClient(quint16 port, qint64 readAtOnce = 0)
    {
        m_socket.setReadBufferSize(readAtOnce);
        if (readAtOnce > 0) {
            m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
            return;
        }
        connect(&m_socket, &QTcpSocket::readyRead, this, [this]() { collect(); });
        connect(&m_socket, &QTcpSocket::disconnected, this, [this]() { m_isClosed = true; });
        connect(&m_socket, &QTcpSocket::errorOccurred, this, [this]() { m_isClosed = true; });
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    }

    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    void flush() { m_socket.flush(); }
    void get(const QByteArray &target) { send("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n"); }

    // The server sees the end of what is sent, and may go on.
    void endSending()
    {
        m_socket.flush();
        shutdown(int(m_socket.socketDescriptor()), SHUT_WR);
    }

    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    bool isClosed() const { return m_isClosed; }
    const QByteArray &received() const { return m_received; }
    // "200 body" of each whole response.
    const QStringList &responses() const { return m_responses; }

private:
    void collect()
    {
        const QByteArray bytes = m_socket.readAll();
        m_received += bytes;
        if (!m_parser.feed(bytes))
            m_responses << QStringLiteral("not HTTP");
        while (const auto response = m_parser.take())
            m_responses << QStringLiteral("%1 %2").arg(response->status).arg(QString::fromLatin1(response->body));
    }

    QTcpSocket m_socket;
    net::HttpResponseParser m_parser;
    QByteArray m_received;
    QStringList m_responses;
    bool m_isClosed = false;
};

} // namespace largada::test
