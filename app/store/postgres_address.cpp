// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/postgres_address.h"

#include <QStringList>
#include <QUrl>
#include <QUrlQuery>

namespace largada::store
{

namespace
{

constexpr int defaultPort = 5432;

Error badAddress(const QString &what)
{
    // Never the URL itself: what cannot be parsed may have its password anywhere.
    return Error{Errc::BadInput, what, QStringLiteral("database URL")};
}

// A value of libpq's connection string.
QString quoted(QString value)
{
    value.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('\''), QLatin1String("\\'"));
    return QLatin1Char('\'') + value + QLatin1Char('\'');
}

} // namespace

QString PostgresAddress::shown() const
{
    QUrl url;
    url.setScheme(QStringLiteral("postgresql"));
    if (!host.startsWith(QLatin1Char('/')))
        url.setHost(host);
    url.setPath(QLatin1Char('/') + database);
    if (url.host().isEmpty()) { // without a host a URL has no place for the others
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("host"), host);
        query.addQueryItem(QStringLiteral("port"), QString::number(port));
        if (!user.isEmpty())
            query.addQueryItem(QStringLiteral("user"), user);
        url.setQuery(query);
    } else {
        url.setUserName(user);
        url.setPort(port == defaultPort ? -1 : port);
    }
    QString text = url.toString();
    if (url.host().isEmpty()) // which QUrl then writes with one slash, and libpq wants with three
        text.replace(0, QLatin1String("postgresql:/").size(), QLatin1String("postgresql:///"));
    return text;
}

bool PostgresAddress::isUrl(const QString &location)
{
    return location.startsWith(QLatin1String("postgresql://"), Qt::CaseInsensitive) ||
           location.startsWith(QLatin1String("postgres://"), Qt::CaseInsensitive);
}

Result<PostgresAddress> PostgresAddress::parse(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || !isUrl(text))
        return badAddress(QStringLiteral("not of the form postgresql://user:password@host:port/database; characters "
                                         "like @, / or % in the password are written as %40, %2F, %25"));
    PostgresAddress address;
    address.host = url.host(QUrl::FullyDecoded);
    address.port = url.port(defaultPort);
    address.user = url.userName(QUrl::FullyDecoded);
    address.password = url.password(QUrl::FullyDecoded);
    address.database = url.path(QUrl::FullyDecoded).mid(1);
    // A server that is not reached any more is noticed within seconds, instead of after hours.
    QStringList options{QStringLiteral("application_name=largada"), QStringLiteral("tcp_user_timeout=10000"),
                        QStringLiteral("keepalives_idle=10"), QStringLiteral("keepalives_interval=5"),
                        QStringLiteral("keepalives_count=3")};
    bool hasTimeout = false;
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[key, value] : items) {
        if (key == QLatin1String("host") || key == QLatin1String("user")) {
            (key == QLatin1String("host") ? address.host : address.user) = value;
            continue;
        }
        if (key == QLatin1String("port")) {
            address.port = value.toInt();
            continue;
        }
        const bool isTimeout = key == QLatin1String("connect_timeout");
        if (!isTimeout && key != QLatin1String("sslmode") && key != QLatin1String("sslrootcert"))
            return badAddress(
                QStringLiteral("its query has %1; known are host, port, user, sslmode, sslrootcert, connect_timeout")
                    .arg(key));
        if (value.contains(QLatin1Char(';'))) // separates QPSQL's options
            return badAddress(QStringLiteral("%1 cannot have a semicolon").arg(key));
        hasTimeout = hasTimeout || isTimeout;
        options.append(key + QLatin1Char('=') + quoted(value));
    }
    if (!hasTimeout) // a server that does not answer must not hold the storage's thread
        options.append(QStringLiteral("connect_timeout=3"));
    address.options = options.join(QLatin1Char(';'));
    return address;
}

} // namespace largada::store
