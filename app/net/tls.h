// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a TLS client proves itself and whom it trusts, as values; and Qt's configuration made of them.
#pragma once

#include <QSslConfiguration>
#include <QSslError>

#include "core/result.h"

namespace largada::net
{

// Everything in PEM. Holds secrets: never logged, never shown.
struct TlsOptions {
    QByteArray trusted;     // replaces the system's roots; empty: those. May be the server's own certificate
    QByteArray certificate; // the client's, then its chain; empty: none
    QByteArray key;         // PKCS#1, SEC1 or PKCS#8, not encrypted; RSA or EC
    QString serverName;     // sent as SNI and verified; empty: the URL's host
    bool insecure = false;  // takes any certificate

    bool operator==(const TlsOptions &) const = default;
};

// The first block of a PEM text that is a private key; empty: none. Others may stand before it: parameters of a curve,
// certificates.
QByteArray privateKeyBlock(const QByteArray &pem);

// Errc::BadInput, subject "certificate-authority", "client-certificate" or "client-key": not PEM, no certificate in it,
// an encrypted key, a kind of key that Qt cannot take (Ed25519), a certificate without a key.
Result<QSslConfiguration> tlsConfiguration(const TlsOptions &options);

// Of the errors that Qt found, those that stand. OpenSSL wants a self-signed root where Go takes any trusted
// certificate as an anchor: a chain whose leaf or intermediate is among the trusted ones is good when time and name
// are.
QList<QSslError> standingErrors(const QList<QSslError> &found, const QList<QSslCertificate> &chain,
                                const TlsOptions &options);

} // namespace largada::net
