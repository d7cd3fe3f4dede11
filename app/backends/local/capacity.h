// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What this machine has left for runners.
#pragma once

#include <QString>

#include "core/result.h"

namespace largada::backends
{

struct Capacity {
    double cores = 1;         // usable: affinity and cgroup quota
    double memoryFreeMiB = 0; // available without swapping, and within the cgroup's limit
    double diskFreeMiB = 0;   // where runners keep their files
    int portsFree = 0;        // of the range that the system hands out
    bool operator==(const Capacity &) const = default;
};

// An interface, so that tests can be short of anything.
class CapacityProbe
{
public:
    virtual ~CapacityProbe() = default;
    virtual Capacity measure(const QString &directory) const = 0;
};

class MachineCapacity final : public CapacityProbe
{
public:
    Capacity measure(const QString &directory) const override;
};

// Parsers of what the kernel says; -1 or 0 where it says nothing.
double availableMiB(const QByteArray &meminfo);                         // /proc/meminfo
double cgroupCores(const QByteArray &cpuMax);                           // cgroup v2 cpu.max; 0: no limit
double cgroupFreeMiB(const QByteArray &max, const QByteArray &current); // memory.max, memory.current; -1: no limit

} // namespace largada::backends
