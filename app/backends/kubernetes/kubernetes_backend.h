// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runners as pods of a cluster: found by Job, selector or name, or made as a Job of our own; reached through the API
// server. Lives in the engine's thread.
#pragma once

#include <memory>

#include <QProcessEnvironment>

#include "core/clock.h"
#include "fleet/backend.h"
#include "kube/watch/reflector.h"

namespace largada::backends
{

struct KubernetesBackendSetup {
    QProcessEnvironment environment; // KUBECONFIG, proxies, what exec plugins inherit
    QString who;                     // "user@host": how others see who coordinates
    QString k6;                      // makes the archives of a Job of ours; empty: none is made
    QString temporaryRoot;
    kube::Reflector::Pace pace{}; // in tests only another one
};

class KubernetesBackend final : public fleet::Backend
{
    Q_OBJECT
public:
    KubernetesBackend(KubernetesBackendSetup setup, const Clock &clock, QObject *parent = nullptr);
    ~KubernetesBackend() override;

    Async<fleet::PreflightReport> preflight(const fleet::RunPlan &plan, std::stop_token stop) override;
    Async<QVector<fleet::RunnerInfo>> start(const fleet::RunPlan &plan, const fleet::PreflightReport &report,
                                            const RunId &run) override;
    std::unique_ptr<fleet::RunnerLink> openLink(const RunnerId &runner, fleet::PhaseName phase) override;
    std::optional<fleet::ProcessUsage> usage(const RunnerId &runner, fleet::PhaseName phase) const override;
    std::unique_ptr<fleet::Starter> makeStarter(fleet::StartMode mode, fleet::PhaseName phase) override;
    void end(const RunnerId &runner, fleet::EndHow how) override;
    void dismiss(const RunnerId &runner, fleet::PhaseName phase) override;
    Async<fleet::RunnerResult> collect(const RunnerId &runner, fleet::PhaseName phase) override;
    Async<QStringList> log(const RunnerId &runner, fleet::PhaseName phase, int lines) override;
    void note(fleet::RunMoment moment, fleet::PhaseName phase) override;
    void finish() override;
    bool isSettled() const override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::backends
