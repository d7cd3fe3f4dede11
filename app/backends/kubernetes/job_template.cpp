// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/job_template.h"

#include <algorithm>
#include <optional>
#include <set>

#include <nlohmann/json.hpp>

#include "kube/config/yaml_json.h"

namespace largada::backends
{

namespace
{

using Json = nlohmann::ordered_json;

QByteArray dumped(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json parsed(const QByteArray &text)
{
    return Json::parse(text.cbegin(), text.cend(), nullptr, /*throw*/ false);
}

std::string textOf(const Json &object, const char *key)
{
    if (!object.is_object())
        return {};
    const auto it = object.find(key);
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

Json *member(Json *object, const char *key)
{
    if (object == nullptr || !object->is_object())
        return nullptr;
    const auto it = object->find(key);
    return it == object->end() ? nullptr : &*it;
}

// k8s.io/api core/v1 patchMergeKey of these lists; empty: they are replaced.
const char *mergeKey(const std::string &list)
{
    static const std::set<std::string> byName{"containers", "initContainers", "volumes", "env", "imagePullSecrets"};
    if (byName.count(list) > 0)
        return "name";
    return list == "volumeMounts" ? "mountPath" : "";
}

void lay(Json &under, const Json &over, const std::string &name);

void layList(Json &under, const Json &over, const std::string &name)
{
    const std::string key = mergeKey(name);
    if (name == "tolerations") {
        for (const auto &item : over)
            under.push_back(item);
        return;
    }
    if (key.empty()) {
        under = over;
        return;
    }
    for (const auto &item : over) {
        const auto value = textOf(item, key.c_str());
        const auto same = std::find_if(under.begin(), under.end(),
                                       [&](const Json &one) { return textOf(one, key.c_str()) == value; });
        if (same == under.end())
            under.push_back(item);
        else if (name == "env") // value and valueFrom exclude each other
            *same = item;
        else
            lay(*same, item, {});
    }
}

void lay(Json &under, const Json &over, const std::string &name)
{
    if (under.is_object() && over.is_object()) {
        for (const auto &[key, value] : over.items()) {
            if (under.contains(key))
                lay(under[key], value, key);
            else
                under[key] = value;
        }
    } else if (under.is_array() && over.is_array()) {
        layList(under, over, name);
    } else {
        under = over;
    }
}

// Kept where it is k6 itself; anything else would not take our arguments.
void dropForeignCommand(Json &container)
{
    const auto *command = member(&container, "command");
    if (command == nullptr)
        return;
    const auto &last = command->is_array() && !command->empty() ? command->back() : Json();
    const auto word = last.is_string() ? last.get<std::string>() : std::string();
    if (command->size() != 1 || (word != "k6" && !QString::fromStdString(word).endsWith(QLatin1String("/k6"))))
        container.erase("command");
}

void prepare(Json &job, const Json &ours, const QString &withoutContainer)
{
    if (auto *spec = member(&job, "spec"); spec != nullptr && spec->is_object()) {
        for (const auto *key : {"backoffLimit", "backoffLimitPerIndex", "maxFailedIndexes", "ttlSecondsAfterFinished",
                                "suspend", "podFailurePolicy", "successPolicy"})
            spec->erase(key);
    }
    if (auto *metadata = member(&job, "metadata"); metadata != nullptr && metadata->is_object())
        metadata->erase("generateName");
    auto *pod = member(member(member(&job, "spec"), "template"), "spec");
    std::set<std::string> names;
    for (const auto *list : {"initContainers", "containers"}) {
        const Json &ofOurs = ours["spec"]["template"]["spec"];
        if (ofOurs.contains(list)) {
            for (const auto &container : ofOurs[list])
                names.insert(textOf(container, "name"));
        }
    }
    for (const auto *list : {"initContainers", "containers"}) {
        auto *containers = member(pod, list);
        if (containers == nullptr || !containers->is_array())
            continue;
        for (auto &container : *containers) {
            if (names.count(textOf(container, "name")) > 0)
                dropForeignCommand(container);
        }
    }
    auto *inits = member(pod, "initContainers");
    if (inits != nullptr && inits->is_array() && !withoutContainer.isEmpty())
        inits->erase(
            std::remove_if(inits->begin(), inits->end(),
                           [&](const Json &one) { return textOf(one, "name") == withoutContainer.toStdString(); }),
            inits->end());
}

bool everyContainerHasImage(Json &job)
{
    auto *pod = member(member(member(&job, "spec"), "template"), "spec");
    for (const auto *list : {"initContainers", "containers"}) {
        const auto *containers = member(pod, list);
        if (containers != nullptr && std::any_of(containers->begin(), containers->end(), [](const Json &container) {
                return textOf(container, "image").empty();
            }))
            return false;
    }
    return true;
}

void redactVariables(Json &json)
{
    if (!json.is_structured())
        return;
    if (auto *list = member(&json, "env"); list != nullptr && list->is_array()) {
        for (auto &variable : *list) {
            const auto name = QString::fromStdString(textOf(variable, "name"));
            const bool isOurs =
                name.startsWith(QLatin1String("LARGADA_")) || name == QLatin1String("K6_NO_USAGE_REPORT");
            if (auto *value = member(&variable, "value"); value != nullptr && !isOurs)
                *value = "<redacted>";
        }
    }
    for (auto &inside : json)
        redactVariables(inside);
}

} // namespace

Result<QByteArray> laidOver(const QByteArray &templateText, const QByteArray &ours, const QString &withoutContainer)
{
    const auto text = kube::jsonFromYaml(templateText, kube::Documents::Only);
    if (!text)
        return text.error();
    auto job = parsed(*text);
    if (textOf(job, "kind") != "Job" || textOf(job, "apiVersion") != "batch/v1")
        return Error{Errc::BadInput, QStringLiteral("not a Job of batch/v1")};
    const auto over = parsed(ours);
    prepare(job, over, withoutContainer);
    lay(job, over, {});
    if (!everyContainerHasImage(job))
        return Error{Errc::BadInput, QStringLiteral("a container without an image")};
    return dumped(job);
}

QByteArray withoutSecrets(const QByteArray &manifest)
{
    auto json = parsed(manifest);
    if (json.is_discarded())
        return {};
    for (const auto *key : {"data", "stringData"}) {
        auto *values = textOf(json, "kind") == "Secret" ? member(&json, key) : nullptr;
        if (values == nullptr)
            continue;
        for (auto &value : *values)
            value = "<redacted>";
    }
    if (auto *archives = member(&json, "binaryData")) {
        for (auto &archive : *archives) {
            const auto size =
                archive.is_string() ? QByteArray::fromBase64(QByteArray::fromStdString(archive)).size() : 0;
            archive = QByteArray("<" + QByteArray::number(size) + " bytes>").toStdString();
        }
    }
    redactVariables(json);
    return dumped(json);
}

} // namespace largada::backends
