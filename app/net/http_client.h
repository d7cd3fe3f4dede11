// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP/1.1 requests to one server with one identity: whole answers, or a stream of lines. On QNetworkAccessManager, one
// an instance, since its cache of connections does not know the TLS identity. Redirects are not followed, cookies not
// kept. Lives in the thread that made it.
#pragma once

#include <chrono>
#include <memory>
#include <stop_token>

#include <QNetworkProxy>
#include <QObject>
#include <QUrl>

#include "core/async.h"
#include "net/http_headers.h"
#include "net/tls.h"

namespace largada::net
{

struct HttpCall {
    QByteArray method = "GET";
    QUrl url; // taken as it is, encoded
    HttpHeaders headers{};
    QByteArray body{};
    std::chrono::milliseconds idleTimeout = std::chrono::seconds(30); // without a byte

    bool operator==(const HttpCall &) const = default;
};

// Any status is an answer: an Error only when there was none.
struct HttpAnswered {
    int status = 0;
    HttpHeaders headers{};
    QByteArray body{};
};

// An answer that comes in lines, each a document. Deleting it ends the request.
class HttpStream : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    static constexpr qsizetype maxLine = 16 * 1024 * 1024;

signals:
    void started(int status, const largada::net::HttpHeaders &headers);
    void lines(const QVector<QByteArray> &lines); // without their ends; those that came together come together
    // Once, and last. Ok: the server ended it in an orderly way. rest: what came after the last line's end, or the
    // whole body when the status was not 2xx.
    void ended(const largada::Result<> &how, const QByteArray &rest);
};

class HttpClient : public QObject
{
    Q_OBJECT
public:
    struct Options {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        TlsOptions trust{}; // the same, for the rules that Qt does not know
        QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
        QByteArray userAgent = "largada";
    };
    explicit HttpClient(Options options, QObject *parent = nullptr);
    ~HttpClient() override; // ends its calls. Not from a slot of one of its streams

    // Errc::Network (the subject is the host), Errc::Timeout, Errc::Cancelled; a certificate that is not trusted is
    // Errc::Network with the subject "certificate". A write that lost its connection may have been sent twice.
    Async<HttpAnswered> call(const HttpCall &call, std::stop_token stop = {});
    std::unique_ptr<HttpStream> stream(const HttpCall &call);
    // For requests from now on, on new connections: after a client certificate was changed.
    void setTls(const QSslConfiguration &tls, const TlsOptions &trust);
    // The next request makes a new connection. Those on their way go on.
    void dropConnections();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::net
