// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demo_target.h"

#include <mutex>
#include <random>

#include "core/clock.h"
#include "core/log.h"
#include "demo/answer_sampler.h"
#include "demo/arrival_counter.h"
#include "net/http_server.h"

namespace largada::demo
{

namespace
{

constexpr double maxSigma = 10;

Result<> check(const DemoTargetOptions &options)
{
    const auto bad = [](const QString &option, const QString &range) {
        return Error{Errc::BadInput, QStringLiteral("must be %1").arg(range), option};
    };
    if (options.median < std::chrono::microseconds(0) || options.median > maxLatency)
        return bad(QStringLiteral("median"), QStringLiteral("0 to 60 s"));
    // Written so that "not a number" fails, too.
    if (!(options.sigma >= 0 && options.sigma <= maxSigma))
        return bad(QStringLiteral("sigma"), QStringLiteral("0 to 10"));
    if (!(options.errorRate >= 0 && options.errorRate <= 1))
        return bad(QStringLiteral("errorRate"), QStringLiteral("0 to 1"));
    return {};
}

quint64 randomSeed()
{
    std::random_device device;
    return quint64(device()) << 32 | device();
}

} // namespace

struct DemoTarget::Private {
    explicit Private(const DemoTargetOptions &options)
        : sampler(options.median, options.sigma, options.errorRate, options.seed ? *options.seed : randomSeed())
    {
    }

    void answer(const net::HttpRequest &request, const net::HttpResponder &respond);

    // The server's thread only.
    AnswerSampler sampler;
    SystemClock clock;
    const net::HttpAnswer ok{200, "text/plain", "ok\n"};
    const net::HttpAnswer unavailable{503, "text/plain", "unavailable\n"};

    mutable std::mutex mutex;
    ArrivalCounter counter;

    std::unique_ptr<net::HttpServer> server; // last: its thread uses the others
};

void DemoTarget::Private::answer(const net::HttpRequest &request, const net::HttpResponder &respond)
{
    const auto at = clock.now();
    {
        const std::lock_guard lock(mutex);
        counter.add(request.target, at);
    }
    const auto [latency, isError] = sampler.next();
    respond(isError ? unavailable : ok, latency);
}

Result<std::unique_ptr<DemoTarget>> DemoTarget::start(const DemoTargetOptions &options)
{
    if (const auto valid = check(options); !valid)
        return valid.error();
    auto d = std::make_unique<Private>(options);
    net::HttpServerOptions serverOptions;
    serverOptions.port = options.port;
    auto server = net::HttpServer::listen(
        serverOptions, [target = d.get()](const net::HttpRequest &request, const net::HttpResponder &respond) {
            target->answer(request, respond);
        });
    if (!server)
        return server.error();
    d->server = std::move(*server);
    qCInfo(logDemo) << "demo target on port" << d->server->port();
    return std::unique_ptr<DemoTarget>(new DemoTarget(std::move(d)));
}

DemoTarget::DemoTarget(std::unique_ptr<Private> data) : d(std::move(data)) {}

DemoTarget::~DemoTarget() = default;

QUrl DemoTarget::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(d->server->port()));
}

QUrl DemoTarget::url(const RunnerId &runner, fleet::PhaseName phase) const
{
    return QUrl::fromEncoded(url().toEncoded() + ArrivalCounter::path(runner, phase), QUrl::StrictMode);
}

QVector<fleet::DemoTargetCounts> DemoTarget::counts() const
{
    const std::lock_guard lock(d->mutex);
    return d->counter.counts();
}

} // namespace largada::demo
