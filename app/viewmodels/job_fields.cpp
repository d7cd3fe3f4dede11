// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/job_fields.h"

#include <array>

#include <QRegularExpression>

#include "viewmodels/cluster_fields.h"

namespace largada::viewmodels
{

namespace
{

constexpr qsizetype longestHostName = 63; // of the last pod

QStringList partsOf(const QString &list)
{
    static const QRegularExpression between(QStringLiteral("[\\s,]+"));
    return list.split(between, Qt::SkipEmptyParts);
}

std::optional<PlanProblem> nameProblem(const QString &name, int runners)
{
    if (name.isEmpty())
        return PlanProblem::Empty;
    if (!isLabel(name))
        return PlanProblem::BadName;
    const QString lastPod = name + QLatin1Char('-') + QString::number(runners - 1);
    return lastPod.size() > longestHostName ? std::optional(PlanProblem::TooLong) : std::nullopt;
}

void readQuantities(const JobFields &fields, fleet::JobWanted &job, PlanReading &reading)
{
    struct Quantity {
        PlanField field;
        QString JobFields::*typed;
        QString fleet::JobWanted::*wanted;
    };
    static const std::array quantities{
        Quantity{PlanField::CpuRequest, &JobFields::cpuRequest, &fleet::JobWanted::cpuRequest},
        Quantity{PlanField::CpuLimit, &JobFields::cpuLimit, &fleet::JobWanted::cpuLimit},
        Quantity{PlanField::MemoryRequest, &JobFields::memoryRequest, &fleet::JobWanted::memoryRequest},
        Quantity{PlanField::MemoryLimit, &JobFields::memoryLimit, &fleet::JobWanted::memoryLimit}};
    static const QRegularExpression form(
        QStringLiteral("\\A[0-9]{1,12}(\\.[0-9]{1,9})?(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi|[eE][0-9]{1,2})?\\z"));
    for (const Quantity &quantity : quantities) {
        const QString text = (fields.*quantity.typed).trimmed();
        if (text.isEmpty())
            continue;
        if (form.match(text).hasMatch())
            job.*quantity.wanted = text;
        else
            reading.errors.push_back({quantity.field, PlanProblem::BadQuantity});
    }
}

void readPlacement(const JobFields &fields, fleet::JobWanted &job, PlanReading &reading)
{
    static const QRegularExpression toleration(
        QStringLiteral("\\A[^\\s=:]+(=[^\\s=:]*)?(:(NoSchedule|PreferNoSchedule|NoExecute))?\\z"));
    for (const QString &part : partsOf(fields.nodeSelector)) {
        const qsizetype equals = part.indexOf(QLatin1Char('='));
        if (equals < 1) {
            reading.errors.push_back({PlanField::NodeSelector, PlanProblem::BadNodeSelector});
            break;
        }
        job.nodeSelector.push_back({part.left(equals), part.mid(equals + 1)});
    }
    job.tolerations = partsOf(fields.tolerations);
    for (const QString &part : std::as_const(job.tolerations)) {
        if (!toleration.match(part).hasMatch()) {
            reading.errors.push_back({PlanField::Tolerations, PlanProblem::BadToleration});
            break;
        }
    }
}

void readTemplate(const QString &typed, const PathProbe &probe, fleet::JobWanted &job, PlanReading &reading)
{
    if (typed.trimmed().isEmpty())
        return;
    const QString path = pathOf(typed);
    switch (probe(path)) {
    case PathKind::Missing:
        reading.errors.push_back({PlanField::Template, PlanProblem::NotThere});
        break;
    case PathKind::Directory:
        reading.errors.push_back({PlanField::Template, PlanProblem::IsDirectory});
        break;
    case PathKind::Unreadable:
        reading.errors.push_back({PlanField::Template, PlanProblem::NotReadable});
        break;
    case PathKind::File:
        job.templateFile = path;
        break;
    }
}

} // namespace

void readNewJob(const ClusterFields &fields, const ClusterInUse &cluster, const PathProbe &probe, PlanReading &reading)
{
    fleet::RunPlan &plan = reading.plan;
    plan.cluster = lookedAt(fields);
    fleet::JobWanted job;
    if (const auto problem = nameProblem(fields.job.name.trimmed(), plan.runners))
        reading.errors.push_back({PlanField::JobName, *problem});
    job.image = fields.job.image.trimmed();
    if (job.image.isEmpty() && fields.job.templateFile.trimmed().isEmpty())
        reading.errors.push_back({PlanField::Image, PlanProblem::Empty});
    else if (job.image.contains(QRegularExpression(QStringLiteral("\\s"))))
        reading.errors.push_back({PlanField::Image, PlanProblem::BadName});
    job.serviceAccount = fields.job.serviceAccount.trimmed();
    if (!job.serviceAccount.isEmpty() && !isSubdomain(job.serviceAccount))
        reading.errors.push_back({PlanField::ServiceAccount, PlanProblem::BadName});
    readQuantities(fields.job, job, reading);
    readPlacement(fields.job, job, reading);
    readTemplate(fields.job.templateFile, probe, job, reading);
    job.deleteAfterwards = fields.job.deleteAfterwards;
    plan.cluster->create = job;
    readStart(fields, cluster, reading);
}

JobFields jobFieldsOf(const fleet::ClusterTarget &target)
{
    const fleet::JobWanted &job = *target.create;
    JobFields fields;
    fields.name = target.pods;
    fields.image = job.image;
    fields.cpuRequest = job.cpuRequest;
    fields.cpuLimit = job.cpuLimit;
    fields.memoryRequest = job.memoryRequest;
    fields.memoryLimit = job.memoryLimit;
    fields.serviceAccount = job.serviceAccount;
    QStringList labels;
    for (const auto &[key, value] : job.nodeSelector)
        labels << key + QLatin1Char('=') + value;
    fields.nodeSelector = labels.join(QStringLiteral(", "));
    fields.tolerations = job.tolerations.join(QStringLiteral(", "));
    fields.templateFile = job.templateFile;
    fields.deleteAfterwards = job.deleteAfterwards;
    return fields;
}

} // namespace largada::viewmodels
