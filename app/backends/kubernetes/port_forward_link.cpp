// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/port_forward_link.h"

namespace largada::backends
{

PortForwardLink::PortForwardLink(kube::Client &client, const PodAddress &address, const Clock &clock)
    : m_queue(*this, clock, [this](const QByteArray &bytes) { m_channel->write(bytes); }),
      m_channel(
          std::make_unique<kube::PortForward>(client, kube::PortForwardWanted{address.ns, address.pod, address.port}))
{
    connect(m_channel.get(), &kube::PortForward::opened, this, [this] { m_queue.onOpened(); });
    connect(m_channel.get(), &kube::PortForward::data, this,
            [this](const QByteArray &bytes) { m_queue.onBytes(bytes); });
    connect(m_channel.get(), &kube::PortForward::closed, this, [this](const Error &why) { m_queue.onClosed(why); });
}

PortForwardLink::~PortForwardLink() = default;

bool PortForwardLink::isOpen() const
{
    return m_queue.isOpen() && m_channel->isOpen();
}

bool PortForwardLink::isIdle() const
{
    return m_queue.isIdle();
}

void PortForwardLink::send(quint64 ticket, const QByteArray &request)
{
    m_queue.send(ticket, request);
}

} // namespace largada::backends
