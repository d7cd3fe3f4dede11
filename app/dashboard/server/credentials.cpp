// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/server/credentials.h"

#include <algorithm>

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include "core/log.h"
#include "dashboard/contract/private_file.h"

namespace largada::dashboard
{

namespace
{

constexpr QLatin1String secretKey("secret");
constexpr QLatin1String adminKey("admin");

QByteArray digest(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

bool areEqual(const QByteArray &digestA, const QByteArray &digestB)
{
    Q_ASSERT(digestA.size() == digestB.size());
    int difference = 0;
    for (qsizetype i = 0; i < digestA.size(); ++i)
        difference |= digestA.at(i) ^ digestB.at(i);
    return difference == 0;
}

// What follows the scheme's name; std::nullopt for another scheme.
std::optional<QByteArray> afterScheme(const QByteArray &authorization, const QByteArray &scheme)
{
    const bool isScheme = authorization.size() > scheme.size() && authorization.at(scheme.size()) == ' ' &&
                          authorization.left(scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0;
    return isScheme ? std::optional(authorization.mid(scheme.size() + 1).trimmed()) : std::nullopt;
}

// 192 bits, without characters that shells or URLs treat in their own way.
QByteArray randomSecret()
{
    QByteArray bytes(24, '\0');
    for (char &byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Error weak(const char *variable, const QString &what)
{
    return {Errc::BadInput, what, QString::fromLatin1(variable)};
}

bool isSpoilt(const QByteArray &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

} // namespace

Result<> checkCredentials(const Credentials &credentials, bool forLoopback)
{
    constexpr char secretName[] = "DASHBOARD_SECRET", adminName[] = "ADMIN_BASIC_AUTH";
    const qsizetype shortest = forLoopback ? 1 : Credentials::shortest;
    const QString tooShort = QStringLiteral("at least %1 characters are needed").arg(shortest);
    if (credentials.secret.size() < shortest)
        return weak(secretName, tooShort);
    if (isSpoilt(credentials.secret) || credentials.secret != credentials.secret.trimmed())
        return weak(secretName, QStringLiteral("control characters and spaces at its ends are not possible"));
    const auto colon = credentials.admin.indexOf(':');
    if (colon < 1)
        return weak(adminName, QStringLiteral("the form is user:password"));
    if (credentials.admin.size() - colon - 1 < shortest)
        return weak(adminName, tooShort + QStringLiteral(" as password"));
    if (isSpoilt(credentials.admin))
        return weak(adminName, QStringLiteral("control characters are not possible"));
    return {};
}

Result<Credentials> withKeptCredentials(Credentials given, const QString &file)
{
    if (!given.secret.isEmpty() && !given.admin.isEmpty())
        return given;
    Credentials kept;
    const auto read = readPrivateFile(file);
    if (!read && read.error().code != Errc::NotFound)
        return read.error();
    if (read) {
        const auto object = QJsonDocument::fromJson(*read).object();
        kept = {object.value(secretKey).toString().toUtf8(), object.value(adminKey).toString().toUtf8()};
    }
    if (!checkCredentials(kept, /*forLoopback*/ false)) {
        kept = {randomSecret(), "admin:" + randomSecret()};
        const QJsonObject object{{secretKey, QString::fromUtf8(kept.secret)},
                                 {adminKey, QString::fromUtf8(kept.admin)}};
        const auto written = writePrivateFile(file, QJsonDocument(object).toJson(QJsonDocument::Indented));
        if (!written)
            return written.error();
    }
    if (given.secret.isEmpty())
        given.secret = kept.secret;
    if (given.admin.isEmpty())
        given.admin = kept.admin;
    return given;
}

CredentialCheck::CredentialCheck(const Credentials &credentials)
    : m_agent(digest(credentials.secret)), m_admin(digest(credentials.admin))
{
}

bool CredentialCheck::isAgent(const QByteArray &authorization) const
{
    const auto token = afterScheme(authorization, "Bearer");
    return areEqual(digest(token.value_or(QByteArray())), m_agent) && token && !token->isEmpty();
}

bool CredentialCheck::isAdmin(const QByteArray &authorization) const
{
    const auto encoded = afterScheme(authorization, "Basic");
    const auto decoded = QByteArray::fromBase64Encoding(encoded.value_or(QByteArray()));
    return areEqual(digest(decoded ? *decoded : QByteArray()), m_admin) && encoded && !encoded->isEmpty();
}

} // namespace largada::dashboard
