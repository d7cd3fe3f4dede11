// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/link_opener.h"

#include <utility>

namespace largada::backends
{

WaitingLink::WaitingLink(LinkOpener &opener, MakeLink make) : m_opener(&opener), m_make(std::move(make))
{
    opener.enqueue(this);
}

WaitingLink::~WaitingLink()
{
    if (m_link)
        m_link->disconnect(this);
    giveTurn();
}

void WaitingLink::giveTurn()
{
    if (std::exchange(m_hasTurn, false) && m_opener)
        m_opener->turnOver();
}

void WaitingLink::begin()
{
    m_hasTurn = true;
    m_link = m_make();
    connect(m_link.get(), &RunnerLink::opened, this, [this] {
        giveTurn();
        emit opened();
    });
    connect(m_link.get(), &RunnerLink::replied, this, &RunnerLink::replied);
    connect(m_link.get(), &RunnerLink::failed, this, &RunnerLink::failed);
    connect(m_link.get(), &RunnerLink::closed, this, [this](const Error &why) {
        giveTurn();
        emit closed(why); // whoever hears it may delete this
    });
}

bool WaitingLink::isOpen() const
{
    return m_link && m_link->isOpen();
}

bool WaitingLink::isIdle() const
{
    return !m_link || m_link->isIdle();
}

void WaitingLink::send(quint64 ticket, const QByteArray &request)
{
    if (m_link) {
        m_link->send(ticket, request);
        return;
    }
    QMetaObject::invokeMethod(
        this, [this, ticket] { emit failed(ticket, Error{Errc::Network, QStringLiteral("the link is not open yet")}); },
        Qt::QueuedConnection);
}

std::unique_ptr<fleet::RunnerLink> LinkOpener::open(MakeLink make)
{
    return std::make_unique<WaitingLink>(*this, std::move(make));
}

void LinkOpener::enqueue(WaitingLink *link)
{
    m_waiting.emplace_back(link);
    if (!std::exchange(m_nextDue, true))
        QMetaObject::invokeMethod(this, &LinkOpener::next, Qt::QueuedConnection);
}

void LinkOpener::turnOver()
{
    --m_underWay;
    if (!m_waiting.empty() && !std::exchange(m_nextDue, true))
        QMetaObject::invokeMethod(this, &LinkOpener::next, Qt::QueuedConnection);
}

void LinkOpener::next()
{
    m_nextDue = false;
    while (m_underWay < m_limit && !m_waiting.empty()) {
        const QPointer<WaitingLink> link = m_waiting.front();
        m_waiting.pop_front();
        if (!link)
            continue;
        ++m_underWay;
        link->begin();
    }
}

} // namespace largada::backends
