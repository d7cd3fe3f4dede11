// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One runner of the local fleet, like a pod: z-warmup, and when that has ended well main; each a k6 process, paused.
// Lives in the engine's thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

#include <QObject>
#include <QProcess>
#include <QProcessEnvironment>

#include "core/ids.h"
#include "fleet/backend.h"
#include "fleet/run_plan.h"
#include "k6/bounded_log.h"

namespace largada::backends
{

struct LocalRunnerSetup {
    RunnerId id;
    int index = 0;
    QString program;             // k6
    QString directory;           // its own, there
    QHash<int, QString> scripts; // by phase
    QProcessEnvironment environment;
    std::function<QString(const RunnerId &, fleet::PhaseName)> targetUrl; // empty: none
    std::function<quint16()> freePort;
};

class LocalRunner : public QObject
{
    Q_OBJECT
public:
    LocalRunner(const fleet::RunPlan &plan, LocalRunnerSetup setup);
    ~LocalRunner() override; // what runs is killed

    void start();
    void end(fleet::EndHow how);
    void dismiss();
    bool isRunning() const { return m_process != nullptr; }
    quint16 port() const { return m_port; }
    std::optional<fleet::ProcessUsage> usage(fleet::PhaseName phase) const;
    QString summaryFile(fleet::PhaseName phase) const;
    QStringList lastLines(fleet::PhaseName phase, int lines) const;

signals:
    void updated(const largada::fleet::RunnerUpdate &update);

private:
    void startPhase(fleet::PhaseName phase);
    void onFinished();
    void onStartFailed(const QString &why);
    void report(fleet::ContainerState state, fleet::Reason reason = {}, std::optional<int> exitCode = {});
    void reportEnd(fleet::Reason reason, std::optional<int> exitCode);
    fleet::Reason reasonOf(int exitCode) const;

    const fleet::RunPlan m_plan;
    const LocalRunnerSetup m_setup;
    fleet::PhaseName m_phase = fleet::PhaseName::Main;
    std::unique_ptr<QProcess> m_process;
    std::unordered_map<int, k6::BoundedLog> m_logs; // by phase
    quint16 m_port = 0;
    int m_portTries = 0;
    bool m_ending = false;
    bool m_over = false; // nothing runs and nothing will
};

} // namespace largada::backends
