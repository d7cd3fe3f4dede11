// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// WebSocket frames as a client writes and reads them (RFC 6455, section 5): bytes in, whole messages out. Knows no
// socket.
#pragma once

#include <optional>

#include <QByteArray>

#include "core/result.h"

namespace largada::net
{

enum class WebSocketOpcode : quint8 { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

// Why a connection is closed (RFC 6455, section 7.4.1); the codes that this client names.
namespace close_code
{
constexpr quint16 normal = 1000;
constexpr quint16 protocolError = 1002;
constexpr quint16 unsupportedData = 1003;
constexpr quint16 noneGiven = 1005; // never sent
constexpr quint16 invalidPayload = 1007;
constexpr quint16 tooBig = 1009;
} // namespace close_code

// One unfragmented frame. mask: not to be foreseen by whoever made the payload.
QByteArray maskedFrame(WebSocketOpcode opcode, const QByteArray &payload, quint32 mask);
QByteArray closePayload(quint16 code);

// A whole binary message (its fragments joined), or a control frame.
struct WebSocketIncoming {
    WebSocketOpcode opcode = WebSocketOpcode::Binary;
    QByteArray payload{};
    quint16 closeCode = 0; // of Close; close_code::noneGiven when it had none
};

class WebSocketFrameReader
{
public:
    explicit WebSocketFrameReader(qsizetype maxMessage) : m_maxMessage(maxMessage) {}

    void feed(const QByteArray &bytes);
    // The next one; nullopt: more bytes are needed. Errc::Protocol is final, its status the code to close with.
    Result<std::optional<WebSocketIncoming>> next();

private:
    struct Head {
        WebSocketOpcode opcode = WebSocketOpcode::Continuation;
        bool isFinal = false;
        qsizetype size = 0;    // of the head itself
        qsizetype payload = 0; // of what follows it
    };
    Result<std::optional<Head>> readHead() const;
    Result<> checkHead(const Head &head) const;
    Result<std::optional<WebSocketIncoming>> take(const Head &head);
    quint8 at(qsizetype offset) const { return quint8(m_bytes.at(m_start + offset)); }
    qsizetype available() const { return m_bytes.size() - m_start; }

    const qsizetype m_maxMessage;
    QByteArray m_bytes;
    qsizetype m_start = 0;               // what is before was taken
    std::optional<QByteArray> m_message; // the fragments so far of one that is under way
    std::optional<Error> m_error;
};

} // namespace largada::net
