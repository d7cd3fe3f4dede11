// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The nodes of a cluster, as far as it matters for where pods fit, and what a pod says of where it may be. k8s.io/api
// core/v1. Not for watching them.
#pragma once

#include "kube/api/client.h"
#include "kube/api/objects.h"

namespace largada::kube
{

class JsonNode;

struct Taint {
    QString key, value, effect; // "NoSchedule", "PreferNoSchedule", "NoExecute"
    bool operator==(const Taint &) const = default;
};

struct Toleration {
    QString key, op, value, effect; // op: "Exists", or "Equal" where it is empty; an empty key or effect is any
    bool operator==(const Toleration &) const = default;
};

// What a pod says of where it may be.
struct Placement {
    QHash<QString, QString> nodeSelector;
    QVector<Toleration> tolerations;
    bool hasMore = false; // affinity or spread: a scheduler's business
    bool operator==(const Placement &) const = default;
};
Placement readPlacement(const JsonNode &podSpec);

struct Node {
    QString name;
    QHash<QString, QString> labels;
    QVector<Taint> taints;
    bool isCordoned = false; // spec.unschedulable
    bool isReady = false;
    double cpu = 0; // allocatable: cores, bytes, pods
    double memory = 0;
    int pods = 0;
    bool operator==(const Node &) const = default;
};

Result<QVector<Node>> parseNodes(const QByteArray &json); // a NodeList
// Whether a node takes pods with that placement at all.
bool admits(const Node &node, const Placement &placement);

Async<QVector<Node>> listNodes(Client &client);

} // namespace largada::kube
