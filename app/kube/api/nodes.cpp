// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/api/nodes.h"

#include <algorithm>

#include "kube/api/ask.h"
#include "kube/api/json_tree.h"
#include "kube/api/read_pod.h"

namespace largada::kube
{

namespace
{

constexpr std::chrono::seconds patience{10};

bool tolerates(const Toleration &toleration, const Taint &taint)
{
    if (!toleration.effect.isEmpty() && toleration.effect != taint.effect)
        return false;
    if (toleration.op == QLatin1String("Exists"))
        return toleration.key.isEmpty() || toleration.key == taint.key;
    return toleration.key == taint.key && toleration.value == taint.value;
}

} // namespace

Placement readPlacement(const JsonNode &podSpec)
{
    Placement placement;
    placement.nodeSelector = podSpec.textsByName("nodeSelector");
    for (const auto &json : podSpec["tolerations"].items())
        placement.tolerations.push_back(
            {json.text("key"), json.text("operator"), json.text("value"), json.text("effect")});
    placement.hasMore = podSpec["affinity"].isObject() || podSpec["topologySpreadConstraints"].isArray();
    return placement;
}

Result<QVector<Node>> parseNodes(const QByteArray &json)
{
    const JsonTree tree(json);
    if (!tree.root()["items"].isArray())
        return Error{Errc::Protocol, QStringLiteral("an answer of another form"), QStringLiteral("nodes")};
    QVector<Node> nodes;
    for (const auto &item : tree.root()["items"].items()) {
        const Meta meta = readMeta(item);
        const auto allocatable = item["status"]["allocatable"];
        Node node;
        node.name = meta.name;
        node.labels = meta.labels;
        for (const auto &taint : item["spec"]["taints"].items())
            node.taints.push_back({taint.text("key"), taint.text("value"), taint.text("effect")});
        node.isCordoned = item["spec"].boolean("unschedulable").value_or(false);
        const auto conditions = readConditions(item["status"]);
        node.isReady = std::any_of(conditions.cbegin(), conditions.cend(), [](const Condition &one) {
            return one.type == QLatin1String("Ready") && one.status == QLatin1String("True");
        });
        node.cpu = parseQuantity(allocatable.text("cpu")).value_or(0);
        node.memory = parseQuantity(allocatable.text("memory")).value_or(0);
        node.pods = static_cast<int>(parseQuantity(allocatable.text("pods")).value_or(0));
        nodes.push_back(node);
    }
    return nodes;
}

bool admits(const Node &node, const Placement &placement)
{
    if (!node.isReady || node.isCordoned)
        return false;
    for (auto it = placement.nodeSelector.cbegin(); it != placement.nodeSelector.cend(); ++it) {
        if (node.labels.value(it.key()) != it.value() || !node.labels.contains(it.key()))
            return false;
    }
    return std::all_of(node.taints.cbegin(), node.taints.cend(), [&placement](const Taint &taint) {
        return taint.effect == QLatin1String("PreferNoSchedule") ||
               std::any_of(placement.tolerations.cbegin(), placement.tolerations.cend(),
                           [&taint](const Toleration &toleration) { return tolerates(toleration, taint); });
    });
}

Async<QVector<Node>> listNodes(Client &client)
{
    return ask<QVector<Node>>(client, {.path = QStringLiteral("/api/v1/nodes"), .idleTimeout = patience}, parseNodes);
}

} // namespace largada::kube
