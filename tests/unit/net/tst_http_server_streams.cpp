// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include <QRegularExpression>
#include <QTest>

#include "net/http_server.h"
#include "unit/net/raw_client.h"

using namespace largada;
using namespace std::chrono_literals;
using net::HttpAnswer;
using net::HttpAnswerStream;
using net::HttpRefusal;
using net::HttpRequest;
using net::HttpResponder;
using net::HttpServer;
using net::HttpServerOptions;
using net::HttpStreamOptions;
using test::RawClient;

namespace
{

const HttpAnswer events{200, "text/event-stream", {}};

// Answers every request with a stream and keeps them; "/whole" at once.
class Streams
{
public:
    explicit Streams(qsizetype backlog = 256 * 1024) : m_backlog(backlog) {}

    net::HttpHandler handler()
    {
        return [this](const HttpRequest &request, const HttpResponder &respond) {
            if (request.target == "/whole") {
                respond({200, "text/plain", "whole"});
                return;
            }
            const std::lock_guard lock(m_mutex);
            m_streams.push_back(respond.stream(events, {.backlog = m_backlog, .ended = [this] { ++m_ended; }}));
        };
    }
    int count() const
    {
        const std::lock_guard lock(m_mutex);
        return static_cast<int>(m_streams.size());
    }
    HttpAnswerStream at(int index) const
    {
        const std::lock_guard lock(m_mutex);
        return m_streams[static_cast<std::size_t>(index)];
    }
    void clear()
    {
        const std::lock_guard lock(m_mutex);
        m_streams.clear();
    }
    int ended() const { return m_ended; }

private:
    const qsizetype m_backlog;
    mutable std::mutex m_mutex;
    std::vector<HttpAnswerStream> m_streams;
    std::atomic<int> m_ended = 0;
};

QByteArray behindTheHead(const QByteArray &received)
{
    const auto end = received.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : received.mid(end + 4);
}

} // namespace

class TstHttpServerStreams : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void piecesArriveAsTheyAreWritten();
    void oldClientReadsToTheEnd();
    void connectionIsKeptAfterAnEnd();
    void droppedStreamEnds();
    void headHasNoStream_data();
    void headHasNoStream();
    void onlyTheFirstAnswerCounts();
    void clientThatHasGoneIsNoticed();
    void slowReaderIsDropped();
    void readerThatKeepsUpIsNot();
    void idleStreamIsKept();
    void serversEndEndsThem();
    void piecesOfOtherThreadsArriveWhole();
};

void TstHttpServerStreams::piecesArriveAsTheyAreWritten()
{
    Streams streams;
    const auto server = HttpServer::listen({}, streams.handler());
    QVERIFY(server);
    RawClient client((*server)->port());
    client.get("/");
    QTRY_COMPARE(streams.count(), 1);
    QTRY_VERIFY(client.received().contains("Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"));
    QVERIFY(!client.received().contains("Content-Length"));
    const auto stream = streams.at(0);
    QVERIFY(stream.write("data: a\n\n"));
    QTRY_COMPARE(behindTheHead(client.received()), QByteArray("9\r\ndata: a\n\n\r\n"));
    QVERIFY(stream.write(QByteArray()));
    QVERIFY(stream.write("bc"));
    QTRY_COMPARE(behindTheHead(client.received()), QByteArray("9\r\ndata: a\n\n\r\n2\r\nbc\r\n"));
    QVERIFY(stream.isOpen());
    stream.end();
    QVERIFY(!stream.isOpen());
    QVERIFY(!stream.write("late"));
    QTRY_COMPARE(client.responses(), QStringList{QStringLiteral("200 data: a\n\nbc")});
    QCOMPARE(streams.ended(), 0);
}

void TstHttpServerStreams::oldClientReadsToTheEnd()
{
    Streams streams;
    const auto server = HttpServer::listen({}, streams.handler());
    QVERIFY(server);
    RawClient client((*server)->port());
    client.send("GET / HTTP/1.0\r\n\r\n");
    QTRY_COMPARE(streams.count(), 1);
    streams.at(0).write("abc");
    QTRY_COMPARE(behindTheHead(client.received()), QByteArray("abc"));
    streams.at(0).end();
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(behindTheHead(client.received()), QByteArray("abc"));
}

void TstHttpServerStreams::connectionIsKeptAfterAnEnd()
{
    Streams streams;
    const auto server = HttpServer::listen({}, streams.handler());
    QVERIFY(server);
    RawClient client((*server)->port());
    // The second one waits for the stream's end.
    client.send("GET / HTTP/1.1\r\n\r\nGET /whole HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(streams.count(), 1);
    streams.at(0).write("a");
    QTRY_VERIFY(client.received().endsWith("1\r\na\r\n"));
    streams.at(0).end();
    QTRY_COMPARE(client.responses(), (QStringList{QStringLiteral("200 a"), QStringLiteral("200 whole")}));
    QCOMPARE((*server)->counts().connections, 1);
}

void TstHttpServerStreams::droppedStreamEnds()
{
    Streams streams;
    const auto server = HttpServer::listen({}, streams.handler());
    QVERIFY(server);
    RawClient client((*server)->port());
    client.get("/");
    QTRY_COMPARE(streams.count(), 1);
    streams.at(0).write("a");
    streams.clear();
    QTRY_COMPARE(client.responses(), QStringList{QStringLiteral("200 a")});
    QCOMPARE(streams.ended(), 0);
}

void TstHttpServerStreams::headHasNoStream_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("status");
    QTest::newRow("HEAD") << QByteArray("HEAD") << 200;
    QTest::newRow("no content") << QByteArray("GET") << 204;
}

void TstHttpServerStreams::headHasNoStream()
{
    QFETCH(const QByteArray, method);
    QFETCH(const int, status);
    std::atomic<int> ended = 0;
    const auto server = HttpServer::listen({}, [&ended, status](const HttpRequest &, const HttpResponder &respond) {
        const auto stream = respond.stream({status, "text/plain", "x"}, {.ended = [&ended] { ++ended; }});
        stream.write("y");
        respond.stream({status, "text/plain", {}});
    });
    QVERIFY(server);
    RawClient client((*server)->port());
    client.send(method + " / HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(client.received().count("HTTP/1.1 "), 1);
    client.send(method + " / HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(client.received().count("HTTP/1.1 "), 2);
    QVERIFY(client.received().endsWith("\r\n\r\n"));
}

void TstHttpServerStreams::onlyTheFirstAnswerCounts()
{
    std::atomic<bool> wasOpen = true;
    const auto server = HttpServer::listen({}, [&wasOpen](const HttpRequest &, const HttpResponder &respond) {
        respond({200, "text/plain", "first"});
        const auto stream = respond.stream(events);
        wasOpen = stream.isOpen() || stream.write("x");
    });
    QVERIFY(server);
    RawClient client((*server)->port());
    client.get("/");
    QTRY_COMPARE(client.responses(), QStringList{QStringLiteral("200 first")});
    QVERIFY(!wasOpen);
}

void TstHttpServerStreams::clientThatHasGoneIsNoticed()
{
    Streams streams;
    const auto server = HttpServer::listen({}, streams.handler());
    QVERIFY(server);
    RawClient staying((*server)->port());
    auto leaving = std::make_unique<RawClient>((*server)->port());
    staying.get("/");
    QTRY_COMPARE(streams.count(), 1);
    leaving->get("/");
    QTRY_COMPARE(streams.count(), 2);
    // Without a word being written to it.
    leaving.reset();
    QTRY_COMPARE(streams.ended(), 1);
    QVERIFY(!streams.at(1).isOpen());
    QVERIFY(!streams.at(1).write("x"));
    QVERIFY(streams.at(0).write("y"));
    QTRY_VERIFY(staying.received().endsWith("1\r\ny\r\n"));
    QCOMPARE(streams.ended(), 1);
}

void TstHttpServerStreams::slowReaderIsDropped()
{
    constexpr qsizetype backlog = 100'000;
    Streams streams(backlog);
    const auto server = HttpServer::listen({}, streams.handler());
    QVERIFY(server);
    RawClient slow((*server)->port(), 1000);
    slow.get("/");
    QTRY_COMPARE(streams.count(), 1);
    const auto stream = streams.at(0);
    // The kernel takes some megabytes, then the backlog is all there is.
    qsizetype written = 0;
    const QByteArray piece(10'000, 'x');
    while (written < 100'000'000 && QTest::qWaitFor([&stream, &piece] { return stream.write(piece); }, 0))
        written += piece.size();
    QVERIFY2(written < 100'000'000, "was never dropped");
    QVERIFY(!stream.isOpen());
    QTRY_COMPARE(streams.ended(), 1);
    QTRY_COMPARE((*server)->counts().connections, 0);
    QCOMPARE((*server)->counts().of(HttpRefusal::SlowReader), quint64(1));
    QCOMPARE((*server)->counts().held, 0);
}

void TstHttpServerStreams::readerThatKeepsUpIsNot()
{
    constexpr int pieces = 50;
    Streams streams(20'000);
    const auto server = HttpServer::listen({}, streams.handler());
    QVERIFY(server);
    RawClient client((*server)->port());
    client.get("/");
    QTRY_COMPARE(streams.count(), 1);
    const auto stream = streams.at(0);
    const QByteArray piece(10'000, 'x');
    for (int i = 0; i < pieces; ++i) {
        QVERIFY(stream.write(piece));
        // As whole chunks: 2710 is their size, then the ends of its line and of the data.
        const qsizetype sofar = qsizetype(i + 1) * (piece.size() + 8);
        QVERIFY(QTest::qWaitFor([&client, sofar] { return client.received().size() >= sofar; }, 20'000));
    }
    stream.end();
    QTRY_COMPARE(client.responses().size(), 1);
    QCOMPARE(streams.ended(), 0);
}

void TstHttpServerStreams::idleStreamIsKept()
{
    HttpServerOptions options;
    options.idleTimeout = options.answerTimeout = options.writeTimeout = 40ms;
    options.requestTimeout = 250ms; // within which the request has to be there
    Streams streams;
    const auto server = HttpServer::listen(options, streams.handler());
    QVERIFY(server);
    RawClient client((*server)->port());
    client.get("/");
    QTRY_COMPARE(streams.count(), 1);
    RawClient idle((*server)->port());
    QTRY_VERIFY(idle.isClosed()); // so much time, and several times the others
    QVERIFY(streams.at(0).write("still here"));
    QTRY_VERIFY(client.received().contains("still here"));
}

void TstHttpServerStreams::serversEndEndsThem()
{
    Streams streams;
    auto server = HttpServer::listen({}, streams.handler());
    QVERIFY(server);
    RawClient first((*server)->port());
    RawClient second((*server)->port());
    first.get("/");
    second.get("/");
    QTRY_COMPARE(streams.count(), 2);
    const auto stream = streams.at(0);
    server->reset();
    QCOMPARE(streams.ended(), 2);
    QVERIFY(!stream.isOpen());
    QVERIFY(!stream.write("x"));
    stream.end();
    streams.clear();
    QTRY_VERIFY(first.isClosed() && second.isClosed());
}

void TstHttpServerStreams::piecesOfOtherThreadsArriveWhole()
{
    Streams streams(10'000'000);
    const auto server = HttpServer::listen({}, streams.handler());
    QVERIFY(server);
    RawClient client((*server)->port());
    client.get("/");
    QTRY_COMPARE(streams.count(), 1);
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i) {
        threads.emplace_back([stream = streams.at(0), i] {
            for (int piece = 0; piece < 200; ++piece)
                stream.write(QByteArray(100, char('a' + i)));
        });
    }
    for (auto &thread : threads)
        thread.join();
    streams.at(0).end();
    QTRY_COMPARE(client.responses().size(), 1);
    const QString body = client.responses().first().mid(4);
    QCOMPARE(body.size(), 60'000);
    for (qsizetype at = 0; at < body.size(); at += 100)
        QCOMPARE(body.mid(at, 100), QString(100, body[at]));
}

QTEST_GUILESS_MAIN(TstHttpServerStreams)
#include "tst_http_server_streams.moc"
