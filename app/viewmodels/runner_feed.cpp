// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/runner_feed.h"

#include <utility>

#include <QSet>

namespace largada::viewmodels
{

RunnerFeed::RunnerFeed(RunnerModel &model, QObject *parent) : QObject(parent), m_model(model)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(whenSeen);
    connect(&m_timer, &QTimer::timeout, this, &RunnerFeed::flush);
}

void RunnerFeed::take(const fleet::RunnerRowChanges &changes)
{
    takeRemoved(changes.removed);
    for (const fleet::RunnerRow &row : changes.changed) {
        const auto place = m_places.constFind(row.id);
        if (place != m_places.cend()) {
            m_pending.changed[*place] = row;
            continue;
        }
        m_places.insert(row.id, m_pending.changed.size());
        m_pending.changed.push_back(row);
    }
    if (!m_pending.isEmpty() && !m_timer.isActive())
        m_timer.start();
}

void RunnerFeed::takeRemoved(const QVector<RunnerId> &runners)
{
    if (runners.isEmpty())
        return;
    m_pending.removed += runners;
    // The model takes removals first, so a change of before must not bring a row back.
    const QSet<RunnerId> gone(runners.cbegin(), runners.cend());
    m_pending.changed.removeIf([&gone](const fleet::RunnerRow &row) { return gone.contains(row.id); });
    m_places.clear();
    for (qsizetype i = 0; i < m_pending.changed.size(); ++i)
        m_places.insert(m_pending.changed.at(i).id, i);
}

void RunnerFeed::setHidden(bool hidden)
{
    const auto interval = hidden ? whenHidden : whenSeen;
    if (m_timer.intervalAsDuration() == interval)
        return;
    m_timer.setInterval(interval);
    if (!hidden)
        flush(); // what is seen is not old
}

void RunnerFeed::flush()
{
    m_timer.stop();
    if (m_pending.isEmpty())
        return;
    m_places.clear();
    m_model.apply(std::exchange(m_pending, {}));
    emit flushed();
}

void RunnerFeed::drop()
{
    m_timer.stop();
    m_places.clear();
    m_pending = {};
}

} // namespace largada::viewmodels
