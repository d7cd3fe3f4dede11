// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/runner_row.h"

#include <algorithm>

namespace largada::fleet
{

QString runnerStateKey(RunnerState state)
{
    switch (state) {
    case RunnerState::Pending:
        return QStringLiteral("pending");
    case RunnerState::Creating:
        return QStringLiteral("creating");
    case RunnerState::Ready:
        return QStringLiteral("ready");
    case RunnerState::WarmingUp:
        return QStringLiteral("warming-up");
    case RunnerState::InLoad:
        return QStringLiteral("in-load");
    case RunnerState::Done:
        return QStringLiteral("done");
    case RunnerState::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

std::optional<RunnerState> runnerStateFromKey(const QString &key)
{
    const auto it = std::find_if(allRunnerStates.cbegin(), allRunnerStates.cend(),
                                 [&key](RunnerState state) { return runnerStateKey(state) == key; });
    return it == allRunnerStates.cend() ? std::nullopt : std::optional(*it);
}

std::optional<double> RunnerRow::failRate() const
{
    if (!requests || *requests <= 0)
        return std::nullopt;
    return static_cast<double>(failed.value_or(0)) / static_cast<double>(*requests);
}

} // namespace largada::fleet
