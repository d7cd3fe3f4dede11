// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A list that stays true: listed in pages, then watched, and all again when it must be. client-go
// tools/cache/reflector.go. Lives in the engine's thread; parsing of pages happens in the pool.
#pragma once

#include <memory>

#include <QObject>

#include "kube/api/client.h"
#include "kube/api/objects.h"

namespace largada::kube
{

struct ReflectorWanted {
    Kind kind = Kind::Pods;
    QString ns;
    QString labelSelector;
    QString fieldSelector;
};

// What has changed since the last one.
struct ObjectChanges {
    bool isAll = false;      // changed holds everything there is; what is not in it is gone
    QVector<Object> changed; // each object once, as it is now
    QVector<Object> gone;    // as they were last seen
};

class Reflector : public QObject
{
    Q_OBJECT
public:
    Reflector(Client &client, ReflectorWanted wanted, const Clock &clock, QObject *parent = nullptr);
    ~Reflector() override;

    void start();
    void retryNow();     // cuts a pause short
    bool isLive() const; // listed, and the watch is open

    // In tests only other than these.
    struct Pace {
        std::chrono::milliseconds firstPause{800}; // doubled with jitter up to
        std::chrono::milliseconds longestPause{30'000};
        std::chrono::milliseconds calmFor{120'000};   // then the pause is the first one again
        std::chrono::milliseconds idleLimit{150'000}; // of a watch with bookmarks
        std::chrono::milliseconds probeAfter{75'000}; // without a byte: stale, and asked
        std::chrono::milliseconds shortWatch{1000};   // one that ends sooner without an event counts as a failure
        int watchSeconds = 290;                       // asked of the server
        int pageSize = 500;
    };
    void setPace(const Pace &pace);

signals:
    void changed(const largada::kube::ObjectChanges &changes);
    void live(); // the list is complete and the watch stands
    // What is known is as old as that; it is tried again by itself at nextTry (monotonic).
    void stale(const largada::Error &why, largada::MonoTime nextTry);
    void refused(const largada::Error &why); // 401, 403, 404 of a namespace: tried again, slowly

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace largada::kube
