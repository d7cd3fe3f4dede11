// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The plan's layout, and what it shows of its state.
#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>

#include "plan/form_card.h"
#include "plan/job_card.h"
#include "plan/load_card.h"
#include "plan/plan_view.h"
#include "plan/target_card.h"
#include "widgets/buttons.h"
#include "widgets/card.h"
#include "widgets/icons.h"
#include "widgets/label.h"
#include "widgets/notice.h"
#include "widgets/segmented.h"

namespace largada::ui
{

namespace
{
constexpr int twoColumns = 1060; // what a window of 1,280 leaves beside the navigation, with some reserve
constexpr int checksWidth = 432;
} // namespace

void PlanView::layOut()
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(12));
    page->setSpacing(scaled(12));
    page->addLayout(head());
    page->addWidget(m_notice = new Notice);
    m_notice->setObjectName(QStringLiteral("planNotice"));
    m_notice->setClosable(true);
    page->addWidget(m_found = new Notice);
    m_found->setObjectName(QStringLiteral("foundNotice"));
    m_found->hide();

    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    auto *content = new QWidget;
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(scaled(12));
    auto *left = new QVBoxLayout;
    left->setSpacing(scaled(12));
    left->addWidget(m_target = new TargetCard(m_services.cluster));
    left->addWidget(m_form = new FormCard);
    left->addWidget(m_job = new JobCard);
    left->addWidget(m_load = new LoadCard, 1);
    m_columns->addLayout(left, 1);
    m_columns->addWidget(m_checks = new ChecksCard);
    area->setWidget(content);
    content->setAutoFillBackground(false);
    page->addWidget(area, 1);
    page->addWidget(actionBar());
}

QHBoxLayout *PlanView::head()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(12));
    row->addWidget(m_title = new Label(TextKind::PageTitle));
    row->addWidget(m_subtitle = new Label(TextKind::Body, Ink::Muted));
    row->addStretch();
    row->addWidget(m_newJob = new Segmented);
    m_newJob->setChoices({QString(), QString()});
    m_newJob->setObjectName(QStringLiteral("newJobChoice"));
    m_title->setMinimumHeight(scaled(32));
    return row;
}

QWidget *PlanView::actionBar()
{
    auto *card = new Card;
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(scaled(16), scaled(8), scaled(16), scaled(8));
    row->setSpacing(scaled(14));
    row->addWidget(m_prepare = new Button(ButtonKind::Primary, ButtonSize::Large));
    m_prepare->setObjectName(QStringLiteral("prepareButton"));
    m_prepare->setMinimumWidth(scaled(200));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(scaled(2));
    auto *first = new QHBoxLayout;
    first->setSpacing(scaled(6));
    first->addWidget(m_stateIcon = new Label);
    first->addWidget(m_state = new Label(TextKind::BodyStrong), 1);
    texts->addLayout(first);
    texts->addWidget(m_promise = new Label(TextKind::Small, Ink::Muted));
    m_state->setEliding(Qt::ElideRight);
    m_state->setObjectName(QStringLiteral("planState"));
    m_promise->setEliding(Qt::ElideRight);
    row->addLayout(texts, 1);
    return card;
}

void PlanView::arrangeColumns()
{
    const bool wide = width() >= scaled(twoColumns);
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_checks->setMinimumWidth(wide ? scaled(checksWidth) : 0);
    m_checks->setMaximumWidth(wide ? scaled(checksWidth) : QWIDGETSIZE_MAX);
}

void PlanView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrangeColumns();
}

bool PlanView::isCurrent(const viewmodels::PlanReading &reading) const
{
    return reading.isUsable() && m_checked == reading.plan;
}

PlanView::Obstacle PlanView::obstacle(const viewmodels::PlanReading &reading) const
{
    const viewmodels::RunConsole &run = m_services.run;
    if (run.view().isActive())
        return Obstacle::Running;
    if (const Obstacle place = placeObstacle(); place != Obstacle::None)
        return place;
    if (m_preparing)
        return Obstacle::Preparing;
    const auto isEmpty = [&reading](viewmodels::PlanField field) {
        const viewmodels::PlanError *error = reading.error(field);
        return error != nullptr && error->problem == viewmodels::PlanProblem::Empty;
    };
    if (isEmpty(viewmodels::PlanField::Script))
        return Obstacle::NoScript;
    if (isEmpty(viewmodels::PlanField::Pods))
        return Obstacle::NoPods;
    if (isEmpty(viewmodels::PlanField::Image))
        return Obstacle::NoImage;
    if (!reading.isUsable())
        return Obstacle::BadFields;
    if (run.isChecking() || !isCurrent(reading) || m_debounce.isActive())
        return Obstacle::Checking;
    if (!run.report())
        return Obstacle::CheckFailed;
    return viewmodels::tally(run.report()->checks, m_accepted).isOpen() ? Obstacle::Unresolved : Obstacle::None;
}

QString PlanView::obstacleText(Obstacle obstacle, const viewmodels::PlanReading &reading) const
{
    switch (obstacle) {
    case Obstacle::None:
        return {};
    case Obstacle::Running:
        return tr("A run is going on");
    case Obstacle::ReadOnly:
        return tr("This connection is read-only: nothing is started through it");
    case Obstacle::NoConnection:
        return connectionText();
    case Obstacle::Preparing:
        return tr("Preparing…");
    case Obstacle::NoScript:
        return tr("Choose a script");
    case Obstacle::NoPods:
        return tr("Choose the pods");
    case Obstacle::NoImage:
        return tr("Name the image that holds k6");
    case Obstacle::BadFields:
        return tr("Correct %Ln field(s)", "", static_cast<int>(reading.errors.size()));
    case Obstacle::Checking:
        return tr("Checking…");
    case Obstacle::CheckFailed:
        return tr("The plan could not be checked: check it again");
    case Obstacle::Unresolved:
        return unresolvedText();
    }
    return {};
}

QString PlanView::unresolvedText() const
{
    const auto counts = viewmodels::tally(m_services.run.report()->checks, m_accepted);
    if (counts.openWarnings == 0)
        return tr("Resolve %Ln block(s)", "", counts.openBlocks);
    if (counts.openBlocks == 0)
        return tr("Accept %Ln warning(s)", "", counts.openWarnings);
    //: %1 is "1 block", %2 "2 warnings"
    return tr("Resolve %1 and accept %2")
        .arg(tr("%Ln block(s)", "", counts.openBlocks), tr("%Ln warning(s)", "", counts.openWarnings));
}

void PlanView::refresh()
{
    const viewmodels::PlanReading now = reading();
    const viewmodels::RunConsole &run = m_services.run;
    noticeStartPassed(now);
    m_form->showErrors(now);
    m_target->showErrors(now);
    m_job->showErrors(now);
    m_form->setEnabled(!m_preparing);
    m_target->setEnabled(!m_preparing);
    m_job->setEnabled(!m_preparing);
    m_newJob->setEnabled(!m_preparing);
    const bool hasScript =
        now.error(viewmodels::PlanField::Script) == nullptr && now.error(viewmodels::PlanField::Pods) == nullptr;
    const auto known = hasScript ? run.report() : std::nullopt;
    const fleet::RunPlan checked = m_checked.value_or(now.plan);
    if (!run.isChecking() || !hasScript) { // else what was known stays until there is something better
        m_form->setReport(known, checked);
        m_load->show(known, checked);
    }
    using Status = ChecksCard::Status;
    const bool isPending = m_debounce.isActive() || run.isChecking();
    const Status status = !hasScript       ? Status::Nothing
                          : isPending      ? Status::Checking
                          : isCurrent(now) ? Status::Current
                                           : Status::Outdated;
    if (!run.isChecking())
        m_checks->show({run.report() ? run.report()->checks : QVector<fleet::Check>(), run.checkError(), checked},
                       m_accepted, status);
    else
        m_checks->setStatus(status);
    showFound(now);
    showAction(now);
}

void PlanView::showAction(const viewmodels::PlanReading &reading)
{
    const Obstacle now = obstacle(reading);
    const QString text = obstacleText(now, reading);
    m_prepare->setText(m_preparing ? tr("Preparing…") : prepareText(reading));
    m_prepare->setBlocked(text);
    m_state->setText(now == Obstacle::None ? tr("Everything is in order") : text);
    const bool isWrong = now == Obstacle::BadFields || now == Obstacle::CheckFailed || now == Obstacle::Unresolved;
    const bool isWaiting = now == Obstacle::Checking || now == Obstacle::Preparing || now == Obstacle::NoConnection;
    const QString icon = now == Obstacle::None ? QStringLiteral("circle-check")
                         : isWrong             ? QStringLiteral("circle-x")
                         : isWaiting           ? QStringLiteral("loader-circle")
                                               : QStringLiteral("info");
    const Ink ink = now == Obstacle::None ? Ink::Ok : isWrong ? Ink::Error : Ink::Muted;
    m_stateIcon->setPixmap(iconPixmap(icon, scaled(14), themeOf(this).color(ink), devicePixelRatioF()));
    m_promise->setText(promiseText(reading));
}

QString PlanView::prepareText(const viewmodels::PlanReading &reading) const
{
    if (found(reading) != nullptr)
        return tr("Go on with the run");
    const bool hasRunners = reading.error(viewmodels::PlanField::Runners) == nullptr;
    const int runners = reading.plan.runners;
    if (isAttached())
        return hasRunners ? tr("Gather %Ln runner(s)", "", runners) : tr("Gather");
    return hasRunners ? tr("Prepare %Ln runner(s)", "", runners) : tr("Prepare");
}

QString PlanView::promiseText(const viewmodels::PlanReading &reading) const
{
    if (found(reading) != nullptr)
        return tr("The run is watched and ended from here again; no load is started anew");
    const bool hasRunners = reading.error(viewmodels::PlanField::Runners) == nullptr;
    const int runners = reading.plan.runners;
    if (isAttached())
        return hasRunners
                   ? tr("Gathering sends no load: the %Ln runner(s) stay paused until you press Start", "", runners)
                   : tr("Gathering sends no load: runners stay paused until you press Start");
    return hasRunners ? tr("Preparing sends no load: the %Ln runner(s) stay paused until you press Start", "", runners)
                      : tr("Preparing sends no load: runners stay paused until you press Start");
}

void PlanView::retranslate()
{
    m_title->setText(tr("Start"));
    m_subtitle->setText(tr("New plan"));
    m_newJob->setChoices({tr("Existing Job"), tr("New Job")});
    m_newJob->setAccessibleName(tr("Whose pods the runners are"));
    m_job->showPlace(m_target->place());
    m_notice->hide(); // worded in the other language; its cause is in the check
    refresh();
}

void PlanView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_promise == nullptr)
        return;
    switch (event->type()) {
    case QEvent::LanguageChange:
        retranslate();
        break;
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
        arrangeColumns();
        refresh();
        break;
    default:
        break;
    }
}

} // namespace largada::ui
