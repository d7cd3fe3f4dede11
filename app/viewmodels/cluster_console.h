// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The cluster in use, for the pages: its connection and how it stands, its Jobs, the pods that are looked at while no
// run is going on, their events.
#pragma once

#include <QObject>

#include "fleet/clusters.h"
#include "settings/preferences.h"
#include "viewmodels/runner_feed.h"
#include "viewmodels/runner_model.h"

namespace largada::viewmodels
{

class ClusterConsole final : public QObject
{
    Q_OBJECT
public:
    // Both have to outlive this.
    ClusterConsole(fleet::Clusters &clusters, const Clock &clock, QObject *parent = nullptr);

    // nullopt: this machine. What was shown of another one is gone.
    void use(const std::optional<settings::ConnectionProfile> &connection);
    const std::optional<settings::ConnectionProfile> &connection() const { return m_connection; }
    bool isReadOnly() const;
    bool isProtected() const;
    // What a person types before something is started in a protected one: its context's name, or its own where it
    // names none. Empty: nothing.
    QString nameToType() const;
    fleet::ClusterAddress address() const;

    // Whose pods are watched; its address is the connection's. pods empty: none.
    void choose(fleet::ClusterTarget target);
    const fleet::ClusterTarget &chosen() const { return m_chosen; }

    const fleet::ConnectionState &state() const { return m_clusters.state(); }
    bool isStale() const { return state().state == fleet::LinkState::Lost; }
    void retryNow() { m_clusters.retryNow(); }

    void refreshJobs();
    const QVector<fleet::JobSeen> &jobs() const { return m_jobs; } // newest first
    const std::optional<Error> &jobsError() const { return m_jobsError; }
    bool isLookingForJobs() const { return m_isLooking; }

    RunnerModel &pods() { return m_pods; }
    const QVector<fleet::ClusterEvent> &events() const { return m_events; }
    fleet::Clusters &clusters() { return m_clusters; }
    void retranslate() { m_pods.retranslate(); }
    void setHidden(bool hidden) { m_feed.setHidden(hidden); }

signals:
    void connectionChanged(); // another one is in use
    void stateChanged();      // and each second while it is lost, for clocks
    void chosenChanged();
    void jobsChanged();
    void eventsChanged();

private:
    fleet::ClusterTarget placed(fleet::ClusterTarget target) const; // in the connection
    void watch();
    void onStateChanged();

    fleet::Clusters &m_clusters;
    const Clock &m_clock;
    std::optional<settings::ConnectionProfile> m_connection;
    fleet::ClusterTarget m_chosen;
    RunnerModel m_pods;
    RunnerFeed m_feed;
    QVector<fleet::JobSeen> m_jobs;
    std::optional<Error> m_jobsError;
    bool m_isLooking = false;
    quint64 m_ticket = 0; // of the newest look at the Jobs
    QVector<fleet::ClusterEvent> m_events;
    QTimer m_second;
};

} // namespace largada::viewmodels
