// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One connection of an HTTP server: reads a request, has it handled, writes its answer, begins again. Told when its
// socket is ready; never waits. The server's thread only.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <vector>

#include "net/http_answer_text.h"
#include "net/http_exchange.h"
#include "net/http_request_parser.h"
#include "net/server_socket.h"

namespace largada::net
{

// Written by the server's thread, read by any.
struct HttpTallies {
    std::atomic<quint64> requests = 0;
    std::array<std::atomic<quint64>, httpRefusals> refused{};
    std::atomic<int> connections = 0;
    std::atomic<int> withoutRequest = 0;
    std::atomic<qint64> held = 0;
};

// What a server's connections have in common. Outlives them.
struct HttpConnections {
    const HttpServerOptions &options;
    const HttpRequestParser::Limits &limits;
    HttpTallies tallies{};
    DateText date{};
    std::array<char, 64 * 1024> buffer{}; // what is read at once
};

class HttpConnection
{
public:
    using Clock = std::chrono::steady_clock;
    // What it waits for; besides the end of both sides, of which it wants to know always.
    struct Interest {
        bool bytes = false;
        bool room = false;       // to write
        bool clientsEnd = false; // that the client has ended its side
        bool operator==(const Interest &) const = default;
    };
    struct Readiness {
        bool bytes = false;
        bool room = false;
        bool clientsEnd = false;
        bool isBroken = false; // both sides have ended, or worse
    };

    // number: the how-manieth request of the connection it is. Must not call the connection.
    using Handle = std::function<void(HttpRequest &request, quint64 number)>;
    HttpConnection(HttpConnections &shared, int descriptor, const TlsServer *tls, const QByteArray &peer,
                   Handle handle);
    ~HttpConnection(); // closes it
    Q_DISABLE_COPY_MOVE(HttpConnection)

    int descriptor() const { return m_socket.descriptor(); }
    Interest interest() const;
    bool isClosed() const { return m_stage == Stage::Closed; }
    bool hasSentRequest() const { return m_request > 0; }
    Clock::time_point deadline() const { return m_deadline; }

    void onReady(const Readiness &ready);
    void onDeadline();
    // Others want its place: closes it when it was kept for nothing for a tenth of idleTimeout.
    void giveWay();
    void refuse(HttpRefusal why); // closes it
    // What concerns another request than the present one does nothing.
    void answer(quint64 request, const HttpAnswer &answer);
    void drop(quint64 request);
    void beginStream(quint64 request, const HttpAnswer &head, const std::shared_ptr<HttpStreamFlow> &flow);
    void writePiece(quint64 request, const QByteArray &piece);
    void endStream(quint64 request);
    void overflow(quint64 request);

private:
    enum class Stage {
        Handshake,
        Reading,
        Answering, // the handler's turn
        Streaming,
        Writing,   // the whole answer is there
        Lingering, // until the client has seen the end of its answer
        Closed
    };
    struct Outgoing {
        QByteArray bytes;
        qint64 backlog = 0; // of the stream
    };

    bool isAt(Stage stage, quint64 request) const { return m_stage == stage && m_request == request; }
    void shakeHands();
    void read();
    void consume(const char *bytes, qsizetype size);
    void deliver();
    void respond(const HttpAnswer &answer);
    void pump();
    void discard();
    void write(const HttpAnswer &answer, const AnswerManner &manner);
    void enqueue(const QByteArray &bytes, qint64 backlog = 0);
    void flush();
    void afterWriting();
    void weigh();
    void endFlow();
    void close();
    Clock::time_point in(std::chrono::milliseconds time) const { return Clock::now() + time; }

    HttpConnections &m_shared;
    ServerSocket m_socket;
    HttpRequestParser m_parser;
    const QByteArray m_peer;
    const Handle m_handle;
    Stage m_stage = Stage::Reading;
    Clock::time_point m_deadline;
    QByteArray m_rest; // read, and behind the present request
    std::vector<Outgoing> m_out;
    qsizetype m_outTaken = 0; // of the first of them
    qsizetype m_outSize = 0;  // bytes in all
    qsizetype m_handed = 0;   // bytes of the request that the handler has
    qint64 m_weight = 0;      // bytes that count against maxHeld
    qsizetype m_discarded = 0;
    quint64 m_request = 0;
    std::shared_ptr<HttpStreamFlow> m_flow;
    bool m_isChunked = false;
    bool m_keepsAlive = false;
    bool m_hasBegun = false; // a request
    bool m_isDeaf = false;   // there are bytes, which have to wait
};

} // namespace largada::net
