// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a command is given from outside, so that tests can give something else: streams, environment, directories.
#pragma once

#include <functional>

#include <QIODevice>
#include <QProcessEnvironment>
#include <QString>

namespace largada::cli
{

struct Surroundings {
    QIODevice *out = nullptr; // results
    QIODevice *err = nullptr; // progress, warnings, errors
    bool errIsTerminal = false;
    std::function<int()> errColumns; // width of that terminal now; empty or 0: unknown
    bool inIsTerminal = false;
    QProcessEnvironment environment;
    QString historyFile;
    QString temporaryRoot;
};

// One line, LF added, UTF-8, flushed.
void writeLine(QIODevice *device, const QString &line);
void flush(QIODevice *device);

// The rest of the program's exit codes; see README.
namespace exitcode
{
constexpr int ok = 0;
constexpr int failed = 1;
constexpr int usage = 2;
constexpr int gateTimedOut = 3;
constexpr int notAllowed = 4;
constexpr int unreachable = 5;
constexpr int thresholdMissed = 99;
} // namespace exitcode

} // namespace largada::cli
