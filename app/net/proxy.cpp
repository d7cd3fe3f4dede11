// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/proxy.h"

#include <algorithm>
#include <optional>

#include <QHostAddress>
#include <QRegularExpression>

namespace largada::net
{

namespace
{

struct HostPort {
    QString host;
    QString port;
};

// Go's net.SplitHostPort: nullopt when there is no port, as in a bare IPv6 address.
std::optional<HostPort> splitHostPort(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral(R"(^(?:\[([^\[\]]*)\]|([^:\[\]]*)):([^:\[\]]*)$)"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return HostPort{match.captured(1) + match.captured(2), match.captured(3)};
}

// QHostAddress takes "10" and "10.1" for addresses, too.
std::optional<QHostAddress> parseAddress(const QString &text)
{
    QHostAddress address;
    if ((!text.contains(u':') && text.count(u'.') != 3) || !address.setAddress(text))
        return std::nullopt;
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4); // also of one that is mapped into IPv6
    return isV4 ? QHostAddress(v4) : address;
}

// nullopt: not a CIDR block.
std::optional<QPair<QHostAddress, int>> parseBlock(const QString &text)
{
    const auto slash = text.indexOf(u'/');
    bool isNumber = false;
    const int length = text.mid(slash + 1).toInt(&isNumber);
    const auto address = slash < 0 ? std::nullopt : parseAddress(text.left(slash));
    if (!address || !isNumber || length < 0 || length > (address->protocol() == QHostAddress::IPv4Protocol ? 32 : 128))
        return std::nullopt;
    return QPair<QHostAddress, int>(*address, length);
}

// IDNA for what needs it: toAce() refuses some names that resolve all the same.
QString asciiName(const QString &name)
{
    const bool isAscii = std::all_of(name.cbegin(), name.cend(), [](QChar c) { return c.unicode() < 128; });
    return isAscii ? name : QString::fromLatin1(QUrl::toAce(name));
}

struct Target {
    QString host;
    QString port;
    std::optional<QHostAddress> address;
};

bool matchesName(const Target &target, QString pattern)
{
    if (target.address)
        return false;
    if (pattern.startsWith(QLatin1String("*.")))
        pattern.remove(0, 1);
    const bool isSuffixOnly = pattern.startsWith(u'.');
    const QString name = asciiName(isSuffixOnly ? pattern.mid(1) : pattern);
    return !name.isEmpty() && (target.host.endsWith(u'.' + name) || (!isSuffixOnly && target.host == name));
}

bool matchesEntry(const Target &target, const QString &entry)
{
    if (const auto block = parseBlock(entry))
        return target.address && target.address->isInSubnet(*block);
    const auto split = splitHostPort(entry);
    const QString host = split ? split->host : entry;
    if (split && !split->port.isEmpty() && split->port != target.port)
        return false;
    if (const auto address = parseAddress(host))
        return target.address && *target.address == *address;
    return matchesName(target, host);
}

bool isExempt(const Target &target, const QString &noProxy)
{
    if (target.host == QLatin1String("localhost") || (target.address && target.address->isLoopback()))
        return true;
    const auto entries = noProxy.split(u',');
    return std::any_of(entries.cbegin(), entries.cend(), [&target](const QString &entry) {
        const QString wanted = entry.trimmed().toLower();
        return wanted == QLatin1String("*") || (!wanted.isEmpty() && matchesEntry(target, wanted));
    });
}

// Without the user and the password.
QString shown(const QString &proxy)
{
    const auto scheme = proxy.indexOf(QLatin1String("://"));
    const auto user = scheme < 0 ? 0 : scheme + 3;
    return proxy.left(user) + proxy.mid(std::max<qsizetype>(user, proxy.lastIndexOf(u'@') + 1));
}

Result<QNetworkProxy> parseProxy(const QString &text)
{
    const auto isWhole = [](const QUrl &url) {
        return url.isValid() && !url.scheme().isEmpty() && !url.host().isEmpty();
    };
    QUrl url(text, QUrl::StrictMode);
    if (!isWhole(url) && !text.contains(QLatin1String("://"))) // "host:port" looks like a scheme
        url = QUrl(QStringLiteral("http://") + text, QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (isWhole(url) && scheme == QLatin1String("https"))
        return Error{Errc::Unsupported, QStringLiteral("a proxy that is reached over TLS"), shown(text)};
    const bool isHttp = scheme == QLatin1String("http");
    const bool isSocks = scheme == QLatin1String("socks5") || scheme == QLatin1String("socks5h");
    if (!isWhole(url) || (!isHttp && !isSocks))
        return Error{Errc::BadInput, QStringLiteral("not a proxy that is known"), shown(text)};
    return QNetworkProxy(isHttp ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, url.host(),
                         static_cast<quint16>(url.port(isHttp ? 80 : 1080)), url.userName(QUrl::FullyDecoded),
                         url.password(QUrl::FullyDecoded));
}

QString firstOf(const QProcessEnvironment &environment, const QString &upper)
{
    const QString value = environment.value(upper);
    return value.isEmpty() ? environment.value(upper.toLower()) : value;
}

} // namespace

ProxyRules proxyRulesOf(const QProcessEnvironment &environment)
{
    return {{},
            firstOf(environment, QStringLiteral("HTTP_PROXY")),
            firstOf(environment, QStringLiteral("HTTPS_PROXY")),
            firstOf(environment, QStringLiteral("NO_PROXY"))};
}

Result<QNetworkProxy> proxyFor(const QUrl &target, const ProxyRules &rules)
{
    if (!rules.always.isEmpty())
        return parseProxy(rules.always);
    const QString scheme = target.scheme();
    const bool isTls = scheme == QLatin1String("https") || scheme == QLatin1String("wss");
    const bool isPlain = scheme == QLatin1String("http") || scheme == QLatin1String("ws");
    const QString proxy = isTls ? rules.httpsProxy : isPlain ? rules.httpProxy : QString();
    const QString host = target.host(QUrl::FullyEncoded).toLower();
    const Target wanted{host, QString::number(target.port(isTls ? 443 : 80)), parseAddress(target.host())};
    if (proxy.isEmpty() || isExempt(wanted, rules.noProxy))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    return parseProxy(proxy);
}

} // namespace largada::net
