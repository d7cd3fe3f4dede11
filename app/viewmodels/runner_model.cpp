// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/runner_model.h"

#include <algorithm>

#include "fleet/run_figures.h"
#include "text/sentences.h"
#include "viewmodels/console_text.h"
#include "viewmodels/row_edits.h"
#include "viewmodels/runner_columns.h"

namespace largada::viewmodels
{

using fleet::ReasonCode;
using fleet::RunnerRow;

namespace
{

constexpr size_t mostReasonTexts = 4096;

QList<int> textRoles()
{
    return {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole};
}

QString vusText(const RunnerRow &row)
{
    const QString vus = text::number(row.vus);
    if (row.state == fleet::RunnerState::Done || row.state == fleet::RunnerState::Failed)
        return noFigure();
    //: %1 and %2 are numbers
    return row.plannedVus > 0 ? Console::tr("%1 of %2").arg(vus, text::number(row.plannedVus)) : vus;
}

template<class T>
QVariant valueOrNone(const std::optional<T> &value)
{
    return value ? QVariant::fromValue(*value) : QVariant();
}

} // namespace

size_t RunnerModel::ReasonHash::operator()(const fleet::Reason &reason) const
{
    return qHashMulti(0, static_cast<int>(reason.code), reason.detail, reason.number, reason.total);
}

RunnerModel::RunnerModel(QObject *parent) : QAbstractTableModel(parent) {}

void RunnerModel::setRows(const QVector<RunnerRow> &rows)
{
    beginResetModel();
    m_rows.assign(rows.cbegin(), rows.cend());
    m_keys.clear();
    m_paces.clear();
    m_counts.fill(0);
    m_podCount = 0;
    m_index.clear();
    for (const RunnerRow &row : m_rows) {
        m_keys.push_back(searchKey(row));
        keepPace(m_paces.emplace_back(), nullptr, row, m_now);
        tally(row, 1);
    }
    endResetModel();
    emit countsChanged();
}

void RunnerModel::tally(const RunnerRow &row, int step)
{
    m_counts[static_cast<size_t>(row.state)] += step;
    m_podCount += row.podStatus.isEmpty() ? 0 : step;
}

void RunnerModel::apply(const fleet::RunnerRowChanges &changes)
{
    const auto countsBefore = m_counts;
    const bool werePods = arePods();
    removeRunners(changes.removed);
    std::vector<int> changed;
    QVector<RunnerRow> added;
    bool statesToo = false;
    for (const RunnerRow &row : changes.changed) {
        const int index = indexOf(row.id);
        if (index < 0) {
            added.push_back(row);
            continue;
        }
        RunnerRow &known = m_rows[static_cast<size_t>(index)];
        if (known == row)
            continue;
        statesToo = statesToo || known.state != row.state;
        tally(known, -1);
        tally(row, 1);
        if (known.reason != row.reason)
            m_keys[static_cast<size_t>(index)].reason = reasonText(row.reason).lowered;
        if (known.node != row.node)
            m_keys[static_cast<size_t>(index)].node = row.node.toLower();
        keepPace(m_paces[static_cast<size_t>(index)], &known, row, m_now);
        known = row;
        changed.push_back(index);
    }
    announce(changed, statesToo);
    appendRows(added);
    if (arePods() != werePods)
        emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (m_counts != countsBefore)
        emit countsChanged();
}

void RunnerModel::removeRunners(const QVector<RunnerId> &runners)
{
    std::vector<int> rows;
    for (const RunnerId &runner : runners) {
        const int index = indexOf(runner);
        if (index >= 0)
            rows.push_back(index);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    const QVector<RowRange> ranges = contiguousRanges(rows);
    for (auto range = ranges.crbegin(); range != ranges.crend(); ++range) {
        beginRemoveRows({}, range->first, range->last);
        for (int i = range->first; i <= range->last; ++i)
            tally(row(i), -1);
        m_rows.erase(m_rows.begin() + range->first, m_rows.begin() + range->last + 1);
        m_keys.erase(m_keys.begin() + range->first, m_keys.begin() + range->last + 1);
        m_paces.erase(m_paces.begin() + range->first, m_paces.begin() + range->last + 1);
        m_index.clear();
        endRemoveRows();
    }
}

void RunnerModel::appendRows(const QVector<RunnerRow> &rows)
{
    // A runner given twice is one row, as last given.
    QVector<RunnerRow> added;
    QHash<RunnerId, qsizetype> places;
    for (const RunnerRow &row : rows) {
        const auto place = places.constFind(row.id);
        if (place != places.cend()) {
            added[*place] = row;
            continue;
        }
        places.insert(row.id, added.size());
        added.push_back(row);
    }
    if (added.isEmpty())
        return;
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
    for (const RunnerRow &row : std::as_const(added)) {
        m_keys.push_back(searchKey(row));
        keepPace(m_paces.emplace_back(), nullptr, row, m_now);
        tally(row, 1);
        m_rows.push_back(row);
    }
    m_index.clear();
    endInsertRows();
}

void RunnerModel::keepPace(Pace &pace, const RunnerRow *before, const RunnerRow &row, WallTime now)
{
    if (before != nullptr && before->phase != row.phase)
        pace = {};
    if (row.state == fleet::RunnerState::WarmingUp || row.state == fleet::RunnerState::InLoad)
        pace.loadSince = row.since;
    const bool hasEnded = row.state == fleet::RunnerState::Done || row.state == fleet::RunnerState::Failed;
    if (hasEnded && row.since)
        pace.readAt = *row.since;
    else if (before == nullptr || before->requests != row.requests)
        pace.readAt = now;
}

std::optional<double> RunnerModel::requestsPerSecond(int index) const
{
    const Pace &pace = m_paces[static_cast<size_t>(index)];
    const std::optional<qint64> &requests = row(index).requests;
    constexpr std::chrono::seconds shortest(1); // what comes before says nothing
    if (!requests || !pace.loadSince || pace.readAt - *pace.loadSince < shortest)
        return std::nullopt;
    return static_cast<double>(*requests) / std::chrono::duration<double>(pace.readAt - *pace.loadSince).count();
}

void RunnerModel::announce(const std::vector<int> &changed, bool statesToo)
{
    if (changed.empty())
        return;
    QList<int> roles = textRoles();
    roles << SortRole << OverLimitRole;
    if (statesToo)
        roles << StateRole;
    std::vector<int> rows = changed;
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    QVector<RowRange> ranges = contiguousRanges(rows);
    if (rows.size() * 2 > m_rows.size()) // one signal is cheaper than the rows that it names too many
        ranges = {{rows.front(), rows.back()}};
    for (const RowRange &range : std::as_const(ranges))
        emit dataChanged(index(range.first, 0), index(range.last, ColumnCount - 1), roles);
}

void RunnerModel::refreshAges(WallTime now)
{
    m_agesAt = now;
    if (m_podCount > 0)
        emit dataChanged(index(0, Age), index(rowCount() - 1, Age), textRoles());
}

std::optional<std::chrono::milliseconds> RunnerModel::ageOf(const RunnerRow &row) const
{
    if (!row.createdAt)
        return std::nullopt;
    return std::max(std::chrono::milliseconds(0), std::max(m_now, m_agesAt) - *row.createdAt);
}

void RunnerModel::retranslate()
{
    m_reasonTexts.clear();
    for (size_t i = 0; i < m_rows.size(); ++i)
        m_keys[i].reason = reasonText(m_rows[i].reason).lowered;
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1), textRoles());
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int RunnerModel::indexOf(const RunnerId &runner) const
{
    if (m_index.isEmpty()) {
        m_index.reserve(static_cast<qsizetype>(m_rows.size()));
        for (int i = 0; i < static_cast<int>(m_rows.size()); ++i)
            m_index.insert(row(i).id, i);
    }
    return m_index.value(runner, -1);
}

bool RunnerModel::matches(int index, const QString &lowered) const
{
    const SearchKey &key = m_keys[static_cast<size_t>(index)];
    return key.name.contains(lowered) || key.reason.contains(lowered) || key.node.contains(lowered);
}

RunnerModel::SearchKey RunnerModel::searchKey(const RunnerRow &row) const
{
    return {row.id.value.toLower(), reasonText(row.reason).lowered, row.node.toLower()};
}

const RunnerModel::ReasonText &RunnerModel::reasonText(const fleet::Reason &reason) const
{
    const auto known = m_reasonTexts.find(reason);
    if (known != m_reasonTexts.end())
        return known->second;
    if (m_reasonTexts.size() >= mostReasonTexts)
        m_reasonTexts.clear();
    ReasonText made;
    if (reason.code != ReasonCode::None)
        made.sentence = text::sentence(reason);
    made.lowered = made.sentence.toLower();
    return m_reasonTexts.emplace(reason, std::move(made)).first->second;
}

int RunnerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RunnerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunnerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RunnerRow &shown = row(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cellText(index.row(), column);
    case Qt::ToolTipRole:
        return column == Reason ? cellText(index.row(), column) : QVariant();
    case Qt::TextAlignmentRole:
        return isFigureColumn(column) ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole:
        if (column == State || column == Name)
            return rowSentence(shown);
        //: %1 is a column, %2 what is in it
        return Console::tr("%1: %2").arg(title(column), cellText(index.row(), column));
    case SortRole:
        return sortValue(index.row(), column);
    case StateRole:
        return static_cast<int>(shown.state);
    case IdRole:
        return shown.id.value;
    case OverLimitRole:
        return fleet::isOverLimit(shown.requests, shown.failed);
    default:
        return {};
    }
}

QString RunnerModel::title(int column) const
{
    return m_kind == Kind::Agents ? agentColumnTitle(column) : runnerColumnTitle(column, arePods());
}

QString RunnerModel::stateText(const RunnerRow &row) const
{
    return m_kind == Kind::Agents ? agentStateWord(row.state) : text::word(row.state);
}

QString RunnerModel::cellText(int index, int column) const
{
    const RunnerRow &shown = row(index);
    switch (column) {
    case State:
        return stateText(shown);
    case Name:
        return shown.id.value;
    case Phase:
        return text::word(shown.phase);
    case Reason:
        return reasonText(shown.reason).sentence;
    case ExitCode:
        return shown.exitCode ? QString::number(*shown.exitCode) : noFigure();
    case Since:
        return timeOfDay(shown.since);
    case Node:
        return shown.node.isEmpty() ? noFigure() : shown.node;
    case PodStatus:
        return shown.podStatus.isEmpty() ? noFigure() : shown.podStatus;
    default:
        return figureText(index, column);
    }
}

QString RunnerModel::figureText(int index, int column) const
{
    const RunnerRow &shown = row(index);
    switch (column) {
    case Vus:
        return vusText(shown);
    case StartOffset:
        return shown.startMs ? text::milliseconds(*shown.startMs) : noFigure();
    case Requests:
        return figure(shown.requests);
    case Rate: {
        const auto rate = requestsPerSecond(index);
        return rate ? text::number(*rate, *rate < 10 ? 1 : 0) : noFigure();
    }
    case P95:
        return shown.p95Ms ? text::milliseconds(*shown.p95Ms) : noFigure();
    case Fails:
        return percent(shown.failRate(), 1);
    case Cpu:
        return percent(shown.cpuPercent ? std::optional(*shown.cpuPercent / 100) : std::nullopt, 0);
    case Memory:
        return shown.rssMb ? Console::tr("%1 MB").arg(text::number(*shown.rssMb)) : noFigure();
    case Restarts:
        return shown.podStatus.isEmpty() ? noFigure() : figure(shown.restarts);
    case Age: {
        const auto age = ageOf(shown);
        return age ? text::duration(*age) : noFigure();
    }
    default:
        return {};
    }
}

QString RunnerModel::rowSentence(const RunnerRow &row) const
{
    const QString reason = reasonText(row.reason).sentence;
    if (m_kind == Kind::Agents)
        //: for screen readers: %1 is an agent, %2 a state
        return Console::tr("%1, %2").arg(row.id.value, stateText(row));
    if (reason.isEmpty())
        //: for screen readers: %1 is a runner, %2 a state, %3 a phase
        return Console::tr("%1, %2, %3").arg(row.id.value, text::word(row.state), text::word(row.phase));
    //: for screen readers: %1 is a runner, %2 a state, %3 a phase, %4 a whole sentence
    return Console::tr("%1, %2, %3: %4").arg(row.id.value, text::word(row.state), text::word(row.phase), reason);
}

QVariant RunnerModel::sortValue(int index, int column) const
{
    const RunnerRow &shown = row(index);
    switch (column) {
    case State:
        return static_cast<int>(shown.state);
    case Name:
        return shown.id.value;
    case Phase:
        return static_cast<int>(shown.phase);
    case Reason:
        return static_cast<int>(shown.reason.code);
    case Vus:
        return shown.vus;
    case StartOffset:
        return valueOrNone(shown.startMs);
    case Rate:
        return valueOrNone(requestsPerSecond(index));
    case P95:
        return valueOrNone(shown.p95Ms);
    case Requests:
        return valueOrNone(shown.requests);
    case Fails:
        return valueOrNone(shown.failRate());
    case Cpu:
        return valueOrNone(shown.cpuPercent);
    case Memory:
        return valueOrNone(shown.rssMb);
    case ExitCode:
        return valueOrNone(shown.exitCode);
    case Since:
        return shown.since ? QVariant::fromValue<qint64>(shown.since->time_since_epoch().count()) : QVariant();
    case Node:
        return shown.node;
    case PodStatus:
        return shown.podStatus;
    case Restarts:
        return shown.restarts;
    case Age: {
        const auto age = ageOf(shown);
        return age ? QVariant::fromValue<qint64>(age->count()) : QVariant();
    }
    default:
        return {};
    }
}

QVariant RunnerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return title(section);
    if (role == Qt::TextAlignmentRole && isFigureColumn(section))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    const QString help = m_kind == Kind::Agents ? agentColumnHelp(section) : runnerColumnHelp(section);
    if (role == Qt::ToolTipRole && !help.isEmpty())
        return help;
    return {};
}

QHash<int, QByteArray> RunnerModel::roleNames() const
{
    auto names = QAbstractTableModel::roleNames();
    names.insert(SortRole, "sort");
    names.insert(StateRole, "state");
    names.insert(IdRole, "id");
    names.insert(OverLimitRole, "overLimit");
    return names;
}

} // namespace largada::viewmodels
