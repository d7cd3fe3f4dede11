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
    QString script; // of somebody else's pods what they were looked for by
    int runners = 0;
    std::optional<qint64> requests; // of main
    std::optional<qint64> failed;
    std::optional<int> maxVus;             // of main, planned
    std::optional<double> p95Low, p95High; // of main: lowest and highest runner's, ms
    std::optional<double> releaseBoundMs;  // of main
    bool thresholdsMissed = false;
    int number = 0; // in this history, for people
    bool operator==(const RunSummary &) const = default;
};

// What is behind an error of a store, where somebody can do something about it.
enum class StoreTrouble {
    Other,
    Damaged, // corrupt, or no database at all
    Locked,  // by another program; may pass
    ReadOnly,
    Newer // a later program's
};
StoreTrouble troubleOf(const Error &error);

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
    // belongs to this process. Answers with the run's number, which it keeps.
    Result<int> save(const fleet::RunRecord &run);
    // Newest first. Runs whose program is gone without their end are Interrupted, here and in load(). A run that a
    // later program wrote with words unknown here is left out.
    Result<QVector<RunSummary>> list();
    // Errc::NotFound; Errc::Unsupported where list() leaves a run out.
    Result<fleet::RunRecord> load(const RunId &id);
    // Errc::NotFound.
    Result<> remove(const RunId &id);
    // Removes runs that began before `before` and those beyond the newest `keep`, but none that is still written. How
    // many.
    Result<int> prune(std::optional<WallTime> before, std::optional<int> keep);
    Result<int> count();
    // Another value when any other store, here or elsewhere, has written since.
    Result<qint64> stamp();
    bool isReadOnly(); // saving would fail

private:
    struct Private;
    explicit RunStore(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

// $XDG_DATA_HOME/largada/history.db or what the platform has for it.
QString defaultHistoryFile();

} // namespace largada::store
