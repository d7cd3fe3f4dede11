// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why a container of a pod does not run, or how it ended: out of the pod and its events. Pure. Reasons of k8s.io/api
// core/v1, the kubelet (pkg/kubelet/{container,images,events}), kube-scheduler, cluster-autoscaler and Karpenter.
#pragma once

#include "fleet/runner.h"
#include "kube/api/objects.h"

namespace largada::backends
{

// None: it runs, or ended as it should. The events are the pod's, in any order; without any (no right to read them)
// nodes that are coming and failing mounts are not seen. Does not know who told the pod to end: the Job or we
// ourselves.
fleet::Reason stragglerReason(const kube::Pod &pod, const QString &container, const QVector<kube::Event> &events);

// Why the Job has fewer pods than it should; NoPod where it says nothing. The events are the Job's.
fleet::Reason missingReason(const kube::Job &job, const QVector<kube::Event> &events);

} // namespace largada::backends
