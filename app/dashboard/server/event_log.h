// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The last events as text of server-sent events (WHATWG HTML, 9.2), so that a reader that was away goes on where it
// was. Knows no connection: event_hub.h.
#pragma once

#include <deque>

#include <QByteArray>

namespace largada::dashboard
{

// One thread at a time.
class EventLog
{
public:
    // epoch: names this log among those of earlier and later servers; letters and digits.
    EventLog(const QByteArray &epoch, std::size_t capacity) : m_epoch(epoch), m_capacity(capacity) {}

    // data: one line. Returns the event's text.
    QByteArray add(const QByteArray &name, const QByteArray &data);
    // What a new connection gets first. With the id of an event that is still here: those after it. With an id that is
    // not (of another server, or too old): the event "reset", after which the reader reads everything anew. Without
    // one: its id alone. Each way the reader's last id is then the latest.
    QByteArray begin(const QByteArray &lastEventId) const;

private:
    QByteArray idOf(quint64 number) const { return m_epoch + '-' + QByteArray::number(number); }

    QByteArray m_epoch;
    std::size_t m_capacity;
    quint64 m_last = 0;
    std::deque<QByteArray> m_events; // m_last is the newest one's number
};

} // namespace largada::dashboard
