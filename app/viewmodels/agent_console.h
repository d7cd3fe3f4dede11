// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The agents for the grid and the table of runners: each is a row; new ones come at the end, so that
// tiles stay where they are. Not for how many there
// should be: scale_form.h.
#pragma once

#include <QHash>
#include <QObject>

#include "engine/agent_fleet.h"
#include "viewmodels/runner_model.h"

namespace largada::viewmodels
{

class AgentConsole final : public QObject
{
    Q_OBJECT
public:
    AgentConsole(engine::AgentFleet &fleet, const Clock &clock, QObject *parent = nullptr); // both outlive this

    RunnerModel &agents() { return m_model; }
    const RunnerModel &agents() const { return m_model; }
    const engine::AgentFleetState &state() const { return m_fleet.state(); }
    const dashboard::Agent *agent(const RunnerId &id) const; // nullptr: not there
    bool isStale() const;                                    // the dashboard does not answer
    // While somebody looks, it is asked what the agents run.
    void setWatched(bool isWatched);

signals:
    void changed();

private:
    void take();
    void askRunning();

    engine::AgentFleet &m_fleet;
    const Clock &m_clock;
    RunnerModel m_model;
    QHash<QString, dashboard::Execution> m_running; // by id
    bool m_isWatched = false;
    bool m_isAsking = false;
    bool m_isAskedAgain = false;
};

// An agent as a row. In load: it runs k6; ready: it waits for its next turn; failed: it is offline. What a pod says of
// its place is here what the agent says of its work: node is the target that it loads, podStatus its version, vus the
// targets that wait, createdAt when it was last seen.
fleet::RunnerRow agentRow(const dashboard::Agent &agent, const dashboard::Execution *running);

} // namespace largada::viewmodels
