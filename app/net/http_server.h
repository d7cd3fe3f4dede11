// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An HTTP/1.1 server on one address and port, plain or TLS, whose memory stays bounded whatever its clients do.
// Handlers run in the server's own thread and may answer later, from any thread, whole or in pieces. Not for WebSocket
// or HTTP/2. Linux only: it waits in epoll.
#pragma once

#include <array>
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
    HttpHeaders headers{}; // as sent, but only those named in HttpServerOptions::headersWanted, by these names
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

// An answer that stays open and is written in pieces (server-sent events). Copies reach the same one, may go to any
// thread and may outlive the server; when the last copy is dropped, it ends.
class HttpAnswerStream
{
public:
    // False when it has ended, and nothing is sent: the client has gone, what it has yet to take came to more than the
    // stream's backlog (it is dropped by that, too), or the server ends. Never blocks.
    bool write(const QByteArray &piece) const;
    void end() const; // in an orderly way, after what was written
    bool isOpen() const;

    struct State;
    explicit HttpAnswerStream(std::shared_ptr<State> state);

private:
    std::shared_ptr<State> m_state;
};

struct HttpStreamOptions {
    qsizetype backlog = 256 * 1024; // in bytes, written and not yet taken by the kernel
    // Once, in the server's thread, when it ends and end() was not called: must not block.
    std::function<void()> ended{};
};

// The way to answer one request: once, further answers do nothing. When the last copy is dropped unanswered, the
// connection is closed. Copies are cheap, may go to any thread and may outlive the server.
class HttpResponder
{
public:
    // after: the answer leaves no earlier than this.
    void operator()(HttpAnswer answer, std::chrono::microseconds after = std::chrono::microseconds(0)) const;
    // head: its body is the first piece. The connection is closed when the stream ends, unless the client speaks
    // HTTP/1.1. The stream is not open when the request was answered already.
    HttpAnswerStream stream(HttpAnswer head, HttpStreamOptions options = {}) const;

    struct State;
    explicit HttpResponder(std::shared_ptr<State> state);

private:
    std::shared_ptr<State> m_state;
};

// Called in the server's thread: must not block. Requests of one connection come one after the other, the next one when
// the answer to the last is written.
using HttpHandler = std::function<void(const HttpRequest &request, HttpResponder respond)>;

// What the server does not put up with. Except for a body that was read over, the connection is closed without an
// answer.
enum class HttpRefusal {
    Malformed,      // not HTTP/1.1
    HeadTooLarge,   // target over 8 KiB, more than 64 headers, one over 8 KiB, or 80 KiB in all
    BodyTooLarge,   // answered, or closed: see HttpServerOptions::readBody
    RequestTimeout, // a request, or a TLS handshake, that did not end
    AnswerTimeout,  // the handler did not answer
    SlowReader,     // took nothing of an answer for too long, or too little of a stream
    Crowded,        // the oldest of too many connections without a request
    OutOfMemory,    // requests and answers under way came to more than maxHeld
    Tls             // a handshake that failed
};
constexpr int httpRefusals = 9;
QByteArray httpRefusalName(HttpRefusal refusal); // "malformed", "head_too_large", …

// Since it listens; one moment of each.
struct HttpServerCounts {
    quint64 requests = 0; // that handlers were called with
    std::array<quint64, httpRefusals> refused{};
    int connections = 0;    // at this moment
    int withoutRequest = 0; // of these, those that have not sent a whole one yet
    qint64 held = 0;        // bytes against HttpServerOptions::maxHeld

    quint64 of(HttpRefusal refusal) const { return refused[static_cast<std::size_t>(refusal)]; }
};

struct HttpServerOptions {
    QString address = QStringLiteral("127.0.0.1"); // IPv4 or IPv6, no names; "::" takes both
    quint16 port = 0;                              // 0: any free one
    QString certificateFile{};                     // PEM, with its chain; empty: plain HTTP
    QString keyFile{};                             // PEM, not encrypted
    QVector<QByteArray> headersWanted{};
    bool peerWanted = false;

    // In bytes. A larger body is answered with `tooLarge` when it is not over readBody, else the connection is closed.
    qsizetype maxBody = 64 * 1024 * 1024;
    qsizetype readBody = 0;
    HttpAnswer tooLarge{413, "text/plain; charset=utf-8", "the body is too large\n"};
    // Another maxBody for this request, of which everything but the body is there. Must not block.
    std::function<qsizetype(const HttpRequest &)> bodyLimit{};
    // Of requests and answers under way, in all; each has its first 16 KiB for nothing.
    qint64 maxHeld = 256 * 1024 * 1024;
    // More wait unaccepted, and those that are kept idle make room sooner; fewer where the process may not open as many
    // descriptors. When more than half of them have not sent a whole request yet, or handshakes of TLS under way could
    // come to half of maxHeld, the oldest of those is closed.
    int maxConnections = 16'384;

    // On the monotonic clock, kept to within a quarter of a second.
    std::chrono::milliseconds requestTimeout = std::chrono::seconds(60); // from its beginning, or the connection's
    std::chrono::milliseconds idleTimeout = std::chrono::seconds(60);    // from an answer to the next request's begin
    std::chrono::milliseconds answerTimeout = std::chrono::seconds(120); // of the handler, `after` included
    std::chrono::milliseconds writeTimeout = std::chrono::seconds(60);   // without a byte being taken
};

class HttpServer
{
public:
    // Listens when it returns. Errc::Network with the address as subject when the port is taken, Errc::BadInput when
    // the address is none, or with the path as subject when a file is not what it has to be. Raises the process's soft
    // descriptor limit to what maxConnections needs.
    static Result<std::unique_ptr<HttpServer>> listen(const HttpServerOptions &options, HttpHandler handler);
    // Stops and waits for the server's thread; open requests and streams are dropped. Not from a handler.
    ~HttpServer();
    Q_DISABLE_COPY_MOVE(HttpServer)

    quint16 port() const;
    HttpServerCounts counts() const; // any thread

private:
    struct Private;
    explicit HttpServer(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace largada::net
