// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a program for its answer: `k6 version`, `k6 inspect`, and what fetches k6. Never waits.
#pragma once

#include <chrono>
#include <functional>

#include <QByteArray>
#include <QObject>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace largada::k6
{

struct ProgramCall {
    QString program;
    QStringList arguments;
    QProcessEnvironment environment;
    std::chrono::milliseconds patience{30'000}; // then it is killed
};

struct ProgramAnswer {
    bool started = true;
    bool timedOut = false;
    int exitCode = 0;  // 255 when it was not started
    QByteArray output; // stdout
    QString error;     // the last error line of stderr, or why it was not started
    QByteArray errors; // stderr

    bool isOk() const { return started && !timedOut && exitCode == 0; }
};

// Calls then() once, later, on context's thread; not when context is gone by then (the program is killed with it).
void askProgram(const ProgramCall &call, QObject *context, std::function<void(const ProgramAnswer &)> then);

} // namespace largada::k6
