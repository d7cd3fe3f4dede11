// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "backends/local/tcp_link.h"
#include "support/fake_clock.h"

using namespace largada;
using namespace largada::backends;
using namespace std::chrono_literals;

namespace
{

QByteArray reply(const QByteArray &body, int status = 200)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " x\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

struct Said {
    quint64 ticket;
    int status; // -1: failed
    QByteArray body;
    bool operator==(const Said &) const = default;
};

} // namespace

class TestTcpLink : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_said.clear();
        m_closed.clear();
        m_replies.clear();
        m_peer = nullptr;
        m_server = std::make_unique<QTcpServer>();
        QVERIFY(m_server->listen(QHostAddress::LocalHost));
        open(m_server->serverPort());
    }
    void cleanup()
    {
        m_link.reset();
        m_server.reset();
    }

    void opensLater()
    {
        QSignalSpy opened(m_link.get(), &fleet::RunnerLink::opened);
        QVERIFY(!m_link->isOpen());
        QVERIFY(m_link->isIdle());
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(m_link->isOpen());
        QVERIFY(m_closed.isEmpty());
    }

    void refusalCloses_data()
    {
        QTest::addColumn<bool>("portZero");
        QTest::newRow("nobody listens") << false;
        QTest::newRow("port 0") << true;
    }
    void refusalCloses()
    {
        QFETCH(const bool, portZero);
        const quint16 port = portZero ? 0 : m_server->serverPort();
        m_server->close();
        open(port);
        m_link->send(1, "x"); // waits for the opening that does not come
        QTRY_COMPARE(m_closed.size(), 1);
        QCOMPARE(m_closed.first().code, Errc::Network);
        QVERIFY(!m_closed.first().what.isEmpty());
        QCOMPARE(m_said, (QVector<Said>{{1, -1, {}}}));
        QVERIFY(!m_link->isOpen());
        QVERIFY(m_link->isIdle());
    }

    void replyBearsItsTimes()
    {
        QVERIFY(accept());
        const MonoTime before = m_clock.now();
        m_link->send(7, "GET / HTTP/1.1\r\n\r\n");
        m_clock.advance(40ms);
        QVERIFY(!m_link->isIdle());
        QTRY_COMPARE(m_got, QByteArray("GET / HTTP/1.1\r\n\r\n"));
        answer(reply("hello", 202));
        QTRY_COMPARE(m_said, (QVector<Said>{{7, 202, "hello"}}));
        QVERIFY(m_replies.first().sentAt == before);
        QVERIFY(m_replies.first().receivedAt == before + 40ms);
        QVERIFY(m_link->isIdle());
    }

    void bytesAreWithTheKernelWhenSendReturns()
    {
        QVERIFY(accept());
        m_link->send(1, "now");
        // Without a turn of our event loop: read from the peer's descriptor alone.
        QVERIFY(m_peer->waitForReadyRead(2000));
        QCOMPARE(m_got, QByteArray("now"));
    }

    void requestsGoOneAtATimeInOrder()
    {
        QVERIFY(accept());
        for (quint64 ticket = 1; ticket <= 3; ++ticket)
            m_link->send(ticket, "r" + QByteArray::number(ticket));
        QTRY_COMPARE(m_got, QByteArray("r1"));
        answer(reply("1"));
        QTRY_COMPARE(m_got, QByteArray("r1r2"));
        answer(reply("2"));
        QTRY_COMPARE(m_got, QByteArray("r1r2r3"));
        QVERIFY(!m_link->isIdle());
        answer(reply("3"));
        QTRY_COMPARE(m_said, (QVector<Said>{{1, 200, "1"}, {2, 200, "2"}, {3, 200, "3"}}));
        QVERIFY(m_link->isIdle());
    }

    void requestsOfBeforeTheOpeningWait()
    {
        m_link->send(1, "early");
        m_link->send(2, "second");
        QVERIFY(accept());
        QTRY_COMPARE(m_got, QByteArray("early"));
        answer(reply("a"));
        QTRY_COMPARE(m_got, QByteArray("earlysecond"));
        QCOMPARE(m_said, (QVector<Said>{{1, 200, "a"}}));
    }

    void replyMayComeInPieces()
    {
        QVERIFY(accept());
        m_link->send(1, "x");
        QTRY_COMPARE(m_got, QByteArray("x"));
        const QByteArray whole =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
        for (const char byte : whole) {
            QVERIFY(m_said.isEmpty());
            answer(QByteArray(1, byte));
        }
        QTRY_COMPARE(m_said, (QVector<Said>{{1, 200, "abcde"}}));
    }

    void bigReplyComesWhole()
    {
        QVERIFY(accept());
        m_link->send(1, "x");
        const QByteArray body(5'000'000, 'y');
        answer(reply(body));
        QTRY_COMPARE(m_said.size(), 1);
        QCOMPARE(m_said.first().body, body);
    }

    void secondReplyToOneRequestCloses()
    {
        QVERIFY(accept());
        m_link->send(1, "a");
        m_link->send(2, "b");
        QTRY_COMPARE(m_got, QByteArray("a"));
        answer(reply("1") + reply("not for b: it was not asked yet"));
        QTRY_COMPARE(m_closed.size(), 1);
        QCOMPARE(m_closed.first().code, Errc::Protocol);
        QCOMPARE(m_said, (QVector<Said>{{1, 200, "1"}, {2, -1, {}}}));
    }

    void unaskedReplyCloses()
    {
        QVERIFY(accept());
        answer(reply("surprise"));
        QTRY_COMPARE(m_closed.size(), 1);
        QCOMPARE(m_closed.first().code, Errc::Protocol);
        QVERIFY(m_said.isEmpty());
        QVERIFY(!m_link->isOpen());
    }

    void whatIsNoHttpCloses()
    {
        QVERIFY(accept());
        m_link->send(1, "x");
        answer("\xff\xfe\x00 nonsense\r\n\r\n");
        QTRY_COMPARE(m_closed.size(), 1);
        QCOMPARE(m_closed.first().code, Errc::Protocol);
        QCOMPARE(m_said, (QVector<Said>{{1, -1, {}}}));
    }

    void cutReplyFailsAllThatWaits_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("half a head") << QByteArray("HTTP/1.1 20");
        QTest::newRow("half a body") << reply("whole").chopped(2);
        QTest::newRow("no last chunk") << QByteArray(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
    }
    void cutReplyFailsAllThatWaits()
    {
        QFETCH(const QByteArray, bytes);
        QVERIFY(accept());
        m_link->send(1, "a");
        m_link->send(2, "b");
        QTRY_COMPARE(m_got, QByteArray("a"));
        answer(bytes);
        m_peer->disconnectFromHost();
        QTRY_COMPARE(m_closed.size(), 1);
        QCOMPARE(m_closed.first().code, Errc::Network);
        QCOMPARE(m_said, (QVector<Said>{{1, -1, {}}, {2, -1, {}}}));
        QVERIFY(m_link->isIdle());
    }

    void lastReplyBeforeTheEndIsStillTaken()
    {
        QVERIFY(accept());
        m_link->send(1, "a");
        m_link->send(2, "b");
        QTRY_COMPARE(m_got, QByteArray("a"));
        answer("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nz");
        m_peer->disconnectFromHost();
        QTRY_COMPARE(m_closed.size(), 1);
        QCOMPARE(m_said, (QVector<Said>{{1, 200, "z"}, {2, -1, {}}}));
    }

    void resetConnectionCloses()
    {
        QVERIFY(accept());
        m_link->send(1, "a");
        m_peer->abort();
        QTRY_COMPARE(m_closed.size(), 1);
        QCOMPARE(m_said, (QVector<Said>{{1, -1, {}}}));
    }

    void sendAfterTheEndFailsLater()
    {
        QVERIFY(accept());
        m_peer->disconnectFromHost();
        QTRY_COMPARE(m_closed.size(), 1);
        m_link->send(9, "too late");
        QVERIFY(m_said.isEmpty()); // never from inside
        QTRY_COMPARE(m_said, (QVector<Said>{{9, -1, {}}}));
        QCOMPARE(m_closed.size(), 1); // once
    }

    void sendIntoABrokenConnectionFailsLater()
    {
        QVERIFY(accept());
        m_peer->abort(); // the link has had no turn to hear of it
        for (quint64 ticket = 1; ticket <= 50; ++ticket) {
            m_link->send(ticket, QByteArray(100'000, 'x'));
            QVERIFY(m_said.isEmpty());
        }
        QTRY_COMPARE(m_closed.size(), 1);
        QCOMPARE(m_said.size(), 50);
        for (const Said &said : std::as_const(m_said))
            QCOMPARE(said.status, -1);
    }

    void destroyedWhileBusySaysNothing()
    {
        QVERIFY(accept());
        m_link->send(1, "a");
        m_link->send(2, "b");
        m_link.reset();
        QTRY_VERIFY(!m_peer || m_peer->state() == QAbstractSocket::UnconnectedState);
        QVERIFY(m_said.isEmpty());
        QVERIFY(m_closed.isEmpty());
    }

    void destroyedBeforeItOpensSaysNothing()
    {
        m_link.reset();
        QSignalSpy connections(m_server.get(), &QTcpServer::newConnection);
        open(m_server->serverPort());
        QTRY_COMPARE(connections.size(), 1); // of the second only
        QVERIFY(m_closed.isEmpty());
    }

private:
    void open(quint16 port)
    {
        m_link = std::make_unique<TcpLink>(port, m_clock);
        connect(m_link.get(), &fleet::RunnerLink::replied, this, [this](quint64 ticket, const fleet::LinkReply &got) {
            m_said.push_back({ticket, got.status, got.body});
            m_replies.push_back(got);
        });
        connect(m_link.get(), &fleet::RunnerLink::failed, this,
                [this](quint64 ticket, const Error &) { m_said.push_back({ticket, -1, {}}); });
        connect(m_link.get(), &fleet::RunnerLink::closed, this,
                [this](const Error &error) { m_closed.push_back(error); });
    }
    bool accept()
    {
        m_got.clear();
        if (!QTest::qWaitFor([this] { return m_server->hasPendingConnections() && m_link->isOpen(); }, 20'000))
            return false;
        m_peer = m_server->nextPendingConnection();
        connect(m_peer, &QTcpSocket::readyRead, this, [this] { m_got += m_peer->readAll(); });
        return true;
    }
    void answer(const QByteArray &bytes)
    {
        m_peer->write(bytes);
        m_peer->flush();
    }

    test::FakeClock m_clock;
    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<TcpLink> m_link;
    QPointer<QTcpSocket> m_peer;
    QByteArray m_got;
    QVector<Said> m_said;
    QVector<fleet::LinkReply> m_replies;
    QVector<Error> m_closed;
};

QTEST_GUILESS_MAIN(TestTcpLink)
#include "tst_tcp_link.moc"
