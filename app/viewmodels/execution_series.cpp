// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodels/execution_series.h"

namespace largada::viewmodels
{

ExecutionSeries::ExecutionSeries(engine::AgentFleet &fleet, const Clock &clock, int slices,
                                 std::chrono::milliseconds pause, QObject *parent)
    : QObject(parent), m_fleet(fleet), m_clock(clock), m_slices(slices)
{
    m_again.setSingleShot(true);
    m_again.setInterval(pause);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_isStale)
            read();
    });
    connect(&m_fleet, &engine::AgentFleet::executionsChanged, this, &ExecutionSeries::readLater);
    connect(&m_fleet, &engine::AgentFleet::changed, this, [this] {
        if (m_failure && m_fleet.state().link == engine::DashboardLink::Online)
            readLater();
    });
}

ExecutionSeries::~ExecutionSeries() = default;

void ExecutionSeries::want(const std::optional<Wanted> &what)
{
    if (m_wanted == what)
        return;
    // Of the same target the old picture stands until the new one is there.
    if (!what || !m_wanted || what->targetId != m_wanted->targetId)
        m_series = {};
    m_wanted = what;
    m_reading.reset();
    m_taken.clear();
    m_failure.reset();
    m_isRead = false;
    m_isCut = false;
    m_isStale = true;
    emit changed();
    read();
}

void ExecutionSeries::setSeen(bool isSeen)
{
    m_isSeen = isSeen;
    if (m_isSeen && (m_isStale || !m_isRead) && !m_reading && !m_again.isActive())
        read();
}

void ExecutionSeries::readLater()
{
    m_isStale = true;
    if (!m_again.isActive() && !m_reading)
        read();
}

void ExecutionSeries::read()
{
    if (!m_wanted || !m_isSeen)
        return;
    m_isStale = false;
    m_taken.clear();
    dashboard::ExecutionFilter filter;
    filter.targetId = m_wanted->targetId;
    filter.from = m_clock.wall() - m_wanted->span;
    m_reading = std::make_unique<engine::AllExecutions>(
        m_fleet, filter,
        [this](const QVector<dashboard::Execution> &executions) {
            m_taken += executions;
            return answered<>(Result<>());
        },
        mostExecutions);
    deliver(m_reading->start(), m_reading.get(), [this](const Result<qint64> &total) { onRead(total); });
}

void ExecutionSeries::onRead(const Result<qint64> &total)
{
    m_reading.release()->deleteLater(); // it is what calls this
    m_again.start();
    m_isRead = true;
    m_failure.reset();
    if (total) {
        m_isCut = *total > m_taken.size();
        const WallTime now = m_clock.wall();
        // Before the oldest one that was read it is not known what ran.
        const WallTime from = m_isCut && !m_taken.isEmpty() ? m_taken.last().startedAt : now - m_wanted->span;
        m_series = targetSeries(m_taken, from, now, m_slices);
    } else {
        m_failure = total.error();
    }
    emit changed();
}

} // namespace largada::viewmodels
