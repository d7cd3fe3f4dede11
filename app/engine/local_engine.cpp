// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/local_engine.h"

#include "core/event_thread.h"
#include "core/inbox.h"
#include "engine/session.h"

namespace largada::engine
{

using coordinator::Driver;

struct LocalEngine::Private {
    Inbox inbox; // of the UI's thread; outlives the other one
    EventThread thread;
    Inside<Session> session;

    template<class Fn>
    void drive(Fn fn) const
    {
        session.post([fn](Session &inside) {
            if (Driver *driver = inside.driver())
                fn(*driver);
        });
    }
};

LocalEngine::LocalEngine(BackendFactory makeBackend, const Clock &clock, const QString &historyFile, QObject *parent)
    : Engine(parent), d(std::make_unique<Private>())
{
    const InboxSender ui = d->inbox.sender();
    Session::Sinks sinks;
    sinks.updated = [this, ui](const Update &update) { ui.post([this, update] { emit updated(update); }); };
    sinks.finished = [this, ui](const fleet::RunRecord &run) { ui.post([this, run] { emit finished(run); }); };
    sinks.saved = [this, ui] { ui.post([this] { emit saved(); }); };
    d->session = d->thread.makeInside<Session>([makeBackend = std::move(makeBackend), &clock, historyFile, sinks] {
        return std::make_unique<Session>(makeBackend, clock, historyFile, sinks);
    });
}

LocalEngine::~LocalEngine() = default;

Async<fleet::PreflightReport> LocalEngine::check(const fleet::RunPlan &plan)
{
    const AsyncSource<fleet::PreflightReport> answer;
    d->session.post([plan, answer](Session &inside) { inside.check(plan, answer); });
    return answer.future();
}

Async<Engine::Prepared> LocalEngine::prepare(const fleet::RunPlan &plan, bool demoTarget, const QString &checkedSha256)
{
    const AsyncSource<Prepared> answer;
    d->session.post([wanted = Session::PrepareWanted{plan, demoTarget, checkedSha256}, answer](Session &inside) {
        inside.prepare(wanted, answer);
    });
    return answer.future();
}

void LocalEngine::go()
{
    d->drive([](Driver &driver) { driver.goOn(); });
}

void LocalEngine::holdAgain()
{
    d->drive([](Driver &driver) { driver.holdAgain(); });
}

void LocalEngine::releaseNow()
{
    d->drive([](Driver &driver) { driver.releaseNow(); });
}

void LocalEngine::stop()
{
    d->session.post([](Session &inside) { inside.stop(coordinator::Paused::Stay); });
}

void LocalEngine::stopAll()
{
    d->session.post([](Session &inside) { inside.stop(coordinator::Paused::End); });
}

void LocalEngine::leave()
{
    d->session.post([](Session &inside) { inside.leave(); });
}

void LocalEngine::kill()
{
    d->session.post([](Session &inside) { inside.kill(); });
}

void LocalEngine::continueWith(int least)
{
    d->session.post([least](Session &inside) { inside.continueWith(least); });
}

void LocalEngine::keepWaiting()
{
    d->session.post([](Session &inside) { inside.keepWaiting(); });
}

void LocalEngine::endAfterWarmup(bool wanted)
{
    d->drive([wanted](Driver &driver) { driver.endAfterWarmup(wanted); });
}

void LocalEngine::setPolicy(fleet::StragglerPolicy stragglers, int minimum, std::chrono::milliseconds gateTimeout)
{
    d->drive(
        [stragglers, minimum, gateTimeout](Driver &driver) { driver.setPolicy(stragglers, minimum, gateTimeout); });
}

Async<QStringList> LocalEngine::log(const RunnerId &runner, fleet::PhaseName phase, int lines)
{
    const AsyncSource<QStringList> answer;
    d->session.post([runner, phase, lines, answer](Session &inside) { inside.log(runner, phase, lines, answer); });
    return answer.future();
}

void LocalEngine::useK6(const QString &path)
{
    d->session.post([path](Session &inside) { inside.useK6(path); });
}

} // namespace largada::engine
