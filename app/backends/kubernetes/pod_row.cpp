// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/pod_row.h"

#include "backends/kubernetes/pod_runners.h"
#include "backends/kubernetes/straggler_reason.h"
#include "k6/exit_code.h"

namespace largada::backends
{

namespace
{

using fleet::PhaseName;
using fleet::ReasonCode;
using fleet::RunnerState;
using State = kube::ContainerStatus::State;

// The phase that the pod is in, or stayed in.
PhaseName phaseOf(const kube::Pod &pod, const fleet::ClusterTarget &target)
{
    const kube::ContainerStatus *main = pod.status(target.mainContainer);
    if (main != nullptr && (main->state == State::Running || main->state == State::Terminated))
        return PhaseName::Main;
    const kube::ContainerStatus *warmup = pod.status(target.warmupContainer);
    const bool warmedUp = warmup != nullptr && warmup->state == State::Terminated && warmup->terminated.exitCode == 0;
    return warmup == nullptr || warmedUp ? PhaseName::Main : PhaseName::Warmup;
}

RunnerState endOf(const kube::ContainerStatus &status)
{
    const int code = status.terminated.exitCode;
    return code == 0 || k6::ranToItsEnd(code) || k6::exitMeaning(code) == k6::ExitMeaning::StoppedByApi
               ? RunnerState::Done
               : RunnerState::Failed;
}

std::optional<WallTime> sinceOf(const kube::ContainerStatus *status)
{
    if (status == nullptr || status->state == State::Waiting || status->state == State::None)
        return std::nullopt;
    return status->state == State::Running ? status->runningSince : status->terminated.finishedAt;
}

void setState(fleet::RunnerRow &row, const kube::Pod &pod, const kube::ContainerStatus *status)
{
    if (status != nullptr && status->state == State::Terminated) {
        row.state = endOf(*status);
        row.exitCode = status->terminated.exitCode;
    } else if (status != nullptr && status->state == State::Running) {
        row.state = RunnerState::Creating; // whether k6 is paused only k6 knows
        row.reason = {ReasonCode::NotAsked};
        return;
    } else if (pod.isFinished()) {
        row.state = pod.phase == QLatin1String("Succeeded") ? RunnerState::Done : RunnerState::Failed;
    } else {
        row.state = pod.node.isEmpty() ? RunnerState::Pending : RunnerState::Creating;
    }
    if (row.state == RunnerState::Done)
        row.reason = {};
}

} // namespace

fleet::RunnerRow rowOf(const kube::Pod &pod, const fleet::ClusterTarget &target, const QVector<kube::Event> &events,
                       WallTime now)
{
    fleet::RunnerRow row;
    row.id = {pod.meta.name};
    row.phase = phaseOf(pod, target);
    const QString container = row.phase == PhaseName::Warmup ? target.warmupContainer : target.mainContainer;
    const kube::ContainerStatus *status = pod.status(container);
    row.reason = stragglerReason(pod, container, events);
    row.since = sinceOf(status);
    setState(row, pod, status);
    const fleet::RunnerPlace place = placeOf(pod, now);
    row.node = place.node;
    row.podStatus = place.status;
    row.restarts = place.restarts;
    row.createdAt = place.createdAt;
    row.terminating = place.terminating;
    row.containers = place.containers;
    return row;
}

} // namespace largada::backends
