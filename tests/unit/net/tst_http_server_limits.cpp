// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>
#include <unistd.h>

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include "net/http_server.h"
#include "unit/net/raw_client.h"

using namespace largada;
using namespace std::chrono_literals;
using net::HttpRefusal;
using net::HttpRequest;
using net::HttpResponder;
using net::HttpServer;
using net::HttpServerOptions;
using test::RawClient;

namespace
{

void answerWithBodySize(const HttpRequest &request, const HttpResponder &respond)
{
    respond({200, "text/plain", QByteArray::number(request.body.size())});
}

QByteArray repeated(const QByteArray &text, int times)
{
    return text.repeated(times);
}

} // namespace

class TstHttpServerLimits : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void takenPortIsANetworkError();
    void eachRefusalHasAName();
    void wrongAddressIsRefused_data();
    void wrongAddressIsRefused();
    void portIsFreeAgainAfterTheEnd();
    void whatIsOverALimitIsClosedUnanswered_data();
    void whatIsOverALimitIsClosedUnanswered();
    void whatIsAtALimitIsAnswered_data();
    void whatIsAtALimitIsAnswered();
    void idleConnectionIsClosed();
    void requestThatDoesNotEndIsClosed();
    void unansweredRequestIsClosed();
    void connectionsOverTheLimitWait();
    void withoutDescriptorsTheyWait();
};

void TstHttpServerLimits::takenPortIsANetworkError()
{
    const auto first = HttpServer::listen({}, answerWithBodySize);
    QVERIFY(first);
    HttpServerOptions options;
    options.port = (*first)->port();
    const auto second = HttpServer::listen(options, answerWithBodySize);
    QVERIFY(!second);
    QCOMPARE(second.error().code, Errc::Network);
    QCOMPARE(second.error().subject, QStringLiteral("127.0.0.1:%1").arg(options.port));
    QVERIFY(!second.error().what.isEmpty());
    // The first one is none the worse for it.
    RawClient client(options.port);
    client.get("/");
    QTRY_COMPARE(client.responses(), QStringList{QStringLiteral("200 0")});
}

void TstHttpServerLimits::eachRefusalHasAName()
{
    QSet<QByteArray> names;
    static const QRegularExpression label(QStringLiteral("^[a-z_]+$"));
    for (int i = 0; i < net::httpRefusals; ++i) {
        const QByteArray name = net::httpRefusalName(HttpRefusal(i));
        QVERIFY2(label.match(QString::fromLatin1(name)).hasMatch(), name.constData());
        names << name;
    }
    QCOMPARE(names.size(), net::httpRefusals);
    QVERIFY(net::httpRefusalName(HttpRefusal(net::httpRefusals)).isEmpty());
}

void TstHttpServerLimits::wrongAddressIsRefused_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<Errc>("code");
    QTest::newRow("name") << QStringLiteral("localhost") << Errc::BadInput;
    QTest::newRow("empty") << QString() << Errc::BadInput;
    QTest::newRow("no address") << QStringLiteral("127.0.0.256") << Errc::BadInput;
    QTest::newRow("with port") << QStringLiteral("127.0.0.1:80") << Errc::BadInput;
    QTest::newRow("not ASCII") << QStringLiteral("１２７.0.0.1") << Errc::BadInput;
    QTest::newRow("of another machine") << QStringLiteral("192.0.2.1") << Errc::Network;
}

void TstHttpServerLimits::wrongAddressIsRefused()
{
    QFETCH(QString, address);
    HttpServerOptions options;
    options.address = address;
    const auto server = HttpServer::listen(options, answerWithBodySize);
    QVERIFY(!server);
    QTEST(server.error().code, "code");
    QVERIFY(server.error().subject.startsWith(address));
}

void TstHttpServerLimits::portIsFreeAgainAfterTheEnd()
{
    HttpServerOptions options;
    for (int i = 0; i < 3; ++i) {
        const auto server = HttpServer::listen(options, answerWithBodySize);
        QVERIFY(server);
        options.port = (*server)->port();
        RawClient client(options.port);
        client.get("/");
        QTRY_COMPARE(client.responses(), QStringList{QStringLiteral("200 0")});
    }
}

void TstHttpServerLimits::whatIsOverALimitIsClosedUnanswered_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<HttpRefusal>("why");
    const QByteArray line = "POST / HTTP/1.1\r\nHost: x\r\n";
    const QByteArray chunk = "400\r\n" + QByteArray(1024, 'x') + "\r\n";
    const auto row = [](const char *name, const QByteArray &request, HttpRefusal why) {
        QTest::newRow(name) << request << why;
    };
    row("claimed length", line + "Content-Length: 4097\r\n\r\n", HttpRefusal::BodyTooLarge);
    row("chunked length", line + "Transfer-Encoding: chunked\r\n\r\n" + repeated(chunk, 5), HttpRefusal::BodyTooLarge);
    row("target", "GET /" + QByteArray(9000, 'x') + " HTTP/1.1\r\nHost: x\r\n\r\n", HttpRefusal::HeadTooLarge);
    row("header name", line + QByteArray(300, 'x') + ": 1\r\n\r\n", HttpRefusal::HeadTooLarge);
    row("header value", line + "X: " + QByteArray(9000, 'x') + "\r\n\r\n", HttpRefusal::HeadTooLarge);
    row("headers", line + repeated("X: 1\r\n", 70) + "\r\n", HttpRefusal::HeadTooLarge);
    row("not HTTP", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01", 8), HttpRefusal::Malformed);
    row("no method", "FETCH / HTTP/1.1\r\n\r\n", HttpRefusal::Malformed);
    row("length no number", line + "Content-Length: x\r\n\r\n", HttpRefusal::Malformed);
    row("length and chunks", line + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        HttpRefusal::Malformed);
    row("two lengths", line + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", HttpRefusal::Malformed);
}

void TstHttpServerLimits::whatIsOverALimitIsClosedUnanswered()
{
    QFETCH(QByteArray, request);
    HttpServerOptions options;
    options.maxBody = 4096;
    const auto server = HttpServer::listen(options, answerWithBodySize);
    QVERIFY(server);
    RawClient client((*server)->port());
    client.send(request);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.received(), QByteArray());
    QFETCH(const HttpRefusal, why);
    for (int i = 0; i < net::httpRefusals; ++i)
        QCOMPARE((*server)->counts().of(HttpRefusal(i)), quint64(HttpRefusal(i) == why ? 1 : 0));
    RawClient other((*server)->port());
    other.get("/");
    QTRY_COMPARE(other.responses(), QStringList{QStringLiteral("200 0")});
}

void TstHttpServerLimits::whatIsAtALimitIsAnswered_data()
{
    QTest::addColumn<QByteArray>("request");
    const QByteArray line = "POST / HTTP/1.1\r\nHost: x\r\n";
    const QByteArray body(4096, 'x');
    QTest::newRow("length") << line + "Content-Length: 4096\r\n\r\n" + body;
    QTest::newRow("target") << "POST /" + QByteArray(8000, 'x') + " HTTP/1.1\r\nContent-Length: 4096\r\n\r\n" + body;
    QTest::newRow("header value") << line + "X: " + QByteArray(8000, 'x') + "\r\nContent-Length: 4096\r\n\r\n" + body;
    QTest::newRow("headers") << line + repeated("X: 1\r\n", 60) + "Content-Length: 4096\r\n\r\n" + body;
}

void TstHttpServerLimits::whatIsAtALimitIsAnswered()
{
    QFETCH(QByteArray, request);
    HttpServerOptions options;
    options.maxBody = 4096;
    const auto server = HttpServer::listen(options, answerWithBodySize);
    QVERIFY(server);
    RawClient client((*server)->port());
    client.send(request);
    QTRY_COMPARE(client.responses(), QStringList{QStringLiteral("200 4096")});
}

void TstHttpServerLimits::idleConnectionIsClosed()
{
    HttpServerOptions hasty; // to one that is silent
    hasty.requestTimeout = 200ms;
    const auto first = HttpServer::listen(hasty, answerWithBodySize);
    QVERIFY(first);
    RawClient silent((*first)->port());
    QTRY_VERIFY(silent.isClosed());
    QCOMPARE((*first)->counts().of(HttpRefusal::RequestTimeout), quint64(1));

    HttpServerOptions options;
    options.idleTimeout = 200ms;
    const auto server = HttpServer::listen(options, answerWithBodySize);
    QVERIFY(server);
    RawClient answered((*server)->port());
    answered.get("/");
    QTRY_COMPARE(answered.responses(), QStringList{QStringLiteral("200 0")});
    QTRY_VERIFY(answered.isClosed());
    // The one that had been served did nothing wrong.
    QCOMPARE((*server)->counts().of(HttpRefusal::RequestTimeout), quint64(0));
}

void TstHttpServerLimits::requestThatDoesNotEndIsClosed()
{
    HttpServerOptions options;
    options.requestTimeout = 300ms;
    const auto server = HttpServer::listen(options, answerWithBodySize);
    QVERIFY(server);
    RawClient client((*server)->port());
    client.send("POST / HTTP/1.1\r\nContent-Length: 4000\r\n\r\n");
    // A byte now and then does not keep it open.
    const auto dripUntilClosed = [&client]() {
        client.send("x");
        return client.isClosed();
    };
    QTRY_VERIFY(dripUntilClosed());
    QCOMPARE(client.received(), QByteArray());
    QCOMPARE((*server)->counts().of(HttpRefusal::RequestTimeout), quint64(1));
}

void TstHttpServerLimits::unansweredRequestIsClosed()
{
    HttpServerOptions options;
    options.answerTimeout = 200ms;
    const auto server = HttpServer::listen(
        options, [](const HttpRequest &, const HttpResponder &respond) { respond({200, {}, "late"}, 20s); });
    QVERIFY(server);
    RawClient client((*server)->port());
    client.get("/");
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.received(), QByteArray());
    QCOMPARE((*server)->counts().of(HttpRefusal::AnswerTimeout), quint64(1));
}

void TstHttpServerLimits::connectionsOverTheLimitWait()
{
    HttpServerOptions options;
    options.maxConnections = 2;
    options.idleTimeout = 1h; // a tenth of it, and the first would make way
    const auto server = HttpServer::listen(options, answerWithBodySize);
    QVERIFY(server);
    auto first = std::make_unique<RawClient>((*server)->port());
    RawClient second((*server)->port());
    for (auto *client : {first.get(), &second}) {
        client->get("/");
        QTRY_COMPARE(client->responses().size(), 1);
    }
    RawClient third((*server)->port());
    third.get("/");
    QTRY_VERIFY(third.isConnected());
    // The server goes on with the ones it has; the third stays unanswered meanwhile.
    for (int i = 2; i < 50; ++i) {
        second.get("/");
        QTRY_COMPARE(second.responses().size(), i);
    }
    QCOMPARE(third.responses(), QStringList());
    first.reset();
    QTRY_COMPARE(third.responses(), QStringList{QStringLiteral("200 0")});
}

void TstHttpServerLimits::withoutDescriptorsTheyWait()
{
    const auto server = HttpServer::listen({}, answerWithBodySize);
    QVERIFY(server);
    RawClient known((*server)->port());
    known.get("/");
    QTRY_COMPARE(known.responses().size(), 1);
    // One is left, which the client takes.
    rlimit allowed{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &allowed), 0);
    const int next = dup(STDERR_FILENO);
    close(next);
    const rlimit tight{rlim_t(next) + 1, allowed.rlim_max};
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no descriptor or memory")));
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &tight), 0);
    RawClient client((*server)->port());
    client.get("/");
    const bool wasConnected = QTest::qWaitFor([&client] { return client.isConnected(); }, 20'000);
    known.get("/");
    const bool wasServed = QTest::qWaitFor([&known] { return known.responses().size() == 2; }, 20'000);
    const bool waited = client.responses().isEmpty();
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &allowed), 0);
    QVERIFY(wasConnected && wasServed && waited);
    QTRY_COMPARE(client.responses(), QStringList{QStringLiteral("200 0")});
}

QTEST_GUILESS_MAIN(TstHttpServerLimits)
#include "tst_http_server_limits.moc"
