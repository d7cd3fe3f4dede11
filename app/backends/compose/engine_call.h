// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One call of a container engine's command line: its end or its time limit, and what it said. Not for programs that
// are talked with. Lives in a thread with an event loop that lives as long as the program; deleting it kills the call
// with all that it started.
#pragma once

#include <chrono>
#include <functional>

#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTimer>

namespace largada::backends
{

struct EngineCommand {
    QStringList words; // the program, looked for in PATH, and its arguments
    QString directory;
    QProcessEnvironment environment;
    std::chrono::milliseconds within{30'000}; // then it is interrupted
};

struct EngineAnswer {
    bool isStarted = true;
    bool isTimedOut = false;
    int exitCode = 0;
    QByteArray output; // the first MiB of stdout
    QByteArray said;   // the last 8 KiB of stdout and stderr; or why it was not started

    bool isGood() const { return isStarted && !isTimedOut && exitCode == 0; }
};

class EngineCall final : public QObject
{
    Q_OBJECT
public:
    // Between an interruption and the kill.
    static constexpr std::chrono::milliseconds endsWithin{10'000};

    using Done = std::function<void(const EngineAnswer &)>;
    // done: once, later; it may delete this call. Not when the call is deleted before.
    EngineCall(const EngineCommand &command, Done done);
    ~EngineCall() override;
    Q_DISABLE_COPY_MOVE(EngineCall)

    // SIGTERM, so that it leaves nothing half made where it can; SIGKILL when that does not help.
    void interrupt();

private:
    void read();
    void answer();

    QProcess m_process;
    QTimer m_limit, m_kill;
    EngineAnswer m_answer;
    Done m_done;
};

} // namespace largada::backends
