// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/run_console.h"

#include <utility>

#include "viewmodels/runner_facts.h"

namespace largada::viewmodels
{

namespace
{

Absent absentOf(const engine::RunView &view)
{
    const engine::PhaseView *phase = view.current();
    const bool gathers = view.stage == coordinator::Stage::Gathering && phase != nullptr;
    return gathers ? Absent{phase->missing, phase->missingReason} : Absent{};
}

} // namespace

RunConsole::RunConsole(engine::Engine &engine, const Clock &clock, QObject *parent)
    : QObject(parent), m_engine(engine), m_clock(clock), m_feed(m_runners)
{
    connect(&m_engine, &engine::Engine::updated, this, &RunConsole::onUpdated);
    connect(&m_engine, &engine::Engine::finished, this, &RunConsole::onFinished);
    connect(&m_feed, &RunnerFeed::flushed, this, &RunConsole::refreshStragglers);
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &RunConsole::viewChanged);
}

int RunConsole::problems() const
{
    return problemsOf(m_runners.rows(), m_clock.wall());
}

void RunConsole::check(const fleet::RunPlan &plan)
{
    const quint64 ticket = ++m_ticket;
    m_checking = true;
    emit checkChanged();
    deliver(m_engine.check(plan), this, [this, ticket](const Result<fleet::PreflightReport> &report) {
        if (ticket != m_ticket)
            return;
        m_checking = false;
        if (report) {
            takeReport(*report);
            return;
        }
        m_report.reset();
        m_checks.setChecks({});
        m_checkError = report.error();
        emit checkChanged();
    });
}

void RunConsole::forgetCheck()
{
    ++m_ticket;
    m_checking = false;
    m_report.reset();
    m_checkError.reset();
    m_checks.setChecks({});
    emit checkChanged();
}

void RunConsole::takeReport(const fleet::PreflightReport &report)
{
    m_report = report;
    m_checkError.reset();
    m_checks.setChecks(report.checks);
    emit checkChanged();
}

void RunConsole::prepare(const fleet::RunPlan &plan, bool demoTarget)
{
    const quint64 ticket = ++m_ticket;
    m_checking = true;
    const QString checked = m_report ? m_report->scriptSha256 : QString();
    emit checkChanged();
    deliver(m_engine.prepare(plan, demoTarget, checked), this,
            [this, ticket, checked](const Result<engine::Engine::Prepared> &answer) {
                if (ticket == m_ticket)
                    m_checking = false;
                if (!answer) {
                    emit checkChanged();
                    emit refused(answer.error());
                    return;
                }
                takeReport(answer->report);
                if (answer->isStarted)
                    emit prepared();
                else if (!checked.isEmpty() && checked != answer->report.scriptSha256)
                    emit scriptChanged();
            });
}

void RunConsole::dismiss()
{
    if (m_view.isActive())
        return;
    m_view = {};
    m_record.reset();
    m_series.clear();
    m_feed.drop();
    m_timeline.clear();
    m_runners.setRows({});
    m_absent = {};
    refreshStragglers();
    emit seriesChanged();
    emit viewChanged();
}

void RunConsole::retranslate()
{
    m_runners.retranslate();
    m_stragglers.retranslate();
    m_checks.retranslate();
}

void RunConsole::setHidden(bool hidden)
{
    m_feed.setHidden(hidden);
}

void RunConsole::onUpdated(const engine::Update &update)
{
    const coordinator::Stage stage = m_view.stage;
    const int phase = m_view.phase;
    const bool wasAsked = m_view.question.has_value();
    const bool isNewRun = update.view.id != m_view.id;
    m_view = update.view;
    if (isNewRun) {
        m_series.clear();
        m_record.reset();
        emit seriesChanged();
    }
    m_runners.setNow(m_clock.wall());
    const Absent before = std::exchange(m_absent, absentOf(m_view));
    if (update.isNewFleet) {
        m_feed.drop();
        m_timeline.clear();
        m_timeline.take(update.rows, m_clock.wall());
        m_runners.setRows(update.rows);
        refreshStragglers();
    } else if (!update.changes.isEmpty()) {
        m_timeline.take(update.changes.changed, m_clock.wall());
        m_timeline.forget(update.changes.removed);
        m_feed.take(update.changes);
    }
    if (before != m_absent)
        refreshStragglers();
    if (!update.points.isEmpty()) {
        m_series += update.points;
        emit seriesChanged();
    }
    if (m_view.isActive() != m_second.isActive())
        m_view.isActive() ? m_second.start() : m_second.stop();
    if (isNewRun || stage != m_view.stage || phase != m_view.phase)
        emit stageChanged(isNewRun ? coordinator::Stage::Planned : stage, isNewRun ? 0 : phase);
    emit viewChanged();
    if (m_view.question && !wasAsked)
        emit asked();
}

void RunConsole::onFinished(const fleet::RunRecord &record)
{
    m_feed.flush();
    m_record = record;
    m_series = record.series;
    emit seriesChanged();
    emit viewChanged();
    emit finished(record);
}

void RunConsole::refreshStragglers()
{
    m_stragglers.update(m_runners.rows(), m_absent);
}

} // namespace largada::viewmodels
