// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/facts_card.h"

#include <algorithm>
#include <cmath>

#include <QGridLayout>
#include <QLocale>
#include <QPainter>

#include "fleet/pods_text.h"
#include "start/gate_card.h"
#include "start/start_words.h"
#include "text/sentences.h"
#include "widgets/label.h"
#include "widgets/outcome_look.h"
#include "widgets/runner_tile.h"

namespace largada::ui
{

namespace
{

class StateMark final : public QWidget
{
public:
    explicit StateMark(fleet::RunnerState state) : m_state(state) { setFixedSize(scaled(16), scaled(16)); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintTile(painter, rect(), {m_state, false, false, false}, themeOf(this));
    }

private:
    fleet::RunnerState m_state;
};

Label *strong()
{
    auto *label = new Label(TextKind::SmallStrong);
    label->setEliding(Qt::ElideRight);
    return label;
}

} // namespace

FactsCard::FactsCard(Checks checks, QWidget *parent)
    : QWidget(parent), m_checkIcon(new RowIcon(QStringLiteral("circle-check"), Ink::Ok)),
      m_check(new Label(TextKind::SmallStrong)), m_checkCount(new Label(TextKind::Small, Ink::Muted))
{
    setObjectName(QStringLiteral("factsCard"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    whole->addWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(14));
    column->setSpacing(scaled(10));
    auto *title = new Label(TextKind::CardTitle);
    title->setObjectName(QStringLiteral("factsTitle"));
    column->addWidget(title);
    m_warmup = makePhase(fleet::RunnerState::WarmingUp);
    m_main = makePhase(fleet::RunnerState::InLoad);
    column->addWidget(m_warmup.box);
    column->addWidget(m_main.box);
    column->addWidget(new Rule);
    auto *facts = new QGridLayout;
    facts->setHorizontalSpacing(scaled(12));
    facts->setVerticalSpacing(scaled(6));
    facts->setColumnStretch(1, 1);
    int line = 0;
    for (Fact *fact : {&m_runners, &m_pods, &m_place, &m_containers, &m_mode, &m_script, &m_k6, &m_setup}) {
        fact->name = new Label(TextKind::Small, Ink::Muted);
        fact->value = strong();
        facts->addWidget(fact->name, line, 0);
        facts->addWidget(fact->value, line++, 1);
    }
    for (const Fact &fact : {m_pods, m_place, m_script})
        fact.value->setEliding(Qt::ElideMiddle);
    column->addLayout(facts);
    auto *checkBox = new QWidget;
    auto *check = new QHBoxLayout(checkBox);
    check->setContentsMargins(0, 0, 0, 0);
    check->setSpacing(scaled(8));
    check->addWidget(m_checkIcon);
    m_check->setEliding(Qt::ElideRight);
    check->addWidget(m_check, 1);
    check->addWidget(m_checkCount);
    if (checks == Checks::Summed)
        column->addWidget(new Rule);
    column->addWidget(checkBox);
    checkBox->setVisible(checks == Checks::Summed);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

FactsCard::PhaseRow FactsCard::makePhase(fleet::RunnerState state)
{
    PhaseRow row{new QWidget, strong(), new Label(TextKind::SmallStrong), new Label(TextKind::Small, Ink::Muted)};
    auto *grid = new QGridLayout(row.box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(scaled(10));
    grid->setVerticalSpacing(scaled(1));
    grid->addWidget(new StateMark(state), 0, 0, 2, 1);
    grid->addWidget(row.title, 0, 1);
    grid->addWidget(row.rate, 0, 2);
    grid->addWidget(row.length, 1, 1, 1, 2);
    grid->setColumnStretch(1, 1);
    return row;
}

void FactsCard::fillPhase(const PhaseRow &row, const engine::RunView &view, fleet::PhaseName phase) const
{
    const fleet::PhaseLoad *load = loadOf(view, phase);
    row.title->setText(phaseTitle(view, phase));
    row.rate->setText(rateText(view, phase, view.plan.runners));
    if (load == nullptr) {
        row.length->setText(view.plan.isAttached() ? tr("as the Job's own script says") : QString());
        return;
    }
    const QString length = text::duration(std::chrono::milliseconds(std::llround(load->durationSeconds * 1000)));
    //: %1 is a length of time: the phase lasts no longer
    row.length->setText(load->iterationsPerSecond ? tr("at most %1").arg(length)
                                                  //: %1 is a length of time
                                                  : tr("each as fast as it can, at most %1").arg(length));
}

void FactsCard::fill(const Fact &fact, const QString &name, const QString &value)
{
    fact.name->setText(name);
    fact.value->setText(value);
    fact.name->setVisible(!value.isEmpty());
    fact.value->setVisible(!value.isEmpty());
}

void FactsCard::showCluster(const engine::RunView &view)
{
    const std::optional<fleet::ClusterTarget> &cluster = view.plan.cluster;
    const bool isJob = cluster && cluster->by == fleet::PodsBy::Job;
    fill(m_pods, isJob ? tr("Job") : tr("Pods"),
         !cluster ? QString()
         : isJob  ? cluster->pods
                  : fleet::podsText(*cluster));
    const QString context = cluster && cluster->context.isEmpty() ? tr("current context") : QString();
    //: a context of a kubeconfig and a namespace
    fill(m_place, tr("Context"),
         !cluster                ? QString()
         : cluster->ns.isEmpty() ? context + cluster->context
                                 : tr("%1 · ns %2").arg(context + cluster->context, cluster->ns));
    m_place.value->setToolTip(m_place.value->text());
    QStringList containers;
    if (cluster && view.plan.hasPhase(fleet::PhaseName::Warmup))
        containers << cluster->warmupContainer;
    if (cluster && view.plan.hasPhase(fleet::PhaseName::Main))
        containers << cluster->mainContainer;
    fill(m_containers, tr("Containers"), containers.join(QStringLiteral(" → ")));
    fill(m_mode, tr("Start mode"), cluster ? howTheyStart(view.plan) : QString());
}

void FactsCard::show(const engine::RunView &view)
{
    findChild<Label *>(QStringLiteral("factsTitle"))->setText(tr("What will start"));
    const auto shows = [&view](fleet::PhaseName phase) {
        return loadOf(view, phase) != nullptr || (view.plan.isAttached() && view.plan.hasPhase(phase));
    };
    m_warmup.box->setVisible(view.phase == 0 && shows(fleet::PhaseName::Warmup));
    m_main.box->setVisible(!view.plan.isAttached() || shows(fleet::PhaseName::Main));
    fillPhase(m_warmup, view, fleet::PhaseName::Warmup);
    fillPhase(m_main, view, fleet::PhaseName::Main);

    const fleet::PhaseLoad *main = loadOf(view, fleet::PhaseName::Main);
    const int runners = view.plan.runners;
    m_runners.name->setText(tr("Runners"));
    const bool isEven = main != nullptr && main->vusPerRunner * runners == main->maxVus;
    //: 20 × 20 VUs = 400 VUs
    m_runners.value->setText(
        isEven ? tr("%1 × %2 = %3").arg(QLocale().toString(runners), vusText(main->vusPerRunner), vusText(main->maxVus))
               : tr("%Ln runner(s)", "", runners));
    showCluster(view);
    const bool isOurs = !view.plan.isAttached(); // what somebody else's Job runs is not known
    //: a file's name and the first digits of its checksum
    fill(m_script, tr("Script"),
         isOurs ? tr("%1 · %2").arg(scriptName(view.plan.script), view.preflight.scriptSha256.left(7)) : QString());
    m_script.value->setToolTip(view.plan.script);
    fill(m_k6, tr("k6"), view.preflight.k6Version);
    fill(m_setup, QStringLiteral("setup()"),
         !isOurs                                     ? QString()
         : !view.preflight.hasSetup                  ? tr("none in the script")
         : view.plan.setup == fleet::SetupMode::Once ? tr("once, on one runner")
                                                     : tr("on each runner, after the start"));

    const auto &checks = view.preflight.checks;
    const auto worst = std::max_element(checks.cbegin(), checks.cend(),
                                        [](const fleet::Check &a, const fleet::Check &b) { return a.level < b.level; });
    const MarkLook look = lookOf(worst == checks.cend() ? fleet::CheckLevel::Ok : worst->level);
    m_checkIcon->show(look.icon, look.ink);
    m_check->setText(tr("Preflight check"));
    const auto passed = std::count_if(checks.cbegin(), checks.cend(),
                                      [](const fleet::Check &check) { return check.level == fleet::CheckLevel::Ok; });
    //: %1 of %2 checks are in order
    m_checkCount->setText(
        tr("%1 of %2 in order").arg(QLocale().toString(int(passed)), QLocale().toString(int(checks.size()))));
}

} // namespace largada::ui
