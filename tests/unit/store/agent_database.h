// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Empty databases for the tests of the agent fleet's storage: a SQLite file each, or with LARGADA_TEST_DATABASE set to
// "postgresql" a database of one private server. And a storage whose answers a test can wait for.
#pragma once

#include <chrono>
#include <future>
#include <memory>

#include <QSqlDatabase>
#include <QString>
#include <QTemporaryDir>
#include <QVariant>

#include "store/agent_storage.h"
#include "support/postgres_server.h"

namespace largada::test
{

class AgentDatabases
{
public:
    // False, with the reason, when they cannot be had here.
    bool prepare(QString *whyNot);
    bool isPostgres() const { return m_server != nullptr; }
    PostgresServer &server() { return *m_server; }
    // Of an empty database, which nobody may have open: with PostgreSQL it is always the same one.
    QString newLocation();

private:
    QTemporaryDir m_dir;
    std::unique_ptr<PostgresServer> m_server;
    int m_made = 0;
};

// With short waits, so that a step is answered at once; null, with a warning, when it cannot be opened.
std::unique_ptr<store::AgentStorage> openedAtOnce(const QString &location);

// The database from outside, on a connection of its own.
class RawAgentDatabase
{
public:
    explicit RawAgentDatabase(const QString &location);
    ~RawAgentDatabase();
    Q_DISABLE_COPY_MOVE(RawAgentDatabase)

    bool exec(const QString &sql); // false when it failed
    QVariant value(const QString &sql);
    int count(const QString &table) { return value(QStringLiteral("SELECT count(*) FROM ") + table).toInt(); }

private:
    QString m_connection;
    QSqlDatabase m_db;
};

template<class T, class Fn>
Result<T> written(store::AgentStorage &storage, Fn step)
{
    std::promise<Result<T>> answer;
    auto future = answer.get_future();
    storage.write<T>(step, [&answer](Result<T> result) { answer.set_value(std::move(result)); });
    return future.get();
}

template<class T, class Fn>
Result<T> seen(store::AgentStorage &storage, Fn step)
{
    std::promise<Result<T>> answer;
    auto future = answer.get_future();
    storage.read<T>(step, [&answer](Result<T> result) { answer.set_value(std::move(result)); });
    return future.get();
}

// An AgentStore whose every call is one answered step of a storage.
class SteppedStore
{
public:
    explicit SteppedStore(store::AgentStorage &storage) : m_storage(storage) {}

    auto addTarget(const dashboard::Target &target) const
    {
        return written<dashboard::Target>(m_storage, [&](store::AgentStore &s) { return s.addTarget(target); });
    }
    auto editTarget(const QString &id, const dashboard::TargetEdit &edit) const
    {
        return written<dashboard::Target>(m_storage, [&](store::AgentStore &s) { return s.editTarget(id, edit); });
    }
    auto removeTarget(const QString &id) const
    {
        return written<void>(m_storage, [&](store::AgentStore &s) { return s.removeTarget(id); });
    }
    auto targets() const
    {
        return seen<QVector<dashboard::Target>>(m_storage, [](store::AgentStore &s) { return s.targets(); });
    }
    auto registerAgent(const dashboard::Registration &agent, WallTime now) const
    {
        return written<dashboard::Agent>(m_storage, [&](store::AgentStore &s) { return s.registerAgent(agent, now); });
    }
    auto heartbeat(const dashboard::Heartbeat &beat, WallTime now) const
    {
        return written<void>(m_storage, [&](store::AgentStore &s) { return s.heartbeat(beat, now); });
    }
    auto agents() const
    {
        return seen<QVector<dashboard::Agent>>(m_storage, [](store::AgentStore &s) { return s.agents(); });
    }
    auto begin(const dashboard::ExecutionBegin &begin, WallTime now) const
    {
        return written<store::AgentStore::Begun>(m_storage,
                                                 [&](store::AgentStore &s) { return s.beginExecution(begin, now); });
    }
    auto report(const QString &run, const dashboard::ExecutionReport &report, WallTime now) const
    {
        return written<void>(m_storage, [&](store::AgentStore &s) { return s.report(run, report, now); });
    }
    auto executions(const dashboard::ExecutionFilter &filter = {}, int page = 1, int pageSize = 50) const
    {
        return seen<dashboard::ExecutionPage>(
            m_storage, [&](store::AgentStore &s) { return s.executions(filter, page, pageSize); });
    }
    auto summary(WallTime now) const
    {
        return seen<dashboard::FleetSummary>(m_storage, [&](store::AgentStore &s) { return s.summary(now); });
    }
    auto reap(const store::ReapRules &rules) const
    {
        return written<store::Reaped>(m_storage, [&](store::AgentStore &s) { return s.reap(rules); });
    }
    auto deleteFinishedBefore(WallTime time, int atMost) const
    {
        return written<int>(m_storage, [&](store::AgentStore &s) { return s.deleteFinishedBefore(time, atMost); });
    }

private:
    store::AgentStorage &m_storage;
};

} // namespace largada::test
