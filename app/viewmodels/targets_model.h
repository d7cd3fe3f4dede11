// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The agent fleet's targets as a table, with what their executions of the last hour came to. TargetsFilter sorts and
// filters.
#pragma once

#include <vector>

#include <QSortFilterProxyModel>

#include "dashboard/contract/values.h"
#include "viewmodels/edited_table.h"
#include "viewmodels/roles.h"

namespace largada::viewmodels
{

// Labels and addresses are data: nothing here is markup but tooltips, which Qt would guess at, and those are escaped.
class TargetsModel final : public EditedTable
{
    Q_OBJECT
public:
    // Enabled: Qt::CheckStateRole, no text. Executions, P95 and Fails: of the last hour.
    enum Column { Enabled, Label, Url, Vus, Duration, Interval, Executions, P95, Fails, ColumnCount };

    struct Row {
        dashboard::Target target;
        dashboard::TargetSummary summary;
        bool operator==(const Row &) const = default;
    };

    explicit TargetsModel(QObject *parent = nullptr);

    // Rows that stay keep their selection.
    void setTargets(const QVector<dashboard::Target> &targets, const QVector<dashboard::TargetSummary> &summaries);
    void retranslate();

    const dashboard::Target &target(int index) const { return m_rows[static_cast<size_t>(index)].target; }
    int indexOf(const QString &id) const; // -1: not there
    // Whether its label or its address has the text, which is in lower case.
    bool matches(int index, const QString &lowered) const { return m_keys.at(index).contains(lowered); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<Row> m_rows;
    QStringList m_keys; // in lower case
};

// Those that a person wants to see, in the order asked for.
class TargetsFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    // The model has to outlive this.
    explicit TargetsFilter(TargetsModel &model, QObject *parent = nullptr);

    // text: in the label or the address; empty: all. hidden: as if they were not there.
    void show(const QString &text, const QStringList &hidden);
    void resort(); // filters and sorts what has changed since

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    TargetsModel &m_model;
    QString m_text; // in lower case
    QStringList m_hidden;
};

} // namespace largada::viewmodels
