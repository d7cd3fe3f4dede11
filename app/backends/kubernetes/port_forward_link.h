// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A runner's link over a port-forward channel.
#pragma once

#include "backends/common/request_queue.h"
#include "backends/kubernetes/pod_address.h"
#include "kube/portforward/port_forward.h"

namespace largada::backends
{

class PortForwardLink final : public fleet::RunnerLink
{
    Q_OBJECT
public:
    PortForwardLink(kube::Client &client, const PodAddress &address, const Clock &clock);
    ~PortForwardLink() override;

    bool isOpen() const override;
    bool isIdle() const override;
    void send(quint64 ticket, const QByteArray &request) override;

private:
    RequestQueue m_queue;
    std::unique_ptr<kube::PortForward> m_channel;
};

} // namespace largada::backends
