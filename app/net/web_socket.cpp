// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/web_socket.h"

#include <array>
#include <optional>

#include <QPointer>
#include <QRandomGenerator>
#include <QSslSocket>
#include <QTimer>

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

bool isProxyError(QAbstractSocket::SocketError error)
{
    return error == QAbstractSocket::ProxyAuthenticationRequiredError ||
           (error >= QAbstractSocket::ProxyConnectionRefusedError && error <= QAbstractSocket::ProxyProtocolError);
}

} // namespace

struct WebSocket::Private {
    explicit Private(WebSocket &owner) : q(owner) {}

    void connectToServer();
    void checkCertificate(QSslSocket &tls, const QList<QSslError> &found);
    void onConnected();
    void onReadyRead();
    bool readHandshake(const QByteArray &bytes);
    void readFrames(const QByteArray &bytes);
    bool handle(const WebSocketIncoming &incoming);
    void onSocketError();
    void onTick();
    void write(WebSocketOpcode opcode, const QByteArray &payload);
    void refuse();
    void fail(const Error &error);
    void finish(const Error &why);
    void finishLater(const Error &why);
    void later(void (Private::*what)());
    void dropSocket();
    Error error(Errc code, const QString &what, int status = 0) const
    {
        return Error{code, what, request.url.host(), status};
    }

    WebSocket &q;
    WebSocketRequest request;
    Stage stage = Stage::Idle;
    std::unique_ptr<QTcpSocket> socket;
    std::unique_ptr<WebSocketHandshake> handshake;
    WebSocketFrameReader frames{maxMessage};
    std::optional<Error> untrusted; // the certificate was refused
    QByteArray subprotocol;
    HandshakeRefusal refusal;
    QTimer patience; // until it is open, then until it is closed
    QTimer pings;
    int pingsUnanswered = 0;
    quint16 closeCode = 0;   // that we sent
    bool isWriting = false;  // inside of a call of our owner: nothing may come from it
    bool isDraining = false; // QSslSocket reads while it flushes, and says so
};

void WebSocket::Private::connectToServer()
{
    const QUrl &url = request.url;
    const auto port = quint16(url.port(isSecure(url) ? 443 : 80));
    auto tls = isSecure(url) ? std::make_unique<QSslSocket>() : nullptr;
    QSslSocket *secure = tls.get();
    socket = tls ? std::move(tls) : std::make_unique<QTcpSocket>();
    socket->setProxy(request.proxy);
    connect(socket.get(), &QTcpSocket::readyRead, &q, [this] { onReadyRead(); });
    // Queued: connecting and writing may fail at once, and nothing comes from inside a call.
    connect(socket.get(), &QTcpSocket::errorOccurred, &q, [this] { onSocketError(); }, Qt::QueuedConnection);
    if (!secure) {
        connect(socket.get(), &QTcpSocket::connected, &q, [this] { onConnected(); });
        socket->connectToHost(url.host(), port);
        return;
    }
    secure->setSslConfiguration(request.tls);
    connect(secure, &QSslSocket::encrypted, &q, [this] { onConnected(); });
    connect(secure, &QSslSocket::sslErrors, &q,
            [this, secure](const QList<QSslError> &found) { checkCertificate(*secure, found); });
    if (request.trust.serverName.isEmpty())
        secure->connectToHostEncrypted(url.host(), port);
    else
        secure->connectToHostEncrypted(url.host(), port, request.trust.serverName);
}

void WebSocket::Private::checkCertificate(QSslSocket &tls, const QList<QSslError> &found)
{
    const auto standing = standingErrors(found, tls.peerCertificateChain(), request.trust);
    if (standing.isEmpty())
        tls.ignoreSslErrors();
    else
        untrusted = Error{Errc::Network, standing.first().errorString(), QStringLiteral("certificate")};
}

void WebSocket::Private::onConnected()
{
    if (stage != Stage::Connecting)
        return;
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const auto bytes = handshake->requestBytes();
    if (!bytes) {
        finish(bytes.error());
        return;
    }
    socket->write(*bytes);
    socket->flush();
}

void WebSocket::Private::onReadyRead()
{
    if (isWriting) {
        if (!std::exchange(isDraining, true))
            later(&Private::onReadyRead);
        return;
    }
    isDraining = false;
    if (!socket || stage == Stage::Idle || stage == Stage::Closed)
        return;
    // readAll() would give memory of 32 KB for a few bytes, and whoever keeps them keeps it.
    const QByteArray bytes = socket->read(socket->bytesAvailable());
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

void WebSocket::Private::onSocketError()
{
    if (stage == Stage::Closed || !socket)
        return;
    const auto kind = socket->error();
    const QString what = socket->errorString();
    const QPointer<WebSocket> alive(&q);
    if (socket->bytesAvailable() > 0) // what came before the end
        onReadyRead();
    if (!alive || stage == Stage::Closed)
        return;
    if (untrusted) {
        finish(*untrusted);
    } else if (stage == Stage::Closing) {
        finish(error(Errc::Cancelled, QStringLiteral("WebSocket closed"), closeCode));
    } else if (isProxyError(kind)) {
        finish(Error{Errc::Network, what, request.proxy.hostName()});
    } else {
        handshake->finish();
        if (stage == Stage::Connecting && handshake->isRefused())
            refuse();
        else
            finish(error(Errc::Network, what));
    }
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
    const bool wasWriting = std::exchange(isWriting, true);
    socket->write(maskedFrame(opcode, payload, QRandomGenerator::system()->generate()));
    socket->flush(); // now, not in the next turn of the event loop
    isWriting = wasWriting;
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
    dropSocket();
    emit q.closed(why);
}

void WebSocket::Private::finishLater(const Error &why)
{
    QMetaObject::invokeMethod(&q, [this, why] { finish(why); }, Qt::QueuedConnection);
}

void WebSocket::Private::later(void (Private::*what)())
{
    QMetaObject::invokeMethod(&q, [this, what] { (this->*what)(); }, Qt::QueuedConnection);
}

// Not deleted here: it may be the one that called. By the next turn it has closed in an orderly way, or is cut.
void WebSocket::Private::dropSocket()
{
    if (!socket)
        return;
    QTcpSocket *dropped = socket.release();
    dropped->disconnect();
    dropped->disconnectFromHost();
    dropped->deleteLater();
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
    d->dropSocket();
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
    return d->stage == Stage::Open && d->socket->state() == QAbstractSocket::ConnectedState;
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
