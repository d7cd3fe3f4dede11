// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/agent_storage.h"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include <QStandardPaths>

#include "core/log.h"
#include "store/agent_tables.h"
#include "store/database.h"
#include "store/sql_agent_store.h"

namespace largada::store
{

namespace
{

using std::chrono::steady_clock;
using Access = Database::Access;

constexpr std::size_t mostInGroup = 256; // so that a read never waits for more

} // namespace

struct AgentStorage::Private {
    using Steps = std::vector<std::unique_ptr<Step>>;

    QString location;
    std::optional<PostgresAddress> server; // nullopt: a file
    Timing timing;

    std::mutex mutex; // guards the four below
    std::condition_variable changed;
    std::deque<std::unique_ptr<Step>> writes, reads;
    steady_clock::time_point firstWrite; // of those in `writes`
    bool isEnding = false;

    std::unique_ptr<Database> db; // the thread's own, as is what follows
    std::unique_ptr<SqlAgentStore> store;
    steady_clock::time_point nextTry{};
    Error lastFailure;

    std::thread thread;

    Result<> connect();
    Result<> ensureConnected();
    void noteLoss();
    Result<> begin();
    Result<> runStep(Step &step, bool &isBroken);
    void writeGroup(Steps &group);
    void read(Step &step);
    void run(std::promise<Result<>> opened);
    void work();
    Steps takeWrites();
};

Result<> AgentStorage::Private::connect()
{
    auto opened = server ? Database::open(*server, timing.lockWait) : Database::open(location, timing.lockWait);
    if (!opened)
        return opened.error();
    if (auto migrated = migrateAgentTables(**opened); !migrated)
        return migrated.error();
    db = *std::move(opened);
    store = std::make_unique<SqlAgentStore>(*db);
    return {};
}

// Tries again at most once a while: each try may take its time, and steps are waiting for their answer.
Result<> AgentStorage::Private::ensureConnected()
{
    if (db)
        return {};
    if (steady_clock::now() < nextTry)
        return lastFailure;
    if (auto connected = connect(); !connected) {
        lastFailure = Error{Errc::Storage, connected.error().what, connected.error().subject};
        nextTry = steady_clock::now() + timing.reconnect;
        return lastFailure;
    }
    qCInfo(logStore) << "connected again to" << location;
    return {};
}

void AgentStorage::Private::noteLoss()
{
    if (!db || db->isConnected())
        return;
    qCWarning(logStore) << "connection lost to" << location;
    store.reset();
    db.reset();
    nextTry = {};
}

// A connection that was lost while nobody used it is found out here, when nothing is lost yet by beginning again.
Result<> AgentStorage::Private::begin()
{
    Result<> begun;
    for (int attempt = 0; attempt < 2; ++attempt) {
        if (auto connected = ensureConnected(); !connected)
            return connected;
        begun = db->begin(Access::Write);
        if (begun)
            return begun;
        noteLoss();
        if (db)
            break;
    }
    return begun;
}

// What the step says. isBroken: nothing of the transaction can be kept.
Result<> AgentStorage::Private::runStep(Step &step, bool &isBroken)
{
    if (auto marked = db->exec(QStringLiteral("SAVEPOINT step")); !marked) {
        isBroken = true;
        return marked.error();
    }
    Result<> done = step.run(*store);
    if (!done) {
        if (auto undone = db->exec(QStringLiteral("ROLLBACK TO SAVEPOINT step")); !undone)
            isBroken = true;
    }
    if (isBroken)
        return done;
    if (auto released = db->exec(QStringLiteral("RELEASE SAVEPOINT step")); !released) {
        isBroken = true;
        return released.error();
    }
    return done;
}

void AgentStorage::Private::writeGroup(Steps &group)
{
    Result<> outcome = begin();
    const bool isAway = !db; // logged when it was lost, and not for each group again
    Steps standing;
    Steps ended; // by themselves, with their own error
    auto next = group.begin();
    for (; outcome && next != group.end(); ++next) {
        bool isBroken = false;
        const Result<> done = runStep(**next, isBroken);
        if (isBroken)
            outcome = Error{Errc::Storage, done ? QStringLiteral("the transaction broke") : done.error().what,
                            done ? location : done.error().subject};
        (done || isBroken ? standing : ended).push_back(std::move(*next));
    }
    if (outcome)
        outcome = db->commit();
    if (!outcome && db)
        db->rollBack();
    noteLoss();
    if (!outcome && !isAway)
        qCWarning(logStore) << group.size() << "step(s) were not stored:" << outcome.error().what;
    for (const auto &step : ended)
        step->done({});
    for (const auto &step : standing)
        step->done(outcome);
    for (; next != group.end(); ++next)
        (*next)->done(outcome);
}

void AgentStorage::Private::read(Step &step)
{
    for (int attempt = 0; attempt < 2; ++attempt) {
        if (auto connected = ensureConnected(); !connected)
            return step.done(connected);
        const Result<> done = db->transaction(Access::Read, [this, &step] { return step.run(*store); });
        noteLoss();
        if (db || attempt == 1)
            return step.done(done);
    }
}

AgentStorage::Private::Steps AgentStorage::Private::takeWrites()
{
    Steps group;
    while (!writes.empty() && group.size() < mostInGroup) {
        group.push_back(std::move(writes.front()));
        writes.pop_front();
    }
    return group;
}

void AgentStorage::Private::work()
{
    std::size_t readsLeft = 0; // that came before the last group, and are not kept waiting by the next one
    std::unique_lock lock(mutex);
    while (true) {
        const auto isDue = [this] {
            return !writes.empty() &&
                   (isEnding || writes.size() >= mostInGroup || steady_clock::now() >= firstWrite + timing.gather);
        };
        // Reads first: they see what is committed, and take no part in the group that is being gathered.
        if (!reads.empty() && (readsLeft > 0 || !isDue())) {
            const auto step = std::move(reads.front());
            reads.pop_front();
            readsLeft -= readsLeft > 0 ? 1 : 0;
            lock.unlock();
            read(*step);
            lock.lock();
        } else if (isDue()) {
            Steps group = takeWrites();
            lock.unlock();
            writeGroup(group);
            group.clear();
            lock.lock();
            readsLeft = reads.size();
        } else if (!writes.empty()) {
            changed.wait_until(lock, firstWrite + timing.gather);
        } else if (isEnding) {
            return;
        } else {
            changed.wait(lock);
        }
    }
}

void AgentStorage::Private::run(std::promise<Result<>> opened)
{
    auto connected = connect();
    const bool isOpen = static_cast<bool>(connected);
    opened.set_value(std::move(connected));
    if (isOpen)
        work();
    store.reset();
    db.reset();
}

Result<std::unique_ptr<AgentStorage>> AgentStorage::open(const QString &location, const Timing &timing)
{
    auto d = std::make_unique<Private>();
    d->timing = timing;
    d->location = location;
    if (PostgresAddress::isUrl(location)) {
        const auto address = PostgresAddress::parse(location);
        if (!address)
            return address.error();
        d->server = *address;
        d->location = address->shown();
    }
    std::promise<Result<>> opened;
    auto done = opened.get_future();
    d->thread =
        std::thread([shared = d.get(), promise = std::move(opened)]() mutable { shared->run(std::move(promise)); });
    const Result<> outcome = done.get();
    std::unique_ptr<AgentStorage> storage(new AgentStorage(std::move(d)));
    if (!outcome)
        return outcome.error();
    return storage;
}

AgentStorage::AgentStorage(std::unique_ptr<Private> d_) : d(std::move(d_)) {}

AgentStorage::~AgentStorage()
{
    {
        const std::lock_guard lock(d->mutex);
        d->isEnding = true;
    }
    d->changed.notify_one();
    d->thread.join();
}

QString AgentStorage::location() const
{
    return d->location;
}

void AgentStorage::submit(bool isWrite, std::unique_ptr<Step> step)
{
    {
        const std::lock_guard lock(d->mutex);
        if (isWrite) {
            if (d->writes.empty())
                d->firstWrite = steady_clock::now();
            d->writes.push_back(std::move(step));
        } else {
            d->reads.push_back(std::move(step));
        }
    }
    d->changed.notify_one();
}

QString defaultAgentDirectory(const QProcessEnvironment &environment)
{
    const QString ofService = environment.value(QStringLiteral("STATE_DIRECTORY")).section(QLatin1Char(':'), 0, 0);
    if (!ofService.isEmpty())
        return ofService;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/largada");
}

QString defaultAgentLocation(const QProcessEnvironment &environment)
{
    const QString named = environment.value(QStringLiteral("DASHBOARD_DATABASE"));
    return named.isEmpty() ? defaultAgentDirectory(environment) + QStringLiteral("/dashboard.db") : named;
}

} // namespace largada::store
