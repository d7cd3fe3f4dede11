// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/run_plan.h"

namespace largada::fleet
{

QString containerName(PhaseName phase)
{
    return phase == PhaseName::Warmup ? QStringLiteral("z-warmup") : QStringLiteral("main");
}

QString phaseKey(PhaseName phase)
{
    return phase == PhaseName::Warmup ? QStringLiteral("warmup") : QStringLiteral("main");
}

std::optional<PhaseName> phaseFromKey(const QString &key)
{
    if (key == QLatin1String("warmup"))
        return PhaseName::Warmup;
    if (key == QLatin1String("main"))
        return PhaseName::Main;
    return std::nullopt;
}

QString startModeKey(StartMode mode)
{
    switch (mode) {
    case StartMode::Broadcast:
        return QStringLiteral("broadcast");
    case StartMode::Clock:
        return QStringLiteral("clock");
    case StartMode::Exec:
        return QStringLiteral("exec");
    }
    return {};
}

std::optional<StartMode> startModeFromKey(const QString &key)
{
    for (const StartMode mode : {StartMode::Broadcast, StartMode::Clock, StartMode::Exec}) {
        if (key == startModeKey(mode))
            return mode;
    }
    return std::nullopt;
}

bool RunPlan::hasPhase(PhaseName phase) const
{
    if (only)
        return *only == phase;
    return phase == PhaseName::Main || warmupPercent.has_value();
}

std::optional<double> RunPlan::share(PhaseName phase) const
{
    if (phase == PhaseName::Main)
        return 1.0;
    if (isAttached())
        return std::nullopt;
    return warmupPercent.value_or(100) / 100.0;
}

} // namespace largada::fleet
