// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One run in a cluster: watches its pods, and does with them what the coordinator asks. Lives in the engine's thread.
#pragma once

#include <memory>
#include <optional>

#include <QPointer>
#include <QTimer>

#include "backends/kubernetes/cluster_checks.h"
#include "backends/kubernetes/collector.h"
#include "backends/kubernetes/holder.h"
#include "backends/kubernetes/pod_ender.h"
#include "backends/kubernetes/pod_links.h"
#include "backends/kubernetes/pod_runners.h"
#include "kube/watch/reflector.h"

namespace largada::backends
{

struct ClusterRunSetup {
    fleet::RunPlan plan; // of an attached fleet, or of one that was made by now
    RunId run;
    QString who;
    QVector<kube::AccessAnswer> rights; // none: not asked for, and tried
    kube::ServerVersion version;
    kube::Reflector::Pace pace;
    LinkFactory links;
};

class ClusterRun : public QObject
{
    Q_OBJECT
public:
    ClusterRun(kube::Client &client, ClusterRunSetup setup, const Clock &clock, QObject *parent = nullptr);
    ~ClusterRun() override;

    Async<QVector<fleet::RunnerInfo>> start();
    std::unique_ptr<fleet::RunnerLink> openLink(const RunnerId &runner, fleet::PhaseName phase);
    std::optional<PodAddress> address(const RunnerId &runner, fleet::PhaseName phase) const;
    void end(const RunnerId &runner, fleet::EndHow how);
    void dismiss(const RunnerId &runner, fleet::PhaseName phase);
    Async<fleet::RunnerResult> collect(const RunnerId &runner, fleet::PhaseName phase);
    Async<QStringList> log(const RunnerId &runner, fleet::PhaseName phase, int lines);
    void note(fleet::RunMoment moment, fleet::PhaseName phase);
    QObject *close(); // nothing is told any more, and the Job is let go by what is returned, which then deletes itself

signals: // as fleet::Backend has them
    void updated(const QVector<largada::fleet::RunnerUpdate> &updates);
    void joined(const QVector<largada::fleet::RunnerInfo> &runners);
    void left(const largada::RunnerId &runner, const largada::fleet::Reason &why);
    void missing(const largada::fleet::Reason &why);
    void moved(const QVector<largada::fleet::RunnerPlace> &places);
    void blind(const std::optional<largada::WallTime> &since, const largada::Error &why);
    void takenOver(const QString &byWhom);

private:
    void silence();
    bool may(const char *verb, const char *resource) const;
    void onJob(const Result<kube::Job> &job);
    void hold(std::function<void()> then);
    void watch();
    void watchBesides();
    std::unique_ptr<kube::Reflector> reflect(kube::Kind kind, const QString &labels, const QString &fields);
    void onPods(const kube::ObjectChanges &changes);
    void onJobs(const kube::ObjectChanges &changes);
    void findOwner();
    void answerStart();
    void fail(const Error &why);
    void take(PodNews news);
    void flush();
    void setBlind(const Error &why);
    void setSighted();

    kube::Client &m_client;
    const ClusterRunSetup m_setup;
    const fleet::ClusterTarget m_target;
    const Clock &m_clock;
    const QString m_ns;
    AsyncSource<QVector<fleet::RunnerInfo>> m_answer;
    bool m_answered = false;
    bool m_listed = false;
    QTimer m_patience;
    PodSelection m_selection;
    std::optional<kube::Job> m_job;
    std::unique_ptr<PodRunners> m_runners;
    std::unique_ptr<kube::Reflector> m_pods;
    std::unique_ptr<kube::Reflector> m_jobs;
    std::unique_ptr<kube::Reflector> m_events;
    QPointer<Holder> m_holder;
    PodLinks m_links;
    PodEnder m_ender;
    Collector m_collector;
    PodNews m_pending;
    bool m_flushDue = false;
    std::optional<WallTime> m_blindSince;
};

} // namespace largada::backends
