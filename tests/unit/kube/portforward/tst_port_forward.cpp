// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "kube/portforward/port_forward.h"
#include "support/json_text.h"
#include "support/stream_client.h"

using namespace largada;
using namespace largada::kube;
using namespace largada::test;

namespace
{

constexpr quint16 port = 6565; // 0x19a5

QByteArray message(char channel, const QByteArray &bytes)
{
    return WebSocketPeer::frame(2, channel + bytes);
}

QByteArray portMessage(char channel)
{
    return message(channel, QByteArray::fromHex("a519"));
}

} // namespace

class TestPortForward : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_data.clear();
        m_ends.clear();
        m_setup = std::make_unique<StreamClient>();
        m_channel = std::make_unique<PortForward>(
            *m_setup->client, PortForwardWanted{QStringLiteral("ns"), QStringLiteral("pod-1"), port});
        connect(m_channel.get(), &PortForward::data, this, [this](const QByteArray &bytes) { m_data += bytes; });
        connect(m_channel.get(), &PortForward::closed, this, [this](const Error &why) { m_ends += why; });
    }
    void cleanup()
    {
        m_channel.reset();
        m_setup.reset();
    }

    void asksForThePort()
    {
        QVERIFY(m_setup->waitForPeer());
        QCOMPARE(peer()->target(), QByteArray("/api/v1/namespaces/ns/pods/pod-1/portforward?ports=6565"));
        QCOMPARE(peer()->protocolsOffered(), QVector<QByteArray>{"v4.channel.k8s.io"});
    }

    // cri-streaming portforward/websocket.go: the port, little-endian, is the first message of each channel.
    void opensByItsPort_data()
    {
        QTest::addColumn<QByteArray>("first"); // frames up to the opening
        QTest::newRow("both channels") << portMessage(0) + portMessage(1);
        QTest::newRow("errors first") << portMessage(1) + portMessage(0);
        QTest::newRow("byte by byte") << message(0, QByteArray::fromHex("a5")) + message(1, QByteArray::fromHex("a5")) +
                                             message(0, QByteArray::fromHex("19")) +
                                             message(1, QByteArray::fromHex("19"));
        QTest::newRow("an empty message") << message(0, {}) + portMessage(0);
        QTest::newRow("an unknown channel") << message(9, "?") + portMessage(0);
    }
    void opensByItsPort()
    {
        QFETCH(const QByteArray, first);
        QSignalSpy opened(m_channel.get(), &PortForward::opened);
        QVERIFY(m_setup->waitForPeer());
        peer()->accept("v4.channel.k8s.io", first + message(0, "hello"));
        QTRY_COMPARE(m_data, QByteArray("hello"));
        QCOMPARE(opened.size(), 1);
        QVERIFY(m_channel->isOpen());
        QVERIFY(m_ends.isEmpty());
    }

    void portAndBytesInOneMessage()
    {
        QVERIFY(m_setup->waitForPeer());
        peer()->accept("v4.channel.k8s.io", message(0, QByteArray::fromHex("a519") + "hello"));
        QTRY_COMPARE(m_data, QByteArray("hello"));
    }

    void isNotOpenBeforeItsPort()
    {
        QVERIFY(m_setup->waitForPeer());
        peer()->accept("v4.channel.k8s.io", portMessage(1));
        peer()->raw(WebSocketPeer::frame(9, "ping"));
        QTRY_COMPARE(peer()->frames().size(), 1);
        QVERIFY(!m_channel->isOpen());
        m_channel->write("lost");
        peer()->raw(WebSocketPeer::frame(9, "ping"));
        QTRY_COMPARE(peer()->frames().size(), 2);
        QVERIFY(peer()->messages().isEmpty());
    }

    void anotherPortIsRefused()
    {
        QVERIFY(m_setup->waitForPeer());
        peer()->accept("v4.channel.k8s.io", message(0, QByteArray::fromHex("19a5"))); // big-endian
        QTRY_COMPARE(m_ends.size(), 1);
        QCOMPARE(m_ends.first().code, Errc::Protocol);
    }

    void bytesGoBothWays()
    {
        QVERIFY(open());
        const QByteArray sent("GET / \0\xff", 8);
        m_channel->write(sent);
        QVERIFY(peer()->socket()->waitForReadyRead(2000)); // with the kernel when write() returned
        QCOMPARE(peer()->messages(), QVector<QByteArray>{'\0' + sent});
        peer()->raw(message(0, sent));
        QTRY_COMPARE(m_data, sent);
    }

    void errorChannelCloses()
    {
        QVERIFY(open());
        peer()->raw(message(1, "") + message(1, "error forwarding port 6565 to pod x: connection refused"));
        QTRY_COMPARE(m_ends.size(), 1);
        QCOMPARE(m_ends.first().code, Errc::Network);
        QCOMPARE(m_ends.first().subject, QStringLiteral("port"));
        QVERIFY(m_ends.first().what.contains(u"connection refused"));
        QVERIFY(!m_channel->isOpen());
    }

    void ends_data()
    {
        QTest::addColumn<bool>("isCut");
        QTest::newRow("closed by the server") << false;
        QTest::newRow("cut") << true;
    }
    void ends()
    {
        QFETCH(const bool, isCut);
        QVERIFY(open());
        peer()->raw(message(0, "last"));
        if (isCut)
            peer()->hangUp();
        else
            peer()->close(1000);
        QTRY_COMPARE(m_ends.size(), 1);
        QCOMPARE(m_ends.first().code, Errc::Network);
        QCOMPARE(m_data, QByteArray("last"));
        m_channel->write("x");
        QCOMPARE(m_ends.size(), 1);
    }

    void missingRightIsNamed()
    {
        QVERIFY(m_setup->waitForPeer());
        peer()->refuse(
            403,
            json("{'kind':'Status','status':'Failure','reason':'Forbidden','code':403,'message':'pods @pod-1@ is "
                 "forbidden: User @u@ cannot get resource @pods/portforward@ in API group @@ in the namespace @ns@'}"));
        QTRY_COMPARE(m_ends.size(), 1);
        QCOMPARE(m_ends.first().code, Errc::Forbidden);
        QCOMPARE(m_ends.first().subject, QStringLiteral("get pods/portforward"));
    }

    void mayBeDeletedFromItsSignals_data()
    {
        QTest::addColumn<QByteArray>("from");
        for (const char *signal : {"opened", "data", "closed"})
            QTest::newRow(signal) << QByteArray(signal);
    }
    void mayBeDeletedFromItsSignals()
    {
        QFETCH(const QByteArray, from);
        const auto drop = [this] { m_channel.reset(); };
        if (from == "opened")
            connect(m_channel.get(), &PortForward::opened, this, drop);
        else if (from == "data")
            connect(m_channel.get(), &PortForward::data, this, drop);
        else
            connect(m_channel.get(), &PortForward::closed, this, drop);
        QVERIFY(m_setup->waitForPeer());
        peer()->accept("v4.channel.k8s.io", message(0, QByteArray::fromHex("a519") + "x") + portMessage(1) +
                                                message(0, "more") + message(1, "error"));
        QTRY_VERIFY(!m_channel);
        QTRY_VERIFY(peer()->isGone());
    }

private:
    WebSocketPeer *peer() const { return m_setup->server.last(); }
    bool open()
    {
        if (!m_setup->waitForPeer())
            return false;
        peer()->accept("v4.channel.k8s.io", portMessage(0) + portMessage(1));
        return QTest::qWaitFor([this] { return m_channel->isOpen(); }, 20'000);
    }

    std::unique_ptr<StreamClient> m_setup;
    std::unique_ptr<PortForward> m_channel;
    QByteArray m_data;
    QVector<Error> m_ends;
};

QTEST_GUILESS_MAIN(TestPortForward)
#include "tst_port_forward.moc"
