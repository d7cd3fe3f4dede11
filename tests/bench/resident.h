// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The memory of a benchmark's own process.
#pragma once

#include <QFile>
#include <QRegularExpression>

namespace largada::bench
{

// Resident at this moment, in 10^6 bytes; 0: the kernel does not say.
inline double residentMb()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const auto match =
        QRegularExpression(QStringLiteral("VmRSS:\\s+(\\d+) kB")).match(QString::fromLatin1(status.readAll()));
    return match.captured(1).toDouble() * 1024 / 1e6;
}

} // namespace largada::bench
