// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Start mode clock: a shell script in every container waits for the moment on its node's own clock and then writes the
// release to k6 by itself. It aborts when its connection ends before the moment, so a lost console starts nobody.
#pragma once

#include "backends/kubernetes/exec_starter.h"

namespace largada::backends
{

class ClockStarter final : public fleet::Starter
{
    Q_OBJECT
public:
    ClockStarter(kube::Client &client, AddressOf addressOf, const Clock &clock);
    ~ClockStarter() override;

    std::chrono::milliseconds lead(int runners) const override;
    // at: on this machine's clock; the offset of the nodes' median clock is measured over the armed connections and
    // taken into account, so that it is hit on theirs.
    void arm(const QVector<RunnerId> &runners, WallTime at) override;
    void release(const QVector<RunnerId> &runners) override;
    void abort() override;

    std::optional<std::chrono::microseconds> clockSpread() const; // between the nodes, as measured while arming

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::backends
