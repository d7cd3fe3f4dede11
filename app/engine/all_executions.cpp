// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/all_executions.h"

#include "dashboard/client/execution_reader.h"

namespace largada::engine
{

using dashboard::ExecutionPage;

struct AllExecutions::Private {
    AgentFleet &fleet;
    const dashboard::ExecutionFilter filter;
    std::optional<Async<>> taken; // of the page before
    std::unique_ptr<dashboard::ExecutionReader> reader;
};

AllExecutions::AllExecutions(AgentFleet &fleet, const dashboard::ExecutionFilter &filter, Take take, qint64 atMost,
                             QObject *parent)
    : QObject(parent), d(new Private{fleet, filter, {}, {}})
{
    const auto fetch = [this](int page, int pageSize) -> Async<ExecutionPage> {
        if (!d->taken)
            return d->fleet.executions(d->filter, page, pageSize);
        AsyncSource<ExecutionPage> source;
        deliver(*d->taken, this, [this, source, page, pageSize](const Result<> &taken) {
            if (!taken)
                return source.answer(taken.error());
            deliver(d->fleet.executions(d->filter, page, pageSize), this,
                    [source](const Result<ExecutionPage> &answer) { source.answer(answer); });
        });
        return source.future();
    };
    d->reader = std::make_unique<dashboard::ExecutionReader>(
        fetch,
        [this, take = std::move(take)](const QVector<dashboard::Execution> &executions) -> Result<> {
            d->taken = take(executions);
            return {};
        },
        atMost);
}

AllExecutions::~AllExecutions() = default;

Async<qint64> AllExecutions::start()
{
    AsyncSource<qint64> source;
    deliver(d->reader->start(), this, [this, source](const Result<qint64> &total) {
        if (!total || !d->taken)
            return source.answer(total);
        deliver(*d->taken, this, [source, total](const Result<> &taken) {
            source.answer(taken ? total : Result<qint64>(taken.error()));
        });
    });
    return source.future();
}

} // namespace largada::engine
