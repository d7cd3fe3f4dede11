// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "net/proxy.h"

using namespace largada;
using net::proxyFor;
using net::ProxyRules;

namespace
{

// "http://user:password@host:port", "direct", or the failure.
QString worded(const Result<QNetworkProxy> &proxy)
{
    if (!proxy)
        return QStringLiteral("%1 %2").arg(proxy.error().code == Errc::Unsupported ? QStringLiteral("unsupported")
                                                                                   : QStringLiteral("bad"),
                                           proxy.error().subject);
    if (proxy->type() == QNetworkProxy::NoProxy)
        return QStringLiteral("direct");
    QUrl url;
    url.setScheme(proxy->type() == QNetworkProxy::HttpProxy ? QStringLiteral("http") : QStringLiteral("socks5"));
    url.setHost(proxy->hostName());
    url.setPort(proxy->port());
    if (!proxy->user().isEmpty())
        url.setUserName(proxy->user(), QUrl::DecodedMode);
    if (!proxy->password().isEmpty())
        url.setPassword(proxy->password(), QUrl::DecodedMode);
    return url.toString();
}

} // namespace

class TstProxy : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void proxyOfATarget_data();
    void proxyOfATarget();
    void exemptions_data();
    void exemptions();
    void starExemptsAll_data() { exemptions_data(); }
    void starExemptsAll();
    void blocks_data();
    void blocks();
    void environmentIsRead_data();
    void environmentIsRead();
};

void TstProxy::proxyOfATarget_data()
{
    QTest::addColumn<ProxyRules>("rules");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const ProxyRules &rules, const QString &target, const QString &expected) {
        QTest::newRow(name) << rules << target << expected;
    };
    const auto plain = [](const QString &proxy) { return ProxyRules{{}, proxy, {}, {}}; };
    const QString site = QStringLiteral("http://example.com");
    // x/net httpproxy TestProxyForURL
    row("address and port", plain(QStringLiteral("127.0.0.1:8080")), site, QStringLiteral("http://127.0.0.1:8080"));
    row("name and port", plain(QStringLiteral("cache.corp.example.com:1234")), site,
        QStringLiteral("http://cache.corp.example.com:1234"));
    row("name", plain(QStringLiteral("cache.corp.example.com")), site,
        QStringLiteral("http://cache.corp.example.com:80"));
    row("name of one label", plain(QStringLiteral("localhost")), site, QStringLiteral("http://localhost:80"));
    row("over TLS", plain(QStringLiteral("https://cache.corp.example.com")), site,
        QStringLiteral("unsupported https://cache.corp.example.com"));
    row("with a scheme", plain(QStringLiteral("http://127.0.0.1:8080")), site, QStringLiteral("http://127.0.0.1:8080"));
    row("socks5", plain(QStringLiteral("socks5://127.0.0.1")), site, QStringLiteral("socks5://127.0.0.1:1080"));
    row("other scheme", plain(QStringLiteral("foo://host")), site, QStringLiteral("bad foo://host"));
    const ProxyRules both{{}, QStringLiteral("http.proxy.tld"), QStringLiteral("secure.proxy.tld"), {}};
    row("http target", both, QStringLiteral("http://insecure.tld/"), QStringLiteral("http://http.proxy.tld:80"));
    row("https target", both, QStringLiteral("https://secure.tld/"), QStringLiteral("http://secure.proxy.tld:80"));
    row("https target, http proxy only", plain(QStringLiteral("http.proxy.tld")), QStringLiteral("https://secure.tld/"),
        QStringLiteral("direct"));
    row("other target", both, QStringLiteral("ftp://insecure.tld/"), QStringLiteral("direct"));
    row("no rules", {}, site, QStringLiteral("direct"));
    const auto except = [](const QString &noProxy) { return ProxyRules{{}, QStringLiteral("proxy"), {}, noProxy}; };
    const QString taken = QStringLiteral("http://proxy:80");
    row("exempt", except(QStringLiteral("example.com")), QStringLiteral("http://example.com/"),
        QStringLiteral("direct"));
    row("only below a dot", except(QStringLiteral(".example.com")), QStringLiteral("http://example.com/"), taken);
    row("end of a label", except(QStringLiteral("ample.com")), QStringLiteral("http://example.com/"), taken);
    row("below", except(QStringLiteral("example.com")), QStringLiteral("http://foo.example.com/"),
        QStringLiteral("direct"));
    row("other domain", except(QStringLiteral(".foo.com")), QStringLiteral("http://example.com/"), taken);
    row("international suffix", except(QStringLiteral(".示例.com")), QStringLiteral("http://www.示例.com"),
        QStringLiteral("direct"));
    row("encoded rule", except(QStringLiteral("xn--fsq092h.com")), QStringLiteral("http://www.示例.com"),
        QStringLiteral("direct"));
    row("encoded target", except(QStringLiteral("示例.com")), QStringLiteral("http://www.xn--fsq092h.com"),
        QStringLiteral("direct"));
    row("zone that looks like a domain", except(QStringLiteral("example.com")),
        QStringLiteral("http://[1000::%25.example.com]:123"), taken);
    // x/net httpproxy TestInvalidNoProxy
    row("rule without a host", except(QStringLiteral(":1")), QStringLiteral("http://example.com:80"), taken);

    const ProxyRules always{QStringLiteral("http://fixed:3128"), {}, QStringLiteral("other"), QStringLiteral("*")};
    row("kubeconfig's own", always, QStringLiteral("https://example.com"), QStringLiteral("http://fixed:3128"));
    row("kubeconfig's own, loopback", always, QStringLiteral("https://127.0.0.1:6443"),
        QStringLiteral("http://fixed:3128"));
    row("WebSocket", both, QStringLiteral("ws://insecure.tld/"), QStringLiteral("http://http.proxy.tld:80"));
    row("WebSocket over TLS", both, QStringLiteral("wss://secure.tld/"), QStringLiteral("http://secure.proxy.tld:80"));
    row("user and password", plain(QStringLiteral("http://me:p%40ss@proxy:3128")), site,
        QStringLiteral("http://me:p%40ss@proxy:3128"));
    row("password is not told", plain(QStringLiteral("https://me:secret@proxy:3128")), site,
        QStringLiteral("unsupported https://proxy:3128"));
    row("password of what cannot be read", plain(QStringLiteral("http://me:se@cret@pro xy:a")), site,
        QStringLiteral("bad http://pro xy:a"));
    row("IPv6 proxy", plain(QStringLiteral("http://[2001:db8::1]:3128")), site,
        QStringLiteral("http://[2001:db8::1]:3128"));
    row("no host", plain(QStringLiteral("http://")), site, QStringLiteral("bad http://"));
}

void TstProxy::proxyOfATarget()
{
    QFETCH(ProxyRules, rules);
    QFETCH(QString, target);
    QTEST(worded(proxyFor(QUrl(target), rules)), "expected");
}

// x/net httpproxy TestUseProxy
void TstProxy::exemptions_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isProxied");
    const std::pair<const char *, bool> rows[] = {
        {"localhost", false},
        {"127.0.0.1", false},
        {"127.0.0.2", false},
        {"[::1]", false},
        {"[::2]", true},
        {"192.168.1.1", false},
        {"192.168.1.2", true}, // of another port
        {"192.168.1.3", false},
        {"192.168.1.4", true},
        {"10.0.0.2", false}, // in a block
        {"[2001:db8::52:0:1]", false},
        {"[2001:db8::52:0:2]", true}, // of another port
        {"[2001:db8::52:0:3]", false},
        {"[2002:db8:a::123]", false}, // in a block
        {"[fe80::424b:c8be:1643:a1b6]", true},
        {"barbaz.net", true}, // the rule begins with a dot
        {"www.barbaz.net", false},
        {"foobar.com", false},
        {"www.foobar.com", false},
        {"foofoobar.com", true},
        {"baz.com", true},
        {"localhost.net", true},
        {"local.localhost", true},
        {"barbarbaz.net", true},
        {"wildcard.io", true},
        {"nested.wildcard.io", false},
        {"awildcard.io", true},
        {"[::ffff:10.0.0.2]", false}, // in a block, mapped
        {"10.0.0.4", true},           // after the block
        {"FOOBAR.com", false},
    };
    for (const auto &[host, isProxied] : rows)
        QTest::newRow(host) << QString::fromLatin1(host) << isProxied;
}

void TstProxy::exemptions()
{
    QFETCH(QString, host);
    const ProxyRules rules{
        {},
        QStringLiteral("proxy"),
        {},
        QStringLiteral("foobar.com, .barbaz.net, *.wildcard.io, 192.168.1.1, 192.168.1.2:81, 192.168.1.3:80, "
                       "10.0.0.0/30, 2001:db8::52:0:1, [2001:db8::52:0:2]:443, [2001:db8::52:0:3]:80, "
                       "2002:db8:a::45/64")};
    const auto proxy = proxyFor(QUrl(QStringLiteral("http://%1/").arg(host)), rules);
    QVERIFY(bool(proxy));
    QTEST(proxy->type() != QNetworkProxy::NoProxy, "isProxied");
}

// x/net httpproxy TestAllNoProxy
void TstProxy::starExemptsAll()
{
    QFETCH(QString, host);
    const ProxyRules rules{{}, QStringLiteral("proxy"), {}, QStringLiteral("a.b, *")};
    QCOMPARE(worded(proxyFor(QUrl(QStringLiteral("http://%1/").arg(host)), rules)), QStringLiteral("direct"));
}

// apimachinery util/net TestProxierWithNoProxyCIDR
void TstProxy::blocks_data()
{
    QTest::addColumn<QString>("noProxy");
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("isProxied");
    const QString two = QStringLiteral("192.168.63.0/24,192.168.143.0/24");
    const QString six = QStringLiteral("2001:db8::/48");
    QTest::newRow("none") << QString() << QStringLiteral("https://192.168.143.1/api") << true;
    QTest::newRow("no block") << QStringLiteral("192.168.63.1") << QStringLiteral("https://192.168.143.1/api") << true;
    QTest::newRow("name") << two << QStringLiteral("https://my-hostname/api") << true;
    QTest::newRow("second block") << two << QStringLiteral("https://192.168.143.1/api") << false;
    QTest::newRow("second block, port") << two << QStringLiteral("https://192.168.143.1:8443/api") << false;
    QTest::newRow("IPv6") << six << QStringLiteral("https://[2001:db8::1]/api") << false;
    QTest::newRow("IPv6, port") << six << QStringLiteral("https://[2001:db8::1]:8443/api") << false;
    QTest::newRow("IPv6 outside") << six << QStringLiteral("https://[2001:db8:1::1]/api") << true;
    QTest::newRow("IPv6 outside, port") << six << QStringLiteral("https://[2001:db8:1::1]:8443/api") << true;
    QTest::newRow("length too large") << QStringLiteral("10.0.0.0/33") << QStringLiteral("https://10.0.0.1/") << true;
    QTest::newRow("all") << QStringLiteral("0.0.0.0/0") << QStringLiteral("https://10.0.0.1/") << false;
}

void TstProxy::blocks()
{
    QFETCH(QString, noProxy);
    QFETCH(QString, target);
    const auto proxy = proxyFor(QUrl(target), {{}, {}, QStringLiteral("proxy"), noProxy});
    QVERIFY(bool(proxy));
    QTEST(proxy->type() != QNetworkProxy::NoProxy, "isProxied");
}

// x/net httpproxy TestFromEnvironment, TestFromEnvironmentLowerCase
void TstProxy::environmentIsRead_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<ProxyRules>("expected");
    const ProxyRules all{{}, QStringLiteral("h"), QStringLiteral("s"), QStringLiteral("n")};
    QTest::newRow("upper case") << QStringList{QStringLiteral("HTTP_PROXY=h"), QStringLiteral("HTTPS_PROXY=s"),
                                               QStringLiteral("NO_PROXY=n")}
                                << all;
    QTest::newRow("lower case") << QStringList{QStringLiteral("http_proxy=h"), QStringLiteral("https_proxy=s"),
                                               QStringLiteral("no_proxy=n")}
                                << all;
    QTest::newRow("upper case first") << QStringList{QStringLiteral("HTTP_PROXY=h"), QStringLiteral("http_proxy=x"),
                                                     QStringLiteral("https_proxy=s"), QStringLiteral("HTTPS_PROXY="),
                                                     QStringLiteral("NO_PROXY=n")}
                                      << all;
    QTest::newRow("nothing") << QStringList{} << ProxyRules{};
}

void TstProxy::environmentIsRead()
{
    QFETCH(QStringList, variables);
    QFETCH(ProxyRules, expected);
    QProcessEnvironment environment;
    for (const auto &variable : std::as_const(variables))
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    QVERIFY(net::proxyRulesOf(environment) == expected);
}

QTEST_GUILESS_MAIN(TstProxy)
#include "tst_proxy.moc"
