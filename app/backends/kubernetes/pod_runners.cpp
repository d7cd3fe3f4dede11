// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/pod_runners.h"

#include <algorithm>
#include <utility>

#include "backends/kubernetes/k6_container.h"
#include "backends/kubernetes/straggler_reason.h"
#include "kube/pod_status.h"

namespace largada::backends
{

using fleet::ContainerState;
using fleet::PhaseName;
using fleet::ReasonCode;
using State = kube::ContainerStatus::State;

namespace
{

constexpr std::array bothPhases{PhaseName::Warmup, PhaseName::Main};

size_t indexOf(PhaseName phase)
{
    return phase == PhaseName::Warmup ? 0 : 1;
}

// The kubelet starts it again: pkg/kubelet/container ShouldContainerBeRestarted. An init container that ended well is
// done whatever the policy.
bool isStartedAgain(const kube::Pod &pod, const QString &container, int exitCode)
{
    if (!isLive(pod) || pod.restartPolicy == QLatin1String("Never"))
        return false;
    const auto isIt = [&container](const kube::Container &candidate) { return candidate.name == container; };
    const bool isInit = std::any_of(pod.initContainers.cbegin(), pod.initContainers.cend(), isIt);
    return exitCode != 0 || (pod.restartPolicy == QLatin1String("Always") && !isInit);
}

// Set before its pods are ended.
const kube::Condition *failureOf(const kube::Job &job)
{
    for (const char *type : {"FailureTarget", "Failed"}) {
        const kube::Condition *condition = job.condition(QLatin1String(type));
        if (condition != nullptr && condition->status == QLatin1String("True"))
            return condition;
    }
    return nullptr;
}

fleet::RunnerPlace::Container containerPlace(const kube::Pod &pod, const kube::Container &container, bool isInit)
{
    fleet::RunnerPlace::Container place;
    place.name = container.name;
    place.image = container.image;
    place.isInit = isInit;
    const kube::ContainerStatus *status = pod.status(container.name);
    if (status == nullptr)
        return place;
    place.restarts = status->restarts;
    switch (status->state) {
    case State::None:
    case State::Waiting:
        place.reason = status->waitingReason;
        break;
    case State::Running:
        place.state = ContainerState::Running;
        break;
    case State::Terminated:
        place.state = ContainerState::Terminated;
        place.reason = status->terminated.reason;
        place.exitCode = status->terminated.exitCode;
        break;
    }
    return place;
}

} // namespace

fleet::RunnerPlace placeOf(const kube::Pod &pod, WallTime now)
{
    fleet::RunnerPlace place;
    const kube::PodLine line = kube::podLine(pod, now);
    place.runner = {pod.meta.name};
    place.node = pod.node;
    place.status = line.status;
    place.restarts = line.restartCount;
    place.createdAt = pod.meta.created;
    place.terminating = pod.isTerminating();
    for (const kube::Container &container : pod.initContainers)
        place.containers.push_back(containerPlace(pod, container, true));
    for (const kube::Container &container : pod.containers)
        place.containers.push_back(containerPlace(pod, container, false));
    return place;
}

PodRunners::PodRunners(fleet::RunPlan plan, PodSelection selection)
    : m_plan(std::move(plan)), m_selection(std::move(selection))
{
}

PodNews PodRunners::takePods(const kube::ObjectChanges &changes, WallTime now)
{
    PodNews news;
    QSet<QString> present;
    for (const kube::Object &object : changes.changed) {
        const auto *pod = std::get_if<kube::Pod>(&object);
        if (pod == nullptr || !m_selection.matches(*pod))
            continue;
        present.insert(pod->meta.uid);
        takePod(*pod, news);
    }
    for (const kube::Object &object : changes.gone) {
        const kube::Meta &meta = kube::metaOf(object);
        const auto it = m_entries.find({meta.name});
        if (it != m_entries.end() && it->second.pod.meta.uid == meta.uid)
            it->second.gone = it->second.touched = true;
    }
    if (changes.isAll) {
        for (auto &[runner, entry] : m_entries) {
            if (!present.contains(entry.pod.meta.uid))
                entry.gone = entry.touched = true;
        }
    }
    tell(now, news);
    return news;
}

void PodRunners::takePod(const kube::Pod &pod, PodNews &news)
{
    const RunnerId id{pod.meta.name};
    auto it = m_entries.find(id);
    if (it != m_entries.end() && it->second.pod.meta.uid == pod.meta.uid) {
        it->second.pod = pod;
        it->second.touched = true;
        return;
    }
    if (it != m_entries.end()) { // another one of that name: a StatefulSet's
        it->second.gone = true;
        if (!tellLeft(id, it->second, news))
            return; // its own end is told; the new one is no runner of this run
        m_entries.erase(it);
    }
    if (!isLive(pod))
        return;
    Entry entry;
    entry.pod = pod;
    m_entries.emplace(id, entry);
    news.joined.push_back({id, coresOf(id)});
}

PodNews PodRunners::takeJob(const kube::Job &job, WallTime now)
{
    if (!m_job)
        m_failedBefore = job.failed;
    m_job = job;
    touchAll();
    PodNews news;
    tell(now, news);
    return news;
}

PodNews PodRunners::jobGone(WallTime now)
{
    kube::Job job = m_job.value_or(kube::Job{});
    job.conditions.push_back({QStringLiteral("Failed"), QStringLiteral("True"), QStringLiteral("Deleted"),
                              QStringLiteral("the Job was deleted"), std::nullopt});
    return takeJob(job, now);
}

PodNews PodRunners::takeEvents(const kube::ObjectChanges &changes, WallTime now)
{
    if (changes.isAll)
        m_events.clear();
    for (const kube::Object &object : changes.changed) {
        if (const auto *event = std::get_if<kube::Event>(&object))
            takeEvent(*event);
    }
    PodNews news;
    tell(now, news);
    return news;
}

// The newest of each reason, of an object that may be ours. What is gone from the server explains still.
void PodRunners::takeEvent(const kube::Event &event)
{
    QVector<kube::Event> &known = m_events[event.objectName];
    const auto same = std::find_if(known.begin(), known.end(),
                                   [&event](const kube::Event &other) { return other.reason == event.reason; });
    if (same == known.end())
        known.push_back(event);
    else if (same->last <= event.last)
        *same = event;
    if (const auto it = m_entries.find({event.objectName}); it != m_entries.end())
        it->second.touched = true;
}

PodNews PodRunners::setLinkReason(const RunnerId &runner, PhaseName phase, const fleet::Reason &reason, WallTime now)
{
    if (const auto it = m_entries.find(runner); it != m_entries.end()) {
        it->second.linkReasons[indexOf(phase)] = reason;
        it->second.touched = true;
    }
    PodNews news;
    tell(now, news);
    return news;
}

void PodRunners::expectEnd(const RunnerId &runner)
{
    if (const auto it = m_entries.find(runner); it != m_entries.end())
        it->second.endExpected = true;
}

PodNews PodRunners::giveUp(const RunnerId &runner, const fleet::Reason &reason, WallTime now)
{
    if (const auto it = m_entries.find(runner); it != m_entries.end()) {
        it->second.givenUp = reason;
        it->second.touched = true;
    }
    PodNews news;
    tell(now, news);
    return news;
}

void PodRunners::letGo()
{
    m_letGo = true;
    touchAll();
}

void PodRunners::touchAll()
{
    for (auto &[runner, entry] : m_entries)
        entry.touched = true;
}

void PodRunners::tell(WallTime now, PodNews &news)
{
    for (auto it = m_entries.begin(); it != m_entries.end();) {
        auto &[runner, entry] = *it;
        if (!std::exchange(entry.touched, false)) {
            ++it;
            continue;
        }
        if (tellLeft(runner, entry, news)) {
            it = m_entries.erase(it);
            continue;
        }
        tellPhases(runner, entry, news);
        if (const fleet::RunnerPlace place = placeOf(entry.pod, now); !entry.gone && place != entry.place) {
            entry.place = place;
            news.places.push_back(place);
        }
        ++it;
    }
    tellMissing(news);
}

// Before the release a pod that is lost makes room for another one, where somebody makes that one.
bool PodRunners::tellLeft(const RunnerId &runner, Entry &entry, PodNews &news)
{
    const bool failed = entry.pod.phase == QLatin1String("Failed");
    if (!entry.gone && !entry.pod.isTerminating() && !failed)
        return false;
    m_lost.insert(entry.pod.meta.uid);
    if (m_letGo || entry.endExpected || entry.givenUp || entry.pod.phase == QLatin1String("Succeeded") ||
        !isReplaced(entry.pod))
        return false;
    const auto before = std::find_if(news.joined.begin(), news.joined.end(),
                                     [&runner](const fleet::RunnerInfo &info) { return info.id == runner; });
    if (before != news.joined.end())
        news.joined.erase(before);
    else
        news.left.push_back({runner, endReason(entry)});
    return true;
}

void PodRunners::tellPhases(const RunnerId &runner, Entry &entry, PodNews &news)
{
    for (const PhaseName phase : bothPhases) {
        if (!m_plan.hasPhase(phase))
            continue;
        auto &told = entry.told[indexOf(phase)];
        if (!told || told->state != ContainerState::Terminated) {
            const fleet::RunnerUpdate update = phaseOf(runner, entry, phase);
            if (told != update) {
                told = update;
                news.updates.push_back(update);
            }
        }
        if (told->state == ContainerState::Terminated && told->exitCode != 0)
            return; // what comes after it never will
    }
}

fleet::RunnerUpdate PodRunners::phaseOf(const RunnerId &runner, const Entry &entry, PhaseName phase) const
{
    const kube::Pod &pod = entry.pod;
    const QString name = containerOf(phase);
    const kube::ContainerStatus *status = pod.status(name);
    const State state = status == nullptr ? State::None : status->state;
    fleet::RunnerUpdate update{runner, phase, ContainerState::Waiting, {}, std::nullopt};
    if (entry.givenUp) {
        update.state = ContainerState::Terminated;
        update.reason = *entry.givenUp;
        return update;
    }
    if (state == State::Terminated && (m_letGo || !isStartedAgain(pod, name, status->terminated.exitCode))) {
        update.exitCode = status->terminated.exitCode;
        update.reason = reasonOf(pod, name);
        return endOf(update, entry);
    }
    const bool cannotArm = !m_letGo && !entry.endExpected && pod.isTerminating();
    if (entry.gone || pod.isFinished() || cannotArm) {
        update.reason = endReason(entry);
        return endOf(update, entry);
    }
    if (state == State::Running) {
        update.state = ContainerState::Running;
        update.reason = entry.linkReasons[indexOf(phase)];
        return update;
    }
    const auto &warmup = entry.told[indexOf(PhaseName::Warmup)];
    const bool isNext =
        phase == PhaseName::Main && m_plan.hasPhase(PhaseName::Warmup) && warmup->state != ContainerState::Terminated;
    update.reason = isNext ? fleet::Reason{ReasonCode::WaitingForPrevious} : reasonOf(pod, name);
    return update;
}

// Who ended it says more than the exit code that followed.
fleet::RunnerUpdate PodRunners::endOf(fleet::RunnerUpdate update, const Entry &entry) const
{
    update.state = ContainerState::Terminated;
    if (update.exitCode == 0)
        update.reason = {};
    else if (entry.endExpected)
        update.reason = {ReasonCode::StoppedByUs};
    else if (entry.pod.isTerminating() || !update.exitCode)
        update.reason = endReason(entry);
    return update;
}

fleet::Reason PodRunners::endReason(const Entry &entry) const
{
    const kube::Pod &pod = entry.pod;
    if (entry.endExpected)
        return {ReasonCode::StoppedByUs};
    const bool taken = entry.gone || pod.isTerminating();
    // Its own status may come after the pods that it ends.
    const auto others = m_failedBefore + m_lost.size() - (m_lost.contains(pod.meta.uid) ? 1 : 0);
    const bool exhausted = m_job && !m_job->backoffLimitPerIndex && others > m_job->backoffLimit.value_or(6);
    if (taken && (jobFailed() || exhausted) && m_job->meta.uid == pod.meta.ownerUid)
        return {ReasonCode::EndedByJob, jobFailure()};
    for (const PhaseName phase : bothPhases) {
        const kube::ContainerStatus *status = pod.status(containerOf(phase));
        const bool endedBadly =
            status != nullptr && status->state == State::Terminated && status->terminated.exitCode != 0;
        if (endedBadly && !taken)
            return reasonOf(pod, containerOf(phase));
    }
    const fleet::Reason said = reasonOf(pod, containerOf(PhaseName::Main));
    const bool saysWho = said.code == ReasonCode::Evicted || said.code == ReasonCode::NodeLost;
    return taken && !saysWho ? fleet::Reason{ReasonCode::PodDeleted} : said;
}

bool PodRunners::jobFailed() const
{
    return m_job && failureOf(*m_job) != nullptr;
}

QString PodRunners::jobFailure() const
{
    const kube::Condition *failure = m_job ? failureOf(*m_job) : nullptr;
    return failure == nullptr ? QString() : failure->message;
}

// k/k pkg/controller/job: a pod that was deleted or failed counts against the limit, and one more than that fails the
// Job. Its status may not count this one yet.
bool PodRunners::isReplaced(const kube::Pod &pod) const
{
    if (pod.meta.ownerKind.isEmpty())
        return false;
    if (pod.meta.ownerKind != QLatin1String("Job") || !m_job || m_job->meta.uid != pod.meta.ownerUid)
        return true;
    if (m_job->isOver() || jobFailed() || m_job->suspended)
        return false;
    if (m_job->backoffLimitPerIndex)
        return *m_job->backoffLimitPerIndex > 0;
    const int failed = std::max(m_job->failed, m_failedBefore + static_cast<int>(m_lost.size()));
    return failed <= m_job->backoffLimit.value_or(6);
}

void PodRunners::tellMissing(PodNews &news)
{
    fleet::Reason why;
    if (!m_letGo && static_cast<int>(m_entries.size()) < m_plan.runners)
        why = m_job ? missingReason(*m_job, m_events.value(m_job->meta.name)) : fleet::Reason{ReasonCode::NoPod};
    if (why == m_missing)
        return;
    m_missing = why;
    news.missing = why;
}

QVector<fleet::RunnerInfo> PodRunners::known() const
{
    QVector<fleet::RunnerInfo> known;
    for (const auto &[runner, entry] : m_entries)
        known.push_back({runner, coresOf(runner)});
    return known;
}

double PodRunners::coresOf(const RunnerId &runner) const
{
    const kube::Container *k6 = container(runner, PhaseName::Main);
    if (k6 == nullptr)
        k6 = container(runner, PhaseName::Warmup);
    return k6 == nullptr ? 1 : k6->cpuLimit.value_or(k6->cpuRequest.value_or(1));
}

QVector<kube::Pod> PodRunners::pods() const
{
    QVector<kube::Pod> pods;
    for (const auto &[runner, entry] : m_entries)
        pods.push_back(entry.pod);
    return pods;
}

const kube::Pod *PodRunners::pod(const RunnerId &runner) const
{
    const auto it = m_entries.find(runner);
    return it == m_entries.end() ? nullptr : &it->second.pod;
}

const kube::Container *PodRunners::container(const RunnerId &runner, PhaseName phase) const
{
    const kube::Pod *found = pod(runner);
    return found == nullptr ? nullptr : found->container(containerOf(phase));
}

std::optional<PodAddress> PodRunners::address(const RunnerId &runner, PhaseName phase) const
{
    const kube::Pod *found = pod(runner);
    const kube::Container *k6 = container(runner, phase);
    if (k6 == nullptr)
        return std::nullopt;
    return PodAddress{found->meta.ns, found->meta.name, k6->name, apiPort(*k6).value_or(defaultApiPort)};
}

bool PodRunners::isOver(const RunnerId &runner) const
{
    const auto it = m_entries.find(runner);
    if (it == m_entries.end())
        return true;
    return std::any_of(bothPhases.begin(), bothPhases.end(), [this, it](PhaseName phase) {
        const auto &told = it->second.told[indexOf(phase)];
        const bool ended = told && told->state == ContainerState::Terminated;
        return ended && (told->exitCode != 0 || phase == PhaseName::Main || !m_plan.hasPhase(PhaseName::Main));
    });
}

fleet::Reason PodRunners::reasonOf(const kube::Pod &pod, const QString &container) const
{
    return stragglerReason(pod, container, m_events.value(pod.meta.name));
}

QString PodRunners::containerOf(PhaseName phase) const
{
    if (!m_plan.cluster)
        return fleet::containerName(phase);
    return phase == PhaseName::Warmup ? m_plan.cluster->warmupContainer : m_plan.cluster->mainContainer;
}

} // namespace largada::backends
