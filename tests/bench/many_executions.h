// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A million executions of a thousand agents and twenty targets over 30 days, put into the agent fleet's database by its
// tables, which is far quicker than by the calls that make them. The agents and targets have to be there.
#pragma once

#include <QSqlDatabase>
#include <QStringList>

#include "core/clock.h"

namespace largada::bench
{

constexpr qint64 runs = 1'000'000;
constexpr qint64 inHistory = 300'000; // the oldest: of agents that were deleted
constexpr int agents = 1'000;
constexpr int targets = 20;

class Seeder
{
public:
    explicit Seeder(const QString &location);
    ~Seeder();
    Seeder(const Seeder &) = delete;
    Seeder &operator=(const Seeder &) = delete;

    bool seed(WallTime now);
    // Milliseconds of count(*) and OFFSET for the last page.
    double naiveLastPage();
    bool exec(const QString &sql);

private:
    QStringList texts(const QString &sql);
    bool insertRuns(const QString &table, qint64 from, qint64 to);
    bool count();

    bool m_isPostgres;
    QSqlDatabase m_db;
    qint64 m_start = 0;
};

} // namespace largada::bench
