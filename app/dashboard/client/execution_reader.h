// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a list of executions page by page, newest first, to its end or to a number of them. New executions move the
// others to later pages meanwhile: each is given once all the same. Not for where a page comes from.
#pragma once

#include <functional>

#include <QObject>
#include <QSet>

#include "core/async.h"
#include "dashboard/contract/values.h"

namespace largada::dashboard
{

class ExecutionReader final : public QObject
{
    Q_OBJECT
public:
    using Fetch = std::function<Async<ExecutionPage>(int page, int pageSize)>;
    // Called with those of one page that no earlier one had, in their order; an error ends the reading.
    using Take = std::function<Result<>(const QVector<Execution> &executions)>;

    ExecutionReader(Fetch fetch, Take take, qint64 atMost = std::numeric_limits<qint64>::max());

    // Once. Answers how many the whole list has, as the last page says; the first error of fetch or take.
    Async<qint64> start();

private:
    void next();
    void onPage(const Result<ExecutionPage> &page);

    Fetch m_fetch;
    Take m_take;
    const qint64 m_atMost;
    const int m_pageSize;
    int m_page = 1;
    QSet<QString> m_seen; // by id
    AsyncSource<qint64> m_answer;
};

} // namespace largada::dashboard
