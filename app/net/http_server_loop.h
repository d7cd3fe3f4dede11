// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The thread of an HTTP server: accepts connections, tells them when their sockets are ready, keeps their times and
// brings them what responders say. On epoll.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "net/http_connection.h"

namespace largada::net
{

// A descriptor of the kernel's, closed with this object.
class Descriptor
{
public:
    explicit Descriptor(int number = -1) : m_number(number) {}
    ~Descriptor();
    Descriptor(Descriptor &&other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }

    int number() const { return m_number; }
    bool isValid() const { return m_number >= 0; }

private:
    int m_number;
};

class HttpServerLoop
{
public:
    // listener: bound and listening, does not block. maxConnections: that there are descriptors for.
    HttpServerLoop(HttpServerOptions options, int maxConnections, HttpHandler handler, Descriptor listener,
                   std::optional<TlsServer> tls, std::shared_ptr<HttpExchange> exchange);
    ~HttpServerLoop();
    Q_DISABLE_COPY_MOVE(HttpServerLoop)

    bool isValid() const;                                           // the kernel gave what it needs
    void run();                                                     // until the exchange is shut
    const HttpTallies &tallies() const { return m_shared.tallies; } // any thread

private:
    using Clock = HttpConnection::Clock;
    struct Place {
        std::unique_ptr<HttpConnection> connection;
        quint32 generation = 0;
        HttpConnection::Interest watched{};
        quint64 serial = 0;     // the how-manieth connection
        bool isWaiting = false; // for its first request
    };
    struct Delayed {
        Clock::time_point due;
        HttpTicket ticket;
        HttpAnswer answer;
        // The standard library's heaps have the largest in front.
        bool operator<(const Delayed &other) const { return due > other.due; }
    };

    void accept();
    void add(int descriptor, const QByteArray &peer);
    int mostWaiting() const;
    void closeTheOldestWaiting();
    void dispatch(quint64 key, quint32 events);
    void handle(quint32 place, HttpRequest &request, quint64 number);
    HttpConnection *find(const HttpTicket &ticket);
    void deliver(HttpMessage &message);
    void deliverDelayed();
    void armTimer();
    void checkDeadlines();
    void settle(quint32 place); // after anything was done with its connection
    void remove(quint32 place);
    void watchListener(bool isWanted);
    bool watch(int descriptor, quint64 key, quint32 events, bool isKnown) const;
    int patience() const; // of epoll, in ms

    const HttpServerOptions m_options;
    const int m_maxConnections;
    const HttpRequestParser::Limits m_limits;
    HttpHandler m_handler;
    const std::optional<TlsServer> m_tls;
    const std::shared_ptr<HttpExchange> m_exchange;
    Descriptor m_listener;
    Descriptor m_epoll;
    Descriptor m_timer;
    HttpConnections m_shared;

    std::vector<Place> m_places;
    std::vector<quint32> m_freePlaces;
    std::map<quint64, quint32> m_waiting; // places by serial, the oldest first
    std::vector<Delayed> m_delayed;       // a heap, the earliest in front
    Clock::time_point m_armedFor = Clock::time_point::max();
    Clock::time_point m_nextCheck{};
    std::chrono::milliseconds m_checkEvery;
    quint64 m_lastSerial = 0;
    bool m_isAccepting = false;
    bool m_isShort = false; // of descriptors, and said so
};

} // namespace largada::net
