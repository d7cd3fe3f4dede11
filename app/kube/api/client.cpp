// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/api/client.h"

#include <functional>
#include <utility>

#include <QCoreApplication>
#include <QPointer>
#include <QSysInfo>
#include <QTimer>

#include "core/log.h"
#include "kube/api/status.h"
#include "kube/auth/credentials.h"

namespace largada::kube
{

namespace
{

constexpr int mostRepeats = 10;
constexpr auto longestRetryAfter = std::chrono::minutes(2); // beyond that it is an answer

QByteArray userAgent()
{
    return QStringLiteral("largada/%1 (%2)")
        .arg(QCoreApplication::applicationVersion(), QSysInfo::kernelType())
        .toLatin1();
}

// Go takes "+" for a space and drops a query with a ";": everything but what is unreserved is encoded.
QUrl urlOf(const QString &server, const QString &path, const Query &query)
{
    QByteArray url = QUrl(server).toEncoded() + QUrl::toPercentEncoding(path, "/");
    char separator = '?';
    for (const auto &[name, value] : query) {
        url += separator + QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
        separator = '&';
    }
    return QUrl::fromEncoded(url, QUrl::StrictMode);
}

void logAnswer(const QByteArray &method, const QString &path, int status, const net::HttpHeaders &headers)
{
    qCDebug(logKube).noquote() << method << path << status << "audit" << net::header(headers, "Audit-Id") << "flow"
                               << net::header(headers, "X-Kubernetes-PF-FlowSchema-UID") << "priority"
                               << net::header(headers, "X-Kubernetes-PF-PriorityLevel-UID");
}

// A stream that begins when the credentials are there.
class LateStream : public net::HttpStream
{
public:
    void begin(std::unique_ptr<net::HttpStream> stream)
    {
        m_stream = std::move(stream);
        connect(m_stream.get(), &HttpStream::started, this, &HttpStream::started);
        connect(m_stream.get(), &HttpStream::lines, this, &HttpStream::lines);
        connect(m_stream.get(), &HttpStream::ended, this, &HttpStream::ended);
    }

private:
    std::unique_ptr<net::HttpStream> m_stream;
};

} // namespace

struct Client::Private {
    Private(const Connection &to, const QProcessEnvironment &environment, const Clock &clock)
        : connection(to), credentials(to, environment, clock)
    {
        const auto chosen = net::proxyFor(QUrl(to.server), to.proxy);
        if (chosen)
            proxy = *chosen;
        else
            unusable = chosen.error();
    }

    // The transport that shows this identity.
    Result<net::HttpClient *> transportFor(const Identity &identity);
    net::HttpCall httpCall(const ApiCall &call, const Identity &identity) const;
    void begin(LateStream &stream, const ApiCall &call, const Identity &identity, Client *context);

    Connection connection;
    Credentials credentials;
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    std::optional<Error> unusable;
    net::TlsOptions trust; // of http
    std::unique_ptr<net::HttpClient> http;
    std::shared_ptr<net::TlsContext> socketTls; // made when the first WebSocket is
    Identity lastOfSocket;
};

Result<net::HttpClient *> Client::Private::transportFor(const Identity &identity)
{
    if (unusable)
        return *unusable;
    auto wanted = connection.tls;
    if (!connection.isSecure())
        wanted = {};
    else if (!identity.certificate.isEmpty())
        std::tie(wanted.certificate, wanted.key) = std::pair(identity.certificate, identity.key);
    if (http && wanted == trust)
        return http.get();
    const auto configuration = net::tlsConfiguration(wanted);
    if (!configuration)
        return configuration.error();
    trust = wanted;
    socketTls.reset();
    if (http)
        http->setTls(*configuration, trust);
    else
        http = std::make_unique<net::HttpClient>(net::HttpClient::Options{*configuration, trust, proxy, userAgent()});
    return http.get();
}

net::HttpCall Client::Private::httpCall(const ApiCall &call, const Identity &identity) const
{
    net::HttpCall result{call.method, urlOf(connection.server, call.path, call.query), identity.headers, call.body,
                         call.idleTimeout};
    result.headers.emplace_back("Accept", call.accept);
    if (!call.body.isEmpty())
        result.headers.emplace_back("Content-Type", call.contentType);
    if (connection.disableCompression)
        result.headers.emplace_back("Accept-Encoding", "identity");
    return result;
}

void Client::Private::begin(LateStream &stream, const ApiCall &call, const Identity &identity, Client *context)
{
    const auto transport = transportFor(identity);
    if (!transport) {
        emit stream.ended(transport.error(), {});
        return;
    }
    connect(&stream, &net::HttpStream::started, context,
            [this, call, identity](int status, const net::HttpHeaders &headers) {
                logAnswer(call.method, call.path, status, headers);
                if (status == 401)
                    credentials.refused(identity);
            });
    stream.begin((*transport)->stream(httpCall(call, identity)));
}

namespace
{

// One call with its repeats, until it is answered.
class Attempts : public QObject
{
public:
    using Send = std::function<void(Attempts &attempts)>;
    Attempts(ApiCall call, const std::stop_token &stop, Send send, QObject *parent)
        : QObject(parent), m_call(std::move(call)), m_stop(stop), m_send(std::move(send))
    {
        m_onStop.emplace(stop, [this] {
            QMetaObject::invokeMethod(
                this, [this] { answer(Error{Errc::Cancelled, QStringLiteral("cancelled"), {}}); },
                Qt::QueuedConnection);
        });
    }

    const ApiCall &call() const { return m_call; }
    const std::stop_token &stop() const { return m_stop; }
    void send() { m_send(*this); }
    void answer(Result<QByteArray> result)
    {
        m_answer.answer(std::move(result));
        deleteLater();
    }
    Async<QByteArray> future() const { return m_answer.future(); }

    // Whether it is worth another try, which is then on its way. A 401 is, once, for a GET.
    bool repeats(const net::HttpAnswered &answered)
    {
        if (answered.status == 401)
            return m_call.method == "GET" && !std::exchange(m_metRefusal, true) && again(std::chrono::seconds(0));
        const bool isBusy = answered.status == 429 || answered.status >= 500;
        const auto after = retryAfter(answered.headers);
        return isBusy && after && *after <= longestRetryAfter && m_repeats++ < mostRepeats && again(*after);
    }

private:
    bool again(std::chrono::milliseconds after)
    {
        QTimer::singleShot(after, this, [this] {
            if (!m_answer.future().isFinished())
                send();
        });
        return true;
    }

    ApiCall m_call;
    std::stop_token m_stop;
    Send m_send;
    AsyncSource<QByteArray> m_answer;
    int m_repeats = 0;
    bool m_metRefusal = false;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace

Client::Client(const Connection &connection, const QProcessEnvironment &environment, const Clock &clock,
               QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(connection, environment, clock))
{
}

Client::~Client() = default;

const Connection &Client::connection() const
{
    return d->connection;
}

Async<QByteArray> Client::call(const ApiCall &call, std::stop_token stop)
{
    const auto judge = [this](Attempts &attempts, const Identity &identity, const Result<net::HttpAnswered> &answered) {
        if (!answered)
            return attempts.answer(answered.error());
        logAnswer(attempts.call().method, attempts.call().path, answered->status, answered->headers);
        if (answered->status == 401)
            d->credentials.refused(identity);
        if (answered->status / 100 == 2)
            attempts.answer(answered->body);
        else if (!attempts.repeats(*answered))
            attempts.answer(apiError(answered->status, answered->body, attempts.call().path));
    };
    const auto send = [this, judge](Attempts &attempts) {
        deliver(d->credentials.current(), &attempts, [this, judge, &attempts](const Result<Identity> &identity) {
            const auto http = identity ? d->transportFor(*identity) : Result<net::HttpClient *>(identity.error());
            if (!http)
                return attempts.answer(http.error());
            deliver((*http)->call(d->httpCall(attempts.call(), *identity), attempts.stop()), &attempts,
                    [judge, &attempts, used = *identity](const Result<net::HttpAnswered> &answered) {
                        judge(attempts, used, answered);
                    });
        });
    };
    auto *attempts = new Attempts(call, stop, send, this);
    const auto future = attempts->future();
    attempts->send();
    return future;
}

std::unique_ptr<net::HttpStream> Client::stream(const ApiCall &call)
{
    auto stream = std::make_unique<LateStream>();
    // The stream may outlive us.
    deliver(d->credentials.current(), stream.get(),
            [self = QPointer<Client>(this), call, late = stream.get()](const Result<Identity> &identity) {
                if (!identity || !self) {
                    const Error gone{Errc::Cancelled, QStringLiteral("the client has gone"), {}};
                    emit late->ended(identity ? gone : identity.error(), {});
                    return;
                }
                self->d->begin(*late, call, *identity, self);
            });
    return stream;
}

Async<net::WebSocketRequest> Client::webSocket(const QString &path, const Query &query,
                                               const QVector<QByteArray> &subprotocols)
{
    const AsyncSource<net::WebSocketRequest> made;
    deliver(d->credentials.current(), this, [=, this](const Result<Identity> &identity) {
        const auto http = identity ? d->transportFor(*identity) : Result<net::HttpClient *>(identity.error());
        if (!http)
            return made.answer(http.error());
        if (d->connection.isSecure() && !d->socketTls) {
            const auto context = net::TlsContext::make(d->trust);
            if (!context)
                return made.answer(context.error());
            d->socketTls = *context;
        }
        d->lastOfSocket = *identity;
        net::WebSocketRequest request;
        request.url = urlOf(d->connection.server, path, query);
        request.headers = identity->headers;
        request.headers.emplace_back("User-Agent", userAgent());
        request.subprotocols = subprotocols;
        request.tls = d->socketTls;
        request.proxy = d->proxy;
        made.answer(request);
    });
    return made.future();
}

void Client::credentialsRefused()
{
    d->credentials.refused(d->lastOfSocket);
}

Error apiError(int status, const QByteArray &body, const QString &path)
{
    auto said = parseStatus(body);
    said.code = status;
    if (said.message.isEmpty() && said.reason.isEmpty()) // a gateway's, or a kubelet's plain text
        said.message = QString::fromUtf8(body.left(500)).simplified();
    return statusError(said, path);
}

std::optional<std::chrono::seconds> retryAfter(const net::HttpHeaders &headers)
{
    bool isNumber = false;
    const int seconds = net::header(headers, "Retry-After").trimmed().toInt(&isNumber);
    return isNumber && seconds >= 0 ? std::optional(std::chrono::seconds(seconds)) : std::nullopt;
}

} // namespace largada::kube
