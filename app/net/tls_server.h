// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a TLS server shows, from files. On OpenSSL, hidden in the .cpp. TLS 1.2 and later; asks no client for a
// certificate.
#pragma once

#include <memory>

#include <QString>

#include "core/result.h"
#include "net/openssl_parts.h"

namespace largada::net
{

class TlsServer
{
public:
    // Both in PEM: the certificate with its chain behind it, and its key, not encrypted. Errc::BadInput with the path
    // as subject: a file that cannot be read or is of another kind, a key of another certificate.
    static Result<TlsServer> fromFiles(const QString &certificate, const QString &key);

    // The server's side of a connection on that descriptor, which stays the caller's; null when there is no memory.
    std::unique_ptr<ssl_st, SslFree> session(int descriptor) const;

private:
    explicit TlsServer(std::unique_ptr<ssl_ctx_st, SslFree> context);
    std::shared_ptr<ssl_ctx_st> m_context;
};

} // namespace largada::net
