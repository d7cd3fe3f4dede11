// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/api/workloads.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kube/api/ask.h"
#include "kube/api/json_tree.h"
#include "kube/api/read_pod.h"

namespace largada::kube
{

namespace
{

Error notUnderstood(const char *what)
{
    return {Errc::Protocol, QStringLiteral("an answer of another form"), QString::fromLatin1(what)};
}

// Small answers: one that takes longer is none, and whoever waits for it is to be told.
constexpr std::chrono::seconds patience{10};

QString autoscalersPath(const QString &ns)
{
    return QStringLiteral("/apis/autoscaling/v2/namespaces/%1/horizontalpodautoscalers").arg(ns);
}

QString selectorOf(const JsonNode &selector)
{
    const auto labels = selector.textsByName("matchLabels");
    QStringList terms;
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        terms << it.key() + QLatin1Char('=') + it.value();
    terms.sort();
    return terms.join(QLatin1Char(','));
}

} // namespace

QString kindWord(WorkloadKind kind)
{
    return kind == WorkloadKind::Deployment ? QStringLiteral("Deployment") : QStringLiteral("StatefulSet");
}

QString workloadPath(const WorkloadName &name)
{
    return QStringLiteral("/apis/apps/v1/namespaces/%1/%2s/%3").arg(name.ns, kindWord(name.kind).toLower(), name.name);
}

Result<Workload> parseWorkload(const QByteArray &json)
{
    const JsonTree tree(json);
    const auto spec = tree.root()["spec"];
    const auto status = tree.root()["status"];
    if (!spec.isObject())
        return notUnderstood("workload");
    Workload workload;
    workload.meta = readMeta(tree.root());
    workload.wanted = spec.integer("replicas").value_or(1);
    workload.existing = status.integer("replicas").value_or(0);
    workload.ready = status.integer("readyReplicas").value_or(0);
    workload.selector = selectorOf(spec["selector"]);
    workload.conditions = readConditions(status);
    workload.podTemplate = readPod(spec["template"]);
    workload.placement = readPlacement(spec["template"]["spec"]);
    return workload;
}

Result<QVector<Autoscaler>> parseAutoscalers(const QByteArray &json)
{
    const JsonTree tree(json);
    if (!tree.root()["items"].isArray())
        return notUnderstood("horizontalpodautoscalers");
    QVector<Autoscaler> found;
    for (const auto &item : tree.root()["items"].items()) {
        const auto spec = item["spec"];
        Autoscaler one;
        one.meta = readMeta(item);
        one.targetKind = spec["scaleTargetRef"].text("kind");
        one.targetName = spec["scaleTargetRef"].text("name");
        one.least = spec.integer("minReplicas").value_or(1);
        one.most = spec.integer("maxReplicas").value_or(1);
        one.wanted = item["status"].integer("desiredReplicas").value_or(0);
        found.push_back(one);
    }
    return found;
}

Async<Workload> getWorkload(Client &client, const WorkloadName &name)
{
    return ask<Workload>(client, {.path = workloadPath(name), .idleTimeout = patience}, parseWorkload);
}

Async<QVector<Autoscaler>> listAutoscalers(Client &client, const QString &ns)
{
    return ask<QVector<Autoscaler>>(client, {.path = autoscalersPath(ns), .idleTimeout = patience}, parseAutoscalers);
}

Async<> setBounds(Client &client, const Autoscaler &seen, int least, int most, const QString &annotation,
                  const QString &value)
{
    using Json = nlohmann::json;
    const Json annotations{{annotation.toStdString(), value.isNull() ? Json() : Json(value.toStdString())}};
    const Json patch{
        {"metadata", {{"resourceVersion", seen.meta.resourceVersion.toStdString()}, {"annotations", annotations}}},
        {"spec", {{"minReplicas", least}, {"maxReplicas", most}}}};
    const ApiCall call{.method = "PATCH",
                       .path = autoscalersPath(seen.meta.ns) + QLatin1Char('/') + seen.meta.name,
                       .body = QByteArray::fromStdString(patch.dump()),
                       .contentType = "application/merge-patch+json",
                       .idleTimeout = patience};
    return ask<void>(client, call, [](const QByteArray &) { return Result<>(); });
}

Async<QByteArray> listQuotas(Client &client, const QString &ns)
{
    return client.call(
        {.path = QStringLiteral("/api/v1/namespaces/%1/resourcequotas").arg(ns), .idleTimeout = patience});
}

Async<QVector<Pod>> somePods(Client &client, const QString &ns, const QString &selector, int most)
{
    const ApiCall call{
        .path = collectionPath(Kind::Pods, ns),
        .query = {{QStringLiteral("labelSelector"), selector}, {QStringLiteral("limit"), QString::number(most)}}};
    return ask<QVector<Pod>>(client, call, [](const QByteArray &body) -> Result<QVector<Pod>> {
        auto page = parsePage(Kind::Pods, body);
        if (!page)
            return page.error();
        QVector<Pod> pods;
        for (auto &object : page->items)
            pods.push_back(std::get<Pod>(std::move(object)));
        return pods;
    });
}

} // namespace largada::kube
