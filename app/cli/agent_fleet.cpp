// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/agent_fleet.h"

#include "store/agent_storage.h"

namespace largada::cli
{

namespace
{

using dashboard::ExecutionFilter;
using dashboard::ExecutionPage;
using dashboard::Target;
using dashboard::TargetEdit;

class DashboardFleet final : public AgentFleet
{
public:
    explicit DashboardFleet(std::unique_ptr<dashboard::DashboardClient> client) : m_client(std::move(client)) {}

    Async<QVector<Target>> targets() override { return m_client->targets(); }
    Async<Target> addTarget(const Target &target) override { return m_client->addTarget(target); }
    Async<Target> editTarget(const QString &id, const TargetEdit &edit) override
    {
        return m_client->editTarget(id, edit);
    }
    Async<> removeTarget(const QString &id) override { return m_client->removeTarget(id); }
    Async<ExecutionPage> executions(const ExecutionFilter &filter, int page, int pageSize) override
    {
        return m_client->executions(filter, page, pageSize);
    }

private:
    std::unique_ptr<dashboard::DashboardClient> m_client;
};

class DatabaseFleet final : public AgentFleet
{
public:
    explicit DatabaseFleet(std::unique_ptr<store::AgentStorage> storage) : m_storage(std::move(storage)) {}

    Async<QVector<Target>> targets() override
    {
        return read<QVector<Target>>([](store::AgentStore &store) { return store.targets(); });
    }
    Async<Target> addTarget(const Target &target) override
    {
        return write<Target>([target](store::AgentStore &store) { return store.addTarget(target); });
    }
    Async<Target> editTarget(const QString &id, const TargetEdit &edit) override
    {
        return write<Target>([id, edit](store::AgentStore &store) { return store.editTarget(id, edit); });
    }
    Async<> removeTarget(const QString &id) override
    {
        return write<void>([id](store::AgentStore &store) { return store.removeTarget(id); });
    }
    Async<ExecutionPage> executions(const ExecutionFilter &filter, int page, int pageSize) override
    {
        return read<ExecutionPage>(
            [filter, page, pageSize](store::AgentStore &store) { return store.executions(filter, page, pageSize); });
    }

private:
    template<class T>
    using Step = std::function<Result<T>(store::AgentStore &)>;

    template<class T>
    Async<T> read(Step<T> step)
    {
        AsyncSource<T> source;
        m_storage->read<T>(std::move(step), [source](Result<T> result) { source.answer(std::move(result)); });
        return source.future();
    }
    template<class T>
    Async<T> write(Step<T> step)
    {
        AsyncSource<T> source;
        m_storage->write<T>(std::move(step), [source](Result<T> result) { source.answer(std::move(result)); });
        return source.future();
    }

    std::unique_ptr<store::AgentStorage> m_storage;
};

} // namespace

std::unique_ptr<AgentFleet> fleetOfDashboard(std::unique_ptr<dashboard::DashboardClient> client)
{
    return std::make_unique<DashboardFleet>(std::move(client));
}

Result<std::unique_ptr<AgentFleet>> fleetOfDatabase(const QString &location)
{
    auto storage = store::AgentStorage::open(location);
    if (!storage)
        return storage.error();
    return std::unique_ptr<AgentFleet>(std::make_unique<DatabaseFleet>(*std::move(storage)));
}

} // namespace largada::cli
