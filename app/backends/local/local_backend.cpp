// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/local/local_backend.h"

#include <algorithm>

#include <QDir>
#include <QFile>
#include <QTcpServer>

#include "backends/common/k6_inputs.h"
#include "backends/common/runner_result.h"
#include "backends/local/k6_command.h"
#include "backends/local/preflight_job.h"
#include "backends/local/tcp_link.h"
#include "core/log.h"
#include "k6/summary.h"

namespace largada::backends
{

namespace
{

constexpr size_t startsPerTurn = 4; // a fork each: the event loop stays alive between them

Result<fleet::RunnerResult> readResult(const QString &summaryFile, QStringList lastLines)
{
    fleet::RunnerResult result;
    result.lastLines = std::move(lastLines);
    QFile file(summaryFile);
    if (!file.open(QIODevice::ReadOnly))
        return result;
    const auto summary = k6::parseSummary(file.readAll());
    if (!summary) { // cut when k6 was killed or the disk was full: its last lines say so
        qCWarning(logLocal) << summaryFile << summary.error().what;
        return result;
    }
    return runnerResult(*summary, fleet::CountSource::Summary, std::move(result.lastLines));
}

} // namespace

LocalBackend::LocalBackend(LocalBackendSetup setup, const CapacityProbe &capacity, const Clock &clock, QObject *parent)
    : fleet::Backend(parent), m_setup(std::move(setup)), m_capacity(capacity), m_clock(clock)
{
}

LocalBackend::~LocalBackend() = default;

Result<> LocalBackend::makeDirectory()
{
    if (m_directory)
        return {};
    auto directory =
        std::make_unique<QTemporaryDir>(QDir(m_setup.temporaryRoot).filePath(QStringLiteral("largada-XXXXXX")));
    if (!directory->isValid())
        return Error{Errc::Storage, directory->errorString(), m_setup.temporaryRoot};
    m_directory = std::move(directory);
    return {};
}

Async<fleet::PreflightReport> LocalBackend::preflight(const fleet::RunPlan &plan, std::stop_token)
{
    if (const auto made = makeDirectory(); !made) {
        fleet::PreflightReport report;
        report.checks.push_back(
            {fleet::CheckId::Disk, fleet::CheckLevel::BlockFinal, made.error().subject, made.error().what});
        AsyncSource<fleet::PreflightReport> answer;
        answer.answer(report);
        return answer.future();
    }
    PreflightSetup setup;
    setup.program = m_setup.k6;
    setup.directory = m_directory->path();
    setup.environment = k6Environment(m_setup.inherited, plan);
    if (m_setup.targetUrl)
        setup.environment.insert(QStringLiteral("TARGET_URL"), m_setup.targetUrl({}, fleet::PhaseName::Main));
    setup.capacity = &m_capacity;
    auto *job = new PreflightJob(plan, std::move(setup), this);
    return job->run();
}

Async<QVector<fleet::RunnerInfo>> LocalBackend::start(const fleet::RunPlan &plan, const fleet::PreflightReport &,
                                                      const RunId &)
{
    AsyncSource<QVector<fleet::RunnerInfo>> answer;
    if (const auto made = makeDirectory(); !made) {
        answer.answer(made.error());
        return answer.future();
    }
    QHash<int, QString> scripts{{static_cast<int>(fleet::PhaseName::Main), plan.script}};
    if (plan.warmupPercent) {
        const QString wrapper = m_directory->filePath(QStringLiteral("z-warmup.js"));
        if (const auto written = writeWrapper(wrapper, plan.script, *plan.warmupPercent); !written) {
            answer.answer(written.error());
            return answer.future();
        }
        scripts.insert(static_cast<int>(fleet::PhaseName::Warmup), wrapper);
    }
    const double cores = m_capacity.measure(m_directory->path()).cores;
    QVector<fleet::RunnerInfo> fleet;
    for (int i = 0; i < plan.runners; ++i) {
        auto prepared = prepareRunner(plan, i, scripts);
        if (!prepared) {
            answer.answer(prepared.error());
            return answer.future();
        }
        fleet.push_back({prepared->id, cores / plan.runners});
        m_indexOf.insert(prepared->id, i);
        auto runner = std::make_unique<LocalRunner>(plan, *std::move(prepared));
        connect(runner.get(), &LocalRunner::updated, this,
                [this](const fleet::RunnerUpdate &update) { emit updated({update}); });
        m_runners.push_back(std::move(runner));
    }
    answer.answer(fleet);
    QMetaObject::invokeMethod(this, &LocalBackend::startSome, Qt::QueuedConnection);
    return answer.future();
}

Result<LocalRunnerSetup> LocalBackend::prepareRunner(const fleet::RunPlan &plan, int index,
                                                     const QHash<int, QString> &scripts)
{
    const int digits = static_cast<int>(QString::number(plan.runners).size());
    LocalRunnerSetup setup;
    setup.id = {QStringLiteral("runner-%1").arg(index + 1, std::max(2, digits), 10, QLatin1Char('0'))};
    setup.index = index;
    setup.program = m_setup.k6;
    setup.scripts = scripts;
    setup.environment = k6Environment(m_setup.inherited, plan);
    setup.targetUrl = m_setup.targetUrl;
    setup.freePort = [this] { return freePort(); };
    setup.directory = m_directory->filePath(setup.id.value);
    if (!QDir().mkpath(setup.directory))
        return Error{Errc::Storage, QStringLiteral("cannot make the runner's directory"), setup.directory};
    return setup;
}

void LocalBackend::startSome()
{
    const size_t until = std::min(m_nextToStart + startsPerTurn, m_runners.size());
    for (; m_nextToStart < until; ++m_nextToStart)
        m_runners[m_nextToStart]->start();
    if (m_nextToStart < m_runners.size())
        QMetaObject::invokeMethod(this, &LocalBackend::startSome, Qt::QueuedConnection);
}

std::unique_ptr<fleet::RunnerLink> LocalBackend::openLink(const RunnerId &id, fleet::PhaseName)
{
    const LocalRunner *found = runner(id);
    return std::make_unique<TcpLink>(found == nullptr ? quint16(0) : found->port(), m_clock);
}

std::optional<fleet::ProcessUsage> LocalBackend::usage(const RunnerId &id, fleet::PhaseName phase) const
{
    const LocalRunner *found = runner(id);
    return found == nullptr ? std::nullopt : found->usage(phase);
}

void LocalBackend::end(const RunnerId &id, fleet::EndHow how)
{
    if (LocalRunner *found = runner(id))
        found->end(how);
}

void LocalBackend::dismiss(const RunnerId &id, fleet::PhaseName)
{
    if (LocalRunner *found = runner(id))
        found->dismiss();
}

Async<fleet::RunnerResult> LocalBackend::collect(const RunnerId &id, fleet::PhaseName phase)
{
    constexpr int linesKept = 12;
    const LocalRunner *found = runner(id);
    if (found == nullptr) {
        AsyncSource<fleet::RunnerResult> answer;
        answer.answer(Error{Errc::NotFound, QStringLiteral("no such runner"), id.value});
        return answer.future();
    }
    return inPool([file = found->summaryFile(phase), lines = found->lastLines(phase, linesKept)] {
        return readResult(file, lines);
    });
}

Async<QStringList> LocalBackend::log(const RunnerId &id, fleet::PhaseName phase, int lines)
{
    AsyncSource<QStringList> answer;
    if (const LocalRunner *found = runner(id))
        answer.answer(found->lastLines(phase, lines));
    else
        answer.answer(Error{Errc::NotFound, QStringLiteral("no such runner"), id.value});
    return answer.future();
}

void LocalBackend::finish()
{
    m_runners.clear();
    m_indexOf.clear();
    m_portsGiven.clear();
    m_nextToStart = 0;
    if (m_directory && !m_directory->remove())
        qCWarning(logLocal) << "left behind:" << m_directory->path();
    m_directory.reset();
}

// One that is free now; k6 finds out when it was taken in between.
quint16 LocalBackend::freePort()
{
    for (int tries = 0; tries < 50; ++tries) {
        QTcpServer probe;
        if (probe.listen(QHostAddress::LocalHost, 0) && !m_portsGiven.contains(probe.serverPort())) {
            m_portsGiven.insert(probe.serverPort());
            return probe.serverPort();
        }
    }
    return 0; // k6 refuses it, and the runner is a straggler with that reason
}

LocalRunner *LocalBackend::runner(const RunnerId &id) const
{
    const int index = m_indexOf.value(id, -1);
    return index < 0 ? nullptr : m_runners[static_cast<size_t>(index)].get();
}

} // namespace largada::backends
