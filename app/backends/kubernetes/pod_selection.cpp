// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/pod_selection.h"

namespace largada::backends
{

namespace
{

// The label that the Job's own template gives its pods: k8s.io/api batch/v1 JobNameLabel since 1.27, the older one
// besides. A Job with a selector of its own (manualSelector) may have neither.
QString jobLabel(const kube::Job &job)
{
    for (const QString &label : {QStringLiteral("batch.kubernetes.io/job-name"), QStringLiteral("job-name")}) {
        if (job.podTemplate.meta.labels.value(label) == job.meta.name)
            return label + QLatin1Char('=') + job.meta.name;
    }
    return {};
}

} // namespace

Result<PodSelection> PodSelection::make(const fleet::ClusterTarget &target, const std::optional<kube::Job> &job)
{
    PodSelection selection;
    selection.m_by = target.by;
    if (target.pods.isEmpty())
        return Error{Errc::BadInput, QStringLiteral("no pods are named"), target.pods};
    if (target.by == fleet::PodsBy::JobOrRegex)
        selection.m_by = job ? fleet::PodsBy::Job : fleet::PodsBy::Regex;
    switch (selection.m_by) {
    case fleet::PodsBy::Job:
        if (!job)
            return Error{Errc::NotFound, QStringLiteral("there is no such Job"), target.pods};
        selection.m_jobUid = job->meta.uid;
        selection.m_labels = jobLabel(*job);
        break;
    case fleet::PodsBy::Selector:
        selection.m_labels = target.pods;
        break;
    case fleet::PodsBy::Regex:
    case fleet::PodsBy::JobOrRegex:
        selection.m_pattern = QRegularExpression(target.pods);
        if (!selection.m_pattern.isValid())
            return Error{Errc::BadInput, selection.m_pattern.errorString(), target.pods};
        break;
    }
    return selection;
}

bool PodSelection::matches(const kube::Pod &pod) const
{
    switch (m_by) {
    case fleet::PodsBy::Job: // by uid: a name may be the start of another one, and come again after a deletion
        return !m_jobUid.isEmpty() && pod.meta.ownerUid == m_jobUid;
    case fleet::PodsBy::Selector: // the server chose
        return true;
    case fleet::PodsBy::Regex:
    case fleet::PodsBy::JobOrRegex:
        return m_pattern.match(pod.meta.name).hasMatch();
    }
    return false;
}

bool isLive(const kube::Pod &pod)
{
    return !pod.isFinished() && !pod.isTerminating();
}

QString owningJob(const QVector<kube::Pod> &pods)
{
    QString uid;
    for (const kube::Pod &pod : pods) {
        if (pod.meta.ownerKind != QLatin1String("Job") || (!uid.isEmpty() && pod.meta.ownerUid != uid))
            return {};
        uid = pod.meta.ownerUid;
    }
    return uid;
}

} // namespace largada::backends
