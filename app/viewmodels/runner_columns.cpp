// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/runner_columns.h"

#include "text/sentences.h"
#include "viewmodels/console_text.h"
#include "viewmodels/runner_model.h"

namespace largada::viewmodels
{

bool isFigureColumn(int column)
{
    switch (column) {
    case RunnerModel::Vus:
    case RunnerModel::StartOffset:
    case RunnerModel::Requests:
    case RunnerModel::Rate:
    case RunnerModel::P95:
    case RunnerModel::Fails:
    case RunnerModel::Cpu:
    case RunnerModel::Memory:
    case RunnerModel::ExitCode:
    case RunnerModel::Restarts:
    case RunnerModel::Age:
        return true;
    default:
        return false;
    }
}

QString runnerColumnTitle(int column, bool arePods)
{
    switch (column) {
    case RunnerModel::State:
        return Console::tr("State", "column");
    case RunnerModel::Name:
        return arePods ? Console::tr("Pod", "column") : Console::tr("Runner", "column");
    case RunnerModel::Phase:
        return Console::tr("Phase", "column");
    case RunnerModel::Reason:
        return Console::tr("Reason", "column");
    case RunnerModel::Vus:
        return Console::tr("VUs", "column");
    case RunnerModel::StartOffset:
        return Console::tr("Start offset", "column");
    case RunnerModel::Requests:
        return Console::tr("Requests", "column");
    case RunnerModel::Rate:
        return Console::tr("Req/s", "column: requests a second");
    case RunnerModel::P95:
        return Console::tr("p95", "column");
    case RunnerModel::Fails:
        return Console::tr("Fails", "column: share of the requests that failed");
    case RunnerModel::Cpu:
        return Console::tr("CPU", "column");
    case RunnerModel::Memory:
        return Console::tr("Memory", "column");
    case RunnerModel::ExitCode:
        return Console::tr("Exit code", "column");
    case RunnerModel::Since:
        return Console::tr("Since", "column: time of day");
    case RunnerModel::Node:
        return Console::tr("Node", "column: of a cluster");
    case RunnerModel::PodStatus:
        return Console::tr("Status", "column: as kubectl prints it");
    case RunnerModel::Restarts:
        return Console::tr("Restarts", "column");
    case RunnerModel::Age:
        return Console::tr("Age", "column");
    default:
        return {};
    }
}

QString runnerColumnHelp(int column)
{
    switch (column) {
    case RunnerModel::Vus:
        return Console::tr("Virtual users: made so far while the runner starts, active while it makes load.");
    case RunnerModel::StartOffset:
        return Console::tr("When the runner started after the first release of its phase.");
    case RunnerModel::Rate:
        return Console::tr("Requests a second, on average since the runner's load began.");
    case RunnerModel::P95:
        return Console::tr("95% of this runner's requests took this long or less.");
    case RunnerModel::Requests:
        return Console::tr("Requests of this phase, as last read.");
    case RunnerModel::Fails:
        return Console::tr("Share of the requests that failed.");
    case RunnerModel::Cpu:
        return Console::tr("Highest use over 5 s; 100% is one core.");
    case RunnerModel::Memory:
        return Console::tr("Highest use of memory.");
    case RunnerModel::Since:
        return Console::tr("When the runner came into its state.");
    case RunnerModel::PodStatus:
        return Console::tr("The pod's status, as kubectl prints it.");
    case RunnerModel::Restarts:
        return Console::tr("How often containers of the pod were started again.");
    case RunnerModel::Age:
        return Console::tr("Since when the pod is there.");
    default:
        return {};
    }
}

QString agentColumnTitle(int column)
{
    switch (column) {
    case RunnerModel::Name:
        return Console::tr("Agent", "column");
    case RunnerModel::Vus:
        return Console::tr("Waiting", "column: targets that are due and wait for the agent");
    case RunnerModel::Node:
        return Console::tr("Target", "column: that the agent loads at the moment");
    case RunnerModel::PodStatus:
        return Console::tr("Version", "column: of the agent's program");
    case RunnerModel::Age:
        return Console::tr("Last seen", "column: how long ago");
    default:
        return runnerColumnTitle(column, false);
    }
}

QString agentColumnHelp(int column)
{
    switch (column) {
    case RunnerModel::Vus:
        return Console::tr("Targets that are due and wait: an agent runs one k6 at a time.");
    case RunnerModel::Age:
        return Console::tr("How long ago the agent said that it is there.");
    default:
        return {};
    }
}

QString agentStateWord(fleet::RunnerState state)
{
    switch (state) {
    case fleet::RunnerState::Ready:
        return Console::tr("Waiting for its turn", "an agent");
    case fleet::RunnerState::Failed:
        return text::word(dashboard::AgentStatus::Offline);
    default:
        return text::word(state);
    }
}

} // namespace largada::viewmodels
