// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many requests a second the demo target answers on one core, and in how much memory. It runs in a process of its
// own on one core; this process loads it from another. The peer, Python's http.server, is measured in the same way.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "bench/bench_demo_target_client.h"
#include "bench/bench_line.h"
#include "demo/demo_target.h"

namespace
{

using namespace largada;
using bench::benchLine;

constexpr double targetRate = 20'000;
constexpr double targetRssMb = 30;
// http.server keeps five connections waiting at most and closes each after one answer: with more than that it is
// slower.
constexpr int peerConnections = 4;
constexpr int anyCore = -1;

// The cores that this process may use.
std::vector<int> allowedCores()
{
    std::vector<int> cores;
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof set, &set) == 0) {
        for (int core = 0; core < CPU_SETSIZE; ++core) {
            if (CPU_ISSET(core, &set))
                cores.push_back(core);
        }
    }
    return cores;
}

void pinTo(int core)
{
    if (core == anyCore)
        return;
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(core, &set);
    if (sched_setaffinity(0, sizeof set, &set) != 0)
        std::perror("sched_setaffinity");
}

// A server in a process of its own; ends with this object.
class ServerProcess
{
public:
    ServerProcess(const std::vector<std::string> &command, int core);
    ~ServerProcess() { end(); }
    ServerProcess(const ServerProcess &) = delete;
    ServerProcess &operator=(const ServerProcess &) = delete;

    std::string readLine();
    double peakRssMb() const;
    // Closes its standard input.
    void finish();

private:
    void end();

    pid_t m_pid = -1;
    int m_input = -1;
    FILE *m_output = nullptr;
};

ServerProcess::ServerProcess(const std::vector<std::string> &command, int core)
{
    int input[2];
    int output[2];
    if (pipe(input) != 0 || pipe(output) != 0)
        return;
    m_pid = fork();
    if (m_pid == 0) {
        pinTo(core);
        dup2(input[0], STDIN_FILENO);
        dup2(output[1], STDOUT_FILENO);
        for (const int fd : {input[0], input[1], output[0], output[1]})
            close(fd);
        std::vector<char *> argv;
        for (const auto &word : command)
            argv.push_back(const_cast<char *>(word.c_str()));
        argv.push_back(nullptr);
        execvp(argv.front(), argv.data());
        _exit(127);
    }
    close(input[0]);
    close(output[1]);
    m_input = input[1];
    m_output = fdopen(output[0], "r");
}

std::string ServerProcess::readLine()
{
    char line[256];
    return m_output && std::fgets(line, sizeof line, m_output) ? line : "";
}

double ServerProcess::peakRssMb() const
{
    std::ifstream status("/proc/" + std::to_string(m_pid) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:"))
            return std::stod(line.substr(6)) * 1024 / 1e6;
    }
    return 0;
}

void ServerProcess::finish()
{
    close(m_input);
    m_input = -1;
}

void ServerProcess::end()
{
    if (m_input >= 0)
        close(m_input);
    if (m_pid > 0) {
        kill(m_pid, SIGTERM);
        waitpid(m_pid, nullptr, 0);
    }
    if (m_output)
        std::fclose(m_output);
}

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
    const auto cores = allowedCores();
    const bool isPinned = cores.size() > 1;
    const int serverCore = isPinned ? cores[0] : anyCore;
    pinTo(isPinned ? cores[1] : anyCore);
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
