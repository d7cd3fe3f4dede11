// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which values of the Host header are this server's, so that a web page that gives its own name our address (DNS
// rebinding) reads nothing.
#pragma once

#include <QByteArray>
#include <QSet>
#include <QStringList>

namespace largada::dashboard
{

class KnownHosts
{
public:
    // Loopback's names are always known. allowed: names or addresses without a port. listening: the address; of
    // "any" (0.0.0.0, ::) all addresses that this machine has then, and its name.
    KnownHosts(const QStringList &allowed, const QString &listening);

    bool knows(const QByteArray &hostHeader) const; // with or without a port

private:
    QSet<QString> m_names;
};

// The name or address of a Host header or an origin's authority, lower case, without port and brackets; empty when it
// is none.
QString hostName(const QByteArray &authority);
bool isLoopback(const QString &name); // localhost, 127.0.0.0/8, ::1

} // namespace largada::dashboard
