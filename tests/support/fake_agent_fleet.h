// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The agent fleet for the tests of pages: a dashboard's targets and executions in memory, which answer as a test says.
#pragma once

#include "engine/agent_fleet.h"

namespace largada::test
{

class FakeAgentFleet final : public engine::AgentFleet
{
    Q_OBJECT
public:
    const engine::AgentFleetState &state() const override { return now; }
    void refresh() override { intents << QStringLiteral("refresh"); }
    Async<dashboard::Target> addTarget(const dashboard::Target &target) override;
    Async<dashboard::Target> editTarget(const QString &id, const dashboard::TargetEdit &edit) override;
    Async<> removeTarget(const QString &id) override;
    Async<dashboard::FleetConfig> setDesiredAgents(int count) override;
    Async<dashboard::FleetConfig> reconcile() override;
    Async<dashboard::ExecutionPage> executions(const dashboard::ExecutionFilter &filter, int page,
                                               int pageSize) override;

    // What somebody else does, or the network.
    void setState(const engine::AgentFleetState &state); // tells
    void setTargets(const QVector<dashboard::Target> &targets);
    void setLink(engine::DashboardLink link, const Error &error = {});
    void begin(const dashboard::Execution &execution); // newest; tells

    engine::AgentFleetState now;        // without telling
    QVector<dashboard::Execution> list; // newest first
    std::optional<Error> failure;       // of every call
    bool isHolding = false;             // answers wait for letGo()
    void letGo();

    struct Asked {
        dashboard::ExecutionFilter filter;
        int page = 0;
        int pageSize = 0;
    };
    QVector<Asked> asked; // of the executions
    QVector<dashboard::Target> added;
    QVector<std::pair<QString, dashboard::TargetEdit>> edits;
    QStringList removed;
    QStringList intents;         // in order
    bool isScalePending = false; // setDesiredAgents() and reconcile() then wait for finishScale()
    void finishScale();

private:
    Async<dashboard::FleetConfig> scaled();
    template<class T>
    Async<T> answer(Result<T> result);
    dashboard::Target *find(const QString &id);

    QVector<std::function<void()>> m_held;
    std::optional<AsyncSource<dashboard::FleetConfig>> m_pending;
    int m_lastId = 0;
};

dashboard::Target targetOf(int id, const QString &label, const QString &url);
dashboard::Execution executionOf(int number, const dashboard::Target &target, const QString &agent);

} // namespace largada::test
