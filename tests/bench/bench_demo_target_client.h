// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A plain HTTP load for one server on loopback: some connections, one request at a time on each, epoll, one thread.
#pragma once

#include <chrono>
#include <string>

namespace largada::bench
{

struct Load {
    int port = 0;
    std::string pathPrefix; // the connection's number is put behind it, then pathSuffix
    std::string pathSuffix;
    int connections = 32;
    std::chrono::milliseconds warmup{500};
    std::chrono::milliseconds duration{5000};
};

struct LoadResult {
    double requestsPerSecond = 0; // answered with 200 within the duration
    long answered = 0;            // in all, with the warm-up
    long failed = 0;              // other statuses, cut or refused connections
};

// Connections that the server closes after a whole answer are opened again.
LoadResult run(const Load &load);

} // namespace largada::bench
