// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Clusters that are as a test says.
#pragma once

#include <optional>

#include <QPointer>

#include "fleet/clusters.h"

namespace largada::test
{

class FakeTest final : public fleet::ConnectionTest
{
    Q_OBJECT
public:
    using ConnectionTest::ConnectionTest;
};

class FakePodLog final : public fleet::PodLog
{
    Q_OBJECT
public:
    using PodLog::PodLog;
};

class FakeClusters final : public fleet::Clusters
{
    Q_OBJECT
public:
    Async<fleet::ClusterContexts> contexts(const QString &kubeConfig) override
    {
        kubeConfigs << kubeConfig;
        return answered(contextsFound);
    }
    Async<QStringList> namespaces(const fleet::ClusterAddress &) override { return answered(namespacesFound); }
    Async<QVector<fleet::JobSeen>> jobs(const fleet::ClusterAddress &address) override
    {
        jobsAsked << address;
        return answered(jobsFound);
    }
    std::unique_ptr<fleet::ConnectionTest> test(const fleet::ClusterAddress &address) override
    {
        tested << address;
        auto made = std::make_unique<FakeTest>();
        lastTest = made.get();
        return made;
    }
    void watch(const std::optional<fleet::ClusterTarget> &target) override { watched = target; }
    void retryNow() override { ++retries; }
    const fleet::ConnectionState &state() const override { return now; }
    std::unique_ptr<fleet::PodLog> log(const fleet::PodLogWanted &wanted) override
    {
        logsWanted << wanted;
        auto made = std::make_unique<FakePodLog>();
        lastLog = made.get();
        return made;
    }

    void setState(const fleet::ConnectionState &state)
    {
        now = state;
        emit stateChanged();
    }

    Result<fleet::ClusterContexts> contextsFound = fleet::ClusterContexts{};
    Result<QStringList> namespacesFound = QStringList{};
    Result<QVector<fleet::JobSeen>> jobsFound = QVector<fleet::JobSeen>{};
    fleet::ConnectionState now;
    std::optional<fleet::ClusterTarget> watched;
    QStringList kubeConfigs;
    QVector<fleet::ClusterAddress> jobsAsked;
    QVector<fleet::ClusterAddress> tested;
    QVector<fleet::PodLogWanted> logsWanted;
    QPointer<FakeTest> lastTest;
    QPointer<FakePodLog> lastLog;
    int retries = 0;
};

} // namespace largada::test
