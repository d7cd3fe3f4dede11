// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/straggler_reason.h"

#include <algorithm>
#include <optional>

#include "backends/common/exit_reason.h"
#include "k6/exit_code.h"

namespace largada::backends
{

namespace
{

using fleet::Reason;
using fleet::ReasonCode;
using State = kube::ContainerStatus::State;
using Words = std::initializer_list<const char *>;

bool isOneOf(const QString &word, Words words)
{
    return std::any_of(words.begin(), words.end(), [&](const char *one) { return word == QLatin1String(one); });
}

// Of those with one of these reasons; nullptr: none. Times are whole seconds: in the same one, what stands first in the
// list wins.
const kube::Event *latest(const QVector<kube::Event> &events, Words reasons)
{
    const kube::Event *found = nullptr;
    for (const char *reason : reasons) {
        for (const auto &event : events) {
            if (event.reason == QLatin1String(reason) && (found == nullptr || event.last > found->last))
                found = &event;
        }
    }
    return found;
}

QString firstOf(const QString &text, const QString &otherwise)
{
    return text.isEmpty() ? otherwise : text;
}

// The scheduler says the same again and again; only the newest word on nodes counts.
Reason withoutNode(const kube::Pod &pod, const QVector<kube::Event> &events)
{
    const auto *scheduled = pod.condition(QStringLiteral("PodScheduled"));
    const auto *scaling = latest(events, {"TriggeredScaleUp", "NotTriggerScaleUp", "Nominated"});
    if (scaling != nullptr && scaling->reason != QLatin1String("NotTriggerScaleUp"))
        return {ReasonCode::NodeComing, scaling->message};
    if (scheduled != nullptr && scheduled->status != QLatin1String("True"))
        return {ReasonCode::NoNode, firstOf(scheduled->message, scheduled->reason)};
    return {ReasonCode::NoNode, scaling != nullptr ? scaling->message : QString()};
}

// What the kubelet waits for; nullopt: nothing that is wrong.
std::optional<Reason> failureOf(const kube::ContainerStatus &status)
{
    if (status.state != State::Waiting)
        return std::nullopt;
    const auto detail = firstOf(status.waitingMessage, status.waitingReason);
    if (isOneOf(status.waitingReason, {"ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull",
                                       "ImageInspectError", "RegistryUnavailable", "SignatureValidationFailed"}))
        return Reason{ReasonCode::ImagePullFailed, detail};
    if (isOneOf(status.waitingReason,
                {"CreateContainerConfigError", "CreateContainerError", "PreCreateHookError", "PreStartHookError",
                 "PostStartHookError", "RunContainerError", "CreatePodSandboxError", "ConfigPodSandboxError"}))
        return Reason{ReasonCode::ContainerFailed, detail};
    if (status.waitingReason == QLatin1String("CrashLoopBackOff"))
        return Reason{ReasonCode::CrashLoop, detail, status.restarts};
    return std::nullopt;
}

// Mounts and the sandbox fail before any container has a state to say so.
std::optional<Reason> failureBefore(const QVector<kube::Event> &events)
{
    const auto *event = latest(events, {"FailedMount", "FailedAttachVolume", "FailedCreatePodSandBox", "Pulling",
                                        "Pulled", "Created", "Started"});
    if (event == nullptr || isOneOf(event->reason, {"Pulling", "Pulled", "Created", "Started"}))
        return std::nullopt;
    return Reason{ReasonCode::ContainerFailed, event->message};
}

bool isDone(const kube::Container &init, const kube::ContainerStatus *status)
{
    if (status == nullptr)
        return false;
    if (init.isSidecar)
        return status->started.value_or(false);
    return status->state == State::Terminated && status->terminated.exitCode == 0;
}

// The init container that this one waits for; nullptr: none.
const kube::Container *blocker(const kube::Pod &pod, const QString &container)
{
    for (const auto &init : pod.initContainers) {
        if (init.name == container)
            return nullptr;
        if (!isDone(init, pod.status(init.name)))
            return &init;
    }
    return nullptr;
}

// The kubelet, the scheduler and the controllers say why they end a whole pod.
std::optional<Reason> endOfPod(const kube::Pod &pod)
{
    if (pod.reason == QLatin1String("NodeLost"))
        return Reason{ReasonCode::NodeLost, pod.message};
    if (isOneOf(pod.reason, {"Evicted", "Preempting", "Terminated", "Shutdown", "NodeShutdown"}))
        return Reason{ReasonCode::Evicted, pod.message};
    if (pod.reason == QLatin1String("DeadlineExceeded")) // the pod's own activeDeadlineSeconds
        return Reason{ReasonCode::Interrupted, firstOf(pod.message, pod.reason)};
    const auto *disrupted = pod.condition(QStringLiteral("DisruptionTarget"));
    if (disrupted != nullptr && disrupted->status == QLatin1String("True")) {
        const bool isLost = disrupted->reason == QLatin1String("DeletionByPodGC");
        return Reason{isLost ? ReasonCode::NodeLost : ReasonCode::Evicted,
                      firstOf(disrupted->message, disrupted->reason)};
    }
    return std::nullopt;
}

// Its log, which would say more, is not part of the pod; a message there is (terminationMessagePolicy).
Reason endOfK6(const kube::Terminated &end, bool isInit)
{
    if (isInit && k6::exitMeaning(end.exitCode) == k6::ExitMeaning::ThresholdsCrossed) // main never starts
        return {ReasonCode::ExitCode, end.message, end.exitCode};
    return exitReason(end.exitCode, end.message);
}

Reason endOf(const kube::Pod &pod, const kube::ContainerStatus &status)
{
    const auto &end = status.terminated;
    if (end.reason == QLatin1String("OOMKilled"))
        return {ReasonCode::OutOfMemory, end.message};
    if (isOneOf(end.reason, {"StartError", "ContainerCannotRun"}))
        return {ReasonCode::ContainerFailed, firstOf(end.message, end.reason)};
    if (end.exitCode == 0)
        return {};
    if (const auto why = endOfPod(pod))
        return *why;
    if (end.signal > 0)
        return {ReasonCode::Killed, end.message, end.signal};
    const bool isInit = std::any_of(pod.initContainers.cbegin(), pod.initContainers.cend(),
                                    [&](const auto &init) { return init.name == status.name; });
    return endOfK6(end, isInit);
}

Reason beforeStart(const kube::Pod &pod, const QString &container, const QVector<kube::Event> &events)
{
    if (const auto *init = blocker(pod, container)) {
        const auto *status = pod.status(init->name);
        if (status != nullptr) {
            if (const auto failure = failureOf(*status))
                return *failure;
        }
        if (status == nullptr || status->state == State::Waiting) {
            if (const auto failure = failureBefore(events))
                return *failure;
        }
        return {ReasonCode::WaitingForInit, init->name};
    }
    if (const auto *status = pod.status(container)) {
        if (const auto failure = failureOf(*status))
            return *failure;
    }
    if (const auto failure = failureBefore(events))
        return *failure;
    const auto *spec = pod.container(container);
    return {ReasonCode::PullingImage, spec != nullptr ? spec->image : QString()};
}

} // namespace

fleet::Reason stragglerReason(const kube::Pod &pod, const QString &container, const QVector<kube::Event> &events)
{
    const auto *status = pod.status(container);
    if (status != nullptr && status->state == State::Terminated)
        return endOf(pod, *status);
    if (const auto why = endOfPod(pod))
        return *why;
    if (pod.isTerminating())
        return {ReasonCode::PodTerminating};
    if (status != nullptr && status->state == State::Running)
        return {};
    if (pod.isFinished()) // the kubelet refused it (OutOfcpu, NodeAffinity …), or an init container ended badly
        return pod.reason.isEmpty() ? beforeStart(pod, container, {})
                                    : Reason{ReasonCode::ContainerFailed, firstOf(pod.message, pod.reason)};
    if (pod.node.isEmpty())
        return withoutNode(pod, events);
    return beforeStart(pod, container, events);
}

fleet::Reason missingReason(const kube::Job &job, const QVector<kube::Event> &events)
{
    const auto *event = latest(events, {"FailedCreate", "SuccessfulCreate"});
    const bool isRefused = event != nullptr && event->reason == QLatin1String("FailedCreate");
    for (const auto *type : {"Failed", "Suspended"}) {
        const auto *condition = job.condition(QLatin1String(type));
        if (condition != nullptr && condition->status == QLatin1String("True"))
            return {ReasonCode::NoPod, firstOf(condition->message, condition->reason)};
    }
    return isRefused ? Reason{ReasonCode::NoPodAllowed, event->message} : Reason{ReasonCode::NoPod};
}

} // namespace largada::backends
