// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/server/reconciler.h"

#include <utility>

#include "core/log.h"

namespace largada::dashboard
{

ReconcileState::Shown ReconcileState::shown() const
{
    const std::lock_guard lock(m_mutex);
    return m_shown;
}

void ReconcileState::set(const QString &error, WallTime at)
{
    const std::lock_guard lock(m_mutex);
    m_shown = {error, at};
}

Reconciler::Reconciler(fleet::ScaleBackend &backend, const Clock &clock, ReconcileState &state)
    : m_backend(backend), m_clock(clock), m_state(state)
{
    m_operationTimer.setSingleShot(true);
    m_operationTimer.setInterval(operationTimeout);
    connect(&m_operationTimer, &QTimer::timeout, this,
            [this] { onEnded(Error{Errc::Timeout, QStringLiteral("the backend did not answer"), m_backend.name()}); });
    m_answerTimer.setSingleShot(true);
    m_answerTimer.setInterval(answerWithin);
    connect(&m_answerTimer, &QTimer::timeout, this, &Reconciler::callDone);
}

Reconciler::~Reconciler()
{
    callDone();
}

void Reconciler::reconcile(int desired, Done done)
{
    m_done.append(std::move(done));
    if (!m_answerTimer.isActive())
        m_answerTimer.start();
    m_wanted = desired;
    if (!m_isBusy)
        begin();
}

void Reconciler::reconcileIfDifferent(int desired)
{
    if (m_isBusy)
        return;
    if (m_backend.existing() == desired) { // it came about by itself: what went wrong before is over
        if (!m_state.shown().lastError.isEmpty())
            m_state.set({}, m_clock.wall());
        return;
    }
    m_wanted = desired;
    begin();
}

void Reconciler::begin()
{
    m_isBusy = true;
    m_operationTimer.start();
    const int wanted = *std::exchange(m_wanted, std::nullopt);
    const auto existing = m_backend.existing();
    qCInfo(logDashboard) << "scaling to" << wanted << "agents; there are"
                         << (existing ? QByteArray::number(*existing) : QByteArrayLiteral("an unknown number"));
    deliver(m_backend.scale(wanted), this, [this, operation = ++m_operation](const Result<> &result) {
        if (operation == m_operation && m_isBusy)
            onEnded(result);
    });
}

void Reconciler::onEnded(const Result<> &result)
{
    m_operationTimer.stop();
    m_isBusy = false;
    ++m_operation; // an answer that comes later is not for the next one
    m_state.set(result ? QString() : result.error().what, m_clock.wall());
    if (!result)
        qCWarning(logDashboard) << "scaling failed:" << result.error().what << result.error().subject;
    emit reconciled(bool(result));
    if (m_wanted)
        begin();
    else
        callDone();
}

void Reconciler::callDone()
{
    m_answerTimer.stop();
    for (const Done &done : std::exchange(m_done, {}))
        done();
}

} // namespace largada::dashboard
