// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The target list as agents and readers get it, ready to be sent: thousands of agents ask every few seconds, and almost
// always nothing has changed.
#pragma once

#include <memory>
#include <mutex>

#include <QByteArray>

#include "dashboard/contract/values.h"

namespace largada::dashboard
{

struct ListBody {
    QByteArray body, etag; // the etag with its quotation marks
};

// From any thread.
class TargetCache
{
public:
    // readAt: grows with each reading of the storage, so that a late one does not replace a newer one.
    void set(const QVector<Target> &targets, quint64 readAt);
    quint64 nextReading();
    // Nothing before the first set().
    std::shared_ptr<const ListBody> all() const;
    std::shared_ptr<const ListBody> enabled() const;

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const ListBody> m_all, m_enabled;
    quint64 m_lastReading = 0, m_shown = 0;
};

ListBody withEtag(const QByteArray &body);
// Whether an If-None-Match header's value names it (RFC 9110, 13.1.2: compared weakly).
bool matches(const QByteArray &ifNoneMatch, const QByteArray &etag);

} // namespace largada::dashboard
