// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/scale_pin.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kube/api/json_tree.h"

namespace largada::backends
{

namespace
{

std::optional<Bounds> boundsIn(const kube::JsonNode &json)
{
    const auto least = json.integer("minReplicas");
    const auto most = json.integer("maxReplicas");
    if (!least || !most || *least < 0 || *most < 1)
        return std::nullopt;
    return Bounds{*least, *most};
}

nlohmann::json jsonOf(const Bounds &bounds)
{
    return {{"minReplicas", bounds.least}, {"maxReplicas", bounds.most}};
}

// Each bound that is no longer what it was set to is another's word, and the newer one.
Bounds ownOf(const kube::Autoscaler &seen)
{
    const auto pin = pinOf(seen);
    if (!pin)
        return {seen.least, seen.most};
    return {seen.least == pin->set.least ? pin->own.least : seen.least,
            seen.most == pin->set.most ? pin->own.most : seen.most};
}

std::optional<PinChange> unlessDone(const kube::Autoscaler &seen, const PinChange &change)
{
    const QString annotation = seen.meta.annotations.value(QLatin1String(scalePinAnnotation));
    const bool isDone = change.bounds == Bounds{seen.least, seen.most} && change.annotation == annotation;
    return isDone ? std::nullopt : std::optional(change);
}

} // namespace

QString scalePinText(const ScalePin &pin)
{
    return QString::fromStdString(nlohmann::json{{"own", jsonOf(pin.own)}, {"set", jsonOf(pin.set)}}.dump());
}

std::optional<ScalePin> parseScalePin(const QString &text)
{
    const kube::JsonTree tree(text.toUtf8());
    const auto own = boundsIn(tree.root()["own"]);
    const auto set = boundsIn(tree.root()["set"]);
    if (!own || !set)
        return std::nullopt;
    return ScalePin{*own, *set};
}

std::optional<ScalePin> pinOf(const kube::Autoscaler &seen)
{
    return parseScalePin(seen.meta.annotations.value(QLatin1String(scalePinAnnotation)));
}

std::optional<PinChange> pinFor(const kube::Autoscaler &seen, int agents)
{
    const Bounds own = ownOf(seen);
    if (agents == 0 && own.least > 0)
        return releaseOf(seen);
    const int least = std::max(agents, 1);
    const ScalePin pin{own, {least, std::max(own.most, least)}};
    return unlessDone(seen, {pin.set, scalePinText(pin)});
}

std::optional<PinChange> releaseOf(const kube::Autoscaler &seen)
{
    return unlessDone(seen, {ownOf(seen), QString()});
}

bool isChangedByOthers(const kube::Autoscaler &seen)
{
    const auto pin = pinOf(seen);
    return pin && pin->set != Bounds{seen.least, seen.most};
}

std::optional<kube::Autoscaler> autoscalerOf(const QVector<kube::Autoscaler> &all, const kube::WorkloadName &workload)
{
    const auto it = std::find_if(all.cbegin(), all.cend(), [&workload](const kube::Autoscaler &one) {
        return one.targetKind == kube::kindWord(workload.kind) && one.targetName == workload.name;
    });
    return it == all.cend() ? std::nullopt : std::optional(*it);
}

} // namespace largada::backends
