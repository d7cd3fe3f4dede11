// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <QPointer>
#include <QSet>
#include <QSignalSpy>

#include "support/web_socket_session.h"

using namespace largada;
using namespace largada::net;
using namespace largada::test;
using namespace std::chrono_literals;

class TestWebSocket : public WebSocketSession
{
    Q_OBJECT
private slots:
    void init() { beginSession(); }
    void cleanup() { endSession(); }

    void asksAsTheRfcSays()
    {
        m_request.headers = {{"Authorization", "Bearer t"}, {"Impersonate-Group", "a"}, {"Impersonate-Group", "b"}};
        m_request.subprotocols = {"v5", "v4"};
        m_socket->open(m_request);
        QVERIFY(!m_socket->isOpen());
        QVERIFY(asked());
        const QByteArray asked = peer()->request();
        QVERIFY2(asked.startsWith("GET /a/b?x=%2B%3B&y=1 HTTP/1.1\r\n"), asked.constData());
        QCOMPARE(peer()->header("Host"), "127.0.0.1:" + QByteArray::number(m_server->port()));
        QCOMPARE(peer()->header("Upgrade"), QByteArray("websocket"));
        QCOMPARE(peer()->header("Connection"), QByteArray("Upgrade"));
        QCOMPARE(peer()->header("Sec-WebSocket-Version"), QByteArray("13"));
        QCOMPARE(peer()->header("Sec-WebSocket-Protocol"), QByteArray("v5, v4"));
        QCOMPARE(peer()->header("Authorization"), QByteArray("Bearer t"));
        QCOMPARE(asked.count("Impersonate-Group: "), 2);
        QCOMPARE(QByteArray::fromBase64(peer()->header("Sec-WebSocket-Key")).size(), qsizetype(16));
    }

    void keysDiffer()
    {
        QSet<QByteArray> keys;
        for (int i = 0; i < 5; ++i) {
            m_socket = std::make_unique<WebSocket>();
            m_socket->open(m_request);
            QTRY_COMPARE(m_server->peers().size(), i + 1);
            QVERIFY(asked());
            keys.insert(peer()->header("Sec-WebSocket-Key"));
        }
        QCOMPARE(keys.size(), 5);
    }

    void headerThatWouldSplitTheRequestIsRefused()
    {
        m_request.headers = {{"X", "a\r\nInjected: b"}};
        m_socket->open(m_request);
        QTRY_COMPARE(m_closed.size(), 1);
        QCOMPARE(m_closed.first().code, Errc::BadInput);
        QCOMPARE(m_closed.first().subject, QStringLiteral("X"));
        QVERIFY(!m_closed.first().what.contains(u"Injected"));
    }

    void answersThatOpen_data()
    {
        QTest::addColumn<QByteArray>("head"); // @ACCEPT stands for the right value
        QTest::newRow("as servers write it")
            << QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Accept: @ACCEPT\r\nSec-WebSocket-Protocol: v4\r\n\r\n");
        QTest::newRow("upgrade, keep-alive of a proxy")
            << QByteArray("HTTP/1.1 101 x\r\nupgrade: WebSocket\r\nconnection: upgrade, keep-alive\r\n"
                          "sec-websocket-accept: @ACCEPT\r\nsec-websocket-protocol:v4\r\n\r\n");
        QTest::newRow("two Connection headers")
            << QByteArray("HTTP/1.1 101 x\r\nConnection: keep-alive\r\nConnection: UPGRADE\r\nUPGRADE: websocket\r\n"
                          "SEC-WEBSOCKET-ACCEPT:   @ACCEPT  \r\nSec-WebSocket-Protocol: v4\r\n\r\n");
        QTest::newRow("behind an interim answer")
            << QByteArray("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                          "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Accept: @ACCEPT\r\nSec-WebSocket-Protocol: v4\r\n\r\n");
    }
    void answersThatOpen()
    {
        QFETCH(QByteArray, head);
        m_request.subprotocols = {"v5", "v4"};
        QSignalSpy opened(m_socket.get(), &WebSocket::opened);
        m_socket->open(m_request);
        QVERIFY(asked());
        // With a message behind it, in one write.
        peer()->raw(head.replace("@ACCEPT", peer()->acceptance()) + WebSocketPeer::frame(2, "first"));
        QTRY_COMPARE(m_received, QVector<QByteArray>{"first"});
        QCOMPARE(opened.size(), 1);
        QVERIFY(m_socket->isOpen());
        QCOMPARE(m_socket->subprotocol(), QByteArray("v4"));
        QVERIFY(m_closed.isEmpty());
    }

    void answersThatAreWrong_data()
    {
        QTest::addColumn<QByteArray>("head");
        const QByteArray good = "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                "Sec-WebSocket-Accept: ACCEPT\r\nSec-WebSocket-Protocol: v4\r\n";
        const auto row = [good](const char *name, const QByteArray &old, const QByteArray &put) {
            QTest::newRow(name) << QByteArray(good).replace(old, put) + "\r\n";
        };
        row("accept of another key", "ACCEPT", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        row("no accept", "Sec-WebSocket-Accept: ACCEPT\r\n", "");
        row("two accepts", "ACCEPT\r\n", "ACCEPT\r\nSec-WebSocket-Accept: ACCEPT\r\n");
        row("accept in another case", "ACCEPT", "accept");
        row("no upgrade", "Upgrade: websocket\r\n", "");
        row("upgrade to another protocol", "websocket\r\nC", "SPDY/3.1\r\nC");
        row("no connection upgrade", "Connection: Upgrade", "Connection: keep-alive");
        row("subprotocol that was not offered", ": v4", ": v1");
        row("subprotocol in another case", ": v4", ": V4");
        row("two subprotocols", ": v4", ": v5, v4");
        row("no subprotocol", "Sec-WebSocket-Protocol: v4\r\n", "");
        row("an extension", ": v4\r\n", ": v4\r\nSec-WebSocket-Extensions: permessage-deflate\r\n");
        QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n");
        QTest::newRow("a head without end") << "HTTP/1.1 101 x\r\nX: " + QByteArray(200'000, 'x');
    }
    void answersThatAreWrong()
    {
        QFETCH(QByteArray, head);
        m_request.subprotocols = {"v5", "v4"};
        QSignalSpy opened(m_socket.get(), &WebSocket::opened);
        m_socket->open(m_request);
        QVERIFY(asked());
        peer()->raw(head.replace("ACCEPT", peer()->acceptance()));
        QTRY_COMPARE(ends(), (QVector<Closed>{{Errc::Protocol, 0}}));
        QCOMPARE(opened.size(), 0);
        QVERIFY(!m_socket->isOpen());
        QTRY_VERIFY(peer()->isGone());
    }

    void refusalIsKept_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("hangsUp");
        const QByteArray forbidden = R"({"kind":"Status","status":"Failure","reason":"Forbidden","code":403})";
        QTest::newRow("403 with a Status") << "HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\n"
                                              "Content-Length: " +
                                                  QByteArray::number(forbidden.size()) + "\r\n\r\n" + forbidden
                                           << 403 << forbidden << false;
        QTest::newRow("500 with text") << QByteArray(
                                              "HTTP/1.1 500 Internal Server Error\r\nContent-Type: text/plain\r\n"
                                              "Content-Length: 28\r\n\r\ncontainer not found (\"main\")")
                                       << 500 << QByteArray("container not found (\"main\")") << false;
        QTest::newRow("in chunks")
            << QByteArray("HTTP/1.1 404 x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\npod\r\n5\r\n gone\r\n0\r\n\r\n")
            << 404 << QByteArray("pod gone") << false;
        QTest::newRow("without a body") << QByteArray("HTTP/1.1 403 x\r\nContent-Length: 0\r\n\r\n") << 403
                                        << QByteArray() << false;
        QTest::newRow("as long as the connection")
            << QByteArray("HTTP/1.1 400 x\r\nConnection: close\r\n\r\nto the end") << 400 << QByteArray("to the end")
            << true;
        QTest::newRow("cut within its body")
            << QByteArray("HTTP/1.1 502 x\r\nContent-Length: 100\r\n\r\nhalf") << 502 << QByteArray("half") << true;
        QTest::newRow("a redirect") << QByteArray("HTTP/1.1 302 x\r\nLocation: /\r\nContent-Length: 0\r\n\r\n") << 302
                                    << QByteArray() << false;
        QTest::newRow("200") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") << 200 << QByteArray("ok")
                             << false;
        QTest::newRow("a body over the limit")
            << "HTTP/1.1 500 x\r\nContent-Length: 100000\r\n\r\n" + QByteArray(100'000, 'x') << 500
            << QByteArray(64 * 1024, 'x') << false;
    }
    void refusalIsKept()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const bool, hangsUp);
        m_socket->open(m_request);
        QVERIFY(asked());
        peer()->raw(answer);
        if (hangsUp)
            peer()->hangUp();
        QTRY_COMPARE(ends(), (QVector<Closed>{{Errc::Protocol, status}}));
        QCOMPARE(m_socket->refusal().status, status);
        QCOMPARE(m_socket->refusal().body, body);
        QTRY_VERIFY(peer()->isGone());
    }

    void refusalHasItsHeaders()
    {
        m_socket->open(m_request);
        QVERIFY(asked());
        peer()->raw("HTTP/1.1 429 x\r\nRetry-After: 60\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 0\r\n\r\n");
        QTRY_COMPARE(m_closed.size(), 1);
        QCOMPARE(m_socket->refusal().headers,
                 (HttpHeaders{{"Retry-After", "60"}, {"X-A", "1"}, {"x-a", "2"}, {"Content-Length", "0"}}));
    }

    void slowHandshakeTimesOut_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("status"); // 0: Errc::Timeout
        QTest::newRow("silence") << QByteArray() << 0;
        QTest::newRow("half a head") << QByteArray("HTTP/1.1 101 x\r\nUpgr") << 0;
        QTest::newRow("a refusal without an end")
            << QByteArray("HTTP/1.1 503 x\r\nContent-Length: 9\r\n\r\nbusy") << 503;
    }
    void slowHandshakeTimesOut()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const int, status);
        m_request.timeout = 500ms;
        m_socket->open(m_request);
        QVERIFY(asked());
        peer()->raw(answer);
        QTRY_COMPARE(ends(), (QVector<Closed>{{status ? Errc::Protocol : Errc::Timeout, status}}));
        QTRY_VERIFY(peer()->isGone());
    }

    void nobodyListens()
    {
        m_server->stop();
        m_socket->open(m_request);
        QVERIFY(m_closed.isEmpty());
        QTRY_COMPARE(ends(), (QVector<Closed>{{Errc::Network, 0}}));
        QCOMPARE(m_closed.first().subject, QStringLiteral("127.0.0.1"));
    }

    void endWithinTheHandshake()
    {
        m_socket->open(m_request);
        QVERIFY(asked());
        peer()->hangUp();
        QTRY_COMPARE(ends(), (QVector<Closed>{{Errc::Network, 0}}));
    }

    void messagesGoOutWholeAndMasked()
    {
        QVERIFY(open());
        QVector<QByteArray> sent{{}, "a", QByteArray(125, 'b'), QByteArray(126, 'c'), QByteArray(700'000, 'd')};
        for (const QByteArray &message : std::as_const(sent))
            m_socket->send(message);
        QTRY_COMPARE(peer()->messages(), sent);
        for (const ClientFrame &frame : peer()->frames()) {
            QVERIFY(frame.isMasked);
            QVERIFY(frame.isFinal);
        }
    }

    void bytesAreWithTheKernelWhenSendReturns()
    {
        QVERIFY(open());
        m_socket->send("now");
        // Without a turn of our event loop: the peer reads from its own descriptor alone.
        QVERIFY(peer()->socket()->waitForReadyRead(2000));
        QCOMPARE(peer()->messages(), QVector<QByteArray>{"now"});
    }

    void messagesComeInPieces()
    {
        QVERIFY(open());
        const QByteArray bytes = WebSocketPeer::frame(2, "ab", false) + WebSocketPeer::frame(0, "cd") +
                                 WebSocketPeer::frame(2, QByteArray(300, 'x'));
        for (const char byte : bytes)
            peer()->raw(QByteArray(1, byte));
        QTRY_COMPARE(m_received, (QVector<QByteArray>{"abcd", QByteArray(300, 'x')}));
    }

    void bigMessageComesWhole()
    {
        QVERIFY(open());
        const QByteArray message(WebSocket::maxMessage, 'y');
        peer()->message(message);
        QTRY_COMPARE(m_received.size(), 1);
        QVERIFY(m_received.first() == message);
    }

    void hostileFramesClose_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::newRow("reserved bit") << QByteArray::fromHex("c200") << 1002;
        QTest::newRow("masked by the server") << QByteArray::fromHex("828101020304") + "a" << 1002;
        QTest::newRow("text") << QByteArray::fromHex("810161") << 1003;
        QTest::newRow("16 MiB and a byte") << QByteArray::fromHex("827f0000000001000001") << 1009;
        QTest::newRow("control frame over 125") << QByteArray::fromHex("897e007e") << 1002;
        QTest::newRow("continuation without a start") << QByteArray::fromHex("8000") << 1002;
        QTest::newRow("close code 1005") << QByteArray::fromHex("880203ed") << 1002;
    }
    void hostileFramesClose()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, code);
        QVERIFY(open());
        peer()->raw(WebSocketPeer::frame(2, "before") + bytes + WebSocketPeer::frame(2, "behind"));
        QTRY_COMPARE(ends(), (QVector<Closed>{{Errc::Protocol, code}}));
        QCOMPARE(m_received, QVector<QByteArray>{"before"});
        QTRY_VERIFY(peer()->isGone());
        QCOMPARE(peer()->frames().size(), 1);
        QCOMPARE(peer()->frames().first().opcode, 8);
        QCOMPARE(peer()->frames().first().payload.toHex().toInt(nullptr, 16), code);
    }

    void pingsAreAnswered()
    {
        QVERIFY(open());
        peer()->raw(WebSocketPeer::frame(9, "echo me") + WebSocketPeer::frame(10, "nobody asked"));
        QTRY_COMPARE(peer()->frames().size(), 1);
        QCOMPARE(peer()->frames().first().opcode, 10);
        QCOMPARE(peer()->frames().first().payload, QByteArray("echo me"));
        QVERIFY(peer()->frames().first().isMasked);
        QVERIFY(m_received.isEmpty());
    }

    void silenceAfterFourPingsIsDeath()
    {
        m_request.pingEvery = 40ms;
        QVERIFY(open());
        QTRY_COMPARE(ends(), (QVector<Closed>{{Errc::Timeout, 0}}));
        QTRY_VERIFY(peer()->isGone());
        QCOMPARE(peer()->frames().size(), 4);
        for (const ClientFrame &frame : peer()->frames())
            QCOMPARE(frame.opcode, 9);
    }

    void anyByteKeepsAlive()
    {
        m_request.pingEvery = 40ms;
        QVERIFY(open());
        for (int seen = 0; seen < 10;) { // over twice as long as silence is borne
            QTRY_VERIFY(peer()->frames().size() > seen);
            seen = int(peer()->frames().size());
            peer()->raw(seen % 2 ? WebSocketPeer::frame(10, {}) : WebSocketPeer::frame(2, "x"));
        }
        QVERIFY(m_closed.isEmpty());
    }

    void serverCloses_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("echo");
        QTest::newRow("normal") << QByteArray::fromHex("03e8") << 1000 << QByteArray::fromHex("03e8");
        QTest::newRow("with a reason") << QByteArray::fromHex("03e9") + "going away" << 1001
                                       << QByteArray::fromHex("03e9");
        QTest::newRow("without a code") << QByteArray() << 1005 << QByteArray::fromHex("03e8");
    }
    void serverCloses()
    {
        QFETCH(const QByteArray, payload);
        QFETCH(const int, code);
        QFETCH(const QByteArray, echo);
        QVERIFY(open());
        peer()->raw(WebSocketPeer::frame(2, "last") + WebSocketPeer::frame(8, payload));
        QTRY_COMPARE(ends(), (QVector<Closed>{{Errc::Cancelled, code}}));
        QCOMPARE(m_received, QVector<QByteArray>{"last"});
        QTRY_VERIFY(peer()->isGone());
        QCOMPARE(peer()->frames().size(), 1);
        QCOMPARE(peer()->frames().first().payload, echo);
        QVERIFY(!m_socket->isOpen());
    }

    void weClose_data()
    {
        QTest::addColumn<int>("answer"); // 0: the frame, 1: the connection's end, 2: nothing
        QTest::newRow("answered") << 0;
        QTest::newRow("hung up") << 1;
        QTest::newRow("not answered") << 2;
    }
    void weClose()
    {
        QFETCH(const int, answer);
        QVERIFY(open());
        m_socket->close(4000);
        QVERIFY(m_closed.isEmpty()); // nothing from inside
        QVERIFY(!m_socket->isOpen());
        m_socket->send("too late");
        QTRY_COMPARE(peer()->frames().size(), 1);
        QCOMPARE(peer()->frames().first().opcode, 8);
        QCOMPARE(peer()->frames().first().payload, QByteArray::fromHex("0fa0"));
        peer()->message("crossing"); // is not for us any more
        if (answer == 0)
            peer()->close(4000);
        else if (answer == 1)
            peer()->hangUp();
        QTRY_COMPARE_WITH_TIMEOUT(ends(), (QVector<Closed>{{Errc::Cancelled, 4000}}), 20'000);
        QVERIFY(m_received.isEmpty());
        QTRY_VERIFY(peer()->isGone());
        QCOMPARE(peer()->frames().size(), 1);
    }

    void closedBeforeItOpens()
    {
        m_socket->open(m_request);
        m_socket->close();
        QVERIFY(m_closed.isEmpty());
        QTRY_COMPARE(ends(), (QVector<Closed>{{Errc::Cancelled, 1000}}));
    }

    void cutConnection()
    {
        QVERIFY(open());
        peer()->message("last");
        peer()->hangUp(); // without a close frame
        QTRY_COMPARE(ends(), (QVector<Closed>{{Errc::Network, 0}}));
        QCOMPARE(m_received, QVector<QByteArray>{"last"});
    }

    void sendIntoABrokenConnection()
    {
        QVERIFY(open());
        peer()->cut();
        for (int i = 0; i < 50; ++i) {
            m_socket->send(QByteArray(100'000, 'x'));
            QVERIFY(m_closed.isEmpty()); // nothing from inside
        }
        QTRY_COMPARE(m_closed.size(), 1);
        QCOMPARE(m_closed.first().code, Errc::Network);
        m_socket->send("y");
        m_socket->close();
        QCOMPARE(m_closed.size(), 1);
    }

    void mayBeDeletedFromItsSignals_data()
    {
        QTest::addColumn<QByteArray>("from");
        for (const char *signal : {"opened", "received", "closed", "refused"})
            QTest::newRow(signal) << QByteArray(signal);
    }
    void mayBeDeletedFromItsSignals()
    {
        QFETCH(const QByteArray, from);
        const auto drop = [this] { m_socket.reset(); };
        if (from == "opened")
            connect(m_socket.get(), &WebSocket::opened, this, drop);
        else if (from == "received")
            connect(m_socket.get(), &WebSocket::received, this, drop);
        else
            connect(m_socket.get(), &WebSocket::closed, this, drop);
        m_socket->open(m_request);
        QVERIFY(asked());
        if (from == "refused")
            peer()->refuse(404, "no");
        else
            peer()->accept({}, WebSocketPeer::frame(2, "a") + WebSocketPeer::frame(2, "b") +
                                   WebSocketPeer::frame(8, QByteArray::fromHex("03e8")));
        QTRY_VERIFY(!m_socket);
        QTRY_VERIFY(peer()->isGone());
        QCOMPARE(m_received.size(), from == "opened" || from == "refused" ? 0 : from == "received" ? 1 : 2);
    }

    void deletedWhileOpenSaysGoodbye()
    {
        QVERIFY(open());
        m_socket.reset();
        QTRY_VERIFY(peer()->isGone());
        QCOMPARE(peer()->frames().size(), 1);
        QCOMPARE(peer()->frames().first().opcode, 8);
        QVERIFY(m_closed.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWebSocket)
#include "tst_web_socket.moc"
