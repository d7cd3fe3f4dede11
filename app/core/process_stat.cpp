// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process_stat.h"

#include <QFile>

namespace largada
{

QList<QByteArray> processStat(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (pid <= 0 || !file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray stat = file.readAll().trimmed();
    return stat.mid(stat.lastIndexOf(')') + 2).split(' ');
}

QByteArray processStartTime(const QList<QByteArray> &stat)
{
    constexpr qsizetype startTime = 22 - 3;
    return stat.value(startTime);
}

} // namespace largada
