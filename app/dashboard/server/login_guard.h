// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Slows failed log-ins down, by the client's address: their answers come one after the other with a growing pause.
// Right credentials never pass through here, since many good clients may share an address. Not for deciding what is
// right: credentials.h.
#pragma once

#include <chrono>
#include <optional>
#include <unordered_map>

#include <QByteArray>

#include "core/clock.h"

namespace largada::dashboard
{

// One thread at a time. Its memory is bounded: the address that failed least recently is forgotten.
class LoginGuard
{
public:
    static constexpr int free = 5; // failures without a pause
    static constexpr std::chrono::milliseconds firstPause{250}, longestPause{2000};
    static constexpr std::chrono::milliseconds longestWait{20'000};
    static constexpr std::chrono::minutes memory{15};
    static constexpr std::size_t mostAddresses = 4096;

    // How long the answer to this failure waits; std::nullopt: so many wait already that it gets none.
    std::optional<std::chrono::milliseconds> fail(const QByteArray &address, MonoTime now);
    std::size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        int failures = 0;
        MonoTime last{}, nextAnswer{};
    };
    void forget(MonoTime now);

    std::unordered_map<std::string, Entry> m_entries;
};

} // namespace largada::dashboard
