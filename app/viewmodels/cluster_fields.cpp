// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/cluster_fields.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

#include "core/wall_time_text.h"
#include "viewmodels/job_fields.h"

namespace largada::viewmodels
{

namespace
{

constexpr int longestName = 253; // of a DNS subdomain

std::optional<PlanProblem> podsProblem(fleet::PodsBy by, const QString &pods)
{
    if (pods.isEmpty())
        return PlanProblem::Empty;
    switch (by) {
    case fleet::PodsBy::Job:
        return isSubdomain(pods) ? std::nullopt : std::optional(PlanProblem::BadName);
    case fleet::PodsBy::Regex:
    case fleet::PodsBy::JobOrRegex:
        return QRegularExpression(pods).isValid() ? std::nullopt : std::optional(PlanProblem::BadPattern);
    case fleet::PodsBy::Selector:
        break;
    }
    return std::nullopt;
}

std::optional<PlanProblem> containerProblem(const QString &name)
{
    if (name.isEmpty())
        return PlanProblem::Empty;
    return isLabel(name) ? std::nullopt : std::optional(PlanProblem::BadName);
}

// "2026-11-30 14:05[:09]" is of the zone of whoever types it; everything else as the options have it.
std::variant<WallTime, MomentFault> momentOf(const QString &text, WallTime now)
{
    static const QRegularExpression local(QStringLiteral("\\A(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d)(:\\d\\d)?\\z"));
    const auto match = local.match(text);
    if (!match.hasMatch())
        return parseMoment(text, now, QTimeZone::systemTimeZone());
    const QString seconds = match.captured(3).isEmpty() ? QStringLiteral(":00") : match.captured(3);
    const QDateTime moment =
        QDateTime::fromString(match.captured(1) + QLatin1Char('T') + match.captured(2) + seconds, Qt::ISODate);
    if (!moment.isValid())
        return MomentFault::NotAMoment;
    return parseMoment(moment.toUTC().toString(Qt::ISODate), now, QTimeZone::systemTimeZone());
}

void readStartAt(const QString &typed, WallTime now, PlanReading &reading)
{
    if (typed.isEmpty())
        return;
    const auto moment = momentOf(typed, now);
    if (const auto *at = std::get_if<WallTime>(&moment)) {
        reading.plan.startAt = *at;
        return;
    }
    PlanProblem problem = PlanProblem::NotAMoment;
    switch (std::get<MomentFault>(moment)) {
    case MomentFault::NotAMoment:
        break;
    case MomentFault::Past:
        problem = PlanProblem::Past;
        break;
    case MomentFault::TooFar:
        problem = PlanProblem::TooFar;
        break;
    }
    reading.errors.push_back({PlanField::StartAt, problem});
}

} // namespace

bool isLabel(const QString &name)
{
    static const QRegularExpression label(QStringLiteral("\\A[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\\z")); // RFC 1123
    return label.match(name).hasMatch();
}

bool isSubdomain(const QString &name)
{
    const QStringList labels = name.split(QLatin1Char('.'));
    return name.size() <= longestName && std::all_of(labels.cbegin(), labels.cend(), isLabel);
}

void readStart(const ClusterFields &fields, const ClusterInUse &cluster, PlanReading &reading)
{
    fleet::RunPlan &plan = reading.plan;
    plan.fleet = QStringLiteral("kubernetes");
    plan.cluster->kubeConfig = cluster.address.kubeConfig;
    plan.cluster->context = cluster.address.context;
    plan.cluster->ns = cluster.address.ns;
    plan.cluster->readOnly = cluster.isReadOnly;
    plan.mode = fields.mode;
    readStartAt(fields.startAt.trimmed(), cluster.now, reading);
}

void readPods(const ClusterFields &fields, const ClusterInUse &cluster, PlanReading &reading)
{
    fleet::RunPlan &plan = reading.plan;
    if (const auto problem = podsProblem(fields.by, fields.pods.trimmed()))
        reading.errors.push_back({PlanField::Pods, *problem});
    if (!fields.hasWarmup)
        plan.warmupPercent.reset();
    else if (const auto problem = containerProblem(fields.warmupContainer.trimmed()))
        reading.errors.push_back({PlanField::WarmupContainer, *problem});
    if (const auto problem = containerProblem(fields.mainContainer.trimmed()))
        reading.errors.push_back({PlanField::MainContainer, *problem});
    plan.cluster = lookedAt(fields);
    plan.cluster->takeOver = fields.takeOver;
    plan.onTimeout = fields.onTimeout;
    readStart(fields, cluster, reading);
}

ClusterFields clusterFieldsOf(const fleet::RunPlan &plan)
{
    ClusterFields fields;
    const fleet::ClusterTarget &target = *plan.cluster;
    if (target.create) {
        fields.isNewJob = true;
        fields.job = jobFieldsOf(target);
        fields.mode = plan.mode;
        return fields;
    }
    fields.by = target.by == fleet::PodsBy::JobOrRegex ? fleet::PodsBy::Regex : target.by;
    fields.pods = target.pods;
    fields.hasWarmup = plan.warmupPercent.has_value();
    fields.warmupContainer = target.warmupContainer;
    fields.mainContainer = target.mainContainer;
    fields.mode = plan.mode;
    fields.onTimeout = plan.onTimeout;
    return fields;
}

fleet::ClusterTarget lookedAt(const ClusterFields &fields)
{
    fleet::ClusterTarget target;
    if (fields.isNewJob) { // its pods are seen as soon as they are made
        if (isLabel(fields.job.name.trimmed()))
            target.pods = fields.job.name.trimmed();
        return target;
    }
    target.by = fields.by;
    const QString pods = fields.pods.trimmed();
    if (!podsProblem(fields.by, pods))
        target.pods = pods;
    const QString warmup = fields.warmupContainer.trimmed();
    if (!containerProblem(warmup))
        target.warmupContainer = warmup;
    const QString main = fields.mainContainer.trimmed();
    if (!containerProblem(main))
        target.mainContainer = main;
    return target;
}

} // namespace largada::viewmodels
