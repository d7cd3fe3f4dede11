// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many requests a second the HTTP server answers on one core, and in how much memory: with few connections, with
// many, and besides thousands that never send a whole request. It runs in a process of its own on one core; this
// process loads it from another.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "bench/bench_demo_target_client.h"
#include "bench/bench_line.h"
#include "bench/server_process.h"
#include "net/http_server.h"

namespace
{

using namespace largada;
using bench::anyCore;
using bench::benchLine;
using bench::ServerProcess;

constexpr double targetRate100 = 22'000;
constexpr double targetRate1000 = 15'000;
constexpr double targetRssMb = 15;
constexpr double targetSlowRssMb = 40;
constexpr int slowConnections = 10'000;
constexpr rlim_t otherDescriptors = 1024;

// The server process: prints its port, serves until its standard input ends, then prints how many requests it answered
// and how many microseconds of processor time it took.
int serve()
{
    net::HttpServerOptions options;
    options.headersWanted = {"Host", "Authorization", "If-None-Match"};
    options.peerWanted = true;
    options.maxConnections = 2 * slowConnections + 2000;
    const QByteArray body = R"({"items":[]})";
    const auto server =
        net::HttpServer::listen(options, [&body](const net::HttpRequest &, const net::HttpResponder &respond) {
            respond({200, "application/json", body, {{"ETag", "\"0123456789abcdef\""}}});
        });
    if (!server) {
        std::fprintf(stderr, "%s\n", qPrintable(server.error().what));
        return 1;
    }
    std::printf("%d\n", (*server)->port());
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto us = [](const timeval &time) { return time.tv_sec * 1'000'000L + time.tv_usec; };
    std::printf("%ld %ld\n", long((*server)->counts().requests), us(usage.ru_utime) + us(usage.ru_stime));
    return 0;
}

struct Measured {
    double requestsPerSecond = 0;
    double rssMb = 0;
    double cpuUsPerRequest = 0;
};

// Connections that have sent half a request; as many as this process may have descriptors for.
class SlowCrowd
{
public:
    SlowCrowd(int port, int wanted)
    {
        rlimit limit{};
        getrlimit(RLIMIT_NOFILE, &limit);
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
        const auto most = static_cast<int>(limit.rlim_cur - std::min(limit.rlim_cur, otherDescriptors));
        for (int i = 0; i < std::min(wanted, most); ++i) {
            const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            sockaddr_in address{};
            address.sin_family = AF_INET;
            address.sin_port = htons(static_cast<uint16_t>(port));
            address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            m_descriptors.push_back(descriptor);
            const char half[] = "POST /api HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ";
            m_isGood = m_isGood && connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0 &&
                       send(descriptor, half, sizeof half - 1, MSG_NOSIGNAL) > 0;
        }
    }
    ~SlowCrowd()
    {
        for (const int descriptor : m_descriptors)
            close(descriptor);
    }
    SlowCrowd(const SlowCrowd &) = delete;
    SlowCrowd &operator=(const SlowCrowd &) = delete;

    std::optional<int> size() const
    {
        return m_isGood ? std::optional(static_cast<int>(m_descriptors.size())) : std::nullopt;
    }

private:
    std::vector<int> m_descriptors;
    bool m_isGood = true;
};

// nullopt when not each request was answered.
std::optional<Measured> measure(int connections, int core, int slow = 0)
{
    ServerProcess server({"/proc/self/exe", "--serve"}, core);
    bench::Load load;
    load.port = std::atoi(server.readLine().c_str());
    load.pathPrefix = "/api/k6/targets?";
    load.connections = connections;
    if (load.port == 0)
        return std::nullopt;
    const SlowCrowd crowd(load.port, slow);
    if (!crowd.size())
        return std::nullopt;
    if (*crowd.size() < slow)
        std::fprintf(stderr, "only %d slow connections: the descriptor limit\n", *crowd.size());
    const auto result = bench::run(load);
    Measured measured{result.requestsPerSecond, server.peakRssMb(), 0};
    server.finish();
    long counted = 0;
    long cpuUs = 0;
    if (std::sscanf(server.readLine().c_str(), "%ld %ld", &counted, &cpuUs) != 2 || result.failed > 0 ||
        counted < result.answered) {
        std::fprintf(stderr, "answered %ld, failed %ld, counted by the server %ld\n", result.answered, result.failed,
                     counted);
        return std::nullopt;
    }
    measured.cpuUsPerRequest = static_cast<double>(cpuUs) / static_cast<double>(counted);
    return measured;
}

int measureAll()
{
    const auto cores = bench::allowedCores();
    const bool isPinned = cores.size() > 1;
    const int serverCore = isPinned ? cores[0] : anyCore;
    bench::pinTo(isPinned ? cores[1] : anyCore);
    const std::string note = isPinned ? "" : "one core only: server and client share it";

    const auto few = measure(100, serverCore);
    const auto many = measure(1000, serverCore);
    const auto crowded = measure(100, serverCore, slowConnections);
    if (!few || !many || !crowded)
        return 1;
    benchLine("http_server_100_connections", few->requestsPerSecond, "req/s", targetRate100, std::nullopt, {}, note);
    benchLine("http_server_1000_connections", many->requestsPerSecond, "req/s", targetRate1000, std::nullopt, {}, note);
    benchLine("http_server_beside_10000_slow", crowded->requestsPerSecond, "req/s", targetRate100, std::nullopt, {},
              note);
    // The figures of these that do not suffer from what else the machine is doing.
    benchLine("http_server_cpu_per_request", many->cpuUsPerRequest, "us", 1e6 / targetRate1000);
    benchLine("http_server_rss", std::max(few->rssMb, many->rssMb), "MB", targetRssMb);
    benchLine("http_server_rss_beside_10000_slow", crowded->rssMb, "MB", targetSlowRssMb);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && std::strcmp(argv[1], "--serve") == 0)
        return serve();
    return measureAll();
}
