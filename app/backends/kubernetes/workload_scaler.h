// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scales one workload and looks at what has come of it, for KubernetesAgents, in the thread of that. One operation at a
// time: read the workload, pin its autoscaler, set its scale, each only where it differs.
#pragma once

#include <mutex>
#include <optional>

#include <QObject>
#include <QTimer>

#include "backends/kubernetes/kubernetes_agents.h"
#include "backends/kubernetes/scale_pin.h"
#include "kube/api/client.h"

namespace largada::backends
{

// What others may ask for from their threads.
class ScaleSeen
{
public:
    struct Shown {
        std::optional<int> existing; // nullopt: not known yet
        QString error, note;
        std::optional<fleet::ScaleRoom> room;
    };
    Shown shown() const
    {
        const std::lock_guard lock(m_mutex);
        return m_shown;
    }
    void set(const Shown &shown)
    {
        const std::lock_guard lock(m_mutex);
        m_shown = shown;
    }

private:
    mutable std::mutex m_mutex;
    Shown m_shown;
};

// When something beside the workload is looked at: not each time that the workload is, and seldom where the right to is
// missing, which may be granted meanwhile.
class LookPace
{
public:
    explicit LookPace(std::chrono::seconds every) : m_every(every) {}
    bool take(MonoTime now) // whether it is time; the next one is counted from then
    {
        if (m_next && now < *m_next)
            return false;
        m_next = now + m_every;
        return true;
    }
    template<class T>
    void onAnswer(const Result<T> &result, MonoTime now)
    {
        if (!result && result.error().code == Errc::Forbidden)
            m_next = now + std::chrono::minutes(10);
    }

private:
    const std::chrono::seconds m_every;
    std::optional<MonoTime> m_next;
};

class WorkloadScaler final : public QObject
{
public:
    WorkloadScaler(const KubernetesAgentsSetup &setup, const Clock &clock, std::shared_ptr<ScaleSeen> seen);

    void scale(int agents, const AsyncSource<> &answer) { ask({agents, answer}); }
    void release(const AsyncSource<> &answer) { ask({std::nullopt, answer}); }

private:
    struct Operation {
        std::optional<int> agents; // nullopt: release
        AsyncSource<> answer;
        int triesLeft = 5; // when somebody else writes at the same time
        kube::Workload workload{};
    };
    void ask(Operation operation);
    void begin();
    void onWorkload(const Result<kube::Workload> &workload);
    void onAutoscalers(const Result<QVector<kube::Autoscaler>> &all);
    void onAutoscaler(const kube::Autoscaler &autoscaler);
    void onPinned(const Result<> &result);
    void setScale();
    void end(const Result<> &result);

    void look();
    void lookAtAutoscalers();
    void lookAtPods(const kube::Workload &workload);
    void lookAtQuotas(const kube::Workload &workload);
    void lookAtNodes(const kube::Workload &workload);
    void show();

    // fn(result), unless its operation is over by then.
    template<class T, class Fn>
    void then(const Async<T> &future, Fn fn);

    const KubernetesAgentsSetup m_setup;
    const Clock &m_clock;
    const std::shared_ptr<ScaleSeen> m_seen;
    kube::Client m_client;
    std::optional<Operation> m_current, m_next;
    quint64 m_serial = 0; // of the current operation
    QTimer m_limit, m_look;

    bool m_isLooking = false;
    LookPace m_pods{std::chrono::seconds(10)}, m_quotas{std::chrono::seconds(10)}, m_nodes{std::chrono::seconds(60)};
    std::optional<fleet::ScaleRoom> m_roomInQuotas, m_roomOnNodes;
    ScaleSeen::Shown m_shown;   // error: of the last look
    QString m_operationError;   // of the last operation
    QString m_waiting;          // why pods that are there do not run
    QString m_fight;            // who changed a pinned autoscaler
    std::optional<int> m_asked; // the last number that was asked for
    bool m_isAtZero = false;    // the workload, as it was last seen
};

} // namespace largada::backends
