// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/auth/id_token.h"

#include <optional>

#include <QJsonDocument>
#include <QJsonObject>

#include "kube/config/usable.h"

namespace largada::kube
{

namespace
{

constexpr std::chrono::seconds leeway{10};

Error failed(Errc code, const QString &why)
{
    return {code, why, QStringLiteral("id-token")};
}

// RFC 7519, the claim "exp": seconds since 1970. Not there: in 1970, as Go's zero value.
std::optional<double> expiryOf(const QString &token)
{
    const QStringList parts = token.split(u'.');
    if (parts.size() != 3)
        return std::nullopt;
    const auto payload = QByteArray::fromBase64Encoding(parts.at(1).toLatin1(),
                                                        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals |
                                                            QByteArray::AbortOnBase64DecodingErrors);
    const QJsonDocument claims = payload ? QJsonDocument::fromJson(payload.decoded) : QJsonDocument();
    const QJsonValue expiry = claims[QStringLiteral("exp")];
    if (!claims.isObject() || !(expiry.isUndefined() || expiry.isDouble()))
        return std::nullopt;
    return expiry.toDouble();
}

} // namespace

Result<QString> idToken(const QHash<QString, QString> &providerConfig, WallTime now)
{
    const QString token = providerConfig.value(QStringLiteral("id-token"));
    if (token.isEmpty())
        return failed(Errc::Unsupported, QStringLiteral("missing; log in again, or use exec with kubelogin"));
    const auto expiry = expiryOf(token);
    if (!expiry || !isHeaderValue(token))
        return failed(Errc::BadInput, QStringLiteral("not a JSON web token"));
    const double latest = std::chrono::duration<double>((now + leeway).time_since_epoch()).count();
    if (latest >= *expiry)
        return failed(Errc::Unsupported, QStringLiteral("expired; log in again, or use exec with kubelogin"));
    return token;
}

} // namespace largada::kube
