// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A port on 127.0.0.1 for a server in another process: free when it is asked for, and none of those that the kernel
// gives to whoever names none, so that nobody has it by accident until the server listens, or while it is restarted.
#pragma once

#include <QFile>
#include <QHostAddress>
#include <QRandomGenerator>
#include <QTcpServer>

namespace largada::testing
{

inline quint16 freePort() // 0: there is none
{
    constexpr int lowest = 10'000, tries = 1000;
    QFile range(QStringLiteral("/proc/sys/net/ipv4/ip_local_port_range"));
    const int said = range.open(QIODevice::ReadOnly) ? range.readAll().simplified().split(' ').value(0).toInt() : 0;
    const int firstGiven = said > lowest ? said : 32'768;
    for (int i = 0; i < tries; ++i) {
        const auto port = static_cast<quint16>(QRandomGenerator::system()->bounded(lowest, firstGiven));
        if (QTcpServer().listen(QHostAddress::LocalHost, port))
            return port;
    }
    return 0;
}

} // namespace largada::testing
