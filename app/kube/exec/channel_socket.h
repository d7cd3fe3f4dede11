// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of Kubernetes' channel protocols (*.channel.k8s.io): a WebSocket to the API server whose messages begin with
// the number of their channel. What is common to exec and port-forward. Lives in the engine's thread.
#pragma once

#include <memory>

#include <QObject>

#include "kube/api/client.h"

namespace largada::kube
{

struct ChannelSocketWanted {
    QString path; // "/api/v1/namespaces/x/pods/y/exec"
    Query query{};
    QVector<QByteArray> subprotocols{};
};

class ChannelSocket : public QObject
{
    Q_OBJECT
public:
    ChannelSocket(Client &client, ChannelSocketWanted wanted, QObject *parent = nullptr); // begins in the next turn
    ~ChannelSocket() override;

    bool isOpen() const;
    QByteArray subprotocol() const;
    void send(quint8 channel, const QByteArray &bytes); // with the kernel when this returns
    void close();

    // Of a pod's stream that the server would not open. Besides the codes of apiError(): Errc::NotFound when the
    // container does not run (yet) or the pod has no node.
    static Error refused(const net::HandshakeRefusal &refusal, const QString &path);

signals:
    void opened();
    void received(quint8 channel, const QByteArray &bytes);
    // Once, and last; nothing comes from inside a call. hasOpened: opened() came before. Errc::Cancelled: either side
    // closed it in an orderly way.
    void closed(const largada::Error &why, bool hasOpened);

private:
    void ask();
    void connectToServer(const net::WebSocketRequest &request);
    void onClosed(const Error &why);

    Client &m_client;
    const ChannelSocketWanted m_wanted;
    std::unique_ptr<net::WebSocket> m_socket;
    bool m_hasOpened = false;
    bool m_isClosed = false;
    bool m_wasRefused = false; // with 401, once
};

} // namespace largada::kube
