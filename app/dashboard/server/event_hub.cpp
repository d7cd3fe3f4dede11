// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/server/event_hub.h"

namespace largada::dashboard
{

bool EventHub::add(Sink sink, const QByteArray &lastEventId)
{
    const std::lock_guard lock(m_mutex);
    if (m_sinks.size() >= mostReaders)
        return false;
    if (sink(m_log.begin(lastEventId)))
        m_sinks.push_back(std::move(sink));
    return true;
}

void EventHub::publish(const QByteArray &name, const QByteArray &data)
{
    const std::lock_guard lock(m_mutex);
    send(m_log.add(name, data));
}

void EventHub::keepAlive()
{
    const std::lock_guard lock(m_mutex);
    send(": here\n\n");
}

int EventHub::readers() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_sinks.size());
}

void EventHub::send(const QByteArray &text)
{
    m_sinks.remove_if([&text](const Sink &sink) { return !sink(text); });
}

} // namespace largada::dashboard
