// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/watch/change_set.h"

#include <utility>

namespace largada::kube
{

QString keyOf(const Object &object)
{
    const auto &meta = metaOf(object);
    return meta.uid.isEmpty() ? meta.ns + QLatin1Char('/') + meta.name : meta.uid;
}

ObjectChanges replaceAll(Objects &known, QVector<Object> listed)
{
    Objects now;
    now.reserve(listed.size());
    for (const auto &object : std::as_const(listed))
        now.insert(keyOf(object), object);
    ObjectChanges changes{true, std::move(listed), {}};
    for (auto it = known.cbegin(); it != known.cend(); ++it) {
        if (!now.contains(it.key()))
            changes.gone << it.value();
    }
    known = std::move(now);
    return changes;
}

void ChangeSet::setChanged(const Object &object)
{
    set(object, false);
}

void ChangeSet::setGone(const Object &object)
{
    set(object, true);
}

void ChangeSet::set(const Object &object, bool isGone)
{
    const auto key = keyOf(object);
    if (!m_changes.contains(key))
        m_order << key;
    m_changes.insert(key, {object, isGone});
}

ObjectChanges ChangeSet::take()
{
    ObjectChanges result;
    for (const auto &key : std::exchange(m_order, {})) {
        auto change = m_changes.take(key);
        (change.isGone ? result.gone : result.changed) << std::move(change.object);
    }
    return result;
}

} // namespace largada::kube
