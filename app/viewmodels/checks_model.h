// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The preflight checks as a list: how serious, and what was found. A handful of rows.
#pragma once

#include <QAbstractTableModel>

#include "fleet/preflight.h"
#include "viewmodels/roles.h"

namespace largada::viewmodels
{

// StateRole is the fleet::CheckLevel.
class ChecksModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Level, Finding, ColumnCount };

    explicit ChecksModel(QObject *parent = nullptr);

    void setChecks(const QVector<fleet::Check> &checks);
    void retranslate();

    const QVector<fleet::Check> &checks() const { return m_checks; }
    int count(fleet::CheckLevel level) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QVector<fleet::Check> m_checks;
};

} // namespace largada::viewmodels
