// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>

#include <QProcess>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include "net/byte_stream.h"
#include "net/tls.h"
#include "support/certificates.h"

using namespace largada;
using namespace Qt::StringLiterals;
using net::TlsOptions;
using test::Certificates;
using test::Issued;

namespace
{

// Shakes hands with everybody who connects, and says so.
class TlsServer : public QTcpServer
{
public:
    explicit TlsServer(const QSslConfiguration &tls) : m_tls(tls) { listen(QHostAddress::LocalHost); }

    QStringList clients; // their certificates' names

protected:
    void incomingConnection(qintptr handle) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(handle);
        socket->setSslConfiguration(m_tls);
        connect(socket, &QSslSocket::encrypted, this, [this, socket] {
            clients << socket->peerCertificate().subjectInfo(QSslCertificate::CommonName);
            socket->write("!"); // a client is through with TLS 1.3 before it is known to be taken
        });
        socket->startServerEncryption();
    }

private:
    QSslConfiguration m_tls;
};

// The same on a stream: "good", "refused" or "cut".
QString shakeHandsOnStream(const TlsServer &server, const TlsOptions &options,
                           const QString &host = QStringLiteral("localhost"))
{
    TlsOptions named = options;
    if (named.serverName.isEmpty())
        named.serverName = host;
    const auto context = net::TlsContext::make(named);
    if (!context)
        return QStringLiteral("bad ") + context.error().subject;
    net::ByteStream stream;
    QByteArray came;
    std::optional<Error> end;
    QObject::connect(&stream, &net::ByteStream::readable, &stream, [&] { came += stream.take(); });
    QObject::connect(&stream, &net::ByteStream::ended, &stream, [&](const Error &why) { end = why; });
    stream.open({.host = QStringLiteral("127.0.0.1"), .port = server.serverPort(), .tls = *context});
    if (!QTest::qWaitFor([&] { return !came.isEmpty() || end; }, 20'000))
        return QStringLiteral("timeout");
    if (!came.isEmpty())
        return QStringLiteral("good");
    return end->subject == u"certificate" ? QStringLiteral("refused") : QStringLiteral("cut");
}

// "good", or the errors that stand.
QString shakeHands(const TlsServer &server, const TlsOptions &options,
                   const QString &host = QStringLiteral("localhost"))
{
    const auto configuration = net::tlsConfiguration(options);
    if (!configuration)
        return QStringLiteral("bad ") + configuration.error().subject;
    QSslSocket socket;
    socket.setSslConfiguration(*configuration);
    QStringList standing;
    QObject::connect(&socket, &QSslSocket::sslErrors, &socket, [&](const QList<QSslError> &found) {
        for (const auto &error : net::standingErrors(found, socket.peerCertificateChain(), options))
            standing << QString::number(error.error());
        if (standing.isEmpty())
            socket.ignoreSslErrors();
    });
    const QString name = options.serverName.isEmpty() ? host : options.serverName;
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.serverPort(), name);
    const bool isOver = QTest::qWaitFor(
        [&] { return socket.bytesAvailable() > 0 || socket.state() == QAbstractSocket::UnconnectedState; }, 20'000);
    if (!isOver)
        return QStringLiteral("timeout");
    if (!standing.isEmpty())
        return QStringLiteral("refused ") + standing.join(u' ');
    return socket.bytesAvailable() > 0 ? QStringLiteral("good") : QStringLiteral("cut");
}

QString kinds(std::initializer_list<QSslError::SslError> kinds)
{
    QStringList result;
    for (const auto kind : kinds)
        result << QString::number(kind);
    return QStringLiteral("refused ") + result.join(u' ');
}

} // namespace

Q_DECLARE_METATYPE(largada::test::Issued)

class TstTls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keysAreTaken_data();
    void keysAreTaken();
    void badOptionsAreNamed_data();
    void badOptionsAreNamed();
    void trust_data();
    void trust();
    void clientShowsItsCertificate_data();
    void clientShowsItsCertificate();
    void clientOfAnotherAuthorityIsCut();
    void forgedChainsStayRefused_data();
    void forgedChainsStayRefused();
    void sessionIsResumed();

private:
    Certificates m_certificates;
    Issued m_root, m_middle, m_leaf, m_other;
};

void TstTls::initTestCase()
{
    const QString both = u"DNS:localhost,IP:127.0.0.1"_s;
    m_root = m_certificates.issue({.name = u"root"_s, .isAuthority = true});
    m_middle = m_certificates.issue({.name = u"middle"_s, .isAuthority = true}, m_root);
    m_leaf = m_certificates.issue({.altNames = both}, m_middle);
    m_other = m_certificates.issue({.name = u"other"_s, .isAuthority = true});
}

void TstTls::keysAreTaken_data()
{
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QSsl::KeyAlgorithm>("algorithm");
    const auto rsa = m_certificates.issue({.algorithm = Certificates::Algorithm::Rsa});
    const auto ec = m_certificates.issue({.algorithm = Certificates::Algorithm::Ec});
    const auto sec1 = Certificates::openssl({u"ec"_s}, ec.key);
    const auto parameters = Certificates::openssl({u"ecparam"_s, u"-name"_s, u"prime256v1"_s});
    QTest::newRow("RSA, PKCS#8") << rsa.certificate << rsa.key << QSsl::Rsa;
    QTest::newRow("RSA, PKCS#1") << rsa.certificate << Certificates::openssl({u"rsa"_s, u"-traditional"_s}, rsa.key)
                                 << QSsl::Rsa;
    QTest::newRow("EC, PKCS#8") << ec.certificate << ec.key << QSsl::Ec;
    QTest::newRow("EC, SEC1") << ec.certificate << sec1 << QSsl::Ec;
    QTest::newRow("EC, SEC1 after parameters") << ec.certificate << parameters + sec1 << QSsl::Ec;
    QTest::newRow("one file for both") << ec.certificate + ec.key << ec.certificate + ec.key << QSsl::Ec;
    QTest::newRow("text around, Windows' line ends")
        << ec.certificate << "Key of me\r\n" + QByteArray(ec.key).replace("\n", "\r\n") + "\r\nend" << QSsl::Ec;
}

void TstTls::keysAreTaken()
{
    QFETCH(QByteArray, certificate);
    QFETCH(QByteArray, key);
    const auto configuration = net::tlsConfiguration({.certificate = certificate, .key = key});
    QVERIFY(bool(configuration));
    QTEST(configuration->privateKey().algorithm(), "algorithm");
    QCOMPARE(configuration->localCertificateChain().size(), 1);
}

void TstTls::badOptionsAreNamed_data()
{
    QTest::addColumn<QByteArray>("trusted");
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const QByteArray &trusted, const Issued &identity, const QString &subject,
                        const QString &what) {
        QTest::newRow(name) << trusted << identity.certificate << identity.key << subject << what;
    };
    const QString key = u"client-key"_s;
    const auto edwards = m_certificates.issue({.algorithm = Certificates::Algorithm::Ed25519});
    const auto &good = m_leaf;
    const auto encrypted = Certificates::openssl({u"pkcs8"_s, u"-topk8"_s, u"-passout"_s, u"pass:x"_s}, good.key);
    const auto oldEncrypted = Certificates::openssl({u"ec"_s, u"-aes128"_s, u"-passout"_s, u"pass:x"_s}, good.key);
    row("authority is no PEM", "nonsense", {}, u"certificate-authority"_s, u"no certificate in PEM"_s);
    row("authority is a key", good.key, {}, u"certificate-authority"_s, u"no certificate in PEM"_s);
    row("certificate is no PEM", {}, {"nonsense", good.key}, u"client-certificate"_s, u"no certificate in PEM"_s);
    row("key without a certificate", {}, {{}, good.key}, u"client-certificate"_s, u"no certificate in PEM"_s);
    row("certificate without a key", {}, {good.certificate, {}}, key, u"no private key in PEM"_s);
    row("key is a certificate", {}, {good.certificate, good.certificate}, key, u"no private key in PEM"_s);
    row("key is cut", {}, {good.certificate, good.key.left(100)}, key, u"no private key in PEM"_s);
    row("encrypted, PKCS#8", {}, {good.certificate, encrypted}, key, u"the private key is encrypted"_s);
    row("encrypted, SEC1", {}, {good.certificate, oldEncrypted}, key, u"the private key is encrypted"_s);
    row("Ed25519", {}, edwards, key, u"the private key is broken, or neither RSA nor EC"_s);
    row("broken", {}, {good.certificate, QByteArray(good.key).replace("M", "#")}, key,
        u"the private key is broken, or neither RSA nor EC"_s);
}

void TstTls::badOptionsAreNamed()
{
    QFETCH(QByteArray, trusted);
    QFETCH(QByteArray, certificate);
    QFETCH(QByteArray, key);
    const auto configuration = net::tlsConfiguration({trusted, certificate, key});
    QVERIFY(!configuration);
    QCOMPARE(configuration.error().code, Errc::BadInput);
    QTEST(configuration.error().subject, "subject");
    QTEST(configuration.error().what, "what");
    const auto context = net::TlsContext::make({trusted, certificate, key});
    QVERIFY(!context);
    QCOMPARE(context.error(), configuration.error());
}

void TstTls::trust_data()
{
    QTest::addColumn<Issued>("leaf");
    QTest::addColumn<QByteArray>("chain");
    QTest::addColumn<TlsOptions>("options");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Issued &leaf, const QByteArray &chain, const TlsOptions &options,
                        const QString &expected, const QString &host = u"localhost"_s) {
        QTest::newRow(name) << leaf << chain << options << host << expected;
    };
    const QString good = u"good"_s;
    const auto &root = m_root.certificate;
    const auto &middle = m_middle.certificate;
    const auto alone = m_certificates.issue({.altNames = u"DNS:localhost"_s});
    const auto old = m_certificates.issue({.altNames = u"DNS:localhost"_s, .days = -1}, m_middle);
    const auto oldAlone = m_certificates.issue({.altNames = u"DNS:localhost"_s, .days = -1});
    const QString noIssuer =
        kinds({QSslError::UnableToGetLocalIssuerCertificate, QSslError::UnableToVerifyFirstCertificate});

    row("root", m_leaf, middle, {root}, good);
    row("one of several roots", m_leaf, middle, {m_other.certificate + root}, good);
    row("address", m_leaf, middle, {root}, good, u"127.0.0.1"_s);
    row("another root", m_leaf, middle, {m_other.certificate}, kinds({QSslError::UnableToGetLocalIssuerCertificate}));
    row("the system's roots", m_leaf, middle, {}, kinds({QSslError::UnableToGetLocalIssuerCertificate}));
    row("intermediate not sent", m_leaf, {}, {root}, noIssuer);
    row("insecure", m_leaf, {}, {.serverName = u"wrong"_s, .insecure = true}, good);

    row("another name", m_leaf, middle, {root}, kinds({QSslError::HostNameMismatch}), u"else"_s);
    row("server name", m_leaf, middle, {.trusted = root, .serverName = u"localhost"_s}, good, u"else"_s);
    row("wrong server name", m_leaf, middle, {.trusted = root, .serverName = u"else"_s},
        kinds({QSslError::HostNameMismatch}));
    row("expired", old, middle, {root}, kinds({QSslError::CertificateExpired}));

    row("leaf as anchor", m_leaf, {}, {m_leaf.certificate}, good);
    row("leaf as anchor, with its chain", m_leaf, middle + root, {m_leaf.certificate}, good);
    row("self-signed leaf", alone, {}, {alone.certificate}, good);
    row("self-signed leaf, untrusted", alone, {}, {root}, kinds({QSslError::SelfSignedCertificate}));
    row("leaf as anchor, another name", m_leaf, {}, {m_leaf.certificate}, kinds({QSslError::HostNameMismatch}),
        u"else"_s);
    row("leaf as anchor, expired", old, {}, {old.certificate}, kinds({QSslError::CertificateExpired}));
    row("self-signed leaf, expired", oldAlone, {}, {oldAlone.certificate}, kinds({QSslError::CertificateExpired}));

    row("intermediate as anchor", m_leaf, middle, {middle}, good);
    row("intermediate as anchor, not sent", m_leaf, {}, {middle}, good);
    row("intermediate as anchor, root sent", m_leaf, middle + root, {middle}, good);
    row("intermediate as anchor, another name", m_leaf, middle, {middle}, kinds({QSslError::HostNameMismatch}),
        u"else"_s);
    row("intermediate as anchor, expired", old, middle, {middle}, kinds({QSslError::CertificateExpired}));
    const auto lower = m_certificates.issue({.name = u"lower"_s, .isAuthority = true}, m_middle);
    const auto deep = m_certificates.issue({.altNames = u"DNS:localhost"_s}, lower);
    row("anchor above another intermediate", deep, lower.certificate, {middle}, good);
    row("anchor above one that is not sent", deep, {}, {middle}, noIssuer);
}

void TstTls::trust()
{
    QFETCH(Issued, leaf);
    QFETCH(QByteArray, chain);
    QFETCH(TlsOptions, options);
    QFETCH(QString, host);
    const TlsServer server(test::serverTls(leaf, chain));
    QTEST(shakeHands(server, options, host), "expected");
    QFETCH(QString, expected);
    QCOMPARE(shakeHandsOnStream(server, options, host), expected.section(u' ', 0, 0));
}

void TstTls::clientShowsItsCertificate_data()
{
    QTest::addColumn<Issued>("identity");
    for (const auto &[name, algorithm] :
         {std::pair("RSA", Certificates::Algorithm::Rsa), std::pair("EC", Certificates::Algorithm::Ec)}) {
        QTest::newRow(name) << m_certificates.issue({.name = u"me"_s, .algorithm = algorithm}, m_root);
    }
    auto chained = m_certificates.issue({.name = u"me"_s}, m_middle);
    chained.certificate += m_middle.certificate;
    QTest::newRow("with its intermediate") << chained;
}

void TstTls::clientShowsItsCertificate()
{
    QFETCH(Issued, identity);
    const TlsServer server(test::serverTls(m_leaf, m_middle.certificate, m_root.certificate));
    const TlsOptions options{m_root.certificate, identity.certificate, identity.key};
    QCOMPARE(shakeHands(server, options), u"good"_s);
    QCOMPARE(shakeHandsOnStream(server, options), u"good"_s);
    QCOMPARE(server.clients, (QStringList{u"me"_s, u"me"_s}));
}

void TstTls::clientOfAnotherAuthorityIsCut()
{
    const TlsServer server(test::serverTls(m_leaf, m_middle.certificate, m_root.certificate));
    const auto stranger = m_certificates.issue({.name = u"me"_s}, m_other);
    for (const TlsOptions &options : {TlsOptions{m_root.certificate, stranger.certificate, stranger.key},
                                      TlsOptions{.trusted = m_root.certificate}}) {
        QCOMPARE(shakeHands(server, options), u"cut"_s);
        QCOMPARE(shakeHandsOnStream(server, options), u"cut"_s);
    }
}

// The trusted certificate is public: that a server sends it proves nothing.
void TstTls::forgedChainsStayRefused_data()
{
    QTest::addColumn<Issued>("leaf");
    QTest::addColumn<QByteArray>("chain");
    const QString names = u"DNS:localhost"_s;
    const auto &trusted = m_middle.certificate;
    const auto twin = m_certificates.issue({.name = u"middle"_s, .isAuthority = true});
    const auto spaced = m_certificates.issue({.name = u" MIDDLE "_s, .isAuthority = true});
    const auto alone = m_certificates.issue({.altNames = names});
    const auto ofOther = m_certificates.issue({.altNames = names}, m_other);
    const auto ofTwin = m_certificates.issue({.altNames = names}, twin);
    const auto ofSpaced = m_certificates.issue({.altNames = names}, spaced);
    const auto between = m_certificates.issue({.name = u"between"_s, .isAuthority = true}, twin);
    const auto ofBetween = m_certificates.issue({.altNames = names}, between);
    QTest::newRow("self-signed") << alone << trusted;
    QTest::newRow("of another issuer") << ofOther << trusted;
    QTest::newRow("of another issuer, that one too") << ofOther << m_other.certificate + trusted;
    QTest::newRow("of another issuer, that one last") << ofOther << trusted + m_other.certificate;
    QTest::newRow("of one with the same name") << ofTwin << trusted;
    QTest::newRow("of one with the same name, that one too") << ofTwin << twin.certificate + trusted;
    QTest::newRow("of one with the same name, that one last") << ofTwin << trusted + twin.certificate;
    QTest::newRow("of one with nearly the same name") << ofSpaced << spaced.certificate;
    QTest::newRow("of one with nearly the same name, that one last") << ofSpaced << trusted + spaced.certificate;
    QTest::newRow("below one with the same name") << ofBetween << between.certificate + trusted;
    QTest::newRow("below one with the same name, all sent")
        << ofBetween << between.certificate + trusted + twin.certificate;
    // An end's certificate signs another.
    const auto end = m_certificates.issue({.name = u"end"_s}, m_middle);
    QTest::newRow("of an end") << m_certificates.issue({.altNames = names}, end) << end.certificate;
}

void TstTls::forgedChainsStayRefused()
{
    QFETCH(Issued, leaf);
    QFETCH(QByteArray, chain);
    const TlsServer server(test::serverTls(leaf, chain));
    const QString outcome = shakeHands(server, {m_middle.certificate});
    QVERIFY2(outcome.startsWith(u"refused"), qPrintable(outcome));
    QCOMPARE(shakeHandsOnStream(server, {m_middle.certificate}), u"refused"_s);
}

// Of a server of its own: Qt's makes its keys anew for each connection.
void TstTls::sessionIsResumed()
{
    QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &bytes) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(write(u"leaf"_s, m_leaf.certificate) && write(u"key"_s, m_leaf.key));
    QProcess server;
    const auto ended = qScopeGuard([&server] {
        server.kill();
        server.waitForFinished();
    });
    server.setWorkingDirectory(folder.path());
    server.start(u"openssl"_s,
                 {u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s, u"leaf"_s, u"-key"_s, u"key"_s});
    QByteArray said;
    QTRY_VERIFY((said += server.readAllStandardOutput()).contains("ACCEPT 127.0.0.1:"));
    const auto place = said.indexOf("ACCEPT 127.0.0.1:") + 17;
    const quint16 port = said.mid(place, said.indexOf('\n', place) - place).trimmed().toUShort();
    const auto context = net::TlsContext::make({m_leaf.certificate});
    QVERIFY(bool(context));
    for (const bool isSecond : {false, true}) {
        net::ByteStream stream;
        QSignalSpy tickets(&stream, &net::ByteStream::readable);
        connect(&stream, &net::ByteStream::readable, &stream, [&] { stream.take(); });
        stream.open({.host = u"127.0.0.1"_s, .port = port, .tls = *context});
        QTRY_VERIFY(stream.isOpen());
        QCOMPARE(stream.isResumed(), isSecond);
        QTRY_VERIFY(!tickets.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TstTls)
#include "tst_tls.moc"
