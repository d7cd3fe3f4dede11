// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/web_socket_frames.h"

#include <QStringDecoder>
#include <QtEndian>

namespace largada::net
{

namespace
{

constexpr quint8 finalBit = 0x80;
constexpr quint8 reservedBits = 0x70;
constexpr quint8 opcodeBits = 0x0f;
constexpr quint8 maskBit = 0x80;
constexpr quint8 lengthBits = 0x7f;
constexpr quint8 twoBytesFollow = 126;
constexpr quint8 eightBytesFollow = 127;
constexpr qsizetype largestControl = 125;

Error broken(const char *what, quint16 code = close_code::protocolError)
{
    return Error{Errc::Protocol, QStringLiteral("WebSocket: %1").arg(QLatin1String(what)), {}, code};
}

constexpr bool isControl(WebSocketOpcode opcode)
{
    return quint8(opcode) >= quint8(WebSocketOpcode::Close);
}

constexpr bool isKnown(quint8 opcode)
{
    return opcode <= quint8(WebSocketOpcode::Binary) ||
           (opcode >= quint8(WebSocketOpcode::Close) && opcode <= quint8(WebSocketOpcode::Pong));
}

// RFC 6455, section 7.4, and IANA's registry of close codes.
constexpr bool mayBeSent(quint16 code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

Result<quint16> readCloseCode(const QByteArray &payload)
{
    if (payload.isEmpty())
        return close_code::noneGiven;
    if (payload.size() < 2)
        return broken("half a close code");
    const auto code = qFromBigEndian<quint16>(payload.constData());
    if (!mayBeSent(code))
        return broken("a close code that may not be sent");
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString reason = decoder(QByteArrayView(payload).sliced(2));
    if (decoder.hasError())
        return broken("a close reason that is not UTF-8", close_code::invalidPayload);
    return code;
}

} // namespace

QByteArray maskedFrame(WebSocketOpcode opcode, const QByteArray &payload, quint32 mask)
{
    const qsizetype size = payload.size();
    QByteArray frame;
    frame.reserve(size + 14);
    frame.append(char(finalBit | quint8(opcode)));
    if (size <= largestControl) {
        frame.append(char(maskBit | quint8(size)));
    } else if (size <= 0xffff) {
        frame.append(char(maskBit | twoBytesFollow));
        const auto length = qToBigEndian(quint16(size));
        frame.append(reinterpret_cast<const char *>(&length), sizeof length);
    } else {
        frame.append(char(maskBit | eightBytesFollow));
        const auto length = qToBigEndian(quint64(size));
        frame.append(reinterpret_cast<const char *>(&length), sizeof length);
    }
    char key[sizeof mask];
    qToBigEndian(mask, key);
    frame.append(key, sizeof key);
    for (qsizetype i = 0; i < size; ++i)
        frame.append(char(payload.at(i) ^ key[i % 4]));
    return frame;
}

QByteArray closePayload(quint16 code)
{
    QByteArray payload(sizeof code, Qt::Uninitialized);
    qToBigEndian(code, payload.data());
    return payload;
}

void WebSocketFrameReader::feed(const QByteArray &bytes)
{
    m_bytes.remove(0, m_start);
    m_start = 0;
    m_bytes.append(bytes);
}

Result<std::optional<WebSocketIncoming>> WebSocketFrameReader::next()
{
    using Nothing = std::optional<WebSocketIncoming>;
    while (!m_error) {
        const auto head = readHead();
        if (!head)
            m_error = head.error();
        else if (!*head || available() < (*head)->size + (*head)->payload)
            return Nothing();
        else if (auto taken = take(**head); !taken)
            m_error = taken.error();
        else if (*taken)
            return taken;
    }
    return *m_error;
}

Result<std::optional<WebSocketFrameReader::Head>> WebSocketFrameReader::readHead() const
{
    using Nothing = std::optional<Head>;
    if (available() < 2)
        return Nothing();
    if (at(0) & reservedBits)
        return broken("a reserved bit without an extension");
    if (!isKnown(at(0) & opcodeBits))
        return broken("an unknown opcode");
    if (at(1) & maskBit)
        return broken("a masked frame from a server");
    Head head{WebSocketOpcode(at(0) & opcodeBits), (at(0) & finalBit) != 0, 2, at(1) & lengthBits};
    if (isControl(head.opcode) && head.payload > largestControl)
        return broken("a control frame over 125 bytes");
    const qsizetype lengthBytes = head.payload == eightBytesFollow ? 8 : head.payload == twoBytesFollow ? 2 : 0;
    if (available() < 2 + lengthBytes)
        return Nothing();
    if (lengthBytes > 0) {
        quint64 length = 0;
        for (qsizetype i = 0; i < lengthBytes; ++i)
            length = length << 8 | at(2 + i);
        if (length <= quint64(lengthBytes == 2 ? largestControl : 0xffff))
            return broken("a length in more bytes than it needs");
        if (length > quint64(m_maxMessage))
            return broken("a message that is too big", close_code::tooBig);
        head.payload = qsizetype(length);
        head.size += lengthBytes;
    }
    if (const auto checked = checkHead(head); !checked)
        return checked.error();
    return std::optional(head);
}

Result<> WebSocketFrameReader::checkHead(const Head &head) const
{
    if (isControl(head.opcode))
        return head.isFinal ? Result<>() : broken("a control frame in fragments");
    if (head.opcode == WebSocketOpcode::Text)
        return broken("a text message", close_code::unsupportedData);
    if (head.opcode == WebSocketOpcode::Continuation && !m_message)
        return broken("a continuation of nothing");
    if (head.opcode == WebSocketOpcode::Binary && m_message)
        return broken("a message within another one");
    if (head.payload > m_maxMessage - (m_message ? m_message->size() : 0))
        return broken("a message that is too big", close_code::tooBig);
    return {};
}

Result<std::optional<WebSocketIncoming>> WebSocketFrameReader::take(const Head &head)
{
    QByteArray payload = m_bytes.mid(m_start + head.size, head.payload);
    m_start += head.size + head.payload;
    if (head.opcode == WebSocketOpcode::Close) {
        const auto code = readCloseCode(payload);
        if (!code)
            return code.error();
        return std::optional(WebSocketIncoming{head.opcode, std::move(payload), *code});
    }
    if (isControl(head.opcode))
        return std::optional(WebSocketIncoming{head.opcode, std::move(payload)});
    if (m_message)
        m_message->append(payload);
    else
        m_message = std::move(payload);
    if (!head.isFinal)
        return std::optional<WebSocketIncoming>();
    return std::optional(WebSocketIncoming{WebSocketOpcode::Binary, *std::exchange(m_message, std::nullopt)});
}

} // namespace largada::net
