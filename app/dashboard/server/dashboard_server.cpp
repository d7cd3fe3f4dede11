// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/server/dashboard_server.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <vector>

#include <QHostAddress>

#include "core/event_thread.h"
#include "core/log.h"
#include "dashboard/contract/json.h"
#include "dashboard/server/api.h"
#include "net/http_server.h"

namespace largada::dashboard
{

namespace
{

Error bad(const char *option, const QString &what)
{
    return {Errc::BadInput, what, QString::fromLatin1(option)};
}

QStringList addressesOf(const ServerOptions &options)
{
    QStringList addresses{options.address};
    for (const ListenAddress &further : options.furtherAddresses)
        addresses += further.address;
    return addresses;
}

bool isAnyAddress(const QString &address)
{
    const QHostAddress parsed(address);
    return parsed == QHostAddress(QHostAddress::AnyIPv4) || parsed == QHostAddress(QHostAddress::AnyIPv6);
}

net::HttpServerCounts sumOf(const std::vector<std::unique_ptr<net::HttpServer>> &servers)
{
    net::HttpServerCounts sum;
    for (const auto &server : servers) {
        const auto counts = server->counts();
        sum.requests += counts.requests;
        for (std::size_t i = 0; i < sum.refused.size(); ++i)
            sum.refused[i] += counts.refused[i];
        sum.connections += counts.connections;
        sum.withoutRequest += counts.withoutRequest;
        sum.held += counts.held;
    }
    return sum;
}

QByteArray epochOf(const Clock &clock)
{
    constexpr int base = 36;
    return QByteArray::number(qint64(clock.wall().time_since_epoch().count()), base);
}

} // namespace

bool isLoopbackAddress(const QString &address)
{
    return QHostAddress(address).isLoopback();
}

bool isLoopbackOnly(const ServerOptions &options)
{
    const auto addresses = addressesOf(options);
    return std::all_of(addresses.begin(), addresses.end(), isLoopbackAddress);
}

Result<> checkOptions(const ServerOptions &options)
{
    const bool isLocal = isLoopbackOnly(options);
    for (const QString &address : addressesOf(options)) {
        if (QHostAddress(address).isNull())
            return bad("--listen", QStringLiteral("not an IP address: %1").arg(address));
        if (!isLoopbackAddress(address) && options.certificate.isEmpty() && options.key.isEmpty() &&
            !options.insecureHttp)
            return bad("--listen", QStringLiteral("others than this machine can reach %1: give --certificate and "
                                                  "--key, or --insecure-http behind a proxy or within a cluster")
                                       .arg(address));
    }
    if (options.certificate.isEmpty() != options.key.isEmpty())
        return bad("--certificate", QStringLiteral("--certificate and --key go together"));
    if (options.mostAgents < 0 || options.mostAgents > limits::desiredAgentsSettable)
        return bad("--max-agents", QStringLiteral("from 0 to %1").arg(limits::desiredAgentsSettable));
    if (options.housekeeping.retentionDays < 0)
        return bad("RUNS_RETENTION_DAYS", QStringLiteral("a number of days, 0 to keep all"));
    return checkCredentials(options.credentials, isLocal);
}

// In the order of their lives: what is below uses what is above.
struct DashboardServer::Private {
    ServerMetrics metrics;
    TargetCache targets;
    EventHub events;
    ReconcileState reconciled;
    QString address;
    bool isTls = false;
    std::unique_ptr<fleet::ScaleBackend> backend;
    std::unique_ptr<Api> api;
    std::atomic<Api *> readyApi = nullptr;
    std::unique_ptr<store::AgentStorage> storage; // answers what it has taken when it goes
    Inside<Housekeeping> housekeeping;            // of the thread below; what is posted after that one's end is dropped
    std::unique_ptr<EventThread> thread;
    std::vector<std::unique_ptr<net::HttpServer>> http; // one an address

    explicit Private(const Clock &clock) : events(epochOf(clock)) {}
    ~Private();
    Result<> listen(const ServerOptions &options);
    Result<> listenAt(const net::HttpServerOptions &wanted);
    QUrl url() const;
    ApiParts parts(const Clock &clock);
    Result<> readTargets();
    Result<> storeFirst(int desiredAgents);
};

DashboardServer::Private::~Private()
{
    http.clear(); // no further request
    thread.reset();
    storage.reset();
}

// Before the first request: an agent that comes early must not be told that there are none.
Result<> DashboardServer::Private::readTargets()
{
    std::promise<Result<>> read;
    api->refreshTargets([&read](const Result<> &result) { read.set_value(result); });
    return read.get_future().get();
}

// Before the first reconcile, which would end the agents that are there already.
Result<> DashboardServer::Private::storeFirst(int desiredAgents)
{
    std::promise<Result<>> stored;
    storage->write<void>(
        [desiredAgents](store::AgentStore &store) { return store.setFirstDesiredAgents(desiredAgents); },
        [&stored](const Result<> &done) { stored.set_value(done); });
    return stored.get_future().get();
}

// The port is known before there is anybody who answers: the backend's agents are told it. Requests of the moments
// between wait for nothing and are asked to come again.
Result<> DashboardServer::Private::listen(const ServerOptions &options)
{
    net::HttpServerOptions wanted;
    wanted.address = options.address;
    wanted.port = options.port;
    wanted.headersWanted = Api::headersWanted();
    wanted.peerWanted = true;
    wanted.certificateFile = options.certificate;
    wanted.keyFile = options.key;
    wanted.maxBody = Api::largestBody;
    wanted.readBody = 2 * Api::largestBody;
    wanted.tooLarge = {413, "application/json",
                       errorAnswer(413, QStringLiteral("the body is larger than 1 MiB")) + '\n'};
    wanted.requestTimeout = options.requestTimeout;
    Result<> listening = listenAt(wanted);
    for (const ListenAddress &further : options.furtherAddresses) {
        wanted.address = further.address;
        wanted.port = further.port;
        if (listening)
            listening = listenAt(wanted);
    }
    return listening;
}

Result<> DashboardServer::Private::listenAt(const net::HttpServerOptions &wanted)
{
    auto server =
        net::HttpServer::listen(wanted, [this](const net::HttpRequest &request, const net::HttpResponder &respond) {
            if (Api *ready = readyApi.load())
                ready->handle(request, respond);
            else
                respond({503, "text/plain; charset=utf-8", "starting\n", {{"Retry-After", "1"}}});
        });
    if (!server)
        return server.error();
    http.push_back(std::move(*server));
    return {};
}

QUrl DashboardServer::Private::url() const
{
    QHostAddress reached(address);
    if (reached == QHostAddress(QHostAddress::AnyIPv4))
        reached = QHostAddress(QHostAddress::LocalHost);
    else if (reached == QHostAddress(QHostAddress::AnyIPv6))
        reached = QHostAddress(QHostAddress::LocalHostIPv6);
    QUrl url;
    url.setScheme(isTls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(reached.toString());
    url.setPort(http.front()->port());
    return url;
}

ApiParts DashboardServer::Private::parts(const Clock &clock)
{
    ApiParts parts;
    parts.storage = storage.get();
    parts.clock = &clock;
    parts.startedAt = clock.wall();
    parts.metrics = &metrics;
    parts.targets = &targets;
    parts.events = &events;
    parts.reconciled = &reconciled;
    parts.backend = backend.get();
    parts.reconcile = [this](int desired, std::function<void()> done) {
        housekeeping.post(
            [desired, done = std::move(done)](Housekeeping &keeping) { keeping.reconcile(desired, done); });
    };
    parts.httpCounts = [this] { return sumOf(http); };
    return parts;
}

Result<std::unique_ptr<DashboardServer>> DashboardServer::start(const ServerOptions &options,
                                                                std::unique_ptr<store::AgentStorage> storage,
                                                                const Clock &clock, const MakeBackend &makeBackend)
{
    if (const auto checked = checkOptions(options); !checked)
        return checked.error();
    auto d = std::make_unique<Private>(clock);
    d->storage = std::move(storage);
    d->address = options.address;
    d->isTls = !options.certificate.isEmpty();
    if (const auto listening = d->listen(options); !listening)
        return listening.error();
    if (makeBackend)
        d->backend = makeBackend(d->url());
    const ApiParts parts = d->parts(clock);
    // Of several addresses "any" is the one that brings the machine's others with it.
    const QStringList addresses = addressesOf(options);
    const auto any = std::find_if(addresses.begin(), addresses.end(), isAnyAddress);
    d->api = std::make_unique<Api>(ApiOptions{options.credentials, options.allowedHosts + addresses,
                                              any == addresses.end() ? options.address : *any, options.readAuth,
                                              options.mostAgents},
                                   parts);
    if (const auto read = d->readTargets(); !read)
        return read.error();
    if (options.firstDesiredAgents) {
        if (const auto stored = d->storeFirst(*options.firstDesiredAgents); !stored)
            return stored.error();
    }
    d->thread = std::make_unique<EventThread>();
    d->housekeeping = d->thread->makeInside<Housekeeping>(
        [p = d.get(), parts, keeping = options.housekeeping, inbox = d->thread->sender()] {
            return std::make_unique<Housekeeping>(keeping, parts, *p->api, p->reconciled, inbox);
        });
    d->readyApi = d->api.get();
    qCInfo(logDashboard).noquote() << "dashboard at" << d->url().toString() << "with" << d->storage->location();
    return std::unique_ptr<DashboardServer>(new DashboardServer(std::move(d)));
}

DashboardServer::DashboardServer(std::unique_ptr<Private> data) : d(std::move(data)) {}

DashboardServer::~DashboardServer() = default;

quint16 DashboardServer::port() const
{
    return d->http.front()->port();
}

QUrl DashboardServer::url() const
{
    return d->url();
}

Async<> DashboardServer::endAgents(std::chrono::milliseconds within)
{
    AsyncSource<> ended;
    const auto future = ended.future();
    if (!d->backend)
        ended.answer({});
    else
        d->housekeeping.post(
            [ended, within](Housekeeping &keeping) { keeping.endAgents(within, [ended] { ended.answer({}); }); });
    return future;
}

void DashboardServer::endAgentsWithin(std::chrono::milliseconds within)
{
    if (!d->backend)
        return;
    auto ended = std::make_shared<std::promise<void>>();
    auto future = ended->get_future();
    d->housekeeping.post(
        [ended, within](Housekeeping &keeping) { keeping.endAgents(within, [ended] { ended->set_value(); }); });
    constexpr std::chrono::seconds longer(1); // than a thread takes that is busy
    future.wait_for(within + longer);
}

} // namespace largada::dashboard
