// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/client/dashboard_client.h"

#include <QUrlQuery>

#include "dashboard/contract/json.h"
#include "dashboard/contract/routes.h"
#include "net/keep_alive_client.h"

namespace largada::dashboard
{

namespace
{

bool isHttp(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
}

QByteArray basePath(const QUrl &url)
{
    QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    while (path.endsWith('/'))
        path.chop(1);
    return path;
}

QByteArray queryOf(const ExecutionFilter &filter, int page, int pageSize)
{
    QUrlQuery query;
    const auto add = [&query](const char *name, const QString &value) {
        if (!value.isEmpty()) // encoded here, since QUrlQuery leaves a plus sign alone
            query.addQueryItem(QLatin1String(name), QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add("page", QString::number(page));
    add("pageSize", QString::number(pageSize));
    add("targetId", filter.targetId);
    add("agent", filter.agent);
    add("status", filter.status ? QString(wordOf(*filter.status)) : QString());
    add("from", filter.from ? isoTime(*filter.from) : QString());
    add("to", filter.to ? isoTime(*filter.to) : QString());
    add("minErrorRate", filter.minErrorRate ? QString::number(*filter.minErrorRate, 'g', 17) : QString());
    return query.query(QUrl::FullyEncoded).toLatin1();
}

Result<> readNothing(const QByteArray &)
{
    return {};
}

} // namespace

struct DashboardClient::Private {
    template<class T>
    Async<T> ask(const QByteArray &method, const QByteArray &route, const QByteArray &body,
                 Result<T> (*read)(const QByteArray &), std::stop_token stop);

    Options options;
    QByteArray base; // path
    std::unique_ptr<net::KeepAliveClient> http;
    QString host() const { return options.url.host(); }
};

template<class T>
Async<T> DashboardClient::Private::ask(const QByteArray &method, const QByteArray &route, const QByteArray &body,
                                       Result<T> (*read)(const QByteArray &), std::stop_token stop)
{
    net::KeepAliveRequest request;
    request.method = method;
    request.target = base + route;
    request.headers = {{"Accept", "application/json"}};
    if (!options.admin.isEmpty())
        request.headers.emplace_back("Authorization", "Basic " + options.admin.toBase64());
    if (!body.isEmpty())
        request.headers.emplace_back("Content-Type", "application/json");
    request.body = body;
    request.timeout = options.timeout;
    AsyncSource<T> source;
    deliver(http->call(request, std::move(stop)), http.get(),
            [source, read, host = host()](const Result<net::HttpResponse> &answer) {
                if (!answer)
                    return source.answer(answer.error());
                if (answer->status < 200 || answer->status >= 300) {
                    Error error = readError(answer->status, answer->body);
                    if (error.subject.isEmpty())
                        error.subject = host;
                    return source.answer(error);
                }
                auto value = read(answer->body);
                if (!value) {
                    const Error &error = value.error();
                    const QString field = error.subject.isEmpty() ? QString() : error.subject + QStringLiteral(": ");
                    return source.answer(Error{error.code, field + error.what, host});
                }
                source.answer(std::move(value));
            });
    return source.future();
}

Result<std::unique_ptr<DashboardClient>> DashboardClient::create(const Options &options)
{
    if (!isHttp(options.url))
        return Error{Errc::BadInput, QStringLiteral("not an http or https address"), QStringLiteral("url")};
    if (!options.url.userInfo().isEmpty() || options.url.hasQuery() || options.url.hasFragment())
        return Error{Errc::BadInput, QStringLiteral("must have no user, query or fragment"), QStringLiteral("url")};
    if (!options.admin.isEmpty() && options.admin.indexOf(':') < 1)
        return Error{Errc::BadInput, QStringLiteral("the form is user:password"), QStringLiteral("credentials")};
    net::KeepAliveClient::Options http;
    http.server = options.url;
    http.trust.trusted = options.trusted;
    http.maxBody = net::HttpResponseParser::maxBody; // 500 executions with long texts
    auto made = net::KeepAliveClient::create(http);
    if (!made)
        return made.error();
    auto d = std::make_unique<Private>();
    d->options = options;
    d->base = basePath(options.url);
    d->http = *std::move(made);
    return std::unique_ptr<DashboardClient>(new DashboardClient(std::move(d)));
}

DashboardClient::DashboardClient(std::unique_ptr<Private> given) : d(std::move(given)) {}

DashboardClient::~DashboardClient() = default;

Async<QVector<Target>> DashboardClient::targets(std::stop_token stop) const
{
    return d->ask<QVector<Target>>("GET", routes::targets, {}, readTargets, std::move(stop));
}

Async<Target> DashboardClient::addTarget(const Target &target, std::stop_token stop) const
{
    return d->ask<Target>("POST", routes::adminTargets, requestOf(target), readTarget, std::move(stop));
}

Async<Target> DashboardClient::editTarget(const QString &id, const TargetEdit &edit, std::stop_token stop) const
{
    return d->ask<Target>("PATCH", routes::adminTarget(id), requestOf(edit), readTarget, std::move(stop));
}

Async<> DashboardClient::removeTarget(const QString &id, std::stop_token stop) const
{
    return d->ask<void>("DELETE", routes::adminTarget(id), {}, readNothing, std::move(stop));
}

Async<QVector<Agent>> DashboardClient::agents(std::stop_token stop) const
{
    return d->ask<QVector<Agent>>("GET", routes::agents, {}, readAgents, std::move(stop));
}

Async<ExecutionPage> DashboardClient::executions(const ExecutionFilter &filter, int page, int pageSize,
                                                 std::stop_token stop) const
{
    const QByteArray route = QByteArray(routes::executions) + '?' + queryOf(filter, page, pageSize);
    return d->ask<ExecutionPage>("GET", route, {}, readExecutionPage, std::move(stop));
}

Async<FleetSummary> DashboardClient::summary(std::stop_token stop) const
{
    return d->ask<FleetSummary>("GET", routes::summary, {}, readSummary, std::move(stop));
}

Async<FleetConfig> DashboardClient::config(std::stop_token stop) const
{
    return d->ask<FleetConfig>("GET", routes::adminConfig, {}, readConfig, std::move(stop));
}

Async<FleetConfig> DashboardClient::setDesiredAgents(int count, std::stop_token stop) const
{
    return d->ask<FleetConfig>("PUT", routes::adminConfig, desiredAgentsRequest(count), readConfig, std::move(stop));
}

Async<FleetConfig> DashboardClient::reconcile(std::stop_token stop) const
{
    return d->ask<FleetConfig>("POST", routes::adminReconcile, {}, readConfig, std::move(stop));
}

} // namespace largada::dashboard
