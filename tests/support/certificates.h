// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates and keys made by the openssl command, valid from this moment on.
#pragma once

#include <QByteArray>
#include <QSslConfiguration>
#include <QStringList>
#include <QTemporaryDir>

namespace largada::test
{

struct Issued {
    QByteArray certificate; // PEM
    QByteArray key;         // PEM, PKCS#8
};

class Certificates
{
public:
    enum class Algorithm { Rsa, Ec, Ed25519 };
    struct Wanted {
        QString name = QStringLiteral("localhost"); // common name
        QString altNames{};                         // "DNS:localhost,IP:127.0.0.1"; empty: none
        bool isAuthority = false;
        Algorithm algorithm = Algorithm::Ec;
        int days = 30; // negative: it has expired
        QStringList extensions{};
    };
    // By that issuer; self-signed without one. Empty when openssl failed.
    Issued issue(const Wanted &wanted, const Issued &issuer = {});
    // Another spelling of a key: arguments of openssl, reading standard input.
    static QByteArray openssl(const QStringList &arguments, const QByteArray &input = {});

private:
    QString file(const QString &name, const QByteArray &content);
    QTemporaryDir m_directory;
};

// What a server shows. chain: what it sends after its own. With an authority it asks clients for a certificate.
QSslConfiguration serverTls(const Issued &identity, const QByteArray &chain = {},
                            const QByteArray &clientAuthority = {});

} // namespace largada::test
