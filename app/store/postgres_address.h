// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a PostgreSQL database is, from a URL as libpq takes it: postgresql://user:password@host:port/database. Not for
// what is in it. For the .cpp files of this folder.
#pragma once

#include <QString>

#include "core/result.h"

namespace largada::store
{

struct PostgresAddress {
    QString host; // empty: the socket of this machine; a directory: the socket in it
    int port = 5432;
    QString database, user, password; // empty: what libpq takes for it
    QString options;                  // QPSQL's, from the URL's query

    // As a URL without the password.
    QString shown() const;
    bool operator==(const PostgresAddress &) const = default;

    static bool isUrl(const QString &location); // postgresql:// or postgres://
    // Errc::BadInput, without the password in it. Of the query host, port, user, sslmode, sslrootcert and
    // connect_timeout (seconds) are known.
    static Result<PostgresAddress> parse(const QString &url);
};

} // namespace largada::store
