// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A byte channel to one port of a pod, over a WebSocket (v4.channel.k8s.io): cri-streaming portforward/websocket.go.
// Reaches what listens on the pod's loopback. Lives in the engine's thread. Deleting it closes the channel.
#pragma once

#include <memory>

#include <QObject>

#include "kube/api/client.h"

namespace largada::kube
{

struct PortForwardWanted {
    QString ns;
    QString pod;
    quint16 port = 6565;
};

class PortForward : public QObject
{
    Q_OBJECT
public:
    PortForward(Client &client, PortForwardWanted wanted, QObject *parent = nullptr); // begins in the next turn
    ~PortForward() override;

    bool isOpen() const;
    void write(const QByteArray &bytes); // with the kernel when this returns

signals:
    void opened(); // the server took the channel; whether something listens on the port shows later
    void data(const QByteArray &bytes);
    // Once, and last. Errc::Forbidden: subject as in apiError(). Errc::Network with subject "port": nothing listens
    // there.
    void closed(const largada::Error &why);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::kube
