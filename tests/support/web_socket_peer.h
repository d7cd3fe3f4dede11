// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The server's side of WebSocket connections on loopback, byte by byte, so that it can also do what no server should.
#pragma once

#include <memory>

#include <QPointer>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QVector>

namespace largada::test
{

struct ClientFrame {
    int opcode = 0;
    QByteArray payload; // without its mask
    bool isMasked = false;
    bool isFinal = false;
};

// One connection that a server took.
class WebSocketPeer : public QObject
{
    Q_OBJECT
public:
    explicit WebSocketPeer(QTcpSocket *socket, QObject *parent);

    QByteArray request() const { return m_request; } // with its empty line; empty: it is not whole
    QByteArray target() const;
    QByteArray header(const QByteArray &name) const;
    QVector<QByteArray> protocolsOffered() const;

    QByteArray acceptance() const;                                                // what Sec-WebSocket-Accept has to be
    void accept(const QByteArray &subprotocol = {}, const QByteArray &more = {}); // more: bytes behind the head
    void refuse(int status, const QByteArray &body, const QByteArray &contentType = "application/json");
    void raw(const QByteArray &bytes);
    void message(const QByteArray &payload) { raw(frame(2, payload)); }
    void close(quint16 code, const QByteArray &reason = {});
    void cut() { m_socket->abort(); }
    void hangUp() { m_socket->disconnectFromHost(); }
    bool isGone() const { return m_socket->state() == QAbstractSocket::UnconnectedState; }
    QTcpSocket *socket() const { return m_socket; }

    const QVector<ClientFrame> &frames() const { return m_frames; }
    QVector<QByteArray> messages() const; // payloads of binary frames

    static QByteArray frame(int opcode, const QByteArray &payload, bool isFinal = true);

signals:
    void requested();

private:
    void onReadyRead();
    bool takeFrame();

    QTcpSocket *m_socket;
    QByteArray m_bytes;
    QByteArray m_request;
    QVector<ClientFrame> m_frames;
};

class WebSocketServer : public QObject
{
    Q_OBJECT
public:
    WebSocketServer();                                                // plain
    explicit WebSocketServer(const QSslConfiguration &configuration); // over TLS
    quint16 port() const { return m_server->serverPort(); }
    void stop() { m_server->close(); }
    QVector<WebSocketPeer *> peers() const { return m_peers; }
    WebSocketPeer *last() const { return m_peers.isEmpty() ? nullptr : m_peers.last(); }

signals:
    void requested(largada::test::WebSocketPeer *peer); // its request is whole

private:
    void listen();
    std::unique_ptr<QTcpServer> m_server;
    QVector<WebSocketPeer *> m_peers;
};

} // namespace largada::test
