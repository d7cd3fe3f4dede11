// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/local/checks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace largada::backends
{

namespace
{

using fleet::Check;
using fleet::CheckId;
using fleet::CheckLevel;

CheckLevel againstFree(double needed, double free)
{
    if (needed > free)
        return CheckLevel::Block;
    return needed > 0.8 * free ? CheckLevel::Warning : CheckLevel::Ok;
}

// Of the load: a test of 250 s is not one of 280 s because its last iterations may take half a minute to end.
std::chrono::milliseconds plannedLength(const k6::Inspection &inspection)
{
    std::chrono::milliseconds length{0};
    for (const k6::Scenario &scenario : inspection.scenarios) {
        if (!scenario.worksUntil)
            return inspection.totalDuration;
        length = std::max(length, *scenario.worksUntil);
    }
    return length > std::chrono::milliseconds::zero() ? length : inspection.totalDuration;
}

fleet::PhaseLoad loadOf(fleet::PhaseName phase, const k6::Inspection &inspection, const fleet::RunPlan &plan)
{
    const int scripts = plan.split ? 1 : plan.runners; // how many times the script's load
    fleet::PhaseLoad load;
    load.phase = phase;
    load.maxVus =
        static_cast<int>(std::min<qint64>(qint64(inspection.maxVus) * scripts, std::numeric_limits<int>::max()));
    load.vusPerRunner = plan.split ? static_cast<int>(std::ceil(inspection.plannedVus() / double(plan.runners)))
                                   : inspection.plannedVus();
    load.durationSeconds = std::chrono::duration<double>(plannedLength(inspection)).count();
    for (const k6::Scenario &scenario : inspection.scenarios) {
        if (scenario.rate)
            load.iterationsPerSecond = load.iterationsPerSecond.value_or(0) + *scenario.rate * scripts;
    }
    return load;
}

// What share of main's load the scaled scenario really is, in percent.
double shareMade(const k6::Scenario &main, const k6::Scenario &warmup)
{
    if (main.rate && warmup.rate && *main.rate > 0)
        return 100.0 * *warmup.rate / *main.rate;
    if (main.sharedIterations && warmup.sharedIterations && *main.sharedIterations > 0)
        return 100.0 * static_cast<double>(*warmup.sharedIterations) / static_cast<double>(*main.sharedIterations);
    return main.vus > 0 ? 100.0 * warmup.vus / main.vus : 100.0;
}

void judgeShares(const fleet::RunPlan &plan, const Inspected &inspected, fleet::PreflightReport &report)
{
    if (!inspected.warmup)
        return;
    const double asked = *plan.warmupPercent;
    for (const k6::Scenario &main : inspected.main.scenarios) {
        const auto warmup = std::find_if(inspected.warmup->scenarios.cbegin(), inspected.warmup->scenarios.cend(),
                                         [&main](const k6::Scenario &other) { return other.name == main.name; });
        if (warmup == inspected.warmup->scenarios.cend())
            continue;
        const double made = shareMade(main, *warmup);
        if (std::abs(made - asked) > 0.05 * asked)
            report.checks.push_back({CheckId::ShareNotExact, CheckLevel::Warning, main.name, {}, {made, asked}});
    }
}

void judgeSplit(const fleet::RunPlan &plan, const Inspected &inspected, fleet::PreflightReport &report)
{
    if (!plan.split)
        return;
    QVector<k6::Scenario> scenarios = inspected.main.scenarios;
    if (inspected.warmup)
        scenarios += inspected.warmup->scenarios;
    QStringList named;
    for (const k6::Scenario &scenario : scenarios) {
        if (plan.runners <= scenario.vus || named.contains(scenario.name))
            continue;
        named.push_back(scenario.name);
        report.checks.push_back({CheckId::SplitTooFine,
                                 CheckLevel::BlockFinal,
                                 scenario.name,
                                 {},
                                 {double(scenario.vus), double(plan.runners)}});
    }
    for (const k6::Threshold &threshold : inspected.main.thresholds) {
        if (threshold.expression.contains(QLatin1String("count")))
            report.checks.push_back(
                {CheckId::CountThreshold, CheckLevel::Warning, threshold.metric, threshold.expression, {}});
    }
}

void judgeCapacity(const fleet::RunPlan &plan, const Capacity &capacity, const QString &directory,
                   fleet::PreflightReport &report)
{
    int vus = 0;
    std::optional<double> rate = 0.0;
    for (const fleet::PhaseLoad &load : report.load) {
        vus = std::max(vus, load.maxVus);
        rate =
            load.iterationsPerSecond && rate ? std::optional(std::max(*rate, *load.iterationsPerSecond)) : std::nullopt;
    }
    const double memory = plan.runners * mebibytesPerK6 + vus * mebibytesPerVu;
    report.checks.push_back(
        {CheckId::Memory, againstFree(memory, capacity.memoryFreeMiB), {}, {}, {memory, capacity.memoryFreeMiB}});
    // Without a planned rate VUs go as fast as they can: more runners than cores take from each other.
    const CheckLevel cores = rate ? againstFree(*rate * cpuSecondsPerIteration, capacity.cores)
                             : plan.runners > capacity.cores ? CheckLevel::Warning
                                                             : CheckLevel::Ok;
    report.checks.push_back({CheckId::Cores, cores, {}, {}, {double(plan.runners), capacity.cores, rate.value_or(0)}});
    report.checks.push_back({CheckId::Ports,
                             againstFree(plan.runners, capacity.portsFree),
                             {},
                             {},
                             {double(plan.runners), double(capacity.portsFree)}});
    const double disk = 16 + 0.25 * plan.runners; // summaries, wrapper, k6's own temporary files
    report.checks.push_back(
        {CheckId::Disk, againstFree(disk, capacity.diskFreeMiB), directory, {}, {capacity.diskFreeMiB, disk}});
}

} // namespace

void judge(const fleet::RunPlan &plan, const Inspected &inspected, const Capacity &capacity, const QString &directory,
           fleet::PreflightReport &report)
{
    report.hasSetup = inspected.exportsSetup;
    if (inspected.warmup)
        report.load.push_back(loadOf(fleet::PhaseName::Warmup, *inspected.warmup, plan));
    report.load.push_back(loadOf(fleet::PhaseName::Main, inspected.main, plan));
    const fleet::PhaseLoad &main = report.load.back();
    report.checks.push_back(
        {CheckId::Load, CheckLevel::Ok, {}, {}, {double(main.maxVus), main.iterationsPerSecond.value_or(0)}});
    for (const k6::Threshold &threshold : inspected.main.thresholds)
        report.thresholds.push_back({threshold.metric, threshold.expression});
    report.checks.push_back({CheckId::Thresholds, CheckLevel::Ok, {}, {}, {double(report.thresholds.size())}});
    if (plan.setup == fleet::SetupMode::Once && !inspected.exportsSetup)
        report.checks.push_back({CheckId::NoSetup, CheckLevel::Warning});
    judgeShares(plan, inspected, report);
    judgeSplit(plan, inspected, report);
    judgeCapacity(plan, capacity, directory, report);
}

} // namespace largada::backends
