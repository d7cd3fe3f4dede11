// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/agent_console.h"

#include <algorithm>
#include <utility>

#include <QSet>

namespace largada::viewmodels
{

fleet::RunnerRow agentRow(const dashboard::Agent &agent, const dashboard::Execution *running)
{
    using fleet::RunnerState;
    fleet::RunnerRow row;
    row.id.value = agent.name;
    row.phase = fleet::PhaseName::Main;
    const bool isOnline = agent.status == dashboard::AgentStatus::Online;
    row.state = !isOnline                      ? RunnerState::Failed
                : agent.currentRunId.isEmpty() ? RunnerState::Ready
                                               : RunnerState::InLoad;
    row.vus = agent.waiting;
    row.podStatus = agent.version;
    row.createdAt = agent.lastSeenAt;
    if (!isOnline)
        row.since = agent.lastSeenAt;
    if (isOnline && running != nullptr) {
        row.node = running->targetLabel.isEmpty() ? running->targetUrl : running->targetLabel;
        row.since = running->startedAt;
    }
    return row;
}

AgentConsole::AgentConsole(engine::AgentFleet &fleet, const Clock &clock, QObject *parent)
    : QObject(parent), m_fleet(fleet), m_clock(clock)
{
    m_model.setKind(RunnerModel::Kind::Agents);
    connect(&fleet, &engine::AgentFleet::changed, this, &AgentConsole::take);
    connect(&fleet, &engine::AgentFleet::executionsChanged, this, &AgentConsole::askRunning);
    take();
}

const dashboard::Agent *AgentConsole::agent(const RunnerId &id) const
{
    const auto &agents = m_fleet.state().agents;
    const auto it = std::find_if(agents.cbegin(), agents.cend(),
                                 [&id](const dashboard::Agent &agent) { return agent.name == id.value; });
    return it == agents.cend() ? nullptr : &*it;
}

bool AgentConsole::isStale() const
{
    const auto link = m_fleet.state().link;
    return link == engine::DashboardLink::Away || link == engine::DashboardLink::Refused;
}

void AgentConsole::setWatched(bool isWatched)
{
    if (std::exchange(m_isWatched, isWatched) != isWatched && isWatched)
        askRunning();
}

void AgentConsole::take()
{
    QVector<dashboard::Agent> agents = m_fleet.state().agents;
    std::sort(agents.begin(), agents.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    fleet::RunnerRowChanges changes;
    QSet<RunnerId> seen;
    for (const dashboard::Agent &agent : std::as_const(agents)) {
        const auto running = m_running.constFind(agent.currentRunId);
        fleet::RunnerRow row = agentRow(agent, running == m_running.cend() ? nullptr : &*running);
        seen.insert(row.id);
        const int at = m_model.indexOf(row.id);
        if (at < 0 || m_model.row(at) != row)
            changes.changed.push_back(std::move(row));
    }
    for (const fleet::RunnerRow &row : m_model.rows()) {
        if (!seen.contains(row.id))
            changes.removed.push_back(row.id);
    }
    m_model.setNow(m_clock.wall());
    if (!changes.isEmpty())
        m_model.apply(changes);
    emit changed();
}

// What runs beyond the first page has no target's name in its row.
void AgentConsole::askRunning()
{
    m_isAskedAgain = m_isAsking;
    if (m_isAsking || !m_isWatched)
        return;
    m_isAsking = true;
    dashboard::ExecutionFilter filter;
    filter.status = dashboard::ExecutionStatus::Running;
    deliver(m_fleet.executions(filter, 1, dashboard::limits::pageSize), this,
            [this](const Result<dashboard::ExecutionPage> &page) {
                m_isAsking = false;
                if (page) { // else the targets stay unknown for now
                    m_running.clear();
                    for (const dashboard::Execution &execution : page->items)
                        m_running.insert(execution.id, execution);
                    take();
                }
                if (std::exchange(m_isAskedAgain, false))
                    askRunning();
            });
}

} // namespace largada::viewmodels
