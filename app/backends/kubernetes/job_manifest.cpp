// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/job_manifest.h"

#include <algorithm>

#include <QFile>
#include <QRegularExpression>

#include <nlohmann/json.hpp>

#include "backends/kubernetes/job_template.h"
#include "backends/kubernetes/manifest_yaml.h"
#include "k6/load_script.h"
#include "k6/summary.h"
#include "kube/api/objects.h"

namespace largada::backends
{

namespace
{

using Json = nlohmann::ordered_json;
using fleet::PhaseName;

constexpr const char *archiveVolume = "largada-script";
constexpr const char *archiveDirectory = "/largada";
constexpr int k6User = 12345; // of the official images, whose USER is a name: runAsNonRoot needs the number

Json text(const QString &words)
{
    return words.toStdString();
}

QByteArray dumped(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Error badInput(const QString &what, const QString &subject)
{
    return {Errc::BadInput, what, subject};
}

QString archiveFile(PhaseName phase)
{
    return fleet::phaseKey(phase) + QStringLiteral(".tar");
}

bool needsShell(const fleet::RunPlan &plan)
{
    return plan.split || plan.setup == fleet::SetupMode::Once;
}

QStringList k6Arguments(const fleet::RunPlan &plan, PhaseName phase)
{
    QStringList arguments{QStringLiteral("run"),
                          QStringLiteral("--paused"),
                          QStringLiteral("--address"),
                          QStringLiteral("localhost:6565"), // through the pod's loopback only
                          QStringLiteral("--quiet"),
                          QStringLiteral("--no-color"),
                          QStringLiteral("--summary-trend-stats"),
                          QString::fromLatin1(k6::summaryTrendStats)};
    if (phase == PhaseName::Warmup) // a cold system misses limits, and exit 99 would keep main away
        arguments << QStringLiteral("--no-thresholds");
    if (plan.setup == fleet::SetupMode::Once)
        arguments << QStringLiteral("--no-setup") << QStringLiteral("--no-teardown");
    const auto &inImage = plan.cluster->create->archiveInImage;
    arguments << (inImage.isEmpty() ? QLatin1String(archiveDirectory) + QLatin1Char('/') + archiveFile(phase)
                                    : inImage);
    return arguments;
}

// All pods of a Job are alike: what differs between runners is told apart by the index.
QString shellScript(const fleet::RunPlan &plan)
{
    QString script = QStringLiteral("i=$JOB_COMPLETION_INDEX\n");
    if (plan.split) {
        const auto sequence = k6::segmentArguments(0, plan.runners).constLast();
        script += QStringLiteral("set -- \"$@\" --execution-segment \"$i/%1:$((i+1))/%1\" "
                                 "--execution-segment-sequence '%2'\n")
                      .arg(QString::number(plan.runners), sequence);
    }
    if (plan.setup == fleet::SetupMode::Once)
        script += QStringLiteral("[ \"$i\" = 0 ] && set -- \"$@\" --linger\n");
    return script + QStringLiteral("exec k6 \"$@\"\n");
}

Json fromField(const char *name, const char *field)
{
    return {{"name", name}, {"valueFrom", {{"fieldRef", {{"fieldPath", field}}}}}};
}

Json fromValue(const char *name, const QString &value)
{
    return {{"name", name}, {"value", text(value)}};
}

Json environment(const fleet::RunPlan &plan, PhaseName phase, const QString &secret)
{
    auto list = Json::array();
    list.push_back(fromField("LARGADA_RUNNER", "metadata.name"));
    list.push_back(
        fromField("LARGADA_RUNNER_INDEX", "metadata.annotations['batch.kubernetes.io/job-completion-index']"));
    list.push_back(fromValue("LARGADA_RUNNERS", QString::number(plan.runners)));
    list.push_back(fromValue("LARGADA_PHASE", fleet::containerName(phase)));
    list.push_back(fromValue("K6_NO_USAGE_REPORT", QStringLiteral("true")));
    for (const auto &variable : plan.env)
        list.push_back({{"name", text(variable.name)},
                        {"valueFrom", {{"secretKeyRef", {{"name", text(secret)}, {"key", text(variable.name)}}}}}});
    return list;
}

Json resources(const fleet::JobWanted &wanted)
{
    auto json = Json::object();
    const auto put = [&json](const char *of, const char *what, const QString &quantity) {
        if (!quantity.isEmpty())
            json[of][what] = text(quantity);
    };
    put("requests", "cpu", wanted.cpuRequest);
    put("requests", "memory", wanted.memoryRequest);
    put("limits", "cpu", wanted.cpuLimit);
    put("limits", "memory", wanted.memoryLimit);
    return json;
}

Json container(const fleet::RunPlan &plan, PhaseName phase, const JobManifests &names)
{
    const auto &wanted = *plan.cluster->create;
    Json json{{"name", text(phase == PhaseName::Warmup ? plan.cluster->warmupContainer : plan.cluster->mainContainer)}};
    if (!wanted.image.isEmpty())
        json["image"] = text(wanted.image);
    if (!plan.hasPhase(phase)) { // a pod cannot be without a container
        json["args"] = {"version"};
        return json;
    }
    if (needsShell(plan))
        json["command"] = {"sh", "-c", text(shellScript(plan)), "k6"};
    json["args"] = Json::array();
    for (const auto &argument : k6Arguments(plan, phase))
        json["args"].push_back(text(argument));
    json["env"] = environment(plan, phase, names.name + QStringLiteral("-env"));
    if (const auto limits = resources(wanted); !limits.empty())
        json["resources"] = limits;
    if (wanted.nonRoot)
        json["securityContext"] = {{"allowPrivilegeEscalation", false},
                                   {"readOnlyRootFilesystem", true},
                                   {"capabilities", {{"drop", {"ALL"}}}}};
    if (wanted.archiveInImage.isEmpty())
        json["volumeMounts"] = {{{"name", archiveVolume}, {"mountPath", archiveDirectory}, {"readOnly", true}}};
    return json;
}

Json toleration(const QString &word)
{
    const auto effect = word.section(QLatin1Char(':'), 1);
    const auto taint = word.section(QLatin1Char(':'), 0, 0);
    const auto key = taint.section(QLatin1Char('='), 0, 0);
    Json json = Json::object();
    if (!key.isEmpty())
        json["key"] = text(key);
    json["operator"] = taint.contains(QLatin1Char('=')) ? "Equal" : "Exists";
    if (taint.contains(QLatin1Char('=')))
        json["value"] = text(taint.section(QLatin1Char('='), 1));
    if (!effect.isEmpty())
        json["effect"] = text(effect);
    return json;
}

Json podSpec(const fleet::RunPlan &plan, const JobManifests &names)
{
    const auto &wanted = *plan.cluster->create;
    Json spec{{"restartPolicy", "Never"}, {"automountServiceAccountToken", false}};
    if (!wanted.serviceAccount.isEmpty())
        spec["serviceAccountName"] = text(wanted.serviceAccount);
    for (const auto &secret : wanted.pullSecrets)
        spec["imagePullSecrets"].push_back({{"name", text(secret)}});
    for (const auto &[label, value] : wanted.nodeSelector)
        spec["nodeSelector"][label.toStdString()] = text(value);
    for (const auto &word : wanted.tolerations)
        spec["tolerations"].push_back(toleration(word));
    if (wanted.nonRoot)
        spec["securityContext"] = {
            {"runAsNonRoot", true}, {"runAsUser", k6User}, {"seccompProfile", {{"type", "RuntimeDefault"}}}};
    if (plan.hasPhase(PhaseName::Warmup))
        spec["initContainers"].push_back(container(plan, PhaseName::Warmup, names));
    spec["containers"].push_back(container(plan, PhaseName::Main, names));
    if (wanted.archiveInImage.isEmpty())
        spec["volumes"].push_back(
            {{"name", archiveVolume}, {"configMap", {{"name", text(names.name + QStringLiteral("-script"))}}}});
    return spec;
}

Json head(const char *apiVersion, const char *kind, const QString &name, const JobManifests &names, const RunId &run)
{
    Json metadata{{"name", text(name)}};
    if (!names.ns.isEmpty())
        metadata["namespace"] = text(names.ns);
    metadata["labels"] = {{managedByLabel, "largada"}};
    metadata["annotations"] = {{runIdAnnotation, text(run.value)}};
    return {{"apiVersion", apiVersion}, {"kind", kind}, {"metadata", metadata}};
}

Json job(const fleet::RunPlan &plan, const RunId &run, const ManifestParts &parts, const JobManifests &names)
{
    auto json = head("batch/v1", "Job", names.name, names, run);
    Json spec{{"completionMode", "Indexed"}, {"completions", plan.runners}, {"parallelism", plan.runners}};
    if (parts.perIndexLimits) {
        spec["backoffLimitPerIndex"] = 0;
        spec["maxFailedIndexes"] = plan.runners;
    } else {
        spec["backoffLimit"] = plan.runners;
    }
    spec["podReplacementPolicy"] = "Failed";
    spec["template"] = {
        {"metadata",
         {{"labels", {{managedByLabel, "largada"}}}, {"annotations", {{runIdAnnotation, text(run.value)}}}}},
        {"spec", podSpec(plan, names)}};
    json["spec"] = std::move(spec);
    return json;
}

Json secret(const fleet::RunPlan &plan, const RunId &run, const JobManifests &names)
{
    auto json = head("v1", "Secret", names.name + QStringLiteral("-env"), names, run);
    json["type"] = "Opaque";
    json["data"] = Json::object();
    for (const auto &variable : plan.env)
        json["data"][variable.name.toStdString()] = variable.value.toUtf8().toBase64().toStdString();
    return json;
}

Json configMap(const fleet::RunPlan &plan, const RunId &run, const ManifestParts &parts, const JobManifests &names)
{
    auto json = head("v1", "ConfigMap", names.name + QStringLiteral("-script"), names, run);
    json["binaryData"] = Json::object();
    const auto put = [&](PhaseName phase, const QByteArray &archive) {
        if (plan.hasPhase(phase))
            json["binaryData"][archiveFile(phase).toStdString()] = archive.toBase64().toStdString();
    };
    put(PhaseName::Warmup, parts.warmupArchive);
    put(PhaseName::Main, parts.mainArchive);
    return json;
}

std::optional<Error> wrongName(const fleet::RunPlan &plan)
{
    // k/k batch validation.go: of an Indexed Job the host name of the last pod has to fit as well.
    static const QRegularExpression label(QStringLiteral("^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?\\z"));
    const auto &name = plan.cluster->pods;
    constexpr qsizetype longest = 63;
    const auto last = name + QLatin1Char('-') + QString::number(plan.runners - 1);
    if (!label.match(name).hasMatch() || last.size() > longest)
        return badInput(QStringLiteral("no name that a Job can have"), QStringLiteral("pods"));
    return std::nullopt;
}

std::optional<Error> wrongFields(const fleet::JobWanted &wanted, bool hasTemplate)
{
    if (wanted.image.isEmpty() && !hasTemplate)
        return badInput(QStringLiteral("no image"), QStringLiteral("image"));
    const std::pair<const char *, const QString &> quantities[]{{"cpuRequest", wanted.cpuRequest},
                                                                {"cpuLimit", wanted.cpuLimit},
                                                                {"memoryRequest", wanted.memoryRequest},
                                                                {"memoryLimit", wanted.memoryLimit}};
    for (const auto &[field, quantity] : quantities) {
        if (!quantity.isEmpty() && kube::parseQuantity(quantity).value_or(-1) < 0)
            return badInput(QStringLiteral("no quantity: ") + quantity, QString::fromLatin1(field));
    }
    for (const auto &word : wanted.tolerations) {
        const auto effect = word.section(QLatin1Char(':'), 1);
        if (!effect.isEmpty() && effect != QLatin1String("NoSchedule") && effect != QLatin1String("PreferNoSchedule") &&
            effect != QLatin1String("NoExecute"))
            return badInput(QStringLiteral("no effect of a taint: ") + effect, QStringLiteral("toleration"));
    }
    return std::nullopt;
}

// The value is a secret, and stays out of the error.
std::optional<Error> wrongVariables(const fleet::RunPlan &plan)
{
    static const QRegularExpression name(QStringLiteral("^[-._a-zA-Z][-._a-zA-Z0-9]{0,252}\\z"));
    qsizetype size = 0;
    for (const auto &variable : plan.env) {
        if (!name.match(variable.name).hasMatch())
            return badInput(QStringLiteral("no name that a variable of a pod can have"), variable.name);
        size += variable.value.toUtf8().size();
    }
    if (size > mostConfigMapBytes)
        return badInput(QStringLiteral("values of %1 bytes, more than a Secret holds").arg(size),
                        QStringLiteral("env"));
    return std::nullopt;
}

std::optional<Error> wrongArchives(const fleet::RunPlan &plan, const ManifestParts &parts)
{
    const bool scaled = plan.hasPhase(PhaseName::Warmup) && plan.share(PhaseName::Warmup).value_or(1) < 1;
    if (!plan.cluster->create->archiveInImage.isEmpty()) {
        if (scaled) // its load is inside of it
            return badInput(QStringLiteral("a warm-up with less load than main needs an archive of its own"),
                            QStringLiteral("archiveInImage"));
        return std::nullopt;
    }
    const auto size = parts.warmupArchive.size() + parts.mainArchive.size();
    if (size > mostConfigMapBytes)
        return badInput(
            QStringLiteral("archives of %1 bytes, more than the %2 of a ConfigMap").arg(size).arg(mostConfigMapBytes),
            QStringLiteral("archive"));
    return std::nullopt;
}

std::optional<Error> wrongInput(const fleet::RunPlan &plan, const ManifestParts &parts)
{
    if (const auto error = wrongName(plan))
        return error;
    if (const auto error = wrongFields(*plan.cluster->create, !parts.templateText.isEmpty()))
        return error;
    if (const auto error = wrongVariables(plan))
        return error;
    if (needsShell(plan) && !parts.imageHasShell)
        return badInput(QStringLiteral("runners that differ need an image with sh"),
                        plan.split ? QStringLiteral("split") : QStringLiteral("setup"));
    return wrongArchives(plan, parts);
}

} // namespace

Result<ManifestParts> manifestParts(const fleet::RunPlan &plan, const kube::ServerVersion &version)
{
    ManifestParts parts;
    parts.perIndexLimits = version.major != 1 || version.minor >= 29;
    parts.imageHasShell = plan.split || plan.setup == fleet::SetupMode::Once;
    const QString path = plan.cluster->create->templateFile;
    if (path.isEmpty())
        return parts;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Errc::Storage, file.errorString(), path};
    parts.templateText = file.readAll();
    return parts;
}

Result<JobManifests> makeJob(const fleet::RunPlan &plan, const RunId &run, const ManifestParts &parts)
{
    if (!plan.cluster || !plan.cluster->create)
        return Error{Errc::Internal, QStringLiteral("no Job is to be made")};
    if (const auto error = wrongInput(plan, parts))
        return *error;
    JobManifests made;
    made.ns = plan.cluster->ns;
    made.name = plan.cluster->pods;
    if (!plan.env.isEmpty())
        made.secret = dumped(secret(plan, run, made));
    if (plan.cluster->create->archiveInImage.isEmpty())
        made.configMap = dumped(configMap(plan, run, parts, made));
    made.job = dumped(job(plan, run, parts, made));
    if (parts.templateText.isEmpty())
        return made;
    const auto laid = laidOver(parts.templateText, made.job,
                               plan.hasPhase(PhaseName::Warmup) ? QString() : plan.cluster->warmupContainer);
    if (!laid)
        return Error{laid.error().code, laid.error().what, plan.cluster->create->templateFile};
    made.job = *laid;
    return made;
}

QByteArray toYaml(const JobManifests &manifests)
{
    QByteArray yaml;
    for (const auto &manifest : {manifests.secret, manifests.configMap, manifests.job}) {
        if (manifest.isEmpty())
            continue;
        if (!yaml.isEmpty())
            yaml += "---\n";
        yaml += jsonToYaml(withoutSecrets(manifest));
    }
    return yaml;
}

} // namespace largada::backends
