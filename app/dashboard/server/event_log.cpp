// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/server/event_log.h"

namespace largada::dashboard
{

QByteArray EventLog::add(const QByteArray &name, const QByteArray &data)
{
    const QByteArray text = "id: " + idOf(++m_last) + "\nevent: " + name + "\ndata: " + data + "\n\n";
    m_events.push_back(text);
    if (m_events.size() > m_capacity)
        m_events.pop_front();
    return text;
}

QByteArray EventLog::begin(const QByteArray &lastEventId) const
{
    QByteArray text = "retry: 2000\n\n";
    const QByteArray prefix = m_epoch + '-';
    bool isNumber = false;
    const quint64 seen = lastEventId.startsWith(prefix) ? lastEventId.mid(prefix.size()).toULongLong(&isNumber) : 0;
    const bool isKnown = isNumber && seen <= m_last && m_last - seen <= m_events.size();
    if (isKnown) {
        for (std::size_t i = m_events.size() - static_cast<std::size_t>(m_last - seen); i < m_events.size(); ++i)
            text += m_events[i];
        return text;
    }
    // An id without data is remembered, but makes no event.
    if (lastEventId.isEmpty())
        return text + "id: " + idOf(m_last) + "\n\n";
    return text + "id: " + idOf(m_last) + "\nevent: reset\ndata: {}\n\n";
}

} // namespace largada::dashboard
