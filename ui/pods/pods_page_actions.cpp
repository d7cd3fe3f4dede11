// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QKeyEvent>
#include <QSlider>
#include <QStackedWidget>

#include "pods/pod_details.h"
#include "pods/pod_empty.h"
#include "pods/pod_table.h"
#include "pods/pods_page.h"
#include "viewmodels/runner_facts.h"
#include "widgets/buttons.h"
#include "widgets/search_edit.h"
#include "widgets/segmented.h"
#include "widgets/state_chip.h"

namespace largada::ui
{

using fleet::RunnerState;
using viewmodels::RunnerModel;

void PodsPage::open(const QString &what)
{
    chooseFleet();
    if (what == QLatin1String("problems")) {
        clearFilter();
        m_onlyProblems->setChecked(true);
        return;
    }
    if (const auto state = fleet::runnerStateFromKey(what)) {
        clearFilter();
        m_chips[static_cast<int>(*state)]->setChecked(true);
        return;
    }
    const RunnerId runner{what};
    for (const Source source : sources()) {
        if (model().indexOf(runner) < 0 && fleetOf(source).model->indexOf(runner) >= 0) {
            m_wanted = source;
            chooseFleet();
        }
    }
    const int row = what.isEmpty() ? -1 : model().indexOf(runner);
    if (row < 0)
        return;
    if (!m_filter.accepts(row))
        clearFilter();
    m_selection.select({runner}, runner);
    showDetails(runner);
    const int place = m_grid->placeOf(runner);
    if (place >= 0)
        m_grid->reveal(place);
}

void PodsPage::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool PodsPage::escape()
{
    if (!m_details->isHidden()) {
        setDetailsShown(false);
        return true;
    }
    if (!m_selection.runners().isEmpty()) {
        m_selection.clear();
        return true;
    }
    if (m_filter.isFiltering()) {
        clearFilter();
        return true;
    }
    return false;
}

void PodsPage::clearFilter()
{
    const bool hadFocus = m_nothing->button()->hasFocus();
    m_search->clear();
    m_onlyProblems->setChecked(false);
    for (StateChip *chip : std::as_const(m_chips))
        chip->setChecked(false);
    refresh();
    if (hadFocus)
        m_stack->currentWidget() == m_table ? m_table->setFocus() : m_grid->setFocus();
}

void PodsPage::showStates()
{
    QVector<RunnerState> states;
    for (const StateChip *chip : std::as_const(m_chips)) {
        if (chip->isChecked())
            states << chip->state();
    }
    m_filter.showStates(states);
}

void PodsPage::toggleState(int number)
{
    m_chips[number]->toggle();
}

void PodsPage::setTableShown(bool shown)
{
    const bool hadFocus = m_grid->hasFocus() || m_table->hasFocus();
    m_isTable = shown;
    m_views->setIndex(shown ? 1 : 0);
    m_group->setVisible(!shown);
    m_fit->setVisible(!shown);
    m_size->setVisible(!shown);
    m_columns->setVisible(shown);
    refresh();
    if (hadFocus)
        shown ? m_table->setFocus() : m_grid->setFocus();
}

void PodsPage::showDetails(const RunnerId &runner)
{
    setDetailsShown(true);
    m_details->show(runner);
}

void PodsPage::setDetailsShown(bool shown)
{
    const bool hadFocus = m_details->isAncestorOf(QApplication::focusWidget());
    m_details->setVisible(shown);
    if (!shown && hadFocus)
        m_isTable ? m_table->setFocus() : m_grid->setFocus();
}

// Rows keep their places between two of these, and while somebody drags.
void PodsPage::resortIfNeeded()
{
    if (!isVisible() || !m_isDirty || QApplication::mouseButtons() != Qt::NoButton)
        return;
    m_isDirty = false;
    if (m_onlyProblems->isChecked()) {
        m_filter.showProblemsOnly(m_services.clock.wall());
        m_isDirty = false;
    } else if (m_filter.isFiltering() || (m_isTable && m_table->isSorted()) ||
               (!m_isTable && m_group->currentIndex() > 0)) {
        m_filter.resort();
        m_isDirty = false;
    }
}

std::vector<int> PodsPage::order() const
{
    if (m_isTable)
        return m_table->order();
    std::vector<int> rows;
    for (int place = 0; place < m_grid->count(); ++place)
        rows.push_back(model().indexOf(m_grid->runnerAt(place)));
    return rows;
}

void PodsPage::goToProblem(int step)
{
    const std::vector<int> rows = order();
    if (rows.empty())
        return;
    const auto count = static_cast<int>(rows.size());
    const int current = m_selection.current().isEmpty() ? -1 : model().indexOf(m_selection.current());
    const auto found = std::find(rows.cbegin(), rows.cend(), current);
    int at = found == rows.cend() ? (step > 0 ? -1 : count) : static_cast<int>(found - rows.cbegin());
    for (int tried = 0; tried < count; ++tried) {
        at = (at + step + count) % count;
        const fleet::RunnerRow &row = model().row(rows[static_cast<size_t>(at)]);
        if (!viewmodels::isProblem(row, m_services.clock.wall()))
            continue;
        m_selection.select({row.id}, row.id);
        if (!m_isTable)
            m_grid->goTo(m_grid->placeOf(row.id), false);
        return;
    }
    emit said(tr("No pod has a problem."));
}

void PodsPage::copyNames()
{
    QStringList names;
    for (const int row : order()) {
        const RunnerId &runner = model().row(row).id;
        if (m_selection.contains(runner))
            names << runner.value;
    }
    if (names.isEmpty())
        return;
    QApplication::clipboard()->setText(names.join(QLatin1Char('\n')));
    emit said(tr("%Ln name(s) copied.", "", static_cast<int>(names.size())));
}

bool PodsPage::takeKey(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyNames();
        return true;
    }
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (!plain)
        return false;
    const RunnerId &current = m_selection.current();
    switch (event->key()) {
    case Qt::Key_N:
        goToProblem(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        return true;
    case Qt::Key_L:
        if (!current.isEmpty())
            emit logsWanted(current);
        return true;
    case Qt::Key_E:
        if (!current.isEmpty())
            emit eventsWanted(current);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!current.isEmpty())
            showDetails(current);
        return true;
    case Qt::Key_Escape:
        return escape();
    default:
        break;
    }
    if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_7) {
        toggleState(event->key() - Qt::Key_1);
        return true;
    }
    return false;
}

bool PodsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && takeKey(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return Page::eventFilter(watched, event);
}

} // namespace largada::ui
