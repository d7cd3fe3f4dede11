// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// fleet::Clusters by way of the API servers that kubeconfig names, in a thread of its own. Owner: the composition root.
#pragma once

#include <memory>

#include <QProcessEnvironment>

#include "core/clock.h"
#include "fleet/clusters.h"

namespace largada::backends
{

class KubernetesClusters final : public fleet::Clusters
{
    Q_OBJECT
public:
    // environment: KUBECONFIG, proxies, what exec plugins inherit. The clock has to outlive this.
    KubernetesClusters(const QProcessEnvironment &environment, const Clock &clock, QObject *parent = nullptr);
    ~KubernetesClusters() override;

    Async<fleet::ClusterContexts> contexts(const QString &kubeConfig) override;
    Async<QStringList> namespaces(const fleet::ClusterAddress &address) override;
    Async<QVector<fleet::JobSeen>> jobs(const fleet::ClusterAddress &address) override;
    std::unique_ptr<fleet::ConnectionTest> test(const fleet::ClusterAddress &address) override;
    void watch(const std::optional<fleet::ClusterTarget> &target) override;
    void retryNow() override;
    const fleet::ConnectionState &state() const override;
    std::unique_ptr<fleet::PodLog> log(const fleet::PodLogWanted &wanted) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::backends
