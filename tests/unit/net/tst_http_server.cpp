// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include "net/http_server.h"
#include "unit/net/raw_client.h"

using namespace largada;
using namespace std::chrono_literals;
using net::HttpAnswer;
using net::HttpRequest;
using net::HttpResponder;
using net::HttpServer;
using net::HttpServerOptions;
using test::RawClient;

namespace
{

HttpAnswer text(const QByteArray &body)
{
    return {200, "text/plain", body};
}

std::unique_ptr<HttpServer> serve(net::HttpHandler handler, const HttpServerOptions &options = {})
{
    auto server = HttpServer::listen(options, std::move(handler));
    return server ? std::move(*server) : nullptr;
}

void answerWithTarget(const HttpRequest &request, const HttpResponder &respond)
{
    respond(text(request.target));
}

// Requests that wait for their answer, in the order of their coming.
class Waiting
{
public:
    net::HttpHandler handler()
    {
        return [this](const HttpRequest &request, const HttpResponder &respond) {
            const std::lock_guard lock(m_mutex);
            m_requests.emplace_back(request.target, respond);
        };
    }
    std::vector<std::pair<QByteArray, HttpResponder>> take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_requests, {});
    }
    std::size_t size() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests.size();
    }

private:
    mutable std::mutex m_mutex;
    std::vector<std::pair<QByteArray, HttpResponder>> m_requests;
};

} // namespace

class TstHttpServer : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void requestReachesTheHandlerAsSent_data();
    void requestReachesTheHandlerAsSent();
    void onlyWantedHeadersAreGiven();
    void peerIsGivenWhenWanted();
    void answerIsWrittenAsHttp_data();
    void answerIsWrittenAsHttp();
    void connectionIsKeptAsTheClientSays_data();
    void connectionIsKeptAsTheClientSays();
    void requestToUpgradeIsAnsweredAndClosed();
    void bigBodiesGoBothWays();
    void pipelinedRequestsAreAnsweredInOrder_data();
    void pipelinedRequestsAreAnsweredInOrder();
    void nothingBehindACloseIsHandled();
    void delayedAnswersLeaveWhenDue();
    void manyDelayedAnswersArriveTogether();
    void answersFromOtherThreadsArrive();
    void droppedResponderClosesTheConnection();
    void droppedResponderLetsEarlierAnswersPass();
    void onlyTheFirstAnswerCounts();
    void answerToAClientThatLeftIsDropped();
    void responderMayOutliveTheServer();
    void fiveHundredRequestsAreOpenAtOnce();
    void stopsWithOpenConnections();
    void handlerIsLetGoOfWhenTheServerEnds();
};

void TstHttpServer::requestReachesTheHandlerAsSent_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QByteArray binary;
    for (int i = 0; i < 512; ++i)
        binary.append(static_cast<char>(i));
    const QByteArray binaryHead =
        " HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray::number(binary.size()) + "\r\n\r\n";

    QTest::newRow("GET") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n") << QByteArray("GET") << QByteArray("/")
                         << QByteArray();
    QTest::newRow("query and escapes") << QByteArray("GET /a%2Fb/%c3%a9?x=%20&y=1+2 HTTP/1.1\r\nHost: x\r\n\r\n")
                                       << QByteArray("GET") << QByteArray("/a%2Fb/%c3%a9?x=%20&y=1+2") << QByteArray();
    QTest::newRow("whole URL") << QByteArray("GET http://x/a HTTP/1.1\r\nHost: x\r\n\r\n") << QByteArray("GET")
                               << QByteArray("http://x/a") << QByteArray();
    QTest::newRow("POST binary") << "POST /w" + binaryHead + binary << QByteArray("POST") << QByteArray("/w") << binary;
    QTest::newRow("PATCH") << "PATCH /w" + binaryHead + binary << QByteArray("PATCH") << QByteArray("/w") << binary;
    QTest::newRow("PUT chunked") << QByteArray("PUT /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                                               "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
                                 << QByteArray("PUT") << QByteArray("/c") << QByteArray("abcde");
    QTest::newRow("DELETE") << QByteArray("DELETE /t/7 HTTP/1.1\r\nHost: x\r\n\r\n") << QByteArray("DELETE")
                            << QByteArray("/t/7") << QByteArray();
    QTest::newRow("OPTIONS") << QByteArray("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n") << QByteArray("OPTIONS")
                             << QByteArray("*") << QByteArray();
}

void TstHttpServer::requestReachesTheHandlerAsSent()
{
    QFETCH(QByteArray, sent);
    std::mutex mutex;
    QVector<HttpRequest> seen;
    const auto server = serve([&mutex, &seen](const HttpRequest &request, const HttpResponder &respond) {
        const std::lock_guard lock(mutex);
        seen.append(request);
        respond(text("ok"));
    });
    QVERIFY(server);
    RawClient client(server->port());
    // In two pieces, so that a request is put together again.
    client.send(sent.left(sent.size() / 2));
    QTRY_VERIFY(client.isConnected());
    client.send(sent.mid(sent.size() / 2));
    QTRY_COMPARE(client.responses(), QStringList{QStringLiteral("200 ok")});
    const std::lock_guard lock(mutex);
    QCOMPARE(seen.size(), 1);
    QTEST(seen.first().method, "method");
    QTEST(seen.first().target, "target");
    QTEST(seen.first().body, "body");
    QVERIFY(seen.first().headers.isEmpty());
    QVERIFY(seen.first().peer.isEmpty());
}

void TstHttpServer::onlyWantedHeadersAreGiven()
{
    HttpServerOptions options;
    options.headersWanted = {"Authorization", "x-tag", "X-Absent"};
    const auto server = serve(
        [](const HttpRequest &request, const HttpResponder &respond) {
            QByteArray seen;
            for (const auto &[name, value] : request.headers)
                seen += name + '=' + value + ';';
            respond(text(seen + '|' + request.header("AUTHORIZATION") + '|' + request.header("X-Tag") + '|' +
                         request.header("X-Other")));
        },
        options);
    QVERIFY(server);
    RawClient client(server->port());
    client.send("GET / HTTP/1.1\r\nhost: x\r\nX-Tag: one\r\nauthorization:  Bearer s3 \r\nX-Other: no\r\n"
                "X-TAG: two\r\n\r\n");
    QTRY_COMPARE(client.responses(),
                 QStringList{QStringLiteral("200 x-tag=one;Authorization=Bearer s3;x-tag=two;|Bearer s3|one|")});
}

void TstHttpServer::peerIsGivenWhenWanted()
{
    HttpServerOptions options;
    options.peerWanted = true;
    const auto server =
        serve([](const HttpRequest &request, const HttpResponder &respond) { respond(text(request.peer)); }, options);
    QVERIFY(server);
    RawClient client(server->port());
    client.get("/");
    QTRY_COMPARE(client.responses(), QStringList{QStringLiteral("200 127.0.0.1")});
}

void TstHttpServer::answerIsWrittenAsHttp_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<HttpAnswer>("answer");
    QTest::addColumn<QByteArray>("expected"); // without the Date
    QTest::newRow("body") << QByteArray("GET") << HttpAnswer{201, "application/json", "{}"}
                          << QByteArray("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n"
                                        "Content-Length: 2\r\n\r\n{}");
    QTest::newRow("empty") << QByteArray("GET") << HttpAnswer{404, {}, {}}
                           << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("no content") << QByteArray("DELETE") << HttpAnswer{204, "text/plain", "unwanted"}
                                << QByteArray("HTTP/1.1 204 No Content\r\n\r\n");
    QTest::newRow("HEAD") << QByteArray("HEAD") << HttpAnswer{200, "text/plain", "hello"}
                          << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n");
    QTest::newRow("headers") << QByteArray("GET")
                             << HttpAnswer{401, {}, {}, {{"WWW-Authenticate", "Bearer"}, {"ETag", "\"7\""}}}
                             << QByteArray("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n"
                                           "WWW-Authenticate: Bearer\r\nETag: \"7\"\r\n\r\n");
    QTest::newRow("header with line ends")
        << QByteArray("GET") << HttpAnswer{302, {}, {}, {{"Location", "/a\r\nSet-Cookie: b=c"}}}
        << QByteArray("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n"
                      "Location: /a  Set-Cookie: b=c\r\n\r\n");
    QTest::newRow("status without a name")
        << QByteArray("GET") << HttpAnswer{299, {}, {}} << QByteArray("HTTP/1.1 299 \r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("status that is none") << QByteArray("GET") << HttpAnswer{0, {}, {}}
                                         << QByteArray(
                                                "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");
}

void TstHttpServer::answerIsWrittenAsHttp()
{
    QFETCH(QByteArray, method);
    QFETCH(HttpAnswer, answer);
    const auto server = serve([answer](const HttpRequest &, const HttpResponder &respond) { respond(answer); });
    QVERIFY(server);
    RawClient client(server->port());
    client.send(method + " / HTTP/1.1\r\nHost: x\r\n\r\n");
    static const QRegularExpression date(
        QStringLiteral("Date: \\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\r\n"));
    QTRY_VERIFY(client.received().contains("\r\n\r\n"));
    QVERIFY(date.match(QString::fromLatin1(client.received())).hasMatch());
    QTEST(QString::fromLatin1(client.received()).remove(date).toLatin1(), "expected");
    // What was not to be sent does not come later either: the next response begins right there.
    client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
    QTRY_COMPARE(client.received().count("HTTP/1.1 "), 2);
}

void TstHttpServer::connectionIsKeptAsTheClientSays_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("isKept");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n") << true << QByteArray();
    QTest::newRow("1.1 close") << QByteArray("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n") << false
                               << QByteArray("Connection: close\r\n");
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false << QByteArray("Connection: close\r\n");
    QTest::newRow("1.0 keep-alive") << QByteArray("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n") << true
                                    << QByteArray("Connection: keep-alive\r\n");
}

void TstHttpServer::connectionIsKeptAsTheClientSays()
{
    QFETCH(QByteArray, request);
    QFETCH(bool, isKept);
    QFETCH(QByteArray, said);
    const auto server = serve(answerWithTarget);
    QVERIFY(server);
    RawClient client(server->port());
    for (int i = 1; i <= 3; ++i) {
        client.send(request);
        QTRY_COMPARE(client.responses().size(), i);
        QCOMPARE(client.responses().last(), QStringLiteral("200 /"));
        QVERIFY(client.received().contains(said));
        if (!isKept) {
            QTRY_VERIFY(client.isClosed());
            return;
        }
    }
    QVERIFY(!client.isClosed());
}

void TstHttpServer::requestToUpgradeIsAnsweredAndClosed()
{
    const auto server = serve(answerWithTarget);
    QVERIFY(server);
    RawClient client(server->port());
    client.send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.responses(), QStringList{QStringLiteral("200 /a")});
}

void TstHttpServer::bigBodiesGoBothWays()
{
    QByteArray body(24 * 1024 * 1024, '\0');
    for (qsizetype i = 0; i < body.size(); ++i)
        body[i] = static_cast<char>('a' + (i * 7 + i / 1000) % 26);
    const auto server =
        serve([](const HttpRequest &request, const HttpResponder &respond) { respond(text(request.body)); });
    QVERIFY(server);
    RawClient client(server->port());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QTRY_COMPARE_WITH_TIMEOUT(client.responses().size(), 1, 30'000);
    QVERIFY(client.received().endsWith("\r\n\r\n" + body));
}

void TstHttpServer::pipelinedRequestsAreAnsweredInOrder_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("delayMs");
    QTest::addColumn<qsizetype>("piece");
    QTest::newRow("at once") << 5000 << 0 << qsizetype(1024 * 1024);
    QTest::newRow("at once, cut anywhere") << 500 << 0 << qsizetype(37);
    QTest::newRow("later") << 100 << 2 << qsizetype(1024 * 1024);
}

void TstHttpServer::pipelinedRequestsAreAnsweredInOrder()
{
    QFETCH(int, count);
    QFETCH(int, delayMs);
    QFETCH(qsizetype, piece);
    const auto server = serve([delayMs](const HttpRequest &request, const HttpResponder &respond) {
        respond(text(request.target + request.body), std::chrono::milliseconds(delayMs));
    });
    QVERIFY(server);
    RawClient client(server->port());
    QTRY_VERIFY(client.isConnected());
    QByteArray requests;
    QStringList expected;
    for (int i = 0; i < count; ++i) {
        requests += "POST /" + QByteArray::number(i) + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n+";
        expected << QStringLiteral("200 /%1+").arg(i);
    }
    for (qsizetype at = 0; at < requests.size(); at += piece) {
        client.send(requests.mid(at, piece));
        client.flush();
    }
    QTRY_COMPARE_WITH_TIMEOUT(client.responses().size(), expected.size(), 20'000);
    QCOMPARE(client.responses(), expected);
    QVERIFY(!client.isClosed());
}

void TstHttpServer::nothingBehindACloseIsHandled()
{
    std::atomic<int> handled = 0;
    const auto server = serve([&handled](const HttpRequest &request, const HttpResponder &respond) {
        ++handled;
        respond(text(request.target), 20ms);
    });
    QVERIFY(server);
    RawClient client(server->port());
    client.send("GET /last HTTP/1.1\r\nConnection: close\r\n\r\nDELETE /more HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.responses(), QStringList{QStringLiteral("200 /last")});
    QCOMPARE(handled.load(), 1);
}

void TstHttpServer::delayedAnswersLeaveWhenDue()
{
    const auto server = serve([](const HttpRequest &request, const HttpResponder &respond) {
        respond(text("x"), std::chrono::milliseconds(request.target.mid(1).toInt()));
    });
    QVERIFY(server);
    // The first one, which would hold up all behind it, never within this test.
    const QVector<int> delays{3'600'000, 300, 150, 0, -5};
    std::vector<std::unique_ptr<RawClient>> clients;
    QElapsedTimer timer;
    timer.start();
    for (const int delay : delays) {
        clients.push_back(std::make_unique<RawClient>(server->port()));
        clients.back()->get('/' + QByteArray::number(delay));
    }
    QVector<qint64> arrived(delays.size(), 0);
    const auto look = [&clients, &arrived, &timer]() {
        for (qsizetype i = 0; i < arrived.size(); ++i) {
            if (arrived[i] == 0 && !clients[static_cast<std::size_t>(i)]->responses().isEmpty())
                arrived[i] = timer.elapsed() + 1; // never 0
        }
        return arrived.count(0) == 1;
    };
    QTRY_VERIFY(look());
    QCOMPARE(arrived[0], 0);
    for (qsizetype i = 1; i < delays.size(); ++i)
        QVERIFY2(arrived[i] > delays[i], qPrintable(QString::number(arrived[i])));
}

void TstHttpServer::manyDelayedAnswersArriveTogether()
{
    // Answers with the same delay: one after the other they would take two minutes.
    const auto server =
        serve([](const HttpRequest &request, const HttpResponder &respond) { respond(text(request.target), 300ms); });
    QVERIFY(server);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 400; ++i) {
        clients.push_back(std::make_unique<RawClient>(server->port()));
        clients.back()->get("/a");
    }
    const auto answered = [&clients]() {
        return std::count_if(clients.begin(), clients.end(),
                             [](const auto &client) { return client->responses().size() == 1; });
    };
    QTRY_COMPARE_WITH_TIMEOUT(answered(), 400, 30'000);
}

void TstHttpServer::answersFromOtherThreadsArrive()
{
    Waiting waiting;
    const auto server = serve(waiting.handler());
    QVERIFY(server);
    std::atomic<bool> isOver = false;
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i) {
        threads.emplace_back([&waiting, &isOver]() {
            while (!isOver) {
                for (const auto &[target, respond] : waiting.take())
                    respond(text(target), target.endsWith('7') ? 5ms : 0ms);
                std::this_thread::sleep_for(1ms);
            }
        });
    }
    std::vector<std::unique_ptr<RawClient>> clients;
    QStringList expected;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<RawClient>(server->port()));
        expected << QStringLiteral("200 /%1").arg(i);
        for (int request = 0; request < 20; ++request)
            clients.back()->get('/' + QByteArray::number(request));
    }
    bool areRight = true;
    for (const auto &client : clients)
        areRight =
            QTest::qWaitFor([&client, &expected]() { return client->responses() == expected; }, 30'000) && areRight;
    isOver = true;
    for (auto &thread : threads)
        thread.join();
    QVERIFY(areRight);
}

void TstHttpServer::droppedResponderClosesTheConnection()
{
    const auto server = serve([](const HttpRequest &, const HttpResponder &) {});
    QVERIFY(server);
    RawClient client(server->port());
    client.get("/");
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.received(), QByteArray());
}

void TstHttpServer::droppedResponderLetsEarlierAnswersPass()
{
    const auto server = serve([](const HttpRequest &request, const HttpResponder &respond) {
        if (request.target != "/dropped")
            respond(text(request.target));
    });
    QVERIFY(server);
    RawClient client(server->port());
    client.send("GET /a HTTP/1.1\r\n\r\nGET /dropped HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.responses(), QStringList{QStringLiteral("200 /a")});
}

void TstHttpServer::onlyTheFirstAnswerCounts()
{
    const auto server = serve([](const HttpRequest &request, const HttpResponder &respond) {
        const HttpResponder copy = respond;
        copy(text(request.target), 20ms);
        respond(text("second"));
        copy({500, {}, {}});
    });
    QVERIFY(server);
    RawClient client(server->port());
    client.get("/a");
    client.get("/b");
    QTRY_COMPARE(client.responses(), (QStringList{QStringLiteral("200 /a"), QStringLiteral("200 /b")}));
}

void TstHttpServer::answerToAClientThatLeftIsDropped()
{
    Waiting waiting;
    const auto server = serve(waiting.handler());
    QVERIFY(server);
    auto leaving = std::make_unique<RawClient>(server->port());
    leaving->get("/left");
    QTRY_COMPARE(waiting.size(), std::size_t(1));
    leaving.reset();
    RawClient staying(server->port());
    staying.get("/stayed");
    QTRY_COMPARE(waiting.size(), std::size_t(2));
    for (const auto &[target, respond] : waiting.take())
        respond(text(target));
    QTRY_COMPARE(staying.responses(), QStringList{QStringLiteral("200 /stayed")});
}

void TstHttpServer::responderMayOutliveTheServer()
{
    Waiting waiting;
    auto server = serve(waiting.handler());
    QVERIFY(server);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<RawClient>(server->port()));
        clients.back()->get("/");
    }
    QTRY_COMPARE(waiting.size(), clients.size());
    auto requests = waiting.take();
    server.reset();
    requests[0].second(text("late"));
    requests[1].second(text("later"), 1h);
    requests.clear();
    for (const auto &client : clients) {
        QTRY_VERIFY(client->isClosed());
        QCOMPARE(client->received(), QByteArray());
    }
}

void TstHttpServer::fiveHundredRequestsAreOpenAtOnce()
{
    Waiting waiting;
    const auto server = serve(waiting.handler());
    QVERIFY(server);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 500; ++i) {
        clients.push_back(std::make_unique<RawClient>(server->port()));
        clients.back()->get('/' + QByteArray::number(i));
    }
    QTRY_COMPARE_WITH_TIMEOUT(waiting.size(), clients.size(), 20'000);
    for (const auto &[target, respond] : waiting.take())
        respond(text(target));
    for (std::size_t i = 0; i < clients.size(); ++i)
        QTRY_COMPARE(clients[i]->responses(), QStringList{QStringLiteral("200 /%1").arg(i)});
}

void TstHttpServer::stopsWithOpenConnections()
{
    Waiting waiting;
    const auto keep = waiting.handler();
    std::atomic<int> delayed = 0;
    auto server = serve([&keep, &delayed](const HttpRequest &request, const HttpResponder &respond) {
        if (request.target == "/delayed") {
            respond(text("never"), 1h);
            ++delayed;
        } else {
            keep(request, respond);
        }
    });
    QVERIFY(server);
    const quint16 port = server->port();
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 40; ++i) {
        clients.push_back(std::make_unique<RawClient>(port));
        switch (i % 4) {
        case 0: // idle
            break;
        case 1:
            clients.back()->send("GET /half HTTP/1.1\r\nHo");
            break;
        case 2:
            clients.back()->get("/waiting");
            break;
        default:
            clients.back()->get("/delayed");
            clients.back()->get("/behind");
        }
    }
    QTRY_COMPARE(waiting.size(), std::size_t(10));
    QTRY_COMPARE(delayed.load(), 10);
    for (const auto &client : clients)
        QTRY_VERIFY(client->isConnected());
    QElapsedTimer timer;
    timer.start();
    server.reset();
    QVERIFY(timer.elapsed() < 60'000); // not the answers' hour, nor the time that they may take
    for (const auto &client : clients)
        QTRY_VERIFY(client->isClosed());
    RawClient late(port);
    QTRY_VERIFY(late.isClosed());
    QVERIFY(!late.isConnected());
}

void TstHttpServer::handlerIsLetGoOfWhenTheServerEnds()
{
    const auto captured = std::make_shared<int>(0);
    std::mutex mutex;
    std::vector<HttpResponder> kept;
    auto server = serve([captured, &mutex, &kept](const HttpRequest &, const HttpResponder &respond) {
        const std::lock_guard lock(mutex);
        kept.push_back(respond);
    });
    QVERIFY(server);
    RawClient client(server->port());
    client.get("/");
    const auto keptCount = [&mutex, &kept]() {
        const std::lock_guard lock(mutex);
        return kept.size();
    };
    QTRY_COMPARE(keptCount(), std::size_t(1));
    QVERIFY(captured.use_count() > 1);
    server.reset();
    QCOMPARE(captured.use_count(), 1L);
}

QTEST_GUILESS_MAIN(TstHttpServer)
#include "tst_http_server.moc"
