// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many requests a second the demo target answers on one core, and in how much memory. It runs in a process of its
// own on one core; this process loads it from another. The peer, Python's http.server, is measured in the same way.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include <sys/resource.h>

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "bench/bench_demo_target_client.h"
#include "bench/bench_line.h"
#include "bench/server_process.h"
#include "demo/demo_target.h"

namespace
{

using namespace largada;
using bench::anyCore;
using bench::benchLine;
using bench::ServerProcess;

constexpr double targetRate = 20'000;
constexpr double targetRssMb = 30;
// http.server keeps five connections waiting at most and closes each after one answer: with more than that it is
// slower.
constexpr int peerConnections = 4;

// The server process: prints its port, serves until its standard input ends, then prints how many requests it counted
// and how many microseconds of processor time it took.
int serve(const char *medianUs)
{
    demo::DemoTargetOptions options;
    options.median = std::chrono::microseconds(std::atol(medianUs));
    const auto target = demo::DemoTarget::start(options);
    if (!target) {
        std::fprintf(stderr, "%s\n", qPrintable(target.error().what));
        return 1;
    }
    std::printf("%d\n", (*target)->url().port());
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    long requests = 0;
    for (const auto &counts : (*target)->counts())
        requests += static_cast<long>(counts.requests);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto us = [](const timeval &time) { return time.tv_sec * 1'000'000L + time.tv_usec; };
    std::printf("%ld %ld\n", requests, us(usage.ru_utime) + us(usage.ru_stime));
    return 0;
}

struct Measured {
    double requestsPerSecond = 0;
    double rssMb = 0;
    double cpuUsPerRequest = 0;
};

// nullopt when the target did not answer each request, or counted others than the client.
std::optional<Measured> measureTarget(const char *medianUs, int connections, int core)
{
    ServerProcess server({"/proc/self/exe", "--serve", medianUs}, core);
    bench::Load load;
    load.port = std::atoi(server.readLine().c_str());
    load.pathPrefix = "/r/runner-";
    load.pathSuffix = "/main";
    load.connections = connections;
    if (load.port == 0)
        return std::nullopt;
    const auto result = bench::run(load);
    Measured measured{result.requestsPerSecond, server.peakRssMb(), 0};
    server.finish();
    long counted = 0;
    long cpuUs = 0;
    if (std::sscanf(server.readLine().c_str(), "%ld %ld", &counted, &cpuUs) != 2 || result.failed > 0 ||
        counted < result.answered || counted > result.answered + connections) {
        std::fprintf(stderr, "answered %ld, failed %ld, counted by the target %ld\n", result.answered, result.failed,
                     counted);
        return std::nullopt;
    }
    measured.cpuUsPerRequest = static_cast<double>(cpuUs) / static_cast<double>(counted);
    return measured;
}

// Requests a second of Python's http.server with one small file, by default settings; nullopt without Python.
std::optional<double> pythonRate(int core)
{
    const auto python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("f")));
    if (python.isEmpty() || !folder.isValid() || !file.open(QIODevice::WriteOnly) || file.write("ok\n") != 3)
        return std::nullopt;
    file.close();
    // Its log of requests goes nowhere: written to a pipe or terminal it would cost.
    ServerProcess server({"/bin/sh", "-c",
                          "exec \"$0\" -u -m http.server --bind 127.0.0.1 --directory \"$1\" 0 2>/dev/null",
                          python.toStdString(), folder.path().toStdString()},
                         core);
    int port = 0;
    if (std::sscanf(server.readLine().c_str(), "Serving HTTP on 127.0.0.1 port %d", &port) != 1)
        return std::nullopt;
    bench::Load load;
    load.port = port;
    load.pathPrefix = "/f?";
    load.connections = peerConnections;
    load.duration = std::chrono::milliseconds(2000);
    return bench::run(load).requestsPerSecond;
}

int measure()
{
    const auto cores = bench::allowedCores();
    const bool isPinned = cores.size() > 1;
    const int serverCore = isPinned ? cores[0] : anyCore;
    bench::pinTo(isPinned ? cores[1] : anyCore);
    const std::string note = isPinned ? "" : "one core only: server and client share it";

    const auto instant = measureTarget("0", 32, serverCore);
    const auto delayed = measureTarget("5000", 512, serverCore);
    if (!instant || !delayed)
        return 1;
    const auto peer = pythonRate(serverCore);
    benchLine("demo_target_requests_per_second", instant->requestsPerSecond, "req/s", targetRate, peer,
              peer ? "python3 -m http.server, 4 connections" : "", note);
    benchLine("demo_target_delayed_requests_per_second", delayed->requestsPerSecond, "req/s", targetRate, std::nullopt,
              {}, note);
    // The one figure of these that does not suffer from what else the machine is doing.
    benchLine("demo_target_cpu_per_request", instant->cpuUsPerRequest, "us", 1e6 / targetRate);
    benchLine("demo_target_rss", std::max(instant->rssMb, delayed->rssMb), "MB", targetRssMb);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 2 && std::strcmp(argv[1], "--serve") == 0)
        return serve(argv[2]);
    return measure();
}
