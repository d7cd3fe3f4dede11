// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/kubernetes_options.h"

#include <QRegularExpression>

namespace largada::cli
{

namespace
{

Error bad(const QString &subject, const QString &what)
{
    return {Errc::BadInput, what, subject};
}

// NAME or NAMESPACE/NAME, as kubectl's -n and the API server take them.
Result<kube::WorkloadName> workloadOf(const QCommandLineParser &parser, const char *option, kube::WorkloadKind kind)
{
    static const QRegularExpression pattern(QStringLiteral("\\A(?:([a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)/)?"
                                                           "([a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?)\\z"));
    const QString text = parser.value(QLatin1String(option));
    const auto match = pattern.match(text);
    const QString subject = QStringLiteral("--") + QLatin1String(option);
    if (!match.hasMatch())
        return bad(subject, QStringLiteral("[NAMESPACE/]NAME, not “%1”").arg(text));
    const QString ns = parser.value(QStringLiteral("namespace"));
    if (!match.captured(1).isEmpty() && !ns.isEmpty() && ns != match.captured(1))
        return bad(subject, QStringLiteral("two namespaces: “%1” and “%2”").arg(match.captured(1), ns));
    return kube::WorkloadName{kind, match.captured(1).isEmpty() ? ns : match.captured(1), match.captured(2)};
}

// The options of one backend under another are a mistake that would go unseen.
Result<> refuseKubernetesOptions(const QCommandLineParser &parser)
{
    for (const char *option :
         {"deployment", "statefulset", "namespace", "kubeconfig", "context", "release-autoscaler"}) {
        if (parser.isSet(QLatin1String(option)))
            return bad(QStringLiteral("--") + QLatin1String(option),
                       QStringLiteral("goes with --scale-backend kubernetes"));
    }
    return {};
}

} // namespace

void addKubernetesOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("deployment"),
         QStringLiteral("The Deployment that --scale-backend kubernetes scales. A HorizontalPodAutoscaler of it is "
                        "pinned to the wanted number."),
         QStringLiteral("[NAMESPACE/]NAME")},
        {QStringLiteral("statefulset"), QStringLiteral("The StatefulSet instead of a Deployment."),
         QStringLiteral("[NAMESPACE/]NAME")},
        {{QStringLiteral("n"), QStringLiteral("namespace")},
         QStringLiteral("Where that is; the default is the context's namespace, or the pod's own."),
         QStringLiteral("NAMESPACE")},
        {QStringLiteral("kubeconfig"),
         QStringLiteral("The cluster's kubeconfig; the default is kubectl's, or within a pod its service account."),
         QStringLiteral("FILE")},
        {QStringLiteral("context"), QStringLiteral("Its context; the default is the current one."),
         QStringLiteral("NAME")},
        {QStringLiteral("release-autoscaler"),
         QStringLiteral("Only gives a pinned HorizontalPodAutoscaler its own bounds again, and ends.")},
    });
}

Result<std::optional<KubernetesFleet>> readKubernetesOptions(const QCommandLineParser &parser, bool isWanted)
{
    if (!isWanted) {
        const auto refused = refuseKubernetesOptions(parser);
        return refused ? Result<std::optional<KubernetesFleet>>(std::nullopt) : refused.error();
    }
    const bool isDeployment = parser.isSet(QStringLiteral("deployment"));
    if (isDeployment == parser.isSet(QStringLiteral("statefulset")))
        return bad(QStringLiteral("--deployment"),
                   QStringLiteral("--scale-backend kubernetes takes either --deployment or --statefulset"));
    const auto workload = isDeployment ? workloadOf(parser, "deployment", kube::WorkloadKind::Deployment)
                                       : workloadOf(parser, "statefulset", kube::WorkloadKind::StatefulSet);
    if (!workload)
        return workload.error();
    KubernetesFleet fleet;
    fleet.connection = {parser.value(QStringLiteral("kubeconfig")), parser.value(QStringLiteral("context")),
                        workload->ns};
    fleet.workload = *workload;
    fleet.releasesOnly = parser.isSet(QStringLiteral("release-autoscaler"));
    return std::optional(fleet);
}

} // namespace largada::cli
