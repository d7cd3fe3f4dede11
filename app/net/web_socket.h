// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A WebSocket client (RFC 6455) over TCP or TLS, with what Qt's own hides: the status, headers and body of a refused
// handshake, a name to verify that is not the host, and writes that are with the kernel when they return. Binary
// messages only, no extensions. Lives in the thread that made it.
#pragma once

#include <chrono>
#include <memory>

#include <QNetworkProxy>
#include <QObject>
#include <QUrl>

#include "core/error.h"
#include "net/http_headers.h"
#include "net/tls_context.h"

namespace largada::net
{

struct WebSocketRequest {
    QUrl url; // ws, wss, http or https; path and query are sent as they are encoded
    HttpHeaders headers{};
    QVector<QByteArray> subprotocols{}; // sent in one header, the first is preferred
    std::shared_ptr<TlsContext> tls{};  // wss and https: needed. Shared by those to one server
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    std::chrono::milliseconds timeout = std::chrono::seconds(30);   // until it is open
    std::chrono::milliseconds pingEvery = std::chrono::seconds(15); // and dead after four without a byte
};

// What a server said instead of 101.
struct HandshakeRefusal {
    int status = 0;
    HttpHeaders headers{};
    QByteArray body{}; // up to 64 KiB
};

class WebSocket : public QObject
{
    Q_OBJECT
public:
    explicit WebSocket(QObject *parent = nullptr);
    ~WebSocket() override; // closes without waiting

    void open(const WebSocketRequest &request); // once
    bool isOpen() const;
    QByteArray subprotocol() const; // that the server chose
    // One unfragmented binary message. The bytes are with the kernel when this returns, unless its buffer is full; then
    // they follow. Does nothing when it is not open.
    void send(const QByteArray &message);
    void close(quint16 code = 1000); // closed() follows, at the latest after two seconds
    HandshakeRefusal refusal() const;

    static constexpr qsizetype maxMessage = 16 * 1024 * 1024;

signals:
    void opened();
    void received(const QByteArray &message);
    // Once, and last; nothing comes from inside a call. A close that either side asked for is Errc::Cancelled with the
    // close code as status. A refused handshake is Errc::Protocol with the HTTP status; refusal() has the rest.
    void closed(const largada::Error &why);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::net
