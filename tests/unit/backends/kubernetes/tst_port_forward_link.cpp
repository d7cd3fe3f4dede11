// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <QRegularExpression>
#include <QTest>

#include "backends/kubernetes/port_forward_link.h"
#include "support/fake_clock.h"
#include "support/link_watcher.h"
#include "support/stream_client.h"

using namespace largada;
using namespace largada::backends;
using namespace largada::test;
using namespace std::chrono_literals;

class TestPortForwardLink : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_setup = std::make_unique<StreamClient>();
        m_link = std::make_unique<PortForwardLink>(
            *m_setup->client, PodAddress{QStringLiteral("ns"), QStringLiteral("p"), QStringLiteral("c"), 6566},
            m_clock);
        m_watcher = std::make_unique<LinkWatcher>(*m_link);
    }
    void cleanup()
    {
        m_link.reset();
        m_watcher.reset();
        m_setup.reset();
    }

    void opensToThePortOfItsPod()
    {
        QVERIFY(!m_link->isOpen());
        QVERIFY(m_link->isIdle());
        QVERIFY(open());
        QCOMPARE(peer()->target(), QByteArray("/api/v1/namespaces/ns/pods/p/portforward?ports=6566"));
        QCOMPARE(m_watcher->opened, 1);
    }

    void bytesAreWithTheKernelWhenSendReturns()
    {
        QVERIFY(open());
        m_link->send(1, "now");
        QVERIFY(peer()->socket()->waitForReadyRead(2000));
        QCOMPARE(inputOf(*peer()), QByteArray("now"));
    }

    void replyBearsItsTimes()
    {
        QVERIFY(open());
        const MonoTime before = m_clock.now();
        m_link->send(7, "x");
        m_clock.advance(40ms);
        QTRY_COMPARE(inputOf(*peer()), QByteArray("x"));
        answer(httpReply("hello", 202));
        QTRY_COMPARE(m_watcher->said, (QVector<LinkSaid>{{7, 202, "hello"}}));
        QVERIFY(m_watcher->replies.first().sentAt == before);
        QVERIFY(m_watcher->replies.first().receivedAt == before + 40ms);
        QVERIFY(m_link->isIdle());
    }

    void requestsGoOneAtATimeInOrder()
    {
        m_link->send(1, "r1"); // before it is open
        m_link->send(2, "r2");
        QVERIFY(open());
        QTRY_COMPARE(inputOf(*peer()), QByteArray("r1"));
        answer("HTTP/1.1 200 OK\r\nContent-Length: 1\r");
        answer("\n\r\na");
        QTRY_COMPARE(inputOf(*peer()), QByteArray("r1r2"));
        QVERIFY(!m_link->isIdle());
        answer(httpReply("b"));
        QTRY_COMPARE(m_watcher->said, (QVector<LinkSaid>{{1, 200, "a"}, {2, 200, "b"}}));
    }

    void brokenAnswersClose_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QVector<LinkSaid>>("said");
        QTest::newRow("no HTTP") << QByteArray("nonsense\r\n\r\n") << QVector<LinkSaid>{{1, -1, {}}, {2, -1, {}}};
        QTest::newRow("a second answer") << httpReply("1") + httpReply("2")
                                         << QVector<LinkSaid>{{1, 200, "1"}, {2, -1, {}}};
    }
    void brokenAnswersClose()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QVector<LinkSaid>, said);
        QVERIFY(open());
        m_link->send(1, "a");
        m_link->send(2, "b");
        answer(bytes);
        QTRY_COMPARE(m_watcher->closed.size(), 1);
        QCOMPARE(m_watcher->closed.first().code, Errc::Protocol);
        QCOMPARE(m_watcher->said, said);
        QVERIFY(!m_link->isOpen());
        QVERIFY(m_link->isIdle());
    }

    void unaskedAnswerCloses()
    {
        QVERIFY(open());
        answer(httpReply("surprise"));
        QTRY_COMPARE(m_watcher->closed.size(), 1);
        QVERIFY(m_watcher->said.isEmpty());
    }

    void nothingListens()
    {
        QVERIFY(open());
        m_link->send(1, "a");
        peer()->message("\1connection refused");
        QTRY_COMPARE(m_watcher->closed.size(), 1);
        QCOMPARE(m_watcher->closed.first().subject, QStringLiteral("port"));
        QCOMPARE(m_watcher->said, (QVector<LinkSaid>{{1, -1, {}}}));
    }

    void sendAfterTheEndFailsLater()
    {
        QVERIFY(open());
        peer()->hangUp();
        QTRY_COMPARE(m_watcher->closed.size(), 1);
        m_link->send(9, "late");
        QVERIFY(m_watcher->said.isEmpty());
        QTRY_COMPARE(m_watcher->said, (QVector<LinkSaid>{{9, -1, {}}}));
        QCOMPARE(m_watcher->closed.size(), 1);
    }

    void mayBeDeletedFromItsSignals_data()
    {
        QTest::addColumn<int>("from");
        QTest::newRow("replied") << 0;
        QTest::newRow("failed") << 1;
        QTest::newRow("closed") << 2;
    }
    void mayBeDeletedFromItsSignals()
    {
        QFETCH(const int, from);
        QVERIFY(open());
        const auto drop = [this] { m_link.reset(); };
        if (from == 0)
            connect(m_link.get(), &fleet::RunnerLink::replied, this, drop);
        else if (from == 1)
            connect(m_link.get(), &fleet::RunnerLink::failed, this, drop);
        else
            connect(m_link.get(), &fleet::RunnerLink::closed, this, drop);
        m_link->send(1, "a");
        m_link->send(2, "b");
        answer(httpReply("1") + "nonsense");
        QTRY_VERIFY(!m_link);
        QTRY_VERIFY(peer()->isGone());
    }

private:
    WebSocketPeer *peer() const { return m_setup->server.last(); }
    bool open()
    {
        if (!m_setup->waitForPeer())
            return false;
        peer()->accept("v4.channel.k8s.io", WebSocketPeer::frame(2, QByteArray::fromHex("00a619")) +
                                                WebSocketPeer::frame(2, QByteArray::fromHex("01a619")));
        return QTest::qWaitFor([this] { return m_link->isOpen(); }, 20'000);
    }
    void answer(const QByteArray &bytes) { peer()->message('\0' + bytes); }

    FakeClock m_clock;
    std::unique_ptr<StreamClient> m_setup;
    std::unique_ptr<PortForwardLink> m_link;
    std::unique_ptr<LinkWatcher> m_watcher;
};

QTEST_GUILESS_MAIN(TestPortForwardLink)
#include "tst_port_forward_link.moc"
