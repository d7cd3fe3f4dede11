// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a cluster said of the watched pods and their Job, newest first and bounded. Pure.
#pragma once

#include <functional>

#include <QHash>

#include "fleet/clusters.h"
#include "kube/watch/reflector.h"

namespace largada::backends
{

class EventList
{
public:
    static constexpr qsizetype most = 5000;

    // False: nothing changed.
    bool take(const kube::ObjectChanges &changes);
    // Those of the objects that are wanted.
    QVector<fleet::ClusterEvent> list(const std::function<bool(const kube::Event &)> &wanted) const;
    QVector<kube::Event> of(const QString &object) const; // by the name of what they are about

private:
    void forgetOldest();

    QHash<QString, kube::Event> m_events; // by uid
};

} // namespace largada::backends
