// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The agent fleet for the console: what its dashboard says, kept up to date, and what a person wants of it. The same
// for the dashboard within this program and for one elsewhere. Lives in the UI's thread and never holds it up. Not for
// coordinated runs (engine.h).
#pragma once

#include <optional>

#include <QObject>
#include <QUrl>

#include "core/async.h"
#include "dashboard/contract/values.h"

namespace largada::engine
{

enum class DashboardLink {
    Connecting, // not answered yet
    Online,
    Away,   // answered once; tried again by itself
    Refused // 401, 403 or a certificate: only a person can mend it
};

struct AgentFleetState {
    QUrl url;
    bool isEmbedded = true; // within this program
    DashboardLink link = DashboardLink::Connecting;
    Error error;         // why it is Away or Refused
    WallTime answered{}; // when the dashboard answered last, by this machine's clock; what follows is of then
    std::optional<dashboard::FleetConfig> config;
    dashboard::FleetSummary summary;
    QVector<dashboard::Target> targets;
    QVector<dashboard::Agent> agents;
    bool isReconciling = false; // asked for here, not answered yet
};

class AgentFleet : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual const AgentFleetState &state() const = 0;
    virtual void refresh() = 0; // now, and if it is Away or Refused, tries to reach it

    // Errors are those of dashboard::DashboardClient; what they changed is in state() once they are answered.
    virtual Async<dashboard::Target> addTarget(const dashboard::Target &target) = 0; // its id is not looked at
    virtual Async<dashboard::Target> editTarget(const QString &id, const dashboard::TargetEdit &edit) = 0;
    virtual Async<> removeTarget(const QString &id) = 0;
    virtual Async<dashboard::FleetConfig> setDesiredAgents(int count) = 0;
    virtual Async<dashboard::FleetConfig> reconcile() = 0;
    // page from 1, newest first; pageSize up to dashboard::limits::pageSize.
    virtual Async<dashboard::ExecutionPage> executions(const dashboard::ExecutionFilter &filter, int page,
                                                       int pageSize) = 0;

signals:
    void changed();           // state() is another one; at most some times a second
    void executionsChanged(); // some began or ended
};

} // namespace largada::engine
