// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/repeat_plan.h"

namespace largada::viewmodels
{

fleet::RunPlan repeatPlan(const fleet::RunRecord &run)
{
    const fleet::RunSettings &settings = run.settings;
    fleet::RunPlan plan;
    if (!run.fleet.isEmpty())
        plan.fleet = run.fleet;
    plan.script = settings.script;
    plan.runners = settings.runners;
    plan.warmupPercent = settings.warmupPercent;
    plan.split = settings.split;
    for (const QString &name : settings.envNames)
        plan.env.push_back({name, {}});
    if (settings.gateTimeout.count() > 0)
        plan.gateTimeout = settings.gateTimeout;
    plan.stragglers = settings.stragglers;
    plan.minimum = settings.minimum;
    plan.setup = settings.setup;
    plan.countdown = settings.countdown;
    return plan;
}

} // namespace largada::viewmodels
