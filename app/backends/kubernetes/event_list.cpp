// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/kubernetes/event_list.h"

#include <algorithm>

namespace largada::backends
{

namespace
{

WallTime timeOf(const kube::Event &event)
{
    return event.last.value_or(event.first.value_or(event.meta.created.value_or(WallTime{})));
}

} // namespace

bool EventList::take(const kube::ObjectChanges &changes)
{
    // Events live for an hour only: that one is not listed any more is no news.
    bool isNew = false;
    for (const kube::Object &object : changes.changed) {
        const auto *event = std::get_if<kube::Event>(&object);
        if (event == nullptr || m_events.value(event->meta.uid) == *event)
            continue;
        m_events.insert(event->meta.uid, *event);
        isNew = true;
    }
    if (m_events.size() > most + most / 10)
        forgetOldest();
    return isNew;
}

void EventList::forgetOldest()
{
    QVector<std::pair<WallTime, QString>> times;
    for (auto it = m_events.cbegin(); it != m_events.cend(); ++it)
        times.push_back({timeOf(*it), it.key()});
    std::sort(times.begin(), times.end());
    for (qsizetype i = 0; i < times.size() - most; ++i)
        m_events.remove(times[i].second);
}

QVector<fleet::ClusterEvent> EventList::list(const std::function<bool(const kube::Event &)> &wanted) const
{
    QVector<fleet::ClusterEvent> found;
    for (const kube::Event &event : m_events) {
        if (!wanted(event))
            continue;
        fleet::ClusterEvent line;
        line.reason = event.reason;
        line.message = event.message;
        line.object = event.objectKind.toLower() + QLatin1Char('/') + event.objectName;
        line.isWarning = event.type == QLatin1String("Warning");
        line.count = std::max(1, event.count);
        line.last = timeOf(event);
        found.push_back(line);
    }
    std::sort(found.begin(), found.end(), [](const fleet::ClusterEvent &a, const fleet::ClusterEvent &b) {
        return std::tie(b.last, a.object, a.reason) < std::tie(a.last, b.object, b.reason);
    });
    return found;
}

QVector<kube::Event> EventList::of(const QString &object) const
{
    QVector<kube::Event> found;
    for (const kube::Event &event : m_events) {
        if (event.objectName == object)
            found.push_back(event);
    }
    return found;
}

} // namespace largada::backends
