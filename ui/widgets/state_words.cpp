// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/state_words.h"

#include <QCoreApplication>

namespace largada::ui
{

namespace
{
struct StateWords {
    Q_DECLARE_TR_FUNCTIONS(StateWords)
};
} // namespace

QString countedState(fleet::RunnerState state, int count)
{
    // Without the number, which stands before it in another size.
    switch (state) {
    case fleet::RunnerState::Pending:
        return StateWords::tr("pending", "stands after a count", count);
    case fleet::RunnerState::Creating:
        return StateWords::tr("creating", "stands after a count", count);
    case fleet::RunnerState::Ready:
        return StateWords::tr("ready", "stands after a count", count);
    case fleet::RunnerState::WarmingUp:
        return StateWords::tr("warming up", "stands after a count", count);
    case fleet::RunnerState::InLoad:
        return StateWords::tr("in load", "stands after a count", count);
    case fleet::RunnerState::Done:
        return StateWords::tr("done", "stands after a count", count);
    case fleet::RunnerState::Failed:
        return StateWords::tr("failed", "stands after a count", count);
    }
    return {};
}

} // namespace largada::ui
