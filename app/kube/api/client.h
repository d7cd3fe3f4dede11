// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests to one API server as one user: paths in, JSON bytes or a typed failure out. Lives in the engine's thread.
#pragma once

#include <memory>

#include <QObject>
#include <QProcessEnvironment>

#include "core/async.h"
#include "core/clock.h"
#include "kube/config/connection.h"
#include "net/http_client.h"
#include "net/web_socket.h"

namespace largada::kube
{

using Query = QVector<std::pair<QString, QString>>; // not encoded; a name may be repeated

struct ApiCall {
    QByteArray method = "GET";
    QString path; // "/api/v1/namespaces/x/pods"
    Query query{};
    QByteArray body{};
    QByteArray contentType = "application/json";
    QByteArray accept = "application/json";
    std::chrono::milliseconds idleTimeout = std::chrono::seconds(30);
};

class Client : public QObject
{
    Q_OBJECT
public:
    Client(const Connection &connection, const QProcessEnvironment &environment, const Clock &clock,
           QObject *parent = nullptr);
    ~Client() override;

    const Connection &connection() const;

    // The body of a 2xx answer. Answers 429 and 5xx with Retry-After are waited for and asked again, ten times at most
    // (client-go rest/with_retry.go); a GET that met 401 is repeated once with fresh credentials.
    Async<QByteArray> call(const ApiCall &call, std::stop_token stop = {});
    // A watch. The credentials are added before it starts; a failure to get them ends it. Not retried.
    std::unique_ptr<net::HttpStream> stream(const ApiCall &call);
    // Everything for a WebSocket to a path of this server, with the credentials of this moment.
    Async<net::WebSocketRequest> webSocket(const QString &path, const Query &query,
                                           const QVector<QByteArray> &subprotocols);
    // The server refused a WebSocket with 401.
    void credentialsRefused();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

// The typed failure of an answer that is not 2xx. Codes: 401 and 403 Forbidden, 404 NotFound, 409 Conflict, 410
// NotFound with status 410, 422 and 400 BadInput, 429 and 5xx Network (status tells), others Protocol. what: the
// Status' message. subject of a 403: the missing right as RBAC spells it, "get pods/portforward" or "create
// jobs.batch", read from the message; of a 401: "credentials"; else the path's last part.
Error apiError(int status, const QByteArray &body, const QString &path);

// The Retry-After of an answer in whole seconds; nullopt: none.
std::optional<std::chrono::seconds> retryAfter(const net::HttpHeaders &headers);

} // namespace largada::kube
