// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_client.h"

#include <functional>
#include <optional>
#include <vector>

#include <openssl/crypto.h>

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QSet>

namespace largada::net
{

namespace
{

using Manager = std::shared_ptr<QNetworkAccessManager>;

// A manager's thread uses OpenSSL, and Qt waits for the last line of its work, not for its end: what OpenSSL keeps of
// it goes a moment later. OpenSSL's own end of the program would free the same then, so there is none
// (OPENSSL_INIT_NO_ATEXIT of OPENSSL_init_crypto(3)). Before main(): only who comes first is heard.
[[maybe_unused]] const int keepsOpenSsl = OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);

constexpr int connectionsOfAManager = 6; // of Qt 6.4, to one host; the next request waits silently
constexpr qsizetype maxRefusalBody = 1024 * 1024;

Manager makeManager(const HttpClient::Options &options)
{
    // Later, since the last one to let go may be within a signal of a reply.
    Manager manager(new QNetworkAccessManager, [](QNetworkAccessManager *old) { old->deleteLater(); });
    manager->setProxy(options.proxy);
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy); // others take Authorization along
    return manager;
}

QNetworkRequest makeRequest(const HttpCall &call, const HttpClient::Options &options)
{
    QNetworkRequest request(call.url);
    request.setSslConfiguration(options.tls);
    request.setPeerVerifyName(options.trust.serverName);
    request.setTransferTimeout(static_cast<int>(call.idleTimeout.count()));
    request.setDecompressedSafetyCheckThreshold(-1); // lists of like objects compress better than bombs
    // After a GOAWAY Qt 6.4 fails new requests until the last stream has ended, and it sends no PING.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setRawHeader("User-Agent", options.userAgent);
    for (const auto &[name, value] : call.headers)
        request.setRawHeader(name, value);
    if (!call.body.isEmpty() && !request.hasRawHeader("Content-Type"))
        request.setRawHeader("Content-Type", "application/octet-stream");
    return request;
}

// QNetworkRequest holds each name once.
bool hasRepeatedHeader(const HttpHeaders &headers)
{
    QSet<QByteArray> names;
    for (const auto &[name, value] : headers)
        names << name.toLower();
    return names.size() != headers.size();
}

QNetworkReply *send(QNetworkAccessManager &manager, const HttpCall &call, const QNetworkRequest &request)
{
    if (call.method == "GET")
        return manager.get(request);
    return manager.sendCustomRequest(request, call.method, call.body);
}

// One request on its way; what calls and streams have in common. Deleting it ends the request and what is connected to
// its reply with it as the context.
class Request : public QObject
{
public:
    Request(Manager manager, const HttpClient::Options &options, const HttpCall &call)
        : m_manager(std::move(manager)), m_trust(options.trust),
          m_reply(send(*m_manager, call, makeRequest(call, options)))
    {
        connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &found) { judge(found); });
    }
    ~Request() override
    {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }

    QNetworkReply &reply() { return *m_reply; }
    int status() const { return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }
    HttpHeaders headers() const { return m_reply->rawHeaderPairs(); }
    void abort()
    {
        m_isAborted = true;
        m_reply->abort();
    }
    // After it has finished: whether there is a whole answer.
    Result<> outcome() const
    {
        const auto error = m_reply->error();
        if (error == QNetworkReply::NoError || isSaidByStatus(error))
            return {};
        if (m_isAborted)
            return Error{Errc::Cancelled, QStringLiteral("cancelled"), {}};
        const QString host = m_reply->url().host();
        if (error == QNetworkReply::OperationCanceledError) // nobody else aborts
            return Error{Errc::Timeout, QStringLiteral("no byte in the time given"), host};
        if (!m_distrust.isEmpty())
            return Error{Errc::Network, m_distrust, QStringLiteral("certificate")};
        return Error{Errc::Network, m_reply->errorString(), host};
    }

private:
    // Qt turns a status of 400 and more into an error, too; a lost connection is another one.
    bool isSaidByStatus(QNetworkReply::NetworkError error) const
    {
        return status() >= 400 && (error >= QNetworkReply::ContentAccessDenied ||
                                   error == QNetworkReply::ProxyAuthenticationRequiredError);
    }
    void judge(const QList<QSslError> &found)
    {
        QStringList standing;
        for (const auto &error : standingErrors(found, m_reply->sslConfiguration().peerCertificateChain(), m_trust))
            standing << error.errorString();
        m_distrust = standing.join(QLatin1String("; "));
        if (standing.isEmpty())
            m_reply->ignoreSslErrors();
    }

    Manager m_manager;
    TlsOptions m_trust;
    QString m_distrust;
    bool m_isAborted = false;
    QNetworkReply *m_reply; // the manager's
};

class PendingCall : public QObject
{
public:
    PendingCall(Manager manager, const HttpClient::Options &options, const HttpCall &call, const std::stop_token &stop,
                QObject *parent)
        : QObject(parent), m_request(std::move(manager), options, call)
    {
        connect(&m_request.reply(), &QNetworkReply::finished, &m_request, [this] { finish(); });
        // Queued: a stop may come from within anything.
        m_stop.emplace(
            stop, [this] { QMetaObject::invokeMethod(this, [this] { m_request.abort(); }, Qt::QueuedConnection); });
    }
    Async<HttpAnswered> future() const { return m_answer.future(); }

private:
    void finish()
    {
        const auto outcome = m_request.outcome();
        if (outcome)
            m_answer.answer(HttpAnswered{m_request.status(), m_request.headers(), m_request.reply().readAll()});
        else
            m_answer.answer(outcome.error());
        deleteLater();
    }

    Request m_request;
    AsyncSource<HttpAnswered> m_answer;
    std::optional<std::stop_callback<std::function<void()>>> m_stop;
};

class LineStream : public HttpStream
{
public:
    LineStream(Manager manager, const HttpClient::Options &options, const HttpCall &call)
        : m_request(std::make_unique<Request>(std::move(manager), options, call))
    {
        connect(&m_request->reply(), &QNetworkReply::metaDataChanged, m_request.get(), [this] { start(); });
        connect(&m_request->reply(), &QNetworkReply::readyRead, m_request.get(), [this] { read(); });
        connect(&m_request->reply(), &QNetworkReply::finished, m_request.get(), [this] { finish(); });
    }

private:
    void start()
    {
        if (std::exchange(m_hasStarted, true))
            return;
        emit started(m_request->status(), m_request->headers());
    }

    bool isRefused() const { return m_request->status() / 100 != 2; }

    void read()
    {
        if (!m_request)
            return;
        const auto before = m_rest.size();
        if (m_request->reply().isOpen()) // not after a time-out
            m_rest += m_request->reply().readAll();
        if (isRefused()) {
            m_rest.truncate(maxRefusalBody);
            return;
        }
        QVector<QByteArray> whole;
        qsizetype begin = 0;
        bool isTooLong = false;
        for (auto end = m_rest.indexOf('\n', before); end >= 0 && !isTooLong; end = m_rest.indexOf('\n', begin)) {
            isTooLong = end - begin > maxLine;
            if (!isTooLong)
                whole << m_rest.mid(begin, end - begin);
            begin = isTooLong ? begin : end + 1;
        }
        m_rest.remove(0, begin);
        const QPointer<LineStream> self(this);
        if (!whole.isEmpty())
            emit lines(whole);
        if (self && (isTooLong || m_rest.size() > maxLine))
            end(Error{Errc::Protocol, QStringLiteral("a line is too long"), {}}, {});
    }

    void finish()
    {
        const QPointer<LineStream> self(this);
        read(); // Qt 6.4 may keep the last readyRead to itself (QTBUG-106354)
        if (self && m_request)
            end(m_request->outcome(), std::exchange(m_rest, {}));
    }

    void end(const Result<> &how, const QByteArray &rest)
    {
        m_request.reset();
        emit ended(how, rest);
    }

    std::unique_ptr<Request> m_request; // until it has ended
    QByteArray m_rest;
    bool m_hasStarted = false;
};

} // namespace

struct HttpClient::Private {
    Options options;
    Manager calls;
    std::vector<Manager> streams;

    // One that has a connection left.
    Manager managerOfStream()
    {
        for (const auto &manager : streams) {
            if (manager.use_count() <= connectionsOfAManager)
                return manager;
        }
        streams.push_back(makeManager(options));
        return streams.back();
    }
};

HttpClient::HttpClient(Options options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(Private{std::move(options), nullptr, {}}))
{
    d->calls = makeManager(d->options);
}

// The managers go here and now: each has a thread, which must not be met by the end of the program, and there may be no
// further turn of the event loop.
HttpClient::~HttpClient()
{
    qDeleteAll(QObjectList(children())); // what is on its way has its manager
    std::vector<Manager> all = std::move(d->streams);
    all.push_back(std::move(d->calls));
    for (Manager &manager : all) {
        QNetworkAccessManager *going = manager.use_count() == 1 ? manager.get() : nullptr; // else a stream has it
        manager.reset();
        if (going != nullptr)
            QCoreApplication::sendPostedEvents(going, QEvent::DeferredDelete);
    }
}

Async<HttpAnswered> HttpClient::call(const HttpCall &call, std::stop_token stop)
{
    if (hasRepeatedHeader(call.headers)) {
        const AsyncSource<HttpAnswered> refused;
        refused.answer(Error{Errc::Unsupported, QStringLiteral("a header is repeated"), {}});
        return refused.future();
    }
    return (new PendingCall(d->calls, d->options, call, stop, this))->future();
}

std::unique_ptr<HttpStream> HttpClient::stream(const HttpCall &call)
{
    if (hasRepeatedHeader(call.headers)) {
        auto refused = std::make_unique<HttpStream>();
        QMetaObject::invokeMethod(
            refused.get(),
            [stream = refused.get()] {
                emit stream->ended(Error{Errc::Unsupported, QStringLiteral("a header is repeated"), {}}, {});
            },
            Qt::QueuedConnection);
        return refused;
    }
    HttpCall wanted = call;
    // Compressed, lines would wait for the end of a block.
    wanted.headers.removeIf([](const auto &field) { return field.first.toLower() == "accept-encoding"; });
    wanted.headers.emplace_back("Accept-Encoding", "identity");
    return std::make_unique<LineStream>(d->managerOfStream(), d->options, wanted);
}

void HttpClient::setTls(const QSslConfiguration &tls, const TlsOptions &trust)
{
    d->options.tls = tls;
    d->options.trust = trust;
    dropConnections();
}

void HttpClient::dropConnections()
{
    // Not clearConnectionCache(): it ends the thread that requests on their way are served by, without a word to them.
    d->calls = makeManager(d->options);
    d->streams.clear();
}

} // namespace largada::net
