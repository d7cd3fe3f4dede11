// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP/1.1 requests to one server over one connection, one after the other. For programs that must stay small: no
// thread, no cache, and OpenSSL is loaded for https only. No proxy, no redirects, no cookies, no compression, no
// streams; HttpClient has some of those. Lives in the thread that made it.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>

#include <QObject>
#include <QUrl>

#include "core/async.h"
#include "net/http_headers.h"
#include "net/http_response_parser.h"
#include "net/tls.h"

namespace largada::net
{

struct KeepAliveRequest {
    QByteArray method = "GET"; // not HEAD
    QByteArray target = "/";   // path and query, encoded
    HttpHeaders headers{};     // besides Host, User-Agent and Content-Length
    QByteArray body{};
    // From the moment that its turn comes until its answer is whole, on the monotonic clock; connecting included.
    std::chrono::milliseconds timeout = std::chrono::seconds(30);
    // Whether it may be sent again when a kept connection turns out to be closed; GET, PUT and DELETE always may.
    bool isIdempotent = false;
};

class KeepAliveClient : public QObject
{
    Q_OBJECT
public:
    struct Options {
        QUrl server; // http or https, host and port; the rest is not looked at
        TlsOptions trust{};
        QByteArray userAgent = "largada";
        qsizetype maxBody = 8 * 1024 * 1024; // of an answer, in bytes
    };
    // Connects with the first request. Errc::BadInput for an address of another scheme or without a host, and what
    // tlsConfiguration() says.
    static Result<std::unique_ptr<KeepAliveClient>> create(const Options &options);
    ~KeepAliveClient() override; // requests that were not answered are Errc::Cancelled

    // Any status is an answer. Errc::Network (the subject is the host, or "certificate" when that is not trusted),
    // Errc::Timeout, Errc::Cancelled, Errc::Protocol; Errc::BadInput for a request that cannot be written. Whatever
    // failed, the next request makes a new connection.
    Async<HttpResponse> call(const KeepAliveRequest &request, std::stop_token stop = {});

private:
    struct Private;
    KeepAliveClient(const Options &options, const std::optional<QSslConfiguration> &tls);
    std::unique_ptr<Private> d;
};

} // namespace largada::net
