// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The script of start mode clock, for busybox' ash as in k6's images (Alpine), and the lines it speaks. It tells its
// clock when asked, is told the moment, waits for it, and writes the release to k6 by itself. Until shortly before the
// moment any other line and the end of its input make it give up. Values only; all times are microseconds of Unix time
// on the clock of its node.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace largada::backends
{

// Its exit codes: 0 released, 1 k6 did not say 200, and these.
namespace clock_exit
{
constexpr int aborted = 75;
constexpr int noClock = 76; // the shell has no EPOCHREALTIME
constexpr int tooLate = 77; // the moment was not far enough away when it was told
} // namespace clock_exit

QStringList clockCommand(quint16 port);

QByteArray askTimeLine();
QByteArray goLine(qint64 moment);
QByteArray abortLine();

struct ClockLine {
    enum class Kind {
        Ready,    // it runs
        Time,     // value: its clock
        Armed,    // it was told the moment and waits for it
        Fired,    // value: the release was written so long after the moment
        Answered, // value: k6's answer was whole so long after the moment
        Other     // k6's answer, line by line; why it gave up
    };
    Kind kind = Kind::Other;
    qint64 value = 0;
    bool operator==(const ClockLine &) const = default;
};
ClockLine readClockLine(const QByteArray &line);

} // namespace largada::backends
