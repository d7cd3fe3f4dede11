// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/quota_checks.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <nlohmann/json.hpp>

#include "kube/api/objects.h"

namespace largada::backends
{

namespace
{

using Amounts = std::map<QString, double>;

std::optional<double> amountOf(const nlohmann::json &list, const std::string &resource)
{
    const auto it = list.find(resource);
    if (it == list.end() || !it->is_string())
        return std::nullopt;
    return kube::parseQuantity(QString::fromStdString(it->get<std::string>()));
}

// What is left of each resource, by the strictest quota.
Amounts leftOf(const QByteArray &quotas)
{
    Amounts left;
    const auto json = nlohmann::json::parse(quotas.cbegin(), quotas.cend(), nullptr, false);
    if (!json.is_object() || !json.contains("items") || !json.at("items").is_array())
        return left;
    const nlohmann::json empty = nlohmann::json::object();
    const nlohmann::json::json_pointer hardPlace("/status/hard"), usedPlace("/status/used");
    for (const auto &quota : json.at("items")) {
        if (!quota.is_object() || !quota.contains(hardPlace) || !quota.at(hardPlace).is_object())
            continue;
        const auto &used = quota.contains(usedPlace) && quota.at(usedPlace).is_object() ? quota.at(usedPlace) : empty;
        for (const auto &[resource, limit] : quota.at(hardPlace).items()) {
            const auto hard = amountOf(quota.at(hardPlace), resource);
            if (!hard)
                continue;
            const double free = *hard - amountOf(used, resource).value_or(0);
            const auto [it, isNew] = left.emplace(QString::fromStdString(resource), free);
            it->second = std::min(it->second, free);
        }
    }
    return left;
}

// Of the whole fleet. A limit alone is its request too.
Amounts neededBy(const fleet::RunPlan &plan)
{
    const fleet::JobWanted &job = *plan.cluster->create;
    Amounts needed{{QStringLiteral("pods"), plan.runners}};
    const auto add = [&needed, &plan](const char *resource, const QString &quantity) {
        if (const auto amount = kube::parseQuantity(quantity))
            needed[QLatin1String(resource)] = *amount * plan.runners;
    };
    const QString cpu = job.cpuRequest.isEmpty() ? job.cpuLimit : job.cpuRequest;
    const QString memory = job.memoryRequest.isEmpty() ? job.memoryLimit : job.memoryRequest;
    add("cpu", cpu);
    add("requests.cpu", cpu);
    add("limits.cpu", job.cpuLimit);
    add("memory", memory);
    add("requests.memory", memory);
    add("limits.memory", job.memoryLimit);
    return needed;
}

// Of one pod. What a container asks for is its limit, where it says nothing else; one that says neither is denied by a
// quota that limits it, and needs nothing here.
Amounts neededBy(const kube::Pod &pod)
{
    Amounts needed{{QStringLiteral("pods"), 1}, {QStringLiteral("count/pods"), 1}};
    const auto add = [&needed](const char *resource, const std::optional<double> &amount) {
        if (amount)
            needed[QLatin1String(resource)] += *amount;
    };
    for (const kube::Container &container : pod.containers) {
        const auto cpu = container.cpuRequest ? container.cpuRequest : container.cpuLimit;
        const auto memory = container.memoryRequest ? container.memoryRequest : container.memoryLimit;
        for (const char *resource : {"cpu", "requests.cpu"})
            add(resource, cpu);
        for (const char *resource : {"memory", "requests.memory"})
            add(resource, memory);
        add("limits.cpu", container.cpuLimit);
        add("limits.memory", container.memoryLimit);
    }
    return needed;
}

} // namespace

std::optional<fleet::ScaleRoom> roomInQuotas(const QByteArray &quotas, const kube::Workload &workload)
{
    constexpr double hair = 1e-9; // 0.3 / 0.1 is less than 3
    std::optional<fleet::ScaleRoom> room;
    const Amounts left = leftOf(quotas);
    for (const auto &[resource, needed] : neededBy(workload.podTemplate)) {
        const auto limited = left.find(resource);
        if (limited == left.end() || needed <= 0)
            continue;
        const double further = std::clamp(std::floor(limited->second / needed + hair), 0.0, 1e6);
        const int agents = workload.existing + static_cast<int>(further);
        if (!room || agents < room->agents)
            room = fleet::ScaleRoom{agents, QStringLiteral("quota")};
    }
    return room;
}

QVector<fleet::Check> judgeQuotas(const QByteArray &quotas, const fleet::RunPlan &plan)
{
    QVector<fleet::Check> checks;
    const Amounts left = leftOf(quotas);
    for (const auto &[resource, needed] : neededBy(plan)) {
        const auto limited = left.find(resource);
        if (limited == left.end())
            continue;
        const auto level = needed > limited->second ? fleet::CheckLevel::Block : fleet::CheckLevel::Ok;
        checks.push_back({fleet::CheckId::Quota, level, resource, {}, {needed, limited->second}});
    }
    return checks;
}

} // namespace largada::backends
