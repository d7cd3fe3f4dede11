// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/runs_model.h"

#include <algorithm>

#include <QFileInfo>

#include "fleet/run_figures.h"
#include "text/sentences.h"
#include "viewmodels/console_text.h"
#include "viewmodels/report_figures.h"

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
    case RunsModel::Number:
        return QStringLiteral("#");
    case RunsModel::Started:
        return Console::tr("Start", "column: date and time");
    case RunsModel::Script:
        return Console::tr("Script", "column");
    case RunsModel::Outcome:
        return Console::tr("Outcome", "column");
    case RunsModel::Runners:
        return Console::tr("Runners", "column");
    case RunsModel::Vus:
        return Console::tr("VUs", "column");
    case RunsModel::Requests:
        return Console::tr("Requests", "column");
    case RunsModel::P95:
        return Console::tr("p95", "column: latency");
    case RunsModel::Fails:
        return Console::tr("Fails", "column: share of the requests that failed");
    case RunsModel::Spread:
        return Console::tr("Spread", "column: release spread");
    default:
        return {};
    }
}

QString headerHelp(int column)
{
    switch (column) {
    case RunsModel::Vus:
        return Console::tr("Virtual users planned for the main phase, whole fleet.");
    case RunsModel::Requests:
        return Console::tr("Requests of the main phase.");
    case RunsModel::P95:
        return Console::tr("p95 latency of the main phase, from the lowest to the highest runner.");
    case RunsModel::Fails:
        return Console::tr("Share of the requests that failed.");
    case RunsModel::Spread:
        return Console::tr("Release spread: from the first release to the last runner's answer, at most; of the main "
                           "phase.");
    default:
        return {};
    }
}

bool isFigure(int column)
{
    return column == RunsModel::Number || column >= RunsModel::Runners;
}

} // namespace

RunsModel::RunsModel(QObject *parent) : EditedTable(parent) {}

void RunsModel::setRuns(const QVector<RunSummary> &runs, WallTime now)
{
    m_now = now;
    const auto changed = become(
        m_runs, {runs.cbegin(), runs.cend()}, [](const RunSummary &run) { return run.id; }, &m_keys,
        [](const RunSummary &run) {
            return QStringLiteral("%1\n%2\n#%3").arg(run.script, run.id.value).arg(run.number).toLower();
        });
    for (const RowRange &range : changed.value_or(QVector<RowRange>()))
        emit dataChanged(index(range.first, 0), index(range.last, ColumnCount - 1),
                         textRoles() << SortRole << StateRole << OverLimitRole);
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
        return cellText(shown, column, m_now);
    case Qt::ToolTipRole:
        return column == Script ? shown.script : QVariant();
    case Qt::TextAlignmentRole:
        return isFigure(column) ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole:
        if (column == Mark)
            return Console::tr("Selection of the run");
        if (column == Started)
            //: for screen readers, a run: %1 is a date and time, %2 a script, %3 an outcome
            return Console::tr("%1, %2, %3")
                .arg(dateAndTime(shown.startedAt), cellText(shown, Script, m_now),
                     outcomeWord(shown.outcome, shown.thresholdsMissed));
        //: %1 is a column, %2 what is in it
        return Console::tr("%1: %2").arg(headerText(column), cellText(shown, column, m_now));
    case SortRole:
        return sortValue(shown, column);
    case StateRole:
        return static_cast<int>(shown.outcome);
    case IdRole:
        return shown.id.value;
    case OverLimitRole:
        return fleet::isOverLimit(shown.requests, shown.failed);
    default:
        return {};
    }
}

QString RunsModel::cellText(const RunSummary &run, int column, WallTime now)
{
    switch (column) {
    case Number:
        return run.number > 0 ? text::number(run.number) : noFigure();
    case Started:
        return dateAndTime(run.startedAt, now);
    case Script:
        return QFileInfo(run.script).fileName();
    case Outcome:
        return outcomeWord(run.outcome, run.thresholdsMissed);
    case Runners:
        return text::number(run.runners);
    case Vus:
        return figure(run.maxVus);
    case Requests:
        return figure(run.requests);
    case P95:
        return run.p95Low && run.p95High ? text::milliseconds(*run.p95Low, *run.p95High) : noFigure();
    case Fails:
        return failPercent(run.requests, run.failed);
    case Spread:
        return run.releaseBoundMs ? text::milliseconds(*run.releaseBoundMs) : noFigure();
    default:
        return {};
    }
}

QVariant RunsModel::sortValue(const RunSummary &run, int column)
{
    switch (column) {
    case Number:
        return run.number;
    case Started:
        return QVariant::fromValue<qint64>(run.startedAt.time_since_epoch().count());
    case Script:
        return QFileInfo(run.script).fileName();
    case Outcome:
        return static_cast<int>(run.outcome);
    case Runners:
        return run.runners;
    case Vus:
        return run.maxVus ? QVariant(*run.maxVus) : QVariant();
    case Requests:
        return run.requests ? QVariant(*run.requests) : QVariant();
    case P95:
        return run.p95High ? QVariant(*run.p95High) : QVariant();
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
    if (role == Qt::TextAlignmentRole && isFigure(section))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && !headerHelp(section).isEmpty())
        return headerHelp(section);
    return {};
}

} // namespace largada::viewmodels
