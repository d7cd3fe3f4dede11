// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/config/server_url.h"

#include <QRegularExpression>
#include <QUrl>

namespace largada::kube
{

namespace
{

Error unusable(Errc code, const QString &why)
{
    return {code, why, QStringLiteral("server")};
}

} // namespace

Result<QString> serverUrl(const QString &server)
{
    static const QRegularExpression absolute(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]"));
    const bool hasScheme = absolute.match(server).hasMatch();
    const QUrl url(hasScheme ? server : QStringLiteral("http://") + server, QUrl::StrictMode);
    if (server.isEmpty() || !url.isValid() || url.host().isEmpty())
        return unusable(Errc::BadInput, QStringLiteral("not a URL"));
    if (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http"))
        return unusable(Errc::BadInput, QStringLiteral("neither https nor http"));
    if (!url.userInfo().isEmpty())
        return unusable(Errc::Unsupported, QStringLiteral("a user's name in the URL"));
    QString base = url.path(QUrl::FullyEncoded);
    if (!hasScheme && base.size() > 1)
        return unusable(Errc::BadInput, QStringLiteral("neither a URL nor host:port"));
    while (base.endsWith(u'/'))
        base.chop(1);
    return url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment).toString(QUrl::FullyEncoded) +
           base;
}

} // namespace largada::kube
