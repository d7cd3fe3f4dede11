// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/web_socket_peer.h"

#include <QCryptographicHash>
#include <QSslConfiguration>
#include <QtEndian>

namespace largada::test
{

WebSocketPeer::WebSocketPeer(QTcpSocket *socket, QObject *parent) : QObject(parent), m_socket(socket)
{
    socket->setParent(this);
    connect(socket, &QTcpSocket::readyRead, this, &WebSocketPeer::onReadyRead);
    QMetaObject::invokeMethod(this, &WebSocketPeer::onReadyRead, Qt::QueuedConnection);
}

QByteArray WebSocketPeer::target() const
{
    return m_request.left(m_request.indexOf("\r\n")).split(' ').value(1);
}

QByteArray WebSocketPeer::header(const QByteArray &name) const
{
    const auto lines = m_request.split('\n');
    for (const QByteArray &line : lines) {
        if (line.left(line.indexOf(':')).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

QVector<QByteArray> WebSocketPeer::protocolsOffered() const
{
    QVector<QByteArray> offered;
    const auto parts = header("Sec-WebSocket-Protocol").split(',');
    for (const QByteArray &part : parts)
        offered += part.trimmed();
    return offered;
}

QByteArray WebSocketPeer::acceptance() const
{
    return QCryptographicHash::hash(header("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                    QCryptographicHash::Sha1)
        .toBase64();
}

void WebSocketPeer::accept(const QByteArray &subprotocol, const QByteArray &more)
{
    QByteArray head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Accept: " +
                      acceptance() + "\r\n";
    if (!subprotocol.isEmpty())
        head += "Sec-WebSocket-Protocol: " + subprotocol + "\r\n";
    raw(head + "\r\n" + more);
}

void WebSocketPeer::refuse(int status, const QByteArray &body, const QByteArray &contentType)
{
    raw("HTTP/1.1 " + QByteArray::number(status) + " No\r\nContent-Type: " + contentType +
        "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

void WebSocketPeer::raw(const QByteArray &bytes)
{
    m_socket->write(bytes);
    m_socket->flush();
}

void WebSocketPeer::close(quint16 code, const QByteArray &reason)
{
    QByteArray payload(2, Qt::Uninitialized);
    qToBigEndian(code, payload.data());
    raw(frame(8, payload + reason));
}

QVector<QByteArray> WebSocketPeer::messages() const
{
    QVector<QByteArray> payloads;
    for (const ClientFrame &frame : m_frames) {
        if (frame.opcode == 2)
            payloads += frame.payload;
    }
    return payloads;
}

QByteArray WebSocketPeer::frame(int opcode, const QByteArray &payload, bool isFinal)
{
    QByteArray bytes(1, char((isFinal ? 0x80 : 0) | opcode));
    if (payload.size() < 126)
        return bytes + char(payload.size()) + payload;
    if (payload.size() < 65536) {
        QByteArray length(2, Qt::Uninitialized);
        qToBigEndian(quint16(payload.size()), length.data());
        return bytes + char(126) + length + payload;
    }
    QByteArray length(8, Qt::Uninitialized);
    qToBigEndian(quint64(payload.size()), length.data());
    return bytes + char(127) + length + payload;
}

void WebSocketPeer::onReadyRead()
{
    m_bytes += m_socket->readAll();
    const auto end = m_bytes.indexOf("\r\n\r\n");
    if (m_request.isEmpty() && end >= 0) {
        m_request = m_bytes.left(end + 4);
        m_bytes.remove(0, end + 4);
        emit requested();
    }
    if (!m_request.isEmpty())
        while (takeFrame()) {
        }
}

bool WebSocketPeer::takeFrame()
{
    if (m_bytes.size() < 2)
        return false;
    const auto first = quint8(m_bytes.at(0)), second = quint8(m_bytes.at(1));
    qsizetype size = second & 0x7f, at = 2;
    if (size == 126)
        at = 4;
    else if (size == 127)
        at = 10;
    const bool isMasked = second & 0x80;
    if (m_bytes.size() < at + 4)
        return false;
    if (at == 4)
        size = qFromBigEndian<quint16>(m_bytes.constData() + 2);
    else if (at == 10)
        size = qsizetype(qFromBigEndian<quint64>(m_bytes.constData() + 2));
    const QByteArray mask = isMasked ? m_bytes.mid(at, 4) : QByteArray(4, '\0');
    at += isMasked ? 4 : 0;
    if (m_bytes.size() < at + size)
        return false;
    QByteArray payload = m_bytes.mid(at, size);
    for (qsizetype i = 0; i < size; ++i)
        payload[i] = char(payload.at(i) ^ mask.at(i % 4));
    m_bytes.remove(0, at + size);
    m_frames.push_back({first & 0x0f, payload, isMasked, (first & 0x80) != 0});
    return true;
}

WebSocketServer::WebSocketServer() : m_server(std::make_unique<QTcpServer>())
{
    listen();
}

WebSocketServer::WebSocketServer(const QSslConfiguration &configuration)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(configuration);
    m_server = std::move(server);
    listen();
}

void WebSocketServer::listen()
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (auto *socket = m_server->nextPendingConnection()) {
            auto *peer = new WebSocketPeer(socket, this);
            m_peers += peer;
            connect(peer, &WebSocketPeer::requested, this, [this, peer] { emit requested(peer); });
        }
    });
    m_server->setMaxPendingConnections(2000);
    m_server->listen(QHostAddress::LocalHost);
}

} // namespace largada::test
