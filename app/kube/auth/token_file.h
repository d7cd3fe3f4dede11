// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A bearer token that another program writes anew now and then (client-go transport/token_source.go,
// NewCachedFileTokenSource).
#pragma once

#include <optional>

#include "core/clock.h"
#include "core/result.h"

namespace largada::kube
{

class TokenFile
{
public:
    // clock outlives it.
    TokenFile(QString path, const Clock &clock) : m_path(std::move(path)), m_clock(clock) {}

    // As read not longer than period - leeway ago; else it is read again, and what was good last is kept when that
    // fails. Errc::Storage, subject the path: it was never good.
    Result<QString> token();
    // Not when another one was read meanwhile.
    void forget(const QString &token)
    {
        if (m_last && m_last->token == token)
            m_last.reset();
    }

    static constexpr std::chrono::seconds period{60};
    static constexpr std::chrono::seconds leeway{10};

private:
    struct Read {
        QString token;
        MonoTime at{};
    };
    Result<QString> read() const;

    QString m_path;
    const Clock &m_clock;
    std::optional<Read> m_last;
};

} // namespace largada::kube
