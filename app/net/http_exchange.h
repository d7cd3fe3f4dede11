// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an HTTP server's thread and its responders share: messages on their way to the connections. Responders hold
// tickets, never connections, because they may outlive the server, and a connection must not.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "net/http_server.h"

namespace largada::net
{

// Names one request of one connection. A place that was given to another connection has another generation.
struct HttpTicket {
    quint32 place = 0;
    quint32 generation = 0;
    quint64 request = 0;
};

// What both ends of a stream know of it.
struct HttpStreamFlow {
    explicit HttpStreamFlow(HttpStreamOptions given) : options(std::move(given)) {}

    // The server's thread; the first time only.
    void close()
    {
        isOpen = false;
        if (!isEnded.exchange(true) && options.ended)
            options.ended();
    }

    const HttpStreamOptions options;
    std::atomic<bool> isOpen = true;
    std::atomic<bool> isEnded = false; // end() was called, or ended() was
    std::atomic<qint64> backlog = 0;   // bytes
};

struct HttpMessage {
    enum class Kind { Answer, NoAnswer, StreamBegin, StreamPiece, StreamEnd, StreamOverflow };
    Kind kind = Kind::NoAnswer;
    HttpTicket ticket{};
    HttpAnswer answer{};                                        // of an answer, and of a stream's begin
    std::optional<std::chrono::steady_clock::time_point> due{}; // of an answer
    QByteArray piece{};
    std::shared_ptr<HttpStreamFlow> flow{}; // of a stream's begin
};

class HttpExchange
{
public:
    HttpExchange();
    ~HttpExchange();
    Q_DISABLE_COPY_MOVE(HttpExchange)

    // Any thread. False when the server has ended, and the message has no effect.
    bool submit(HttpMessage message);
    // Any thread. Nothing that is submitted after this has an effect, and the server's thread ends.
    void shut();

    // The server's thread.
    void begin() { m_thread = std::this_thread::get_id(); }
    int descriptor() const { return m_descriptor; } // readable when there is something to take, or it is shut
    std::vector<HttpMessage> take();
    bool hasMessages();
    bool isShut() const { return m_isShut; }

private:
    void wake() const;

    const int m_descriptor; // an eventfd
    std::atomic<std::thread::id> m_thread{};
    std::atomic<bool> m_isShut = false;
    std::mutex m_mutex;
    std::vector<HttpMessage> m_inbox;
};

std::shared_ptr<HttpResponder::State> responderState(std::shared_ptr<HttpExchange> exchange, const HttpTicket &ticket);

} // namespace largada::net
