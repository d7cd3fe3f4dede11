// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/targets_model.h"

#include <algorithm>

#include <QHash>

#include "text/sentences.h"
#include "viewmodels/console_text.h"
#include "viewmodels/target_form.h"

namespace largada::viewmodels
{

using dashboard::Target;
using dashboard::TargetSummary;

namespace
{

QList<int> textRoles()
{
    return {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole};
}

QString headerText(int column)
{
    switch (column) {
    case TargetsModel::Enabled:
        return Console::tr("Enabled", "column: whether a target is");
    case TargetsModel::Label:
        return Console::tr("Label", "column: of a target");
    case TargetsModel::Url:
        return Console::tr("URL", "column: of a target");
    case TargetsModel::Vus:
        return Console::tr("VUs", "column");
    case TargetsModel::Duration:
        return Console::tr("Duration", "column");
    case TargetsModel::Interval:
        return Console::tr("Interval", "column: between two executions of a target at one agent");
    case TargetsModel::Executions:
        return Console::tr("Executions", "column: of the last hour");
    case TargetsModel::P95:
        return Console::tr("p95", "column: latency");
    case TargetsModel::Fails:
        return Console::tr("Fails", "column: share of the requests that failed");
    default:
        return {};
    }
}

QString headerHelp(int column)
{
    switch (column) {
    case TargetsModel::Enabled:
        return Console::tr("Agents run enabled targets only.");
    case TargetsModel::Vus:
        return Console::tr("Virtual users of one execution, which is one agent's.");
    case TargetsModel::Interval:
        return Console::tr("From the start of one execution to the start of the next, at each agent.");
    case TargetsModel::Executions:
        return Console::tr("Executions that ended in the last hour.");
    case TargetsModel::P95:
        return Console::tr("p95 latency of the last hour, from the lowest to the highest execution.");
    case TargetsModel::Fails:
        return Console::tr("Share of the requests of the last hour that failed.");
    default:
        return {};
    }
}

bool isFigure(int column)
{
    return column >= TargetsModel::Vus;
}

QString cellText(const TargetsModel::Row &row, int column)
{
    switch (column) {
    case TargetsModel::Label:
        return row.target.label;
    case TargetsModel::Url:
        return row.target.url;
    case TargetsModel::Vus:
        return text::number(row.target.vus);
    case TargetsModel::Duration:
        return lengthText(qint64(row.target.durationS) * 1000);
    case TargetsModel::Interval:
        return lengthText(row.target.runIntervalMs);
    case TargetsModel::Executions:
        return row.summary.executions > 0 ? figure(row.summary.executions) : noFigure();
    case TargetsModel::P95:
        return row.summary.lowestP95Ms && row.summary.highestP95Ms
                   ? text::milliseconds(*row.summary.lowestP95Ms, *row.summary.highestP95Ms)
                   : noFigure();
    case TargetsModel::Fails:
        return failPercent(row.summary.errorRate);
    default:
        return {};
    }
}

QVariant sortValue(const TargetsModel::Row &row, int column)
{
    const auto ifAny = [](const std::optional<double> &value) { return value ? QVariant(*value) : QVariant(); };
    switch (column) {
    case TargetsModel::Enabled:
        return row.target.enabled ? 0 : 1;
    case TargetsModel::Label:
        return row.target.label.toLower();
    case TargetsModel::Url:
        return row.target.url.toLower();
    case TargetsModel::Vus:
        return row.target.vus;
    case TargetsModel::Duration:
        return row.target.durationS;
    case TargetsModel::Interval:
        return row.target.runIntervalMs;
    case TargetsModel::Executions:
        return row.summary.executions;
    case TargetsModel::P95:
        return ifAny(row.summary.highestP95Ms);
    case TargetsModel::Fails:
        return ifAny(row.summary.errorRate);
    default:
        return {};
    }
}

QString accessibleText(const TargetsModel::Row &row, int column)
{
    if (column == TargetsModel::Enabled)
        return row.target.enabled ? Console::tr("Enabled", "a target") : Console::tr("Disabled", "a target");
    return Console::tr("%1: %2").arg(headerText(column), cellText(row, column));
}

} // namespace

TargetsModel::TargetsModel(QObject *parent) : EditedTable(parent) {}

void TargetsModel::setTargets(const QVector<Target> &targets, const QVector<TargetSummary> &summaries)
{
    QHash<QString, const TargetSummary *> byId;
    for (const TargetSummary &summary : summaries)
        byId.insert(summary.targetId, &summary);
    std::vector<Row> after;
    after.reserve(static_cast<size_t>(targets.size()));
    for (const Target &target : targets) {
        const TargetSummary *summary = byId.value(target.id);
        after.push_back({target, summary == nullptr ? TargetSummary() : *summary});
    }
    const auto changed = become(
        m_rows, std::move(after), [](const Row &row) { return row.target.id; }, &m_keys,
        [](const Row &row) { return (row.target.label + u'\n' + row.target.url).toLower(); });
    for (const RowRange &range : changed.value_or(QVector<RowRange>()))
        emit dataChanged(index(range.first, 0), index(range.last, ColumnCount - 1),
                         textRoles() << SortRole << MutedRole << OverLimitRole << Qt::CheckStateRole);
}

void TargetsModel::retranslate()
{
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1), textRoles());
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int TargetsModel::indexOf(const QString &id) const
{
    const auto it =
        std::find_if(m_rows.cbegin(), m_rows.cend(), [&id](const Row &candidate) { return candidate.target.id == id; });
    return it == m_rows.cend() ? -1 : static_cast<int>(std::distance(m_rows.cbegin(), it));
}

int TargetsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TargetsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TargetsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, column);
    case Qt::CheckStateRole:
        return column == Enabled ? QVariant(row.target.enabled ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::ToolTipRole:
        return column == Label || column == Url ? QVariant(plainToolTip(cellText(row, column))) : QVariant();
    case Qt::TextAlignmentRole:
        return isFigure(column) ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole:
        return accessibleText(row, column);
    case SortRole:
        return sortValue(row, column);
    case IdRole:
        return row.target.id;
    case MutedRole:
        return !row.target.enabled;
    case OverLimitRole:
        return isOverFailLimit(row.summary.errorRate);
    default:
        return {};
    }
}

QVariant TargetsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return section == Enabled ? QString() : headerText(section);
    if (role == Qt::AccessibleTextRole)
        return headerText(section);
    if (role == Qt::TextAlignmentRole && isFigure(section))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && !headerHelp(section).isEmpty())
        return headerHelp(section);
    return {};
}

TargetsFilter::TargetsFilter(TargetsModel &model, QObject *parent) : QSortFilterProxyModel(parent), m_model(model)
{
    setDynamicSortFilter(false);
    setSortRole(SortRole);
    setSortLocaleAware(true);
    setSourceModel(&model);
}

void TargetsFilter::show(const QString &text, const QStringList &hidden)
{
    const QString lowered = text.trimmed().toLower();
    if (lowered == m_text && hidden == m_hidden)
        return;
    m_text = lowered;
    m_hidden = hidden;
    invalidateFilter();
}

void TargetsFilter::resort()
{
    invalidate();
}

bool TargetsFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    Q_UNUSED(sourceParent)
    return !m_hidden.contains(m_model.target(sourceRow).id) && (m_text.isEmpty() || m_model.matches(sourceRow, m_text));
}

bool TargetsFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(SortRole), b = right.data(SortRole);
    if (!a.isValid() || !b.isValid()) // none is least
        return !a.isValid() && b.isValid();
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace largada::viewmodels
