// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A table whose rows are given anew as a whole: it announces what became of them, so that rows that stay keep their
// selection. Not for fleets (RunnerModel), which are told what changed.
#pragma once

#include <optional>
#include <type_traits>

#include <QAbstractTableModel>
#include <QStringList>

#include "viewmodels/row_edits.h"

namespace largada::viewmodels
{

class EditedTable : public QAbstractTableModel
{
protected:
    using QAbstractTableModel::QAbstractTableModel;

    // Makes rows out of after. keyOf: as editsBetween(). texts, made by textOf(row), are kept in step, one a row. What
    // changed within rows is given back, for the caller to announce; nullopt: the model was reset, and nothing is left.
    template<class Row, class KeyOf, class TextOf = std::nullptr_t>
    std::optional<QVector<RowRange>> become(std::vector<Row> &rows, std::vector<Row> after, KeyOf keyOf,
                                            QStringList *texts = nullptr, TextOf textOf = nullptr)
    {
        const auto text = [&textOf](const Row &row) -> QString {
            if constexpr (std::is_null_pointer_v<TextOf>)
                return {};
            else
                return textOf(row);
        };
        const RowEdits edits = editsBetween(rows, after, keyOf);
        if (edits.isReset) {
            beginResetModel();
            rows = std::move(after);
            if (texts) {
                texts->clear();
                for (const Row &row : rows)
                    *texts << text(row);
            }
            endResetModel();
            return std::nullopt;
        }
        for (const RowRange &range : edits.removed) {
            beginRemoveRows({}, range.first, range.last);
            rows.erase(rows.begin() + range.first, rows.begin() + range.last + 1);
            if (texts)
                texts->remove(range.first, range.last - range.first + 1);
            endRemoveRows();
        }
        for (const RowRange &range : edits.inserted) {
            beginInsertRows({}, range.first, range.last);
            rows.insert(rows.begin() + range.first, after.begin() + range.first, after.begin() + range.last + 1);
            for (int i = range.first; texts && i <= range.last; ++i)
                texts->insert(i, text(after[static_cast<size_t>(i)]));
            endInsertRows();
        }
        rows = std::move(after);
        for (const RowRange &range : edits.changed) {
            for (int i = range.first; texts && i <= range.last; ++i)
                (*texts)[i] = text(rows[static_cast<size_t>(i)]);
        }
        return edits.changed;
    }
};

} // namespace largada::viewmodels
