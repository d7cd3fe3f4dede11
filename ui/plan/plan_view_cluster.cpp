// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The plan of a run in the cluster in use: its pods, its connection, the run that is there already.
#include <QClipboard>
#include <QGuiApplication>

#include <QDir>

#include "plan/form_card.h"
#include "plan/job_card.h"
#include "plan/plan_view.h"
#include "plan/target_card.h"
#include "text/sentences.h"
#include "viewmodels/cluster_fields.h"
#include "widgets/notice.h"
#include "widgets/segmented.h"

namespace largada::ui
{

using fleet::LinkState;

void PlanView::setPlan(const fleet::RunPlan &plan, bool demoTarget)
{
    m_accepted.clear();
    m_forced = false;
    m_takeOver = false;
    viewmodels::PlanFields fields = viewmodels::fieldsOf(plan, demoTarget);
    keepOfOthers(plan, fields);
    showFields(fields);
    if (!isPlaceOf(plan))
        warn(placeSentence(plan));
}

void PlanView::showFields(const viewmodels::PlanFields &fields)
{
    m_newJob->setIndex(fields.cluster.isNewJob ? 1 : 0);
    m_job->setFields(fields.cluster.job);
    m_form->setFields(fields);
    m_target->setFields(fields.cluster);
    showFleet();
}

void PlanView::connectCluster()
{
    viewmodels::ClusterConsole *cluster = &m_services.cluster;
    connect(cluster, &viewmodels::ClusterConsole::connectionChanged, this, &PlanView::onConnectionChanged);
    connect(cluster, &viewmodels::ClusterConsole::stateChanged, this, &PlanView::onLinkChanged);
    connect(m_target, &TargetCard::edited, this, &PlanView::onEdited);
    connect(m_target, &TargetCard::jobChosen, m_form, &FormCard::suggestRunners);
    connect(m_target, &TargetCard::fieldLeft, this, [this] {
        lookAtPods();
        refresh();
    });
    connect(m_newJob, &Segmented::chosen, this, [this] {
        showFleet();
        lookAtPods();
        onEdited();
    });
    connect(m_job, &JobCard::edited, this, &PlanView::onEdited);
    connect(m_job, &JobCard::fieldLeft, this, [this] {
        lookAtPods();
        refresh();
    });
    connect(m_job, &JobCard::templateWanted, this, &PlanView::askForTemplate);
    onConnectionChanged();
}

bool PlanView::isInCluster() const
{
    return m_services.cluster.connection().has_value();
}

bool PlanView::isAttached() const
{
    return isInCluster() && m_newJob->index() == 0;
}

void PlanView::showFleet()
{
    m_newJob->setVisible(isInCluster());
    m_target->setVisible(isAttached());
    m_job->setVisible(isInCluster() && !isAttached());
    m_job->showPlace(m_target->place());
    m_form->setFleet(isAttached()    ? FormCard::Fleet::Attached
                     : isInCluster() ? FormCard::Fleet::NewJob
                                     : FormCard::Fleet::Local);
    m_checks->setPlace(isInCluster(), isAttached());
}

void PlanView::askForTemplate()
{
    FileRequest request;
    request.title = tr("Choose a manifest");
    const QString typed = viewmodels::pathOf(m_job->fields().templateFile);
    request.suggested = typed.isEmpty() ? QDir::homePath() : typed;
    request.filters = {tr("Manifests (*.yaml *.yml *.json)"), tr("All files (*)")};
    m_services.dialogs.askFile(this, request, [this](const QString &path) { m_job->setTemplate(path); });
}

bool PlanView::isLive() const
{
    return !isInCluster() || m_services.cluster.state().state == LinkState::Live;
}

// What was found out before is of another place.
void PlanView::onConnectionChanged()
{
    m_checked.reset();
    m_accepted.clear();
    m_forced = false;
    m_takeOver = false;
    m_notice->hide();
    m_services.run.forgetCheck();
    showFleet();
    m_link = {m_services.cluster.state().state, m_services.cluster.state().why};
    lookAtPods();
    checkLater();
    refresh();
}

// Its signs of life come often, and are nothing new here.
void PlanView::onLinkChanged()
{
    const fleet::ConnectionState &state = m_services.cluster.state();
    const std::pair<LinkState, Error> now{state.state, state.why};
    if (now == m_link)
        return;
    m_link = now;
    if (isLive())
        checkLater();
    else
        m_debounce.stop();
    refresh();
}

void PlanView::lookAtPods()
{
    if (!isInCluster())
        return;
    const fleet::ClusterTarget target = viewmodels::lookedAt(fields().cluster);
    m_services.cluster.choose(target.pods.isEmpty() ? fleet::ClusterTarget{} : target);
}

bool PlanView::isPlaceOf(const fleet::RunPlan &plan) const
{
    if (plan.cluster.has_value() != isInCluster())
        return false;
    const fleet::ClusterAddress here = m_services.cluster.address();
    return !plan.cluster || (plan.cluster->context == here.context && plan.cluster->ns == here.ns);
}

QString PlanView::placeSentence(const fleet::RunPlan &plan) const
{
    if (!plan.cluster)
        return tr("That run was on this computer: choose it in the header, then repeat the run.");
    //: %1 is a context of the kubeconfig, %2 a namespace
    return tr("That run was in another cluster or namespace (context %1, namespace %2): choose its connection in the "
              "header, then repeat the run.")
        .arg(plan.cluster->context.isEmpty() ? tr("(the current one)", "context") : plan.cluster->context,
             plan.cluster->ns.isEmpty() ? tr("(the context's)", "namespace") : plan.cluster->ns);
}

// A plan says nothing of what the other kind of plan has: that stays as it is. The pods of another cluster are none
// here.
void PlanView::keepOfOthers(const fleet::RunPlan &plan, viewmodels::PlanFields &fields) const
{
    const viewmodels::PlanFields kept = this->fields();
    if (!plan.cluster || !isPlaceOf(plan))
        fields.cluster = kept.cluster;
    fields.cluster.takeOver = false;
    if (plan.cluster && plan.cluster->create) { // nothing is kept of it but its name
        const QString name = fields.cluster.job.name;
        fields.cluster = kept.cluster;
        fields.cluster.isNewJob = true;
        fields.cluster.job.name = name;
        fields.cluster.mode = plan.mode;
        fields.cluster.startAt.clear();
    } else {
        fields.cluster.job = kept.cluster.job;
    }
    if (!plan.isAttached())
        return;
    fields.script = kept.script;
    fields.split = kept.split;
    fields.warmup = kept.warmup;
    fields.variables = kept.variables;
    fields.demoTarget = kept.demoTarget;
    fields.setupOnce = kept.setupOnce;
}

void PlanView::dropTakeOver()
{
    const viewmodels::PlanFields now = fields();
    const std::pair pods{now.cluster.by, now.cluster.isNewJob ? QString() : now.cluster.pods.trimmed()};
    const bool isOther = m_pods != pods;
    m_pods = pods;
    const auto &report = m_services.run.report();
    const bool isHeld = !report || m_services.run.isChecking() ||
                        std::any_of(report->checks.cbegin(), report->checks.cend(), [](const fleet::Check &check) {
                            return check.id == fleet::CheckId::Holder && check.level != fleet::CheckLevel::Ok;
                        });
    if (!m_takeOver || (!isOther && isHeld))
        return;
    m_takeOver = false;
    checkLater();
}

// A time of day means another day's once it is over: that is not what was checked.
void PlanView::noticeStartPassed(const viewmodels::PlanReading &reading)
{
    if (!m_checked || m_debounce.isActive() || m_services.run.isChecking() || !reading.isUsable() || m_preparing ||
        reading.plan.startAt == m_checked->startAt)
        return;
    fleet::RunPlan sameTime = reading.plan;
    sameTime.startAt = m_checked->startAt;
    if (sameTime != *m_checked)
        return;
    warn(tr("The time not to start before is over, and means another day now. Look at the plan again."));
    checkLater();
}

void PlanView::copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    emit said(tr("Copied"));
}

PlanView::Obstacle PlanView::placeObstacle() const
{
    if (m_services.cluster.isReadOnly())
        return Obstacle::ReadOnly;
    return isLive() ? Obstacle::None : Obstacle::NoConnection;
}

QString PlanView::connectionText() const
{
    const fleet::ConnectionState &state = m_services.cluster.state();
    return state.state == LinkState::Lost ? tr("The connection is lost. %1").arg(text::sentence(state.why))
                                          : tr("Waiting for the connection");
}

const fleet::RunFound *PlanView::found(const viewmodels::PlanReading &reading) const
{
    const auto &report = m_services.run.report();
    return isAttached() && report && report->found && isCurrent(reading) ? &*report->found : nullptr;
}

void PlanView::showFound(const viewmodels::PlanReading &reading)
{
    const fleet::RunFound *run = found(reading);
    if (run == nullptr) {
        m_found->hide();
        return;
    }
    //: %1 is "Warm-up" or "Main"
    const QString sentence = tr("A run of these pods is under way (%1), and the program that coordinated it is gone. "
                                "You can go on with it.")
                                 .arg(text::word(run->phase));
    m_found->say(Notice::Tone::Info, sentence.toHtmlEscaped());
}

} // namespace largada::ui
