// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/web_socket_handshake.h"

#include <algorithm>

#include <QCryptographicHash>

#include <http_parser.h>

namespace largada::net
{

namespace
{

constexpr int switchingProtocols = 101;
constexpr const char *guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, section 1.3

Error notWebSocket(const char *what)
{
    return Error{Errc::Protocol, QStringLiteral("WebSocket handshake: %1").arg(QLatin1String(what))};
}

// Of a header that has a list, over all its repetitions.
QVector<QByteArray> tokens(const HttpHeaders &headers, const QByteArray &name)
{
    QVector<QByteArray> found;
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        const auto parts = value.split(',');
        for (const QByteArray &part : parts)
            found += part.trimmed();
    }
    found.removeAll(QByteArray());
    return found;
}

bool hasToken(const HttpHeaders &headers, const QByteArray &name, const QByteArray &wanted)
{
    const auto found = tokens(headers, name);
    return std::any_of(found.cbegin(), found.cend(),
                       [&wanted](const QByteArray &token) { return token.compare(wanted, Qt::CaseInsensitive) == 0; });
}

bool isFieldSafe(const QByteArray &text)
{
    return std::none_of(text.cbegin(), text.cend(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

QByteArray hostField(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    return url.port() < 0 ? host : host + ':' + QByteArray::number(url.port());
}

QByteArray targetOf(const QUrl &url)
{
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    return url.hasQuery() ? target + '?' + url.query(QUrl::FullyEncoded).toLatin1() : target;
}

} // namespace

struct WebSocketHandshake::Private {
    WebSocketRequest request;
    QByteArray key; // base64
    http_parser parser{};
    http_parser_settings callbacks{};
    bool lastWasValue = false; // of the header callbacks
    HandshakeRefusal answer;
    bool isComplete = false;
    bool isAccepted = false;
    QByteArray rest;
    QByteArray subprotocol;

    void addName(const char *bytes, size_t size);
    void addValue(const char *bytes, size_t size);
    int complete();
    Result<> accept();

    static Private &of(http_parser *parser) { return *static_cast<Private *>(parser->data); }
};

WebSocketHandshake::WebSocketHandshake(const WebSocketRequest &request, const QByteArray &key)
    : d(std::make_unique<Private>())
{
    d->request = request;
    d->key = key.toBase64();
    http_parser_init(&d->parser, HTTP_RESPONSE);
    d->parser.data = d.get();
    http_parser_settings_init(&d->callbacks);
    d->callbacks.on_message_begin = [](http_parser *p) {
        Private::of(p).answer = {};
        return 0;
    };
    d->callbacks.on_header_field = [](http_parser *p, const char *bytes, size_t size) {
        Private::of(p).addName(bytes, size);
        return 0;
    };
    d->callbacks.on_header_value = [](http_parser *p, const char *bytes, size_t size) {
        Private::of(p).addValue(bytes, size);
        return 0;
    };
    d->callbacks.on_headers_complete = [](http_parser *p) {
        constexpr int bodyMayFollow = 0, otherProtocolFollows = 2; // what http_parser takes for an answer here
        Private::of(p).answer.status = int(p->status_code);
        return p->status_code == switchingProtocols ? otherProtocolFollows : bodyMayFollow;
    };
    d->callbacks.on_body = [](http_parser *p, const char *bytes, size_t size) {
        QByteArray &body = Private::of(p).answer.body;
        body.append(bytes, std::min(qsizetype(size), maxBody - body.size()));
        return 0;
    };
    d->callbacks.on_message_complete = [](http_parser *p) { return Private::of(p).complete(); };
}

WebSocketHandshake::~WebSocketHandshake() = default;

void WebSocketHandshake::Private::addName(const char *bytes, size_t size)
{
    if (lastWasValue || answer.headers.isEmpty())
        answer.headers.push_back({});
    lastWasValue = false;
    answer.headers.last().first.append(bytes, qsizetype(size));
}

void WebSocketHandshake::Private::addValue(const char *bytes, size_t size)
{
    lastWasValue = true;
    answer.headers.last().second.append(bytes, qsizetype(size));
}

int WebSocketHandshake::Private::complete()
{
    lastWasValue = false;
    const bool isInterim = answer.status < 200 && answer.status != switchingProtocols;
    if (isInterim)
        return 0;
    isComplete = true;
    return 1; // what follows is no HTTP
}

Result<QByteArray> WebSocketHandshake::requestBytes() const
{
    QByteArray bytes = "GET " + targetOf(d->request.url) + " HTTP/1.1\r\nHost: " + hostField(d->request.url) +
                       "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                       "Sec-WebSocket-Key: " +
                       d->key + "\r\n";
    if (!d->request.subprotocols.isEmpty())
        bytes += "Sec-WebSocket-Protocol: " + d->request.subprotocols.join(", ") + "\r\n";
    for (const auto &[name, value] : d->request.headers) {
        if (!isFieldSafe(name) || !isFieldSafe(value) || name.isEmpty() || name.contains(':'))
            return Error{Errc::BadInput, QStringLiteral("a header that cannot be sent"), QString::fromLatin1(name)};
        bytes += name + ": " + value + "\r\n";
    }
    return bytes + "\r\n";
}

Result<> WebSocketHandshake::feed(const QByteArray &bytes)
{
    if (bytes.isEmpty() || d->isComplete)
        return {};
    const size_t parsed = http_parser_execute(&d->parser, &d->callbacks, bytes.constData(), size_t(bytes.size()));
    if (!d->isComplete)
        return HTTP_PARSER_ERRNO(&d->parser) == HPE_OK ? Result<>() : notWebSocket("no HTTP answer");
    if (d->answer.status != switchingProtocols)
        return {};
    d->rest = bytes.mid(qsizetype(parsed));
    return d->accept();
}

void WebSocketHandshake::finish()
{
    if (hasRefusal())
        d->isComplete = true;
}

// RFC 6455, section 4.1, what a client must validate; and that a subprotocol was chosen, as the WHATWG's API does.
Result<> WebSocketHandshake::Private::accept()
{
    const HttpHeaders &headers = answer.headers;
    if (!hasToken(headers, "Upgrade", "websocket") || !hasToken(headers, "Connection", "Upgrade"))
        return notWebSocket("101 without an upgrade to WebSocket");
    const QByteArray expected = QCryptographicHash::hash(key + guid, QCryptographicHash::Sha1).toBase64();
    if (tokens(headers, "Sec-WebSocket-Accept") != QVector<QByteArray>{expected})
        return notWebSocket("Sec-WebSocket-Accept does not match");
    if (!tokens(headers, "Sec-WebSocket-Extensions").isEmpty())
        return notWebSocket("an extension that was not offered");
    const auto chosen = tokens(headers, "Sec-WebSocket-Protocol");
    if (chosen.size() > 1 || (!chosen.isEmpty() && !request.subprotocols.contains(chosen.first())))
        return notWebSocket("a subprotocol that was not offered");
    if (chosen.isEmpty() && !request.subprotocols.isEmpty())
        return notWebSocket("none of the offered subprotocols");
    subprotocol = chosen.isEmpty() ? QByteArray() : chosen.first();
    isAccepted = true;
    return {};
}

bool WebSocketHandshake::isAccepted() const
{
    return d->isAccepted;
}

bool WebSocketHandshake::isRefused() const
{
    return d->isComplete && hasRefusal();
}

bool WebSocketHandshake::hasRefusal() const
{
    return d->answer.status >= 200;
}

QByteArray WebSocketHandshake::rest() const
{
    return d->rest;
}

QByteArray WebSocketHandshake::subprotocol() const
{
    return d->subprotocol;
}

HandshakeRefusal WebSocketHandshake::refusal() const
{
    return hasRefusal() ? d->answer : HandshakeRefusal{};
}

} // namespace largada::net
