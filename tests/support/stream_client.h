// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A Kubernetes client of a WebSocketServer on loopback, and what a pod's streams say there.
#pragma once

#include <memory>

#include <QTest>
#include <QUrlQuery>

#include "core/clock.h"
#include "kube/api/client.h"
#include "support/web_socket_peer.h"

namespace largada::test
{

struct StreamClient {
    WebSocketServer server;
    SystemClock clock;
    std::unique_ptr<kube::Client> client = make();

    std::unique_ptr<kube::Client> make() const
    {
        kube::Connection connection;
        connection.server = QStringLiteral("http://127.0.0.1:%1").arg(server.port());
        return std::make_unique<kube::Client>(connection, QProcessEnvironment(), clock);
    }
    // Its request is whole.
    WebSocketPeer *waitForPeer(int count = 1) const
    {
        const auto there = [this, count] {
            return server.peers().size() >= count && !server.peers().at(count - 1)->request().isEmpty();
        };
        return QTest::qWaitFor(there, 20'000) ? server.peers().at(count - 1) : nullptr;
    }
    // Opens an exec as a server does: with a bare channel number.
    WebSocketPeer *acceptExec(int count = 1, const QByteArray &protocol = "v5.channel.k8s.io") const
    {
        auto *peer = waitForPeer(count);
        if (peer)
            peer->accept(protocol, WebSocketPeer::frame(2, "\x01"));
        return peer;
    }
};

// argv of an exec that was asked for.
inline QStringList commandOf(const WebSocketPeer &peer)
{
    return QUrlQuery(QUrl::fromEncoded(peer.target()).query(QUrl::FullyEncoded))
        .allQueryItemValues(QStringLiteral("command"), QUrl::FullyDecoded);
}

inline void output(WebSocketPeer &peer, const QByteArray &bytes)
{
    peer.message('\1' + bytes);
}

// What the command wrote to stderr, how it ended, and the connection's end.
inline void endExec(WebSocketPeer &peer, int exitCode, const QByteArray &errors = {})
{
    if (!errors.isEmpty())
        peer.message('\2' + errors);
    if (exitCode == 0)
        peer.message("\3{\"metadata\":{},\"status\":\"Success\"}");
    else
        peer.message("\3{\"status\":\"Failure\",\"reason\":\"NonZeroExitCode\",\"details\":{\"causes\":[{\"reason\":"
                     "\"ExitCode\",\"message\":\"" +
                     QByteArray::number(exitCode) + "\"}]}}");
    peer.close(1000);
}

// Channel 0 of what came in, joined.
inline QByteArray inputOf(const WebSocketPeer &peer)
{
    QByteArray bytes;
    const auto messages = peer.messages();
    for (const QByteArray &message : messages) {
        if (message.startsWith('\0'))
            bytes += message.mid(1);
    }
    return bytes;
}

} // namespace largada::test
