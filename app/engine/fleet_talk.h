// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The agent fleet's inside: reaches a dashboard, reads what it knows again and again, and passes on what is wanted of
// it. Lives in a thread of its own, where answers with a thousand agents are parsed, and talks to the UI's through the
// sink only. Polls: it needs all of the state, which the dashboard's stream of events does not carry.
#pragma once

#include <array>
#include <functional>
#include <memory>

#include <QTimer>

#include "core/back_off.h"
#include "dashboard/client/dashboard_client.h"
#include "engine/agent_fleet.h"
#include "engine/reached_dashboard.h"

namespace largada::engine
{

class FleetTalk final : public QObject
{
public:
    // Called in this object's thread. executionsChanged: some began or ended since the last time.
    using Sink = std::function<void(const AgentFleetState &state, bool executionsChanged)>;
    // One connection each, so that none waits for another: a reconcile takes up to ten seconds.
    enum class Lane { Reading, Executions, Writing, Reconciling };

    FleetTalk(const Clock &clock, const FleetPace &pace, Sink sink);
    ~FleetTalk() override;

    void use(ReachDashboard reach); // from now on, and at once
    void setWatched(bool isWatched);
    void refresh();

    // call: DashboardClient & to Async<T>. apply(AgentFleetState &, const Result<T> &): what the answer, if it is none
    // of an error, changes in the state, before it is passed on.
    template<class T, class Call, class Apply>
    void ask(Lane lane, const AsyncSource<T> &answer, Call call, Apply apply)
    {
        const auto *client = clientOf(lane);
        if (client == nullptr)
            return answer.answer(m_state.error.what.isEmpty() ? notReached() : m_state.error);
        ++m_changes;
        deliver(call(*client), this, [this, answer, apply, use = m_use](const Result<T> &result) {
            if (use != m_use)
                return answer.answer(result);
            ++m_changes; // what was read meanwhile may be older
            if (result)
                apply(m_state, result);
            tell(false);
            answer.answer(result);
            refresh();
        });
    }
    Async<dashboard::FleetConfig> reconcile();
    Async<dashboard::ExecutionPage> executions(const dashboard::ExecutionFilter &filter, int page, int pageSize);

private:
    struct Reading;

    static Error notReached();
    const dashboard::DashboardClient *clientOf(Lane lane) const;
    void reach();
    void read();
    template<class T>
    void take(const std::shared_ptr<Reading> &reading, const Async<T> &answer, std::function<void(const T &)> put);
    void onRead(const Reading &reading);
    void onFailed(const Error &error);
    void schedule(std::chrono::milliseconds pause);
    void tell(bool executionsChanged);

    const Clock &m_clock;
    const FleetPace m_pace;
    const Sink m_sink;
    ReachDashboard m_reach;
    std::optional<ReachedDashboard> m_reached;
    std::array<std::unique_ptr<dashboard::DashboardClient>, 4> m_clients; // by lane
    AgentFleetState m_state;
    BackOff m_backOff;
    QTimer m_next;
    bool m_isWatched = true;
    bool m_isReading = false;
    bool m_isAskedAgain = false; // while it was reading
    int m_use = 0;               // of which dashboard an answer is
    int m_changes = 0;           // begun and ended here
};

} // namespace largada::engine
