// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// For how many agents the nodes of a cluster have room: what they can give, less what the pods on them have asked for.
// An estimate of what the scheduler will find: it knows of volumes, ports and other things, too. Pure.
#pragma once

#include <optional>

#include "fleet/scale_backend.h"
#include "kube/api/workloads.h"

namespace largada::backends
{

// pods: all of the cluster that have not ended. Those of the workload that have a node count as agents that there can
// be; its limit is "nodes". nullopt: that cannot be told, for the workload says more of where its pods may be than is
// looked at here.
std::optional<fleet::ScaleRoom> roomOnNodes(const QVector<kube::Node> &nodes, const QVector<kube::Pod> &pods,
                                            const kube::Workload &workload);
// The smaller one; that of which nothing is known does not count.
std::optional<fleet::ScaleRoom> smallerRoom(const std::optional<fleet::ScaleRoom> &one,
                                            const std::optional<fleet::ScaleRoom> &other);

} // namespace largada::backends
