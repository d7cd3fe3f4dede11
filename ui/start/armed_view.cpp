// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/armed_view.h"

#include <algorithm>
#include <cmath>

#include <QLocale>
#include <QVBoxLayout>

#include "charts/load_plan.h"
#include "start/checks_list.h"
#include "start/columns.h"
#include "start/countdown_ring.h"
#include "start/facts_card.h"
#include "start/gate_card.h"
#include "start/start_words.h"
#include "text/sentences.h"
#include "viewmodels/run_steps.h"
#include "widgets/label.h"
#include "widgets/paragraph.h"

namespace largada::ui
{

using coordinator::Stage;
using fleet::PhaseName;

ArmedView::ArmedView(const Services &services, QWidget *parent)
    : StageView(parent), m_services(services), m_columns(new Columns), m_gate(new GateCard(services.run.runners())),
      m_ring(new CountdownRing), m_title(new Label(TextKind::Figure)), m_load(new Paragraph(TextKind::Body)),
      m_how(new Paragraph), m_planRule(new Rule), m_plan(new LoadPlan),
      m_facts(new FactsCard(FactsCard::Checks::Elsewhere)), m_checks(new ChecksList)
{
    m_title->setObjectName(QStringLiteral("armedTitle"));
    m_load->setObjectName(QStringLiteral("armedLoad"));
    m_how->setObjectName(QStringLiteral("armedHow"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_columns);
    auto *card = new Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(24), scaled(14), scaled(24), scaled(10));
    column->setSpacing(scaled(10));
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(28));
    row->addWidget(m_ring);
    auto *text = new QVBoxLayout;
    text->setSpacing(scaled(6));
    m_title->setEliding(Qt::ElideRight);
    text->addStretch(1);
    text->addWidget(m_title);
    text->addWidget(m_load);
    text->addWidget(m_how);
    text->addStretch(1);
    row->addLayout(text, 1);
    column->addLayout(row); // at the top: in a low window the rest is what is scrolled to
    column->addWidget(m_planRule);
    column->addWidget(m_plan, 1);
    column->addStretch(0); // where there is no plan
    m_columns->left()->addWidget(m_gate);
    m_columns->left()->addWidget(card, 1);
    m_columns->right()->addWidget(m_facts);
    m_columns->right()->addWidget(m_checks, 1);
    m_tick.setSingleShot(true);
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        showClock();
        emit ticked();
    });
}

void ArmedView::resizeEvent(QResizeEvent *event)
{
    StageView::resizeEvent(event);
    m_gate->setVisible(height() >= scaled(430)); // in a low window the digits come first
}

QString ArmedView::loadMarkup() const
{
    const engine::RunView &view = m_services.run.view();
    const engine::PhaseView *phase = view.current();
    const int runners = phase == nullptr ? view.plan.runners : phase->armed;
    const QString main = rateText(view, PhaseName::Main, runners);
    const fleet::PhaseLoad *load = loadOf(view, PhaseName::Main);
    const bool hasRate = load != nullptr && load->iterationsPerSecond;
    const QString vus = vusText(plannedVus(view, PhaseName::Main, runners));
    if (load == nullptr)
        return tr("%Ln runner(s) begin together.", "", runners);
    if (view.phase > 0 || loadOf(view, PhaseName::Warmup) == nullptr)
        return hasRate
                   //: %1 is "800 iterations/s", %2 "400 VUs"
                   ? tr("%Ln runner(s) begin together: <b>%1</b> with %2.", "", runners).arg(main, vus)
                   //: %1 is "400 VUs"
                   : tr("%Ln runner(s) begin together: <b>%1</b>, each as fast as it can.", "", runners).arg(vus);
    const QString warmup = rateText(view, PhaseName::Warmup, runners);
    const QString share = sharePercent(view, PhaseName::Warmup);
    return hasRate
               //: %1 and %3 are "800 iterations/s", %2 is "25%", %4 "400 VUs"
               ? tr("%Ln runner(s) begin together: <b>%1</b> (%2), then, once all stand ready again, <b>%3</b> "
                    "with %4.",
                    "", runners)
                     .arg(warmup, share, main, vus)
               //: %1 and %3 are "400 VUs", %2 is "25%"
               : tr("%Ln runner(s) begin together: <b>%1</b> (%2), then, once all stand ready again, <b>%3</b>, "
                    "each as fast as it can.",
                    "", runners)
                     .arg(warmup, share, vus);
}

void ArmedView::showPlan()
{
    const engine::RunView &view = m_services.run.view();
    const engine::PhaseView *now = view.current();
    const int runners = now == nullptr ? view.plan.runners : now->armed;
    const auto block = [&view, runners](PhaseName phase) {
        LoadPlan::Block shown;
        const fleet::PhaseLoad *load = loadOf(view, phase);
        if (load == nullptr)
            return shown;
        shown.name = phaseTitle(view, phase);
        shown.height = load->iterationsPerSecond.value_or(load->maxVus);
        shown.heightLabel = rateText(view, phase, runners);
        shown.seconds = load->durationSeconds;
        shown.duration = text::duration(std::chrono::milliseconds(std::llround(load->durationSeconds * 1000)));
        return shown;
    };
    LoadPlan::Plan plan;
    const bool hasWarmup = view.phase == 0 && loadOf(view, PhaseName::Warmup) != nullptr;
    plan.main = block(PhaseName::Main);
    if (hasWarmup) {
        plan.warmup = block(PhaseName::Warmup);
        plan.wait = tr("wait for %Ln", "runners, between warm-up and main", runners);
    }
    LoadPlan::Block &first = plan.warmup ? *plan.warmup : plan.main;
    if (view.releaseDue) {
        const auto length = std::chrono::milliseconds(std::llround(first.seconds * 1000));
        first.begins = timeOfDay(view, *view.releaseDue);
        first.ends = timeOfDay(view, *view.releaseDue + length);
    }
    m_plan->setVisible(loadOf(view, PhaseName::Main) != nullptr);
    m_planRule->setVisible(loadOf(view, PhaseName::Main) != nullptr);
    m_plan->setPlan(plan);
    m_plan->setSummary(m_load->plainText());
}

void ArmedView::refresh()
{
    const engine::RunView &view = m_services.run.view();
    const engine::PhaseView *phase = view.current();
    const int runners = phase == nullptr ? view.plan.runners : phase->runners;
    m_gate->setCount(phase == nullptr ? 0 : phase->armed, tr("of %Ln armed", "runners", runners));
    if (phase != nullptr && phase->gatheringSince && phase->armedAt)
        //: %1 is a length of time
        m_gate->setNote(tr("The gate was passed after %1.")
                            .arg(text::duration(std::chrono::duration_cast<std::chrono::milliseconds>(
                                *phase->armedAt - *phase->gatheringSince))));
    else
        m_gate->setNote(tr("All stand paused before their first request."));
    if (const QString notSeen = notSeenNote(view); !notSeen.isEmpty())
        m_gate->setNote(notSeen);
    m_gate->setStale(view.blindSince.has_value());
    m_gate->refresh();
    m_load->setMarkup(loadMarkup());
    const QString how = howItStarts(view);
    m_how->setVisible(!how.isEmpty());
    m_how->setPlainText(how);
    showPlan();
    m_facts->show(view);
    m_checks->show(view.preflight);
    showClock();
}

void ArmedView::showClock()
{
    const engine::RunView &view = m_services.run.view();
    const bool isMain = view.phase > 0 || !view.plan.hasPhase(PhaseName::Warmup);
    if (view.stage != Stage::Armed || view.held || !view.releaseDue) {
        m_tick.stop();
        m_saidSeconds = -1;
        showHeld(isMain);
        return;
    }
    const MonoTime now = m_services.clock.now();
    const auto left = std::max(*view.releaseDue - now, MonoTime::duration::zero());
    tickIn(left);
    if (farStart(view, now)) {
        const QString time = timeOfDay(view, *view.releaseDue);
        const QString wait = viewmodels::clockText(std::chrono::ceil<std::chrono::seconds>(left));
        m_ring->show(time.left(5), 1);
        //: %1 is a time of day, %2 a length of time like 12:05
        m_title->setText(isMain ? tr("Main starts at %1, in %2").arg(time, wait)
                                //: %1 is a time of day, %2 a length of time like 12:05
                                : tr("Warm-up starts at %1, in %2").arg(time, wait));
        return;
    }
    const int count = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count());
    constexpr std::chrono::seconds lastMinute{60};
    const auto whole = std::max(std::chrono::ceil<std::chrono::seconds>(view.plan.countdown),
                                view.plan.startAt ? lastMinute : std::chrono::seconds::zero());
    m_ring->show(QLocale().toString(count),
                 whole.count() > 0 ? std::min(1.0, double(count) / double(whole.count())) : 0);
    m_title->setText(isMain ? tr("Main starts in %Ln s", "", count) : tr("Warm-up starts in %Ln s", "", count));
    say(count);
}

void ArmedView::showHeld(bool isMain)
{
    const engine::RunView &view = m_services.run.view();
    const auto at = farStart(view, m_services.clock.now());
    m_ring->show({}, 1);
    if (!at) {
        m_title->setText(isMain ? tr("Ready: main begins with Start") : tr("Ready: the warm-up begins with Start"));
        return;
    }
    const QString time = timeOfDay(view, *at);
    //: %1 is a time of day
    m_title->setText(isMain ? tr("Ready: after Start, main begins at %1").arg(time)
                            //: %1 is a time of day
                            : tr("Ready: after Start, the warm-up begins at %1").arg(time));
}

// At the next whole second.
void ArmedView::tickIn(MonoTime::duration left)
{
    using std::chrono::milliseconds;
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(left);
    if (seconds.count() <= 0 || !isVisible())
        return;
    const auto toNext = std::chrono::ceil<milliseconds>(left - (seconds - std::chrono::seconds(1)));
    m_tick.start(std::max(toNext, milliseconds(20)));
}

void ArmedView::say(int seconds)
{
    if (seconds == m_saidSeconds)
        return;
    const bool isFirst = m_saidSeconds < 0;
    m_saidSeconds = seconds;
    if (isFirst || seconds == 5 || (seconds <= 3 && seconds >= 1))
        emit said(tr("Starting in %Ln s", "", seconds));
}

} // namespace largada::ui
