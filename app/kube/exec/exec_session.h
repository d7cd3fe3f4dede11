// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One command in a container, over a WebSocket (v5.channel.k8s.io, else v4): k8s.io/client-go tools/remotecommand and
// cri-streaming remotecommand/websocket.go. Lives in the engine's thread. Deleting it closes the connection, which ends
// a process that reads its input; a process that does not goes on.
#pragma once

#include <memory>

#include <QObject>

#include "kube/api/client.h"

namespace largada::kube
{

struct ExecWanted {
    QString ns;
    QString pod;
    QString container;
    QStringList command;
    bool input = false; // stdin is wanted
};

class ExecSession : public QObject
{
    Q_OBJECT
public:
    ExecSession(Client &client, ExecWanted wanted, QObject *parent = nullptr); // begins in the next turn
    ~ExecSession() override;

    bool isOpen() const;
    void write(const QByteArray &bytes); // to its input; with the kernel when this returns
    void closeInput();                   // v5; with v4 the connection is closed, and the outcome stays unknown

signals:
    void opened(); // the socket stands, not yet the process
    void output(const QByteArray &bytes);
    void errors(const QByteArray &bytes);
    // Once, and last: the exit code, or what kept it from running or being known (Errc::Process: the runtime could not
    // start it; Errc::NotFound: no such container running; Errc::Network with subject "outcome unknown": cut).
    void finished(const largada::Result<int> &exitCode);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::kube
