// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "k6/ask_program.h"

#include <csignal>

#include <QProcess>
#include <QTimer>

#include "core/child_process.h"
#include "k6/bounded_log.h"

namespace largada::k6
{

void askProgram(const ProgramCall &call, QObject *context, std::function<void(const ProgramAnswer &)> then)
{
    auto *process = new QProcess(context);
    auto *timeout = new QTimer(process);
    timeout->setSingleShot(true);
    process->setProcessEnvironment(call.environment);
    process->setStandardInputFile(QProcess::nullDevice());
    bindToOurLife(*process);
    const auto answer = [process, timeout, then = std::move(then)](bool started) {
        ProgramAnswer said;
        said.started = started;
        said.timedOut = started && !timeout->isActive();
        timeout->stop();
        said.exitCode = started ? exitCodeOf(*process) : 255;
        if (started) {
            said.output = process->readAllStandardOutput();
            BoundedLog log;
            said.errors = process->readAllStandardError();
            log.feed(said.errors);
            said.error = log.lastError();
        } else {
            said.error = process->errorString();
        }
        process->deleteLater();
        then(said);
    };
    QObject::connect(process, &QProcess::finished, context, [answer] { answer(true); });
    QObject::connect(
        process, &QProcess::errorOccurred, context,
        [answer](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                answer(false);
        },
        Qt::QueuedConnection);
    // Closed here, and not by its destructor, which would warn that it is still running.
    QObject::connect(context, &QObject::destroyed, process, [process] {
        process->disconnect();
        signalGroup(*process, SIGKILL);
        process->close();
    });
    QObject::connect(timeout, &QTimer::timeout, process, [process] { signalGroup(*process, SIGKILL); });
    timeout->start(call.patience);
    process->start(call.program, call.arguments);
}

} // namespace largada::k6
