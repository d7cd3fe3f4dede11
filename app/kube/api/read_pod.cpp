// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/api/read_pod.h"

namespace largada::kube
{

namespace
{

Container readContainer(const JsonNode &json)
{
    Container container;
    container.name = json.text("name");
    container.image = json.text("image");
    container.command = json.texts("command");
    container.args = json.texts("args");
    for (const auto &variable : json["env"].items())
        container.env.insert(variable.text("name"), variable.text("value"));
    container.isSidecar = json.text("restartPolicy") == QLatin1String("Always");
    const auto resources = json["resources"];
    container.cpuLimit = parseQuantity(resources["limits"].text("cpu"));
    container.cpuRequest = parseQuantity(resources["requests"].text("cpu"));
    container.memoryRequest = parseQuantity(resources["requests"].text("memory"));
    container.memoryLimit = parseQuantity(resources["limits"].text("memory"));
    return container;
}

QVector<Container> readContainers(const JsonNode &list)
{
    QVector<Container> containers;
    for (const auto &json : list.items()) {
        if (json.isObject())
            containers += readContainer(json);
    }
    return containers;
}

Terminated readTerminated(const JsonNode &json)
{
    return {json.text("reason"),
            json.text("message"),
            json.integer("exitCode").value_or(0),
            json.integer("signal").value_or(0),
            readTime(json, "startedAt"),
            readTime(json, "finishedAt")};
}

ContainerStatus readStatus(const JsonNode &json)
{
    using State = ContainerStatus::State;
    ContainerStatus status;
    status.name = json.text("name");
    const auto state = json["state"];
    if (const auto terminated = state["terminated"]; terminated.isObject()) {
        status.state = State::Terminated;
        status.terminated = readTerminated(terminated);
    } else if (const auto running = state["running"]; running.isObject()) {
        status.state = State::Running;
        status.runningSince = readTime(running, "startedAt");
    } else if (const auto waiting = state["waiting"]; waiting.isObject()) {
        status.state = State::Waiting;
        status.waitingReason = waiting.text("reason");
        status.waitingMessage = waiting.text("message");
    }
    if (const auto last = json["lastState"]["terminated"]; last.isObject())
        status.lastTerminated = readTerminated(last);
    status.ready = json.boolean("ready").value_or(false);
    status.started = json.boolean("started");
    status.restarts = json.integer("restartCount").value_or(0);
    status.containerId = json.text("containerID");
    return status;
}

QVector<ContainerStatus> readStatuses(const JsonNode &list)
{
    QVector<ContainerStatus> statuses;
    for (const auto &json : list.items()) {
        if (json.isObject())
            statuses += readStatus(json);
    }
    return statuses;
}

} // namespace

std::optional<WallTime> readTime(const JsonNode &object, const char *key)
{
    return parseTime(object.text(key));
}

Meta readMeta(const JsonNode &object)
{
    const auto json = object["metadata"];
    Meta meta;
    meta.ns = json.text("namespace");
    meta.name = json.text("name");
    meta.uid = json.text("uid");
    meta.resourceVersion = json.text("resourceVersion");
    meta.labels = json.textsByName("labels");
    meta.annotations = json.textsByName("annotations");
    meta.created = readTime(json, "creationTimestamp");
    meta.deleted = readTime(json, "deletionTimestamp");
    for (const auto &owner : json["ownerReferences"].items()) {
        if (owner.boolean("controller").value_or(false)) {
            meta.ownerKind = owner.text("kind");
            meta.ownerName = owner.text("name");
            meta.ownerUid = owner.text("uid");
        }
    }
    return meta;
}

QVector<Condition> readConditions(const JsonNode &status)
{
    QVector<Condition> conditions;
    for (const auto &json : status["conditions"].items())
        conditions += {json.text("type"), json.text("status"), json.text("reason"), json.text("message"),
                       readTime(json, "lastTransitionTime")};
    return conditions;
}

Pod readPod(const JsonNode &object)
{
    Pod pod;
    pod.meta = readMeta(object);
    const auto spec = object["spec"];
    pod.node = spec.text("nodeName");
    pod.restartPolicy = spec.text("restartPolicy");
    pod.initContainers = readContainers(spec["initContainers"]);
    pod.containers = readContainers(spec["containers"]);
    const auto status = object["status"];
    pod.phase = status.text("phase");
    pod.reason = status.text("reason");
    pod.message = status.text("message");
    pod.ip = status.text("podIP");
    pod.conditions = readConditions(status);
    pod.initStatuses = readStatuses(status["initContainerStatuses"]);
    pod.statuses = readStatuses(status["containerStatuses"]);
    return pod;
}

} // namespace largada::kube
