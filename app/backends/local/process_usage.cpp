// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/local/process_usage.h"

#include <unistd.h>

#include "core/process_stat.h"

namespace largada::backends
{

// proc(5): after the command in parentheses utime and stime are the 12th and 13th field, rss in pages the 22nd.
std::optional<fleet::ProcessUsage> processUsage(qint64 pid)
{
    const QList<QByteArray> fields = processStat(pid);
    if (fields.size() < 22)
        return std::nullopt;
    const double ticks = fields[11].toDouble() + fields[12].toDouble();
    fleet::ProcessUsage usage;
    usage.cpuSeconds = ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
    usage.rssBytes = fields[21].toDouble() * static_cast<double>(::sysconf(_SC_PAGESIZE));
    return usage;
}

} // namespace largada::backends
