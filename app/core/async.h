// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One-shot work: a future of a Result, and the one way to receive it. Not for flows of several steps (a machine) and
// not for things that answer often (signals). Nothing else in the code base touches QFutureWatcher or QFuture::then.
#pragma once

#include <memory>
#include <stop_token>

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QRunnable>
#include <QThreadPool>

#include "core/result.h"

namespace largada
{

template<class T = void>
using Async = QFuture<Result<T>>;

// Calls fn(Result<T>) once, queued, on context's thread; dropped when context is gone by then. A future that ends
// without a value gives Errc::Cancelled. Call it from context's thread.
template<class T, class Fn>
void deliver(const Async<T> &future, QObject *context, Fn fn)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, fn = std::move(fn)]() mutable {
        watcher->deleteLater();
        const auto finished = watcher->future();
        if (finished.resultCount() == 0)
            fn(Result<T>(Error{Errc::Cancelled, QStringLiteral("ended without a value"), {}}));
        else
            fn(finished.resultAt(0));
    });
    watcher->setFuture(future);
}

// A future that is answered later, from any thread. Copies share it; the first answer counts, and when the last copy
// goes unanswered the receiver gets Errc::Cancelled.
template<class T = void>
class AsyncSource
{
public:
    AsyncSource() : m_promise(std::make_shared<QPromise<Result<T>>>()) { m_promise->start(); }

    Async<T> future() const { return m_promise->future(); }
    void answer(Result<T> result) const
    {
        if (m_promise->future().isFinished())
            return;
        m_promise->addResult(std::move(result));
        m_promise->finish();
    }

private:
    std::shared_ptr<QPromise<Result<T>>> m_promise;
};

// A future that has its answer already.
template<class T>
Async<T> answered(Result<T> result)
{
    AsyncSource<T> source;
    source.answer(std::move(result));
    return source.future();
}

// Runs fn(), which returns a Result<T> and touches values only, in Qt's global pool.
template<class Fn>
auto inPool(Fn fn)
{
    using ResultType = std::invoke_result_t<Fn>;
    auto promise = std::make_shared<QPromise<ResultType>>();
    promise->start();
    auto future = promise->future();
    QThreadPool::globalInstance()->start([promise, fn = std::move(fn)]() mutable {
        promise->addResult(fn());
        promise->finish();
    });
    return future;
}

} // namespace largada
