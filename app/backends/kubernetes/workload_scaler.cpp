// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/workload_scaler.h"

#include <algorithm>
#include <utility>

#include "backends/kubernetes/node_room.h"
#include "backends/kubernetes/quota_checks.h"
#include "core/log.h"
#include "kube/api/requests.h"
#include "kube/pod_status.h"

namespace largada::backends
{

using kube::Autoscaler;
using kube::Workload;

namespace
{

constexpr int podsLookedAt = 100;
constexpr int podsOnNodes = 5000; // of all namespaces; with more of them their nodes are not looked at

QString nameOf(const kube::WorkloadName &name)
{
    return QStringLiteral("%1 %2/%3").arg(kube::kindWord(name.kind), name.ns, name.name);
}

QString nameOf(const Autoscaler &autoscaler)
{
    return QStringLiteral("HorizontalPodAutoscaler %1").arg(autoscaler.meta.name);
}

// Says who it is about: the API server's own words do not always.
Error about(const Error &error, const kube::WorkloadName &name)
{
    Error told = error;
    if (error.code == Errc::Network || error.code == Errc::Timeout)
        told.what = QStringLiteral("the API server does not answer: ") + error.what;
    else if (error.code == Errc::NotFound)
        told.what = nameOf(name) + QStringLiteral(" is not there: ") + error.what;
    else if (error.code == Errc::Forbidden && error.subject.contains(QLatin1Char(' ')))
        told.what = QStringLiteral("the right “%1” is missing in namespace %2").arg(error.subject, name.ns);
    return told;
}

// What the controllers say of it: a quota that refuses pods, a rollout that does not go on.
QString complaintOf(const Workload &workload)
{
    const auto is = [&workload](const char *type, const char *status) {
        return std::find_if(workload.conditions.cbegin(), workload.conditions.cend(),
                            [type, status](const kube::Condition &one) {
                                return one.type == QLatin1String(type) && one.status == QLatin1String(status);
                            });
    };
    if (const auto failure = is("ReplicaFailure", "True"); failure != workload.conditions.cend())
        return QStringLiteral("%1: %2").arg(failure->reason, failure->message);
    if (const auto stuck = is("Progressing", "False"); stuck != workload.conditions.cend())
        return QStringLiteral("%1: %2").arg(stuck->reason, stuck->message);
    return {};
}

// Why a pod does not run; empty: it does, or is about to.
QString waitingOf(const kube::Pod &pod)
{
    if (pod.isTerminating())
        return {};
    const kube::Condition *scheduled = pod.condition(QStringLiteral("PodScheduled"));
    if (scheduled && scheduled->status == QLatin1String("False"))
        return scheduled->reason + QStringLiteral(": ") + scheduled->message;
    static const QStringList onTheirWay{QStringLiteral("ContainerCreating"), QStringLiteral("PodInitializing")};
    for (const auto &statuses : {pod.initStatuses, pod.statuses}) {
        for (const kube::ContainerStatus &status : statuses) {
            if (status.state == kube::ContainerStatus::State::Waiting && !onTheirWay.contains(status.waitingReason))
                return status.waitingReason + QStringLiteral(": ") + status.waitingMessage;
        }
    }
    return {};
}

// isAtZero: the workload is to have no agents, which switches it off.
QString noteOf(const Autoscaler &autoscaler, bool isAtZero = false)
{
    if (!autoscaler.meta.ownerKind.isEmpty())
        return QStringLiteral("%1 belongs to %2 %3, which decides between %4 and %5 agents")
            .arg(nameOf(autoscaler), autoscaler.meta.ownerKind, autoscaler.meta.ownerName)
            .arg(autoscaler.least)
            .arg(autoscaler.most);
    if (isAtZero)
        return QStringLiteral("%1 is off while the number of agents is 0").arg(nameOf(autoscaler));
    if (const auto pin = pinOf(autoscaler))
        return QStringLiteral("%1 is pinned to %2 to %3 agents; its own bounds are %4 and %5")
            .arg(nameOf(autoscaler))
            .arg(autoscaler.least)
            .arg(autoscaler.most)
            .arg(pin->own.least)
            .arg(pin->own.most);
    return QStringLiteral("%1 decides between %2 and %3 agents")
        .arg(nameOf(autoscaler))
        .arg(autoscaler.least)
        .arg(autoscaler.most);
}

QString boundsText(const Autoscaler &autoscaler)
{
    return QStringLiteral("minReplicas %1, maxReplicas %2").arg(autoscaler.least).arg(autoscaler.most);
}

} // namespace

WorkloadScaler::WorkloadScaler(const KubernetesAgentsSetup &setup, const Clock &clock, std::shared_ptr<ScaleSeen> seen)
    : m_setup(setup), m_clock(clock), m_seen(std::move(seen)), m_client(setup.connection, setup.environment, clock)
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(setup.operationLimit);
    connect(&m_limit, &QTimer::timeout, this,
            [this] { end(Error{Errc::Timeout, QStringLiteral("it took too long"), nameOf(m_setup.workload)}); });
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &WorkloadScaler::look);
    look();
}

template<class T, class Fn>
void WorkloadScaler::then(const Async<T> &future, Fn fn)
{
    deliver(future, this, [this, serial = m_serial, fn](const Result<T> &result) {
        if (serial == m_serial && m_current)
            fn(result);
    });
}

void WorkloadScaler::ask(Operation operation)
{
    if (m_next)
        m_next->answer.answer(Error{Errc::Cancelled, QStringLiteral("another number took its place"), {}});
    m_next = std::move(operation);
    if (!m_current)
        begin();
}

void WorkloadScaler::begin()
{
    if (!m_current) {
        m_current = std::exchange(m_next, std::nullopt);
        m_limit.start();
        if (m_asked != m_current->agents)
            m_fight.clear();
        m_asked = m_current->agents;
    }
    ++m_serial;
    then(kube::getWorkload(m_client, m_setup.workload), [this](const auto &workload) { onWorkload(workload); });
}

void WorkloadScaler::onWorkload(const Result<Workload> &workload)
{
    if (!workload) {
        if (workload.error().code == Errc::NotFound)
            m_shown.existing = 0;
        return end(workload.error());
    }
    m_current->workload = *workload;
    m_shown.existing = workload->existing;
    m_isAtZero = workload->wanted == 0;
    m_shown.error = complaintOf(*workload);
    then(kube::listAutoscalers(m_client, m_setup.workload.ns), [this](const auto &all) { onAutoscalers(all); });
}

// Without the right to see them it is scaled all the same, and the note says that one may be at work unseen.
void WorkloadScaler::onAutoscalers(const Result<QVector<Autoscaler>> &all)
{
    if (!all && all.error().code != Errc::Forbidden)
        return end(all.error());
    const auto autoscaler = all ? autoscalerOf(*all, m_setup.workload) : std::nullopt;
    if (autoscaler)
        onAutoscaler(*autoscaler);
    else
        setScale();
}

void WorkloadScaler::onAutoscaler(const Autoscaler &autoscaler)
{
    const auto agents = m_current->agents;
    if (agents && !autoscaler.meta.ownerKind.isEmpty())
        return end(Error{Errc::Conflict, noteOf(autoscaler), autoscaler.meta.name});
    const auto change = agents ? pinFor(autoscaler, *agents) : releaseOf(autoscaler);
    if (!change) {
        const bool wantsMore =
            agents && *agents > 0 && autoscaler.wanted > *agents && m_current->workload.wanted == autoscaler.wanted;
        if (wantsMore)
            return end(Error{Errc::Conflict,
                             QStringLiteral("%1 asks for %2 agents, more than the %3 that are desired: its maxReplicas "
                                            "is %4")
                                 .arg(nameOf(autoscaler))
                                 .arg(autoscaler.wanted)
                                 .arg(*agents)
                                 .arg(autoscaler.most),
                             autoscaler.meta.name});
        return setScale();
    }
    if (agents && isChangedByOthers(autoscaler)) {
        m_fight = QStringLiteral("somebody else changed %1 (%2) while it was pinned; it has been pinned again")
                      .arg(nameOf(autoscaler), boundsText(autoscaler));
        qCWarning(logCluster).noquote() << m_fight;
    }
    qCInfo(logCluster).noquote() << nameOf(autoscaler) << "gets the bounds" << change->bounds.least
                                 << change->bounds.most << "instead of" << autoscaler.least << autoscaler.most;
    then(kube::setBounds(m_client, autoscaler, change->bounds.least, change->bounds.most,
                         QLatin1String(scalePinAnnotation), change->annotation),
         [this](const auto &result) { onPinned(result); });
}

void WorkloadScaler::onPinned(const Result<> &result)
{
    if (!result && result.error().code == Errc::Conflict && m_current->triesLeft-- > 1)
        return begin(); // somebody wrote at the same time: all is read again
    if (!result)
        return end(result.error());
    setScale();
}

void WorkloadScaler::setScale()
{
    const auto agents = m_current->agents;
    if (!agents || m_current->workload.wanted == *agents)
        return end({});
    qCInfo(logCluster).noquote() << nameOf(m_setup.workload) << "is scaled from" << m_current->workload.wanted << "to"
                                 << *agents;
    then(kube::setScale(m_client, kube::workloadPath(m_setup.workload), *agents),
         [this](const Result<kube::Scale> &scale) { end(scale ? Result<>() : Result<>(scale.error())); });
}

void WorkloadScaler::end(const Result<> &result)
{
    m_limit.stop();
    ++m_serial; // an answer that comes later is not for the next one
    const Operation ended = *std::exchange(m_current, std::nullopt);
    const Result<> told = result ? result : Result<>(about(result.error(), m_setup.workload));
    m_operationError = told ? QString() : told.error().what;
    show();
    ended.answer.answer(told);
    if (m_next)
        begin();
    look();
}

void WorkloadScaler::look()
{
    if (std::exchange(m_isLooking, true))
        return;
    m_look.stop();
    deliver(kube::getWorkload(m_client, m_setup.workload), this, [this](const Result<Workload> &workload) {
        m_isLooking = false;
        const bool isDone = workload && workload->existing == workload->wanted && workload->ready == workload->wanted;
        m_look.start(isDone ? m_setup.lookEvery : m_setup.lookSoon);
        if (workload) {
            m_shown.existing = workload->existing;
            m_isAtZero = workload->wanted == 0;
            m_shown.error = complaintOf(*workload);
            if (workload->existing == m_asked)
                m_operationError.clear(); // it came about all the same
            if (isDone)
                m_waiting.clear();
            lookAtAutoscalers();
            lookAtPods(*workload);
            lookAtQuotas(*workload);
            lookAtNodes(*workload);
        } else {
            if (workload.error().code == Errc::NotFound)
                m_shown.existing = 0;
            m_shown.error = about(workload.error(), m_setup.workload).what;
        }
        show();
    });
}

void WorkloadScaler::lookAtAutoscalers()
{
    deliver(kube::listAutoscalers(m_client, m_setup.workload.ns), this, [this](const Result<QVector<Autoscaler>> &all) {
        if (all) {
            const auto autoscaler = autoscalerOf(*all, m_setup.workload);
            m_shown.note = autoscaler ? noteOf(*autoscaler, m_isAtZero) : QString();
        } else if (all.error().code == Errc::Forbidden) {
            m_shown.note =
                QStringLiteral("an autoscaler would not be seen: ") + about(all.error(), m_setup.workload).what;
        }
        show();
    });
}

// Only while some do not run, and not at every look: a hundred pods are a megabyte.
void WorkloadScaler::lookAtPods(const Workload &workload)
{
    if (workload.ready >= workload.existing || workload.selector.isEmpty() || !m_pods.take(m_clock.now()))
        return;
    deliver(kube::somePods(m_client, m_setup.workload.ns, workload.selector, podsLookedAt), this,
            [this, workload](const Result<QVector<kube::Pod>> &pods) {
                m_pods.onAnswer(pods, m_clock.now());
                if (!pods)
                    return;
                m_waiting.clear();
                for (const kube::Pod &pod : *pods) {
                    const QString why = waitingOf(pod);
                    if (m_waiting.isEmpty() && !why.isEmpty())
                        m_waiting = QStringLiteral("%1 of %2 agents do not run; %3: %4")
                                        .arg(workload.existing - workload.ready)
                                        .arg(workload.existing)
                                        .arg(pod.meta.name, why);
                }
                show();
            });
}

void WorkloadScaler::lookAtQuotas(const Workload &workload)
{
    if (!m_quotas.take(m_clock.now()))
        return;
    deliver(kube::listQuotas(m_client, m_setup.workload.ns), this, [this, workload](const Result<QByteArray> &quotas) {
        m_quotas.onAnswer(quotas, m_clock.now());
        m_roomInQuotas = quotas ? roomInQuotas(*quotas, workload) : std::nullopt;
        show();
    });
}

// A right in the whole cluster, which most do not give: then nothing is said of nodes.
void WorkloadScaler::lookAtNodes(const Workload &workload)
{
    if (workload.placement.hasMore || !m_nodes.take(m_clock.now()))
        return;
    const auto forget = [this](const auto &result) {
        m_nodes.onAnswer(result, m_clock.now());
        m_roomOnNodes.reset();
        show();
    };
    deliver(kube::listNodes(m_client), this, [this, workload, forget](const Result<QVector<kube::Node>> &nodes) {
        if (!nodes)
            return forget(nodes);
        deliver(kube::listPodsEverywhere(m_client, podsOnNodes), this,
                [this, workload, forget, nodes = *nodes](const Result<kube::PodsSeen> &seen) {
                    if (!seen)
                        return forget(seen);
                    m_roomOnNodes = seen->isAll ? roomOnNodes(nodes, seen->pods, workload) : std::nullopt;
                    show();
                });
    });
}

void WorkloadScaler::show()
{
    auto shown = m_shown;
    shown.room = smallerRoom(m_roomInQuotas, m_roomOnNodes);
    for (const QString &error : {m_operationError, m_shown.error, m_waiting, m_fight}) {
        if (!error.isEmpty()) {
            shown.error = error;
            break;
        }
    }
    m_seen->set(shown);
}

} // namespace largada::backends
