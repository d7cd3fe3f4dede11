// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_agent_fleet.h"

#include <algorithm>

namespace largada::test
{

using dashboard::Execution;
using dashboard::ExecutionPage;
using dashboard::Target;

template<class T>
Async<T> FakeAgentFleet::answer(Result<T> result)
{
    AsyncSource<T> source;
    if (isHolding)
        m_held.push_back([source, result] { source.answer(result); });
    else
        source.answer(std::move(result));
    return source.future();
}

void FakeAgentFleet::letGo()
{
    isHolding = false;
    for (const auto &each : std::exchange(m_held, {}))
        each();
}

Target *FakeAgentFleet::find(const QString &id)
{
    const auto it =
        std::find_if(now.targets.begin(), now.targets.end(), [&id](const Target &target) { return target.id == id; });
    return it == now.targets.end() ? nullptr : &*it;
}

Async<Target> FakeAgentFleet::addTarget(const Target &target)
{
    intents << QStringLiteral("addTarget %1").arg(target.url);
    if (failure)
        return answer<Target>(*failure);
    Target made = target;
    made.id = QStringLiteral("t%1").arg(++m_lastId);
    added.push_back(made);
    now.targets.push_back(made);
    emit changed();
    return answer<Target>(made);
}

Async<Target> FakeAgentFleet::editTarget(const QString &id, const dashboard::TargetEdit &edit)
{
    intents << QStringLiteral("editTarget %1").arg(id);
    edits.push_back({id, edit});
    if (failure)
        return answer<Target>(*failure);
    Target *target = find(id);
    if (target == nullptr)
        return answer<Target>(Error{Errc::NotFound, QStringLiteral("no such target"), id, 404});
    if (edit.expected && *edit.expected != *target)
        return answer<Target>(
            Error{Errc::Conflict, QStringLiteral("changed meanwhile"), QStringLiteral("target"), 409});
    target->url = edit.url.value_or(target->url);
    target->label = edit.label.value_or(target->label);
    target->vus = edit.vus.value_or(target->vus);
    target->durationS = edit.durationS.value_or(target->durationS);
    target->runIntervalMs = edit.runIntervalMs.value_or(target->runIntervalMs);
    target->enabled = edit.enabled.value_or(target->enabled);
    const Target changedTo = *target;
    emit changed();
    return answer<Target>(changedTo);
}

Async<> FakeAgentFleet::removeTarget(const QString &id)
{
    intents << QStringLiteral("removeTarget %1").arg(id);
    removed << id;
    if (failure)
        return answer<void>(*failure);
    now.targets.removeIf([&id](const Target &target) { return target.id == id; });
    emit changed();
    return answer<void>({});
}

Async<dashboard::FleetConfig> FakeAgentFleet::setDesiredAgents(int count)
{
    intents << QStringLiteral("setDesiredAgents %1").arg(count);
    if (failure)
        return answer<dashboard::FleetConfig>(*failure);
    if (!now.config)
        now.config.emplace();
    now.config->desiredAgents = count;
    return scaled();
}

Async<dashboard::FleetConfig> FakeAgentFleet::reconcile()
{
    intents << QStringLiteral("reconcile");
    if (failure)
        return answer<dashboard::FleetConfig>(*failure);
    return scaled();
}

Async<dashboard::FleetConfig> FakeAgentFleet::scaled()
{
    if (isScalePending) {
        m_pending.emplace();
        return m_pending->future();
    }
    emit changed();
    return answer<dashboard::FleetConfig>(now.config.value_or(dashboard::FleetConfig()));
}

void FakeAgentFleet::finishScale()
{
    if (!m_pending)
        return;
    const auto pending = *std::exchange(m_pending, std::nullopt);
    emit changed();
    pending.answer(*now.config);
}

Async<ExecutionPage> FakeAgentFleet::executions(const dashboard::ExecutionFilter &filter, int page, int pageSize)
{
    asked.push_back({filter, page, pageSize});
    if (failure)
        return answer<ExecutionPage>(*failure);
    QVector<Execution> fitting;
    std::copy_if(list.cbegin(), list.cend(), std::back_inserter(fitting), [&filter](const Execution &each) {
        return (filter.targetId.isEmpty() || each.targetId == filter.targetId) &&
               (filter.agent.isEmpty() || each.agent == filter.agent) &&
               (!filter.status || each.status == *filter.status) && (!filter.from || each.startedAt >= *filter.from) &&
               (!filter.to || each.startedAt < *filter.to) &&
               (!filter.minErrorRate || each.metrics.errorRate.value_or(0) >= *filter.minErrorRate);
    });
    ExecutionPage answerPage;
    answerPage.page = page;
    answerPage.pageSize = pageSize;
    answerPage.total = fitting.size();
    answerPage.items = fitting.mid(qsizetype(page - 1) * pageSize, pageSize);
    return answer<ExecutionPage>(answerPage);
}

void FakeAgentFleet::setState(const engine::AgentFleetState &state)
{
    now = state;
    emit changed();
}

void FakeAgentFleet::setTargets(const QVector<Target> &targets)
{
    now.targets = targets;
    emit changed();
}

void FakeAgentFleet::setLink(engine::DashboardLink link, const Error &error)
{
    now.link = link;
    now.error = error;
    emit changed();
}

void FakeAgentFleet::begin(const Execution &execution)
{
    list.prepend(execution);
    emit executionsChanged();
}

Target targetOf(int id, const QString &label, const QString &url)
{
    Target target;
    target.id = QString::number(id);
    target.label = label;
    target.url = url;
    return target;
}

// A minute apart, the first one at 14:05:09 UTC; each ran for half a minute.
Execution executionOf(int number, const Target &target, const QString &agent)
{
    Execution execution;
    execution.id = QStringLiteral("0000-%1").arg(number, 6, 10, QLatin1Char('0'));
    execution.agent = agent;
    execution.targetId = target.id;
    execution.targetLabel = target.label;
    execution.targetUrl = target.url;
    execution.status = dashboard::ExecutionStatus::Completed;
    execution.startedAt = WallTime(std::chrono::milliseconds(1'763'906'709'000)) + std::chrono::minutes(number);
    execution.endedAt = execution.startedAt + std::chrono::seconds(30);
    const double ms = 100 + number % 50;
    execution.metrics = {ms, ms * 2, ms * 3, ms * 1.1, 0.01, 50.0 + number % 7, 123'456, 1500};
    return execution;
}

} // namespace largada::test
