// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What turns one list of rows into another, as a model has to announce it. Pure.
#pragma once

#include <algorithm>
#include <vector>

#include <QHash>
#include <QVector>

namespace largada::viewmodels
{

struct RowRange {
    int first = 0;
    int last = 0;
    bool operator==(const RowRange &) const = default;
};

// Of rows in ascending order, each once.
inline QVector<RowRange> contiguousRanges(const std::vector<int> &rows)
{
    QVector<RowRange> ranges;
    for (const int row : rows) {
        if (!ranges.isEmpty() && ranges.last().last + 1 == row)
            ranges.last().last = row;
        else
            ranges.push_back({row, row});
    }
    return ranges;
}

struct RowEdits {
    bool isReset = false;       // kept rows changed places, or a key is there twice: nothing below is given
    QVector<RowRange> removed;  // of the old list, from its end to its beginning
    QVector<RowRange> inserted; // of the new list, from its beginning to its end
    QVector<RowRange> changed;  // of the new list
};

// keyOf(row) says which row it is; rows of the same key are compared with ==.
template<class Row, class KeyOf>
RowEdits editsBetween(const std::vector<Row> &before, const std::vector<Row> &after, KeyOf keyOf)
{
    using Key = std::decay_t<decltype(keyOf(before.front()))>;
    QHash<Key, int> old;
    for (int i = 0; i < static_cast<int>(before.size()); ++i)
        old.insert(keyOf(before[static_cast<size_t>(i)]), i);
    RowEdits edits;
    std::vector<bool> kept(before.size(), false);
    std::vector<int> inserted, changed;
    QHash<Key, int> fresh;
    int lastKept = -1;
    for (int i = 0; i < static_cast<int>(after.size()); ++i) {
        const Row &row = after[static_cast<size_t>(i)];
        fresh.insert(keyOf(row), i);
        const int was = old.value(keyOf(row), -1);
        if (was < 0) {
            inserted.push_back(i);
            continue;
        }
        edits.isReset = edits.isReset || was <= lastKept;
        lastKept = was;
        kept[static_cast<size_t>(was)] = true;
        if (!(before[static_cast<size_t>(was)] == row))
            changed.push_back(i);
    }
    edits.isReset = edits.isReset || old.size() != static_cast<qsizetype>(before.size()) ||
                    fresh.size() != static_cast<qsizetype>(after.size());
    if (edits.isReset)
        return edits;
    std::vector<int> removed;
    for (int i = 0; i < static_cast<int>(before.size()); ++i) {
        if (!kept[static_cast<size_t>(i)])
            removed.push_back(i);
    }
    edits.removed = contiguousRanges(removed);
    std::reverse(edits.removed.begin(), edits.removed.end());
    edits.inserted = contiguousRanges(inserted);
    edits.changed = contiguousRanges(changed);
    return edits;
}

} // namespace largada::viewmodels
