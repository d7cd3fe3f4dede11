// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/server/housekeeping.h"

#include <QPointer>

#include "core/log.h"

namespace largada::dashboard
{

namespace
{

constexpr std::chrono::milliseconds between(50); // two short steps of long work: agents are served meanwhile

} // namespace

Housekeeping::Housekeeping(HousekeepingOptions options, ApiParts parts, Api &api, ReconcileState &state,
                           InboxSender inbox)
    : m_options(options), m_parts(std::move(parts)), m_api(api), m_inbox(std::move(inbox)),
      m_countedFrom(m_parts.startedAt), m_anchor(*m_parts.clock)
{
    if (m_parts.backend) {
        m_reconciler = std::make_unique<Reconciler>(*m_parts.backend, *m_parts.clock, state);
        connect(m_reconciler.get(), &Reconciler::reconciled, this,
                [this](bool isGood) { m_parts.metrics->reconciled(isGood); });
        every(m_options.reconcileEvery, &Housekeeping::reconcileRound);
        reconcileRound();
    }
    every(m_options.reapEvery, &Housekeeping::reap);
    every(m_options.refreshEvery, &Housekeeping::refresh);
    if (m_options.retentionDays > 0) {
        every(m_options.retentionEvery, &Housekeeping::deleteOld);
        deleteOld();
    }
    auto *signsOfLife = new QTimer(this);
    connect(signsOfLife, &QTimer::timeout, this, [this] { m_parts.events->keepAlive(); });
    signsOfLife->start(m_options.keepAliveEvery);
}

void Housekeeping::every(std::chrono::milliseconds interval, void (Housekeeping::*what)())
{
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, what);
    timer->start(interval);
}

template<class T, class Fn>
std::function<void(Result<T>)> Housekeeping::here(Fn fn)
{
    return [inbox = m_inbox, guard = QPointer<Housekeeping>(this), fn = std::move(fn)](const Result<T> &result) {
        inbox.post([guard, fn, result] {
            if (guard)
                fn(result);
        });
    };
}

void Housekeeping::reconcile(int desired, std::function<void()> done)
{
    if (m_reconciler)
        m_reconciler->reconcile(desired, std::move(done));
    else
        done();
}

void Housekeeping::endAgents(std::chrono::milliseconds within, std::function<void()> done)
{
    m_reconciler.reset();
    if (!m_parts.backend->endsWithServer()) {
        done();
        return;
    }
    (void)m_parts.backend->scale(0);
    const MonoTime began = std::chrono::steady_clock::now();
    auto *look = new QTimer(this);
    connect(look, &QTimer::timeout, this, [this, look, began, within, done = std::move(done)] {
        if (m_parts.backend->existing().value_or(0) > 0 && std::chrono::steady_clock::now() - began < within)
            return;
        look->stop();
        look->deleteLater();
        done();
    });
    look->start(between);
}

void Housekeeping::reconcileRound()
{
    if (m_isAsking || !m_reconciler)
        return;
    m_isAsking = true;
    m_parts.storage->read<int>([](store::AgentStore &store) { return store.desiredAgents(); },
                               here<int>([this](const Result<int> &desired) {
                                   m_isAsking = false;
                                   if (desired && m_reconciler)
                                       m_reconciler->reconcileIfDifferent(*desired);
                               }));
}

void Housekeeping::watchClock()
{
    const WallAnchor present(*m_parts.clock);
    const MonoTime now = m_parts.clock->now();
    const auto off = present.at(now) - m_anchor.at(now);
    m_anchor = present;
    if (std::chrono::abs(off) <= clockJump)
        return;
    qCWarning(logDashboard) << "the clock was set by" << off.count() << "ms: agents' ages count anew";
    m_countedFrom = present.at(now);
}

void Housekeeping::reap()
{
    watchClock();
    if (m_isReaping)
        return;
    m_isReaping = true;
    store::ReapRules rules;
    rules.now = m_parts.clock->wall();
    rules.serverStart = m_countedFrom;
    m_parts.storage->write<store::Reaped>([rules](store::AgentStore &store) { return store.reap(rules); },
                                          here<store::Reaped>([this](const auto &reaped) { onReaped(reaped); }));
}

void Housekeeping::onReaped(const Result<store::Reaped> &reaped)
{
    m_isReaping = false;
    if (!reaped) {
        m_parts.metrics->reaperFailed();
        qCWarning(logDashboard).noquote() << "the reaper failed:" << reaped.error().what;
        return;
    }
    m_parts.metrics->reaped(*reaped);
    m_api.publish(*reaped);
    if (reaped->hasMore)
        QTimer::singleShot(between, this, &Housekeeping::reap);
    if (!reaped->runs.isEmpty() || !reaped->markedOffline.isEmpty() || !reaped->deleted.isEmpty())
        qCInfo(logDashboard) << "reaper:" << reaped->runs.size() << "executions ended," << reaped->markedOffline.size()
                             << "agents offline," << reaped->deleted.size() << "deleted";
}

void Housekeeping::deleteOld()
{
    if (m_isDeleting)
        return;
    m_isDeleting = true;
    const WallTime before = m_parts.clock->wall() - std::chrono::hours(24) * m_options.retentionDays;
    m_parts.storage->write<int>(
        [before](store::AgentStore &store) { return store.deleteFinishedBefore(before, retentionBatch); },
        here<int>([this](const Result<int> &deleted) {
            m_isDeleting = false;
            if (!deleted) {
                qCWarning(logDashboard).noquote() << "old executions were not deleted:" << deleted.error().what;
                return;
            }
            m_parts.metrics->retentionDeleted(*deleted);
            if (*deleted >= retentionBatch)
                QTimer::singleShot(between, this, &Housekeeping::deleteOld);
        }));
}

void Housekeeping::refresh()
{
    m_api.refreshTargets([](const Result<> &refreshed) {
        if (!refreshed)
            qCWarning(logDashboard).noquote() << "the targets could not be read:" << refreshed.error().what;
    });
}

} // namespace largada::dashboard
