// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A small HTTP/1.1 server on one address and port, on RESTinio (hidden in the .cpp). Handlers run in the server's own
// thread and may answer later, from any thread. Not for streams, WebSocket or TLS.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include <QByteArray>
#include <QString>
#include <QVector>

#include "core/result.h"
#include "net/http_headers.h"

namespace largada::net
{

struct HttpRequest {
    QByteArray method;     // "GET"
    QByteArray target;     // path and query as sent
    HttpHeaders headers{}; // only those named in HttpServerOptions::headersWanted, repeated ones one by one
    QByteArray body{};
    QByteArray peer{}; // the client's address; only with HttpServerOptions::peerWanted

    QByteArray header(const QByteArray &name) const; // the first of that name, case-insensitive; empty when absent
};

// Content-Length, Connection and Date are the server's.
struct HttpAnswer {
    int status = 200;
    QByteArray contentType = "text/plain; charset=utf-8";
    QByteArray body{};
    HttpHeaders headers{}; // further ones; line ends within them are sent as spaces
};

// The way to answer one request: call it once, further calls do nothing. When the last copy is dropped unanswered, the
// connection is closed. Copies are cheap, may go to any thread and may outlive the server.
class HttpResponder
{
public:
    // after: the answer leaves no earlier than this.
    void operator()(HttpAnswer answer, std::chrono::microseconds after = std::chrono::microseconds(0)) const;

    struct State;
    explicit HttpResponder(std::shared_ptr<State> state);

private:
    std::shared_ptr<State> m_state;
};

// Called in the server's thread: must not block. Requests of one connection come one after the other, the next one when
// the answer to the last is written.
using HttpHandler = std::function<void(const HttpRequest &request, HttpResponder respond)>;

// What goes over a limit is closed without an answer.
struct HttpServerOptions {
    QString address = QStringLiteral("127.0.0.1"); // IPv4 or IPv6, no names
    quint16 port = 0;                              // 0: any free one
    QVector<QByteArray> headersWanted{};
    bool peerWanted = false;
    qsizetype maxBody = 64 * 1024 * 1024;
    qsizetype readBuffer = 4096; // of each connection, as long as it lasts
    int maxConnections = 16'384; // more wait unaccepted; fewer where the process may not open as many descriptors
    std::chrono::milliseconds requestTimeout = std::chrono::seconds(60); // to the next whole request, idle or not
    std::chrono::milliseconds answerTimeout = std::chrono::seconds(120); // of the handler, `after` included
};

class HttpServer
{
public:
    // Listens when it returns. Errc::Network with the address as subject when the port is taken, Errc::BadInput when
    // the address is none. Raises the process's soft descriptor limit to what maxConnections needs.
    static Result<std::unique_ptr<HttpServer>> listen(const HttpServerOptions &options, HttpHandler handler);
    // Stops and waits for the server's thread; open requests are dropped. Not from a handler.
    ~HttpServer();
    Q_DISABLE_COPY_MOVE(HttpServer)

    quint16 port() const;

private:
    struct Private;
    explicit HttpServer(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace largada::net
