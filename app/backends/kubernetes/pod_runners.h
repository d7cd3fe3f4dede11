// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pods as runners: what the watches say goes in, what the coordinator has to hear comes out, each thing once. Knows no
// network. A runner's id is its pod's name; a pod of the same name and another uid is another one.
#pragma once

#include <array>
#include <map>
#include <optional>

#include <QSet>

#include "backends/kubernetes/pod_address.h"
#include "backends/kubernetes/pod_selection.h"
#include "fleet/runner.h"
#include "kube/watch/reflector.h"

namespace largada::backends
{

// To be told in this order.
struct PodNews {
    struct Left {
        RunnerId runner;
        fleet::Reason why;
        bool operator==(const Left &) const = default;
    };
    QVector<Left> left;
    QVector<fleet::RunnerInfo> joined;
    QVector<fleet::RunnerUpdate> updates;
    QVector<fleet::RunnerPlace> places;
    std::optional<fleet::Reason> missing; // has changed; None: nobody is missing

    bool operator==(const PodNews &) const = default;
};

class PodRunners
{
public:
    PodRunners(fleet::RunPlan plan, PodSelection selection);

    PodNews takePods(const kube::ObjectChanges &changes, WallTime now);
    PodNews takeJob(const kube::Job &job, WallTime now);
    PodNews jobGone(WallTime now); // it was deleted, and its pods go with it
    PodNews takeEvents(const kube::ObjectChanges &changes, WallTime now);
    // Why a running container cannot be reached; None: it is.
    PodNews setLinkReason(const RunnerId &runner, fleet::PhaseName phase, const fleet::Reason &reason, WallTime now);

    // A phase was released: nobody's place becomes free from now on.
    void letGo();
    bool isLetGo() const { return m_letGo; }
    // We end it: that is the reason of its end, and it does not leave.
    void expectEnd(const RunnerId &runner);
    // It is over as far as we are concerned, although its container may go on.
    PodNews giveUp(const RunnerId &runner, const fleet::Reason &reason, WallTime now);

    QVector<fleet::RunnerInfo> known() const; // by name; those over among them
    QVector<kube::Pod> pods() const;
    const kube::Pod *pod(const RunnerId &runner) const;
    const kube::Container *container(const RunnerId &runner, fleet::PhaseName phase) const;
    std::optional<PodAddress> address(const RunnerId &runner, fleet::PhaseName phase) const;
    bool isOver(const RunnerId &runner) const; // no update of it will come any more
    const std::optional<kube::Job> &job() const { return m_job; }

private:
    struct Entry {
        kube::Pod pod;
        bool touched = true; // may have something to tell
        bool gone = false;
        bool endExpected = false;
        std::optional<fleet::Reason> givenUp;
        std::array<fleet::Reason, 2> linkReasons; // by phase
        std::array<std::optional<fleet::RunnerUpdate>, 2> told;
        fleet::RunnerPlace place;
    };

    void takePod(const kube::Pod &pod, PodNews &news);
    void takeEvent(const kube::Event &event);
    void touchAll();
    void tell(WallTime now, PodNews &news);
    bool tellLeft(const RunnerId &runner, Entry &entry, PodNews &news);
    void tellPhases(const RunnerId &runner, Entry &entry, PodNews &news);
    void tellMissing(PodNews &news);
    fleet::RunnerUpdate phaseOf(const RunnerId &runner, const Entry &entry, fleet::PhaseName phase) const;
    fleet::RunnerUpdate endOf(fleet::RunnerUpdate update, const Entry &entry) const;
    fleet::Reason endReason(const Entry &entry) const;
    fleet::Reason reasonOf(const kube::Pod &pod, const QString &container) const;
    bool jobFailed() const;
    QString jobFailure() const; // in its own words
    bool isReplaced(const kube::Pod &pod) const;
    QString containerOf(fleet::PhaseName phase) const;
    double coresOf(const RunnerId &runner) const;

    const fleet::RunPlan m_plan;
    const PodSelection m_selection;
    std::map<RunnerId, Entry> m_entries;
    std::optional<kube::Job> m_job;
    int m_failedBefore = 0;                        // pods of the Job, when it was first seen
    QSet<QString> m_lost;                          // uids of pods that the Job counts as failed, now or soon
    QHash<QString, QVector<kube::Event>> m_events; // by the object's name
    fleet::Reason m_missing;
    bool m_letGo = false;
};

fleet::RunnerPlace placeOf(const kube::Pod &pod, WallTime now);

} // namespace largada::backends
