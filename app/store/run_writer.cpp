// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/run_writer.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "core/log.h"
#include "store/run_store.h"

namespace largada::store
{

struct RunWriter::Private {
    using Pending = std::map<RunId, fleet::RunRecord>;

    const QString file;

    std::mutex mutex; // guards the five below
    std::condition_variable changed;
    Pending pending;
    std::vector<AsyncSource<>> flushes;
    std::map<RunId, int> numbers;
    bool isAsked = false; // something to do since the last look
    bool isEnding = false;

    std::unique_ptr<RunStore> store; // the thread's own, as are its failures
    std::thread thread;

    explicit Private(const QString &file_) : file(file_) {}

    void run();
    Result<> write(const fleet::RunRecord &run);
    Result<> writeAll(Pending &runs);
};

Result<> RunWriter::Private::write(const fleet::RunRecord &run)
{
    if (!store) {
        auto opened = RunStore::open(file);
        if (!opened)
            return opened.error();
        store = *std::move(opened);
    }
    const auto saved = store->save(run);
    if (!saved) {
        store.reset(); // the file may be replaced by a sound one before the next try
        return saved.error();
    }
    const std::lock_guard lock(mutex);
    numbers.insert_or_assign(run.id, *saved);
    return {};
}

// Leaves those that could not be written.
Result<> RunWriter::Private::writeAll(Pending &runs)
{
    Result<> last;
    for (auto it = runs.begin(); it != runs.end();) {
        auto written = write(it->second);
        if (written) {
            it = runs.erase(it);
            continue;
        }
        qCWarning(logStore) << "run" << it->first.value << "could not be saved:" << written.error().subject
                            << written.error().what;
        last = std::move(written);
        ++it;
    }
    return last;
}

void RunWriter::Private::run()
{
    std::unique_lock lock(mutex);
    for (bool isLast = false; !isLast;) {
        changed.wait(lock, [this] { return isAsked || isEnding; });
        isLast = isEnding;
        isAsked = false;
        Pending runs = std::exchange(pending, {});
        const auto waiting = std::exchange(flushes, {});
        lock.unlock();

        const Result<> written = writeAll(runs);
        for (const auto &flush : waiting)
            flush.answer(written);
        if (isLast && !written)
            qCCritical(logStore) << runs.size() << "run(s) are lost:" << written.error().subject
                                 << written.error().what;

        lock.lock();
        pending.merge(runs); // of a run with a newer state, that one stays
    }
    store.reset();
}

RunWriter::RunWriter(const QString &file) : d(std::make_unique<Private>(file))
{
    d->thread = std::thread([shared = d.get()] { shared->run(); });
}

RunWriter::~RunWriter()
{
    {
        const std::lock_guard lock(d->mutex);
        d->isEnding = true;
    }
    d->changed.notify_one();
    d->thread.join();
}

void RunWriter::save(const fleet::RunRecord &run)
{
    {
        const std::lock_guard lock(d->mutex);
        d->pending.insert_or_assign(run.id, run);
        d->isAsked = true;
    }
    d->changed.notify_one();
}

Async<> RunWriter::flush()
{
    const AsyncSource<> source;
    {
        const std::lock_guard lock(d->mutex);
        d->flushes.push_back(source);
        d->isAsked = true;
    }
    d->changed.notify_one();
    return source.future();
}

int RunWriter::number(const RunId &run) const
{
    const std::lock_guard lock(d->mutex);
    const auto it = d->numbers.find(run);
    return it == d->numbers.end() ? 0 : it->second;
}

} // namespace largada::store
