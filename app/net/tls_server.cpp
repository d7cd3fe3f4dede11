// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls_server.h"

#include <QFile>

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace largada::net
{

namespace
{

// Of the calls since the last one; the thread's.
QString reason()
{
    const unsigned long code = ERR_peek_last_error();
    ERR_clear_error();
    return sslReason(code);
}

Error badFile(const QString &path, const QString &what)
{
    return {Errc::BadInput, what, path};
}

} // namespace

TlsServer::TlsServer(std::unique_ptr<ssl_ctx_st, SslFree> context) : m_context(std::move(context)) {}

Result<TlsServer> TlsServer::fromFiles(const QString &certificate, const QString &key)
{
    ERR_clear_error();
    std::unique_ptr<ssl_ctx_st, SslFree> context(SSL_CTX_new(TLS_server_method()));
    if (!context)
        return Error{Errc::Internal, reason(), {}};
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_options(context.get(),
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_IGNORE_UNEXPECTED_EOF);
    // What is left of a write may be at another address by the next one; idle connections hold no buffers.
    SSL_CTX_set_mode(context.get(),
                     SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF); // tickets need no memory here
    SSL_CTX_set_default_passwd_cb(context.get(), noPassword);
    for (const QString &path : {certificate, key}) {
        QFile file(path);
        if (path.isEmpty())
            return badFile(path, QStringLiteral("no file given"));
        if (!file.open(QIODevice::ReadOnly))
            return badFile(path, file.errorString());
    }
    if (SSL_CTX_use_certificate_chain_file(context.get(), QFile::encodeName(certificate).constData()) != 1)
        return badFile(certificate, reason());
    if (SSL_CTX_use_PrivateKey_file(context.get(), QFile::encodeName(key).constData(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(context.get()) != 1)
        return badFile(key, reason());
    return TlsServer(std::move(context));
}

std::unique_ptr<ssl_st, SslFree> TlsServer::session(int descriptor) const
{
    std::unique_ptr<ssl_st, SslFree> made(SSL_new(m_context.get()));
    if (!made || SSL_set_fd(made.get(), descriptor) != 1) {
        ERR_clear_error();
        return nullptr;
    }
    SSL_set_accept_state(made.get());
    return made;
}

} // namespace largada::net
