// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the server does by itself: the reaper, the retention of finished executions, the reconciler's rounds, the
// target list read again (another program may share the database), signs of life to readers of events. Lives in one
// thread with an event loop.
#pragma once

#include <atomic>
#include <memory>

#include <QObject>
#include <QTimer>

#include "core/inbox.h"
#include "dashboard/server/api.h"

namespace largada::dashboard
{

struct HousekeepingOptions {
    std::chrono::milliseconds reapEvery = std::chrono::seconds(30);
    std::chrono::milliseconds reconcileEvery = std::chrono::seconds(30);
    std::chrono::milliseconds refreshEvery = std::chrono::seconds(5);
    std::chrono::milliseconds retentionEvery = std::chrono::hours(1);
    std::chrono::milliseconds keepAliveEvery = std::chrono::seconds(15);
    int retentionDays = 30; // 0: all is kept
};

class Housekeeping final : public QObject
{
    Q_OBJECT
public:
    static constexpr int retentionBatch = 1000;
    // The wall clock that runs away from the monotonic one by more has been set: ages count anew, as after a start.
    static constexpr std::chrono::milliseconds clockJump{60'000};

    // inbox: of the thread that this lives in.
    Housekeeping(HousekeepingOptions options, ApiParts parts, Api &api, ReconcileState &state, InboxSender inbox);

    void reconcile(int desired, std::function<void()> done);
    // No reconciler from now on. done: once, when no agent of the backend is left, or after `within`; at once where
    // they stay.
    void endAgents(std::chrono::milliseconds within, std::function<void()> done);

private:
    void every(std::chrono::milliseconds interval, void (Housekeeping::*what)());
    void reap();
    void onReaped(const Result<store::Reaped> &reaped);
    void watchClock();
    void deleteOld();
    void reconcileRound();
    void refresh();
    // Calls fn(result) in this thread, unless this is gone.
    template<class T, class Fn>
    std::function<void(Result<T>)> here(Fn fn);

    HousekeepingOptions m_options;
    ApiParts m_parts;
    Api &m_api;
    InboxSender m_inbox;
    std::unique_ptr<Reconciler> m_reconciler;
    WallTime m_countedFrom; // the server's start, or when the clock was last set
    WallAnchor m_anchor;
    bool m_isReaping = false, m_isDeleting = false, m_isAsking = false;
};

} // namespace largada::dashboard
