// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A WebSocket, its server and what it has told so far: what tests of the client begin with. Each makes them anew.
#pragma once

#include <memory>

#include <QRegularExpression>
#include <QTest>

#include "net/web_socket.h"
#include "support/web_socket_peer.h"

namespace largada::test
{

class WebSocketSession : public QObject
{
public:
    // How a socket closed: the Error's code and status.
    struct Closed {
        Errc code;
        int status;
        bool operator==(const Closed &) const = default;
    };

protected:
    void beginSession()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_server = std::make_unique<WebSocketServer>();
        m_request = {};
        m_request.url = QUrl(QStringLiteral("ws://127.0.0.1:%1/a/b?x=%2B%3B&y=1").arg(m_server->port()));
        m_received.clear();
        m_closed.clear();
        m_socket = std::make_unique<net::WebSocket>();
        watch();
    }
    void endSession()
    {
        m_socket.reset();
        m_server.reset();
    }
    void watch()
    {
        connect(m_socket.get(), &net::WebSocket::received, this,
                [this](const QByteArray &bytes) { m_received += bytes; });
        connect(m_socket.get(), &net::WebSocket::closed, this, [this](const Error &why) { m_closed += why; });
    }
    WebSocketPeer *peer() const { return m_server->last(); }
    bool asked() const
    {
        return QTest::qWaitFor([this] { return peer() && !peer()->request().isEmpty(); }, 20'000);
    }
    bool open()
    {
        m_socket->open(m_request);
        if (!asked())
            return false;
        peer()->accept();
        return QTest::qWaitFor([this] { return m_socket->isOpen(); }, 20'000);
    }
    QVector<Closed> ends() const
    {
        QVector<Closed> ends;
        for (const Error &error : m_closed)
            ends.push_back({error.code, error.status});
        return ends;
    }

    std::unique_ptr<WebSocketServer> m_server;
    std::unique_ptr<net::WebSocket> m_socket;
    net::WebSocketRequest m_request;
    QVector<QByteArray> m_received;
    QVector<Error> m_closed;
};

} // namespace largada::test
