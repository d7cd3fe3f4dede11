// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/stop_command.h"

#include <algorithm>

#include <QCoreApplication>
#include <QRegularExpression>

namespace largada::text
{

namespace
{

struct StopText {
    Q_DECLARE_TR_FUNCTIONS(StopCommand)
};

// As a shell takes it.
QString quoted(const QString &word)
{
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9_./:@%+=,-]+\\z"));
    if (plain.match(word).hasMatch())
        return word;
    QString inner = word;
    return QLatin1Char('\'') + inner.replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

QString whichCluster(const fleet::ClusterTarget &cluster)
{
    QString words;
    if (!cluster.ns.isEmpty())
        words += QStringLiteral(" -n ") + quoted(cluster.ns);
    if (!cluster.context.isEmpty())
        words += QStringLiteral(" --context ") + quoted(cluster.context);
    if (!cluster.kubeConfig.isEmpty())
        words += QStringLiteral(" --kubeconfig ") + quoted(cluster.kubeConfig);
    return words;
}

} // namespace

StopCommand stopCommand(const fleet::ClusterTarget &cluster, const fleet::PreflightReport &preflight,
                        const QString &pod)
{
    const QString where = whichCluster(cluster);
    const auto &checks = preflight.checks;
    const bool isJob = std::any_of(checks.cbegin(), checks.cend(), [&cluster](const fleet::Check &check) {
        return check.id == fleet::CheckId::Job && check.level <= fleet::CheckLevel::Warning &&
               check.subject == cluster.pods;
    });
    if (isJob)
        return {StopText::tr("To stop them:"),
                QStringLiteral("kubectl delete job %1%2").arg(quoted(cluster.pods), where)};
    return {StopText::tr("To stop them, delete the Job that owns them. It is named by:"),
            QStringLiteral("kubectl get pod %1%2 -o jsonpath='{.metadata.ownerReferences[0].name}'")
                .arg(quoted(pod), where)};
}

} // namespace largada::text
