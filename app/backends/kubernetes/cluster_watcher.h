// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The connection that the console has in use, and the pods that a person looks at. Lives in the engine's thread, and
// talks to the UI's through the sinks only.
#pragma once

#include <functional>
#include <map>
#include <memory>

#include <QProcessEnvironment>
#include <QSet>
#include <QTimer>

#include "backends/kubernetes/event_list.h"
#include "backends/kubernetes/pod_selection.h"
#include "fleet/clusters.h"
#include "kube/api/requests.h"
#include "kube/watch/reflector.h"

namespace largada::backends
{

class ClusterWatcher final : public QObject
{
public:
    // Called in the engine's thread.
    struct Sinks {
        std::function<void(const fleet::ConnectionState &)> state;
        std::function<void(bool isNew, const QVector<fleet::RunnerRow> &, const fleet::RunnerRowChanges &)> pods;
        std::function<void(const QVector<fleet::ClusterEvent> &)> events;
    };
    ClusterWatcher(const QProcessEnvironment &environment, const Clock &clock, Sinks sinks);

    void watch(const std::optional<fleet::ClusterTarget> &target);
    void retryNow();

private:
    void begin();
    void fail(const Error &why);
    void onVersion(const Result<kube::ServerVersion> &version);
    void onJob(const Result<kube::Job> &job);
    void lookForJobAgain();
    void select(const std::optional<kube::Job> &job);
    std::unique_ptr<kube::Reflector> reflect(kube::Kind kind, const QString &labels);
    void onPods(const kube::ObjectChanges &changes);
    void onEvents(const kube::ObjectChanges &changes);
    void takePod(const kube::Pod &pod);
    void send();
    void setLive();
    void setLost(const Error &why, std::optional<MonoTime> nextTry);
    void sendState();

    const QProcessEnvironment m_environment;
    const Clock &m_clock;
    const Sinks m_sinks;
    std::optional<fleet::ClusterTarget> m_target;
    fleet::ConnectionState m_state;
    std::unique_ptr<kube::Client> m_client;
    std::unique_ptr<kube::Reflector> m_jobs; // the connection's pulse: there is always one
    std::unique_ptr<kube::Reflector> m_pods;
    std::unique_ptr<kube::Reflector> m_podEvents;
    PodSelection m_selection;
    EventList m_events;
    std::map<RunnerId, kube::Pod> m_known;
    bool m_isNew = true;      // nothing was sent of these pods yet
    QSet<RunnerId> m_changed; // since the last time
    QVector<RunnerId> m_gone;
    bool m_eventsChanged = false;
    QTimer m_next;
    QTimer m_again; // another beginning, after one that failed
};

} // namespace largada::backends
