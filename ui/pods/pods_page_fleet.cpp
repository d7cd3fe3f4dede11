// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include <QStackedWidget>

#include "pods/pod_details.h"
#include "pods/pod_empty.h"
#include "pods/pod_footer.h"
#include "pods/pod_table.h"
#include "pods/pods_page.h"
#include "shell/dashboard_words.h"
#include "text/sentences.h"
#include "viewmodels/console_text.h"
#include "viewmodels/runner_facts.h"
#include "widgets/buttons.h"
#include "widgets/label.h"
#include "widgets/search_edit.h"
#include "widgets/segmented.h"
#include "widgets/state_chip.h"

namespace largada::ui
{

using viewmodels::RunnerModel;

void PodsPage::connectModel(RunnerModel &model)
{
    connect(&model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first) {
        if (first.column() != RunnerModel::Age) // which changes no order, and no state
            refreshSoon();
    });
    connect(&model, &QAbstractItemModel::modelReset, this, &PodsPage::refreshSoon);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &PodsPage::refreshSoon);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &PodsPage::refreshSoon);
}

QVector<PodsPage::Source> PodsPage::sources() const
{
    QVector<Source> found;
    const bool isActive = m_services.run.view().isActive();
    if (isActive || m_services.run.runners().rowCount() > 0)
        found << Source::Run;
    if (!isActive && m_services.cluster.connection())
        found << Source::Live;
    if (m_agents.agents().rowCount() > 0)
        found << Source::Agents;
    return found;
}

viewmodels::ShownFleet PodsPage::fleetOf(Source source)
{
    switch (source) {
    case Source::Run:
        break;
    case Source::Live:
        return viewmodels::fleetOf(m_services.cluster);
    case Source::Agents:
        return viewmodels::fleetOf(m_agents);
    }
    return viewmodels::fleetOf(m_services.run);
}

void PodsPage::chooseFleet()
{
    const bool isActive = m_services.run.view().isActive();
    if ((isActive && !std::exchange(m_wasActive, isActive)) ||
        (m_wanted == Source::Live && !m_services.cluster.connection()))
        m_wanted = Source::Run;
    m_wasActive = isActive;
    const QVector<Source> found = sources();
    Source source = found.contains(m_wanted) || found.isEmpty() ? m_wanted : found.constFirst();
    if (found.isEmpty() && !m_agents.state().targets.isEmpty()) // there is something for agents to do
        source = Source::Agents;
    showFleet(fleetOf(source));
    if (m_sources != found) {
        m_sources = found;
        nameSources();
    }
    m_fleets->setVisible(found.size() > 1);
    m_fleets->setIndex(static_cast<int>(std::max<qsizetype>(0, found.indexOf(source))));
}

void PodsPage::nameSources()
{
    QStringList names;
    for (const Source source : std::as_const(m_sources))
        names << (source == Source::Run    ? tr("Run", "the pods of a run")
                  : source == Source::Live ? tr("Live", "the pods of now")
                                           : tr("Agents"));
    m_fleets->setChoices(names);
}

void PodsPage::showFleet(const viewmodels::ShownFleet &fleet)
{
    RunnerModel &before = model();
    m_fleet = fleet;
    if (fleet.model != &before) {
        disconnect(&before, nullptr, this, nullptr);
        connectModel(*fleet.model);
        m_selection.clear();
        m_filter.setModel(*fleet.model);
        m_grid->setModel(*fleet.model);
        m_details->setFleet(fleet, {});
    }
    const auto kind = fleet.agents != nullptr ? PodTable::Kind::Agents
                      : fleet.isLive          ? PodTable::Kind::Pods
                      : fleet.target          ? PodTable::Kind::PodsOfRun
                                              : PodTable::Kind::Runners;
    if (m_table->setKind(kind))
        m_table->fillColumnMenu(m_columns->menu());
    m_footer->setAreAgents(kind == PodTable::Kind::Agents);
    m_search->setPlaceholderText(fleet.agents != nullptr ? tr("Filter: name, target…")
                                 : fleet.target          ? tr("Filter: name, node, reason…")
                                                         : tr("Filter: name, reason…"));
}

void PodsPage::showStaleness()
{
    m_staleness = viewmodels::stalenessOf(m_fleet, m_services.run, m_services.cluster);
    const bool isStale = m_staleness.isStale && model().rowCount() > 0;
    const QString since = m_staleness.asOf ? viewmodels::timeOfDay(m_staleness.asOf) : QString();
    m_grid->setStale(isStale, since);
    m_table->setStale(isStale, since);
    //: %1 is a time of day
    m_footer->setStale(!isStale ? QString() : since.isEmpty() ? tr("Out of date") : tr("Stale since %1").arg(since));
    m_details->setFleet(m_fleet, m_staleness);
}

QString PodsPage::fleetFacts() const
{
    if (m_fleet.agents != nullptr)
        return dashboardName(m_fleet.agents->state());
    if (m_fleet.isLive)
        return m_fleet.target->pods.isEmpty() ? QString() : targetText(*m_fleet.target);
    if (model().rowCount() == 0)
        return {};
    const QString script = m_services.run.view().plan.script.section(QLatin1Char('/'), -1);
    if (!m_fleet.target)
        //: %1 is a script's file name
        return tr("%1 · local fleet").arg(script);
    return script.isEmpty() ? targetText(*m_fleet.target)
                            : QStringLiteral("%1 · %2").arg(script, targetText(*m_fleet.target));
}

void PodsPage::endEmptiness()
{
    switch (whyMissing(m_fleet, m_services.run, m_services.cluster)) {
    case PodsMissing::NothingSeen:
        m_services.cluster.retryNow();
        return;
    case PodsMissing::NoAgents:
        emit goTo(PageId::Overview, QStringLiteral("scale"));
        return;
    case PodsMissing::NoTarget:
    case PodsMissing::NoPods:
        emit goTo(PageId::Start, QStringLiteral("plan"));
        return;
    case PodsMissing::NoRun:
    case PodsMissing::NotMadeYet:
    case PodsMissing::Connecting:
        emit goTo(PageId::Start, {});
        return;
    }
}

// Of pods that are seen as they are.
void PodsPage::refreshAges()
{
    if (!isVisible() || m_staleness.isStale || (!m_isTable && m_details->isHidden()))
        return;
    model().refreshAges(m_services.clock.wall());
    if (!m_details->isHidden())
        m_details->refresh();
}

void PodsPage::refreshCounts()
{
    for (StateChip *chip : std::as_const(m_chips))
        chip->setCount(model().count(chip->state()));
    const int problems = viewmodels::problemsOf(model().rows(), m_services.clock.wall());
    m_problems->setText(text::number(problems));
    m_problems->setInk(problems > 0 ? Ink::Error : Ink::Muted);
    const int total = model().rowCount();
    const int shown = m_filter.rowCount();
    m_footer->setCounts(shown, total, static_cast<int>(m_selection.runners().size()));
    //: %Ln is the number of all
    const QString none = tr("None of %Ln pod(s) is as the filter wants it.", "", total);
    m_nothing->say(QStringLiteral("funnel-x"), tr("Nothing matches the filter"), none, tr("Clear filter"));
    sayMissing(*m_empty, whyMissing(m_fleet, m_services.run, m_services.cluster), m_services.cluster);
    const Shown page = total == 0   ? Shown::Empty
                       : shown == 0 ? Shown::NothingMatches
                       : m_isTable  ? Shown::Table
                                    : Shown::Grid;
    const bool hadFocus = m_grid->hasFocus() || m_table->hasFocus();
    m_stack->setCurrentIndex(static_cast<int>(page));
    if (hadFocus && page == Shown::NothingMatches)
        m_nothing->button()->setFocus();
    m_footer->setVisible(total > 0);
    m_footRule->setVisible(total > 0);
}

} // namespace largada::ui
