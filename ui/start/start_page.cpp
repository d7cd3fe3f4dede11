// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/start_page.h"

#include <QApplication>
#include <QDateTime>
#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "start/armed_view.h"
#include "start/gathering_view.h"
#include "start/reported_view.h"
#include "start/run_actions.h"
#include "start/running_view.h"
#include "start/start_words.h"
#include "start/stopping_view.h"
#include "text/sentences.h"
#include "viewmodels/run_steps.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/notice.h"
#include "widgets/stepper.h"
#include "widgets/tag.h"

namespace largada::ui
{

using coordinator::Stage;

namespace
{

StepLook::State lookOf(viewmodels::RunStep::State state)
{
    switch (state) {
    case viewmodels::RunStep::State::ToCome:
        return StepLook::State::ToCome;
    case viewmodels::RunStep::State::Now:
        return StepLook::State::Now;
    case viewmodels::RunStep::State::Done:
        return StepLook::State::Done;
    case viewmodels::RunStep::State::Stopped:
        return StepLook::State::Stopped;
    case viewmodels::RunStep::State::Failed:
        return StepLook::State::Failed;
    }
    return StepLook::State::ToCome;
}

} // namespace

StartPage::StartPage(const Services &services, QWidget *plan, QWidget *parent)
    : Page(parent), m_services(services), m_outer(new QStackedWidget), m_plan(plan), m_run(nullptr),
      m_title(new Label(TextKind::PageTitle)), m_tag(new Tag), m_facts(new Label(TextKind::Body, Ink::Muted)),
      m_stopKeys(new KeyCaps), m_stop(new Button(ButtonKind::Stop)), m_stepper(new Stepper), m_found(new Notice),
      m_stages(new QStackedWidget), m_gathering(new GatheringView(services)), m_armed(new ArmedView(services)),
      m_running(new RunningView(services)), m_stopping(new StoppingView(services)),
      m_reported(new ReportedView(services)), m_actions(new RunActions(services))
{
    setObjectName(QStringLiteral("pageStart"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_outer);
    m_run = makeRun();
    m_outer->addWidget(m_plan);
    m_outer->addWidget(m_run);
    connectViews();
    connect(&m_services.run, &viewmodels::RunConsole::viewChanged, this, &StartPage::onViewChanged);
    // The rows come a little later than the view.
    connect(&m_services.run.runners(), &viewmodels::RunnerModel::countsChanged, this, &StartPage::onViewChanged);
    connect(&m_services.run, &viewmodels::RunConsole::stageChanged, this, &StartPage::onStageChanged);
    connect(&m_services.run, &viewmodels::RunConsole::asked, this,
            [this] { emit said(tr("The run asks what to do about those that are missing.")); });
    refresh();
}

QWidget *StartPage::makeHead()
{
    auto *head = new QWidget;
    head->setMinimumHeight(scaled(32));
    head->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(10));
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_tag->setObjectName(QStringLiteral("runTag"));
    m_facts->setObjectName(QStringLiteral("runFacts"));
    m_stop->setObjectName(QStringLiteral("stopButton"));
    m_stopKeys->setKeys({QStringLiteral("Ctrl"), QStringLiteral("Shift"), QStringLiteral("X")});
    row->addWidget(m_title);
    row->addWidget(m_tag);
    m_facts->setEliding(Qt::ElideRight);
    row->addWidget(m_facts, 1);
    row->addWidget(m_stopKeys);
    row->addWidget(m_stop);
    connect(m_stop, &QPushButton::clicked, this, &StartPage::stopRun);
    return head;
}

QWidget *StartPage::makeRun()
{
    auto *run = new QWidget;
    auto *column = new QVBoxLayout(run);
    column->setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12));
    column->setSpacing(scaled(12));
    column->addWidget(makeHead());
    auto *steps = new Card;
    auto *inside = new QVBoxLayout(steps);
    inside->setContentsMargins(scaled(8), scaled(10), scaled(8), scaled(6));
    inside->addWidget(m_stepper);
    steps->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    column->addWidget(steps);
    for (StageView *view :
         {static_cast<StageView *>(m_gathering), static_cast<StageView *>(m_armed), static_cast<StageView *>(m_running),
          static_cast<StageView *>(m_stopping), static_cast<StageView *>(m_reported)})
        m_stages->addWidget(view);
    m_found->setObjectName(QStringLiteral("foundNotice"));
    m_found->hide();
    column->addWidget(m_found);
    column->addWidget(m_stages, 1);
    column->addWidget(m_actions);
    return run;
}

void StartPage::connectViews()
{
    const auto showRunner = [this](const RunnerId &runner) { emit goTo(PageId::Pods, runner.value); };
    connect(m_gathering, &GatheringView::showWanted, this, showRunner);
    connect(m_gathering, &GatheringView::logsWanted, this, &StartPage::logsWanted);
    connect(m_gathering, &GatheringView::fewerWanted, m_actions, &RunActions::startWithFewer);
    connect(m_gathering, &GatheringView::stopWanted, this, &StartPage::stopRun);
    connect(m_gathering, &GatheringView::said, this, &StartPage::said);
    connect(m_armed, &ArmedView::ticked, this, &StartPage::refreshSteps);
    connect(m_armed, &ArmedView::said, this, &StartPage::said);
    connect(m_actions, &RunActions::said, this, &StartPage::said);
    connect(m_stopping, &StoppingView::showWanted, this, showRunner);
    connect(m_stopping, &StoppingView::logsWanted, this, &StartPage::logsWanted);
    connect(m_reported, &ReportedView::openWanted, this,
            [this](const RunId &run) { emit goTo(PageId::Runs, run.value); });
    connect(m_reported, &ReportedView::said, this, &StartPage::said);
    connect(m_reported, &ReportedView::repeatWanted, &m_services.run, &viewmodels::RunConsole::dismiss);
    connect(m_reported, &ReportedView::newPlanWanted, this, [this] {
        m_services.run.dismiss();
        emit newPlanWanted();
    });
}

void StartPage::open(const QString &what)
{
    // "plan", "demo": the report of the last run gives way.
    if (!what.isEmpty() && !m_services.run.view().isActive())
        m_services.run.dismiss();
    if (what == QLatin1String("demo") && !m_services.run.view().isActive())
        emit demoWanted();
}

void StartPage::reload()
{
    if (m_services.run.view().id.isEmpty())
        emit recheckWanted();
}

bool StartPage::escape()
{
    return m_actions->escape();
}

bool StartPage::hasSentLoad() const
{
    const engine::RunView &view = m_services.run.view();
    return !view.phases.empty() && (view.phase > 0 || view.phases.front().releasedAt.has_value());
}

void StartPage::stopRun()
{
    const engine::RunView &view = m_services.run.view();
    if (!view.isActive() || view.stage == Stage::Stopping)
        return;
    m_services.run.engine().stop();
    emit said(hasSentLoad()            ? tr("Stopping: every runner is being ended.")
              : view.plan.isAttached() ? tr("The run was cancelled. No load was sent, and the pods stay paused.")
                                       : tr("The run was cancelled. No load was sent."));
}

StageView *StartPage::viewForStage() const
{
    switch (m_services.run.view().stage) {
    case Stage::Planned:
    case Stage::Preflight:
    case Stage::Gathering:
    case Stage::SettingUp:
        return m_gathering;
    case Stage::Armed:
        return m_armed;
    case Stage::Releasing:
    case Stage::Running:
    case Stage::TearingDown:
        return m_running;
    case Stage::Stopping:
        return m_stopping;
    case Stage::Reported:
        return m_reported;
    }
    return m_gathering;
}

// Not ten times a second while another page is looked at.
void StartPage::onViewChanged()
{
    const bool isNew = m_services.run.view().stage != m_shownStage || m_services.run.view().id.isEmpty();
    if (isVisible() || isNew || !m_refreshedAt || m_services.clock.now() - *m_refreshedAt >= std::chrono::seconds(1))
        refresh();
}

void StartPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refresh();
}

void StartPage::refresh()
{
    const engine::RunView &view = m_services.run.view();
    m_refreshedAt = m_services.clock.now();
    m_shownStage = view.stage;
    if (view.id.isEmpty()) {
        m_outer->setCurrentWidget(m_plan);
        return;
    }
    if (m_outer->currentWidget() != m_run) {
        m_outer->setCurrentWidget(m_run);
        m_run->setFocus(); // else it would jump from Prepare to what ends the run
    }
    refreshHead();
    refreshFound();
    refreshSteps();
    StageView *stage = viewForStage();
    stage->refresh();
    m_stages->setCurrentWidget(stage);
    m_actions->refresh();
    const QWidget *focus = QApplication::focusWidget();
    const bool hadFocus = focus != nullptr && (focus == m_actions || m_actions->isAncestorOf(focus));
    m_actions->setVisible(stage == m_gathering || stage == m_armed || stage == m_stopping);
    if (hadFocus && m_actions->isHidden())
        m_run->setFocus();
}

QString StartPage::runnersText() const
{
    const engine::RunView &view = m_services.run.view();
    if (view.plan.cluster && view.plan.cluster->ns.isEmpty())
        return tr("%Ln pod(s)", "", view.plan.runners);
    if (view.plan.cluster)
        //: %1 is a namespace
        return tr("%Ln pod(s) in %1", "", view.plan.runners).arg(view.plan.cluster->ns);
    return view.demoTarget ? tr("%Ln local runner(s) on the demo target", "", view.plan.runners)
                           : tr("%Ln local runner(s)", "", view.plan.runners);
}

// A run that another start of the program, or another one, had begun.
void StartPage::refreshFound()
{
    const engine::RunView &view = m_services.run.view();
    const std::optional<fleet::RunFound> &found = view.preflight.found;
    m_found->setVisible(found && view.isActive());
    if (m_found->isHidden())
        return;
    const QString phase = text::word(found->phase);
    const QString time = found->releasedAt
                             ? QDateTime::fromMSecsSinceEpoch(found->releasedAt->time_since_epoch().count())
                                   .toString(QStringLiteral("HH:mm:ss"))
                             : QString();
    m_found->say(Notice::Tone::Info,
                 !found->released ? tr("<b>This run was found in the cluster</b> and goes on: its pods still stand "
                                       "paused.")
                 : time.isEmpty()
                     //: %1 is "Warm-up" or "Main"
                     ? tr("<b>This run was found in the cluster</b> and goes on: %1 had been started.").arg(phase)
                     //: %1 is "Warm-up" or "Main", %2 a time of day
                     : tr("<b>This run was found in the cluster</b> and goes on: %1 had been started at %2. Its start "
                          "spread is not known any more.")
                           .arg(phase, time));
}

void StartPage::refreshHead()
{
    const engine::RunView &view = m_services.run.view();
    m_title->setText(tr("Start", "page"));
    const QString time =
        QDateTime::fromMSecsSinceEpoch(view.startedAt.time_since_epoch().count()).toString(QStringLiteral("HH:mm"));
    //: %1 is a time of day
    m_tag->show(tr("Run %1").arg(time), Tag::Tone::Accent);
    //: a file's name or a Job, and how many runners
    m_facts->setText(tr("%1 · %2").arg(whatRuns(view), runnersText()));
    const bool isActive = view.isActive();
    const bool isCounting = view.stage == Stage::Armed && !view.held;
    const bool isStopping = view.stage == Stage::Stopping;
    const bool isLoud = hasSentLoad() || isCounting;
    m_stop->setVisible(isActive);
    m_stopKeys->setVisible(isActive && !isStopping);
    m_stop->setKind(isLoud || isStopping ? ButtonKind::Stop : ButtonKind::Plain);
    m_stop->setIconName(isLoud || isStopping ? QStringLiteral("square-fill") : QString());
    m_stop->setText(isStopping ? tr("Stopping…") : isLoud ? tr("Stop") : tr("Cancel run"));
    m_stop->setToolTip(view.plan.isAttached() && !isLoud ? tr("Sends nothing: the pods stay paused in the cluster.")
                                                         : QString());
    m_stop->setBlocked(isStopping ? tr("The run is being stopped.") : QString());
}

void StartPage::refreshSteps()
{
    const engine::RunView &view = m_services.run.view();
    const std::optional<fleet::RunRecord> &record = m_services.run.lastRecord();
    const auto outcome = record && record->id == view.id ? std::optional(record->outcome) : std::nullopt;
    const viewmodels::RunSteps steps = viewmodels::stepsOf(view, m_services.clock.now(), outcome);
    QVector<StepLook> looks;
    for (const viewmodels::RunStep &step : steps.steps)
        looks.push_back({step.title, step.detail, lookOf(step.state)});
    m_stepper->setSteps(looks, steps.progress);
}

QString StartPage::stageSentence() const
{
    const engine::RunView &view = m_services.run.view();
    const engine::PhaseView *phase = view.current();
    const bool isMain = phase != nullptr && phase->name == fleet::PhaseName::Main;
    const int runners = phase == nullptr ? view.plan.runners : phase->runners;
    switch (view.stage) {
    case Stage::Planned:
    case Stage::Preflight:
    case Stage::Releasing:
        return {};
    case Stage::Gathering:
        return view.phase > 0 ? tr("The warm-up is over. Waiting for main.")
                              : tr("Waiting for %Ln runner(s).", "", runners);
    case Stage::SettingUp:
        return tr("setup() is running on one runner.");
    case Stage::Armed:
        return view.held ? tr("All are armed. Start can be pressed.") : QString();
    case Stage::Running:
        return isMain ? tr("Main has started.") : tr("The warm-up has started.");
    case Stage::TearingDown:
        return tr("teardown() is running on one runner.");
    case Stage::Stopping:
        return view.error ? text::sentence(*view.error) : QString();
    case Stage::Reported:
        return tr("The run has ended.");
    }
    return {};
}

void StartPage::onStageChanged(Stage before, int phaseBefore)
{
    const engine::RunView &view = m_services.run.view();
    if (before == view.stage && phaseBefore == view.phase)
        return;
    const QString sentence = stageSentence();
    if (!sentence.isEmpty())
        emit said(sentence);
}

void StartPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace largada::ui
