// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A way to let runners go that is not a write to their links. A backend that has none offers Broadcast alone.
#pragma once

#include <optional>

#include <QObject>
#include <QVector>

#include "core/clock.h"
#include "core/ids.h"
#include "core/result.h"
#include "fleet/run_plan.h"

namespace largada::fleet
{

// Of one phase. Lives in the engine's thread; deleting it aborts what can still be aborted.
class Starter : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // How long before the moment arming has to begin at least; 0: it needs none.
    virtual std::chrono::milliseconds lead(int runners) const = 0;
    // Clock: every runner is told to let itself go at that time, and says armed(). Exec: answers armed() at once.
    virtual void arm(const QVector<RunnerId> &runners, WallTime at) = 0;
    // Exec: let them go, now. Clock: nothing, they go by themselves.
    virtual void release(const QVector<RunnerId> &runners) = 0;
    // Those that were armed are not to go. Possible until the moment itself.
    virtual void abort() = 0;

signals:
    void armed(const largada::RunnerId &runner);
    // lateBy: after the moment, on the clock of its own node (Clock); nullopt: not known.
    void released(const largada::RunnerId &runner, largada::MonoTime sentAt, largada::MonoTime answeredAt,
                  std::optional<std::chrono::microseconds> lateBy);
    void failed(const largada::RunnerId &runner, const largada::Error &error);
};

} // namespace largada::fleet
