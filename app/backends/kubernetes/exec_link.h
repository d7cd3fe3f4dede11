// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A runner's link where port-forward is forbidden: a command in its container that carries the bytes (`nc`), or k6's
// own subcommands (1.x), which know status, release and stop only; other requests are then answered 404.
#pragma once

#include "backends/kubernetes/pod_address.h"
#include "fleet/runner_link.h"
#include "kube/exec/exec_session.h"

namespace largada::backends
{

class ExecLink final : public fleet::RunnerLink
{
    Q_OBJECT
public:
    ExecLink(kube::Client &client, const PodAddress &address, LinkWay way, const Clock &clock);
    ~ExecLink() override;

    bool isOpen() const override;
    bool isIdle() const override;
    void send(quint64 ticket, const QByteArray &request) override;

private:
    std::unique_ptr<class ExecWay> m_way;
};

} // namespace largada::backends
