// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/server_process.h"

#include <fstream>

#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace largada::bench
{

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

} // namespace largada::bench
