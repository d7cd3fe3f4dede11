// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/agent.h"

#include <QFile>
#include <QRandomGenerator>
#include <QUuid>

#include "core/log.h"
#include "dashboard/contract/json.h"
#include "k6/ask_program.h"
#include "k6/version.h"

namespace largada::agent
{

using namespace std::chrono_literals;

namespace
{

constexpr auto versionPatience = 150ms; // then the agent registers without it, and once more when it is known
constexpr auto beginPatience = 2s;      // then k6 starts, whether the dashboard has heard of it or not
constexpr auto lastWordsPatience = 3s;

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

Agent::Agent(Setup setup, std::unique_ptr<net::KeepAliveClient> client, std::unique_ptr<ReportSpool> spool,
             const Clock &clock)
    : m_setup(std::move(setup)), m_clock(clock), m_instance(newId()), m_spool(std::move(spool)),
      m_client(std::move(client)), m_schedule([] { return QRandomGenerator::global()->generateDouble(); }),
      m_backOff(m_setup.pauses), m_anchor(clock.now()), m_anchorWall(clock.wall()), m_anchorOwnWall(m_anchorWall)
{
    for (QTimer *timer : {&m_timer, &m_beginLimit, &m_grace, &m_lastWords})
        timer->setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Agent::go);
    connect(&m_beginLimit, &QTimer::timeout, this, &Agent::spawn);
    connect(&m_grace, &QTimer::timeout, this, [this] {
        if (m_execution)
            m_execution->stop();
    });
    connect(&m_lastWords, &QTimer::timeout, this, [this] {
        if (m_spool->size() > 0)
            qCWarning(logAgent) << "ends with" << m_spool->size()
                                << "reports that the dashboard has not got; they are kept";
        m_isFinished = true;
        emit finished();
    });
}

Agent::~Agent() = default;

void Agent::start()
{
    qCInfo(logAgent) << "agent" << m_setup.settings.name << "of" << m_setup.settings.dashboard.host();
    adoptUnended();
    m_errands.hasReport = m_spool->oldestEnded().has_value();
    m_errands.registerDue = m_clock.now() + versionPatience;
    askVersion();
    go();
}

// k6 ended with the agent that ran them.
void Agent::adoptUnended()
{
    for (SpooledRun run : m_spool->unended()) {
        qCWarning(logAgent) << "run" << run.runId << "was cut short by the end of an agent";
        const K6Files files = k6Files(m_setup.settings.temporaryDirectory, run.runId);
        QFile::remove(files.script);
        QFile::remove(files.summary);
        run.report = dashboard::requestOf(
            dashboard::ExecutionReport{{}, QStringLiteral("the agent ended in the middle of the run"), true});
        m_spool->put(run);
    }
}

void Agent::askVersion()
{
    const auto &settings = m_setup.settings;
    const k6::ProgramCall call{
        settings.k6, {QStringLiteral("version")}, k6Environment(m_setup.environment, settings.temporaryDirectory), 10s};
    k6::askProgram(call, this, [this](const k6::ProgramAnswer &answer) {
        const auto version = k6::parseVersionOutput(answer.output);
        if (!answer.isOk() || !version) {
            qCCritical(logAgent) << "k6 cannot be used:" << m_setup.settings.k6
                                 << (answer.error.isEmpty() ? QStringLiteral("it says no version") : answer.error);
            return;
        }
        m_k6Version = version->text();
        m_errands.registerDue = m_clock.now();
        registerAgain();
    });
}

void Agent::go()
{
    if (m_isFinished)
        return;
    const MonoTime now = m_clock.now();
    if (!m_current && !m_errands.isStopping) {
        if (const auto target = m_schedule.takeDue(now))
            prepareRun(*target, now);
    }
    std::optional<MonoTime> wake;
    while (!m_isAsking) { // an errand that turns out to be none is followed by the next
        m_errands.hasBegin = m_current && m_current->beginWaits;
        const NextErrand next = nextErrand(m_errands, now);
        wake = next.wake;
        if (!next.errand)
            break;
        run(*next.errand);
    }
    if (const auto due = m_schedule.nextDue(); due && !m_current && !m_errands.isStopping)
        wake = wake ? std::min(*wake, *due) : *due;
    arm(wake);
    finishIfTold();
}

void Agent::arm(std::optional<MonoTime> wake)
{
    if (!wake) {
        m_timer.stop();
        return;
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*wake - m_clock.now());
    m_timer.start(std::clamp(left, 0ms, std::chrono::milliseconds(1h)));
}

// Runs

void Agent::prepareRun(const dashboard::Target &target, MonoTime now)
{
    Current current{target, {newId()}, now, wallAt(now)};
    dashboard::ExecutionBegin begin;
    begin.agent = m_setup.settings.name;
    begin.targetId = target.id;
    begin.runId = current.spooled.runId;
    begin.startedAt = current.begunWall;
    current.spooled.begin = dashboard::requestOf(begin);
    m_spool->put(current.spooled);
    m_current = std::move(current);
    if (m_errands.isRegistered && now >= m_errands.pauseUntil) {
        m_current->beginWaits = true;
        m_beginLimit.start(beginPatience);
    } else {
        spawn();
    }
}

void Agent::spawn()
{
    m_beginLimit.stop();
    m_current->beginWaits = false;
    qCInfo(logAgent) << "run" << m_current->spooled.runId << "of target" << m_current->target.id
                     << "starts:" << m_current->target.vus << "VUs for" << m_current->target.durationS << "s";
    m_execution = std::make_unique<K6Execution>(
        K6Execution::Setup{m_setup.settings.k6, m_setup.settings.temporaryDirectory, m_setup.environment}, m_clock);
    connect(m_execution.get(), &K6Execution::finished, this, &Agent::onRunEnded);
    m_execution->start(m_current->target, m_current->spooled.runId);
}

void Agent::onRunEnded(const dashboard::ExecutionReport &report)
{
    m_execution.release()->deleteLater();
    m_grace.stop();
    const auto ran = std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.now() - m_current->begun);
    dashboard::ExecutionReport ended = report;
    ended.endedAt = m_current->begunWall + ran;
    if (ended.error.isEmpty())
        qCInfo(logAgent) << "run" << m_current->spooled.runId << "completed after" << ran.count() << "ms";
    else
        qCWarning(logAgent) << "run" << m_current->spooled.runId << "failed:" << ended.error;
    m_current->spooled.report = dashboard::requestOf(ended);
    m_spool->put(m_current->spooled);
    m_errands.hasReport = true;
    m_current.reset();
    go();
}

// The dashboard does not want it, and k6 has not started.
void Agent::abandonRun(const QString &why)
{
    qCWarning(logAgent) << "run" << m_current->spooled.runId << "of target" << m_current->target.id
                        << "is not made:" << why;
    m_beginLimit.stop();
    m_spool->remove(m_current->spooled.runId);
    m_current.reset();
    m_errands.pollDue = m_clock.now(); // the list has changed
}

void Agent::stop()
{
    if (m_isFinished)
        return;
    if (m_errands.isStopping) {
        if (m_execution)
            m_execution->stop();
        return;
    }
    m_errands.isStopping = true;
    m_errands.hasFarewell = !m_isAway;
    m_errands.pauseUntil = {};
    if (m_execution) {
        qCInfo(logAgent) << "was told to end; k6 has" << m_setup.settings.grace.count() << "ms to finish";
        m_grace.start(m_setup.settings.grace);
    } else if (m_current) {
        m_beginLimit.stop();
        m_current->spooled.report = dashboard::requestOf(
            dashboard::ExecutionReport{{}, QStringLiteral("the agent was stopped before k6 started"), true});
        m_spool->put(m_current->spooled);
        m_errands.hasReport = true;
        m_current.reset();
    }
    go();
}

void Agent::finishIfTold()
{
    if (!m_errands.isStopping || m_current || m_isFinished)
        return;
    if (hasLastWords(m_errands)) { // what cannot be told in time is kept for the next start
        if (!m_lastWords.isActive())
            m_lastWords.start(lastWordsPatience);
        return;
    }
    m_lastWords.stop();
    m_isFinished = true;
    qCInfo(logAgent) << "ends";
    emit finished();
}

// Time

WallTime Agent::wallAt(MonoTime instant) const
{
    return m_anchorWall + std::chrono::floor<std::chrono::milliseconds>(instant - m_anchor);
}

// Set, or the machine slept, which the monotonic clock does not see: the anchor is of no use any more.
bool Agent::hasWallJumped() const
{
    const auto own = m_anchorOwnWall + std::chrono::floor<std::chrono::milliseconds>(m_clock.now() - m_anchor);
    return std::chrono::abs(m_clock.wall() - own) > 2s;
}

} // namespace largada::agent
