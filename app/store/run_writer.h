// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Saves runs on a thread of its own, so that no disk ever delays a release. Of several pending states of one run only
// the newest is written.
#pragma once

#include <memory>

#include <QString>

#include "core/async.h"
#include "fleet/run_record.h"

namespace largada::store
{

class RunWriter
{
public:
    explicit RunWriter(const QString &file); // opened by its thread
    ~RunWriter();                            // writes what is pending
    Q_DISABLE_COPY_MOVE(RunWriter)

    // From any thread; returns at once. A state that could not be written is logged, stays pending, and is tried again
    // with the next save() or flush().
    void save(const fleet::RunRecord &run);
    // Answers when everything saved so far is on disk, or with the last failure when something could not be written.
    Async<> flush();
    // That the history gave to a run; 0 before its first state is on disk. From any thread.
    int number(const RunId &run) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::store
