// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/web_socket.h"

#include <array>

#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>

#include "net/byte_stream.h"
#include "net/web_socket_frames.h"
#include "net/web_socket_handshake.h"

namespace largada::net
{

namespace
{

using namespace std::chrono_literals;

constexpr auto closePatience = 2s;
constexpr int unansweredPings = 4;

enum class Stage { Idle, Connecting, Open, Closing, Closed };

QByteArray randomKey()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words);
}

bool isSecure(const QUrl &url)
{
    return url.scheme() == u"wss" || url.scheme() == u"https";
}

} // namespace

struct WebSocket::Private {
    explicit Private(WebSocket &owner) : q(owner) {}

    void connectToServer();
    void onConnected();
    void onReadable();
    bool readHandshake(const QByteArray &bytes);
    void readFrames(const QByteArray &bytes);
    bool handle(const WebSocketIncoming &incoming);
    void onEnded(const Error &why);
    void onTick();
    void write(WebSocketOpcode opcode, const QByteArray &payload);
    void refuse();
    void fail(const Error &error);
    void finish(const Error &why);
    void finishLater(const Error &why);
    Error error(Errc code, const QString &what, int status = 0) const
    {
        return Error{code, what, request.url.host(), status};
    }

    WebSocket &q;
    WebSocketRequest request;
    Stage stage = Stage::Idle;
    std::unique_ptr<ByteStream> stream;
    std::unique_ptr<WebSocketHandshake> handshake;
    WebSocketFrameReader frames{maxMessage};
    QByteArray subprotocol;
    HandshakeRefusal refusal;
    QTimer patience; // until it is open, then until it is closed
    QTimer pings;
    int pingsUnanswered = 0;
    quint16 closeCode = 0; // that we sent
};

void WebSocket::Private::connectToServer()
{
    const QUrl &url = request.url;
    if (isSecure(url) && !request.tls) {
        finishLater(error(Errc::BadInput, QStringLiteral("no TLS for a server that wants it")));
        return;
    }
    stream = std::make_unique<ByteStream>();
    connect(stream.get(), &ByteStream::opened, &q, [this] { onConnected(); });
    connect(stream.get(), &ByteStream::readable, &q, [this] { onReadable(); });
    connect(stream.get(), &ByteStream::ended, &q, [this](const Error &why) { onEnded(why); });
    stream->open({url.host(), quint16(url.port(isSecure(url) ? 443 : 80)), request.proxy,
                  isSecure(url) ? request.tls : nullptr});
}

void WebSocket::Private::onConnected()
{
    if (stage != Stage::Connecting)
        return;
    const auto bytes = handshake->requestBytes();
    if (bytes)
        stream->write(*bytes);
    else
        finish(bytes.error());
}

void WebSocket::Private::onReadable()
{
    if (!stream || stage == Stage::Idle || stage == Stage::Closed)
        return;
    const QByteArray bytes = stream->take();
    pingsUnanswered = 0;
    if (stage != Stage::Connecting)
        readFrames(bytes);
    else if (const QPointer<WebSocket> alive(&q); readHandshake(bytes) && alive)
        readFrames(handshake->rest());
}

// True when it is open, and our owner has not closed or deleted it for that.
bool WebSocket::Private::readHandshake(const QByteArray &bytes)
{
    if (const auto fed = handshake->feed(bytes); !fed) {
        fail(error(fed.error().code, fed.error().what));
        return false;
    }
    if (!handshake->isAccepted()) {
        if (handshake->isRefused())
            refuse();
        return false;
    }
    subprotocol = handshake->subprotocol();
    stage = Stage::Open;
    patience.stop();
    if (request.pingEvery > 0ms)
        pings.start(request.pingEvery);
    const QPointer<WebSocket> alive(&q);
    emit q.opened();
    return alive && stage == Stage::Open;
}

void WebSocket::Private::readFrames(const QByteArray &bytes)
{
    frames.feed(bytes);
    while (stage == Stage::Open || stage == Stage::Closing) {
        auto incoming = frames.next();
        if (!incoming) {
            fail(error(incoming.error().code, incoming.error().what, incoming.error().status));
            return;
        }
        if (!*incoming || !handle(**incoming))
            return;
    }
}

// False when nothing more is to be read.
bool WebSocket::Private::handle(const WebSocketIncoming &incoming)
{
    const QPointer<WebSocket> alive(&q);
    switch (incoming.opcode) {
    case WebSocketOpcode::Ping:
        if (stage == Stage::Open)
            write(WebSocketOpcode::Pong, incoming.payload);
        return true;
    case WebSocketOpcode::Close: {
        const bool isOurs = stage == Stage::Closing;
        if (!isOurs)
            write(WebSocketOpcode::Close,
                  closePayload(incoming.closeCode == close_code::noneGiven ? close_code::normal : incoming.closeCode));
        const QString reason = QString::fromUtf8(incoming.payload.mid(2));
        finish(error(Errc::Cancelled, reason.isEmpty() ? QStringLiteral("WebSocket closed") : reason,
                     isOurs ? closeCode : incoming.closeCode));
        return false;
    }
    case WebSocketOpcode::Binary:
        if (stage == Stage::Open)
            emit q.received(incoming.payload);
        return alive;
    case WebSocketOpcode::Pong:
    case WebSocketOpcode::Text:
    case WebSocketOpcode::Continuation:
        return true;
    }
    return true;
}

void WebSocket::Private::onEnded(const Error &why)
{
    if (stage == Stage::Closed)
        return;
    if (stage == Stage::Closing) {
        finish(error(Errc::Cancelled, QStringLiteral("WebSocket closed"), closeCode));
        return;
    }
    handshake->finish();
    if (stage == Stage::Connecting && handshake->isRefused())
        refuse();
    else
        finish(why);
}

void WebSocket::Private::onTick()
{
    if (stage != Stage::Open)
        return;
    if (pingsUnanswered >= unansweredPings) {
        fail(error(Errc::Timeout, QStringLiteral("WebSocket: no byte after %1 pings").arg(pingsUnanswered)));
        return;
    }
    ++pingsUnanswered;
    write(WebSocketOpcode::Ping, {});
}

void WebSocket::Private::write(WebSocketOpcode opcode, const QByteArray &payload)
{
    stream->write(maskedFrame(opcode, payload, QRandomGenerator::system()->generate()));
}

void WebSocket::Private::refuse()
{
    refusal = handshake->refusal();
    finish(error(Errc::Protocol, QStringLiteral("the server answered %1 to a WebSocket handshake").arg(refusal.status),
                 refusal.status));
}

// What the other side did wrong, or that it is dead. A status that is a close code is told to it.
void WebSocket::Private::fail(const Error &error)
{
    if (stage == Stage::Open && error.code == Errc::Protocol)
        write(WebSocketOpcode::Close, closePayload(quint16(error.status)));
    finish(error);
}

void WebSocket::Private::finish(const Error &why)
{
    if (stage == Stage::Closed)
        return;
    stage = Stage::Closed;
    patience.stop();
    pings.stop();
    ByteStream::letGo(std::move(stream));
    emit q.closed(why);
}

void WebSocket::Private::finishLater(const Error &why)
{
    QMetaObject::invokeMethod(&q, [this, why] { finish(why); }, Qt::QueuedConnection);
}

WebSocket::WebSocket(QObject *parent) : QObject(parent), d(std::make_unique<Private>(*this))
{
    d->patience.setSingleShot(true);
    connect(&d->patience, &QTimer::timeout, this, [this] {
        d->handshake->finish();
        if (d->stage == Stage::Closing)
            d->finish(d->error(Errc::Cancelled, QStringLiteral("WebSocket closed"), d->closeCode));
        else if (d->handshake->isRefused())
            d->refuse();
        else
            d->finish(d->error(Errc::Timeout, QStringLiteral("WebSocket: not open in time")));
    });
    connect(&d->pings, &QTimer::timeout, this, [this] { d->onTick(); });
}

WebSocket::~WebSocket()
{
    if (d->stage == Stage::Open)
        d->write(WebSocketOpcode::Close, closePayload(close_code::normal));
    d->stage = Stage::Closed;
    ByteStream::letGo(std::move(d->stream));
}

void WebSocket::open(const WebSocketRequest &request)
{
    if (d->stage != Stage::Idle)
        return;
    d->stage = Stage::Connecting;
    d->request = request;
    d->handshake = std::make_unique<WebSocketHandshake>(request, randomKey());
    d->patience.start(request.timeout);
    d->connectToServer();
}

bool WebSocket::isOpen() const
{
    return d->stage == Stage::Open && d->stream->isOpen();
}

QByteArray WebSocket::subprotocol() const
{
    return d->subprotocol;
}

void WebSocket::send(const QByteArray &message)
{
    if (isOpen())
        d->write(WebSocketOpcode::Binary, message);
}

void WebSocket::close(quint16 code)
{
    if (d->stage == Stage::Closing || d->stage == Stage::Closed)
        return;
    d->closeCode = code;
    const bool isGone = !isOpen();
    if (!isGone)
        d->write(WebSocketOpcode::Close, closePayload(code));
    d->stage = Stage::Closing;
    d->pings.stop();
    if (isGone)
        d->finishLater(d->error(Errc::Cancelled, QStringLiteral("WebSocket closed"), code));
    else
        d->patience.start(closePatience);
}

HandshakeRefusal WebSocket::refusal() const
{
    return d->refusal;
}

} // namespace largada::net
