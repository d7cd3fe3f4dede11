// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the machine: performs its effects on a backend and its links, reads the runners at the rates of the design, and
// feeds back what happens. Lives in the engine's thread, one run an instance.
#pragma once

#include <deque>

#include <QObject>
#include <QTimer>

#include "coordinator/links.h"
#include "coordinator/machine.h"
#include "coordinator/reading_plan.h"
#include "coordinator/readings.h"
#include "coordinator/record.h"

namespace largada::coordinator
{

class Driver : public QObject
{
    Q_OBJECT
public:
    Driver(fleet::Backend &backend, const Clock &clock, QObject *parent = nullptr);
    ~Driver() override;

    // Intents. Each is taken at once; what comes of it shows in the signals.
    // checked: what preflight said of the plan just now; without it the driver asks.
    void start(const fleet::RunPlan &plan, std::optional<fleet::PreflightReport> checked = {});
    void stop(StopCause cause, Paused paused = Paused::Stay);
    void kill();
    void goOn();
    void holdAgain();
    void releaseNow();
    void endAfterWarmup(bool wanted);
    void setPolicy(fleet::StragglerPolicy stragglers, int minimum, std::chrono::milliseconds gateTimeout);
    void continueWith(int least);

    const State &state() const { return m_state; }
    const RunIdentity &identity() const { return m_identity; }
    const Readings &readings() const { return m_readings; }
    const Places &places() const { return m_places; }
    const QVector<fleet::SeriesPoint> &series() const { return m_series; } // a point a second of load so far
    fleet::RunRecord record() const;

signals:
    void changed(); // the state; at most once a turn of the event loop
    // Into another stage or phase, or a runner was lost: worth storing. From when the run's identity is final.
    void transitioned();
    void pointTaken(); // a second of load has passed: worth storing now and then
    void asked(largada::coordinator::Question question, const largada::RunnerId &runner);
    void finished(); // record() is final

private:
    void feed(const Event &event);
    void perform(const Effect &effect);
    void perform(const effect::RunPreflight &);
    void perform(const effect::StartFleet &);
    void perform(const effect::BeginPhase &);
    void perform(const effect::OpenLink &);
    void perform(const effect::CloseLink &);
    void perform(const effect::ReadAll &);
    void perform(const effect::RunSetup &);
    void perform(const effect::RunTeardown &);
    void perform(const effect::Dismiss &);
    void perform(const effect::ArmStarter &);
    void perform(const effect::AbortStarter &);
    void perform(const effect::Release &);
    void perform(const effect::StopOverLink &);
    void perform(const effect::EndRunner &);
    void perform(const effect::Collect &);
    void perform(const effect::Ask &);
    void perform(const effect::Finish &);

    void watchBackend();
    void onBackend(const Event &event);
    void onPreflight(Result<fleet::PreflightReport> report);
    void takeIdentity(const fleet::RunPlan &plan, const fleet::PreflightReport &report);
    void connectStarter();
    void onStarted(const RunnerId &runner, MonoTime sentAt, MonoTime answeredAt,
                   std::optional<std::chrono::microseconds> lateBy);
    void dropStarter();
    void releaseOverLinks(const effect::Release &release);
    void onReplied(const LinkKey &key, Ask ask, const QString &detail, const fleet::LinkReply &reply);
    void onFailed(const LinkKey &key, Ask ask, const QString &detail, const Error &error);
    void onMetric(const LinkKey &key, const fleet::LinkReply &reply);
    void onSetupRun(const LinkKey &key, const fleet::LinkReply &reply);
    void onSetupData(const fleet::LinkReply &reply);
    void afterStep(Stage before, int phaseBefore);
    void queueChanged();
    void onTick();
    void readDue(MonoTime now);
    void ask(const LinkKey &key, const ReadRequest &read, MonoTime now);
    void takePoint(MonoTime now);
    void setPace();
    MonoTime now() const { return m_clock.now(); }
    MonoTime monoOf(WallTime time) const; // by the run's anchor

    fleet::Backend &m_backend;
    const Clock &m_clock;
    State m_state;
    std::optional<fleet::PreflightReport> m_checked;
    RunIdentity m_identity;
    Links m_links;
    ReadingPlan m_plan;
    Readings m_readings;
    Results m_results;
    QVector<fleet::SeriesPoint> m_series;
    std::deque<Event> m_events;
    std::vector<Event> m_early; // the backend was quicker than its own answer
    Places m_places;
    std::unique_ptr<fleet::Starter> m_starter; // of the current phase; nullptr: over the links
    std::optional<MonoTime> m_clockDue;        // that it was armed for
    bool m_feeding = false;
    bool m_changedQueued = false;
    QTimer m_tick;
    QTimer m_releaseTimer;
    std::optional<MonoTime> m_nextPoint;
    std::optional<WallTime> m_endedAt;
    std::vector<RunnerId> m_setupOthers; // get the data that the first one's setup() returns
    size_t m_setupPending = 0;           // and have not got it yet
    std::stop_source m_stop;
};

} // namespace largada::coordinator
