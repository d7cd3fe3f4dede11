// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QEventLoop>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>

#include "net/keep_alive_client.h"
#include "support/certificates.h"
#include "support/scripted_api.h"

using namespace largada;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using net::HttpResponse;
using net::KeepAliveClient;
using net::KeepAliveRequest;
using test::ApiReply;
using test::ApiRequest;
using test::Certificates;
using test::ScriptedApi;

namespace
{

QString worded(const Error &error)
{
    static const QHash<Errc, QString> names{{Errc::Network, u"network"_s},
                                            {Errc::Timeout, u"timeout"_s},
                                            {Errc::Cancelled, u"cancelled"_s},
                                            {Errc::Protocol, u"protocol"_s},
                                            {Errc::BadInput, u"bad input"_s}};
    return names.value(error.code, u"?"_s) + u' ' + error.subject;
}

// "200 body", or the failure.
QString await(const Async<HttpResponse> &future)
{
    QString said = u"never answered"_s;
    QEventLoop loop;
    deliver(future, &loop, [&said, &loop](const Result<HttpResponse> &answer) {
        said = answer ? u"%1 %2"_s.arg(answer->status).arg(QString::fromUtf8(answer->body)) : worded(answer.error());
        loop.quit();
    });
    QTimer::singleShot(30'000, &loop, &QEventLoop::quit);
    loop.exec();
    return said;
}

std::unique_ptr<KeepAliveClient> clientOf(const QString &url, const net::TlsOptions &trust = {})
{
    KeepAliveClient::Options options;
    options.server = QUrl(url);
    options.trust = trust;
    options.maxBody = 1000;
    auto client = KeepAliveClient::create(options);
    return client ? std::move(*client) : nullptr;
}

KeepAliveRequest get(const QByteArray &target)
{
    KeepAliveRequest request;
    request.target = target;
    return request;
}

KeepAliveRequest post(const QByteArray &target, const QByteArray &body)
{
    KeepAliveRequest request = get(target);
    request.method = "POST";
    request.body = body;
    return request;
}

void answerWithTarget(const ApiRequest &request, const ApiReply &reply)
{
    reply.answer(200, request.target);
}

} // namespace

class TstKeepAliveClient : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anyStatusIsAnAnswer_data();
    void anyStatusIsAnAnswer();
    void requestIsSentAsGiven();
    void requestsTakeTurnsOnOneConnection();
    void closedConnectionIsMadeAgain_data();
    void closedConnectionIsMadeAgain();
    void requestIsRepeatedOnlyWhenThatIsSafe_data();
    void requestIsRepeatedOnlyWhenThatIsSafe();
    void freshConnectionThatIsCutIsAFailure();
    void nobodyThereIsAFailure();
    void silenceIsATimeout();
    void timeRunsFromItsTurn();
    void whatIsNoAnswerIsAFailure_data();
    void whatIsNoAnswerIsAFailure();
    void earlyAnswerIsTaken();
    void stopCancels();
    void deletingCancels();
    void whatCannotBeSentIsRefused_data();
    void whatCannotBeSentIsRefused();
    void wrongServerIsRefused_data();
    void wrongServerIsRefused();
    void certificateIsJudged_data();
    void certificateIsJudged();

private:
    Certificates m_certificates;
    test::Issued m_root, m_server;
};

void TstKeepAliveClient::initTestCase()
{
    m_root = m_certificates.issue({.name = u"root"_s, .isAuthority = true});
    m_server = m_certificates.issue({.altNames = u"DNS:agents.example,IP:127.0.0.1"_s}, m_root);
}

void TstKeepAliveClient::anyStatusIsAnAnswer_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 301, 400, 401, 404, 410, 421, 500, 503})
        QTest::addRow("%d", status) << status;
}

void TstKeepAliveClient::anyStatusIsAnAnswer()
{
    QFETCH(const int, status);
    ScriptedApi server(
        [status](const ApiRequest &, const ApiReply &reply) { reply.answer(status, "said", {{"ETag", "\"1\""}}); });
    const auto client = clientOf(server.url());
    const auto answer = client->call(get("/"));
    QCOMPARE(await(answer), u"%1 said"_s.arg(status));
    QCOMPARE(net::header(answer.resultAt(0)->headers, "etag"), QByteArray("\"1\""));
}

void TstKeepAliveClient::requestIsSentAsGiven()
{
    ScriptedApi server([](const ApiRequest &, const ApiReply &reply) { reply.raw("HTTP/1.1 304 x\r\n\r\n"); });
    const auto client = clientOf(server.url());
    KeepAliveRequest request = post("/a%2Fb?c=%20&d=1+2", "{\"é\":0}");
    request.headers = {{"Authorization", "Bearer x"}, {"X", "1"}, {"X", "2"}};
    QCOMPARE(await(client->call(request)), u"304 "_s);
    QCOMPARE(await(client->call(get("/"))), u"304 "_s);
    const auto &sent = server.requests();
    QCOMPARE(server.lines(), (QStringList{u"POST /a%2Fb?c=%20&d=1+2"_s, u"GET /"_s}));
    QCOMPARE(sent[0].body, request.body);
    QCOMPARE(sent[0].headers, (net::HttpHeaders{{"Host", "127.0.0.1:" + QByteArray::number(server.serverPort())},
                                                {"User-Agent", "largada"},
                                                {"Authorization", "Bearer x"},
                                                {"X", "1"},
                                                {"X", "2"},
                                                {"Content-Length", QByteArray::number(request.body.size())}}));
    QCOMPARE(sent[1].headers.size(), 2);
}

void TstKeepAliveClient::requestsTakeTurnsOnOneConnection()
{
    QVector<ApiReply> held;
    ScriptedApi server([&held](const ApiRequest &, const ApiReply &reply) { held << reply; });
    const auto client = clientOf(server.url());
    const QVector<Async<HttpResponse>> answers{client->call(get("/0")), client->call(get("/1")),
                                               client->call(get("/2"))};
    for (int i = 0; i < 3; ++i) {
        QTRY_COMPARE(held.size(), i + 1);
        held[i].begin();
        held[i].send("part");
        QVERIFY(!QTest::qWaitFor([&held, i] { return held.size() > i + 1; }, 20));
        held[i].end();
        QCOMPARE(await(answers[i]), u"200 part"_s);
    }
    QCOMPARE(server.lines(), (QStringList{u"GET /0"_s, u"GET /1"_s, u"GET /2"_s}));
    QCOMPARE(server.connections(), 1);
}

void TstKeepAliveClient::closedConnectionIsMadeAgain_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isCut");
    QTest::newRow("said so") << QByteArray("HTTP/1.1 200 x\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok")
                             << true;
    QTest::newRow("said so, open") << QByteArray("HTTP/1.1 200 x\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok")
                                   << false;
    QTest::newRow("without a word") << QByteArray("HTTP/1.1 200 x\r\nContent-Length: 2\r\n\r\nok") << true;
    QTest::newRow("without a length") << QByteArray("HTTP/1.1 200 x\r\n\r\nok") << true;
    QTest::newRow("old") << QByteArray("HTTP/1.0 200 x\r\nContent-Length: 2\r\n\r\nok") << false;
    QTest::newRow("two answers") << QByteArray("HTTP/1.1 200 x\r\nContent-Length: 2\r\n\r\nok").repeated(2) << false;
    QTest::newRow("more behind it") << QByteArray("HTTP/1.1 200 x\r\nContent-Length: 2\r\n\r\nok, and more") << false;
}

void TstKeepAliveClient::closedConnectionIsMadeAgain()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isCut);
    ScriptedApi server([&bytes, isCut](const ApiRequest &request, const ApiReply &reply) {
        if (request.connection > 1) {
            reply.answer(200, "second");
            return;
        }
        reply.raw(bytes);
        if (isCut)
            reply.cut();
    });
    const auto client = clientOf(server.url());
    const auto first = client->call(get("/"));
    const auto second = client->call(get("/"));
    QCOMPARE(await(first), u"200 ok"_s);
    QCOMPARE(await(second), u"200 second"_s);
    QCOMPARE(server.connections(), 2);
}

void TstKeepAliveClient::requestIsRepeatedOnlyWhenThatIsSafe_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("isIdempotent");
    QTest::addColumn<QByteArray>("beforeTheCut");
    QTest::addColumn<QString>("expected");
    const QString again = u"200 again"_s;
    const QString failed = u"network 127.0.0.1"_s;
    QTest::newRow("GET") << QByteArray("GET") << false << QByteArray() << again;
    QTest::newRow("PUT") << QByteArray("PUT") << false << QByteArray() << again;
    QTest::newRow("DELETE") << QByteArray("DELETE") << false << QByteArray() << again;
    QTest::newRow("POST") << QByteArray("POST") << false << QByteArray() << failed;
    QTest::newRow("POST, idempotent") << QByteArray("POST") << true << QByteArray() << again;
    QTest::newRow("GET, begun") << QByteArray("GET") << false << QByteArray("HTTP/1.1 200") << failed;
    QTest::newRow("GET, half") << QByteArray("GET") << false
                               << QByteArray("HTTP/1.1 200 x\r\nContent-Length: 9\r\n\r\nhal") << failed;
}

void TstKeepAliveClient::requestIsRepeatedOnlyWhenThatIsSafe()
{
    QFETCH(const QByteArray, method);
    QFETCH(const bool, isIdempotent);
    QFETCH(const QByteArray, beforeTheCut);
    // Cuts the first connection as the second request comes.
    ScriptedApi server([&beforeTheCut](const ApiRequest &request, const ApiReply &reply) {
        if (request.connection > 1) {
            reply.answer(200, "again");
        } else if (request.target == "/first") {
            reply.answer(200, "first");
        } else {
            reply.raw(beforeTheCut);
            reply.cut();
        }
    });
    const auto client = clientOf(server.url());
    QCOMPARE(await(client->call(get("/first"))), u"200 first"_s);
    KeepAliveRequest request = get("/second");
    request.method = method;
    request.isIdempotent = isIdempotent;
    QTEST(await(client->call(request)), "expected");
    QCOMPARE(await(client->call(get("/third"))), u"200 again"_s);
}

void TstKeepAliveClient::freshConnectionThatIsCutIsAFailure()
{
    ScriptedApi server([](const ApiRequest &, const ApiReply &reply) { reply.cut(); });
    const auto client = clientOf(server.url());
    QCOMPARE(await(client->call(get("/"))), u"network 127.0.0.1"_s);
    QCOMPARE(server.requests().size(), 1);
}

void TstKeepAliveClient::nobodyThereIsAFailure()
{
    auto server = std::make_unique<ScriptedApi>(answerWithTarget);
    const quint16 port = server->serverPort();
    const auto client = clientOf(server->url());
    server.reset();
    QCOMPARE(await(client->call(get("/a"))), u"network 127.0.0.1"_s);
    server = std::make_unique<ScriptedApi>(answerWithTarget, std::nullopt, port);
    QCOMPARE(await(client->call(get("/b"))), u"200 /b"_s);
}

void TstKeepAliveClient::silenceIsATimeout()
{
    ScriptedApi server([](const ApiRequest &request, const ApiReply &reply) {
        if (request.target == "/half")
            reply.raw("HTTP/1.1 200 x\r\nContent-Length: 9\r\n\r\nhal");
        else if (request.target != "/silent")
            reply.answer(200, "said");
    });
    const auto client = clientOf(server.url());
    for (const QByteArray target : {"/silent", "/half"}) {
        KeepAliveRequest request = get(target);
        request.timeout = 50ms;
        QCOMPARE(await(client->call(request)), u"timeout 127.0.0.1"_s);
        QCOMPARE(await(client->call(get("/"))), u"200 said"_s);
    }
    QCOMPARE(server.connections(), 3); // one a failure, and the last
}

void TstKeepAliveClient::timeRunsFromItsTurn()
{
    std::optional<ApiReply> held;
    ScriptedApi server([&held](const ApiRequest &request, const ApiReply &reply) {
        if (request.target == "/held")
            held = reply;
    });
    const auto client = clientOf(server.url());
    const auto first = client->call(get("/held"));
    KeepAliveRequest request = get("/silent");
    request.timeout = 100ms;
    const auto second = client->call(request);
    QTRY_VERIFY(held);
    QVERIFY(!QTest::qWaitFor([&second] { return second.isFinished(); }, 150));
    held->answer(200, "at last");
    QCOMPARE(await(first), u"200 at last"_s);
    QTRY_COMPARE(server.lines(), (QStringList{u"GET /held"_s, u"GET /silent"_s})); // it still had its time
    QCOMPARE(await(second), u"timeout 127.0.0.1"_s);
}

void TstKeepAliveClient::whatIsNoAnswerIsAFailure_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
    QTest::newRow("endless header") << QByteArray("HTTP/1.1 200 OK\r\nX: ") + QByteArray(200'000, 'x');
    QTest::newRow("too large") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n");
    QTest::newRow("upgraded") << QByteArray("HTTP/1.1 101 x\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n");
}

void TstKeepAliveClient::whatIsNoAnswerIsAFailure()
{
    QFETCH(const QByteArray, bytes);
    ScriptedApi server([&bytes](const ApiRequest &request, const ApiReply &reply) {
        request.target == "/" ? reply.raw(bytes) : reply.answer(200, "good");
    });
    const auto client = clientOf(server.url());
    QCOMPARE(await(client->call(get("/"))), u"protocol 127.0.0.1"_s);
    QCOMPARE(await(client->call(get("/good"))), u"200 good"_s);
}

// A server may refuse a body before it has read it.
void TstKeepAliveClient::earlyAnswerIsTaken()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QVector<QTcpSocket *> sockets;
    connect(&server, &QTcpServer::newConnection, this, [&server, &sockets] {
        sockets << server.nextPendingConnection();
        sockets.last()->setReadBufferSize(1000);
        sockets.last()->write("HTTP/1.1 413 x\r\nContent-Length: 3\r\n\r\nbig");
    });
    const auto client = clientOf(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
    QCOMPARE(await(client->call(post("/", QByteArray(30'000'000, 'x')))), u"413 big"_s);
    // The rest of the body is not sent.
    qint64 received = 0;
    connect(sockets.first(), &QTcpSocket::readyRead, this,
            [&received, socket = sockets.first()] { received += socket->readAll().size(); });
    sockets.first()->setReadBufferSize(0);
    received += sockets.first()->readAll().size();
    QTRY_COMPARE(sockets.first()->state(), QAbstractSocket::UnconnectedState);
    QVERIFY2(received < 30'000'000, qPrintable(QString::number(received)));
}

void TstKeepAliveClient::stopCancels()
{
    ScriptedApi server([](const ApiRequest &request, const ApiReply &reply) {
        if (request.target == "/last")
            reply.answer(200, "last");
    });
    const auto client = clientOf(server.url());
    std::stop_source active, waiting, already;
    already.request_stop();
    const auto first = client->call(get("/active"), active.get_token());
    const auto second = client->call(get("/waiting"), waiting.get_token());
    const auto third = client->call(get("/already"), already.get_token());
    const auto last = client->call(get("/last"));
    QTRY_COMPARE(server.requests().size(), 1);
    QCOMPARE(await(third), u"cancelled 127.0.0.1"_s);
    waiting.request_stop();
    QCOMPARE(await(second), u"cancelled 127.0.0.1"_s);
    QVERIFY(!first.isFinished());
    active.request_stop();
    QCOMPARE(await(first), u"cancelled 127.0.0.1"_s);
    QCOMPARE(await(last), u"200 last"_s);
    QCOMPARE(server.lines(), (QStringList{u"GET /active"_s, u"GET /last"_s}));
}

void TstKeepAliveClient::deletingCancels()
{
    ScriptedApi server([](const ApiRequest &, const ApiReply &) {});
    auto client = clientOf(server.url());
    const auto active = client->call(get("/active"));
    const auto waiting = client->call(get("/waiting"));
    QTRY_COMPARE(server.requests().size(), 1);
    client.reset();
    QCOMPARE(await(active), u"cancelled 127.0.0.1"_s);
    QCOMPARE(await(waiting), u"cancelled 127.0.0.1"_s);
}

void TstKeepAliveClient::whatCannotBeSentIsRefused_data()
{
    QTest::addColumn<KeepAliveRequest>("request");
    const auto with = [](const QByteArray &method, const QByteArray &target, const net::HttpHeaders &headers = {}) {
        KeepAliveRequest request = get(target);
        request.method = method;
        request.headers = headers;
        return request;
    };
    QTest::newRow("HEAD") << with("HEAD", "/");
    QTest::newRow("CONNECT") << with("CONNECT", "/");
    QTest::newRow("no method") << with("", "/");
    QTest::newRow("method with a space") << with("GET /x", "/");
    QTest::newRow("no target") << with("GET", "");
    QTest::newRow("relative target") << with("GET", "x");
    QTest::newRow("target with a space") << with("GET", "/ HTTP/1.1");
    QTest::newRow("target with a line end") << with("GET", "/\r\nX:");
    QTest::newRow("header without a name") << with("GET", "/", {{"", "x"}});
    QTest::newRow("header with a colon") << with("GET", "/", {{"a:b", "x"}});
    QTest::newRow("value with a line end") << with("GET", "/", {{"X", "a\r\nY: b"}});
}

void TstKeepAliveClient::whatCannotBeSentIsRefused()
{
    QFETCH(const KeepAliveRequest, request);
    ScriptedApi server(answerWithTarget);
    const auto client = clientOf(server.url());
    QVERIFY(await(client->call(request)).startsWith(u"bad input"_s));
    QCOMPARE(await(client->call(get("/good"))), u"200 /good"_s);
    QCOMPARE(server.lines(), QStringList{u"GET /good"_s});
}

void TstKeepAliveClient::wrongServerIsRefused_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("trusted");
    QTest::addColumn<QString>("subject");
    QTest::newRow("empty") << QString() << QByteArray() << QString();
    QTest::newRow("another scheme") << u"ftp://x"_s << QByteArray() << u"ftp://x"_s;
    QTest::newRow("no host") << u"http:///x"_s << QByteArray() << u"http:///x"_s;
    QTest::newRow("password") << u"ftp://a:secret@x"_s << QByteArray() << u"ftp://x"_s;
    QTest::newRow("broken authority") << u"https://x"_s << QByteArray("x") << u"certificate-authority"_s;
}

void TstKeepAliveClient::wrongServerIsRefused()
{
    QFETCH(const QString, url);
    QFETCH(const QByteArray, trusted);
    KeepAliveClient::Options options;
    options.server = QUrl(url);
    options.trust.trusted = trusted;
    const auto client = KeepAliveClient::create(options);
    QVERIFY(!client);
    QCOMPARE(client.error().code, Errc::BadInput);
    QTEST(client.error().subject, "subject");
}

void TstKeepAliveClient::certificateIsJudged_data()
{
    QTest::addColumn<net::TlsOptions>("trust");
    QTest::addColumn<QString>("expected");
    const QString good = u"200 /"_s;
    const QString refused = u"network certificate"_s;
    QTest::newRow("private authority") << net::TlsOptions{.trusted = m_root.certificate} << good;
    QTest::newRow("its own certificate") << net::TlsOptions{.trusted = m_server.certificate} << good;
    QTest::newRow("another name") << net::TlsOptions{.trusted = m_root.certificate, .serverName = u"agents.example"_s}
                                  << good;
    QTest::newRow("wrong name") << net::TlsOptions{.trusted = m_root.certificate, .serverName = u"x.example"_s}
                                << refused;
    QTest::newRow("system's authorities") << net::TlsOptions{} << refused;
    QTest::newRow("insecure") << net::TlsOptions{.insecure = true} << good;
}

void TstKeepAliveClient::certificateIsJudged()
{
    QFETCH(const net::TlsOptions, trust);
    QFETCH(const QString, expected);
    ScriptedApi server(answerWithTarget, test::serverTls(m_server));
    const auto client = clientOf(server.url(), trust);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(await(client->call(get("/"))), expected);
    const bool isGood = expected.startsWith(u"200");
    QCOMPARE(server.requests().size(), isGood ? 3 : 0); // no secret was sent
    QCOMPARE(server.connections(), isGood ? 1 : 3);
}

QTEST_GUILESS_MAIN(TstKeepAliveClient)
#include "tst_keep_alive_client.moc"
