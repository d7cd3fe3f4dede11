// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/plan_view.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QSignalBlocker>
#include <QUrl>

#include "plan/demo_script.h"
#include "plan/form_card.h"
#include "plan/job_card.h"
#include "plan/load_card.h"
#include "plan/target_card.h"
#include "plan/variables_dialog.h"
#include "text/sentences.h"
#include "viewmodels/plan_memory.h"
#include "widgets/buttons.h"
#include "widgets/notice.h"
#include "widgets/segmented.h"

namespace largada::ui
{

namespace
{

constexpr std::chrono::milliseconds checkDelay{400};
constexpr int demoRunners = 4;

QString droppedFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

} // namespace

PlanView::PlanView(const Services &services, QWidget *parent) : QWidget(parent), m_services(services)
{
    setAcceptDrops(true);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(checkDelay);
    layOut();
    newPlan();
    connectParts();
    connectRun();
    connectCluster();
    retranslate();
}

// A field that has the focus is left when it goes.
PlanView::~PlanView()
{
    m_form->disconnect(this);
    m_target->disconnect(this);
    m_job->disconnect(this);
}

void PlanView::connectParts()
{
    connect(&m_debounce, &QTimer::timeout, this, &PlanView::checkNow);
    connect(m_form, &FormCard::edited, this, &PlanView::onEdited);
    connect(m_form, &FormCard::fieldLeft, this, &PlanView::refresh);
    connect(m_form, &FormCard::scriptWanted, this, &PlanView::askForScript);
    connect(m_form, &FormCard::variablesWanted, this, &PlanView::editVariables);
    connect(m_checks, &ChecksCard::recheckWanted, this, &PlanView::recheck);
    connect(m_checks, &ChecksCard::accepted, this, &PlanView::accept);
    connect(m_checks, &ChecksCard::fixWanted, this, &PlanView::fix);
    connect(m_checks, &ChecksCard::copyWanted, this, &PlanView::copy);
    connect(m_prepare, &Button::clicked, this, [this] { askAndPrepare(); });
}

void PlanView::connectRun()
{
    viewmodels::RunConsole *run = &m_services.run;
    connect(run, &viewmodels::RunConsole::checkChanged, this, &PlanView::onCheckChanged);
    connect(run, &viewmodels::RunConsole::viewChanged, this, [this] {
        if (isVisible()) // many a second, and mostly of a run that hides the plan
            refresh();
    });
    connect(run, &viewmodels::RunConsole::refused, this, &PlanView::onRefused);
    connect(run, &viewmodels::RunConsole::prepared, this, [this] { m_notice->hide(); });
    connect(run, &viewmodels::RunConsole::scriptChanged, this,
            [this] { warn(tr("The script has changed since it was checked. Look at the check again.")); });
    connect(&m_services.preferences, &settings::PreferencesFile::changed, this,
            [this](const settings::Preferences &before) {
                const settings::Preferences &preferences = m_services.preferences.preferences();
                if (before.k6 != preferences.k6)
                    m_checked.reset(); // by another program
                if (before.k6 != preferences.k6 || before.countdown != preferences.countdown)
                    checkLater();
                refresh();
            });
}

viewmodels::PlanFields PlanView::fields() const
{
    viewmodels::PlanFields fields = m_form->fields();
    m_target->writeTo(fields.cluster);
    fields.cluster.isNewJob = m_newJob->index() == 1;
    fields.cluster.job = m_job->fields();
    fields.cluster.takeOver = m_takeOver;
    fields.force = m_forced;
    return fields;
}

viewmodels::PlanReading PlanView::reading() const
{
    const viewmodels::ClusterConsole &cluster = m_services.cluster;
    const std::chrono::milliseconds countdown = m_services.preferences.preferences().countdown;
    return isInCluster() ? viewmodels::readPlan(fields(), countdown,
                                                viewmodels::ClusterInUse{cluster.address(), cluster.isReadOnly(),
                                                                         m_services.clock.wall()})
                         : viewmodels::readPlan(fields(), countdown);
}

fleet::RunPlan PlanView::plan() const
{
    return reading().plan;
}

void PlanView::newPlan()
{
    const settings::PreferencesFile &preferences = m_services.preferences;
    m_accepted.clear();
    m_forced = false;
    m_takeOver = false;
    const viewmodels::PlanFields fields =
        viewmodels::rememberedPlan(preferences.window().choices, preferences.preferences().gateTimeout);
    showFields(fields);
    m_form->setRecent(viewmodels::recentScripts(preferences.window().choices));
}

void PlanView::startDemo()
{
    if (m_services.cluster.connection()) {
        warn(tr("The demonstration runs on this computer: choose it in the header first."));
        return;
    }
    const auto script = demoScript(QFileInfo(m_services.preferences.file()).absolutePath());
    if (!script) {
        warn(text::sentence(script.error()));
        return;
    }
    viewmodels::PlanFields demo;
    demo.script = *script;
    demo.runners = QString::number(demoRunners);
    demo.demoTarget = true;
    m_accepted.clear();
    m_forced = false;
    {
        const QSignalBlocker notRemembered(m_form); // a person's own plan is there again with the next start
        m_form->setFields(demo);
    }
    m_notice->hide();
    m_prepareWhenChecked = true;
    checkNow();
}

void PlanView::recheck()
{
    if (!m_preparing)
        checkNow();
}

void PlanView::onEdited()
{
    m_prepareWhenChecked = false;
    m_notice->hide();
    dropTakeOver();
    remember();
    checkLater();
    refresh();
}

void PlanView::checkLater()
{
    if (reading().isUsable() && isLive() && !m_preparing && !m_services.run.view().isActive())
        m_debounce.start();
    else
        m_debounce.stop();
}

void PlanView::checkNow()
{
    m_debounce.stop();
    const viewmodels::PlanReading now = reading();
    if (!now.isUsable()) {
        m_form->leaveAllFields();
        m_target->leaveAllFields();
        m_job->leaveAllFields();
        return;
    }
    if (!isLive())
        return;
    m_checked = now.plan;
    m_services.run.check(now.plan);
}

void PlanView::onCheckChanged()
{
    const auto &report = m_services.run.report();
    const bool isDone = !m_services.run.isChecking();
    const bool wasPreparing = m_preparing && isDone;
    if (isDone) {
        m_preparing = false;
        if (report)
            m_accepted.keepOnly(report->checks);
        const bool forced = report && viewmodels::tally(report->checks, m_accepted).isForced;
        if (report && forced != m_forced) { // what was overridden is there no more
            m_forced = forced;
            checkLater();
        }
        dropTakeOver();
    }
    if (wasPreparing && report && report->isBlocked(m_forced))
        warn(tr("Something blocks that did not before. Look at the check again."));
    if (isDone && !wasPreparing)
        tellCheck();
    refresh();
    if (isDone && m_prepareWhenChecked) {
        m_prepareWhenChecked = false;
        if (report && !report->isBlocked(false))
            prepare(true); // the countdown can still be taken back
    }
}

void PlanView::tellCheck()
{
    if (!m_services.run.report())
        return;
    const auto counts = viewmodels::tally(m_services.run.report()->checks, m_accepted);
    //: for screen readers: %1 is "1 block", %2 "2 warnings"
    emit said(tr("Preflight check: %1, %2.")
                  .arg(tr("%Ln block(s)", "", counts.blocks), tr("%Ln warning(s)", "", counts.warnings)));
}

void PlanView::onRefused(const Error &error)
{
    m_preparing = false;
    m_notice->say(Notice::Tone::Error, text::sentence(error).toHtmlEscaped());
    emit said(text::sentence(error));
    refresh();
}

void PlanView::warn(const QString &sentence)
{
    m_notice->say(Notice::Tone::Warning, sentence.toHtmlEscaped());
    emit said(sentence);
}

// Pods take room in the cluster before any load does.
void PlanView::askAndPrepare()
{
    const viewmodels::PlanReading now = reading();
    const bool makesPods = now.plan.cluster && now.plan.cluster->create && found(now) == nullptr;
    const QString name = makesPods ? m_services.cluster.nameToType() : QString();
    if (name.isEmpty()) {
        prepare();
        return;
    }
    Question question;
    question.title = tr("Make pods in a protected context?");
    //: %Ln pods; %1 is the Job's name, %2 a connection's
    question.text =
        tr("<b>%Ln pod(s)</b> of the new Job <b>%1</b> are made in the cluster <b>%2</b>.", "", now.plan.runners)
            .arg(now.plan.cluster->pods.toHtmlEscaped(), m_services.cluster.connection()->name.toHtmlEscaped());
    question.confirm = prepareText(now);
    question.typed = name;
    m_services.dialogs.ask(this, question, [this, asked = now.plan](bool isConfirmed) {
        if (isConfirmed && reading().plan == asked) // and not another one by now
            prepare();
    });
}

void PlanView::prepare(bool startsAlone)
{
    const viewmodels::PlanReading now = reading();
    if (!isCurrent(now)) {
        refresh();
        return;
    }
    fleet::RunPlan plan = now.plan;
    plan.holdBeforeStart = !startsAlone;
    m_debounce.stop();
    m_notice->hide();
    m_preparing = true;
    if (!startsAlone) {
        settings::WindowState window = m_services.preferences.window();
        viewmodels::rememberScript(plan.script, window.choices);
        m_services.preferences.setWindow(window);
        m_form->setRecent(viewmodels::recentScripts(window.choices));
    }
    m_services.run.prepare(plan, !isInCluster() && m_form->fields().demoTarget);
    refresh();
}

void PlanView::accept(const fleet::Check &check, bool accepted)
{
    m_accepted.set(check, accepted);
    const auto &report = m_services.run.report();
    const bool forced = report && viewmodels::tally(report->checks, m_accepted).isForced;
    if (forced != m_forced) {
        m_forced = forced;
        checkLater();
    }
    refresh();
}

void PlanView::fix(ChecksCard::Fix fix, int runners)
{
    switch (fix) {
    case ChecksCard::Fix::GetK6:
        emit goTo(PageId::Settings, QStringLiteral("k6"));
        break;
    case ChecksCard::Fix::ChooseK6:
        askForK6();
        break;
    case ChecksCard::Fix::ChooseScript:
        askForScript();
        break;
    case ChecksCard::Fix::UseRunners:
        m_form->setRunners(runners);
        break;
    case ChecksCard::Fix::SetupEach:
        m_form->setSetupOnce(false);
        break;
    case ChecksCard::Fix::RunWhole:
        m_form->setSplit(false);
        break;
    case ChecksCard::Fix::TakeOver:
        m_takeOver = true;
        checkNow();
        break;
    case ChecksCard::Fix::UseBroadcast:
        m_form->setMode(fleet::StartMode::Broadcast);
        break;
    }
}

void PlanView::askForScript()
{
    const QString typed = viewmodels::pathOf(m_form->fields().script);
    FileRequest request;
    request.title = tr("Choose a script");
    request.suggested = typed.isEmpty() ? QDir::homePath() : typed;
    request.filters = {tr("k6 scripts (*.js *.ts *.mjs *.cjs)"), tr("All files (*)")};
    m_services.dialogs.askFile(this, request, [this](const QString &path) { m_form->setScript(path); });
}

void PlanView::askForK6()
{
    FileRequest request;
    request.title = tr("Choose the k6 program");
    request.suggested = m_services.preferences.preferences().k6;
    m_services.dialogs.askFile(this, request, [this](const QString &path) {
        settings::Preferences preferences = m_services.preferences.preferences();
        preferences.k6 = path;
        m_services.run.engine().useK6(path);
        m_services.preferences.setPreferences(preferences);
        recheck();
    });
}

void PlanView::editVariables()
{
    auto *dialog = new VariablesDialog(m_form->fields().variables, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &VariablesDialog::applied, m_form, &FormCard::setVariables);
    dialog->open();
}

void PlanView::remember()
{
    settings::WindowState window = m_services.preferences.window();
    viewmodels::rememberPlan(fields(), window.choices);
    m_services.preferences.setWindow(window);
}

void PlanView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    arrangeColumns();
    refresh();
    if (!event->spontaneous())
        checkLater(); // the machine is another one than when it was last looked at
}

void PlanView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F5)
        recheck();
    else
        QWidget::keyPressEvent(event);
}

void PlanView::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_preparing && !isAttached() && !droppedFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void PlanView::dropEvent(QDropEvent *event)
{
    m_form->setScript(droppedFile(event->mimeData()));
    event->acceptProposedAction();
}

} // namespace largada::ui
