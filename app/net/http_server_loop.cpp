// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_server_loop.h"

#include <algorithm>
#include <cerrno>
#include <csignal>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "core/log.h"

namespace largada::net
{

namespace
{

using namespace std::chrono_literals;

// Keys of what is no connection.
constexpr quint64 listenerKey = ~quint64(0);
constexpr quint64 inboxKey = listenerKey - 1;
constexpr quint64 timerKey = listenerKey - 2;
constexpr int acceptedInARow = 64;           // then the others have their turn
constexpr int crowdAtLeast = 16;             // connections without a request that are always put up with
constexpr qint64 handshakeBytes = 45 * 1024; // of OpenSSL, measured, for one that was begun and not ended

quint64 keyOf(quint32 place, quint32 generation)
{
    return quint64(generation) << 32 | place;
}

quint32 eventsOf(const HttpConnection::Interest &interest)
{
    return (interest.bytes ? quint32(EPOLLIN) : 0) | (interest.room ? quint32(EPOLLOUT) : 0) |
           (interest.clientsEnd ? quint32(EPOLLRDHUP) : 0);
}

// "127.0.0.1" also when it reached an IPv6 socket.
QByteArray textOf(const sockaddr_storage &address)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address.ss_family == AF_INET) {
        inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in &>(address).sin_addr, text.data(), text.size());
        return text.data();
    }
    const in6_addr &v6 = reinterpret_cast<const sockaddr_in6 &>(address).sin6_addr;
    if (IN6_IS_ADDR_V4MAPPED(&v6))
        inet_ntop(AF_INET, &v6.s6_addr[12], text.data(), text.size());
    else
        inet_ntop(AF_INET6, &v6, text.data(), text.size());
    return text.data();
}

std::chrono::milliseconds checkInterval(const HttpServerOptions &options)
{
    const auto shortest =
        std::min({options.requestTimeout, options.idleTimeout, options.answerTimeout, options.writeTimeout});
    return std::clamp<std::chrono::milliseconds>(shortest / 4, 5ms, 250ms);
}

// OpenSSL writes without MSG_NOSIGNAL.
void blockBrokenPipes()
{
    sigset_t brokenPipe;
    sigemptyset(&brokenPipe);
    sigaddset(&brokenPipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &brokenPipe, nullptr);
}

} // namespace

Descriptor::~Descriptor()
{
    if (m_number >= 0)
        close(m_number);
}

HttpServerLoop::HttpServerLoop(HttpServerOptions options, int maxConnections, HttpHandler handler, Descriptor listener,
                               std::optional<TlsServer> tls, std::shared_ptr<HttpExchange> exchange)
    : m_options(std::move(options)), m_maxConnections(maxConnections),
      m_limits{m_options.maxBody, m_options.readBody, m_options.headersWanted, m_options.bodyLimit},
      m_handler(std::move(handler)), m_tls(std::move(tls)), m_exchange(std::move(exchange)),
      m_listener(std::move(listener)), m_epoll(epoll_create1(EPOLL_CLOEXEC)),
      m_timer(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC)), m_shared{m_options, m_limits},
      m_checkEvery(checkInterval(m_options))
{
    watch(m_exchange->descriptor(), inboxKey, EPOLLIN, false);
    watch(m_timer.number(), timerKey, EPOLLIN, false);
    watch(m_listener.number(), listenerKey, 0, false);
}

HttpServerLoop::~HttpServerLoop() = default;

bool HttpServerLoop::isValid() const
{
    return m_epoll.isValid() && m_timer.isValid() && m_exchange->descriptor() >= 0;
}

void HttpServerLoop::run()
{
    blockBrokenPipes();
    m_exchange->begin();
    watchListener(true);
    std::array<epoll_event, 256> events{};
    while (!m_exchange->isShut()) {
        const int wait = m_exchange->hasMessages() ? 0 : patience();
        const int count = epoll_wait(m_epoll.number(), events.data(), static_cast<int>(events.size()), wait);
        for (int i = 0; i < count; ++i)
            dispatch(events[static_cast<std::size_t>(i)].data.u64, events[static_cast<std::size_t>(i)].events);
        for (HttpMessage &message : m_exchange->take())
            deliver(message);
        if (Clock::now() >= m_nextCheck) {
            checkDeadlines();
            m_nextCheck = Clock::now() + m_checkEvery;
        }
    }
    m_places.clear(); // streams hear of it
    for (const HttpMessage &message : m_exchange->take()) {
        if (message.flow)
            message.flow->close();
    }
}

int HttpServerLoop::patience() const
{
    if (!m_shared.tallies.connections && m_isAccepting)
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_nextCheck - Clock::now());
    return static_cast<int>(std::clamp<std::chrono::milliseconds>(left, 0ms, m_checkEvery).count());
}

void HttpServerLoop::dispatch(quint64 key, quint32 events)
{
    if (key == listenerKey) {
        accept();
    } else if (key == inboxKey) {
        eventfd_t ignored = 0;
        eventfd_read(m_exchange->descriptor(), &ignored);
    } else if (key == timerKey) {
        deliverDelayed();
    } else {
        const auto place = quint32(key);
        if (m_places[place].generation != quint32(key >> 32) || !m_places[place].connection)
            return;
        m_places[place].connection->onReady({.bytes = (events & EPOLLIN) != 0,
                                             .room = (events & EPOLLOUT) != 0,
                                             .clientsEnd = (events & EPOLLRDHUP) != 0,
                                             .isBroken = (events & (EPOLLERR | EPOLLHUP)) != 0});
        settle(place);
    }
}

void HttpServerLoop::accept()
{
    for (int i = 0; i < acceptedInARow; ++i) {
        if (m_shared.tallies.connections >= m_maxConnections) {
            watchListener(false);
            return;
        }
        sockaddr_storage address{};
        socklen_t size = sizeof address;
        const int descriptor =
            accept4(m_listener.number(), reinterpret_cast<sockaddr *>(&address), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor < 0) {
            if (errno == ECONNABORTED || errno == EINTR)
                continue;
            if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
                // Not by <<, whose virtual calls a sanitizer cannot check without descriptors of its own.
                if (!std::exchange(m_isShort, true))
                    qCWarning(logNet, "HTTP server: no descriptor or memory for another connection");
                watchListener(false); // until the next check
            }
            return;
        }
        m_isShort = false;
        const int on = 1;
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        add(descriptor, m_options.peerWanted ? textOf(address) : QByteArray());
    }
}

void HttpServerLoop::add(int descriptor, const QByteArray &peer)
{
    if (m_freePlaces.empty()) {
        m_freePlaces.push_back(static_cast<quint32>(m_places.size()));
        m_places.emplace_back();
    }
    const quint32 index = m_freePlaces.back();
    m_freePlaces.pop_back();
    Place &place = m_places[index];
    place.connection = std::make_unique<HttpConnection>(
        m_shared, descriptor, m_tls ? &*m_tls : nullptr, peer,
        [this, index](HttpRequest &request, quint64 number) { handle(index, request, number); });
    place.serial = ++m_lastSerial;
    place.isWaiting = true;
    m_waiting.emplace(place.serial, index);
    m_shared.tallies.connections.fetch_add(1, std::memory_order_relaxed);
    m_shared.tallies.withoutRequest.fetch_add(1, std::memory_order_relaxed);
    place.watched = place.connection->interest();
    if (!watch(descriptor, keyOf(index, place.generation), eventsOf(place.watched), false))
        place.connection->refuse(HttpRefusal::OutOfMemory);
    settle(index);
    if (static_cast<int>(m_waiting.size()) > mostWaiting())
        closeTheOldestWaiting();
}

// Handshakes that are never ended take memory before there is a request to count: not more than half of what may be
// held.
int HttpServerLoop::mostWaiting() const
{
    qint64 most = m_maxConnections / 2;
    if (m_tls)
        most = std::min(most, m_options.maxHeld / 2 / handshakeBytes);
    return std::max(static_cast<int>(most), crowdAtLeast);
}

void HttpServerLoop::closeTheOldestWaiting()
{
    const quint32 oldest = m_waiting.begin()->second;
    m_places[oldest].connection->refuse(HttpRefusal::Crowded);
    settle(oldest);
}

void HttpServerLoop::handle(quint32 place, HttpRequest &request, quint64 number)
{
    try {
        m_handler(request, HttpResponder(responderState(m_exchange, {place, m_places[place].generation, number})));
    } catch (const std::exception &error) {
        // The connection is closed by the responder that is gone; the others go on.
        qCCritical(logNet) << "HTTP server:" << error.what();
    }
}

HttpConnection *HttpServerLoop::find(const HttpTicket &ticket)
{
    const bool isThere = ticket.place < m_places.size() && m_places[ticket.place].generation == ticket.generation;
    return isThere ? m_places[ticket.place].connection.get() : nullptr;
}

void HttpServerLoop::deliver(HttpMessage &message)
{
    HttpConnection *connection = find(message.ticket);
    if (!connection) {
        if (message.flow)
            message.flow->close();
        return;
    }
    const quint64 request = message.ticket.request;
    switch (message.kind) {
    case HttpMessage::Kind::Answer:
        if (message.due) {
            m_delayed.push_back({*message.due, message.ticket, std::move(message.answer)});
            std::push_heap(m_delayed.begin(), m_delayed.end());
            armTimer();
            return;
        }
        connection->answer(request, message.answer);
        break;
    case HttpMessage::Kind::NoAnswer:
        connection->drop(request);
        break;
    case HttpMessage::Kind::StreamBegin:
        connection->beginStream(request, message.answer, message.flow);
        break;
    case HttpMessage::Kind::StreamPiece:
        connection->writePiece(request, message.piece);
        break;
    case HttpMessage::Kind::StreamEnd:
        connection->endStream(request);
        break;
    case HttpMessage::Kind::StreamOverflow:
        connection->overflow(request);
        break;
    }
    settle(message.ticket.place);
}

void HttpServerLoop::deliverDelayed()
{
    quint64 ignored = 0;
    [[maybe_unused]] const auto size = ::read(m_timer.number(), &ignored, sizeof ignored);
    const auto now = Clock::now();
    while (!m_delayed.empty() && m_delayed.front().due <= now) {
        std::pop_heap(m_delayed.begin(), m_delayed.end());
        const Delayed due = std::move(m_delayed.back());
        m_delayed.pop_back();
        if (HttpConnection *connection = find(due.ticket)) {
            connection->answer(due.ticket.request, due.answer);
            settle(due.ticket.place);
        }
    }
    m_armedFor = Clock::time_point::max();
    armTimer();
}

// Both clocks are CLOCK_MONOTONIC.
void HttpServerLoop::armTimer()
{
    if (m_delayed.empty() || m_delayed.front().due >= m_armedFor)
        return;
    m_armedFor = m_delayed.front().due;
    const auto since = m_armedFor.time_since_epoch();
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(since);
    itimerspec at{};
    at.it_value.tv_sec = seconds.count();
    at.it_value.tv_nsec = std::max<long>(std::chrono::nanoseconds(since - seconds).count(), 1); // 0 would disarm it
    timerfd_settime(m_timer.number(), TFD_TIMER_ABSTIME, &at, nullptr);
}

void HttpServerLoop::checkDeadlines()
{
    const auto now = Clock::now();
    const bool isFull = m_shared.tallies.connections >= m_maxConnections;
    for (quint32 i = 0; i < m_places.size(); ++i) {
        HttpConnection *connection = m_places[i].connection.get();
        if (!connection)
            continue;
        if (connection->deadline() <= now)
            connection->onDeadline();
        else if (isFull)
            connection->giveWay();
        settle(i);
    }
    watchListener(m_shared.tallies.connections < m_maxConnections);
}

void HttpServerLoop::settle(quint32 index)
{
    Place &place = m_places[index];
    if (place.connection->isClosed()) {
        remove(index);
        return;
    }
    if (place.isWaiting && place.connection->hasSentRequest()) {
        place.isWaiting = false;
        m_waiting.erase(place.serial);
        m_shared.tallies.withoutRequest.fetch_sub(1, std::memory_order_relaxed);
    }
    const auto wanted = place.connection->interest();
    if (wanted == place.watched)
        return;
    place.watched = wanted;
    watch(place.connection->descriptor(), keyOf(index, place.generation), eventsOf(wanted), true);
}

void HttpServerLoop::remove(quint32 index)
{
    Place &place = m_places[index];
    if (std::exchange(place.isWaiting, false)) {
        m_waiting.erase(place.serial);
        m_shared.tallies.withoutRequest.fetch_sub(1, std::memory_order_relaxed);
    }
    place.connection.reset();
    ++place.generation;
    m_freePlaces.push_back(index);
    m_shared.tallies.connections.fetch_sub(1, std::memory_order_relaxed);
    watchListener(true);
}

void HttpServerLoop::watchListener(bool isWanted)
{
    if (isWanted == m_isAccepting)
        return;
    m_isAccepting = isWanted;
    watch(m_listener.number(), listenerKey, isWanted ? quint32(EPOLLIN) : 0, true);
}

bool HttpServerLoop::watch(int descriptor, quint64 key, quint32 events, bool isKnown) const
{
    epoll_event event{};
    event.events = events;
    event.data.u64 = key;
    return epoll_ctl(m_epoll.number(), isKnown ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, descriptor, &event) == 0;
}

} // namespace largada::net
