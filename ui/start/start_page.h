// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The coordinated start, from Prepare to the report: head, steps of the run, a view for its stage, and what can be
// done.
#pragma once

#include "shell/page.h"
#include "shell/services.h"

class QStackedWidget;

namespace largada::ui
{

class ArmedView;
class Button;
class GatheringView;
class KeyCaps;
class Label;
class Notice;
class ReportedView;
class RunActions;
class RunningView;
class StageView;
class Stepper;
class StoppingView;
class Tag;

class StartPage final : public Page
{
    Q_OBJECT
public:
    // plan: shown while no run is there, a page of its own with its head; becomes a child.
    StartPage(const Services &services, QWidget *plan, QWidget *parent = nullptr);

    PageId id() const override { return PageId::Start; }
    void open(const QString &what) override;
    void reload() override;
    bool escape() override;
    void stopRun(); // at once, without a question

signals:
    void demoWanted();
    void recheckWanted(); // of the plan
    void newPlanWanted(); // the plan's widget, which still has the last one, is shown: empty it

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeRun();
    QWidget *makeHead();
    void connectViews();
    void onStageChanged(coordinator::Stage before, int phaseBefore);
    void onViewChanged();
    void refresh();
    QString runnersText() const;
    void refreshHead();
    void refreshFound();
    void refreshSteps();
    StageView *viewForStage() const;
    bool hasSentLoad() const;
    QString stageSentence() const;

    Services m_services;
    std::optional<MonoTime> m_refreshedAt;
    coordinator::Stage m_shownStage = coordinator::Stage::Planned;
    QStackedWidget *m_outer;
    QWidget *m_plan;
    QWidget *m_run;
    Label *m_title;
    Tag *m_tag;
    Label *m_facts;
    KeyCaps *m_stopKeys;
    Button *m_stop;
    Stepper *m_stepper;
    Notice *m_found;
    QStackedWidget *m_stages;
    GatheringView *m_gathering;
    ArmedView *m_armed;
    RunningView *m_running;
    StoppingView *m_stopping;
    ReportedView *m_reported;
    RunActions *m_actions;
};

} // namespace largada::ui
