// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/client/target_request.h"

#include <QUrl>

#include "dashboard/contract/target_rules.h"
#include "net/keep_alive_client.h"

namespace largada::dashboard
{

namespace
{

QByteArray targetOf(const QUrl &url)
{
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return target;
}

} // namespace

Async<TargetResponse> requestTarget(const QString &url, std::chrono::milliseconds timeLimit, std::stop_token stop)
{
    if (urlProblem(url))
        return answered<TargetResponse>(
            Error{Errc::BadInput, QStringLiteral("not a target's address"), QStringLiteral("url")});
    const QUrl address(url, QUrl::StrictMode);
    net::KeepAliveClient::Options options;
    options.server = address;
    auto made = net::KeepAliveClient::create(options);
    if (!made)
        return answered<TargetResponse>(made.error());
    // Its own client, which goes with the answer.
    auto *client = made->release();
    net::KeepAliveRequest request;
    request.target = targetOf(address);
    request.timeout = timeLimit;
    const auto begin = std::chrono::steady_clock::now();
    AsyncSource<TargetResponse> source;
    deliver(client->call(request, std::move(stop)), client,
            [source, begin, client](const Result<net::HttpResponse> &response) {
                client->deleteLater();
                if (!response)
                    return source.answer(response.error());
                const auto time = std::chrono::steady_clock::now() - begin;
                source.answer(TargetResponse{response->status, std::chrono::round<std::chrono::milliseconds>(time),
                                             response->body.size()});
            });
    return source.future();
}

} // namespace largada::dashboard
