// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/runner_filter.h"

#include "viewmodels/runner_facts.h"

namespace largada::viewmodels
{

using fleet::RunnerRow;

namespace
{

unsigned bitOf(fleet::RunnerState state)
{
    return 1U << static_cast<unsigned>(state);
}

// Of raw values, without a QVariant each: a sort of 10,000 rows compares 130,000 times.
bool isLess(const RunnerRow &left, const RunnerRow &right, int column) // any but Rate
{
    switch (column) {
    case RunnerModel::State:
        return left.state < right.state;
    case RunnerModel::Name:
        return left.id < right.id;
    case RunnerModel::Phase:
        return left.phase < right.phase;
    case RunnerModel::Reason:
        return left.reason.code < right.reason.code;
    case RunnerModel::Vus:
        return left.vus < right.vus;
    case RunnerModel::StartOffset:
        return left.startMs < right.startMs;
    case RunnerModel::P95:
        return left.p95Ms < right.p95Ms;
    case RunnerModel::Requests:
        return left.requests < right.requests; // none is least
    case RunnerModel::Fails:
        return left.failRate() < right.failRate();
    case RunnerModel::Cpu:
        return left.cpuPercent < right.cpuPercent;
    case RunnerModel::Memory:
        return left.rssMb < right.rssMb;
    case RunnerModel::ExitCode:
        return left.exitCode < right.exitCode;
    case RunnerModel::Since:
        return left.since < right.since;
    case RunnerModel::Node:
        return left.node < right.node;
    case RunnerModel::PodStatus:
        return left.podStatus < right.podStatus;
    case RunnerModel::Restarts:
        return left.restarts < right.restarts;
    case RunnerModel::Age: // the longer ago, the older; none is least
        return !left.createdAt || !right.createdAt ? left.createdAt < right.createdAt
                                                   : *left.createdAt > *right.createdAt;
    default:
        return false;
    }
}

} // namespace

RunnerFilter::RunnerFilter(RunnerModel &model, QObject *parent) : QSortFilterProxyModel(parent), m_model(&model)
{
    setDynamicSortFilter(false);
    setSortRole(SortRole);
    setSourceModel(&model);
}

void RunnerFilter::setModel(RunnerModel &model)
{
    if (&model == m_model)
        return;
    m_model = &model; // first: setting it filters
    setSourceModel(&model);
    emit refiltered();
}

void RunnerFilter::showStates(const QVector<fleet::RunnerState> &states)
{
    unsigned wanted = 0;
    for (const fleet::RunnerState state : states)
        wanted |= bitOf(state);
    if (wanted == m_states)
        return;
    m_states = wanted;
    resort();
}

void RunnerFilter::setText(const QString &text)
{
    const QString lowered = text.trimmed().toLower();
    if (lowered == m_lowered)
        return;
    m_lowered = lowered;
    resort();
}

void RunnerFilter::showProblemsOnly(const std::optional<WallTime> &now)
{
    if (now == m_problemsAt)
        return;
    m_problemsAt = now;
    resort();
}

void RunnerFilter::resort()
{
    // Not invalidateFilter(): it announces scattered rows one by one, and puts those that come back in without a sort.
    invalidate();
    emit refiltered();
}

bool RunnerFilter::accepts(int sourceRow) const
{
    const RunnerRow &row = m_model->row(sourceRow);
    if (m_states != 0 && (m_states & bitOf(row.state)) == 0)
        return false;
    if (m_problemsAt && !isProblem(row, *m_problemsAt))
        return false;
    return m_lowered.isEmpty() || m_model->matches(sourceRow, m_lowered);
}

bool RunnerFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    Q_UNUSED(sourceParent)
    return accepts(sourceRow);
}

bool RunnerFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (left.column() == RunnerModel::Rate)
        return m_model->requestsPerSecond(left.row()) < m_model->requestsPerSecond(right.row());
    return isLess(m_model->row(left.row()), m_model->row(right.row()), left.column());
}

} // namespace largada::viewmodels
