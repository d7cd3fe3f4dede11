// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The runs that the dashboard does not know the end of yet, kept on disk so that an outage of the dashboard and a death
// of the agent lose none: one small file a run, replaced in one step. Bounded; when it is full the oldest ends are
// dropped, and counted. What cannot be written is kept in memory. Holds bodies of requests and does not read them.
#pragma once

#include <deque>
#include <memory>
#include <optional>

#include <QByteArray>
#include <QString>

#include "core/result.h"

namespace largada::agent
{

struct SpooledRun {
    QString runId;        // a UUID
    bool isBegun = false; // the dashboard has taken its begin
    QByteArray begin;     // the body that tells of its start; one line
    QByteArray report;    // the body that tells of its end; one line, empty: not ended
    bool operator==(const SpooledRun &) const = default;
};

class ReportSpool
{
public:
    static constexpr qint64 mostBytes = 16 * 1024 * 1024; // on disk, in blocks of 4 KiB

    // Takes a directory of the agent's own below directory, by its name, that no other process has: a second agent of
    // one name gets another one, and the next to come takes over what that one left. Errc::Storage, the subject is the
    // path: it cannot be made, or is not ours alone.
    static Result<std::unique_ptr<ReportSpool>> open(const QString &directory, const QString &agent,
                                                     qint64 most = mostBytes);
    ~ReportSpool();
    Q_DISABLE_COPY_MOVE(ReportSpool)

    // Keeps it, or what is known of it by now.
    void put(const SpooledRun &run);
    void remove(const QString &runId);
    // The oldest one that has ended; nullopt: none.
    std::optional<SpooledRun> oldestEnded();
    // Those that have not: when an agent starts, what one before it left in the middle. Oldest first.
    QVector<SpooledRun> unended() const;
    qsizetype size() const { return static_cast<qsizetype>(m_entries.size()); }
    qint64 bytes() const { return m_bytes; }
    qint64 dropped() const { return m_dropped; } // since it was opened
    QString path() const { return m_path; }

private:
    struct Entry {
        quint64 number = 0; // rises with age
        QString runId;
        bool hasEnded = false;
        qint64 bytes = 0;                     // on disk; 0: in memory
        std::optional<SpooledRun> inMemory{}; // could not be written
    };
    ReportSpool(QString path, int lock, qint64 most);
    void adopt(const QString &path);
    void load();
    QString fileOf(const Entry &entry) const;
    std::optional<SpooledRun> read(const Entry &entry) const;
    bool write(Entry &entry, const SpooledRun &run);
    void makeRoom(qint64 bytes);
    void forget(std::deque<Entry>::iterator entry);

    const QString m_path;
    const int m_lock; // a descriptor: the kernel lets it go, however we end
    const qint64 m_most;
    std::deque<Entry> m_entries; // oldest first
    quint64 m_nextNumber = 1;
    qint64 m_bytes = 0;
    qint64 m_dropped = 0;
};

} // namespace largada::agent
