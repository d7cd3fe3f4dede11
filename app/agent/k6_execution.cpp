// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/k6_execution.h"

#include <algorithm>
#include <csignal>

#include <QFile>

#include "agent/k6_outcome.h"
#include "core/child_process.h"
#include "core/log.h"

namespace largada::agent
{

namespace
{

constexpr qint64 largestSummary = 8 * 1024 * 1024;

// k6 warns of each request that failed.
QString lastWarning(const k6::BoundedLog &log)
{
    const QStringList lines = log.last(50);
    const auto line = std::find_if(lines.crbegin(), lines.crend(),
                                   [](const QString &text) { return text.contains(QLatin1String("level=warning")); });
    return line == lines.crend() ? QString() : line->mid(std::max<qsizetype>(0, line->indexOf(QLatin1String("msg="))));
}

} // namespace

K6Execution::K6Execution(Setup setup, const Clock &clock, QObject *parent)
    : QObject(parent), m_setup(std::move(setup)), m_clock(clock)
{
    m_limit.setSingleShot(true);
    m_kill.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        m_ranTooLong = true;
        end();
    });
    connect(&m_kill, &QTimer::timeout, this, [this] { signalGroup(*m_process, SIGKILL); });
}

K6Execution::~K6Execution()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    signalGroup(*m_process, SIGKILL);
    m_process->close(); // waits for the end, and does not warn of it as the destructor does
    QFile::remove(m_files.script);
    QFile::remove(m_files.summary);
}

void K6Execution::start(const dashboard::Target &target, const QString &runId)
{
    m_target = target;
    m_files = k6Files(m_setup.temporaryDirectory, runId);
    m_startedAt = m_clock.now();
    m_process = std::make_unique<QProcess>();
    QProcess *process = m_process.get();
    process->setProcessEnvironment(k6Environment(m_setup.environment, m_setup.temporaryDirectory));
    process->setWorkingDirectory(m_setup.temporaryDirectory);
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->setStandardInputFile(QProcess::nullDevice());
    bindToOurLife(*process);
    connect(process, &QProcess::readyReadStandardOutput, this,
            [this, process] { m_log.feed(process->readAllStandardOutput()); });
    connect(process, &QProcess::finished, this, &K6Execution::onFinished);
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish({{}, QStringLiteral("k6 could not be started: ") + process->errorString(), m_isStopped});
    });
    if (const auto written = writeScript(); !written) {
        const QString why = QStringLiteral("the script could not be written: ") + written.error().what;
        QTimer::singleShot(0, this, [this, why] { finish({{}, why, m_isStopped}); });
        return;
    }
    m_limit.start(std::chrono::seconds(target.durationS) + m_setup.overtime);
    process->start(m_setup.program, k6Arguments(m_files));
}

void K6Execution::stop()
{
    m_isStopped = true;
    end();
}

void K6Execution::end()
{
    if (!m_process || m_kill.isActive())
        return;
    signalGroup(*m_process, SIGTERM);
    m_kill.start(m_setup.patience);
}

// Of a name that nobody can know before.
Result<> K6Execution::writeScript() const
{
    QFile file(m_files.script);
    const QByteArray script = targetScript(m_target);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(script) != script.size() || !file.flush())
        return Error{Errc::Storage, file.errorString(), m_files.script};
    return {};
}

Result<QByteArray> K6Execution::summary() const
{
    QFile file(m_files.summary);
    if (!file.exists())
        return Error{Errc::NotFound, QStringLiteral("no summary"), m_files.summary};
    if (!file.open(QIODevice::ReadOnly))
        return Error{Errc::Storage, file.errorString(), m_files.summary};
    if (file.size() > largestSummary)
        return Error{Errc::Protocol, QStringLiteral("the summary is larger than 8 MiB"), m_files.summary};
    return file.readAll();
}

void K6Execution::onFinished()
{
    m_log.feed(m_process->readAllStandardOutput());
    K6End how;
    how.exitCode = exitCodeOf(*m_process);
    how.isStopped = m_isStopped;
    how.ranTooLong = m_ranTooLong;
    how.summary = summary();
    how.lastError = m_log.lastError();
    how.lastWarning = lastWarning(m_log);
    how.ran = std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.now() - m_startedAt);
    how.durationS = m_target.durationS;
    finish(reportOf(how));
}

void K6Execution::finish(const dashboard::ExecutionReport &report)
{
    m_limit.stop();
    m_kill.stop();
    m_process.release()->deleteLater();
    QFile::remove(m_files.script);
    QFile::remove(m_files.summary);
    emit finished(report);
}

} // namespace largada::agent
