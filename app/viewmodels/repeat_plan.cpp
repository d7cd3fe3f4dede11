// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/repeat_plan.h"

#include <QRegularExpression>

namespace largada::viewmodels
{

namespace
{

// What the record says of the pods, as it was asked for.
void readPods(const QString &text, fleet::ClusterTarget &target)
{
    static const QRegularExpression job(QStringLiteral("\\Ajob/([a-z0-9][-.a-z0-9]*)\\z"));
    static const QRegularExpression either(QStringLiteral("\\Ajob/(.*), /\\1/\\z"));
    static const QRegularExpression pattern(QStringLiteral("\\A/(.*)/\\z"));
    const auto is = [&text, &target](const QRegularExpression &form, fleet::PodsBy by) {
        const auto match = form.match(text);
        if (match.hasMatch()) {
            target.by = by;
            target.pods = match.captured(1);
        }
        return match.hasMatch();
    };
    if (is(job, fleet::PodsBy::Job) || is(either, fleet::PodsBy::JobOrRegex) || is(pattern, fleet::PodsBy::Regex))
        return;
    target.by = fleet::PodsBy::Selector;
    target.pods = text;
}

// Of a Job that was made for the run nothing but its name is kept.
fleet::ClusterTarget targetOf(const fleet::ClusterSettings &settings)
{
    fleet::ClusterTarget target;
    target.context = settings.context;
    target.ns = settings.ns;
    readPods(settings.pods, target);
    target.warmupContainer = settings.warmupContainer;
    target.mainContainer = settings.mainContainer;
    if (!settings.attached)
        target.create.emplace();
    return target;
}

} // namespace

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
    plan.mode = settings.mode;
    if (settings.cluster)
        plan.cluster = targetOf(*settings.cluster);
    return plan;
}

} // namespace largada::viewmodels
