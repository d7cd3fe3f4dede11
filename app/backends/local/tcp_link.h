// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A runner's link over a TCP connection on loopback.
#pragma once

#include <QTcpSocket>

#include "backends/common/request_queue.h"

namespace largada::backends
{

class TcpLink final : public fleet::RunnerLink
{
    Q_OBJECT
public:
    TcpLink(quint16 port, const Clock &clock); // begins to connect in the next turn of the event loop
    ~TcpLink() override;

    bool isOpen() const override;
    bool isIdle() const override;
    void send(quint64 ticket, const QByteArray &request) override;

private:
    QTcpSocket m_socket;
    RequestQueue m_queue;
};

} // namespace largada::backends
