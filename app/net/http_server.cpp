// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_server.h"

#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>
#include <thread>

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include "core/log.h"
#include "net/http_server_loop.h"
#include "net/tls_server.h"

namespace largada::net
{

namespace
{

// For the rest of the process.
constexpr rlim_t sparedDescriptors = 512;
constexpr int waitingUnaccepted = 4096; // the kernel's own limit may be lower

struct Address {
    sockaddr_storage bytes{};
    socklen_t size = 0;
};

// IPv6 may have a scope behind a "%", which only the resolver knows to read.
std::optional<Address> parse(const QString &text, quint16 port)
{
    const QByteArray name = text.toUtf8();
    Address address;
    auto &v4 = reinterpret_cast<sockaddr_in &>(address.bytes);
    if (inet_pton(AF_INET, name.constData(), &v4.sin_addr) == 1) {
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        address.size = sizeof v4;
        return address;
    }
    addrinfo hints{};
    hints.ai_family = AF_INET6;
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    addrinfo *found = nullptr;
    if (getaddrinfo(name.constData(), QByteArray::number(port).constData(), &hints, &found) != 0)
        return std::nullopt;
    std::copy_n(reinterpret_cast<const char *>(found->ai_addr), found->ai_addrlen,
                reinterpret_cast<char *>(&address.bytes));
    address.size = found->ai_addrlen;
    freeaddrinfo(found);
    return address;
}

// How many connections fit, after the soft limit was raised as far as needed and allowed.
int raiseDescriptorLimit(int maxConnections)
{
    const auto wanted = static_cast<rlim_t>(std::max(maxConnections, 1));
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return static_cast<int>(std::min<rlim_t>(wanted, sparedDescriptors));
    const rlim_t needed = wanted + sparedDescriptors;
    if (limit.rlim_cur < needed) {
        const rlimit raised{std::min(needed, limit.rlim_max), limit.rlim_max};
        if (setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit = raised;
        else
            qCWarning(logNet) << "descriptor limit stays at" << limit.rlim_cur;
    }
    const rlim_t spared = std::min(sparedDescriptors, limit.rlim_cur / 2);
    return static_cast<int>(std::clamp<rlim_t>(limit.rlim_cur - spared, 1, wanted));
}

QString endpointName(const HttpServerOptions &options)
{
    const auto host = options.address.contains(u':') ? QStringLiteral("[%1]") : QStringLiteral("%1");
    return QStringLiteral("%1:%2").arg(host.arg(options.address)).arg(options.port);
}

Result<Descriptor> openListener(const HttpServerOptions &options, const Address &address)
{
    Descriptor listener(socket(address.bytes.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const int on = 1;
    setsockopt(listener.number(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (!listener.isValid() ||
        bind(listener.number(), reinterpret_cast<const sockaddr *>(&address.bytes), address.size) != 0 ||
        ::listen(listener.number(), waitingUnaccepted) != 0)
        return Error{Errc::Network, QString::fromStdString(std::generic_category().message(errno)),
                     endpointName(options)};
    return listener;
}

quint16 portOf(const Descriptor &listener)
{
    sockaddr_storage bound{};
    socklen_t size = sizeof bound;
    if (getsockname(listener.number(), reinterpret_cast<sockaddr *>(&bound), &size) != 0)
        return 0;
    return ntohs(bound.ss_family == AF_INET ? reinterpret_cast<const sockaddr_in &>(bound).sin_port
                                            : reinterpret_cast<const sockaddr_in6 &>(bound).sin6_port);
}

} // namespace

struct HttpServer::Private {
    std::shared_ptr<HttpExchange> exchange;
    std::unique_ptr<HttpServerLoop> loop;
    std::thread thread;
    quint16 port = 0;
};

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const HttpServerOptions &options, HttpHandler handler)
{
    const auto address = parse(options.address, options.port);
    if (!address)
        return Error{Errc::BadInput, QStringLiteral("not an IP address"), options.address};
    std::optional<TlsServer> tls;
    if (!options.certificateFile.isEmpty()) {
        auto made = TlsServer::fromFiles(options.certificateFile, options.keyFile);
        if (!made)
            return made.error();
        tls = std::move(*made);
    }
    auto listener = openListener(options, *address);
    if (!listener)
        return listener.error();
    auto d = std::make_unique<Private>();
    d->port = portOf(*listener);
    d->exchange = std::make_shared<HttpExchange>();
    d->loop = std::make_unique<HttpServerLoop>(options, raiseDescriptorLimit(options.maxConnections),
                                               std::move(handler), std::move(*listener), std::move(tls), d->exchange);
    if (!d->loop->isValid())
        return Error{Errc::Network, QStringLiteral("no descriptor for the server's own use"), endpointName(options)};
    d->thread = std::thread(&HttpServerLoop::run, d->loop.get());
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(d)));
}

HttpServer::HttpServer(std::unique_ptr<Private> data) : d(std::move(data)) {}

HttpServer::~HttpServer()
{
    Q_ASSERT(std::this_thread::get_id() != d->thread.get_id());
    d->exchange->shut();
    d->thread.join();
}

quint16 HttpServer::port() const
{
    return d->port;
}

HttpServerCounts HttpServer::counts() const
{
    const HttpTallies &tallies = d->loop->tallies();
    HttpServerCounts counts;
    counts.requests = tallies.requests;
    std::copy(tallies.refused.cbegin(), tallies.refused.cend(), counts.refused.begin());
    counts.connections = tallies.connections;
    counts.withoutRequest = tallies.withoutRequest;
    counts.held = tallies.held;
    return counts;
}

QByteArray HttpRequest::header(const QByteArray &name) const
{
    return net::header(headers, name);
}

QByteArray httpRefusalName(HttpRefusal refusal)
{
    switch (refusal) {
    case HttpRefusal::Malformed:
        return "malformed";
    case HttpRefusal::HeadTooLarge:
        return "head_too_large";
    case HttpRefusal::BodyTooLarge:
        return "body_too_large";
    case HttpRefusal::RequestTimeout:
        return "request_timeout";
    case HttpRefusal::AnswerTimeout:
        return "answer_timeout";
    case HttpRefusal::SlowReader:
        return "slow_reader";
    case HttpRefusal::Crowded:
        return "crowded";
    case HttpRefusal::OutOfMemory:
        return "out_of_memory";
    case HttpRefusal::Tls:
        return "tls";
    }
    return {};
}

} // namespace largada::net
