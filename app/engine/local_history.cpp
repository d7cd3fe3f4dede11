// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/local_history.h"

#include "core/event_thread.h"
#include "core/inbox.h"
#include "engine/history_file.h"

namespace largada::engine
{

struct LocalHistory::Private {
    Inbox inbox; // of the UI's thread; outlives the other one
    EventThread thread;
    Inside<HistoryFile> file;
    HistoryTrouble trouble = HistoryTrouble::None;
    QString troubleFile;

    template<class T, class Fn>
    Async<T> ask(Fn work) const
    {
        const AsyncSource<T> answer;
        file.post([answer, work](HistoryFile &inside) { answer.answer(work(inside)); });
        return answer.future();
    }
};

LocalHistory::LocalHistory(const QString &file, const Clock &clock, QObject *parent)
    : History(parent), d(std::make_unique<Private>())
{
    const InboxSender ui = d->inbox.sender();
    HistoryFile::Sinks sinks;
    sinks.troubled = [this, ui](HistoryTrouble trouble, const QString &troubleFile) {
        ui.post([this, trouble, troubleFile] {
            d->trouble = trouble;
            d->troubleFile = trouble == HistoryTrouble::None ? QString() : troubleFile;
            emit troubled();
        });
    };
    sinks.changed = [this, ui] { ui.post([this] { emit changed(); }); };
    d->file = d->thread.makeInside<HistoryFile>(
        [file, &clock, sinks] { return std::make_unique<HistoryFile>(file, clock, sinks); });
}

LocalHistory::~LocalHistory() = default;

Async<QVector<store::RunSummary>> LocalHistory::list()
{
    return d->ask<QVector<store::RunSummary>>([](HistoryFile &file) { return file.list(); });
}

Async<fleet::RunRecord> LocalHistory::load(const RunId &run)
{
    return d->ask<fleet::RunRecord>([run](HistoryFile &file) { return file.load(run); });
}

Async<> LocalHistory::remove(const QVector<RunId> &runs)
{
    return d->ask<void>([runs](HistoryFile &file) { return file.remove(runs); });
}

Async<HistoryFacts> LocalHistory::facts()
{
    return d->ask<HistoryFacts>([](HistoryFile &file) { return file.facts(); });
}

Async<int> LocalHistory::prune(int days, int runs)
{
    return d->ask<int>([days, runs](HistoryFile &file) { return file.prune(days, runs); });
}

HistoryTrouble LocalHistory::trouble() const
{
    return d->trouble;
}

QString LocalHistory::troubleFile() const
{
    return d->troubleFile;
}

void LocalHistory::noteSaved()
{
    d->file.post([](HistoryFile &inside) { inside.look(); });
}

} // namespace largada::engine
