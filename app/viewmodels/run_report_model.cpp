// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/run_report_model.h"

#include "fleet/run_figures.h"
#include "fleet/runner_row.h"
#include "k6/exit_code.h"
#include "text/sentences.h"
#include "viewmodels/console_text.h"

namespace largada::viewmodels
{

namespace
{

QString headerText(int column)
{
    switch (column) {
    case RunReportModel::Runner:
        return Console::tr("Runner", "column");
    case RunReportModel::Phase:
        return Console::tr("Phase", "column");
    case RunReportModel::Start:
        return Console::tr("Start offset", "column");
    case RunReportModel::Requests:
        return Console::tr("Requests", "column");
    case RunReportModel::Fails:
        return Console::tr("Fails", "column: share of the requests that failed");
    case RunReportModel::P95:
        return Console::tr("p95", "column: latency");
    case RunReportModel::Cpu:
        return Console::tr("CPU", "column");
    case RunReportModel::Memory:
        return Console::tr("Memory", "column");
    case RunReportModel::ExitCode:
        return Console::tr("End", "column: exit code and what it means");
    case RunReportModel::Reason:
        return Console::tr("Reason", "column");
    default:
        return {};
    }
}

QString headerHelp(int column)
{
    switch (column) {
    case RunReportModel::Start:
        return Console::tr("From the phase's first release to this runner's answer.");
    case RunReportModel::P95:
        return Console::tr("p95 latency of this runner, exact.");
    case RunReportModel::Cpu:
        return Console::tr("Highest over 5 s; 100% is one core.");
    case RunReportModel::Memory:
        return Console::tr("Highest.");
    default:
        return {};
    }
}

// In two or three words, after the code.
QString exitWord(int code)
{
    switch (k6::exitMeaning(code)) {
    case k6::ExitMeaning::Ok:
        return Console::tr("finished", "exit code of k6");
    case k6::ExitMeaning::CloudRun:
        return Console::tr("cloud run", "exit code of k6");
    case k6::ExitMeaning::ThresholdsCrossed:
        return Console::tr("thresholds missed", "exit code of k6");
    case k6::ExitMeaning::SetupTimeout:
        return Console::tr("setup() too slow", "exit code of k6");
    case k6::ExitMeaning::TeardownTimeout:
        return Console::tr("teardown() too slow", "exit code of k6");
    case k6::ExitMeaning::Timeout:
        return Console::tr("time limit", "exit code of k6");
    case k6::ExitMeaning::StoppedByApi:
        return Console::tr("stopped", "exit code of k6");
    case k6::ExitMeaning::BadConfig:
        return Console::tr("bad options", "exit code of k6");
    case k6::ExitMeaning::Interrupted:
        return Console::tr("interrupted", "exit code of k6");
    case k6::ExitMeaning::PortTaken:
        return Console::tr("port taken", "exit code of k6");
    case k6::ExitMeaning::ScriptException:
        return Console::tr("script error", "exit code of k6");
    case k6::ExitMeaning::ScriptAborted:
        return Console::tr("ended by the script", "exit code of k6");
    case k6::ExitMeaning::Panic:
        return Console::tr("k6 crashed", "exit code of k6");
    case k6::ExitMeaning::ScriptFailed:
        return Console::tr("failed by the script", "exit code of k6");
    case k6::ExitMeaning::BadCommandLine:
        return Console::tr("bad command line", "exit code of k6");
    case k6::ExitMeaning::Signal:
        return Console::tr("killed", "exit code of k6");
    case k6::ExitMeaning::Unknown:
        return Console::tr("unknown", "exit code of k6");
    }
    return {};
}

bool isFigure(int column)
{
    return column >= RunReportModel::Start && column <= RunReportModel::Memory;
}

QString reasonText(const RunReportModel::Row &row)
{
    if (row.runner.reason.code != fleet::ReasonCode::None)
        return text::sentence(row.runner.reason);
    return row.runner.lost ? Console::tr("The reason is not known.") : QString();
}

std::optional<qint64> requestsOf(const fleet::RunnerRecord &runner)
{
    return runner.counts ? std::optional(runner.counts->requests) : std::nullopt;
}

std::optional<qint64> failedOf(const fleet::RunnerRecord &runner)
{
    return runner.counts ? std::optional(runner.counts->failed) : std::nullopt;
}

template<class T>
QVariant valueOrNone(const std::optional<T> &value)
{
    return value ? QVariant::fromValue(*value) : QVariant();
}

QString millisecondsOf(const std::optional<double> &value)
{
    return value ? text::milliseconds(*value) : noFigure();
}

} // namespace

RunReportModel::RunReportModel(QObject *parent) : QAbstractTableModel(parent) {}

void RunReportModel::setRun(const fleet::RunRecord &run)
{
    beginResetModel();
    m_rows.clear();
    for (const fleet::PhaseRecord &phase : run.phases) {
        for (const fleet::RunnerRecord &runner : phase.detail)
            m_rows.push_back({phase.phase, runner});
    }
    endResetModel();
}

void RunReportModel::retranslate()
{
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1),
                         {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int RunReportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RunReportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunReportModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &shown = row(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cellText(shown, column);
    case Qt::ToolTipRole:
        return column == Reason && !reasonText(shown).isEmpty() ? QVariant(reasonText(shown)) : QVariant();
    case Qt::TextAlignmentRole:
        return isFigure(column) ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole:
        if (column == Runner)
            //: for screen readers, a runner of a run: %1 is its name, %2 a phase, %3 how it ended
            return Console::tr("%1, %2, %3")
                .arg(shown.runner.name.value, text::word(shown.phase), cellText(shown, ExitCode));
        return Console::tr("%1: %2").arg(headerText(column), cellText(shown, column));
    case SortRole:
        return sortValue(shown, column);
    case StateRole:
        return static_cast<int>(shown.runner.lost ? fleet::RunnerState::Failed : fleet::RunnerState::Done);
    case IdRole:
        return shown.runner.name.value;
    case OverLimitRole:
        return fleet::isOverLimit(requestsOf(shown.runner), failedOf(shown.runner));
    default:
        return {};
    }
}

QString RunReportModel::cellText(const Row &row, int column)
{
    const fleet::RunnerRecord &runner = row.runner;
    switch (column) {
    case Runner:
        return runner.name.value;
    case Phase:
        return text::word(row.phase);
    case Start:
        return millisecondsOf(runner.start.acknowledgedMs);
    case Requests:
        return figure(requestsOf(runner));
    case Fails:
        return failPercent(requestsOf(runner), failedOf(runner));
    case P95:
        return millisecondsOf(runner.latency.p95);
    case Cpu:
        return percent(runner.cpuPercent ? std::optional(*runner.cpuPercent / 100) : std::nullopt, 0);
    case Memory:
        //: %1 is a number of megabytes
        return runner.rssMb ? Console::tr("%1 MB").arg(text::number(*runner.rssMb)) : noFigure();
    case ExitCode: {
        const QString lost = runner.lost ? Console::tr("lost", "end of a runner") : noFigure();
        if (!runner.exitCode)
            return lost;
        //: %1 is an exit code, %2 what it means
        return Console::tr("%1, %2").arg(QString::number(*runner.exitCode), exitWord(*runner.exitCode));
    }
    case Reason:
        return reasonText(row);
    default:
        return {};
    }
}

QVariant RunReportModel::sortValue(const Row &row, int column)
{
    const fleet::RunnerRecord &runner = row.runner;
    switch (column) {
    case Runner:
        return runner.name.value;
    case Phase:
        return static_cast<int>(row.phase);
    case Start:
        return valueOrNone(runner.start.acknowledgedMs);
    case Requests:
        return valueOrNone(requestsOf(runner));
    case Fails:
        return runner.counts && runner.counts->requests > 0
                   ? QVariant(static_cast<double>(runner.counts->failed) / static_cast<double>(runner.counts->requests))
                   : QVariant();
    case P95:
        return valueOrNone(runner.latency.p95);
    case Cpu:
        return valueOrNone(runner.cpuPercent);
    case Memory:
        return valueOrNone(runner.rssMb);
    case ExitCode:
        return valueOrNone(runner.exitCode);
    case Reason:
        return static_cast<int>(runner.reason.code);
    default:
        return {};
    }
}

QVariant RunReportModel::headerData(int section, Qt::Orientation orientation, int role) const
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

RunReportFilter::RunReportFilter(RunReportModel &model, QObject *parent) : QSortFilterProxyModel(parent), m_model(model)
{
    setDynamicSortFilter(false);
    setSortRole(SortRole);
    setSourceModel(&model);
}

void RunReportFilter::setText(const QString &text)
{
    m_lowered = text.trimmed().toLower();
    invalidate();
}

void RunReportFilter::setOnlyLost(bool onlyLost)
{
    m_onlyLost = onlyLost;
    invalidate();
}

bool RunReportFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    Q_UNUSED(sourceParent)
    const RunReportModel::Row &row = m_model.row(sourceRow);
    if (m_onlyLost && !row.runner.lost)
        return false;
    return m_lowered.isEmpty() || row.runner.name.value.toLower().contains(m_lowered) ||
           reasonText(row).toLower().contains(m_lowered);
}

bool RunReportFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(SortRole), b = right.data(SortRole);
    if (!a.isValid() || !b.isValid()) // none is least
        return !a.isValid() && b.isValid();
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace largada::viewmodels
