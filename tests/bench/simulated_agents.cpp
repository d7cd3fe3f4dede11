// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulated_agents.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <functional>
#include <queue>
#include <random>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace largada::bench
{

namespace
{

using Clock = std::chrono::steady_clock;

enum class Act { Register, Poll, Heartbeat, Begin, Report };

struct Due {
    Clock::time_point at;
    std::size_t agent = 0;
    Act act = Act::Poll;
    bool operator>(const Due &other) const { return at > other.at; }
};

struct Agent {
    int fd = -1;
    std::string received, etag, runId;
    std::deque<Due> waiting; // the first one is under way
};

class Crowd
{
public:
    explicit Crowd(const AgentPlan &plan) : m_plan(plan), m_agents(static_cast<std::size_t>(plan.agents)) {}
    ~Crowd();
    Crowd(const Crowd &) = delete;
    Crowd &operator=(const Crowd &) = delete;

    AgentResult run();

private:
    bool connectSome(std::size_t from, std::size_t to);
    void plan(Clock::time_point start);
    void loop(const std::function<bool()> &isOver);
    void beginDue();
    void send(Agent &agent);
    std::string request(Agent &agent, std::size_t index, Act act);
    void receive(std::size_t index);
    void finish(std::size_t index, std::string_view answer);
    std::string uuid();

    AgentPlan m_plan;
    std::vector<Agent> m_agents;
    int m_epoll = epoll_create1(EPOLL_CLOEXEC);
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due;
    Clock::time_point m_end = Clock::time_point::max();
    long m_underWay = 0;
    std::mt19937_64 m_random{20261130};
    AgentResult m_result;
};

Crowd::~Crowd()
{
    for (const Agent &agent : m_agents) {
        if (agent.fd >= 0)
            close(agent.fd);
    }
    close(m_epoll);
}

std::string Crowd::uuid()
{
    char text[37];
    const auto high = m_random(), low = m_random();
    std::snprintf(text, sizeof text, "%08x-%04x-4%03x-8%03x-%012llx", static_cast<unsigned>(high >> 32),
                  static_cast<unsigned>(high >> 16 & 0xffff), static_cast<unsigned>(high & 0xfff),
                  static_cast<unsigned>(low >> 52), static_cast<unsigned long long>(low & 0xffffffffffff));
    return text;
}

bool Crowd::connectSome(std::size_t from, std::size_t to)
{
    for (std::size_t i = from; i < to; ++i) {
        const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        m_agents[i].fd = fd;
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<uint16_t>(m_plan.port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int on = 1;
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = i;
        if (fd < 0 || connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 ||
            setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0 ||
            epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event) != 0) {
            std::perror("connection");
            return false;
        }
    }
    return true;
}

std::string Crowd::request(Agent &agent, std::size_t index, Act act)
{
    const std::string name = "\"agent-" + std::to_string(index) + '"';
    std::string method = "POST", path, body, more;
    switch (act) {
    case Act::Register:
        path = "/api/k6/agents/register";
        body = "{\"name\":" + name + ",\"version\":\"1\",\"k6Version\":\"1.1.0\",\"instance\":\"x\"}";
        break;
    case Act::Poll:
        method = "GET";
        path = "/api/k6/targets";
        if (!agent.etag.empty())
            more = "If-None-Match: " + agent.etag + "\r\n";
        break;
    case Act::Heartbeat:
        path = "/api/k6/agents/heartbeat";
        body = "{\"name\":" + name + ",\"waiting\":0,\"instance\":\"x\"}";
        break;
    case Act::Begin:
        agent.runId = uuid();
        path = "/api/k6/runs";
        body = "{\"agent\":" + name + ",\"targetId\":\"" + m_plan.targetId + "\",\"runId\":\"" + agent.runId + "\"}";
        break;
    case Act::Report:
        path = "/api/k6/runs/" + agent.runId + "/metrics";
        body = "{\"p50_ms\":1.5,\"p95_ms\":2.5,\"p99_ms\":3.5,\"avg_ms\":1.75,\"error_rate\":0,\"rps\":100.5,"
               "\"data_received_bytes\":123456,\"iterations\":3015}";
        break;
    }
    return method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + m_plan.secret + "\r\n" +
           more + "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
           body;
}

void Crowd::send(Agent &agent)
{
    const Due &due = agent.waiting.front();
    const std::string bytes = request(agent, due.agent, due.act);
    if (::send(agent.fd, bytes.data(), bytes.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(bytes.size()))
        ++m_result.failed;
}

void Crowd::beginDue()
{
    const auto now = Clock::now();
    while (!m_due.empty() && m_due.top().at <= now) {
        const Due due = m_due.top();
        m_due.pop();
        if (due.at >= m_end)
            continue;
        Agent &agent = m_agents[due.agent];
        agent.waiting.push_back(due);
        ++m_underWay;
        if (agent.waiting.size() == 1)
            send(agent);
    }
}

void Crowd::receive(std::size_t index)
{
    Agent &agent = m_agents[index];
    std::array<char, 8192> buffer;
    const ssize_t size = recv(agent.fd, buffer.data(), buffer.size(), 0);
    if (size <= 0) {
        m_result.failed += 1;
        m_underWay -= static_cast<long>(agent.waiting.size());
        agent.waiting.clear();
        epoll_ctl(m_epoll, EPOLL_CTL_DEL, agent.fd, nullptr);
        return;
    }
    agent.received.append(buffer.data(), static_cast<std::size_t>(size));
    const auto head = agent.received.find("\r\n\r\n");
    if (head == std::string::npos)
        return;
    const auto field = agent.received.find("Content-Length: ");
    const std::size_t length = field < head ? std::strtoul(agent.received.c_str() + field + 16, nullptr, 10) : 0;
    if (agent.received.size() < head + 4 + length)
        return;
    const std::string answer = std::move(agent.received);
    agent.received.clear();
    finish(index, answer);
}

void Crowd::finish(std::size_t index, std::string_view answer)
{
    Agent &agent = m_agents[index];
    const Due done = agent.waiting.front();
    agent.waiting.pop_front();
    --m_underWay;
    const auto status = answer.substr(9, 3);
    const bool isGood =
        status == "200" || (done.act == Act::Poll && status == "304") || (done.act == Act::Begin && status == "201");
    constexpr long mostTold = 3;
    if (!isGood && ++m_result.failed <= mostTold) {
        std::fprintf(stderr, "%.200s\n", std::string(answer).c_str());
    }
    const double ms = std::chrono::duration<double, std::milli>(Clock::now() - done.at).count();
    const auto again = [this, index, &done](std::chrono::milliseconds every, Act act) {
        m_due.push({done.at + every, index, act});
    };
    switch (done.act) {
    case Act::Register:
        break;
    case Act::Poll:
        m_result.readMs.push_back(ms);
        if (const auto at = answer.find("ETag: "); at != std::string_view::npos)
            agent.etag = answer.substr(at + 6, answer.find('\r', at) - at - 6);
        again(m_plan.pollEvery, Act::Poll);
        break;
    case Act::Heartbeat:
        m_result.writeMs.push_back(ms);
        again(m_plan.heartbeatEvery, Act::Heartbeat);
        break;
    case Act::Begin:
        m_result.writeMs.push_back(ms);
        again(std::chrono::milliseconds(1000), Act::Report);
        again(m_plan.runEvery, Act::Begin);
        break;
    case Act::Report:
        m_result.writeMs.push_back(ms);
        m_result.reports += isGood ? 1 : 0;
        break;
    }
    if (!agent.waiting.empty())
        send(agent);
}

void Crowd::loop(const std::function<bool()> &isOver)
{
    std::array<epoll_event, 256> events;
    while (!isOver()) {
        beginDue();
        const int count = epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), 1);
        for (int i = 0; i < count; ++i)
            receive(events[static_cast<std::size_t>(i)].data.u64);
    }
}

// Each agent's rounds begin at a moment of its own.
void Crowd::plan(Clock::time_point start)
{
    const auto within = [this](std::chrono::milliseconds interval) {
        return std::chrono::microseconds(m_random() % static_cast<unsigned long>(interval.count() * 1000));
    };
    for (std::size_t i = 0; i < m_agents.size(); ++i) {
        m_due.push({start + within(m_plan.pollEvery), i, Act::Poll});
        m_due.push({start + within(m_plan.heartbeatEvery), i, Act::Heartbeat});
        m_due.push({start + within(m_plan.runEvery), i, Act::Begin});
    }
}

AgentResult Crowd::run()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    const auto begin = Clock::now();
    // A server does not hold many connections that have said nothing.
    constexpr std::size_t together = 2000;
    for (std::size_t from = 0; from < m_agents.size(); from += together) {
        const std::size_t to = std::min(from + together, m_agents.size());
        if (!connectSome(from, to)) {
            m_result.failed = m_plan.agents;
            return m_result;
        }
        for (std::size_t i = from; i < to; ++i)
            m_due.push({Clock::now(), i, Act::Register});
        loop([this] { return m_due.empty() && m_underWay == 0; });
    }
    m_result.registrationMs = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
    if (m_result.failed > 0)
        return m_result;
    const auto start = Clock::now();
    plan(start);
    m_end = start + m_plan.duration;
    loop([this] { return Clock::now() >= m_end && m_underWay == 0; });
    return m_result;
}

} // namespace

AgentResult simulate(const AgentPlan &plan)
{
    return Crowd(plan).run();
}

} // namespace largada::bench
