// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many finished executions there are in each span of time, of all of them, of each target, and of each agent and
// target: so a page deep in a million rows is found without counting them. Table k6_run_counts, kept right within the
// transaction that changes the runs. For the .cpp files of this folder.
#pragma once

#include <array>
#include <optional>

#include <QVector>

#include "core/clock.h"
#include "core/result.h"
#include "dashboard/contract/values.h"

namespace largada::store
{

class Database;

// The width of a span, by the start of its executions: an agent runs one at a time, so that a day of it is no more than
// an hour of a fleet.
inline constexpr qint64 fleetBucketMs = 60 * 60 * 1000;
inline constexpr qint64 agentBucketMs = 24 * fleetBucketMs;

// Error rates are counted in bands. 0: none known; 1: no errors; 2: below the first border; then from border to border.
inline constexpr std::array errorBandBorders{0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2,
                                             0.3,   0.4,   0.5,   0.6,  0.7,  0.8,  0.9,  1.0};
int errorBand(std::optional<double> rate);
// What has at least this rate: whole bands from `first` on, and the rows of one band from the rate up to `end`.
struct BandsFrom {
    int first = 0;
    bool hasPart = false;      // some of the band before `first`
    std::optional<double> end; // of that part; absent: no end
};
BandsFrom bandsFrom(double minimum);

// A finished execution as it is counted. agent: its name, so that counts stay when runs move to the history.
struct CountedRun {
    QString agent;
    qint64 targetId = 0;
    qint64 startedAt = 0; // ms since 1970, not negative
    QString status;       // its word
    std::optional<double> errorRate;
};
struct CountChange {
    CountedRun run;
    int by = 1;
};

Result<> changeCounts(Database &db, const QVector<CountChange> &changes);
// Drops spans that have none any more.
Result<> removeEmptyCounts(Database &db);

} // namespace largada::store
