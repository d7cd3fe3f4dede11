// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A server that is measured in a process of its own, on a core of its own.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include <sys/types.h>

namespace largada::bench
{

constexpr int anyCore = -1;

// The cores that this process may use.
std::vector<int> allowedCores();
// This process, from now on.
void pinTo(int core);

// A server in a process of its own; ends with this object.
class ServerProcess
{
public:
    ServerProcess(const std::vector<std::string> &command, int core);
    ~ServerProcess() { end(); }
    ServerProcess(const ServerProcess &) = delete;
    ServerProcess &operator=(const ServerProcess &) = delete;

    std::string readLine();
    double peakRssMb() const; // so far, in 10^6 bytes
    // Closes its standard input.
    void finish();

private:
    void end();

    pid_t m_pid = -1;
    int m_input = -1;
    FILE *m_output = nullptr;
};

} // namespace largada::bench
