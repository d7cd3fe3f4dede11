// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The run that is going on, for the pages: its view, its runners, who the gate waits for, what was found before, and
// the seconds of load so far. Intents pass through to the engine.
#pragma once

#include <QObject>
#include <QVector>

#include "engine/engine.h"
#include "viewmodels/checks_model.h"
#include "viewmodels/runner_feed.h"
#include "viewmodels/runner_model.h"
#include "viewmodels/runner_timeline.h"
#include "viewmodels/stragglers_model.h"

namespace largada::viewmodels
{

class RunConsole final : public QObject
{
    Q_OBJECT
public:
    // Both have to outlive this.
    RunConsole(engine::Engine &engine, const Clock &clock, QObject *parent = nullptr);

    const engine::RunView &view() const { return m_view; }
    const std::optional<fleet::RunRecord> &lastRecord() const { return m_record; } // of the last run that ended here
    const QVector<fleet::SeriesPoint> &series() const { return m_series; } // of the run, a point a second of load
    RunnerModel &runners() { return m_runners; }
    const RunnerTimeline &timeline() const { return m_timeline; } // of each runner
    StragglersModel &stragglers() { return m_stragglers; }
    ChecksModel &checks() { return m_checks; } // of the last check
    const std::optional<fleet::PreflightReport> &report() const { return m_report; }
    const std::optional<Error> &checkError() const { return m_checkError; }
    bool isChecking() const { return m_checking; }
    int problems() const; // runners that are lost, or hold the gate for more than a minute
    const Clock &clock() const { return m_clock; }
    engine::Engine &engine() { return m_engine; }

    void check(const fleet::RunPlan &plan); // the newest call counts
    void forgetCheck();
    // Answers by prepared(), or by refused() when nothing was started.
    void prepare(const fleet::RunPlan &plan, bool demoTarget);
    // Back from the report to a new plan; only when no run is going on.
    void dismiss();
    void retranslate();
    void setHidden(bool hidden); // no page shows runners: bring them less often

signals:
    void viewChanged();   // at most ten times a second, and each second while a run is going on, for clocks
    void seriesChanged(); // at most once a second
    void checkChanged();
    void prepared();
    void refused(const largada::Error &error); // Errc::Conflict: another run is going on
    void scriptChanged();                      // since it was checked; the new check is there, nothing was started
    void stageChanged(largada::coordinator::Stage before, int phaseBefore);
    void finished(const largada::fleet::RunRecord &record);
    void asked(); // view().question waits for an answer

private:
    void onUpdated(const engine::Update &update);
    void onFinished(const fleet::RunRecord &record);
    void takeReport(const fleet::PreflightReport &report);
    void refreshStragglers();

    engine::Engine &m_engine;
    const Clock &m_clock;
    engine::RunView m_view;
    std::optional<fleet::RunRecord> m_record;
    QVector<fleet::SeriesPoint> m_series;
    RunnerModel m_runners;
    RunnerFeed m_feed;
    RunnerTimeline m_timeline;
    StragglersModel m_stragglers;
    Absent m_absent;
    ChecksModel m_checks;
    std::optional<fleet::PreflightReport> m_report;
    std::optional<Error> m_checkError;
    bool m_checking = false;
    quint64 m_ticket = 0; // of the newest check
    QTimer m_second;
};

} // namespace largada::viewmodels
