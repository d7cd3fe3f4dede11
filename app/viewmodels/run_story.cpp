// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/run_story.h"

#include "fleet/pods_text.h"
#include "viewmodels/runner_facts.h"

namespace largada::viewmodels
{

namespace
{

QString key(const fleet::RunnerRow &row, const char *what)
{
    return QStringLiteral("%1/%2/%3").arg(row.id.value, fleet::phaseKey(row.phase), QLatin1String(what));
}

} // namespace

RunStory::RunStory(RunConsole &run, EventsModel &events, QObject *parent)
    : QObject(parent), m_run(run), m_events(events)
{
    connect(&m_run, &RunConsole::stageChanged, this, &RunStory::onStage);
    connect(&m_run, &RunConsole::viewChanged, this, &RunStory::onRunners);
    connect(&m_run, &RunConsole::finished, this, &RunStory::onFinished);
}

void RunStory::tell(const Happened &what, const RunnerId &runner)
{
    m_events.add({ConsoleEvent{m_run.clock().wall(), what, runner}});
}

void RunStory::onStage(coordinator::Stage before, int phaseBefore)
{
    const engine::RunView &view = m_run.view();
    using enum coordinator::Stage;
    if (before == Planned) {
        m_told.clear();
        tell(happened::RunPrepared{view.plan.isAttached() ? fleet::podsText(*view.plan.cluster) : view.plan.script,
                                   view.plan.runners});
    }
    if (view.phase > phaseBefore && static_cast<size_t>(phaseBefore) < view.phases.size()) {
        const engine::PhaseView &ended = view.phases[static_cast<size_t>(phaseBefore)];
        tell(happened::PhaseEnded{ended.name, ended.lost});
    }
    const engine::PhaseView *phase = view.current();
    if (phase == nullptr || view.stage == before)
        return;
    if (view.stage == Armed && before != Armed)
        tell(happened::PhaseArmed{phase->name, phase->armed});
    else if (view.stage == Running)
        tell(happened::Released{phase->name, phase->started, phase->spread});
}

void RunStory::onRunners()
{
    const WallTime now = m_run.clock().wall();
    QVector<ConsoleEvent> events;
    const auto once = [this, now, &events](const fleet::RunnerRow &row, const char *what, const Happened &happened) {
        if (m_told.contains(key(row, what)))
            return;
        m_told.insert(key(row, what));
        events.push_back({now, happened, row.id});
    };
    for (const fleet::RunnerRow &row : m_run.runners().rows()) {
        if (row.state == fleet::RunnerState::Failed)
            once(row, "lost", happened::RunnerLost{row.reason});
        else if (isProblem(row, now))
            once(row, "late", happened::RunnerLate{row.reason});
    }
    if (!events.isEmpty())
        m_events.add(events);
}

void RunStory::onFinished(const fleet::RunRecord &record)
{
    onRunners();
    tell(happened::RunEnded{record.id, record.outcome});
}

} // namespace largada::viewmodels
