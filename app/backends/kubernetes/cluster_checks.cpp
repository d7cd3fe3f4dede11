// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/cluster_checks.h"

#include <algorithm>

#include "backends/kubernetes/holder_note.h"
#include "backends/kubernetes/k6_container.h"
#include "backends/kubernetes/pod_selection.h"
#include "kube/pod_status.h"

namespace largada::backends
{

using fleet::CheckId;
using fleet::CheckLevel;
using fleet::PhaseName;

namespace
{

constexpr QLatin1String podsRight("pods");
constexpr QLatin1String forwardRight("pods/portforward");
constexpr QLatin1String execRight("pods/exec");
constexpr QLatin1String jobsRight("jobs.batch");

bool needsCreate(const kube::ServerVersion &version)
{
    return version.major > 1 || version.minor >= 35;
}

bool mayUpgrade(const QVector<kube::AccessAnswer> &rights, QLatin1String resource, const kube::ServerVersion &version)
{
    return isAllowed(rights, QLatin1String("get"), resource) &&
           (!needsCreate(version) || isAllowed(rights, QLatin1String("create"), resource));
}

// What cannot do without the right; everything else only lacks what needs it.
bool isNeeded(const kube::AccessQuestion &question, const fleet::RunPlan &plan)
{
    const bool isRead = question.verb != QLatin1String("create") && question.verb != QLatin1String("delete");
    if (question.resource == podsRight)
        return isRead;
    if (question.resource == jobsRight && plan.cluster->by == fleet::PodsBy::Job &&
        question.verb == QLatin1String("get"))
        return true;
    return plan.cluster->create && question.verb == QLatin1String("create") &&
           !question.resource.contains(QLatin1Char('/'));
}

void judgeRights(const fleet::RunPlan &plan, const ClusterSeen &seen, fleet::PreflightReport &report)
{
    const bool anyWay = !linkWays(seen.rights, seen.version).isEmpty();
    for (const kube::AccessAnswer &answer : seen.rights) {
        const kube::AccessQuestion &question = answer.question;
        const bool upgrades = question.resource == forwardRight || question.resource == execRight;
        if (upgrades && question.verb == QLatin1String("create") && !needsCreate(seen.version))
            continue;
        CheckLevel level = CheckLevel::Ok;
        if (!answer.allowed) {
            const bool blocks = isNeeded(question, plan) || (question.resource == forwardRight && !anyWay);
            level = blocks ? CheckLevel::Block : CheckLevel::Warning;
        }
        report.checks.push_back({CheckId::Right, level, question.verb + QLatin1Char(' ') + question.resource, seen.ns});
    }
}

QString whyUnusable(const kube::Job &job)
{
    for (const QString &type : {QStringLiteral("Complete"), QStringLiteral("Failed")}) {
        const kube::Condition *condition = job.condition(type);
        if (condition != nullptr && condition->status == QLatin1String("True"))
            return condition->message.isEmpty() ? type : type + QLatin1String(": ") + condition->message;
    }
    return job.isOver() ? QStringLiteral("it is over") : QString();
}

void judgeJob(const fleet::RunPlan &plan, const kube::Job &job, fleet::PreflightReport &report)
{
    const QString why = whyUnusable(job);
    if (!why.isEmpty())
        report.checks.push_back({CheckId::Job, CheckLevel::Block, job.meta.name, why});
    else if (job.suspended)
        report.checks.push_back({CheckId::Job, CheckLevel::Warning, job.meta.name});
    else if (const int most = std::min(job.parallelism, job.completions.value_or(job.parallelism));
             most != plan.runners)
        report.checks.push_back(
            {CheckId::Job, CheckLevel::Warning, job.meta.name, {}, {double(most), double(plan.runners)}});
    else
        report.checks.push_back({CheckId::Job, CheckLevel::Ok, job.meta.name});
    const bool endsAll = !job.backoffLimitPerIndex && job.backoffLimit.value_or(6) == 0;
    report.checks.push_back({CheckId::BackoffLimit,
                             endsAll ? CheckLevel::Warning : CheckLevel::Ok,
                             {},
                             {},
                             {double(job.backoffLimit.value_or(6))}});
}

void judgeHolder(const fleet::RunPlan &plan, const ClusterSeen &seen, fleet::PreflightReport &report)
{
    const auto note = holderOf(*seen.job);
    if (note && isHeldByOther(*note, seen.who, seen.holderLives, seen.now)) {
        const CheckLevel level = plan.cluster->takeOver ? CheckLevel::Warning : CheckLevel::Block;
        report.checks.push_back({CheckId::Holder, level, note->who, isoTime(note->renewed)});
    } else {
        report.checks.push_back({CheckId::Holder, CheckLevel::Ok});
    }
    if (!isAllowed(seen.rights, QLatin1String("patch"), jobsRight))
        report.checks.push_back({CheckId::NoHolder, CheckLevel::Warning});
    if (!seen.job->isOver())
        report.found = runOf(note, seen.who, seen.holderLives, seen.now);
}

QStringList containerNames(const kube::Pod &pod)
{
    QStringList names;
    for (const auto *containers : {&pod.initContainers, &pod.containers}) {
        for (const kube::Container &container : *containers)
            names << container.name;
    }
    return names;
}

void judgeContainer(PhaseName phase, const kube::Container &container, fleet::PreflightReport &report)
{
    const auto version = versionOf(container);
    if (pausedOf(container) == Paused::No)
        report.checks.push_back({CheckId::NotPaused, CheckLevel::Block, container.name});
    if (version && *version >= closedApiSince && !hasApiAddress(container))
        report.checks.push_back({CheckId::NoApi, CheckLevel::Block, container.name, version->text()});
    if (phase == PhaseName::Warmup && pausedOf(container) != Paused::Unknown && !ignoresThresholds(container))
        report.checks.push_back({CheckId::WarmupThresholds, CheckLevel::Warning});
    if (version)
        report.k6Version = version->text();
}

void judgePod(const fleet::RunPlan &plan, const kube::Pod &pod, fleet::PreflightReport &report)
{
    for (const PhaseName phase : {PhaseName::Warmup, PhaseName::Main}) {
        if (!plan.hasPhase(phase))
            continue;
        const QString name = phase == PhaseName::Warmup ? plan.cluster->warmupContainer : plan.cluster->mainContainer;
        if (const kube::Container *container = pod.container(name))
            judgeContainer(phase, *container, report);
        else
            report.checks.push_back(
                {CheckId::Container, CheckLevel::Block, name, containerNames(pod).join(QStringLiteral(", "))});
    }
    const bool stays = pod.restartPolicy.isEmpty() || pod.restartPolicy == QLatin1String("Never");
    report.checks.push_back({CheckId::RestartPolicy, stays ? CheckLevel::Ok : CheckLevel::Warning, pod.restartPolicy});
}

// One that is still on its way there says nothing yet.
bool runsWanted(const fleet::RunPlan &plan, const kube::Pod &pod)
{
    const bool ofWarmup = plan.only == PhaseName::Warmup;
    const auto *status = pod.status(ofWarmup ? plan.cluster->warmupContainer : plan.cluster->mainContainer);
    return status != nullptr && status->state == kube::ContainerStatus::State::Running;
}

void judgePods(const fleet::RunPlan &plan, const ClusterSeen &seen, fleet::PreflightReport &report)
{
    const QString &expected = plan.cluster->statusExpected;
    QString other;
    for (const kube::Pod &pod : seen.pods) {
        if (!isLive(pod))
            continue;
        report.pods << pod.meta.name;
        if (expected.isEmpty() || !other.isEmpty() || !runsWanted(plan, pod))
            continue;
        const QString status = kube::podLine(pod, seen.now).status;
        if (status != expected)
            other = status;
    }
    report.pods.sort();
    const bool tooMany = report.pods.size() > plan.runners;
    report.checks.push_back({CheckId::Pods,
                             tooMany ? CheckLevel::Block : CheckLevel::Ok,
                             plan.cluster->pods,
                             {},
                             {double(report.pods.size()), double(plan.runners)}});
    if (!other.isEmpty())
        report.checks.push_back({CheckId::StatusDiffers, CheckLevel::Warning, expected, other});
}

QString whyNot(fleet::StartMode mode, const ClusterSeen &seen, const fleet::PreflightReport &report)
{
    const bool exec = mayUpgrade(seen.rights, execRight, seen.version);
    const QString noExec = (needsCreate(seen.version) ? QStringLiteral("create ") : QStringLiteral("get ")) + execRight;
    switch (mode) {
    case fleet::StartMode::Broadcast:
        return linkWays(seen.rights, seen.version).isEmpty() ? QStringLiteral("get ") + forwardRight : QString();
    case fleet::StartMode::Clock: // whether the image has a shell and nc shows when it is armed
        return exec ? QString() : noExec;
    case fleet::StartMode::Exec:
        if (exec && report.k6Version.section(QLatin1Char('.'), 0, 0).toInt() >= closedApiSince.major)
            return QStringLiteral("k6 ") + report.k6Version;
        return exec ? QString() : noExec;
    }
    return {};
}

void judgeMode(const fleet::RunPlan &plan, const ClusterSeen &seen, fleet::PreflightReport &report)
{
    const QString why = whyNot(plan.mode, seen, report);
    report.checks.push_back(
        {CheckId::StartMode, why.isEmpty() ? CheckLevel::Ok : CheckLevel::Block, fleet::startModeKey(plan.mode), why});
    if (why.isEmpty())
        return;
    for (const auto mode : {fleet::StartMode::Broadcast, fleet::StartMode::Clock, fleet::StartMode::Exec}) {
        if (mode == plan.mode)
            continue;
        const QString other = whyNot(mode, seen, report);
        report.checks.push_back({CheckId::StartMode, other.isEmpty() ? CheckLevel::Ok : CheckLevel::Warning,
                                 fleet::startModeKey(mode), other});
    }
}

} // namespace

bool isAllowed(const QVector<kube::AccessAnswer> &rights, QLatin1String verb, QLatin1String resource)
{
    return std::any_of(rights.cbegin(), rights.cend(), [&](const kube::AccessAnswer &answer) {
        return answer.allowed && answer.question.verb == verb && answer.question.resource == resource;
    });
}

QVector<LinkWay> linkWays(const QVector<kube::AccessAnswer> &rights, const kube::ServerVersion &version)
{
    QVector<LinkWay> ways;
    if (mayUpgrade(rights, forwardRight, version))
        ways << LinkWay::PortForward;
    if (mayUpgrade(rights, execRight, version))
        ways << LinkWay::ExecNc << LinkWay::ExecK6;
    return ways;
}

QVector<kube::AccessQuestion> rightsOf(const fleet::RunPlan &plan, const QString &ns)
{
    QVector<std::pair<QLatin1String, QLatin1String>> wanted{{QLatin1String("get"), podsRight},
                                                            {QLatin1String("list"), podsRight},
                                                            {QLatin1String("watch"), podsRight},
                                                            {QLatin1String("get"), forwardRight},
                                                            {QLatin1String("create"), forwardRight},
                                                            {QLatin1String("get"), jobsRight},
                                                            {QLatin1String("list"), jobsRight},
                                                            {QLatin1String("watch"), jobsRight},
                                                            {QLatin1String("patch"), jobsRight},
                                                            {QLatin1String("get"), QLatin1String("pods/log")},
                                                            {QLatin1String("list"), QLatin1String("events")},
                                                            {QLatin1String("watch"), QLatin1String("events")},
                                                            {QLatin1String("get"), execRight},
                                                            {QLatin1String("create"), execRight},
                                                            {QLatin1String("delete"), podsRight}};
    if (plan.cluster && plan.cluster->create) {
        wanted << std::pair(QLatin1String("create"), jobsRight) << std::pair(QLatin1String("delete"), jobsRight);
        for (const auto resource : {QLatin1String("configmaps"), QLatin1String("secrets")})
            wanted << std::pair(QLatin1String("create"), resource) << std::pair(QLatin1String("delete"), resource);
    }
    QVector<kube::AccessQuestion> questions;
    for (const auto &[verb, resource] : wanted)
        questions.push_back({QString(verb), QString(resource), ns});
    return questions;
}

void judge(const fleet::RunPlan &plan, const ClusterSeen &seen, fleet::PreflightReport &report)
{
    judgeRights(plan, seen, report);
    if (!seen.isWhole)
        return;
    if (plan.isAttached()) {
        if (seen.job) {
            judgeJob(plan, *seen.job, report);
            judgeHolder(plan, seen, report);
        }
        judgePods(plan, seen, report);
        const auto live = std::find_if(seen.pods.cbegin(), seen.pods.cend(), isLive);
        if (seen.job && !seen.job->podTemplate.containers.isEmpty())
            judgePod(plan, seen.job->podTemplate, report);
        else if (live != seen.pods.cend())
            judgePod(plan, *live, report);
    } else {
        kube::Container ofOurs;
        ofOurs.image = plan.cluster->create->image;
        if (const auto version = versionOf(ofOurs))
            report.k6Version = version->text();
    }
    judgeMode(plan, seen, report);
}

} // namespace largada::backends
