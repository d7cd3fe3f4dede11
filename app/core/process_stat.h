// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the kernel tells of a process in one line. proc(5), /proc/pid/stat.
#pragma once

#include <QByteArray>
#include <QList>

namespace largada
{

// Its fields behind the name, which is in brackets and may hold spaces and brackets: field N of proc(5) is at N - 3, so
// the first is the state. Empty: it has gone, or may not be seen.
QList<QByteArray> processStat(qint64 pid);

// The time it began, in ticks since the machine did; empty as above.
QByteArray processStartTime(const QList<QByteArray> &stat);

} // namespace largada
