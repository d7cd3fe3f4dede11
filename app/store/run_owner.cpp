// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/run_owner.h"

#include <cerrno>
#include <csignal>
#include <optional>

#include <QCoreApplication>
#include <QFile>
#include <QStringList>

namespace largada::store
{

namespace
{

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

struct ProcessStat {
    bool isEnded = false; // a zombie: only its parent has not looked yet
    QString startTime;    // ticks since boot
};

// proc(5): "pid (comm) state ppid …" with the start time as field 22; comm may hold spaces and brackets.
std::optional<ProcessStat> processStat(qint64 pid)
{
    const QByteArray stat = content(QStringLiteral("/proc/%1/stat").arg(pid));
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 20)
        return std::nullopt;
    return ProcessStat{fields[0] == "Z" || fields[0] == "X", QString::fromLatin1(fields[19])};
}

QString bootId()
{
    return QString::fromLatin1(content(QStringLiteral("/proc/sys/kernel/random/boot_id")));
}

} // namespace

QString ownerOfThisProcess()
{
    const qint64 pid = QCoreApplication::applicationPid();
    const auto stat = processStat(pid);
    return QStringLiteral("%1:%2:%3").arg(bootId(), QString::number(pid), stat ? stat->startTime : QString());
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
    if (const auto stat = processStat(pid))
        return stat->isEnded || stat->startTime != parts[2];
    // No /proc here, or it hides other people's processes.
    return ::kill(pid, 0) != 0 && errno == ESRCH;
}

} // namespace largada::store
