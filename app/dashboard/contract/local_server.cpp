// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/contract/local_server.h"

#include <cerrno>
#include <csignal>

#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/process_stat.h"
#include "dashboard/contract/private_file.h"

namespace largada::dashboard
{

namespace
{

constexpr QLatin1String fileName("/dashboard.json");
constexpr QLatin1String urlKey("url"), adminKey("admin"), caFileKey("caFile"), pidKey("pid"), startKey("pidStart");

bool isAlive(qint64 pid)
{
    return pid > 0 && (::kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM);
}

// When the process began, in clock ticks since boot; 0: that may not be seen, or it has gone.
qint64 startOf(qint64 pid)
{
    return processStartTime(processStat(pid)).toLongLong();
}

} // namespace

QString localServerFile(const QProcessEnvironment &environment)
{
    // systemd lists several with colons between them; ours is the first.
    const QString ofService = environment.value(QStringLiteral("RUNTIME_DIRECTORY")).section(QLatin1Char(':'), 0, 0);
    if (!ofService.isEmpty())
        return ofService + fileName;
    const QString ofUser = environment.value(QStringLiteral("XDG_RUNTIME_DIR"));
    if (!ofUser.isEmpty())
        return ofUser + QStringLiteral("/largada") + fileName;
    const QString ofSession = QStringLiteral("/run/user/%1").arg(::getuid());
    if (QFileInfo(ofSession).isWritable())
        return ofSession + QStringLiteral("/largada") + fileName;
    return environment.value(QStringLiteral("HOME"), QDir::homePath()) + QStringLiteral("/.cache/largada") + fileName;
}

Result<> writeLocalServer(const QString &file, const LocalServer &server)
{
    const QJsonObject object{{urlKey, server.url.toString(QUrl::FullyEncoded)},
                             {adminKey, QString::fromUtf8(server.admin)},
                             {caFileKey, server.caFile},
                             {pidKey, server.pid},
                             {startKey, startOf(server.pid)}};
    return writePrivateFile(file, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<LocalServer> readLocalServer(const QString &file)
{
    const auto bytes = readPrivateFile(file);
    if (!bytes)
        return bytes.error();
    const auto object = QJsonDocument::fromJson(*bytes).object();
    LocalServer server;
    server.url = QUrl(object.value(urlKey).toString(), QUrl::StrictMode);
    server.admin = object.value(adminKey).toString().toUtf8();
    server.caFile = object.value(caFileKey).toString();
    server.pid = object.value(pidKey).toInteger();
    if (!server.url.isValid() || server.url.host().isEmpty())
        return Error{Errc::Storage, QStringLiteral("does not say where a dashboard is"), file};
    const qint64 start = object.value(startKey).toInteger(), now = startOf(server.pid);
    if (!isAlive(server.pid) || (start != 0 && now != 0 && start != now))
        return Error{Errc::NotFound, QStringLiteral("the dashboard that wrote it has ended"), file};
    return server;
}

void removeLocalServer(const QString &file, qint64 pid)
{
    const auto server = readLocalServer(file);
    if (server && server->pid == pid)
        QFile::remove(file);
}

QString leftLocalServerFile(const QProcessEnvironment &environment)
{
    const QString file = localServerFile(environment);
    const auto server = readLocalServer(file);
    return !server && server.error().code == Errc::NotFound && QFileInfo::exists(file) ? file : QString();
}

Result<LocalServer> findLocalServer(const QProcessEnvironment &environment)
{
    const QString own = localServerFile(environment);
    const auto server = readLocalServer(own);
    if (server || server.error().code != Errc::NotFound)
        return server;
    const QString ofService = QStringLiteral("/run/largada") + fileName;
    const auto other = QFileInfo(ofService).isReadable() ? readLocalServer(ofService) : server;
    return other || other.error().code != Errc::NotFound
               ? other
               : Error{Errc::NotFound, QStringLiteral("no dashboard runs on this machine"), own};
}

} // namespace largada::dashboard
