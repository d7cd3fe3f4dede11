// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/session.h"

#include <utility>

#include "coordinator/runner_rows.h"
#include "core/log.h"
#include "engine/view_of_run.h"

namespace largada::engine
{

using coordinator::Stage;

namespace
{

constexpr int pointsPerSave = 5; // seconds of load that a crash may cost
constexpr std::chrono::milliseconds updateInterval{100};
constexpr std::chrono::milliseconds settleLimit{2000};
// An update of a large fleet takes some milliseconds: none is made so shortly before a release.
constexpr std::chrono::milliseconds quietBeforeRelease{150};

} // namespace

Session::Session(BackendFactory makeBackend, const Clock &clock, const QString &historyFile, Sinks sinks)
    : m_makeBackend(std::move(makeBackend)), m_clock(clock), m_sinks(std::move(sinks)), m_writer(historyFile)
{
    m_nextUpdate.setSingleShot(true);
    connect(&m_nextUpdate, &QTimer::timeout, this, &Session::updateWhenDue);
}

Session::~Session()
{
    if (m_driver && m_driver->state().stage != Stage::Reported)
        m_writer.save(interruptedRecord());
    endRun();
}

// The process may go on for long: no other reader could tell that this run is over for us.
fleet::RunRecord Session::interruptedRecord() const
{
    fleet::RunRecord run = record();
    run.outcome = fleet::Outcome::Interrupted;
    run.endedAt = m_driver->identity().anchor.at(m_clock.now());
    return run;
}

void Session::check(const fleet::RunPlan &plan, const AsyncSource<fleet::PreflightReport> &answer)
{
    if (m_check)
        m_check->answer(Error{Errc::Cancelled, QStringLiteral("another check was asked for"), {}});
    m_check.reset();
    m_checkBackend.reset();
    if (m_driver && (m_driver->state().stage == Stage::Armed || m_driver->state().stage == Stage::Releasing)) {
        answer.answer(Error{Errc::Conflict, QStringLiteral("a run is about to start"), {}});
        return;
    }
    m_check = answer;
    m_checkBackend = m_makeBackend({plan.fleet, m_k6, {}});
    // Its context goes with the backend, so a late answer reaches nobody.
    deliver(m_checkBackend->preflight(plan, {}), m_checkBackend.get(),
            [this, answer](const Result<fleet::PreflightReport> &report) {
                answer.answer(report);
                m_check.reset();
                m_checkBackend.release()->deleteLater();
            });
}

Result<> Session::startDemoTarget()
{
    demo::DemoTargetOptions options;
    options.median = std::chrono::milliseconds(5);
    auto target = demo::DemoTarget::start(options);
    if (!target)
        return target.error();
    m_demo = *std::move(target);
    return {};
}

void Session::prepare(const PrepareWanted &wanted, const AsyncSource<Engine::Prepared> &answer)
{
    if (m_driver || m_preparing) {
        answer.answer(Error{Errc::Conflict, QStringLiteral("another run is going on"), {}});
        return;
    }
    if (wanted.demoTarget) {
        if (const auto started = startDemoTarget(); !started) {
            answer.answer(started.error());
            return;
        }
    }
    BackendWanted backend{wanted.plan.fleet, m_k6, {}};
    if (m_demo)
        backend.targetUrl = [this](const RunnerId &runner, fleet::PhaseName phase) {
            return m_demo->url(runner, phase).toString(QUrl::FullyEncoded);
        };
    m_preparing = answer;
    m_backend = m_makeBackend(backend);
    deliver(m_backend->preflight(wanted.plan, {}), m_backend.get(),
            [this, wanted](const Result<fleet::PreflightReport> &report) { onPrepared(wanted, report); });
}

void Session::onPrepared(const PrepareWanted &wanted, const Result<fleet::PreflightReport> &report)
{
    const AsyncSource<Engine::Prepared> answer = *std::exchange(m_preparing, std::nullopt);
    const bool isAsChecked = report && (wanted.checkedSha256.isEmpty() || wanted.checkedSha256 == report->scriptSha256);
    if (isAsChecked && !report->isBlocked(wanted.plan.force)) {
        startRun(wanted, *report);
        answer.answer(Engine::Prepared{true, *report});
        return;
    }
    m_backend.release()->deleteLater(); // it is just calling this
    m_demo.reset();
    if (report)
        answer.answer(Engine::Prepared{false, *report});
    else
        answer.answer(report.error());
}

void Session::startRun(const PrepareWanted &wanted, const fleet::PreflightReport &report)
{
    m_entered.clear();
    m_asked.clear();
    m_pointsUnsaved = 0;
    m_shown = {};
    m_rows.clear();
    m_pointsShown = 0;
    m_driver = std::make_unique<coordinator::Driver>(*m_backend, m_clock);
    connect(m_driver.get(), &coordinator::Driver::changed, this, &Session::onChanged);
    connect(m_driver.get(), &coordinator::Driver::transitioned, this, &Session::onTransition);
    connect(m_driver.get(), &coordinator::Driver::pointTaken, this, &Session::onPoint);
    connect(m_driver.get(), &coordinator::Driver::finished, this, &Session::onFinished);
    connect(m_driver.get(), &coordinator::Driver::asked, this,
            [this](coordinator::Question question, const RunnerId &runner) { m_asked.push_back({question, runner}); });
    m_driver->start(wanted.plan, report);
}

bool Session::cancelPreparing()
{
    if (!m_preparing)
        return false;
    m_preparing->answer(Error{Errc::Cancelled, QStringLiteral("stopped"), {}});
    endRun();
    return true;
}

void Session::endRun()
{
    m_nextUpdate.stop();
    m_preparing.reset();
    m_driver.reset();
    m_backend.reset();
    m_demo.reset();
}

void Session::stop(coordinator::Paused paused)
{
    m_asked.clear();
    if (!cancelPreparing() && m_driver)
        m_driver->stop(coordinator::StopCause::User, paused);
}

// The backend goes without its finish(): as if this program had been killed, but with the last figures stored.
void Session::leave()
{
    if (cancelPreparing() || !m_driver || m_driver->state().stage == Stage::Reported)
        return;
    fleet::RunRecord run = interruptedRecord();
    Update update;
    update.view = view();
    update.view.stage = Stage::Reported;
    update.view.cause = coordinator::StopCause::Interrupted;
    endRun();
    m_sinks.updated(update);
    m_writer.save(run);
    deliver(m_writer.flush(), this, [this, run = std::move(run)](const Result<> &stored) {
        if (stored)
            m_sinks.saved();
        m_sinks.finished(run);
    });
}

void Session::kill()
{
    m_asked.clear();
    if (!cancelPreparing() && m_driver)
        m_driver->kill();
}

void Session::continueWith(int least)
{
    m_asked.clear();
    if (m_driver)
        m_driver->continueWith(least);
    updateWhenDue();
}

void Session::keepWaiting()
{
    if (!m_asked.isEmpty())
        m_asked.removeFirst();
    updateWhenDue();
}

void Session::log(const RunnerId &runner, fleet::PhaseName phase, int lines, const AsyncSource<QStringList> &answer)
{
    if (!m_driver) {
        answer.answer(Error{Errc::NotFound, QStringLiteral("no run is going on"), runner.value});
        return;
    }
    deliver(m_backend->log(runner, phase, lines), this,
            [answer](const Result<QStringList> &said) { answer.answer(said); });
}

void Session::onTransition()
{
    const Stage stage = m_driver->state().stage;
    m_entered.emplace_back(stage, m_clock.now());
    if (stage == Stage::Releasing) // the acknowledgements come in now, and are measured
        m_sinceUpdate.start();
    // Never between armed and started: nothing there but the release.
    if (stage != Stage::Armed && stage != Stage::Releasing)
        save(record());
}

void Session::onChanged()
{
    if (m_driver->state().stage != Stage::Gathering) // the gate opened, or never will
        m_asked.clear();
    updateWhenDue();
}

void Session::onPoint()
{
    if (++m_pointsUnsaved < pointsPerSave)
        return;
    m_pointsUnsaved = 0;
    save(record());
}

fleet::RunRecord Session::record() const
{
    fleet::RunRecord run = m_driver->record();
    if (m_demo)
        run.demoTarget = m_demo->counts();
    return run;
}

void Session::save(const fleet::RunRecord &run)
{
    m_writer.save(run);
    deliver(m_writer.flush(), this, [this](const Result<> &stored) {
        if (!stored) // the writer has said so
            return;
        m_sinks.saved();
        updateWhenDue(); // the run has its number
    });
}

void Session::onFinished()
{
    sendUpdate();
    fleet::RunRecord run = record();
    m_writer.save(run);
    deliver(m_writer.flush(), this, [this, run = std::move(run)](const Result<> &stored) mutable {
        run.number = m_writer.number(run.id);
        if (stored) {
            m_sinks.saved();
        } else {
            fleet::Warning warning;
            warning.code = fleet::WarningCode::HistoryNotWritten;
            warning.detail = stored.error().what;
            run.warnings.push_back(warning);
        }
        whenSettled([this, run = std::move(run)] {
            endRun();
            m_sinks.finished(run);
        });
    });
}

// What the backend still tells its cluster would be cut off with it.
void Session::whenSettled(std::function<void()> then)
{
    if (m_backend->isSettled()) {
        then();
        return;
    }
    auto *limit = new QTimer(this);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, this, [limit, then = std::move(then)] {
        limit->deleteLater();
        then();
    });
    connect(m_backend.get(), &fleet::Backend::settled, limit, [limit] { limit->start(0); });
    limit->start(settleLimit);
}

RunView Session::view() const
{
    RunView view = viewOfRun(m_driver->state(), m_driver->identity(), m_driver->readings());
    view.number = m_writer.number(view.id);
    view.demoTarget = m_demo != nullptr;
    view.entered = m_entered;
    if (!m_asked.isEmpty()) {
        view.question = m_asked.first().question;
        view.questionRunner = m_asked.first().runner;
    }
    return view;
}

bool Session::isReleaseNear() const
{
    const coordinator::State &state = m_driver->state();
    if (state.stage != Stage::Armed || !state.current().releaseDue)
        return false;
    return *state.current().releaseDue - m_clock.now() < quietBeforeRelease;
}

bool Session::isUrgent() const
{
    const coordinator::State &state = m_driver->state();
    if (state.stage == Stage::Releasing)
        return false;
    const auto question = m_asked.isEmpty() ? std::nullopt : std::optional(m_asked.first().question);
    return m_shown.id != m_driver->identity().id || m_shown.stage != state.stage || m_shown.phase != state.phase ||
           m_shown.held != (state.stage == Stage::Armed && state.current().held) || m_shown.question != question;
}

// Called in a turn of its own, never in that of a release.
void Session::updateWhenDue()
{
    if (!m_driver || isReleaseNear()) // what comes of it calls again
        return;
    const auto left = updateInterval - std::chrono::milliseconds(m_sinceUpdate.isValid() ? m_sinceUpdate.elapsed()
                                                                                         : updateInterval.count());
    if (left.count() <= 0 || isUrgent())
        sendUpdate();
    else if (!m_nextUpdate.isActive())
        m_nextUpdate.start(left);
}

void Session::sendUpdate()
{
    m_nextUpdate.stop();
    m_sinceUpdate.start();
    Update update;
    update.view = view();
    QVector<fleet::RunnerRow> rows = coordinator::runnerRows(m_driver->state(), m_driver->readings(),
                                                             m_driver->identity().anchor, m_driver->places());
    update.isNewFleet = m_shown.id != update.view.id || (m_rows.isEmpty() && !rows.isEmpty());
    if (update.isNewFleet)
        update.rows = rows;
    else
        update.changes = coordinator::changedRows(m_rows, rows);
    update.points = m_driver->series().mid(m_pointsShown);
    if (!update.isNewFleet && update.view == m_shown && update.changes.isEmpty() && update.points.isEmpty())
        return;
    m_shown = update.view;
    m_rows = std::move(rows);
    m_pointsShown += update.points.size();
    m_sinks.updated(update);
}

} // namespace largada::engine
