// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a client on this machine finds the dashboard that runs here: a file of the server's (0600) in the runtime
// directory, with its address and the administrator's credentials.
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <QUrl>

#include "core/result.h"

namespace largada::dashboard
{

struct LocalServer {
    QUrl url;         // http or https, on loopback where the server listens there
    QByteArray admin; // "user:password"; a secret
    QString caFile;   // what an https server's certificate is to be verified by; empty: the system's
    qint64 pid = 0;
    bool operator==(const LocalServer &) const = default;
};

// Where a server writes it: $RUNTIME_DIRECTORY (systemd), else $XDG_RUNTIME_DIR/largada, else /run/user/<uid>/largada,
// else the user's ~/.cache/largada.
QString localServerFile(const QProcessEnvironment &environment);
Result<> writeLocalServer(const QString &file, const LocalServer &server);
// Removes it if it is still this process's.
void removeLocalServer(const QString &file, qint64 pid);
// Looks where localServerFile() says, then in /run/largada, a system service's. Errc::NotFound: none is running; a file
// whose process has gone does not count, whoever has its number by now: its port may be anybody's, who is not to be
// told the password. Errc::Storage as of readPrivateFile().
Result<LocalServer> findLocalServer(const QProcessEnvironment &environment);
// Of one file, as findLocalServer() takes it.
Result<LocalServer> readLocalServer(const QString &file);
// The file of one that was killed, for nothing but to say so; empty: there is none.
QString leftLocalServerFile(const QProcessEnvironment &environment);

} // namespace largada::dashboard
