// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The opening handshake of a WebSocket client (RFC 6455, section 4.1): the request's bytes, and what the server says to
// it. Knows no socket. On http_parser.
#pragma once

#include <memory>

#include "core/result.h"
#include "net/web_socket.h"

namespace largada::net
{

class WebSocketHandshake
{
public:
    // key: 16 random bytes.
    WebSocketHandshake(const WebSocketRequest &request, const QByteArray &key);
    ~WebSocketHandshake();
    Q_DISABLE_COPY_MOVE(WebSocketHandshake)

    // Errc::BadInput: a header that cannot be sent, without its value.
    Result<QByteArray> requestBytes() const;

    // Takes more bytes. Errc::Protocol: no answer that a WebSocket server gives; what follows is of no use.
    Result<> feed(const QByteArray &bytes);
    void finish(); // the connection ended; a refusal is whole by that

    bool isAccepted() const;
    bool isRefused() const;  // the refusal is whole
    bool hasRefusal() const; // a status that is not 101 was read, its body may be missing
    QByteArray rest() const; // accepted: bytes that belong to the frames already
    QByteArray subprotocol() const;
    HandshakeRefusal refusal() const;

    static constexpr qsizetype maxBody = 64 * 1024; // of a refusal; the rest is dropped

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::net
