// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pods/pod_table.h"

#include <algorithm>
#include <array>

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include "widgets/table_header.h"
#include "widgets/table_look.h"

namespace largada::ui
{

using viewmodels::RunnerModel;

namespace
{

// At 100 % text; in the order of the columns. Reason: at least.
constexpr std::array widths{150, 120, 110, 170, 92, 100, 92, 76, 84, 84, 76, 92, 84, 92, 120, 110, 84, 92};
static_assert(widths.size() == RunnerModel::ColumnCount);
constexpr int leastReasonOfPods = 110; // with which all columns are seen in the smallest window
using Columns = QVector<int>;

// By the kind of the table.
Columns shownAtFirst(PodTable::Kind kind)
{
    using enum RunnerModel::Column;
    switch (kind) {
    case PodTable::Kind::Runners:
        return {State, Name, Reason, Vus, StartOffset, Requests, Rate, P95, Fails, Since};
    case PodTable::Kind::PodsOfRun:
        return {State, Name, Node, Reason, Restarts, StartOffset, Rate, P95, Fails, Age};
    case PodTable::Kind::Pods:
        return {State, Name, Node, PodStatus, Reason, Restarts, Age};
    case PodTable::Kind::Agents:
        return {State, Name, Node, PodStatus, Vus, Since, Age};
    }
    return {};
}

Columns possible(PodTable::Kind kind)
{
    using enum RunnerModel::Column;
    const Columns run{Vus, StartOffset, Requests, Rate, P95, Fails, Cpu, Memory};
    const Columns pods{Node, PodStatus, Restarts, Age};
    const Columns all{State, Name, Phase, Reason, ExitCode, Since};
    switch (kind) {
    case PodTable::Kind::Runners:
        return all + run;
    case PodTable::Kind::PodsOfRun:
        return all + run + pods;
    case PodTable::Kind::Pods:
        return all + pods;
    case PodTable::Kind::Agents:
        return {State, Name, Node, PodStatus, Vus, Since, Age};
    }
    return {};
}

} // namespace

PodTable::PodTable(viewmodels::RunnerFilter &filter, PodSelection &selection, settings::PreferencesFile &preferences,
                   QWidget *parent)
    : QTableView(parent), m_filter(filter), m_selection(selection), m_preferences(preferences)
{
    setObjectName(QStringLiteral("podTable"));
    setCornerWidget(new QWidget); // else the style paints a frame there
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setModel(&filter);
    auto *delegate = new CellDelegate(this, StateKind::Runner, RunnerModel::State);
    delegate->setStrongColumn(RunnerModel::Name);
    delegate->setOverLimitColumn(RunnerModel::Fails);
    setItemDelegate(delegate);
    setHorizontalHeader(new TableHeader(this));
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    arrangeColumns();
    dress();
    const QHeaderView *header = horizontalHeader();
    connect(header, &QHeaderView::sectionResized, this, &PodTable::keepHeader);
    connect(header, &QHeaderView::sectionMoved, this, &PodTable::keepHeader);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &PodTable::keepHeader);
    connect(&m_selection, &PodSelection::changed, this, &PodTable::showSelection);
    connect(&m_filter, &viewmodels::RunnerFilter::refiltered, this, &PodTable::showSelection);
}

bool PodTable::setKind(Kind kind)
{
    if (kind == m_kind)
        return false;
    m_kind = kind;
    arrangeColumns();
    dress();
    return true;
}

void PodTable::arrangeColumns()
{
    m_isDressing = true;
    const Columns shown = shownAtFirst(m_kind);
    QHeaderView *header = horizontalHeader();
    const auto putAt = [header](int column, int place) { header->moveSection(header->visualIndex(column), place); };
    for (int column = 0; column < RunnerModel::ColumnCount; ++column) {
        putAt(column, column);
        header->resizeSection(column, scaled(widths[static_cast<size_t>(column)]));
        setColumnHidden(column, !shown.contains(column));
    }
    for (int i = 0; i < shown.size(); ++i)
        putAt(shown[i], i);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    m_unit = 0; // widths are of now, or of when they were kept
    restoreHeader();
    for (int column = 0; column < RunnerModel::ColumnCount; ++column) {
        if (!hasColumn(column))
            setColumnHidden(column, true);
    }
    m_isDressing = false;
}

bool PodTable::hasColumn(int column) const
{
    return possible(m_kind).contains(column);
}

QString PodTable::headerKey() const
{
    return m_kind == Kind::Runners     ? QStringLiteral("pods")
           : m_kind == Kind::PodsOfRun ? QStringLiteral("pods/cluster-run")
           : m_kind == Kind::Agents    ? QStringLiteral("pods/agents")
                                       : QStringLiteral("pods/cluster");
}

void PodTable::setStale(bool stale, const QString &since)
{
    m_isStale = stale;
    m_staleSince = since;
    describe();
}

void PodTable::describe()
{
    const QString name = tr("Pod table");
    if (!m_isStale)
        setAccessibleName(name);
    else
        //: for screen readers: %1 is "Pod table", %2 a time of day
        setAccessibleName(m_staleSince.isEmpty() ? tr("%1, out of date").arg(name)
                                                 : tr("%1, as of %2").arg(name, m_staleSince));
}

void PodTable::dress()
{
    m_isDressing = true;
    dressTable(this, 30);
    if (m_unit == 0)
        m_unit = scaled(100);
    // The columns grow with the text, and no header is cut, in whatever language.
    const QFontMetrics metrics(horizontalHeader()->font());
    for (int column = 0; column < RunnerModel::ColumnCount; ++column) {
        const QString title = source().headerData(column, Qt::Horizontal).toString();
        const int needed = metrics.horizontalAdvance(title) + scaled(44);
        const int grown = columnWidth(column) * scaled(100) / m_unit;
        if (!isColumnHidden(column))
            setColumnWidth(column, std::max(grown, needed));
    }
    describe();
    m_unit = scaled(100);
    m_isDressing = false;
    fill();
}

void PodTable::restoreHeader()
{
    const QByteArray state = m_preferences.window().headers.value(headerKey());
    if (!state.isEmpty())
        horizontalHeader()->restoreState(state);
}

void PodTable::keepHeader()
{
    if (m_isDressing)
        return;
    settings::WindowState window = m_preferences.window();
    window.headers[headerKey()] = horizontalHeader()->saveState();
    m_preferences.setWindow(window);
    fill();
}

void PodTable::fill()
{
    if (m_isDressing)
        return;
    m_isDressing = true;
    int others = 0;
    const int wide = m_kind == Kind::Agents ? RunnerModel::Node : RunnerModel::Reason; // takes what is left
    for (int column = 0; column < RunnerModel::ColumnCount; ++column) {
        if (column != wide && !isColumnHidden(column))
            others += columnWidth(column);
    }
    const int least = scaled(m_kind == Kind::Pods ? leastReasonOfPods : widths[RunnerModel::Reason]);
    if (!isColumnHidden(wide))
        setColumnWidth(wide, std::max(least, viewport()->width() - others));
    m_isDressing = false;
}

void PodTable::fillColumnMenu(QMenu *menu)
{
    menu->clear();
    for (int column = 0; column < RunnerModel::ColumnCount; ++column) {
        if (column == RunnerModel::Name || !hasColumn(column)) // a row without its name is none
            continue;
        QAction *action = menu->addAction(source().headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            keepHeader();
        });
    }
}

bool PodTable::isSorted() const
{
    return horizontalHeader()->sortIndicatorSection() >= 0;
}

RunnerId PodTable::runnerAt(const QModelIndex &index) const
{
    return index.isValid() ? source().row(m_filter.mapToSource(index).row()).id : RunnerId{};
}

std::vector<int> PodTable::order() const
{
    std::vector<int> rows;
    for (int row = 0; row < m_filter.rowCount(); ++row)
        rows.push_back(m_filter.mapToSource(m_filter.index(row, 0)).row());
    return rows;
}

void PodTable::takeSelection()
{
    QSet<RunnerId> runners;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            runners.insert(runnerAt(m_filter.index(row, 0)));
    }
    m_selection.select(runners, runnerAt(currentIndex()));
}

void PodTable::showSelection()
{
    if (!isVisible())
        return;
    std::vector<int> rows;
    for (const RunnerId &runner : m_selection.runners()) {
        const int row = source().indexOf(runner);
        const QModelIndex index = row < 0 ? QModelIndex() : m_filter.mapFromSource(source().index(row, 0));
        if (index.isValid())
            rows.push_back(index.row());
    }
    std::sort(rows.begin(), rows.end());
    // As ranges: of single rows, Qt compares each with each.
    QItemSelection wanted;
    const int last = RunnerModel::ColumnCount - 1;
    for (size_t i = 0; i < rows.size();) {
        size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1)
            ++end;
        wanted.push_back(QItemSelectionRange(m_filter.index(rows[i], 0), m_filter.index(rows[end - 1], last)));
        i = end;
    }
    if (wanted != selectionModel()->selection())
        selectionModel()->select(wanted, QItemSelectionModel::ClearAndSelect);
    const int row = m_selection.current().isEmpty() ? -1 : source().indexOf(m_selection.current());
    const QModelIndex current =
        row < 0 ? QModelIndex() : m_filter.mapFromSource(source().index(row, RunnerModel::Name));
    if (current.isValid() && current.row() != currentIndex().row()) {
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
        scrollTo(current);
    }
}

void PodTable::mousePressEvent(QMouseEvent *event)
{
    QTableView::mousePressEvent(event);
    takeSelection();
}

void PodTable::mouseMoveEvent(QMouseEvent *event)
{
    QTableView::mouseMoveEvent(event);
    if (event->buttons() != Qt::NoButton)
        takeSelection();
}

void PodTable::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    takeSelection();
}

void PodTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    QTableView::mouseDoubleClickEvent(event);
    const RunnerId runner = runnerAt(indexAt(event->pos()));
    if (!runner.isEmpty())
        emit detailsWanted(runner);
}

void PodTable::keyPressEvent(QKeyEvent *event)
{
    QTableView::keyPressEvent(event);
    takeSelection();
}

void PodTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fill();
}

void PodTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    showSelection();
}

void PodTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange)
        dress();
}

} // namespace largada::ui
