// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/local/capacity.h"

#include <algorithm>

#include <QFile>
#include <QStorageInfo>
#include <QThread>

namespace largada::backends
{

namespace
{

constexpr double mebibyte = 1024.0 * 1024.0;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The range less those that are listening or connected now.
int freePorts()
{
    const QList<QByteArray> range =
        contentOf(QStringLiteral("/proc/sys/net/ipv4/ip_local_port_range")).simplified().split(' ');
    const int all = range.size() == 2 ? range[1].toInt() - range[0].toInt() + 1 : 28'000;
    const auto used = contentOf(QStringLiteral("/proc/net/tcp")).count('\n') - 1;
    return std::max(0, all - static_cast<int>(std::max<qsizetype>(used, 0)));
}

} // namespace

double availableMiB(const QByteArray &meminfo)
{
    for (const QByteArray &line : meminfo.split('\n')) {
        if (line.startsWith("MemAvailable:"))
            return line.mid(13).simplified().split(' ').first().toDouble() / 1024.0;
    }
    return 0;
}

double cgroupCores(const QByteArray &cpuMax)
{
    const QList<QByteArray> parts = cpuMax.simplified().split(' ');
    if (parts.size() != 2 || parts[0] == "max" || parts[1].toDouble() <= 0)
        return 0;
    return parts[0].toDouble() / parts[1].toDouble();
}

double cgroupFreeMiB(const QByteArray &max, const QByteArray &current)
{
    bool isNumber = false;
    const double limit = max.trimmed().toDouble(&isNumber);
    if (!isNumber)
        return -1;
    return std::max(0.0, limit - current.trimmed().toDouble()) / mebibyte;
}

Capacity MachineCapacity::measure(const QString &directory) const
{
    Capacity capacity;
    capacity.cores = std::max(1, QThread::idealThreadCount()); // honours the affinity mask
    if (const double quota = cgroupCores(contentOf(QStringLiteral("/sys/fs/cgroup/cpu.max"))); quota > 0)
        capacity.cores = std::min(capacity.cores, quota);
    capacity.memoryFreeMiB = availableMiB(contentOf(QStringLiteral("/proc/meminfo")));
    const double limited = cgroupFreeMiB(contentOf(QStringLiteral("/sys/fs/cgroup/memory.max")),
                                         contentOf(QStringLiteral("/sys/fs/cgroup/memory.current")));
    if (limited >= 0)
        capacity.memoryFreeMiB = std::min(capacity.memoryFreeMiB, limited);
    capacity.diskFreeMiB = static_cast<double>(QStorageInfo(directory).bytesAvailable()) / mebibyte;
    capacity.portsFree = freePorts();
    return capacity;
}

} // namespace largada::backends
