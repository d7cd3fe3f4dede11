// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the number of agents that exist the number desired, through a backend: one operation at a time, the last number
// asked for wins. Not for storing that number. Lives in one thread with an event loop; what it shows may be read from
// any.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include <QObject>
#include <QTimer>
#include <QVector>

#include "core/clock.h"
#include "fleet/scale_backend.h"

namespace largada::dashboard
{

// Shared with the threads that answer requests.
class ReconcileState
{
public:
    struct Shown {
        QString lastError;
        std::optional<WallTime> lastAt;
    };
    Shown shown() const;
    void set(const QString &error, WallTime at);

private:
    mutable std::mutex m_mutex;
    Shown m_shown;
};

class Reconciler final : public QObject
{
    Q_OBJECT
public:
    // An operation that has no answer by then counts as failed, and the next one may begin.
    static constexpr std::chrono::milliseconds operationTimeout{60'000};
    // Answers a reconcile that takes longer.
    static constexpr std::chrono::milliseconds answerWithin{10'000};

    Reconciler(fleet::ScaleBackend &backend, const Clock &clock, ReconcileState &state);
    ~Reconciler() override;

    using Done = std::function<void()>;
    // Whatever exists. done: once, when this or a later operation has ended, or after answerWithin.
    void reconcile(int desired, Done done);
    // Only where it differs.
    void reconcileIfDifferent(int desired);

signals:
    void reconciled(bool isGood);

private:
    void begin();
    void onEnded(const Result<> &result);
    void callDone();

    fleet::ScaleBackend &m_backend;
    const Clock &m_clock;
    ReconcileState &m_state;
    std::optional<int> m_wanted; // the next operation's
    bool m_isBusy = false;
    quint64 m_operation = 0;
    QVector<Done> m_done;
    QTimer m_operationTimer, m_answerTimer;
};

} // namespace largada::dashboard
