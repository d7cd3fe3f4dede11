// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/start_command.h"

#include "cli/option_words.h"
#include "cli/run_summary.h"
#include "cli/start_summary.h"
#include "cli/words.h"
#include "reports/run_report.h"
#include "text/sentences.h"

namespace largada::cli
{

StartCommand::StartCommand(const Surroundings &around) : Command(around), m_progress(around) {}

StartCommand::~StartCommand() = default;

void StartCommand::start(const QStringList &arguments)
{
    auto options = parseStartOptions(arguments, m_clock.wall());
    if (!options) {
        usageError(options.error().subject, options.error().what);
        return;
    }
    m_options = *std::move(options);
    if (m_options.help) {
        out(startHelp());
        finish(exitcode::ok);
        return;
    }
    const fleet::RunPlan &plan = m_options.plan;
    if (isForbidden(plan))
        return;
    if (plan.startAt)
        err(startTimeLine(*plan.startAt, m_clock.wall()));
    m_backend = m_around.makeClusterFleet({}, m_clock);
    m_driver = std::make_unique<coordinator::Driver>(*m_backend, m_clock);
    m_progress.follow(*m_backend);
    connect(m_driver.get(), &coordinator::Driver::changed, this, &StartCommand::onChanged);
    connect(m_driver.get(), &coordinator::Driver::asked, this, &StartCommand::onAsked);
    connect(m_driver.get(), &coordinator::Driver::finished, this, &StartCommand::onFinished);
    m_driver->start(plan);
}

void StartCommand::interrupt(int signal)
{
    if (!m_driver || m_signal) {
        finish(128 + signal);
        return;
    }
    m_signal = signal;
    m_driver->stop(coordinator::StopCause::Interrupted);
}

void StartCommand::onChanged()
{
    m_progress.show(*m_driver);
    if (m_podsSaid || m_options.json) // a record of a large fleet takes its time, and acknowledgements come in
        return;
    const auto stage = m_driver->state().stage;
    if (stage == coordinator::Stage::Releasing || stage == coordinator::Stage::Running) {
        const fleet::RunRecord run = m_driver->record();
        if (const fleet::PhaseRecord *phase = run.phase(*m_options.plan.only))
            sayPods(*phase);
    }
}

void StartCommand::sayPods(const fleet::PhaseRecord &phase)
{
    if (m_podsSaid || !phase.startedAt || m_options.json)
        return;
    m_podsSaid = true;
    out(podsLine(phase));
}

void StartCommand::onAsked(coordinator::Question question, const RunnerId &runner)
{
    m_driver->stop(m_progress.sayAsked(question, runner, m_driver->state()));
}

void StartCommand::onFinished()
{
    m_progress.clear();
    const fleet::RunRecord run = m_driver->record();
    const StartEnd end{m_options.plan, m_driver->state().preflight, run};
    if (const fleet::PhaseRecord *phase = run.phase(*m_options.plan.only)) {
        sayPods(*phase);
        if (m_options.json)
            m_around.out->write(reports::phaseJson(run, *phase));
        else
            for (const QString &line : releaseLines(*phase))
                out(line);
    }
    for (const QString &line : startWarningLines(end) + failureLines(end))
        err(line);
    finishSettled(m_backend.get(), startExitCode(end, m_signal));
}

} // namespace largada::cli
