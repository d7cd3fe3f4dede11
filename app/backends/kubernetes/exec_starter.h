// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Start mode exec: `k6 resume` in every container, as many at a time as the API server takes; k6 1.x.
#pragma once

#include <functional>

#include "backends/kubernetes/pod_address.h"
#include "fleet/starter.h"
#include "kube/api/client.h"

namespace largada::backends
{

using AddressOf = std::function<std::optional<PodAddress>(const RunnerId &)>;

class ExecStarter final : public fleet::Starter
{
    Q_OBJECT
public:
    ExecStarter(kube::Client &client, AddressOf addressOf, const Clock &clock);
    ~ExecStarter() override;

    std::chrono::milliseconds lead(int runners) const override;
    void arm(const QVector<RunnerId> &runners, WallTime at) override;
    void release(const QVector<RunnerId> &runners) override;
    void abort() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::backends
