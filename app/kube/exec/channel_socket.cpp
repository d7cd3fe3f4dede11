// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/exec/channel_socket.h"

namespace largada::kube
{

namespace
{

constexpr int unauthorized = 401;
constexpr qsizetype longestText = 500; // of a body that is no Status

} // namespace

ChannelSocket::ChannelSocket(Client &client, ChannelSocketWanted wanted, QObject *parent)
    : QObject(parent), m_client(client), m_wanted(std::move(wanted))
{
    QMetaObject::invokeMethod(this, &ChannelSocket::ask, Qt::QueuedConnection);
}

ChannelSocket::~ChannelSocket() = default;

void ChannelSocket::ask()
{
    if (m_isClosed)
        return;
    deliver(m_client.webSocket(m_wanted.path, m_wanted.query, m_wanted.subprotocols), this,
            [this](const Result<net::WebSocketRequest> &request) {
                if (m_isClosed)
                    return;
                if (request)
                    connectToServer(*request);
                else
                    onClosed(request.error());
            });
}

void ChannelSocket::connectToServer(const net::WebSocketRequest &request)
{
    m_socket = std::make_unique<net::WebSocket>();
    connect(m_socket.get(), &net::WebSocket::opened, this, [this] {
        m_hasOpened = true;
        emit opened();
    });
    connect(m_socket.get(), &net::WebSocket::received, this, [this](const QByteArray &message) {
        if (!message.isEmpty())
            emit received(quint8(message.front()), message.sliced(1));
    });
    connect(m_socket.get(), &net::WebSocket::closed, this, &ChannelSocket::onClosed);
    m_socket->open(request);
}

void ChannelSocket::onClosed(const Error &why)
{
    const auto refusal = m_socket ? m_socket->refusal() : net::HandshakeRefusal{};
    if (refusal.status == unauthorized) {
        m_client.credentialsRefused();
        if (!std::exchange(m_wasRefused, true)) {
            ask();
            return;
        }
    }
    m_isClosed = true;
    emit closed(refusal.status > 0 ? refused(refusal, m_wanted.path) : why, m_hasOpened);
}

Error ChannelSocket::refused(const net::HandshakeRefusal &refusal, const QString &path)
{
    Error error = apiError(refusal.status, refusal.body, path);
    // A kubelet answers with plain text, the API server with a Status.
    const QString text = QString::fromUtf8(refusal.body);
    if (error.what.isEmpty())
        error.what = text.left(longestText).trimmed();
    const bool isNotThere = text.contains(u"container not found") || text.contains(u"pod does not exist") ||
                            text.contains(u"does not have a host assigned");
    if (isNotThere)
        error.code = Errc::NotFound;
    return error;
}

bool ChannelSocket::isOpen() const
{
    return m_socket && m_socket->isOpen();
}

QByteArray ChannelSocket::subprotocol() const
{
    return m_socket ? m_socket->subprotocol() : QByteArray();
}

void ChannelSocket::send(quint8 channel, const QByteArray &bytes)
{
    if (m_socket)
        m_socket->send(char(channel) + bytes);
}

void ChannelSocket::close()
{
    if (m_isClosed)
        return;
    if (m_socket) {
        m_socket->close();
        return;
    }
    m_isClosed = true; // before there is a socket
    QMetaObject::invokeMethod(
        this, [this] { emit closed(Error{Errc::Cancelled, QStringLiteral("closed before it opened")}, false); },
        Qt::QueuedConnection);
}

} // namespace largada::kube
