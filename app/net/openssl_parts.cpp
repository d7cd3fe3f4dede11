// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/openssl_parts.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace largada::net
{

void SslFree::operator()(ssl_ctx_st *context) const
{
    SSL_CTX_free(context);
}

void SslFree::operator()(ssl_st *session) const
{
    SSL_free(session);
}

QString sslReason(unsigned long code)
{
    const char *text = ERR_reason_error_string(code);
    return text == nullptr ? QStringLiteral("TLS error %1").arg(code, 0, 16) : QString::fromLatin1(text);
}

int noPassword(char *, int, int, void *)
{
    return 0;
}

} // namespace largada::net
