// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard/server/known_hosts.h"

#include <QHostAddress>
#include <QNetworkInterface>
#include <QRegularExpression>
#include <QSysInfo>
#include <QUrl>

namespace largada::dashboard
{

namespace
{

// One writing for each address, and names as they go over the wire (RFC 5891).
QString canonical(const QString &name)
{
    QHostAddress address;
    if (!address.setAddress(name)) {
        const QString lower = name.endsWith(QLatin1Char('.')) ? name.chopped(1).toLower() : name.toLower();
        const QByteArray ascii = QUrl::toAce(lower);
        return ascii.isEmpty() ? lower : QString::fromLatin1(ascii);
    }
    address.setScopeId({});
    return address.toString();
}

} // namespace

QString hostName(const QByteArray &authority)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A(?:\\[([0-9A-Fa-f:.]+)\\]|([A-Za-z0-9._-]+))(?::[0-9]{1,5})?\\z"));
    const auto match = pattern.match(QString::fromLatin1(authority));
    if (!match.hasMatch())
        return {};
    const bool isV6 = !match.captured(1).isEmpty();
    const QString name = isV6 ? match.captured(1) : match.captured(2);
    return isV6 && QHostAddress(name).isNull() ? QString() : canonical(name);
}

bool isLoopback(const QString &name)
{
    return name == QLatin1String("localhost") || QHostAddress(name).isLoopback();
}

KnownHosts::KnownHosts(const QStringList &allowed, const QString &listening)
{
    for (const QString &name : allowed)
        m_names.insert(canonical(name));
    const QHostAddress address(listening);
    m_names.insert(canonical(listening));
    if (address != QHostAddress(QHostAddress::AnyIPv4) && address != QHostAddress(QHostAddress::AnyIPv6))
        return;
    for (const QHostAddress &own : QNetworkInterface::allAddresses())
        m_names.insert(canonical(own.toString()));
    m_names.insert(canonical(QSysInfo::machineHostName()));
}

bool KnownHosts::knows(const QByteArray &hostHeader) const
{
    const QString name = hostName(hostHeader);
    return !name.isEmpty() && (isLoopback(name) || m_names.contains(name));
}

} // namespace largada::dashboard
