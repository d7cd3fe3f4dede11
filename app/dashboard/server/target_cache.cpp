// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/server/target_cache.h"

#include <algorithm>

#include <QCryptographicHash>

#include "dashboard/contract/json.h"

namespace largada::dashboard
{

ListBody withEtag(const QByteArray &body)
{
    constexpr qsizetype length = 16;
    const auto hash = QCryptographicHash::hash(body, QCryptographicHash::Sha256).left(length).toHex();
    return {body, '"' + hash + '"'};
}

bool matches(const QByteArray &ifNoneMatch, const QByteArray &etag)
{
    const auto tags = ifNoneMatch.split(',');
    return std::any_of(tags.cbegin(), tags.cend(), [&etag](const QByteArray &given) {
        const QByteArray tag = given.trimmed();
        return tag == "*" || (tag.startsWith("W/") ? tag.mid(2) : tag) == etag;
    });
}

quint64 TargetCache::nextReading()
{
    const std::lock_guard lock(m_mutex);
    return ++m_lastReading;
}

void TargetCache::set(const QVector<Target> &targets, quint64 readAt)
{
    QVector<Target> enabled;
    std::copy_if(targets.cbegin(), targets.cend(), std::back_inserter(enabled),
                 [](const Target &target) { return target.enabled; });
    auto all = std::make_shared<const ListBody>(withEtag(answerOf(targets)));
    auto some = std::make_shared<const ListBody>(withEtag(answerOf(enabled)));
    const std::lock_guard lock(m_mutex);
    if (readAt <= m_shown)
        return;
    m_shown = readAt;
    m_all = std::move(all);
    m_enabled = std::move(some);
}

std::shared_ptr<const ListBody> TargetCache::all() const
{
    const std::lock_guard lock(m_mutex);
    return m_all;
}

std::shared_ptr<const ListBody> TargetCache::enabled() const
{
    const std::lock_guard lock(m_mutex);
    return m_enabled;
}

} // namespace largada::dashboard
