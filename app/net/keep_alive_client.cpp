// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/keep_alive_client.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

#include <QNetworkProxy>
#include <QSslSocket>
#include <QTimer>

namespace largada::net
{

namespace
{

using StopCallback = std::stop_callback<std::function<void()>>; // cannot be moved

// One request from call() to its answer.
struct Call {
    quint64 id = 0;
    QByteArray bytes; // as they are sent
    std::chrono::milliseconds timeout{};
    bool mayBeRepeated = false;
    AsyncSource<HttpResponse> answer;
    std::unique_ptr<StopCallback> stop;
};

bool isToken(const QByteArray &text)
{
    static const QByteArray others = "!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || others.contains(c);
    });
}

// Anything but what would begin another line, or end the request line.
bool isTarget(const QByteArray &text)
{
    return text.startsWith('/') &&
           std::all_of(text.cbegin(), text.cend(), [](char c) { return quint8(c) > ' ' && c != '\x7f'; });
}

bool isValue(const QByteArray &text)
{
    return std::none_of(text.cbegin(), text.cend(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

QByteArray hostHeader(const QUrl &server)
{
    const QString host = server.host(QUrl::FullyEncoded);
    const bool isV6 = host.contains(u':');
    QByteArray text = isV6 ? '[' + host.toLatin1() + ']' : host.toLatin1();
    if (server.port() >= 0)
        text += ':' + QByteArray::number(server.port());
    return text;
}

Result<QByteArray> requestBytes(const KeepAliveRequest &request, const KeepAliveClient::Options &options)
{
    const auto bad = [](const QString &what, const QByteArray &subject = {}) {
        return Error{Errc::BadInput, what, QString::fromLatin1(subject)};
    };
    if (!isToken(request.method) || request.method == "HEAD" || request.method == "CONNECT")
        return bad(QStringLiteral("not a method that can be sent"), request.method);
    if (!isTarget(request.target))
        return bad(QStringLiteral("not a target that can be sent"));
    QByteArray bytes = request.method + ' ' + request.target + " HTTP/1.1\r\nHost: " + hostHeader(options.server) +
                       "\r\nUser-Agent: " + options.userAgent + "\r\n";
    for (const auto &[name, value] : request.headers) {
        if (!isToken(name) || !isValue(value)) // the value may be a secret
            return bad(QStringLiteral("not a header that can be sent"), name);
        bytes += name + ": " + value + "\r\n";
    }
    if (!request.body.isEmpty() || (request.method != "GET" && request.method != "DELETE"))
        bytes += "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n";
    return bytes + "\r\n" + request.body;
}

} // namespace

struct KeepAliveClient::Private {
    Private(KeepAliveClient &owner, Options given, std::optional<QSslConfiguration> configuration)
        : q(owner), options(std::move(given)), tls(std::move(configuration))
    {
    }

    void cancel(quint64 id);
    void next();
    void connectToServer();
    void checkCertificate(QSslSocket &secure, const QList<QSslError> &found);
    void onReady();
    void onReadyRead();
    void onSocketError();
    void write();
    Result<> read();
    bool take(bool isUsable);
    void finish(Result<HttpResponse> result);
    void fail(Errc code, const QString &what) { finish(Error{code, what, host}); }
    void dropConnection();

    KeepAliveClient &q;
    const Options options;
    const QString host = options.server.host(QUrl::FullyEncoded);
    const std::optional<QSslConfiguration> tls; // https only
    quint64 lastId = 0;
    std::deque<Call> waiting;
    std::optional<Call> active;
    QTimer patience; // with the active one

    std::unique_ptr<QTcpSocket> socket;
    quint64 generation = 0; // of the socket: what an earlier one has to say does not count
    std::optional<HttpResponseParser> parser;
    std::optional<Error> untrusted; // the certificate was refused
    bool isReady = false;           // connected, and encrypted where it is to be
    bool hasServed = false;         // there was an answer on it before
    bool hasBegun = false;          // some of the answer to the active request has come
};

void KeepAliveClient::Private::cancel(quint64 id)
{
    if (active && active->id == id) {
        dropConnection(); // its answer may still come
        fail(Errc::Cancelled, QStringLiteral("cancelled"));
        return;
    }
    const auto found = std::find_if(waiting.begin(), waiting.end(), [id](const Call &call) { return call.id == id; });
    if (found == waiting.end())
        return;
    found->answer.answer(Error{Errc::Cancelled, QStringLiteral("cancelled"), host});
    waiting.erase(found);
}

void KeepAliveClient::Private::next()
{
    if (active || waiting.empty())
        return;
    active.emplace(std::move(waiting.front()));
    waiting.pop_front();
    patience.start(active->timeout);
    if (isReady)
        write();
    else
        connectToServer();
}

void KeepAliveClient::Private::connectToServer()
{
    dropConnection();
    parser.emplace(options.maxBody);
    untrusted.reset();
    const auto port = quint16(options.server.port(tls ? 443 : 80));
    auto secure = tls ? std::make_unique<QSslSocket>() : nullptr;
    QSslSocket *encrypted = secure.get();
    socket = secure ? std::move(secure) : std::make_unique<QTcpSocket>();
    socket->setProxy(QNetworkProxy::NoProxy);
    const auto ifCurrent = [this, made = generation](void (Private::*what)()) {
        return [this, made, what] {
            if (made == generation)
                (this->*what)();
        };
    };
    connect(socket.get(), &QTcpSocket::readyRead, &q, ifCurrent(&Private::onReadyRead));
    // Queued: connecting and writing may fail at once, within a function that still needs the socket.
    connect(socket.get(), &QTcpSocket::errorOccurred, &q, ifCurrent(&Private::onSocketError), Qt::QueuedConnection);
    if (!encrypted) {
        connect(socket.get(), &QTcpSocket::connected, &q, ifCurrent(&Private::onReady));
        socket->connectToHost(host, port);
        return;
    }
    encrypted->setSslConfiguration(*tls);
    connect(encrypted, &QSslSocket::encrypted, &q, ifCurrent(&Private::onReady));
    connect(encrypted, &QSslSocket::sslErrors, &q,
            [this, encrypted](const QList<QSslError> &found) { checkCertificate(*encrypted, found); });
    const QString &serverName = options.trust.serverName;
    encrypted->connectToHostEncrypted(host, port, serverName.isEmpty() ? host : serverName);
}

void KeepAliveClient::Private::checkCertificate(QSslSocket &secure, const QList<QSslError> &found)
{
    const auto standing = standingErrors(found, secure.peerCertificateChain(), options.trust);
    if (standing.isEmpty())
        secure.ignoreSslErrors();
    else
        untrusted = Error{Errc::Network, standing.first().errorString(), QStringLiteral("certificate")};
}

void KeepAliveClient::Private::onReady()
{
    isReady = true;
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    if (active)
        write();
}

void KeepAliveClient::Private::write()
{
    hasBegun = false;
    socket->write(active->bytes);
}

void KeepAliveClient::Private::onReadyRead()
{
    if (!active) { // whatever it is, nobody asked for it
        dropConnection();
        return;
    }
    const auto fed = read();
    if (take(bool(fed)) || fed)
        return;
    dropConnection();
    fail(fed.error().code, fed.error().what);
}

Result<> KeepAliveClient::Private::read()
{
    // readAll() would give memory of 32 KB for a few bytes.
    const QByteArray bytes = socket->read(socket->bytesAvailable());
    hasBegun = hasBegun || !bytes.isEmpty();
    return parser->feed(bytes);
}

// True when the answer is whole by now; another request may be on its way then.
bool KeepAliveClient::Private::take(bool isUsable)
{
    auto response = parser->take();
    if (!response)
        return false;
    hasServed = true;
    const bool isSent = socket->bytesToWrite() == 0; // else the server did not want to hear the rest
    if (!isUsable || !response->keepAlive || !isSent || parser->take())
        dropConnection();
    finish(std::move(*response));
    return true;
}

void KeepAliveClient::Private::onSocketError()
{
    if (!active) {
        dropConnection();
        return;
    }
    const QString what = socket->errorString();
    const auto fed = read(); // what came before the end
    const auto ended = fed ? parser->finish() : fed;
    if (take(false))
        return;
    // Without a byte, a server had closed a kept connection before it could know of this request (RFC 9112, 9.3.1).
    const bool isAgain = hasServed && !hasBegun && active->mayBeRepeated;
    dropConnection();
    if (isAgain)
        connectToServer();
    else if (untrusted)
        finish(*untrusted);
    else if (!ended)
        fail(ended.error().code, ended.error().what);
    else
        fail(Errc::Network, what);
}

void KeepAliveClient::Private::finish(Result<HttpResponse> result)
{
    patience.stop();
    const AsyncSource<HttpResponse> answer = active->answer;
    active.reset();
    answer.answer(std::move(result));
    next();
}

// Not deleted here: it may be the one that called.
void KeepAliveClient::Private::dropConnection()
{
    ++generation;
    isReady = false;
    hasServed = false;
    if (!socket)
        return;
    QTcpSocket *dropped = socket.release();
    dropped->disconnect();
    dropped->abort();
    dropped->deleteLater();
}

Result<std::unique_ptr<KeepAliveClient>> KeepAliveClient::create(const Options &options)
{
    const QString scheme = options.server.scheme();
    if ((scheme != u"http" && scheme != u"https") || options.server.host().isEmpty())
        return Error{Errc::BadInput, QStringLiteral("neither http nor https, or without a host"),
                     options.server.toString(QUrl::RemoveUserInfo)};
    std::optional<QSslConfiguration> tls;
    if (scheme == u"https") {
        auto made = tlsConfiguration(options.trust);
        if (!made)
            return made.error();
        tls = std::move(*made);
    }
    return std::unique_ptr<KeepAliveClient>(new KeepAliveClient(options, tls));
}

KeepAliveClient::KeepAliveClient(const Options &options, const std::optional<QSslConfiguration> &tls)
    : d(std::make_unique<Private>(*this, options, tls))
{
    d->patience.setSingleShot(true);
    connect(&d->patience, &QTimer::timeout, this, [this] {
        d->dropConnection();
        d->fail(Errc::Timeout, QStringLiteral("no whole answer in the time given"));
    });
}

KeepAliveClient::~KeepAliveClient()
{
    d->dropConnection();
    for (const auto &call : d->waiting)
        call.answer.answer(Error{Errc::Cancelled, QStringLiteral("cancelled"), d->host});
    d->waiting.clear();
    if (d->active)
        d->fail(Errc::Cancelled, QStringLiteral("cancelled"));
}

Async<HttpResponse> KeepAliveClient::call(const KeepAliveRequest &request, std::stop_token stop)
{
    auto bytes = requestBytes(request, d->options);
    if (!bytes)
        return answered<HttpResponse>(bytes.error());
    const quint64 id = ++d->lastId;
    Call &call = d->waiting.emplace_back();
    call.id = id;
    call.bytes = std::move(*bytes);
    call.timeout = request.timeout;
    call.mayBeRepeated =
        request.isIdempotent || request.method == "GET" || request.method == "PUT" || request.method == "DELETE";
    // Queued: a stop may come from within anything.
    call.stop = std::make_unique<StopCallback>(
        stop, [this, id] { QMetaObject::invokeMethod(this, [this, id] { d->cancel(id); }, Qt::QueuedConnection); });
    const auto future = call.answer.future();
    d->next();
    return future;
}

} // namespace largada::net
