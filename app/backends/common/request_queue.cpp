// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/common/request_queue.h"

#include <utility>

#include <QPointer>

namespace largada::backends
{

RequestQueue::RequestQueue(fleet::RunnerLink &link, const Clock &clock, std::function<void(const QByteArray &)> write)
    : m_link(link), m_clock(clock), m_write(std::move(write))
{
}

void RequestQueue::send(quint64 ticket, const QByteArray &request)
{
    if (m_isClosed) {
        QMetaObject::invokeMethod(&m_link, [this, ticket] { emit m_link.failed(ticket, m_why); }, Qt::QueuedConnection);
        return;
    }
    m_requests.push_back({ticket, request});
    if (m_requests.size() == 1)
        write(m_requests.front());
}

void RequestQueue::write(Request &request)
{
    if (!m_isOpen) // written when it opens, or it fails
        return;
    m_write(request.bytes);
    request.sentAt = m_clock.now();
}

void RequestQueue::onOpened()
{
    m_isOpen = true;
    if (!m_requests.empty()) // asked before it was open
        write(m_requests.front());
    emit m_link.opened();
}

void RequestQueue::onBytes(const QByteArray &bytes)
{
    if (m_isClosed)
        return;
    const MonoTime received = m_clock.now();
    const QPointer<fleet::RunnerLink> alive(&m_link);
    const auto fed = m_parser.feed(bytes);
    bool hasAnswered = false;
    while (auto response = m_parser.take()) {
        if (m_requests.empty() || hasAnswered) { // one is under way at a time: a second answer is nobody's
            onClosed(Error{Errc::Protocol, QStringLiteral("an answer that nobody asked for")});
            return;
        }
        hasAnswered = true;
        const Request done = std::move(m_requests.front());
        m_requests.pop_front();
        if (!m_requests.empty())
            write(m_requests.front());
        emit m_link.replied(done.ticket, {response->status, response->body, done.sentAt, received});
        if (!alive || m_isClosed)
            return;
    }
    if (!fed)
        onClosed(fed.error());
}

void RequestQueue::onClosed(const Error &why)
{
    if (std::exchange(m_isClosed, true))
        return;
    m_why = why;
    const QPointer<fleet::RunnerLink> alive(&m_link);
    const Error error = why; // whom it tells may delete what `why` is part of
    const std::deque<Request> lost = std::exchange(m_requests, {});
    for (const Request &request : lost) {
        emit alive->failed(request.ticket, error);
        if (!alive)
            return;
    }
    emit alive->closed(error);
}

} // namespace largada::backends
