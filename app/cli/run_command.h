// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// largadactl run: one coordinated run, from the words to the report. A composition root.
#pragma once

#include <memory>
#include <optional>

#include <QElapsedTimer>
#include <QSocketNotifier>

#include "backends/local/capacity.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "cli/run_options.h"
#include "coordinator/driver.h"
#include "demo/demo_target.h"
#include "store/run_writer.h"

namespace largada::cli
{

class RunCommand final : public Command
{
    Q_OBJECT
public:
    explicit RunCommand(const Surroundings &around);
    ~RunCommand() override;

    void start(const QStringList &arguments) override;
    void interrupt(int signal) override;

private:
    bool checkReportDirectory();
    bool startDemoTarget();
    std::unique_ptr<fleet::Backend> makeBackend();
    void follow();
    void dryRun();
    void onChanged();
    void onAsked(coordinator::Question question, const RunnerId &runner);
    void onPoint();
    void listenForEnter();
    void onFinished();
    fleet::RunRecord finalRecord() const;
    void writeFiles(fleet::RunRecord &run);
    void conclude(fleet::RunRecord run, const Result<> &stored);

    RunOptions m_options;
    SystemClock m_clock;
    backends::MachineCapacity m_capacity;
    std::unique_ptr<demo::DemoTarget> m_demo;
    std::unique_ptr<fleet::Backend> m_backend;
    std::unique_ptr<coordinator::Driver> m_driver;
    std::unique_ptr<store::RunWriter> m_writer;
    std::unique_ptr<QSocketNotifier> m_enter;
    Progress m_progress;
    std::optional<int> m_signal;
    QElapsedTimer m_sinceSignal;
    int m_pointsUnsaved = 0;
};

} // namespace largada::cli
