// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls.h"

#include <algorithm>
#include <optional>

#include <QMap>
#include <QSslCertificate>
#include <QSslKey>

namespace largada::net
{

namespace
{

Result<QSslKey> parseKey(const QByteArray &pem)
{
    const auto bad = [](const QString &what) { return Error{Errc::BadInput, what, QStringLiteral("client-key")}; };
    const QByteArray block = privateKeyBlock(pem);
    if (block.isEmpty())
        return bad(QStringLiteral("no private key in PEM"));
    if (block.startsWith("-----BEGIN ENCRYPTED") || block.contains("Proc-Type: 4,ENCRYPTED"))
        return bad(QStringLiteral("the private key is encrypted"));
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec}) {
        const QSslKey key(block, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return bad(QStringLiteral("the private key is broken, or neither RSA nor EC"));
}

Result<> setIdentity(QSslConfiguration &configuration, const TlsOptions &options)
{
    if (options.certificate.isEmpty() && options.key.isEmpty())
        return {};
    const auto chain = QSslCertificate::fromData(options.certificate, QSsl::Pem);
    if (chain.isEmpty())
        return Error{Errc::BadInput, QStringLiteral("no certificate in PEM"), QStringLiteral("client-certificate")};
    const auto key = parseKey(options.key);
    if (!key)
        return key.error();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(*key);
    return {};
}

bool isAboutTheAnchor(QSslError::SslError kind)
{
    return kind == QSslError::UnableToGetIssuerCertificate || kind == QSslError::UnableToGetLocalIssuerCertificate ||
           kind == QSslError::UnableToVerifyFirstCertificate || kind == QSslError::SelfSignedCertificate ||
           kind == QSslError::SelfSignedCertificateInChain || kind == QSslError::CertificateUntrusted;
}

// Compares equal whenever OpenSSL's X509_NAME_cmp does: without regard to case, spaces and order.
using Name = QMap<QByteArray, QStringList>;

Name subjectOf(const QSslCertificate &certificate)
{
    Name name;
    for (const auto &attribute : certificate.subjectInfoAttributes()) {
        for (const auto &value : certificate.subjectInfo(attribute))
            name[attribute] << value.simplified().toLower();
    }
    return name;
}

Name issuerOf(const QSslCertificate &certificate)
{
    Name name;
    for (const auto &attribute : certificate.issuerInfoAttributes()) {
        for (const auto &value : certificate.issuerInfo(attribute))
            name[attribute] << value.simplified().toLower();
    }
    return name;
}

// The certificates from the leaf to the first trusted one, without that. OpenSSL has checked the signatures on the
// path that it built itself; so this one has to be the only one there can be, in the order in which the server sent it:
// nullopt otherwise, or when no trusted one is reached.
std::optional<QList<QSslCertificate>> pathToAnchor(const QList<QSslCertificate> &sent,
                                                   const QList<QSslCertificate> &trusted)
{
    QList<QSslCertificate> path;
    auto current = sent.value(0);
    while (!trusted.contains(current)) {
        if (current.isNull() || sent.value(path.size()) != current)
            return std::nullopt;
        path << current;
        QList<QSslCertificate> issuers;
        for (const auto &candidate : sent + trusted) {
            if (!issuers.contains(candidate) && subjectOf(candidate) == issuerOf(current))
                issuers << candidate;
        }
        if (issuers.size() != 1)
            return std::nullopt;
        current = issuers.first();
    }
    return path;
}

} // namespace

QByteArray privateKeyBlock(const QByteArray &pem)
{
    for (qsizetype begin = pem.indexOf("-----BEGIN "); begin >= 0; begin = pem.indexOf("-----BEGIN ", begin + 1)) {
        const auto type = begin + qsizetype(sizeof("-----BEGIN ") - 1);
        const auto typeEnd = pem.indexOf("-----", type);
        const QByteArray name = pem.mid(type, typeEnd - type);
        const auto end = pem.indexOf("-----END " + name + "-----", typeEnd);
        if (typeEnd >= 0 && end >= 0 && name.endsWith("PRIVATE KEY"))
            return pem.mid(begin, end + name.size() + qsizetype(sizeof("-----END -----") - 1) - begin) + '\n';
    }
    return {};
}

Result<QSslConfiguration> tlsConfiguration(const TlsOptions &options)
{
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    if (options.insecure)
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (!options.trusted.isEmpty()) {
        const auto trusted = QSslCertificate::fromData(options.trusted, QSsl::Pem);
        if (trusted.isEmpty())
            return Error{Errc::BadInput, QStringLiteral("no certificate in PEM"),
                         QStringLiteral("certificate-authority")};
        configuration.setCaCertificates(trusted);
    }
    if (const auto identity = setIdentity(configuration, options); !identity)
        return identity.error();
    return configuration;
}

QList<QSslError> standingErrors(const QList<QSslError> &found, const QList<QSslCertificate> &chain,
                                const TlsOptions &options)
{
    if (options.insecure)
        return {};
    const auto path = pathToAnchor(chain, QSslCertificate::fromData(options.trusted, QSsl::Pem));
    if (!path)
        return found;
    // Qt names the certificate by its place in the chain as it was sent.
    QList<QSslError> standing;
    std::copy_if(found.cbegin(), found.cend(), std::back_inserter(standing), [&path](const QSslError &error) {
        return !isAboutTheAnchor(error.error()) || path->contains(error.certificate());
    });
    return standing;
}

} // namespace largada::net
