// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The run history for the console: the store's work on a thread of its own, so that no disk ever holds a window up.
// Lives in the UI's thread.
#pragma once

#include <QObject>

#include "core/async.h"
#include "store/run_store.h"

namespace largada::engine
{

enum class HistoryTrouble {
    None,
    SetAside, // it was corrupt: kept under troubleFile(), and a new one begun
    Newer,    // a later program's: neither read nor written
    ReadOnly, // read, not written
    Locked,   // another program holds it; tried again
    Unusable  // cannot be opened at all
};

struct HistoryFacts {
    int runs = 0;
    qint64 bytes = 0;
    QString file;
    bool operator==(const HistoryFacts &) const = default;
};

class History : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual Async<QVector<store::RunSummary>> list() = 0; // newest first
    virtual Async<fleet::RunRecord> load(const RunId &run) = 0;
    virtual Async<> remove(const QVector<RunId> &runs) = 0;
    virtual Async<HistoryFacts> facts() = 0;
    // Those begun earlier than so many days ago, and those beyond so many; 0 is no limit. How many went.
    virtual Async<int> prune(int days, int runs) = 0;

    virtual HistoryTrouble trouble() const = 0;
    virtual QString troubleFile() const = 0;

signals:
    void changed();  // some run was saved, removed or ended
    void troubled(); // trouble() is another one
};

} // namespace largada::engine
