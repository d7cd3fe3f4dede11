// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history_file.h"

#include <array>
#include <chrono>

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include "core/log.h"

namespace largada::engine
{

namespace
{

constexpr std::chrono::seconds lookInterval{5};
const std::array parts{QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}; // of an SQLite database

// Closed again before anything is renamed: SQLite removes a -wal by its name.
Result<> firstLook(const QString &file)
{
    const auto store = store::RunStore::open(file);
    if (!store)
        return store.error();
    const auto runs = (*store)->list();
    if (!runs)
        return runs.error();
    return {};
}

} // namespace

HistoryFile::HistoryFile(const QString &file, const Clock &clock, Sinks sinks)
    : m_file(file), m_clock(clock), m_sinks(std::move(sinks))
{
    connect(&m_next, &QTimer::timeout, this, &HistoryFile::look);
    m_next.start(lookInterval);
    look();
}

HistoryFile::~HistoryFile() = default;

// A damaged file is set aside once, and the work done with the one that is begun then.
template<class T, class Fn>
Result<T> HistoryFile::with(Fn work)
{
    for (int tries = 0;; ++tries) {
        Result<> opened = open();
        if (opened) {
            Result<T> done = work(*m_store);
            if (done) {
                if (m_trouble == HistoryTrouble::Locked)
                    setTrouble(m_store->isReadOnly() ? HistoryTrouble::ReadOnly : HistoryTrouble::None);
                return done;
            }
            opened = done.error();
        }
        if (tries == 0 && store::troubleOf(opened.error()) == store::StoreTrouble::Damaged && setAside())
            continue;
        take(opened.error());
        return opened.error();
    }
}

Result<> HistoryFile::open()
{
    if (m_store)
        return {};
    auto store = store::RunStore::open(m_file);
    if (!store)
        return store.error();
    m_store = *std::move(store);
    if (m_store->isReadOnly())
        setTrouble(HistoryTrouble::ReadOnly);
    else if (m_trouble != HistoryTrouble::SetAside)
        setTrouble(HistoryTrouble::None);
    if (const auto stamp = m_store->stamp())
        m_stamp = *stamp;
    return {};
}

bool HistoryFile::setAside()
{
    const QString tail =
        QStringLiteral(".broken-") + QDateTime::fromMSecsSinceEpoch(m_clock.wall().time_since_epoch().count())
                                         .toString(QStringLiteral("yyyyMMdd-HHmmss"));
    m_store.reset();
    // Another program may have been faster; and one run that cannot be read is no reason to lose the others.
    const auto looked = firstLook(m_file);
    if (looked || store::troubleOf(looked.error()) != store::StoreTrouble::Damaged)
        return bool(looked);
    for (const QString &part : parts) {
        if (QFile::exists(m_file + part) && !QFile::rename(m_file + part, m_file + tail + part)) {
            qCWarning(logStore) << "damaged and cannot be set aside:" << m_file + part;
            return false;
        }
    }
    qCWarning(logStore) << "damaged, set aside as" << m_file + tail;
    m_asideFile = m_file + tail;
    setTrouble(HistoryTrouble::SetAside);
    return true;
}

void HistoryFile::setTrouble(HistoryTrouble trouble)
{
    if (trouble == m_trouble)
        return;
    m_trouble = trouble;
    m_sinks.troubled(trouble, trouble == HistoryTrouble::SetAside ? m_asideFile : m_file);
}

void HistoryFile::take(const Error &error)
{
    switch (store::troubleOf(error)) {
    case store::StoreTrouble::Locked:
        setTrouble(HistoryTrouble::Locked);
        break;
    case store::StoreTrouble::ReadOnly:
        setTrouble(HistoryTrouble::ReadOnly);
        break;
    case store::StoreTrouble::Newer:
        setTrouble(HistoryTrouble::Newer);
        break;
    case store::StoreTrouble::Damaged:
    case store::StoreTrouble::Other:
        if (!m_store) // else it is that one request's own
            setTrouble(HistoryTrouble::Unusable);
        break;
    }
}

Result<QVector<store::RunSummary>> HistoryFile::list()
{
    return with<QVector<store::RunSummary>>([](store::RunStore &store) { return store.list(); });
}

Result<fleet::RunRecord> HistoryFile::load(const RunId &run)
{
    return with<fleet::RunRecord>([&run](store::RunStore &store) { return store.load(run); });
}

Result<> HistoryFile::remove(const QVector<RunId> &runs)
{
    const auto removed = with<int>([&runs](store::RunStore &store) -> Result<int> {
        for (const RunId &run : runs) {
            const auto done = store.remove(run);
            if (!done && done.error().code != Errc::NotFound) // gone is gone, whoever did it
                return done.error();
        }
        return 0;
    });
    m_sinks.changed(); // some may have gone before one failed
    if (!removed)
        return removed.error();
    return {};
}

Result<HistoryFacts> HistoryFile::facts()
{
    const auto count = with<int>([](store::RunStore &store) { return store.count(); });
    if (!count)
        return count.error();
    HistoryFacts facts;
    facts.runs = *count;
    facts.file = QFileInfo(m_file).absoluteFilePath();
    for (const QString &part : parts)
        facts.bytes += QFileInfo(m_file + part).size();
    return facts;
}

Result<int> HistoryFile::prune(int days, int runs)
{
    const auto before = days > 0 ? std::optional(m_clock.wall() - std::chrono::days(days)) : std::nullopt;
    const auto keep = runs > 0 ? std::optional(runs) : std::nullopt;
    auto pruned = with<int>([&before, &keep](store::RunStore &store) { return store.prune(before, keep); });
    if (pruned && *pruned > 0)
        m_sinks.changed();
    return pruned;
}

void HistoryFile::look()
{
    const bool wasOpen = m_store != nullptr && m_trouble != HistoryTrouble::Locked;
    const auto stamp = with<qint64>([](store::RunStore &store) { return store.stamp(); });
    if (!stamp)
        return;
    if (wasOpen && *stamp == m_stamp)
        return;
    m_stamp = *stamp;
    m_sinks.changed();
}

} // namespace largada::engine
