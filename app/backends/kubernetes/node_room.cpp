// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/node_room.h"

#include <algorithm>
#include <cmath>

#include <QHash>

namespace largada::backends
{

namespace
{

struct Asked {
    double cpu = 0;    // cores
    double memory = 0; // bytes
    int pods = 0;

    void add(const Asked &other)
    {
        cpu += other.cpu;
        memory += other.memory;
        pods += other.pods;
    }
};

// The API server has made a request of a limit that has none beside it.
Asked askedBy(const kube::Container &container)
{
    return {container.cpuRequest.value_or(container.cpuLimit.value_or(0)),
            container.memoryRequest.value_or(container.memoryLimit.value_or(0)), 0};
}

// Init containers run one after the other, beside the sidecars that were started before.
Asked askedBy(const kube::Pod &pod)
{
    Asked sum, most, sidecars;
    for (const kube::Container &container : pod.initContainers) {
        Asked now = askedBy(container);
        if (container.isSidecar)
            sidecars.add(now);
        else
            now.add(sidecars);
        most.cpu = std::max(most.cpu, now.cpu);
        most.memory = std::max(most.memory, now.memory);
    }
    for (const kube::Container &container : pod.containers)
        sum.add(askedBy(container));
    sum.add(sidecars);
    return {std::max(sum.cpu, most.cpu), std::max(sum.memory, most.memory), 1};
}

bool isOf(const kube::Pod &pod, const kube::Workload &workload)
{
    if (pod.meta.ns != workload.meta.ns || workload.selector.isEmpty())
        return false;
    const QStringList terms = workload.selector.split(QLatin1Char(','));
    return std::all_of(terms.cbegin(), terms.cend(), [&pod](const QString &term) {
        const qsizetype equals = term.indexOf(QLatin1Char('='));
        return pod.meta.labels.value(term.left(equals)) == term.mid(equals + 1);
    });
}

int fitting(double free, double asked)
{
    constexpr double hair = 1e-9, most = 1e6; // 0.3 / 0.1 is less than 3
    return asked <= 0 ? int(most) : static_cast<int>(std::clamp(std::floor(free / asked + hair), 0.0, most));
}

} // namespace

std::optional<fleet::ScaleRoom> roomOnNodes(const QVector<kube::Node> &nodes, const QVector<kube::Pod> &pods,
                                            const kube::Workload &workload)
{
    if (workload.placement.hasMore || nodes.isEmpty())
        return std::nullopt;
    QHash<QString, Asked> taken;
    int agents = 0;
    for (const kube::Pod &pod : pods) {
        if (pod.node.isEmpty() || pod.isFinished())
            continue;
        taken[pod.node].add(askedBy(pod));
        agents += isOf(pod, workload) && !pod.isTerminating() ? 1 : 0;
    }
    const Asked one = askedBy(workload.podTemplate);
    for (const kube::Node &node : nodes) {
        if (!kube::admits(node, workload.placement))
            continue;
        const Asked used = taken.value(node.name);
        agents += std::min({fitting(node.cpu - used.cpu, one.cpu), fitting(node.memory - used.memory, one.memory),
                            std::max(node.pods - used.pods, 0)});
    }
    return fleet::ScaleRoom{agents, QStringLiteral("nodes")};
}

std::optional<fleet::ScaleRoom> smallerRoom(const std::optional<fleet::ScaleRoom> &one,
                                            const std::optional<fleet::ScaleRoom> &other)
{
    if (!one || !other)
        return one ? one : other;
    return other->agents < one->agents ? other : one;
}

} // namespace largada::backends
