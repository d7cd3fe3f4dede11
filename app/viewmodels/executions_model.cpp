// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/executions_model.h"

#include <algorithm>

#include <QLocale>

#include "text/sentences.h"
#include "viewmodels/console_text.h"

namespace largada::viewmodels
{

using dashboard::Execution;

namespace
{

QList<int> textRoles()
{
    return {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole};
}

QString headerText(int column)
{
    switch (column) {
    case ExecutionsModel::Started:
        return Console::tr("Start", "column: date and time");
    case ExecutionsModel::Status:
        return Console::tr("Outcome", "column");
    case ExecutionsModel::Agent:
        return Console::tr("Agent", "column");
    case ExecutionsModel::Target:
        return Console::tr("Target", "column");
    case ExecutionsModel::Duration:
        return Console::tr("Duration", "column");
    case ExecutionsModel::Rate:
        return Console::tr("Requests/s", "column");
    case ExecutionsModel::Iterations:
        return Console::tr("Iterations", "column");
    case ExecutionsModel::P95:
        return Console::tr("p95", "column: latency");
    case ExecutionsModel::Fails:
        return Console::tr("Fails", "column: share of the requests that failed");
    default:
        return {};
    }
}

bool isFigure(int column)
{
    return column >= ExecutionsModel::Duration;
}

QString durationOf(const Execution &execution, WallTime now)
{
    const WallTime end = execution.endedAt.value_or(now);
    // Two clocks may be a little apart.
    const std::chrono::milliseconds time = std::max(end - execution.startedAt, std::chrono::milliseconds(0));
    return text::duration(execution.endedAt ? time : std::chrono::floor<std::chrono::seconds>(time));
}

QString timeText(const std::optional<double> &ms)
{
    return ms ? text::milliseconds(*ms) : noFigure();
}

} // namespace

QString targetName(const QString &label, const QString &url)
{
    return label.isEmpty() ? url : label;
}

ExecutionsModel::ExecutionsModel(QObject *parent) : EditedTable(parent) {}

void ExecutionsModel::setExecutions(const QVector<Execution> &executions, WallTime now)
{
    m_now = now;
    const auto edited = become(m_rows, {executions.cbegin(), executions.cend()},
                               [](const Execution &execution) { return execution.id; });
    if (!edited)
        return;
    std::vector<int> changed;
    for (const RowRange &range : *edited) {
        for (int i = range.first; i <= range.last; ++i)
            changed.push_back(i);
    }
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) { // the time goes on for these
        if (!execution(i).endedAt && std::find(changed.cbegin(), changed.cend(), i) == changed.cend())
            changed.push_back(i);
    }
    std::sort(changed.begin(), changed.end());
    for (const RowRange &range : contiguousRanges(changed))
        emit dataChanged(index(range.first, 0), index(range.last, ColumnCount - 1),
                         textRoles() << StateRole << OverLimitRole);
}

void ExecutionsModel::retranslate()
{
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1), textRoles());
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int ExecutionsModel::indexOf(const QString &id) const
{
    const auto it =
        std::find_if(m_rows.cbegin(), m_rows.cend(), [&id](const Execution &candidate) { return candidate.id == id; });
    return it == m_rows.cend() ? -1 : static_cast<int>(std::distance(m_rows.cbegin(), it));
}

int ExecutionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ExecutionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ExecutionsModel::cellText(const Execution &execution, int column) const
{
    const dashboard::ExecutionMetrics &metrics = execution.metrics;
    switch (column) {
    case Started:
        return dateAndTime(execution.startedAt, m_now);
    case Status:
        return text::word(execution.status);
    case Agent:
        return execution.agent;
    case Target:
        return targetName(execution.targetLabel, execution.targetUrl);
    case Duration:
        return durationOf(execution, m_now);
    case Rate:
        return metrics.rps ? rateText(*metrics.rps) : noFigure();
    case Iterations:
        return figure(metrics.iterations);
    case P95:
        return timeText(metrics.p95Ms);
    case Fails:
        return failPercent(metrics.errorRate);
    default:
        return {};
    }
}

QVariant ExecutionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Execution &shown = execution(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cellText(shown, column);
    case Qt::ToolTipRole:
        if (column == Status && !shown.error.isEmpty())
            return plainToolTip(shown.error);
        if (column == Target)
            return plainToolTip(shown.targetUrl);
        return column == Agent ? QVariant(plainToolTip(shown.agent)) : QVariant();
    case Qt::TextAlignmentRole:
        return isFigure(column) ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole:
        return Console::tr("%1: %2").arg(headerText(column), cellText(shown, column));
    case StateRole:
        return static_cast<int>(shown.status);
    case IdRole:
        return shown.id;
    case OverLimitRole:
        return isOverFailLimit(shown.metrics.errorRate);
    default:
        return {};
    }
}

QVariant ExecutionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return headerText(section);
    if (role == Qt::TextAlignmentRole && isFigure(section))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVector<ExecutionFact> factsOf(const Execution &execution, WallTime now)
{
    const dashboard::ExecutionMetrics &metrics = execution.metrics;
    QVector<ExecutionFact> facts{
        {Console::tr("Agent", "column"), execution.agent},
        {Console::tr("Target", "column"), targetName(execution.targetLabel, execution.targetUrl)},
        {Console::tr("URL", "column: of a target"), execution.targetUrl},
        {Console::tr("Start", "column: date and time"), dateAndTime(execution.startedAt)},
        {Console::tr("End", "of an execution: date and time"),
         execution.endedAt ? dateAndTime(*execution.endedAt) : noFigure()},
        {Console::tr("Duration", "column"), durationOf(execution, now)},
        {QStringLiteral("p50"), timeText(metrics.p50Ms)},
        {QStringLiteral("p95"), timeText(metrics.p95Ms)},
        {QStringLiteral("p99"), timeText(metrics.p99Ms)},
        {Console::tr("Mean", "latency"), timeText(metrics.avgMs)},
        {Console::tr("Requests/s", "column"), metrics.rps ? rateText(*metrics.rps) : noFigure()},
        {Console::tr("Iterations", "column"), figure(metrics.iterations)},
        {Console::tr("Fails", "column: share of the requests that failed"), failPercent(metrics.errorRate),
         isOverFailLimit(metrics.errorRate)},
        {Console::tr("Received"),
         metrics.dataReceivedBytes ? QLocale().formattedDataSize(*metrics.dataReceivedBytes) : noFigure()},
        {QStringLiteral("ID"), execution.id}};
    return facts;
}

} // namespace largada::viewmodels
