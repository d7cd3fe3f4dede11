// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The open links of a run, one a container: opened again while wanted, one kind of request told from another. Lives in
// the engine's thread. Not for deciding when something is asked: that is the driver's.
#pragma once

#include <memory>
#include <unordered_map>

#include <QObject>

#include "fleet/backend.h"

namespace largada::coordinator
{

struct LinkKey {
    RunnerId runner;
    fleet::PhaseName phase = fleet::PhaseName::Main;
    bool operator==(const LinkKey &) const = default;
};

struct LinkKeyHash {
    size_t operator()(const LinkKey &key) const { return qHash(key.runner, static_cast<size_t>(key.phase)); }
};

enum class Ask { Status, Release, Stop, RunSetup, SetupData, RunTeardown, Metric, Process };

class Links : public QObject
{
    Q_OBJECT
public:
    Links(fleet::Backend &backend, const Clock &clock, QObject *parent = nullptr);

    void open(const LinkKey &key); // and again whenever it breaks, until close()
    void close(const LinkKey &key);
    void closeAll();
    bool isOpen(const LinkKey &key) const;
    bool isIdle(const LinkKey &key) const;
    // False when the link is not open. detail: the metric's name, for replied().
    bool send(const LinkKey &key, Ask ask, const QByteArray &request, const QString &detail = {});
    // Opens those whose pause after a failure is over; gives up on answers that are overdue, and on their links.
    void lookAround();

signals:
    void opened(const largada::coordinator::LinkKey &key);
    void lost(const largada::coordinator::LinkKey &key, const largada::Error &error);
    void replied(const largada::coordinator::LinkKey &key, largada::coordinator::Ask ask, const QString &detail,
                 const largada::fleet::LinkReply &reply);
    void failed(const largada::coordinator::LinkKey &key, largada::coordinator::Ask ask, const QString &detail,
                const largada::Error &error);

private:
    struct Sent {
        Ask ask;
        QString detail;
        MonoTime due;
    };
    struct Entry {
        std::unique_ptr<fleet::RunnerLink> link; // null while it waits to be opened again
        QHash<quint64, Sent> sent;
        MonoTime reopenAt{};
        std::chrono::milliseconds pause{50};
        bool isLate(MonoTime now) const; // some answer is overdue
    };
    void connectLink(const LinkKey &key, Entry &entry);
    void onClosed(const LinkKey &key, const Error &error);
    void giveUpOverdue(const LinkKey &key);

    fleet::Backend &m_backend;
    const Clock &m_clock;
    std::unordered_map<LinkKey, Entry, LinkKeyHash> m_entries;
    quint64 m_nextTicket = 1;
};

} // namespace largada::coordinator
