// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The storage's thread: runs steps on an AgentStore one after the other, gathers those that come within a few
// milliseconds into one transaction (group commit), and answers each after the commit. A step that fails takes back
// what it did and nothing else. Calls may come from any thread.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include <QProcessEnvironment>

#include "store/agent_store.h"

namespace largada::store
{

class AgentStorage
{
public:
    struct Timing {
        std::chrono::milliseconds gather{5};       // from the first write of a group to its transaction
        std::chrono::milliseconds lockWait{3000};  // for another program's transaction
        std::chrono::milliseconds reconnect{1000}; // between two tries to reach a PostgreSQL server that is gone
    };

    // A path, or postgresql://user:password@host:port/database. Makes and migrates the tables. Errc::BadInput: no such
    // location; Errc::Unsupported: a newer schema than this program's, or no driver; Errc::Storage otherwise. Never
    // names the password. Blocks until the tables can be used.
    static Result<std::unique_ptr<AgentStorage>> open(const QString &location) { return open(location, Timing()); }
    static Result<std::unique_ptr<AgentStorage>> open(const QString &location, const Timing &timing);
    ~AgentStorage(); // after the steps that were asked for
    Q_DISABLE_COPY_MOVE(AgentStorage)

    // then: called in the storage's thread, once, after the commit; with Errc::Storage when that failed. It must not
    // block. While a PostgreSQL server is gone, and until it is reached again, all steps are answered with
    // Errc::Storage.
    template<class T>
    void write(std::function<Result<T>(AgentStore &)> step, std::function<void(Result<T>)> then)
    {
        submit(true, wrap<T>(std::move(step), std::move(then)));
    }
    // The same without writing: sees what was committed, waits for no commit.
    template<class T>
    void read(std::function<Result<T>(AgentStore &)> step, std::function<void(Result<T>)> then)
    {
        submit(false, wrap<T>(std::move(step), std::move(then)));
    }
    QString location() const; // without a password

    // A step with its answer kept until the commit: run() says whether it stands; done() tells the outcome, which is
    // the step's own answer unless it is an error.
    class Step
    {
    public:
        virtual ~Step() = default;
        virtual Result<> run(AgentStore &store) = 0;
        virtual void done(const Result<> &committed) = 0;
    };

private:
    template<class T>
    static std::unique_ptr<Step> wrap(std::function<Result<T>(AgentStore &)> step, std::function<void(Result<T>)> then);
    void submit(bool isWrite, std::unique_ptr<Step> step);

    struct Private;
    explicit AgentStorage(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

template<class T>
std::unique_ptr<AgentStorage::Step> AgentStorage::wrap(std::function<Result<T>(AgentStore &)> step,
                                                       std::function<void(Result<T>)> then)
{
    struct Typed final : Step {
        std::function<Result<T>(AgentStore &)> step;
        std::function<void(Result<T>)> then;
        std::optional<Result<T>> answer;

        Result<> run(AgentStore &store) override
        {
            answer = step(store);
            return *answer ? Result<>() : Result<>(answer->error());
        }
        void done(const Result<> &committed) override
        {
            if (!committed)
                then(committed.error());
            else
                then(*std::move(answer));
        }
    };
    auto typed = std::make_unique<Typed>();
    typed->step = std::move(step);
    typed->then = std::move(then);
    return typed;
}

// Where this user's dashboard keeps them unless it is told otherwise: DASHBOARD_DATABASE, or else dashboard.db in
// defaultAgentDirectory().
QString defaultAgentLocation(const QProcessEnvironment &environment);
// $STATE_DIRECTORY (systemd's, of a service), or else this user's data directory of Largada.
QString defaultAgentDirectory(const QProcessEnvironment &environment);

} // namespace largada::store
