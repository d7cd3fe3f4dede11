// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// largadactl start: waits for the pods of somebody else's Job, starts one container of them together, and leaves. Not
// kept in the history, since it does not see what the load does.
#pragma once

#include <memory>
#include <optional>

#include "cli/command.h"
#include "cli/progress.h"
#include "cli/start_options.h"
#include "coordinator/driver.h"

namespace largada::cli
{

class StartCommand final : public Command
{
    Q_OBJECT
public:
    explicit StartCommand(const Surroundings &around);
    ~StartCommand() override;

    void start(const QStringList &arguments) override;
    // Before the release all pods stay paused; after it the load goes on.
    void interrupt(int signal) override;

private:
    void onChanged();
    void onAsked(coordinator::Question question, const RunnerId &runner);
    void onFinished();
    void sayPods(const fleet::PhaseRecord &phase);

    StartOptions m_options;
    SystemClock m_clock;
    std::unique_ptr<fleet::Backend> m_backend;
    std::unique_ptr<coordinator::Driver> m_driver;
    Progress m_progress;
    std::optional<int> m_signal;
    bool m_podsSaid = false;
};

} // namespace largada::cli
