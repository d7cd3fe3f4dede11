// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/runs_model.h"

#include <algorithm>

#include <QFileInfo>

#include "text/sentences.h"
#include "viewmodels/console_text.h"
#include "viewmodels/row_edits.h"

namespace largada::viewmodels
{

using store::RunSummary;

namespace
{

QList<int> textRoles()
{
    return {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole};
}

std::optional<double> failRate(const RunSummary &run)
{
    if (!run.requests || !run.failed || *run.requests <= 0)
        return std::nullopt;
    return static_cast<double>(*run.failed) / static_cast<double>(*run.requests);
}

QString headerText(int column)
{
    switch (column) {
    case RunsModel::Started:
        return Console::tr("Start", "column: date and time");
    case RunsModel::Script:
        return Console::tr("Script", "column");
    case RunsModel::Outcome:
        return Console::tr("Outcome", "column");
    case RunsModel::Runners:
        return Console::tr("Runners", "column");
    case RunsModel::Requests:
        return Console::tr("Requests", "column");
    case RunsModel::Fails:
        return Console::tr("Fails", "column: share of the requests that failed");
    case RunsModel::Spread:
        return Console::tr("Release spread", "column");
    default:
        return {};
    }
}

QString headerHelp(int column)
{
    switch (column) {
    case RunsModel::Requests:
        return Console::tr("Requests of the main phase.");
    case RunsModel::Fails:
        return Console::tr("Share of the requests that failed.");
    case RunsModel::Spread:
        return Console::tr("From the first release to the last runner's answer, at most; of the main phase.");
    default:
        return {};
    }
}

QString outcomeText(const RunSummary &run)
{
    if (run.outcome == fleet::Outcome::Completed && run.thresholdsMissed)
        return Console::tr("Thresholds missed", "outcome of a run");
    return text::word(run.outcome);
}

bool isFigure(int column)
{
    return column == RunsModel::Runners || column == RunsModel::Requests || column == RunsModel::Fails ||
           column == RunsModel::Spread;
}

} // namespace

RunsModel::RunsModel(QObject *parent) : QAbstractTableModel(parent) {}

void RunsModel::setRuns(const QVector<RunSummary> &runs)
{
    std::vector<RunSummary> after(runs.cbegin(), runs.cend());
    const RowEdits edits = editsBetween(m_runs, after, [](const RunSummary &run) { return run.id; });
    const auto keyOf = [](const RunSummary &run) { return (run.script + QLatin1Char('\n') + run.id.value).toLower(); };
    if (edits.isReset) {
        beginResetModel();
        m_runs = std::move(after);
        m_keys.clear();
        for (const RunSummary &run : m_runs)
            m_keys << keyOf(run);
        endResetModel();
        return;
    }
    for (const RowRange &range : edits.removed) {
        beginRemoveRows({}, range.first, range.last);
        m_runs.erase(m_runs.begin() + range.first, m_runs.begin() + range.last + 1);
        m_keys.remove(range.first, range.last - range.first + 1);
        endRemoveRows();
    }
    for (const RowRange &range : edits.inserted) {
        beginInsertRows({}, range.first, range.last);
        m_runs.insert(m_runs.begin() + range.first, after.begin() + range.first, after.begin() + range.last + 1);
        for (int i = range.first; i <= range.last; ++i)
            m_keys.insert(i, keyOf(after[static_cast<size_t>(i)]));
        endInsertRows();
    }
    m_runs = std::move(after);
    for (const RowRange &range : edits.changed) {
        for (int i = range.first; i <= range.last; ++i)
            m_keys[i] = keyOf(run(i));
        emit dataChanged(index(range.first, 0), index(range.last, ColumnCount - 1),
                         textRoles() << SortRole << StateRole << OverLimitRole);
    }
}

void RunsModel::retranslate()
{
    if (!m_runs.empty())
        emit dataChanged(index(0, 0), index(static_cast<int>(m_runs.size()) - 1, ColumnCount - 1), textRoles());
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int RunsModel::indexOf(const RunId &run) const
{
    const auto it = std::find_if(m_runs.cbegin(), m_runs.cend(),
                                 [&run](const RunSummary &candidate) { return candidate.id == run; });
    return it == m_runs.cend() ? -1 : static_cast<int>(std::distance(m_runs.cbegin(), it));
}

bool RunsModel::matches(int index, const QString &lowered) const
{
    return m_keys.at(index).contains(lowered);
}

int RunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RunSummary &shown = run(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cellText(shown, column);
    case Qt::ToolTipRole:
        return column == Script ? shown.script : QVariant();
    case Qt::TextAlignmentRole:
        return isFigure(column) ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole:
        if (column == Started)
            //: for screen readers, a run: %1 is a date and time, %2 a script, %3 an outcome
            return Console::tr("%1, %2, %3")
                .arg(dateAndTime(shown.startedAt), cellText(shown, Script), outcomeText(shown));
        //: %1 is a column, %2 what is in it
        return Console::tr("%1: %2").arg(headerText(column), cellText(shown, column));
    case SortRole:
        return sortValue(shown, column);
    case StateRole:
        return static_cast<int>(shown.outcome);
    case IdRole:
        return shown.id.value;
    case OverLimitRole:
        return isOverLimit(shown.requests, shown.failed);
    default:
        return {};
    }
}

QString RunsModel::cellText(const RunSummary &run, int column)
{
    switch (column) {
    case Started:
        return dateAndTime(run.startedAt);
    case Script:
        return QFileInfo(run.script).fileName();
    case Outcome:
        return outcomeText(run);
    case Runners:
        return text::number(run.runners);
    case Requests:
        return figure(run.requests);
    case Fails:
        return percent(failRate(run), 1);
    case Spread:
        return run.releaseBoundMs ? text::milliseconds(*run.releaseBoundMs) : noFigure();
    default:
        return {};
    }
}

QVariant RunsModel::sortValue(const RunSummary &run, int column)
{
    switch (column) {
    case Started:
        return QVariant::fromValue<qint64>(run.startedAt.time_since_epoch().count());
    case Script:
        return QFileInfo(run.script).fileName();
    case Outcome:
        return static_cast<int>(run.outcome);
    case Runners:
        return run.runners;
    case Requests:
        return run.requests ? QVariant(*run.requests) : QVariant();
    case Fails: {
        const auto rate = failRate(run);
        return rate ? QVariant(*rate) : QVariant();
    }
    case Spread:
        return run.releaseBoundMs ? QVariant(*run.releaseBoundMs) : QVariant();
    default:
        return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return headerText(section);
    if (role == Qt::ToolTipRole && !headerHelp(section).isEmpty())
        return headerHelp(section);
    return {};
}

} // namespace largada::viewmodels
