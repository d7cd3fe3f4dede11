// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who may do what: the agents' secret and the administrator's name and password, and where random ones are kept. Not
// for slowing guesses down: login_guard.h.
#pragma once

#include <optional>

#include <QByteArray>
#include <QString>

#include "core/result.h"

namespace largada::dashboard
{

// Secrets: never logged, never shown.
struct Credentials {
    QByteArray secret; // agents: "Authorization: Bearer <secret>"
    QByteArray admin;  // "user:password", by HTTP basic
    bool operator==(const Credentials &) const = default;

    static constexpr qsizetype shortest = 16; // secret and password, in bytes, where others than this machine can try
};

// What of the two is too weak for a server that others can reach. Errc::BadInput, the subject is DASHBOARD_SECRET or
// ADMIN_BASIC_AUTH. forLoopback: any length, but the form has to be right.
Result<> checkCredentials(const Credentials &credentials, bool forLoopback);

// Fills what is empty from the file, and the file with random ones where it has none (0600, missing directories 0700).
// Errc::Storage with the file as subject; a file that others may read is refused, too.
Result<Credentials> withKeptCredentials(Credentials given, const QString &file);

// Compares in constant time, whatever the lengths are.
class CredentialCheck
{
public:
    explicit CredentialCheck(const Credentials &credentials);

    // authorization: the header's value.
    bool isAgent(const QByteArray &authorization) const;
    bool isAdmin(const QByteArray &authorization) const;

private:
    QByteArray m_agent, m_admin; // digests
};

} // namespace largada::dashboard
