// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run_view.h"

namespace largada::engine
{

bool RunView::isUnderLoad() const
{
    using enum coordinator::Stage;
    switch (stage) {
    case Releasing:
    case Running:
    case TearingDown:
        return true;
    case Stopping: {
        const PhaseView *now = current();
        return now != nullptr && now->releasedAt && now->ended < now->started;
    }
    case Planned:
    case Preflight:
    case Gathering:
    case SettingUp:
    case Armed:
    case Reported:
        return false;
    }
    return false;
}

} // namespace largada::engine
