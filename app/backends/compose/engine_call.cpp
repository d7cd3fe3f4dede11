// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/compose/engine_call.h"

#include <csignal>
#include <utility>

#include <QDir>
#include <QStandardPaths>

#include "core/child_process.h"

namespace largada::backends
{

namespace
{

constexpr qsizetype mostOutput = 1024 * 1024;
constexpr qsizetype mostSaid = 8192;

// In the call's own PATH, where QProcess would look in ours. Relative directories of it are left out.
QString located(const QString &program, const QProcessEnvironment &environment)
{
    QStringList directories =
        environment.value(QStringLiteral("PATH")).split(QDir::listSeparator(), Qt::SkipEmptyParts);
    directories.removeIf([](const QString &directory) { return QDir::isRelativePath(directory); });
    return directories.isEmpty() ? QString() : QStandardPaths::findExecutable(program, directories);
}

} // namespace

EngineCall::EngineCall(const EngineCommand &command, Done done) : m_done(std::move(done))
{
    bindToOurLife(m_process);
    m_process.setProcessEnvironment(command.environment);
    m_process.setStandardInputFile(QProcess::nullDevice());
    if (!command.directory.isEmpty())
        m_process.setWorkingDirectory(command.directory);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &EngineCall::read);
    connect(&m_process, &QProcess::readyReadStandardError, this, &EngineCall::read);
    connect(&m_process, &QProcess::finished, this, [this] {
        read();
        m_answer.exitCode = exitCodeOf(m_process);
        answer();
    });
    // Queued: a program that is missing is known within start() already.
    connect(
        &m_process, &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            if (error != QProcess::FailedToStart)
                return;
            m_answer.isStarted = false;
            m_answer.said = m_process.program().isEmpty() ? "no such program" : m_process.errorString().toUtf8();
            answer();
        },
        Qt::QueuedConnection);
    m_limit.setSingleShot(true);
    m_kill.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        m_answer.isTimedOut = true;
        interrupt();
    });
    connect(&m_kill, &QTimer::timeout, this, [this] { signalGroup(m_process, SIGKILL); });
    m_limit.start(command.within);
    const QString program = located(command.words.value(0), command.environment);
    m_process.start(program, command.words.mid(1));
}

EngineCall::~EngineCall()
{
    m_process.disconnect(this);
    signalGroup(m_process, SIGKILL);
    m_process.close(); // waits for the end, and does not warn of it as the destructor does
}

void EngineCall::interrupt()
{
    if (m_kill.isActive())
        return;
    signalGroup(m_process, SIGTERM);
    m_kill.start(endsWithin);
}

void EngineCall::read()
{
    const QByteArray output = m_process.readAllStandardOutput();
    m_answer.output += output.left(mostOutput - m_answer.output.size());
    m_answer.said = (m_answer.said + output + m_process.readAllStandardError()).right(mostSaid);
}

void EngineCall::answer()
{
    m_limit.stop();
    m_kill.stop();
    if (const auto done = std::exchange(m_done, nullptr))
        done(std::as_const(m_answer));
}

} // namespace largada::backends
