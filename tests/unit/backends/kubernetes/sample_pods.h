// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pods of the Job that the README's example describes: three init containers, the third is the warm-up, then main.
#pragma once

#include "fleet/run_plan.h"
#include "kube/api/objects.h"
#include "kube/watch/reflector.h"

namespace largada::test
{

inline const QString jobUid = QStringLiteral("job-uid");

inline kube::Container k6Container(const QString &name, const QString &image = QStringLiteral("grafana/k6:1.1.0"))
{
    kube::Container container;
    container.name = name;
    container.image = image;
    container.args = QStringList{QStringLiteral("run"), QStringLiteral("--paused"), QStringLiteral("/s/test.js")};
    return container;
}

inline kube::ContainerStatus statusOf(const QString &name, kube::ContainerStatus::State state, int exitCode = 0)
{
    kube::ContainerStatus status;
    status.name = name;
    status.state = state;
    status.terminated.exitCode = exitCode;
    if (state == kube::ContainerStatus::State::Waiting)
        status.waitingReason = QStringLiteral("PodInitializing");
    return status;
}

// Its warm-up runs.
inline kube::Pod warmingPod(const QString &name, const QString &uid)
{
    using State = kube::ContainerStatus::State;
    kube::Pod pod;
    pod.meta.ns = QStringLiteral("perf");
    pod.meta.name = name;
    pod.meta.uid = uid;
    pod.meta.ownerKind = QStringLiteral("Job");
    pod.meta.ownerName = QStringLiteral("k6-job");
    pod.meta.ownerUid = jobUid;
    pod.node = QStringLiteral("node1");
    pod.restartPolicy = QStringLiteral("Never");
    pod.phase = QStringLiteral("Pending");
    pod.initContainers = {k6Container(QStringLiteral("a-prepare")), k6Container(QStringLiteral("b-config")),
                          k6Container(QStringLiteral("z-warmup"))};
    pod.containers = {k6Container(QStringLiteral("main"))};
    pod.initStatuses = {statusOf(QStringLiteral("a-prepare"), State::Terminated),
                        statusOf(QStringLiteral("b-config"), State::Terminated),
                        statusOf(QStringLiteral("z-warmup"), State::Running)};
    pod.statuses = {statusOf(QStringLiteral("main"), State::Waiting)};
    return pod;
}

inline kube::Pod mainPod(const QString &name, const QString &uid)
{
    using State = kube::ContainerStatus::State;
    kube::Pod pod = warmingPod(name, uid);
    pod.phase = QStringLiteral("Running");
    pod.initStatuses[2] = statusOf(QStringLiteral("z-warmup"), State::Terminated);
    pod.statuses[0] = statusOf(QStringLiteral("main"), State::Running);
    return pod;
}

inline kube::Job job(int backoffLimit = 6)
{
    kube::Job job;
    job.meta.ns = QStringLiteral("perf");
    job.meta.name = QStringLiteral("k6-job");
    job.meta.uid = jobUid;
    job.parallelism = 4;
    job.completions = 4;
    job.backoffLimit = backoffLimit;
    job.podTemplate = warmingPod({}, {});
    job.podTemplate.meta = {};
    job.podTemplate.meta.labels.insert(QStringLiteral("job-name"), job.meta.name);
    return job;
}

inline fleet::RunPlan plan(int runners = 2)
{
    fleet::RunPlan plan;
    plan.fleet = QStringLiteral("kubernetes");
    plan.runners = runners;
    plan.cluster.emplace();
    plan.cluster->pods = QStringLiteral("k6-job");
    return plan;
}

inline kube::ObjectChanges all(const QVector<kube::Object> &objects)
{
    return {true, objects, {}};
}

inline kube::ObjectChanges changed(const kube::Object &object)
{
    return {false, {object}, {}};
}

inline kube::ObjectChanges gone(const kube::Object &object)
{
    return {false, {}, {object}};
}

} // namespace largada::test
