// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a view would show that looks again only where a model's signals send it.
#pragma once

#include <QAbstractItemModel>

#include "support/print_model.h"

namespace largada::test
{

class ModelMirror : public QObject
{
public:
    explicit ModelMirror(const QAbstractItemModel &model) : m_model(model), m_lines(printModel(model))
    {
        connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
            for (int row = first; row <= last; ++row)
                m_lines.insert(row, printRow(m_model, row));
        });
        connect(&model, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex &, int first, int last) { m_lines.remove(first, last - first + 1); });
        connect(&model, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
                    if (!roles.isEmpty() && !roles.contains(Qt::DisplayRole))
                        return;
                    for (int row = first.row(); row <= last.row(); ++row)
                        m_lines[row] = printRow(m_model, row);
                });
        connect(&model, &QAbstractItemModel::modelReset, this, [this] { m_lines = printModel(m_model); });
        connect(&model, &QAbstractItemModel::layoutChanged, this, [this] { m_lines = printModel(m_model); });
    }

    const QStringList &lines() const { return m_lines; }

private:
    const QAbstractItemModel &m_model;
    QStringList m_lines;
};

} // namespace largada::test
