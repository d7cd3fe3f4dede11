// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/certificates.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace largada::test
{

namespace
{

QStringList keyArguments(Certificates::Algorithm algorithm)
{
    switch (algorithm) {
    case Certificates::Algorithm::Rsa:
        return {QStringLiteral("genpkey"), QStringLiteral("-algorithm"), QStringLiteral("RSA"),
                QStringLiteral("-pkeyopt"), QStringLiteral("rsa_keygen_bits:2048")};
    case Certificates::Algorithm::Ec:
        return {QStringLiteral("genpkey"), QStringLiteral("-algorithm"), QStringLiteral("EC"),
                QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256")};
    case Certificates::Algorithm::Ed25519:
        return {QStringLiteral("genpkey"), QStringLiteral("-algorithm"), QStringLiteral("ED25519")};
    }
    return {};
}

QByteArray extensionsOf(const Certificates::Wanted &wanted)
{
    QStringList lines = wanted.extensions;
    lines << (wanted.isAuthority ? QStringLiteral("basicConstraints=critical,CA:true")
                                 : QStringLiteral("basicConstraints=CA:false"));
    if (!wanted.altNames.isEmpty())
        lines << QStringLiteral("subjectAltName=") + wanted.altNames;
    return lines.join(u'\n').toUtf8() + '\n';
}

} // namespace

Issued Certificates::issue(const Wanted &wanted, const Issued &issuer)
{
    const QByteArray key = openssl(keyArguments(wanted.algorithm));
    const QString keyFile = file(QStringLiteral("key"), key);
    const QByteArray request = openssl({QStringLiteral("req"), QStringLiteral("-new"), QStringLiteral("-key"), keyFile,
                                        QStringLiteral("-subj"), QStringLiteral("/CN=") + wanted.name});
    QStringList sign{QStringLiteral("x509"),     QStringLiteral("-req"),
                     QStringLiteral("-days"),    QString::number(wanted.days),
                     QStringLiteral("-extfile"), file(QStringLiteral("extensions"), extensionsOf(wanted))};
    if (issuer.certificate.isEmpty())
        sign << QStringLiteral("-signkey") << keyFile;
    else
        sign << QStringLiteral("-CA") << file(QStringLiteral("issuer"), issuer.certificate) << QStringLiteral("-CAkey")
             << file(QStringLiteral("issuer-key"), issuer.key);
    return {openssl(sign, request), key};
}

QByteArray Certificates::openssl(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(QStringLiteral("openssl"), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitCode() != 0)
        qWarning("openssl %s: %s", qPrintable(arguments.join(u' ')), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

QString Certificates::file(const QString &name, const QByteArray &content)
{
    QFile out(m_directory.filePath(name));
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        qWarning("%s could not be written", qPrintable(out.fileName()));
    return out.fileName();
}

QSslConfiguration serverTls(const Issued &identity, const QByteArray &chain, const QByteArray &clientAuthority)
{
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromData(identity.certificate + chain));
    QSslKey key(identity.key, QSsl::Rsa);
    configuration.setPrivateKey(key.isNull() ? QSslKey(identity.key, QSsl::Ec) : key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (!clientAuthority.isEmpty()) {
        configuration.setCaCertificates(QSslCertificate::fromData(clientAuthority));
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    }
    return configuration;
}

} // namespace largada::test
