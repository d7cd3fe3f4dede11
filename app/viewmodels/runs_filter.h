// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The runs that a person wants to see, in the order asked for; newest first until then.
#pragma once

#include <optional>

#include <QSortFilterProxyModel>

#include "viewmodels/runs_model.h"

namespace largada::viewmodels
{

struct RunsWanted {
    QString text;                      // in the script's path, the run's id or "#42"; empty: all
    QVector<fleet::Outcome> outcomes;  // none: all
    std::optional<WallTime> since;     // begun then or later
    bool onlyOverLimit = false;        // more than 5% of the requests failed
    bool onlyThresholdsMissed = false; // whatever the outcome
    bool onlyThresholdsMet = false;    // or none given
    QVector<RunId> hidden;             // as if they were not there
    bool operator==(const RunsWanted &) const = default;
};

class RunsFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    // The model has to outlive this.
    explicit RunsFilter(RunsModel &model, QObject *parent = nullptr);

    void show(const RunsWanted &wanted);
    void resort(); // filters and sorts what has changed since

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    RunsModel &m_model;
    RunsWanted m_wanted; // its text in lower case
};

} // namespace largada::viewmodels
