// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fleet of agents as the pods of a Deployment or StatefulSet: scaled through the API server, an autoscaler that has
// a say in it pinned to the same number. The pods outlive the server that scaled them, and the pin does, too, so that
// an update of that server changes nothing; release() is the way to end it. Not for the runners of a Job.
#pragma once

#include <chrono>
#include <memory>

#include <QProcessEnvironment>

#include "core/clock.h"
#include "fleet/scale_backend.h"
#include "kube/api/workloads.h"
#include "kube/config/connection.h"

namespace largada::backends
{

struct KubernetesAgentsSetup {
    kube::Connection connection;
    kube::WorkloadName workload;
    QProcessEnvironment environment;
    std::chrono::milliseconds lookEvery{5000};        // at the workload, when it is as it should be
    std::chrono::milliseconds lookSoon{1000};         // and while it is not
    std::chrono::milliseconds operationLimit{45'000}; // of one scale()
};

// Owns its thread.
class KubernetesAgents final : public fleet::ScaleBackend
{
public:
    KubernetesAgents(const KubernetesAgentsSetup &setup, const Clock &clock);
    ~KubernetesAgents() override;
    Q_DISABLE_COPY_MOVE(KubernetesAgents)

    QString name() const override;
    std::optional<int> existing() const override;
    // Errc::NotFound: the workload is not there. Errc::Forbidden: the subject is the missing right, "patch
    // deployments.apps/scale". Errc::Conflict: an autoscaler wants more, or belongs to somebody who decides.
    // Errc::Network, Errc::Timeout: the API server. Errc::Cancelled: a later number took its place. That a quota or a
    // node allows fewer comes out later, in lastError().
    Async<> scale(int agents) override;
    QString lastError() const override;
    // By the namespace's quotas, of some seconds ago, and the nodes, of a minute ago, as far as they may be seen.
    std::optional<fleet::ScaleRoom> room() const override;
    QString note() const override;
    bool endsWithServer() const override { return false; }

    // Gives a pinned autoscaler its own bounds again. Errors are those of scale().
    Async<> release();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::backends
