// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bench_demo_target_client.h"

#include <array>
#include <charconv>
#include <string_view>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace largada::bench
{

namespace
{

using Clock = std::chrono::steady_clock;
constexpr std::string_view headersEnd = "\r\n\r\n";

// The length of the first whole answer in the bytes, 0 as long as there is none. Without a Content-Length only the end
// of the connection tells.
std::size_t answerSize(std::string_view bytes, bool isEnded)
{
    const auto end = bytes.find(headersEnd);
    if (end == std::string_view::npos)
        return 0;
    std::string head(bytes.substr(0, end));
    for (char &c : head)
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    constexpr std::string_view field = "\r\ncontent-length: ";
    const auto at = head.find(field);
    if (at == std::string::npos)
        return isEnded ? bytes.size() : 0;
    std::size_t length = 0;
    std::from_chars(head.data() + at + field.size(), head.data() + head.size(), length);
    const std::size_t whole = end + headersEnd.size() + length;
    return bytes.size() >= whole ? whole : 0;
}

class Client
{
public:
    explicit Client(const Load &load);
    ~Client();
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    // How many requests were answered.
    long runFor(std::chrono::milliseconds duration);
    long failed() const { return m_failed; }

private:
    struct Connection {
        int fd = -1;
        std::string request;
        std::string received;
    };

    bool open(std::size_t index);
    void reopen(std::size_t index);
    bool send(const Connection &connection);
    bool receive(std::size_t index);

    const int m_port;
    const int m_epoll = epoll_create1(EPOLL_CLOEXEC);
    std::vector<Connection> m_connections;
    long m_failed = 0;
};

Client::Client(const Load &load) : m_port(load.port), m_connections(static_cast<std::size_t>(load.connections))
{
    for (std::size_t i = 0; i < m_connections.size(); ++i) {
        m_connections[i].request = "GET " + load.pathPrefix + std::to_string(i) + load.pathSuffix +
                                   " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: bench\r\n\r\n";
        reopen(i);
    }
}

Client::~Client()
{
    for (const auto &connection : m_connections) {
        if (connection.fd >= 0)
            close(connection.fd);
    }
    close(m_epoll);
}

bool Client::open(std::size_t index)
{
    Connection &connection = m_connections[index];
    connection.received.clear();
    connection.fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(m_port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connection.fd < 0 || connect(connection.fd, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        return false;
    const int on = 1;
    setsockopt(connection.fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = index;
    return epoll_ctl(m_epoll, EPOLL_CTL_ADD, connection.fd, &event) == 0;
}

void Client::reopen(std::size_t index)
{
    Connection &connection = m_connections[index];
    if (connection.fd >= 0)
        close(connection.fd);
    if (open(index) && send(connection))
        return;
    ++m_failed;
    if (connection.fd >= 0)
        close(connection.fd);
    connection.fd = -1;
}

bool Client::send(const Connection &connection)
{
    const auto size = static_cast<ssize_t>(connection.request.size());
    return ::send(connection.fd, connection.request.data(), connection.request.size(), MSG_NOSIGNAL) == size;
}

// True when the request of that connection was answered; sends the next one.
bool Client::receive(std::size_t index)
{
    Connection &connection = m_connections[index];
    std::array<char, 4096> buffer;
    const ssize_t size = recv(connection.fd, buffer.data(), buffer.size(), 0);
    if (size > 0)
        connection.received.append(buffer.data(), static_cast<std::size_t>(size));
    const bool isEnded = size <= 0;
    const auto whole = answerSize(connection.received, isEnded);
    if (whole == 0) {
        if (isEnded) {
            // A server that announces its close ends the connection right after an answer: nothing is lost.
            m_failed += connection.received.empty() ? 0 : 1;
            reopen(index);
        }
        return false;
    }
    const bool isGood = std::string_view(connection.received).substr(8, 5) == " 200 ";
    const bool isLast = isEnded || connection.received.starts_with("HTTP/1.0");
    m_failed += isGood ? 0 : 1;
    connection.received.clear();
    if (isLast || !send(connection))
        reopen(index);
    return isGood;
}

long Client::runFor(std::chrono::milliseconds duration)
{
    const auto end = Clock::now() + duration;
    std::array<epoll_event, 64> events;
    long answered = 0;
    while (Clock::now() < end) {
        const int count = epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), 100);
        for (int i = 0; i < count; ++i)
            answered += receive(events[static_cast<std::size_t>(i)].data.u64) ? 1 : 0;
    }
    return answered;
}

} // namespace

LoadResult run(const Load &load)
{
    Client client(load);
    LoadResult result;
    result.answered = client.runFor(load.warmup);
    const auto start = Clock::now();
    const long answered = client.runFor(load.duration);
    result.requestsPerSecond =
        static_cast<double>(answered) / std::chrono::duration<double>(Clock::now() - start).count();
    result.answered += answered;
    result.failed = client.failed();
    return result;
}

} // namespace largada::bench
