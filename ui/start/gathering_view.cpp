// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/gathering_view.h"

#include <algorithm>

#include <QVBoxLayout>

#include "start/columns.h"
#include "start/facts_card.h"
#include "start/gate_card.h"
#include "start/missing_list.h"
#include "start/policy_card.h"
#include "start/start_words.h"
#include "text/sentences.h"
#include "viewmodels/run_figures.h"
#include "widgets/buttons.h"
#include "widgets/notice.h"

namespace largada::ui
{

using coordinator::Stage;

namespace
{
constexpr std::chrono::seconds noticeAfter{60};
constexpr std::chrono::seconds warningAfter{180};
} // namespace

GatheringView::GatheringView(const Services &services, QWidget *parent)
    : StageView(parent), m_services(services), m_columns(new Columns), m_question(new Notice), m_long(new Notice),
      m_gate(new GateCard(services.run.runners())), m_missing(new MissingList(services)), m_facts(new FactsCard),
      m_policy(new PolicyCard(services))
{
    m_question->setObjectName(QStringLiteral("runQuestion"));
    m_wait = m_question->addAction(QStringLiteral("questionWait"));
    m_fewer = m_question->addAction(QStringLiteral("questionFewer"));
    m_cancel = m_question->addAction(QStringLiteral("questionCancel"));
    m_long->setObjectName(QStringLiteral("longWait"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_columns);
    m_columns->left()->addWidget(m_question);
    m_columns->left()->addWidget(m_long);
    m_columns->left()->addWidget(m_gate);
    m_columns->left()->addWidget(m_missing, 1);
    m_columns->right()->addWidget(m_facts);
    m_columns->right()->addWidget(m_policy, 1);
    m_question->hide();
    m_long->hide();
    connect(m_missing, &MissingList::showWanted, this, &GatheringView::showWanted);
    connect(m_missing, &MissingList::logsWanted, this, &GatheringView::logsWanted);
    connect(m_missing, &MissingList::said, this, &GatheringView::said);
    connect(m_cancel, &QPushButton::clicked, this, &GatheringView::stopWanted);
    connect(m_wait, &QPushButton::clicked, this, [this] {
        const auto &view = m_services.run.view();
        if (view.question == coordinator::Question::ResumedByOther)
            goOnWithout();
        else
            m_services.run.engine().keepWaiting();
    });
    connect(m_fewer, &QPushButton::clicked, this, &GatheringView::fewerWanted);
}

// Opens the gate when all the others are armed; else they go on arming, and it is one of the missing.
void GatheringView::goOnWithout()
{
    const engine::PhaseView *phase = m_services.run.view().current();
    if (phase != nullptr && phase->armed > 0 && phase->armed >= phase->runners - phase->lost)
        m_services.run.engine().continueWith(phase->armed);
    else
        m_services.run.engine().keepWaiting();
}

QString GatheringView::paceSentence() const
{
    const engine::RunView &view = m_services.run.view();
    const engine::PhaseView *phase = view.current();
    if (view.stage == Stage::SettingUp)
        return tr("setup() is running on one runner.");
    if (phase == nullptr || !phase->gatheringSince)
        return tr("The runners are being made.");
    if (view.phase > 0) {
        const auto paused = std::chrono::floor<std::chrono::seconds>(m_services.clock.now() - *phase->gatheringSince);
        //: %1 is a length of time
        return tr("The load has paused for %1: that much each armed runner has lost.").arg(text::duration(paused));
    }
    const viewmodels::GatePace pace = viewmodels::gatePace(*phase, m_services.clock.now());
    if (!pace.sinceLast)
        return tr("None is armed yet.");
    const QString last = text::duration(std::chrono::floor<std::chrono::seconds>(*pace.sinceLast));
    if (!pace.left)
        //: %1 is a length of time
        return tr("The last one armed %1 ago.").arg(last);
    const QString left = text::duration(std::chrono::ceil<std::chrono::seconds>(*pace.left));
    //: %1 and %2 are lengths of time
    return tr("The last one armed %1 ago. At this pace %2 are left.").arg(last, left);
}

bool GatheringView::ranBefore(const RunnerId &runner) const
{
    const auto &rows = m_services.run.runners().rows();
    return std::any_of(rows.cbegin(), rows.cend(), [&runner](const fleet::RunnerRow &row) {
        return row.id == runner && row.reason.code == fleet::ReasonCode::StartedBefore;
    });
}

void GatheringView::showQuestion()
{
    const engine::RunView &view = m_services.run.view();
    m_question->setVisible(view.question.has_value());
    if (!view.question)
        return;
    const engine::PhaseView *phase = view.current();
    const int armed = phase == nullptr ? 0 : phase->armed;
    const int missing = m_services.run.stragglers().waiting();
    const bool isTimeout = *view.question == coordinator::Question::GateTimedOut;
    m_fewer->setVisible(isTimeout && armed > 0);
    m_fewer->setText(tr("Start with %Ln…", "", armed));
    m_cancel->setText(isTimeout && view.phase == 0 ? tr("Cancel run") : tr("Stop"));
    if (isTimeout) {
        m_wait->setText(tr("Keep waiting"));
        m_question->say(Notice::Tone::Warning,
                        tr("<b>After %1, %Ln runner(s) are still missing.</b> What now?", "", missing)
                            .arg(text::duration(view.plan.gateTimeout)));
        return;
    }
    m_wait->setText(tr("Go on without it"));
    if (ranBefore(view.questionRunner)) {
        m_question->say(Notice::Tone::Error, tr("<b>%1 ran before this run began.</b> It is never released again: its "
                                                "load would not be that of the others.")
                                                 .arg(view.questionRunner.value.toHtmlEscaped()));
        return;
    }
    m_question->say(Notice::Tone::Error,
                    tr("<b>Somebody else let %1 start while the gate was closed.</b> Its load is not part of this "
                       "run.")
                        .arg(view.questionRunner.value.toHtmlEscaped()));
}

void GatheringView::showWait()
{
    const engine::RunView &view = m_services.run.view();
    const engine::PhaseView *phase = view.current();
    const int missing = m_services.run.stragglers().waiting();
    const auto waited = phase != nullptr && phase->gatheringSince ? m_services.clock.now() - *phase->gatheringSince
                                                                  : MonoTime::duration{};
    const bool isLong = view.stage == Stage::Gathering && !view.question && missing > 0 && waited >= noticeAfter;
    m_long->setVisible(isLong);
    if (!isLong)
        return;
    const QString time = text::duration(std::chrono::floor<std::chrono::seconds>(waited));
    const bool isWarning = waited >= warningAfter;
    m_long->say(isWarning ? Notice::Tone::Warning : Notice::Tone::Info,
                tr("<b>The gate has been closed for %1.</b> The reasons below say whom it waits for.").arg(time));
}

void GatheringView::refresh()
{
    const engine::RunView &view = m_services.run.view();
    const engine::PhaseView *phase = view.current();
    const int runners = phase == nullptr ? view.plan.runners : phase->runners;
    m_gate->setCount(phase == nullptr ? 0 : phase->armed, tr("of %Ln armed", "runners", runners));
    const QString notSeen = notSeenNote(view);
    m_gate->setNote(notSeen.isEmpty() ? paceSentence() : notSeen);
    m_gate->setStale(!notSeen.isEmpty());
    m_gate->refresh();
    showQuestion();
    showWait();
    m_missing->refresh();
    m_facts->show(view);
    m_policy->refresh();
}

} // namespace largada::ui
