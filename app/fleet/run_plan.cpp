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

} // namespace largada::fleet
