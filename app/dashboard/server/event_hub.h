// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sends what happens to all who listen (server-sent events), and remembers the last of it. From any thread.
#pragma once

#include <functional>
#include <list>
#include <mutex>

#include "dashboard/server/event_log.h"

namespace largada::dashboard
{

class EventHub
{
public:
    static constexpr std::size_t history = 1024; // events
    static constexpr int mostReaders = 256;

    explicit EventHub(const QByteArray &epoch) : m_log(epoch, history) {}

    // Sends text to one reader; false when it has gone. Must not block, nor call back into this.
    using Sink = std::function<bool(const QByteArray &text)>;
    // The sink gets what the reader missed at once. False: there are too many already.
    bool add(Sink sink, const QByteArray &lastEventId);
    // name: one of a fixed set; data: one line of JSON.
    void publish(const QByteArray &name, const QByteArray &data);
    void keepAlive(); // a comment, so that proxies and dead readers are noticed
    int readers() const;

private:
    void send(const QByteArray &text);

    mutable std::mutex m_mutex;
    EventLog m_log;
    std::list<Sink> m_sinks;
};

} // namespace largada::dashboard
