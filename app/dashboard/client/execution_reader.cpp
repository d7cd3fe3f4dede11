// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/client/execution_reader.h"

#include <algorithm>

namespace largada::dashboard
{

ExecutionReader::ExecutionReader(Fetch fetch, Take take, qint64 atMost)
    : m_fetch(std::move(fetch)), m_take(std::move(take)), m_atMost(atMost),
      m_pageSize(static_cast<int>(std::clamp<qint64>(atMost, 1, limits::pageSize)))
{
}

Async<qint64> ExecutionReader::start()
{
    next();
    return m_answer.future();
}

void ExecutionReader::next()
{
    deliver(m_fetch(m_page, m_pageSize), this, [this](const Result<ExecutionPage> &page) { onPage(page); });
}

void ExecutionReader::onPage(const Result<ExecutionPage> &page)
{
    if (!page)
        return m_answer.answer(page.error());
    QVector<Execution> fresh;
    for (const Execution &execution : page->items) {
        if (m_seen.size() < m_atMost && !m_seen.contains(execution.id)) {
            m_seen.insert(execution.id);
            fresh.push_back(execution);
        }
    }
    if (!fresh.isEmpty()) {
        if (const auto taken = m_take(fresh); !taken)
            return m_answer.answer(taken.error());
    }
    const bool isLast = page->items.isEmpty() || qint64(m_page) * m_pageSize >= page->total;
    if (isLast || m_seen.size() >= m_atMost)
        return m_answer.answer(page->total);
    ++m_page;
    next();
}

} // namespace largada::dashboard
