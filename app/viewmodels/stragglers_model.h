// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The waiting list of a closed gate: one row a reason. A group keeps its place while it is there, so that the list does
// not jump under a cursor; new ones come last.
#pragma once

#include "viewmodels/edited_table.h"
#include "viewmodels/roles.h"
#include "viewmodels/stragglers.h"

namespace largada::viewmodels
{

// StateRole is the fleet::ReasonCode, IdRole the names of all runners of the group.
class StragglersModel final : public EditedTable
{
    Q_OBJECT
public:
    enum Column { Count, Reason, Runners, Since, ColumnCount };
    static constexpr int namesShown = 3;

    explicit StragglersModel(QObject *parent = nullptr);

    void update(const std::vector<fleet::RunnerRow> &rows, const Absent &absent = {});
    void retranslate();

    const StragglerGroup &group(int index) const { return m_groups[static_cast<size_t>(index)]; }
    int waiting() const; // runners

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QString cellText(const StragglerGroup &group, int column);
    std::vector<StragglerGroup> m_groups;
};

} // namespace largada::viewmodels
