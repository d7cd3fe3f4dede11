// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/run_owner.h"

#include <cerrno>
#include <csignal>

#include <QCoreApplication>
#include <QFile>
#include <QStringList>

#include "core/process_stat.h"

namespace largada::store
{

namespace
{

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

QString bootId()
{
    return QString::fromLatin1(content(QStringLiteral("/proc/sys/kernel/random/boot_id")));
}

} // namespace

QString ownerOfThisProcess()
{
    const qint64 pid = QCoreApplication::applicationPid();
    return QStringLiteral("%1:%2:%3")
        .arg(bootId(), QString::number(pid), QString::fromLatin1(processStartTime(processStat(pid))));
}

bool isOwnerGone(const QString &owner)
{
    const QStringList parts = owner.split(QLatin1Char(':'));
    if (parts.size() != 3 || parts[0] != bootId())
        return true;
    bool isNumber = false;
    const int pid = parts[1].toInt(&isNumber);
    if (!isNumber || pid <= 0)
        return true;
    if (const auto stat = processStat(pid); !processStartTime(stat).isEmpty()) {
        const bool isEnded = stat[0] == "Z" || stat[0] == "X"; // a zombie: only its parent has not looked yet
        return isEnded || QString::fromLatin1(processStartTime(stat)) != parts[2];
    }
    // No /proc here, or it hides other people's processes.
    return ::kill(pid, 0) != 0 && errno == ESRCH;
}

} // namespace largada::store
