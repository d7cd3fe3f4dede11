// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/cluster_console.h"

#include <algorithm>

namespace largada::viewmodels
{

ClusterConsole::ClusterConsole(fleet::Clusters &clusters, const Clock &clock, QObject *parent)
    : QObject(parent), m_clusters(clusters), m_clock(clock), m_feed(m_pods)
{
    connect(&m_clusters, &fleet::Clusters::stateChanged, this, &ClusterConsole::onStateChanged);
    connect(&m_clusters, &fleet::Clusters::podsChanged, this,
            [this](bool isNew, const QVector<fleet::RunnerRow> &rows, const fleet::RunnerRowChanges &changes) {
                m_pods.setNow(m_clock.wall());
                if (isNew) {
                    m_feed.drop();
                    m_pods.setRows(rows);
                } else {
                    m_feed.take(changes);
                }
            });
    connect(&m_clusters, &fleet::Clusters::eventsChanged, this, [this](const QVector<fleet::ClusterEvent> &events) {
        m_events = events;
        emit eventsChanged();
    });
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &ClusterConsole::stateChanged);
}

void ClusterConsole::use(const std::optional<settings::ConnectionProfile> &connection)
{
    if (connection == m_connection)
        return;
    m_connection = connection;
    m_chosen = placed({});
    m_feed.drop();
    m_pods.setRows({});
    m_jobs.clear();
    m_jobsError.reset();
    m_isLooking = false;
    ++m_ticket;
    m_events.clear();
    watch();
    emit connectionChanged();
    emit chosenChanged();
    emit jobsChanged();
    emit eventsChanged();
    if (m_connection)
        refreshJobs();
}

bool ClusterConsole::isReadOnly() const
{
    return m_connection && m_connection->protection == settings::Protection::ReadOnly;
}

bool ClusterConsole::isProtected() const
{
    return m_connection && m_connection->protection == settings::Protection::Protected;
}

QString ClusterConsole::nameToType() const
{
    if (!isProtected())
        return {};
    return m_connection->context.isEmpty() ? m_connection->name : m_connection->context;
}

fleet::ClusterAddress ClusterConsole::address() const
{
    return m_connection ? fleet::ClusterAddress{m_connection->kubeConfig, m_connection->context, m_connection->ns}
                        : fleet::ClusterAddress{};
}

void ClusterConsole::choose(fleet::ClusterTarget target)
{
    target = placed(std::move(target));
    if (target == m_chosen)
        return;
    m_chosen = std::move(target);
    m_feed.drop();
    m_pods.setRows({});
    watch();
    emit chosenChanged();
}

fleet::ClusterTarget ClusterConsole::placed(fleet::ClusterTarget target) const
{
    const fleet::ClusterAddress where = address();
    target.kubeConfig = where.kubeConfig;
    target.context = where.context;
    target.ns = where.ns;
    target.readOnly = isReadOnly();
    return target;
}

void ClusterConsole::watch()
{
    m_clusters.watch(m_connection ? std::optional(m_chosen) : std::nullopt);
}

void ClusterConsole::refreshJobs()
{
    if (!m_connection)
        return;
    const quint64 ticket = ++m_ticket;
    m_isLooking = true;
    emit jobsChanged();
    deliver(m_clusters.jobs(address()), this, [this, ticket](const Result<QVector<fleet::JobSeen>> &found) {
        if (ticket != m_ticket)
            return;
        m_isLooking = false;
        if (found) {
            m_jobs = *found;
            std::stable_sort(m_jobs.begin(), m_jobs.end(),
                             [](const auto &a, const auto &b) { return a.createdAt > b.createdAt; });
            m_jobsError.reset();
        } else {
            m_jobsError = found.error(); // those of before stay
        }
        emit jobsChanged();
    });
}

void ClusterConsole::onStateChanged()
{
    if (isStale() != m_second.isActive())
        isStale() ? m_second.start() : m_second.stop();
    emit stateChanged();
}

} // namespace largada::viewmodels
