// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/local/local_runner.h"

#include <csignal>
#include <utility>

#include <QDir>

#include "backends/common/exit_reason.h"
#include "backends/local/k6_command.h"
#include "backends/local/process_usage.h"
#include "core/child_process.h"
#include "core/log.h"
#include "k6/exit_code.h"

namespace largada::backends
{

using fleet::ContainerState;
using fleet::PhaseName;
using fleet::ReasonCode;

LocalRunner::LocalRunner(const fleet::RunPlan &plan, LocalRunnerSetup setup)
    : m_plan(plan), m_setup(std::move(setup)), m_phase(plan.warmupPercent ? PhaseName::Warmup : PhaseName::Main)
{
}

LocalRunner::~LocalRunner()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    signalGroup(*m_process, SIGKILL);
    m_process->close(); // waits for the end, and does not warn of it as the destructor does
}

void LocalRunner::start()
{
    if (!m_ending)
        startPhase(m_phase);
}

void LocalRunner::startPhase(PhaseName phase)
{
    m_phase = phase;
    m_port = m_setup.freePort();
    m_process = std::make_unique<QProcess>();
    QProcess *process = m_process.get();
    QProcessEnvironment environment = m_setup.environment;
    environment.insert(QStringLiteral("LARGADA_RUNNER"), m_setup.id.value);
    environment.insert(QStringLiteral("LARGADA_RUNNER_INDEX"), QString::number(m_setup.index));
    environment.insert(QStringLiteral("LARGADA_RUNNERS"), QString::number(m_plan.runners));
    environment.insert(QStringLiteral("LARGADA_PHASE"), fleet::containerName(phase));
    if (m_setup.targetUrl)
        environment.insert(QStringLiteral("TARGET_URL"), m_setup.targetUrl(m_setup.id, phase));
    process->setProcessEnvironment(environment);
    process->setWorkingDirectory(m_setup.directory);
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->setStandardInputFile(QProcess::nullDevice());
    bindToOurLife(*process);
    connect(process, &QProcess::readyReadStandardOutput, this,
            [this, process] { m_logs[static_cast<int>(m_phase)].feed(process->readAllStandardOutput()); });
    connect(process, &QProcess::started, this, [this] { report(ContainerState::Running); });
    connect(process, &QProcess::finished, this, &LocalRunner::onFinished);
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            onStartFailed(process->errorString());
    });
    K6Command command;
    command.index = m_setup.index;
    command.phase = phase;
    command.script = m_setup.scripts.value(static_cast<int>(phase));
    command.summaryFile = summaryFile(phase);
    command.port = m_port;
    process->start(m_setup.program, k6Arguments(m_plan, command));
    qCDebug(logLocal) << m_setup.id.value << fleet::containerName(phase) << "started on port" << m_port;
}

void LocalRunner::end(fleet::EndHow how)
{
    const bool first = !m_ending;
    m_ending = true;
    if (m_process)
        signalGroup(*m_process, how == fleet::EndHow::Kill ? SIGKILL : SIGTERM);
    else if (first && !m_over)
        reportEnd({ReasonCode::StoppedByUs}, std::nullopt);
}

void LocalRunner::dismiss()
{
    if (m_process)
        signalGroup(*m_process, SIGTERM);
}

std::optional<fleet::ProcessUsage> LocalRunner::usage(PhaseName phase) const
{
    return m_process && phase == m_phase ? processUsage(m_process->processId()) : std::nullopt;
}

QString LocalRunner::summaryFile(PhaseName phase) const
{
    return QDir(m_setup.directory).filePath(fleet::phaseKey(phase) + QStringLiteral("-summary.json"));
}

QStringList LocalRunner::lastLines(PhaseName phase, int lines) const
{
    const auto it = m_logs.find(static_cast<int>(phase));
    return it == m_logs.end() ? QStringList() : it->second.last(lines);
}

void LocalRunner::onStartFailed(const QString &why)
{
    m_process.release()->deleteLater();
    qCWarning(logLocal) << m_setup.id.value << "could not be started:" << why;
    reportEnd({ReasonCode::StartFailed, why}, std::nullopt);
}

void LocalRunner::onFinished()
{
    QProcess *process = m_process.release();
    process->deleteLater();
    m_logs[static_cast<int>(m_phase)].feed(process->readAllStandardOutput());
    const int code = exitCodeOf(*process);
    qCInfo(logLocal) << m_setup.id.value << fleet::containerName(m_phase) << "ended with" << code;
    constexpr int portTaken = 106;
    if (code == portTaken && m_portTries == 0 && !m_ending) {
        ++m_portTries;
        report(ContainerState::Waiting, {ReasonCode::PortTaken});
        startPhase(m_phase);
        return;
    }
    const bool goesOn = m_phase == PhaseName::Warmup && code == 0;
    if (!goesOn) {
        reportEnd(reasonOf(code), code);
        return;
    }
    report(ContainerState::Terminated, reasonOf(code), code);
    m_phase = PhaseName::Main;
    m_portTries = 0;
    if (m_ending) // it ended by itself in the moment it was told to
        reportEnd({ReasonCode::StoppedByUs}, std::nullopt);
    else
        startPhase(PhaseName::Main);
}

void LocalRunner::reportEnd(fleet::Reason reason, std::optional<int> exitCode)
{
    m_over = true;
    report(ContainerState::Terminated, std::move(reason), exitCode);
}

void LocalRunner::report(ContainerState state, fleet::Reason reason, std::optional<int> exitCode)
{
    emit updated({m_setup.id, m_phase, state, std::move(reason), exitCode});
}

fleet::Reason LocalRunner::reasonOf(int code) const
{
    const auto log = m_logs.find(static_cast<int>(m_phase));
    const QString said = log == m_logs.end() ? QString() : log->second.lastError();
    using enum k6::ExitMeaning;
    switch (k6::exitMeaning(code)) {
    case ThresholdsCrossed:
        if (said.contains(QLatin1String("abortOnFail")))
            return {ReasonCode::ThresholdAbort, said};
        break;
    case StoppedByApi:
        return {ReasonCode::StoppedByUs};
    case BadConfig:
    case BadCommandLine:
        if (said.contains(QLatin1String("no space left")))
            return {ReasonCode::DiskFull, said};
        break;
    case Interrupted:
    case Signal:
        return m_ending ? fleet::Reason{ReasonCode::StoppedByUs} : exitReason(code, {});
    default:
        break;
    }
    return exitReason(code, said);
}

} // namespace largada::backends
