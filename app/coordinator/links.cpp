// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coordinator/links.h"

#include <algorithm>

#include "core/log.h"

namespace largada::coordinator
{

namespace
{
constexpr std::chrono::milliseconds firstPause{50};
constexpr std::chrono::milliseconds longestPause{500};

std::chrono::milliseconds timeoutOf(Ask ask)
{
    switch (ask) {
    case Ask::Release:
        return std::chrono::seconds(2);
    case Ask::RunSetup: // the script's own setupTimeout, a minute by default, ends it earlier
    case Ask::RunTeardown:
        return std::chrono::minutes(10);
    case Ask::Status:
    case Ask::Stop:
    case Ask::SetupData:
    case Ask::Metric:
    case Ask::Process:
        break;
    }
    return std::chrono::seconds(10);
}
} // namespace

Links::Links(fleet::Backend &backend, const Clock &clock, QObject *parent)
    : QObject(parent), m_backend(backend), m_clock(clock)
{
}

void Links::open(const LinkKey &key)
{
    Entry &entry = m_entries[key];
    if (!entry.link)
        connectLink(key, entry);
}

void Links::close(const LinkKey &key)
{
    const auto it = m_entries.find(key);
    if (it == m_entries.end())
        return;
    if (it->second.link) {
        it->second.link->disconnect(this);
        it->second.link.release()->deleteLater(); // it may be the sender of what brought us here
    }
    m_entries.erase(it);
}

void Links::closeAll()
{
    while (!m_entries.empty())
        close(m_entries.begin()->first);
}

bool Links::isOpen(const LinkKey &key) const
{
    const auto it = m_entries.find(key);
    return it != m_entries.end() && it->second.link && it->second.link->isOpen();
}

bool Links::isIdle(const LinkKey &key) const
{
    const auto it = m_entries.find(key);
    return it != m_entries.end() && it->second.link && it->second.link->isOpen() && it->second.link->isIdle();
}

bool Links::send(const LinkKey &key, Ask ask, const QByteArray &request, const QString &detail)
{
    const auto it = m_entries.find(key);
    if (it == m_entries.end() || !it->second.link || !it->second.link->isOpen())
        return false;
    const quint64 ticket = m_nextTicket++;
    it->second.sent.insert(ticket, {ask, detail, m_clock.now() + timeoutOf(ask)});
    it->second.link->send(ticket, request);
    return true;
}

void Links::lookAround()
{
    const MonoTime now = m_clock.now();
    std::vector<LinkKey> overdue;
    for (auto &[key, entry] : m_entries) {
        if (!entry.link && entry.reopenAt <= now)
            connectLink(key, entry);
        if (entry.isLate(now))
            overdue.push_back(key);
    }
    for (const LinkKey &key : overdue)
        giveUpOverdue(key);
}

bool Links::Entry::isLate(MonoTime now) const
{
    return std::any_of(sent.cbegin(), sent.cend(), [now](const Sent &request) { return request.due <= now; });
}

void Links::giveUpOverdue(const LinkKey &key)
{
    const Error error{Errc::Timeout, QStringLiteral("k6 did not answer"), key.runner.value};
    const auto it = m_entries.find(key);
    if (it == m_entries.end() || !it->second.isLate(m_clock.now())) // closed by whoever heard of another one
        return;
    const QHash<quint64, Sent> sent = it->second.sent;
    onClosed(key, error);
    for (const Sent &request : sent)
        emit failed(key, request.ask, request.detail, error);
}

void Links::connectLink(const LinkKey &key, Entry &entry)
{
    entry.link = m_backend.openLink(key.runner, key.phase);
    fleet::RunnerLink *link = entry.link.get();
    connect(link, &fleet::RunnerLink::opened, this, [this, key] {
        if (const auto it = m_entries.find(key); it != m_entries.end())
            it->second.pause = firstPause;
        emit opened(key);
    });
    connect(link, &fleet::RunnerLink::replied, this, [this, key](quint64 ticket, const fleet::LinkReply &reply) {
        const auto it = m_entries.find(key);
        if (it == m_entries.end() || !it->second.sent.contains(ticket))
            return;
        const Sent sent = it->second.sent.take(ticket);
        emit replied(key, sent.ask, sent.detail, reply);
    });
    connect(link, &fleet::RunnerLink::failed, this, [this, key](quint64 ticket, const Error &error) {
        const auto it = m_entries.find(key);
        if (it == m_entries.end() || !it->second.sent.contains(ticket))
            return;
        const Sent sent = it->second.sent.take(ticket);
        emit failed(key, sent.ask, sent.detail, error);
    });
    connect(link, &fleet::RunnerLink::closed, this, [this, key](const Error &error) { onClosed(key, error); });
}

void Links::onClosed(const LinkKey &key, const Error &error)
{
    const auto it = m_entries.find(key);
    if (it == m_entries.end())
        return;
    Entry &entry = it->second;
    entry.link->disconnect(this);
    entry.link.release()->deleteLater();
    entry.sent.clear();
    entry.reopenAt = m_clock.now() + entry.pause;
    entry.pause = std::min(entry.pause * 2, longestPause);
    qCDebug(logCoordinator) << "link" << key.runner.value << "closed:" << error.what;
    emit lost(key, error);
}

} // namespace largada::coordinator
