// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "net/http_server.h"
#include "net/keep_alive_client.h"
#include "support/certificates.h"
#include "unit/net/raw_client.h"

using namespace largada;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using net::HttpAnswer;
using net::HttpRefusal;
using net::HttpRequest;
using net::HttpResponder;
using net::HttpServer;
using net::HttpServerOptions;
using net::KeepAliveClient;
using net::KeepAliveRequest;
using test::RawClient;

namespace
{

// "200 body", or the failure's subject.
QString await(const Async<net::HttpResponse> &future)
{
    QString said = u"never answered"_s;
    QEventLoop loop;
    deliver(future, &loop, [&said, &loop](const Result<net::HttpResponse> &answer) {
        said = answer ? u"%1 %2"_s.arg(answer->status).arg(QString::fromUtf8(answer->body)) : answer.error().subject;
        loop.quit();
    });
    QTimer::singleShot(30'000, &loop, &QEventLoop::quit);
    loop.exec();
    return said;
}

KeepAliveRequest post(const QByteArray &target, const QByteArray &body)
{
    KeepAliveRequest request;
    request.method = "POST";
    request.target = target;
    request.body = body;
    return request;
}

} // namespace

// Over TLS, and at addresses other than 127.0.0.1.
class TstHttpServerTls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void requestsAreAnsweredOnOneConnection();
    void bigBodiesGoBothWays();
    void pipelinedRequestsAreAnsweredInOrder();
    void streamIsWrittenInPieces();
    void clientThatLeavesAStreamIsNoticed();
    void whatIsNoHandshakeIsClosed_data();
    void whatIsNoHandshakeIsClosed();
    void handshakesThatNeverEndMakeWayForLaterOnes();
    void oldVersionsAreRefused_data();
    void oldVersionsAreRefused();
    void wrongFilesAreRefused_data();
    void wrongFilesAreRefused();
    void peerIsNamedAtAnyAddress_data();
    void peerIsNamedAtAnyAddress();

private:
    QString file(const QString &name, const QByteArray &content);
    HttpServerOptions secure();
    std::unique_ptr<KeepAliveClient> client(const HttpServer &server);

    test::Certificates m_certificates;
    test::Issued m_root, m_identity;
    QTemporaryDir m_directory;
};

void TstHttpServerTls::initTestCase()
{
    m_root = m_certificates.issue({.name = u"root"_s, .isAuthority = true});
    const auto between = m_certificates.issue({.name = u"between"_s, .isAuthority = true}, m_root);
    m_identity = m_certificates.issue({.altNames = u"DNS:localhost,IP:127.0.0.1"_s}, between);
    m_identity.certificate += between.certificate;
}

QString TstHttpServerTls::file(const QString &name, const QByteArray &content)
{
    QFile out(m_directory.filePath(name));
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        qWarning("%s could not be written", qPrintable(out.fileName()));
    return out.fileName();
}

HttpServerOptions TstHttpServerTls::secure()
{
    HttpServerOptions options;
    options.certificateFile = file(u"certificate.pem"_s, m_identity.certificate);
    options.keyFile = file(u"key.pem"_s, m_identity.key);
    return options;
}

std::unique_ptr<KeepAliveClient> TstHttpServerTls::client(const HttpServer &server)
{
    KeepAliveClient::Options options;
    options.server = QUrl(u"https://127.0.0.1:%1"_s.arg(server.port()));
    options.trust.trusted = m_root.certificate;
    options.maxBody = 32 * 1024 * 1024;
    return std::move(*KeepAliveClient::create(options));
}

void TstHttpServerTls::requestsAreAnsweredOnOneConnection()
{
    auto options = secure();
    options.peerWanted = true;
    const auto server = HttpServer::listen(options, [](const HttpRequest &request, const HttpResponder &respond) {
        respond({200, "text/plain", request.peer + ' ' + request.target + ' ' + request.body});
    });
    QVERIFY(server);
    const auto agent = client(**server);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(await(agent->call(post("/a", "b"))), u"200 127.0.0.1 /a b"_s);
    QCOMPARE((*server)->counts().connections, 1);
    QCOMPARE((*server)->counts().requests, quint64(5));
    QCOMPARE((*server)->counts().withoutRequest, 0);
}

void TstHttpServerTls::bigBodiesGoBothWays()
{
    QByteArray body(8 * 1024 * 1024, '\0');
    for (qsizetype i = 0; i < body.size(); ++i)
        body[i] = char('a' + (i * 7 + i / 1000) % 26);
    const auto server = HttpServer::listen(secure(), [](const HttpRequest &request, const HttpResponder &respond) {
        respond({200, "text/plain", request.body});
    });
    QVERIFY(server);
    const auto agent = client(**server);
    QVERIFY(await(agent->call(post("/", body))) == u"200 "_s + QString::fromLatin1(body));
    QTRY_COMPARE((*server)->counts().held, 0);
}

// Several in one record of TLS, which the descriptor does not show.
void TstHttpServerTls::pipelinedRequestsAreAnsweredInOrder()
{
    const auto server = HttpServer::listen(secure(), [](const HttpRequest &request, const HttpResponder &respond) {
        respond({200, "text/plain", request.target}, request.target.endsWith('7') ? 1ms : 0ms);
    });
    QVERIFY(server);
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    net::HttpResponseParser parser;
    QStringList said;
    connect(&socket, &QSslSocket::readyRead, this, [&socket, &parser, &said] {
        QVERIFY(parser.feed(socket.readAll()));
        while (const auto response = parser.take())
            said << QString::fromLatin1(response->body);
    });
    connect(&socket, &QSslSocket::encrypted, this, [&socket] {
        QByteArray requests;
        for (int i = 0; i < 500; ++i)
            requests += "GET /" + QByteArray::number(i) + " HTTP/1.1\r\n\r\n";
        socket.write(requests);
    });
    QStringList expected;
    for (int i = 0; i < 500; ++i)
        expected << u"/%1"_s.arg(i);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, (*server)->port());
    QTRY_COMPARE(said, expected);
}

void TstHttpServerTls::streamIsWrittenInPieces()
{
    const auto server = HttpServer::listen(secure(), [](const HttpRequest &, const HttpResponder &respond) {
        const auto stream = respond.stream({200, "text/event-stream", "a"});
        stream.write(QByteArray(100'000, 'b'));
        stream.write("c");
    });
    QVERIFY(server);
    const auto agent = client(**server);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(await(agent->call({})), u"200 a"_s + QString(100'000, u'b') + u'c');
    QCOMPARE((*server)->counts().connections, 1);
}

void TstHttpServerTls::clientThatLeavesAStreamIsNoticed()
{
    std::atomic<int> ended = 0;
    std::optional<net::HttpAnswerStream> stream; // outlives the server's thread
    std::atomic<bool> hasBegun = false;
    const auto server =
        HttpServer::listen(secure(), [&ended, &stream, &hasBegun](const HttpRequest &, const HttpResponder &respond) {
            stream = respond.stream({200, "text/event-stream", "a"}, {.ended = [&ended] { ++ended; }});
            hasBegun = true;
        });
    QVERIFY(server);
    auto agent = client(**server);
    const auto answer = agent->call({});
    QTRY_VERIFY(hasBegun);
    QVERIFY(stream->write("b"));
    agent.reset();
    QTRY_COMPARE(ended.load(), 1);
    QVERIFY(!stream->isOpen());
    QVERIFY(!stream->write("c"));
    QTRY_COMPARE((*server)->counts().connections, 0);
}

void TstHttpServerTls::whatIsNoHandshakeIsClosed_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<HttpRefusal>("why");
    QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n") << HttpRefusal::Tls;
    QTest::newRow("zeros") << QByteArray(64, '\0') << HttpRefusal::Tls;
    QTest::newRow("silence") << QByteArray() << HttpRefusal::RequestTimeout;
    QTest::newRow("half a record") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01", 8) << HttpRefusal::RequestTimeout;
}

void TstHttpServerTls::whatIsNoHandshakeIsClosed()
{
    QFETCH(const QByteArray, sent);
    QFETCH(const HttpRefusal, why);
    auto options = secure();
    if (why == HttpRefusal::RequestTimeout) // what a busy machine may make of the others, too
        options.requestTimeout = 200ms;
    const auto server =
        HttpServer::listen(options, [](const HttpRequest &, const HttpResponder &respond) { respond({200, {}, {}}); });
    QVERIFY(server);
    RawClient raw((*server)->port());
    raw.send(sent);
    QTRY_COMPARE((*server)->counts().of(why), quint64(1));
    QTRY_VERIFY(raw.isClosed());
    // Others are served, those excepted that are as slow.
    bool isServed = false;
    const auto serve = [&] { return isServed = isServed || await(client(**server)->call({})) == u"200 "_s; };
    QTRY_VERIFY(serve());
}

void TstHttpServerTls::handshakesThatNeverEndMakeWayForLaterOnes()
{
    auto options = secure();
    options.maxHeld = 2 * 1024 * 1024; // half of it is room for 22
    const auto server =
        HttpServer::listen(options, [](const HttpRequest &, const HttpResponder &respond) { respond({200, {}, {}}); });
    QVERIFY(server);
    std::vector<std::unique_ptr<RawClient>> silent;
    for (int i = 0; i < 60; ++i) {
        silent.push_back(std::make_unique<RawClient>((*server)->port()));
        silent.back()->send(QByteArray::fromHex("160301020001"));
        QTRY_VERIFY(silent.back()->isConnected());
    }
    QTRY_COMPARE((*server)->counts().of(HttpRefusal::Crowded), quint64(60 - 22));
    QTRY_VERIFY(silent.front()->isClosed());
    QVERIFY(!silent.back()->isClosed());
    QCOMPARE(await(client(**server)->call({})), u"200 "_s);
}

void TstHttpServerTls::oldVersionsAreRefused_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("1.1") << u"-tls1_1"_s << false;
    QTest::newRow("1.2") << u"-tls1_2"_s << true;
    QTest::newRow("1.3") << u"-tls1_3"_s << true;
}

void TstHttpServerTls::oldVersionsAreRefused()
{
    QFETCH(const QString, version);
    QFETCH(const bool, isTaken);
    const auto server = HttpServer::listen(secure(), [](const HttpRequest &, const HttpResponder &) {});
    QVERIFY(server);
    QProcess client;
    client.start(u"openssl"_s, {u"s_client"_s, u"-connect"_s, u"127.0.0.1:%1"_s.arg((*server)->port()), version,
                                u"-cipher"_s, u"ALL:@SECLEVEL=0"_s});
    client.closeWriteChannel();
    QVERIFY(client.waitForFinished());
    QCOMPARE(client.exitCode() == 0, isTaken);
    QTRY_COMPARE((*server)->counts().of(HttpRefusal::Tls), quint64(isTaken ? 0 : 1));
}

void TstHttpServerTls::wrongFilesAreRefused_data()
{
    const auto other = m_certificates.issue({});
    const QByteArray encrypted = test::Certificates::openssl(
        {u"pkcs8"_s, u"-topk8"_s, u"-v2"_s, u"aes256"_s, u"-passout"_s, u"pass:x"_s}, m_identity.key);
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("isAboutTheKey");
    const QString goodCertificate = file(u"good.pem"_s, m_identity.certificate);
    const QString goodKey = file(u"good-key.pem"_s, m_identity.key);
    const QString missing = m_directory.filePath(u"missing.pem"_s);
    QTest::newRow("no certificate") << missing << goodKey << false;
    QTest::newRow("no key") << goodCertificate << missing << true;
    QTest::newRow("key not named") << goodCertificate << QString() << true;
    QTest::newRow("certificate is a key") << goodKey << goodKey << false;
    QTest::newRow("key is none") << goodCertificate << file(u"text.pem"_s, "key") << true;
    QTest::newRow("key of another") << goodCertificate << file(u"other.pem"_s, other.key) << true;
    QTest::newRow("key encrypted") << goodCertificate << file(u"encrypted.pem"_s, encrypted) << true;
}

void TstHttpServerTls::wrongFilesAreRefused()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, key);
    QFETCH(const bool, isAboutTheKey);
    HttpServerOptions options;
    options.certificateFile = certificate;
    options.keyFile = key;
    const auto server = HttpServer::listen(options, [](const HttpRequest &, const HttpResponder &) {});
    QVERIFY(!server);
    QCOMPARE(server.error().code, Errc::BadInput);
    QCOMPARE(server.error().subject, isAboutTheKey ? key : certificate);
    QVERIFY(!server.error().what.isEmpty());
}

void TstHttpServerTls::peerIsNamedAtAnyAddress_data()
{
    QTest::addColumn<QString>("listenAt");
    QTest::addColumn<QString>("connectTo");
    QTest::addColumn<QString>("peer");
    QTest::newRow("IPv6") << u"::1"_s << u"[::1]"_s << u"::1"_s;
    QTest::newRow("any, by IPv6") << u"::"_s << u"[::1]"_s << u"::1"_s;
    QTest::newRow("any, by IPv4") << u"::"_s << u"127.0.0.1"_s << u"127.0.0.1"_s;
    QTest::newRow("any of IPv4") << u"0.0.0.0"_s << u"127.0.0.1"_s << u"127.0.0.1"_s;
}

void TstHttpServerTls::peerIsNamedAtAnyAddress()
{
    QFETCH(const QString, listenAt);
    QFETCH(const QString, connectTo);
    QFETCH(const QString, peer);
    HttpServerOptions options;
    options.address = listenAt;
    options.peerWanted = true;
    options.headersWanted = {"Host"};
    const auto server = HttpServer::listen(options, [](const HttpRequest &request, const HttpResponder &respond) {
        respond({200, "text/plain", request.peer + ' ' + request.header("Host")});
    });
    if (!server && listenAt.contains(u':'))
        QSKIP("no IPv6 here");
    QVERIFY(server);
    const QString host = u"%1:%2"_s.arg(connectTo).arg((*server)->port());
    const auto agent = KeepAliveClient::create({.server = QUrl(u"http://"_s + host)});
    QVERIFY(agent);
    QCOMPARE(await((*agent)->call({})), u"200 "_s + peer + u' ' + host);
}

QTEST_GUILESS_MAIN(TstHttpServerTls)
#include "tst_http_server_tls.moc"
