// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at a cluster before a run: connection, rights, Job, pods; then cluster_checks.h. Changes nothing. Deletes
// itself when it has answered. Lives in the engine's thread.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>

#include <QObject>
#include <QProcessEnvironment>

#include "backends/kubernetes/cluster_checks.h"

namespace largada::backends
{

struct ClusterPreflightSetup {
    QString who;
    QString k6; // makes the archives of a Job of ours
    QProcessEnvironment environment;
};

class ClusterPreflight : public QObject
{
    Q_OBJECT
public:
    ClusterPreflight(kube::Client &client, const fleet::RunPlan &plan, ClusterPreflightSetup setup, const Clock &clock,
                     QObject *parent);

    // stop: answers with Errc::Cancelled soon.
    Async<fleet::PreflightReport> run(std::stop_token stop);
    // What was found on the way, for whoever opens links later.
    QVector<kube::AccessAnswer> rights() const { return m_seen.rights; }
    kube::ServerVersion version() const { return m_seen.version; }

signals:
    void looked(); // before it answers

private:
    void onVersion(const Result<kube::ServerVersion> &version);
    void askNamespace();
    void onJob(const Result<kube::Job> &job);
    void listPods(const std::optional<kube::Job> &job);
    void onPods(const Result<QVector<kube::Pod>> &pods, const std::function<bool(const kube::Pod &)> &matches);
    void onOwner(const Result<kube::Job> &job);
    void lookHere();
    void askQuotas();
    void oneDone();
    void block(fleet::CheckId id, const QString &subject, const Error &why);
    void finish();
    QString serverText() const;

    kube::Client &m_client;
    const fleet::RunPlan m_plan;
    const fleet::ClusterTarget m_target;
    const ClusterPreflightSetup m_setup;
    const Clock &m_clock;
    std::optional<std::stop_callback<std::function<void()>>> m_stopped;
    AsyncSource<fleet::PreflightReport> m_answer;
    fleet::PreflightReport m_report;
    ClusterSeen m_seen;
    QString m_user;
    int m_pending = 0;
};

} // namespace largada::backends
