// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/runs_filter.h"

namespace largada::viewmodels
{

RunsFilter::RunsFilter(RunsModel &model, QObject *parent) : QSortFilterProxyModel(parent), m_model(model)
{
    setDynamicSortFilter(false);
    setSortRole(SortRole);
    setSourceModel(&model);
}

void RunsFilter::show(const RunsWanted &wanted)
{
    RunsWanted lowered = wanted;
    lowered.text = wanted.text.trimmed().toLower();
    if (lowered == m_wanted)
        return;
    m_wanted = lowered;
    resort();
}

void RunsFilter::resort()
{
    invalidate();
}

bool RunsFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    Q_UNUSED(sourceParent)
    const store::RunSummary &run = m_model.run(sourceRow);
    if (!m_wanted.outcomes.isEmpty() && !m_wanted.outcomes.contains(run.outcome))
        return false;
    if (m_wanted.since && run.startedAt < *m_wanted.since)
        return false;
    if ((m_wanted.onlyThresholdsMissed && !run.thresholdsMissed) ||
        (m_wanted.onlyThresholdsMet && run.thresholdsMissed) || m_wanted.hidden.contains(run.id))
        return false;
    if (m_wanted.onlyOverLimit && !m_model.index(sourceRow, 0).data(OverLimitRole).toBool())
        return false;
    return m_wanted.text.isEmpty() || m_model.matches(sourceRow, m_wanted.text);
}

bool RunsFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant a = left.data(SortRole), b = right.data(SortRole);
    if (!a.isValid() || !b.isValid()) // none is least
        return !a.isValid() && b.isValid();
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace largada::viewmodels
