// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The history as a table, in the order of the store: newest first. RunsFilter sorts and filters.
#pragma once

#include <vector>

#include "store/run_store.h"
#include "viewmodels/edited_table.h"
#include "viewmodels/roles.h"

namespace largada::viewmodels
{

// StateRole is the fleet::Outcome.
class RunsModel final : public EditedTable
{
    Q_OBJECT
public:
    // Mark: empty, for the view's check box.
    enum Column { Mark, Number, Started, Script, Outcome, Runners, Vus, Requests, P95, Fails, Spread, ColumnCount };

    explicit RunsModel(QObject *parent = nullptr);

    // Rows that stay keep their selection. Dates leave now's year out.
    void setRuns(const QVector<store::RunSummary> &runs, WallTime now = {});
    void retranslate();

    const store::RunSummary &run(int index) const { return m_runs[static_cast<size_t>(index)]; }
    int indexOf(const RunId &run) const; // -1: not there
    // Whether its script, its id or its number ("#42") has the text, which is in lower case.
    bool matches(int index, const QString &lowered) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QString cellText(const store::RunSummary &run, int column, WallTime now);
    static QVariant sortValue(const store::RunSummary &run, int column);

    std::vector<store::RunSummary> m_runs;
    QStringList m_keys; // in lower case
    WallTime m_now{};
};

} // namespace largada::viewmodels
