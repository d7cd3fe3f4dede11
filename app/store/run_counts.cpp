// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/run_counts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include <QStringList>
#include <QVariantList>

#include "store/columns.h"
#include "store/database.h"

namespace largada::store
{

namespace
{

constexpr int firstBorderedBand = 3;
constexpr int cellsAtOnce = 60; // in one statement

using Cell = std::tuple<QString, qint64, qint64, QString, int>; // the table's key

Result<> add(Database &db, const QVector<std::pair<Cell, qint64>> &cells)
{
    QStringList places;
    QVariantList values;
    for (const auto &[cell, by] : cells) {
        places.append(QStringLiteral("(?, ?, ?, ?, ?, ?)"));
        const auto &[agent, target, bucket, status, band] = cell;
        values << toColumn(agent) << target << bucket << status << band << by;
    }
    const auto done =
        db.exec(QStringLiteral("INSERT INTO k6_run_counts (agent, target_id, bucket, status, band, runs) VALUES ") +
                    places.join(QLatin1String(", ")) +
                    QStringLiteral(" ON CONFLICT (agent, target_id, bucket, status, band) DO UPDATE SET runs = "
                                   "k6_run_counts.runs + excluded.runs"),
                values);
    if (!done)
        return done.error();
    return {};
}

} // namespace

int errorBand(std::optional<double> rate)
{
    if (!rate || std::isnan(*rate))
        return 0;
    if (*rate <= 0)
        return 1;
    const auto *above = std::upper_bound(errorBandBorders.begin(), errorBandBorders.end(), *rate);
    return firstBorderedBand - 1 + static_cast<int>(above - errorBandBorders.begin());
}

BandsFrom bandsFrom(double minimum)
{
    if (minimum <= 0)
        return {1, false, {}};
    const auto *border = std::lower_bound(errorBandBorders.begin(), errorBandBorders.end(), minimum);
    const int first = firstBorderedBand + static_cast<int>(border - errorBandBorders.begin());
    if (border == errorBandBorders.end())
        return {first, true, {}};
    return {first, *border != minimum, *border};
}

Result<> changeCounts(Database &db, const QVector<CountChange> &changes)
{
    std::map<Cell, qint64> sums;
    for (const auto &[run, by] : changes) {
        const qint64 hour = run.startedAt / fleetBucketMs;
        const int band = errorBand(run.errorRate);
        sums[{QString(), 0, hour, run.status, band}] += by;
        sums[{QString(), run.targetId, hour, run.status, band}] += by;
        sums[{run.agent, run.targetId, run.startedAt / agentBucketMs, run.status, band}] += by;
    }
    std::erase_if(sums, [](const auto &cell) { return cell.second == 0; });
    QVector<std::pair<Cell, qint64>> chunk;
    for (const auto &cell : sums) {
        chunk.emplaceBack(cell.first, cell.second);
        if (chunk.size() < cellsAtOnce)
            continue;
        if (auto added = add(db, chunk); !added)
            return added;
        chunk.clear();
    }
    return chunk.isEmpty() ? Result<>() : add(db, chunk);
}

Result<> removeEmptyCounts(Database &db)
{
    if (auto done = db.exec(QStringLiteral("DELETE FROM k6_run_counts WHERE runs <= 0")); !done)
        return done.error();
    return {};
}

} // namespace largada::store
