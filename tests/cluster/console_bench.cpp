// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_bench.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <utility>

#include <QEventLoop>

using namespace std::chrono_literals;

namespace largada::bench
{

namespace
{

constexpr auto patience = 180s;
constexpr auto beat = 10ms;

// Milliseconds of processor that this thread has had.
qint64 workedMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

// Milliseconds that this thread has waited for a processor: the second number of Linux's schedstat.
double waitedMs()
{
    unsigned long long ran = 0, waited = 0;
    if (std::FILE *file = std::fopen("/proc/thread-self/schedstat", "r")) {
        if (std::fscanf(file, "%llu %llu", &ran, &waited) != 2)
            waited = 0;
        std::fclose(file);
    }
    return double(waited) / 1e6;
}

} // namespace

bool waitFor(const std::function<bool()> &done)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (done())
            loop.exit(0);
    });
    look.start(5ms);
    QTimer::singleShot(patience, &loop, [&loop] { loop.exit(1); });
    return loop.exec() == 0;
}

Heart::Heart() : m_worked(workedMs()), m_waited(waitedMs())
{
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
        const qint64 before = std::exchange(m_worked, workedMs());
        const double waitedBefore = std::exchange(m_waited, waitedMs());
        const qint64 gap = m_since.restart();
        m_longest = std::max(m_longest, gap);
        m_longestOwn = std::max(m_longestOwn, double(gap) - (m_waited - waitedBefore));
        m_busiest = std::max(m_busiest, m_worked - before);
    });
    m_since.start();
    m_timer.start(beat);
}

} // namespace largada::bench
