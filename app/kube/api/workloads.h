// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What scaling needs of the API server: the Deployment or StatefulSet whose pods are counted, and the autoscalers that
// have a say in their number. k8s.io/api apps/v1, autoscaling/v2. Watching them is not for this: two small reads tell.
#pragma once

#include "kube/api/client.h"
#include "kube/api/nodes.h"
#include "kube/api/objects.h"

namespace largada::kube
{

enum class WorkloadKind { Deployment, StatefulSet };

struct WorkloadName {
    WorkloadKind kind = WorkloadKind::Deployment;
    QString ns;
    QString name;
    bool operator==(const WorkloadName &) const = default;
};
QString kindWord(WorkloadKind kind);            // "Deployment"
QString workloadPath(const WorkloadName &name); // "/apis/apps/v1/namespaces/x/deployments/y"

struct Workload {
    Meta meta;
    int wanted = 1;   // spec.replicas
    int existing = 0; // status.replicas: pods that are there, those that are ending left out
    int ready = 0;    // status.readyReplicas
    QString selector; // of its pods, as the API takes it: "a=b,c=d"
    QVector<Condition> conditions;
    Pod podTemplate;     // spec.template
    Placement placement; // of that
    bool operator==(const Workload &) const = default;
};

struct Autoscaler {
    Meta meta;
    QString targetKind, targetName;
    int least = 1;  // spec.minReplicas
    int most = 1;   // spec.maxReplicas
    int wanted = 0; // status.desiredReplicas; 0: none yet
    bool operator==(const Autoscaler &) const = default;
};

Result<Workload> parseWorkload(const QByteArray &json);
Result<QVector<Autoscaler>> parseAutoscalers(const QByteArray &json); // a HorizontalPodAutoscalerList

Async<Workload> getWorkload(Client &client, const WorkloadName &name);
Async<QVector<Autoscaler>> listAutoscalers(Client &client, const QString &ns);
// New bounds, and an annotation with them (a null value takes it away); Errc::Conflict when the autoscaler is another
// one than the one that was seen.
Async<> setBounds(Client &client, const Autoscaler &seen, int least, int most, const QString &annotation,
                  const QString &value);
Async<QByteArray> listQuotas(Client &client, const QString &ns); // a ResourceQuotaList
// The first pods of a workload.
Async<QVector<Pod>> somePods(Client &client, const QString &ns, const QString &selector, int most);

} // namespace largada::kube
