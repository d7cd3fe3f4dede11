// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every runner of a run that ended, a row a phase; and the part of them that a person wants to see.
#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include "fleet/run_record.h"
#include "viewmodels/roles.h"

namespace largada::viewmodels
{

// StateRole is a fleet::RunnerState: Done or Failed.
class RunReportModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Runner, Phase, Start, Requests, Fails, P95, Cpu, Memory, ExitCode, Reason, ColumnCount };

    explicit RunReportModel(QObject *parent = nullptr);

    void setRun(const fleet::RunRecord &run);
    void retranslate();

    struct Row {
        fleet::PhaseName phase = fleet::PhaseName::Main;
        fleet::RunnerRecord runner;
    };
    const Row &row(int index) const { return m_rows[static_cast<size_t>(index)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QString cellText(const Row &row, int column);
    static QVariant sortValue(const Row &row, int column);

    std::vector<Row> m_rows;
};

class RunReportFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    // The model has to outlive this.
    explicit RunReportFilter(RunReportModel &model, QObject *parent = nullptr);

    void setText(const QString &text); // in the name or the reason; empty: all
    void setOnlyLost(bool onlyLost);

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    RunReportModel &m_model;
    QString m_lowered;
    bool m_onlyLost = false;
};

} // namespace largada::viewmodels
