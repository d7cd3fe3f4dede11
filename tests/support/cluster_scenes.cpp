// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cluster_scenes.h"

#include <array>

#include "fleet/pods_text.h"

namespace largada::test
{

using namespace fleet;
using coordinator::Stage;

namespace
{

RunnerId podName(const RunnerId &runner)
{
    return {QStringLiteral("k6-job-") + runner.value.mid(int(qstrlen("runner-"))) + QStringLiteral("-x7p2m")};
}

Reason whyMissing(int i)
{
    const std::array<Reason, 5> reasons{
        {{ReasonCode::NoNode, QStringLiteral("0/40 nodes are available: 37 Insufficient cpu, 3 node(s) had taints.")},
         {ReasonCode::PullingImage},
         {ReasonCode::ImagePullFailed, QStringLiteral("pull access denied for registry.local/k6, unauthorized")},
         {ReasonCode::NeedsAddress, QStringLiteral("2.1.0")},
         {ReasonCode::CrashLoop, QStringLiteral("could not open /script/test.js: no such file"), 3}}};
    return reasons[size_t(i) % reasons.size()];
}

PreflightReport clusterReport()
{
    PreflightReport report;
    report.k6Version = QStringLiteral("1.1.0");
    report.checks = {
        {CheckId::Server, CheckLevel::Ok, QStringLiteral("https://10.20.0.1"), QStringLiteral("v1.34.4, ana")},
        {CheckId::Job, CheckLevel::Ok, QStringLiteral("k6-job")},
        {CheckId::Right, CheckLevel::Warning, QStringLiteral("delete pods"), QStringLiteral("perf")},
        {CheckId::NodeClocks, CheckLevel::Ok, {}, {}, {3.4}}};
    return report;
}

} // namespace

settings::ConnectionProfile sceneConnection(settings::Protection protection)
{
    return {QStringLiteral("production"),
            {},
            QStringLiteral("arn:aws:eks:sa-east-1:1:cluster/perf"),
            QStringLiteral("perf"),
            protection};
}

ClusterTarget sceneTarget()
{
    ClusterTarget target;
    target.context = sceneConnection().context;
    target.ns = sceneConnection().ns;
    target.pods = QStringLiteral("k6-job");
    return target;
}

engine::Update clusterUpdate(Scene scene, int runners, const FakeClock &clock)
{
    engine::Update update = sceneUpdate(scene, runners, clock);
    engine::RunView &view = update.view;
    view.plan.fleet = QStringLiteral("kubernetes");
    view.plan.script.clear();
    view.plan.cluster = sceneTarget();
    view.preflight = clusterReport();
    for (engine::PhaseView &phase : view.phases) {
        phase.share = view.plan.share(phase.name);
        phase.planned = std::chrono::milliseconds::zero();
    }
    int missing = 0;
    for (RunnerRow &row : update.rows) {
        row.id = podName(row.id);
        row.node = QStringLiteral("worker-%1").arg(1 + missing % 3);
        row.plannedVus = 0;
        if (scene == Scene::Gathering && row.state != RunnerState::Ready) {
            row.reason = whyMissing(missing++);
            row.state = RunnerState::Creating;
            row.exitCode.reset();
            row.holdsGate = true;
        }
    }
    if (scene == Scene::Gathering && runners > 2) {
        engine::PhaseView &phase = view.phases.front();
        phase.lost = 0;
        phase.missing = 2;
        phase.missingReason = {ReasonCode::NoPodAllowed,
                               QStringLiteral("exceeded quota: perf, requested: cpu=2, used: cpu=40, limited: cpu=40")};
        phase.runners = runners + 2;
        view.plan.runners = runners + 2;
    }
    return update;
}

RunRecord clusterRecord(int runners, Outcome outcome)
{
    RunRecord run = sceneRecord(runners, outcome, {});
    run.fleet = QStringLiteral("kubernetes");
    run.settings.scriptSha256.clear();
    run.settings.warmupPercent = 25;
    run.settings.envNames.clear();
    run.settings.mode = StartMode::Clock;
    run.settings.cluster = ClusterSettings{true, sceneTarget().context, sceneTarget().ns, podsText(sceneTarget())};
    for (PhaseRecord &phase : run.phases) {
        phase.maxVus = 0;
        if (phase.phase == PhaseName::Warmup)
            phase.share.reset();
        for (RunnerRecord &runner : phase.detail) {
            runner.name = podName(runner.name);
            runner.node = QStringLiteral("worker-1");
            runner.countSource = CountSource::Log;
        }
    }
    return run;
}

} // namespace largada::test
