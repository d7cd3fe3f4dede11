// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/server/login_guard.h"

#include <algorithm>

#include <QHostAddress>

namespace largada::dashboard
{

namespace
{

// A host has a whole /64 of IPv6 for itself.
std::string keyOf(const QByteArray &address)
{
    constexpr int prefix = 8;
    const QHostAddress parsed(QString::fromLatin1(address));
    bool isV4 = false;
    const auto v4 = parsed.toIPv4Address(&isV4);
    if (isV4 || parsed.isNull())
        return isV4 ? std::to_string(v4) : address.toStdString();
    const Q_IPV6ADDR bytes = parsed.toIPv6Address();
    return std::string(reinterpret_cast<const char *>(&bytes), prefix);
}

} // namespace

std::optional<std::chrono::milliseconds> LoginGuard::fail(const QByteArray &address, MonoTime now)
{
    using std::chrono::milliseconds;
    const std::string key = keyOf(address);
    if (m_entries.size() >= mostAddresses && !m_entries.contains(key))
        forget(now);
    Entry &entry = m_entries[key];
    if (now - entry.last > memory)
        entry = {};
    entry.last = now;
    ++entry.failures;
    if (entry.failures <= free)
        return milliseconds(0);
    const int doublings = std::min(entry.failures - free - 1, 10);
    const auto pause = std::min<milliseconds>(firstPause * (1 << doublings), longestPause);
    const MonoTime at = std::max(entry.nextAnswer, now) + pause;
    if (at - now > longestWait)
        return std::nullopt;
    entry.nextAnswer = at;
    return std::chrono::ceil<milliseconds>(at - now);
}

void LoginGuard::forget(MonoTime now)
{
    std::erase_if(m_entries, [now](const auto &item) { return now - item.second.last > memory; });
    if (m_entries.size() < mostAddresses)
        return;
    const auto oldest = std::min_element(m_entries.begin(), m_entries.end(),
                                         [](const auto &a, const auto &b) { return a.second.last < b.second.last; });
    m_entries.erase(oldest);
}

} // namespace largada::dashboard
