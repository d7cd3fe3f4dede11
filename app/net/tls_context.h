// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What many TLS connections to one server have in common, on OpenSSL itself: whom to trust, who we are, and the session
// that the next handshake resumes (RFC 8446, section 2.2), which saves both sides the work with certificates.
// QSslSocket makes all of that anew for each connection. Lives in one thread.
#pragma once

#include <memory>

#include <QString>

#include "core/result.h"
#include "net/tls.h"

struct ssl_ctx_st;
struct ssl_st;

namespace largada::net
{

class TlsContext
{
public:
    // As tlsConfiguration(): the same errors. Certificates are trusted as Go does: any of the given ones is an anchor.
    static Result<std::shared_ptr<TlsContext>> make(const TlsOptions &options);
    ~TlsContext();
    Q_DISABLE_COPY_MOVE(TlsContext)

    // A client's side of a connection to that host and port, of the caller: SSL_free(). nullptr: no memory, or a name
    // that no certificate can have. The context outlives it.
    ssl_st *connection(const QString &host, quint16 port);

private:
    struct Private;
    TlsContext();
    std::unique_ptr<Private> d;
};

} // namespace largada::net
