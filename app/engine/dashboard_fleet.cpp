// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dashboard_fleet.h"

#include <algorithm>

#include "core/event_thread.h"
#include "core/inbox.h"
#include "engine/fleet_talk.h"

namespace largada::engine
{

using dashboard::ExecutionFilter;
using dashboard::ExecutionPage;
using dashboard::FleetConfig;
using dashboard::Target;
using dashboard::TargetEdit;

struct DashboardFleet::Private {
    Inbox inbox; // of the UI's thread; outlives the other one
    AgentFleetState state;
    EventThread thread;
    Inside<FleetTalk> talk;

    template<class T, class Call, class Apply>
    Async<T> ask(FleetTalk::Lane lane, Call call, Apply apply)
    {
        const AsyncSource<T> answer;
        talk.post([lane, call, apply, answer](FleetTalk &inside) { inside.ask<T>(lane, answer, call, apply); });
        return answer.future();
    }
};

namespace
{

// Passed on from the fleet's thread.
template<class T>
void pass(const Async<T> &from, FleetTalk &context, const AsyncSource<T> &to)
{
    deliver(from, &context, [to](const Result<T> &result) { to.answer(result); });
}

} // namespace

DashboardFleet::DashboardFleet(const Clock &clock, const FleetPace &pace, QObject *parent)
    : AgentFleet(parent), d(std::make_unique<Private>())
{
    const InboxSender ui = d->inbox.sender();
    const FleetTalk::Sink sink = [this, ui](const AgentFleetState &state, bool executionsChanged) {
        ui.post([this, state, executionsChanged] {
            d->state = state;
            emit changed();
            if (executionsChanged)
                emit this->executionsChanged();
        });
    };
    d->talk = d->thread.makeInside<FleetTalk>(
        [&clock, pace, sink] { return std::make_unique<FleetTalk>(clock, pace, sink); });
}

DashboardFleet::~DashboardFleet() = default;

void DashboardFleet::use(const ReachDashboard &reach)
{
    d->talk.post([reach](FleetTalk &inside) { inside.use(reach); });
}

void DashboardFleet::setWatched(bool isWatched)
{
    d->talk.post([isWatched](FleetTalk &inside) { inside.setWatched(isWatched); });
}

const AgentFleetState &DashboardFleet::state() const
{
    return d->state;
}

void DashboardFleet::refresh()
{
    d->talk.post([](FleetTalk &inside) { inside.refresh(); });
}

Async<Target> DashboardFleet::addTarget(const Target &target)
{
    return d->ask<Target>(
        FleetTalk::Lane::Writing, [target](const auto &client) { return client.addTarget(target); },
        [](AgentFleetState &state, const Result<Target> &added) { state.targets.push_back(*added); });
}

Async<Target> DashboardFleet::editTarget(const QString &id, const TargetEdit &edit)
{
    return d->ask<Target>(
        FleetTalk::Lane::Writing, [id, edit](const auto &client) { return client.editTarget(id, edit); },
        [](AgentFleetState &state, const Result<Target> &edited) {
            std::replace_if(
                state.targets.begin(), state.targets.end(),
                [&edited](const Target &target) { return target.id == edited->id; }, *edited);
        });
}

Async<> DashboardFleet::removeTarget(const QString &id)
{
    return d->ask<void>(
        FleetTalk::Lane::Writing, [id](const auto &client) { return client.removeTarget(id); },
        [id](AgentFleetState &state, const Result<> &) {
            state.targets.removeIf([&id](const Target &target) { return target.id == id; });
        });
}

Async<FleetConfig> DashboardFleet::setDesiredAgents(int count)
{
    return d->ask<FleetConfig>(
        FleetTalk::Lane::Writing, [count](const auto &client) { return client.setDesiredAgents(count); },
        [](AgentFleetState &state, const Result<FleetConfig> &config) { state.config = *config; });
}

Async<FleetConfig> DashboardFleet::reconcile()
{
    const AsyncSource<FleetConfig> answer;
    d->talk.post([answer](FleetTalk &inside) { pass(inside.reconcile(), inside, answer); });
    return answer.future();
}

Async<ExecutionPage> DashboardFleet::executions(const ExecutionFilter &filter, int page, int pageSize)
{
    const AsyncSource<ExecutionPage> answer;
    d->talk.post([filter, page, pageSize, answer](FleetTalk &inside) {
        pass(inside.executions(filter, page, pageSize), inside, answer);
    });
    return answer.future();
}

} // namespace largada::engine
