// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The local fleet: runners are k6 processes of this machine. Lives in the engine's thread, which must live as long as
// the program: when it ends the kernel ends the processes.
#pragma once

#include <functional>
#include <unordered_map>

#include <QProcessEnvironment>
#include <QSet>
#include <QTemporaryDir>

#include "backends/local/capacity.h"
#include "backends/local/local_runner.h"
#include "fleet/backend.h"

namespace largada::backends
{

struct LocalBackendSetup {
    QString k6;            // the program; empty when none was found
    QString temporaryRoot; // where working directories are made
    QProcessEnvironment inherited;
    std::function<QString(const RunnerId &, fleet::PhaseName)> targetUrl; // TARGET_URL for a runner; empty: none
};

class LocalBackend final : public fleet::Backend
{
    Q_OBJECT
public:
    LocalBackend(LocalBackendSetup setup, const CapacityProbe &capacity, const Clock &clock, QObject *parent = nullptr);
    ~LocalBackend() override;

    Async<fleet::PreflightReport> preflight(const fleet::RunPlan &plan, std::stop_token stop) override;
    Async<QVector<fleet::RunnerInfo>> start(const fleet::RunPlan &plan, const fleet::PreflightReport &report,
                                            const RunId &run) override;
    std::unique_ptr<fleet::RunnerLink> openLink(const RunnerId &runner, fleet::PhaseName phase) override;
    std::optional<fleet::ProcessUsage> usage(const RunnerId &runner, fleet::PhaseName phase) const override;
    void end(const RunnerId &runner, fleet::EndHow how) override;
    void dismiss(const RunnerId &runner, fleet::PhaseName phase) override;
    Async<fleet::RunnerResult> collect(const RunnerId &runner, fleet::PhaseName phase) override;
    Async<QStringList> log(const RunnerId &runner, fleet::PhaseName phase, int lines) override;
    void finish() override;

private:
    Result<> makeDirectory();
    Result<LocalRunnerSetup> prepareRunner(const fleet::RunPlan &plan, int index, const QHash<int, QString> &scripts);
    void startSome();
    quint16 freePort();
    LocalRunner *runner(const RunnerId &id) const;

    const LocalBackendSetup m_setup;
    const CapacityProbe &m_capacity;
    const Clock &m_clock;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::vector<std::unique_ptr<LocalRunner>> m_runners;
    QHash<RunnerId, int> m_indexOf;
    QSet<quint16> m_portsGiven;
    size_t m_nextToStart = 0;
};

} // namespace largada::backends
