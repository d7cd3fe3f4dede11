// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The run history: coordinated runs in SQLite through QtSql (tables coordinated_runs, coordinated_phases,
// coordinated_runners, latency_series, coordinated_warnings …). Not for threads: RunWriter puts saving on one of its
// own.
#pragma once

#include <memory>
#include <optional>

#include <QString>
#include <QVector>

#include "core/result.h"
#include "fleet/run_record.h"

namespace largada::store
{

// A line of the list.
struct RunSummary {
    RunId id;
    fleet::Outcome outcome = fleet::Outcome::Running;
    WallTime startedAt;
    std::optional<WallTime> endedAt;
    QString script;
    int runners = 0;
    std::optional<qint64> requests; // of main
    std::optional<qint64> failed;
    std::optional<double> releaseBoundMs; // of main
    bool thresholdsMissed = false;
    bool operator==(const RunSummary &) const = default;
};

// Use it from the thread that opened it. Other stores, here and in other programs, may have the same file open; a call
// that finds it locked by one of them waits up to three seconds.
class RunStore
{
public:
    // Makes the file and its directory when missing. A newer schema than this program's is Errc::Unsupported, an
    // unreadable or corrupt file Errc::Storage. A file that may only be read opens; saving then is Errc::Storage.
    static Result<std::unique_ptr<RunStore>> open(const QString &file);
    ~RunStore();
    Q_DISABLE_COPY_MOVE(RunStore)

    // Inserts or replaces the whole run, in one transaction; only what changed is written. A run saved as Running
    // belongs to this process.
    Result<> save(const fleet::RunRecord &run);
    // Newest first. Runs whose program is gone without their end are Interrupted, here and in load(). A run that a
    // later program wrote with words unknown here is left out.
    Result<QVector<RunSummary>> list();
    // Errc::NotFound; Errc::Unsupported where list() leaves a run out.
    Result<fleet::RunRecord> load(const RunId &id);
    // Errc::NotFound.
    Result<> remove(const RunId &id);

private:
    struct Private;
    explicit RunStore(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

// $XDG_DATA_HOME/largada/history.db or what the platform has for it.
QString defaultHistoryFile();

} // namespace largada::store
