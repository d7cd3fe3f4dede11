// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "text/sentences.h"

namespace largada::text
{

namespace
{

class StateText
{
    Q_DECLARE_TR_FUNCTIONS(State)
};

} // namespace

QString word(fleet::RunnerState state)
{
    switch (state) {
    case fleet::RunnerState::Pending:
        return StateText::tr("Pending", "state of a runner: it has no node yet");
    case fleet::RunnerState::Creating:
        return StateText::tr("Creating", "state of a runner");
    case fleet::RunnerState::Ready:
        return StateText::tr("Ready (paused)", "state of a runner");
    case fleet::RunnerState::WarmingUp:
        return StateText::tr("Warming up", "state of a runner");
    case fleet::RunnerState::InLoad:
        return StateText::tr("In load", "state of a runner");
    case fleet::RunnerState::Done:
        return StateText::tr("Done", "state of a runner");
    case fleet::RunnerState::Failed:
        return StateText::tr("Failed", "state of a runner");
    }
    return {};
}

QString word(fleet::CheckLevel level)
{
    switch (level) {
    case fleet::CheckLevel::Ok:
        return StateText::tr("Passed", "level of a preflight check");
    case fleet::CheckLevel::Warning:
        return StateText::tr("Warning", "level of a preflight check");
    case fleet::CheckLevel::Block:
        return StateText::tr("Blocks", "level of a preflight check: the run starts only when forced");
    case fleet::CheckLevel::BlockFinal:
        return StateText::tr("Blocks for good", "level of a preflight check: the run cannot start, even forced");
    }
    return {};
}

QString word(dashboard::AgentStatus status)
{
    return status == dashboard::AgentStatus::Online ? StateText::tr("Online", "status of an agent")
                                                    : StateText::tr("Offline", "status of an agent");
}

QString word(dashboard::ExecutionStatus status)
{
    switch (status) {
    case dashboard::ExecutionStatus::Running:
        return StateText::tr("Running", "status of an agent's execution");
    case dashboard::ExecutionStatus::Completed:
        return StateText::tr("Completed", "status of an agent's execution");
    case dashboard::ExecutionStatus::Error:
        return StateText::tr("Failed", "status of an agent's execution");
    case dashboard::ExecutionStatus::Interrupted:
        return StateText::tr("Interrupted", "status of an agent's execution");
    }
    return {};
}

} // namespace largada::text
