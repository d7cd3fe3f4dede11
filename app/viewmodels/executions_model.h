// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One page of the agents' executions as a table, in the dashboard's order: newest first. The dashboard filters and
// pages.
#pragma once

#include <vector>

#include "dashboard/contract/values.h"
#include "viewmodels/edited_table.h"
#include "viewmodels/roles.h"

namespace largada::viewmodels
{

// StateRole is the dashboard::ExecutionStatus. Names, labels and errors are data: tooltips are escaped.
class ExecutionsModel final : public EditedTable
{
    Q_OBJECT
public:
    enum Column { Started, Status, Agent, Target, Duration, Rate, Iterations, P95, Fails, ColumnCount };

    explicit ExecutionsModel(QObject *parent = nullptr);

    // Rows that stay keep their selection. now: for how long those that run have run.
    void setExecutions(const QVector<dashboard::Execution> &executions, WallTime now);
    void retranslate();

    const dashboard::Execution &execution(int index) const { return m_rows[static_cast<size_t>(index)]; }
    int indexOf(const QString &id) const; // -1: not there

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString cellText(const dashboard::Execution &execution, int column) const;

    std::vector<dashboard::Execution> m_rows;
    WallTime m_now{};
};

// All that is known of one, for its details: name and value, in the installed language.
struct ExecutionFact {
    QString name;
    QString value;
    bool isOverLimit = false;
    bool operator==(const ExecutionFact &) const = default;
};
QVector<ExecutionFact> factsOf(const dashboard::Execution &execution, WallTime now);
QString targetName(const QString &label, const QString &url); // the address where it has no label

} // namespace largada::viewmodels
