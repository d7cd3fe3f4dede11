// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls_context.h"

#include <map>
#include <vector>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <QHostAddress>
#include <QUrl>

#include "net/openssl_parts.h"

namespace largada::net
{

namespace
{

template<auto release>
struct Released {
    template<typename T>
    void operator()(T *what) const
    {
        release(what);
    }
};
using Certificate = std::unique_ptr<X509, Released<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Released<EVP_PKEY_free>>;
using Session = std::unique_ptr<SSL_SESSION, Released<SSL_SESSION_free>>;
using Memory = std::unique_ptr<BIO, Released<BIO_free>>;

Memory memory(const QByteArray &bytes)
{
    return Memory(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

// OpenSSL keeps why it failed in a queue of the thread, which Qt reads as well.
Error bad(const QString &what, const QString &field)
{
    ERR_clear_error();
    return Error{Errc::BadInput, what, field};
}

std::vector<Certificate> certificatesOf(const QByteArray &pem)
{
    std::vector<Certificate> all;
    const Memory source = memory(pem);
    while (X509 *one = PEM_read_bio_X509(source.get(), nullptr, nullptr, nullptr))
        all.emplace_back(one);
    ERR_clear_error(); // that there is no further one
    return all;
}

Result<> setTrust(SSL_CTX &ctx, const TlsOptions &options)
{
    SSL_CTX_set_verify(&ctx, options.insecure ? SSL_VERIFY_NONE : SSL_VERIFY_PEER, nullptr);
    if (options.trusted.isEmpty()) {
        SSL_CTX_set_default_verify_paths(&ctx);
        return {};
    }
    const auto trusted = certificatesOf(options.trusted);
    if (trusted.empty())
        return bad(QStringLiteral("no certificate in PEM"), QStringLiteral("certificate-authority"));
    X509_STORE *store = SSL_CTX_get_cert_store(&ctx);
    for (const Certificate &certificate : trusted)
        X509_STORE_add_cert(store, certificate.get());
    X509_STORE_set_flags(store, X509_V_FLAG_PARTIAL_CHAIN);
    return {};
}

Result<> setIdentity(SSL_CTX &ctx, const TlsOptions &options)
{
    if (options.certificate.isEmpty() && options.key.isEmpty())
        return {};
    const auto chain = certificatesOf(options.certificate);
    if (chain.empty() || SSL_CTX_use_certificate(&ctx, chain.front().get()) != 1)
        return bad(QStringLiteral("no certificate in PEM"), QStringLiteral("client-certificate"));
    for (size_t i = 1; i < chain.size(); ++i)
        SSL_CTX_add1_chain_cert(&ctx, chain[i].get());
    const QByteArray block = privateKeyBlock(options.key);
    const Key key(PEM_read_bio_PrivateKey(memory(block).get(), nullptr, noPassword, nullptr));
    if (!key)
        return bad(QStringLiteral("no private key in PEM that can be read"), QStringLiteral("client-key"));
    if (SSL_CTX_use_PrivateKey(&ctx, key.get()) != 1)
        return bad(QStringLiteral("the private key is not that of the certificate"), QStringLiteral("client-key"));
    return {};
}

// Go reads names of a certificate nowhere but in its alternative names, and a wildcard is a whole label.
bool expectName(SSL &ssl, const QString &name)
{
    X509_VERIFY_PARAM *param = SSL_get0_param(&ssl);
    X509_VERIFY_PARAM_set_hostflags(param, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
    const QHostAddress address(name);
    if (!address.isNull())
        return X509_VERIFY_PARAM_set1_ip_asc(param, address.toString().toLatin1().constData()) == 1;
    const QByteArray ace = QUrl::toAce(name);
    return !ace.isEmpty() && X509_VERIFY_PARAM_set1_host(param, ace.constData(), size_t(ace.size())) == 1 &&
           // SSL_set_tlsext_host_name(), which is a macro of casts
           SSL_ctrl(&ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                    const_cast<char *>(ace.constData())) == 1;
}

} // namespace

struct TlsContext::Private {
    std::unique_ptr<SSL_CTX, SslFree> ctx;
    QString serverName;
    std::map<QString, Session> sessions; // the newest of each server; a node's place stays
};

Result<std::shared_ptr<TlsContext>> TlsContext::make(const TlsOptions &options)
{
    if (const auto checked = tlsConfiguration(options); !checked)
        return checked.error();
    const std::shared_ptr<TlsContext> made(new TlsContext);
    made->d->ctx.reset(SSL_CTX_new(TLS_client_method()));
    made->d->serverName = options.serverName;
    SSL_CTX *ctx = made->d->ctx.get();
    if (ctx == nullptr)
        return bad(QStringLiteral("OpenSSL gives no context"), {});
    SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION);
    SSL_CTX_set_mode(ctx, SSL_MODE_RELEASE_BUFFERS); // 34 KB of each connection that waits
    SSL_CTX_set_read_ahead(ctx, 1);                  // a record in one read, not in two
    if (const auto trust = setTrust(*ctx, options); !trust)
        return trust.error();
    if (const auto identity = setIdentity(*ctx, options); !identity)
        return identity.error();
    SSL_CTX_set_session_cache_mode(ctx, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(ctx, [](SSL *ssl, SSL_SESSION *session) {
        static_cast<Session *>(SSL_get_app_data(ssl))->reset(session);
        return 1; // it is ours now
    });
    return made;
}

TlsContext::TlsContext() : d(std::make_unique<Private>()) {}

TlsContext::~TlsContext() = default;

ssl_st *TlsContext::connection(const QString &host, quint16 port)
{
    const QString name = d->serverName.isEmpty() ? host : d->serverName;
    std::unique_ptr<SSL, SslFree> made(SSL_new(d->ctx.get()));
    if (!made || !expectName(*made, name)) {
        ERR_clear_error();
        return nullptr;
    }
    SSL_set_connect_state(made.get());
    Session &session = d->sessions[QStringLiteral("%1 %2 %3").arg(name, host).arg(port)];
    SSL_set_app_data(made.get(), &session);
    if (session && SSL_SESSION_is_resumable(session.get()) == 1)
        SSL_set_session(made.get(), session.get());
    return made.release();
}

} // namespace largada::net
