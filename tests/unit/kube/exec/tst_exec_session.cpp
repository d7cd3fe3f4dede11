// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "kube/exec/exec_session.h"
#include "support/json_text.h"
#include "support/stream_client.h"

using namespace largada;
using namespace largada::kube;
using namespace largada::test;

class TestExecSession : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_output.clear();
        m_errors.clear();
        m_ends.clear();
        m_setup = std::make_unique<StreamClient>();
        begin({QStringLiteral("ns"), QStringLiteral("pod-1"), QStringLiteral("main"), {QStringLiteral("ls")}, true});
    }
    void cleanup()
    {
        m_session.reset();
        m_setup.reset();
    }

    // client-go remotecommand/websocket_test.go TestWebSocketClient_ProtocolVersions
    void asksForBothVersions()
    {
        QVERIFY(m_setup->waitForPeer());
        QCOMPARE(peer()->protocolsOffered(), (QVector<QByteArray>{"v5.channel.k8s.io", "v4.channel.k8s.io"}));
        QCOMPARE(peer()->request().count("Sec-WebSocket-Protocol"), 1);
    }

    void argumentsSurviveTheUrl()
    {
        const QStringList command{QStringLiteral("sh"), QStringLiteral("-c"),
                                  QStringLiteral("a+b; c & d=%20 \"e\" #f?\n$((1+2)) é"), QString()};
        begin({QStringLiteral("ns"), QStringLiteral("p"), QStringLiteral("z-warmup"), command, false});
        QTRY_VERIFY(m_setup->server.last() && m_setup->server.last()->target().contains("z-warmup"));
        const QByteArray target = m_setup->server.last()->target();
        QVERIFY2(target.startsWith("/api/v1/namespaces/ns/pods/p/exec?"), target.constData());
        // Go reads + as a space and drops a query with a bare ;.
        QVERIFY2(!target.contains('+') && !target.contains(';'), target.constData());
        QCOMPARE(commandOf(*m_setup->server.last()), command);
        QVERIFY(target.contains("container=z-warmup"));
        QVERIFY(target.contains("stdout=true") && target.contains("stderr=true"));
        QVERIFY(!target.contains("stdin") && !target.contains("tty"));
    }

    void streamsAreKeptApart()
    {
        QSignalSpy opened(m_session.get(), &ExecSession::opened);
        QVERIFY(m_setup->acceptExec());
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(m_session->isOpen());
        peer()->message({});          // no channel at all
        peer()->message("\2");        // bare
        peer()->message("\7unknown"); // a channel that does not exist
        peer()->message(QByteArray("\1a\0b", 4));
        peer()->message("\2oops");
        peer()->message("\1c");
        endExec(*peer(), 0);
        QTRY_COMPARE(m_ends.size(), 1);
        QCOMPARE(m_output, QByteArray("a\0bc", 4));
        QCOMPARE(m_errors, QByteArray("oops"));
        QVERIFY(m_ends.first() && *m_ends.first() == 0);
        QVERIFY(!m_session->isOpen());
    }

    void inputIsWithTheKernelWhenWriteReturns()
    {
        m_session->write("before it opened: lost");
        QVERIFY(m_setup->acceptExec());
        QTRY_VERIFY(m_session->isOpen());
        m_session->write("time\n");
        QVERIFY(peer()->socket()->waitForReadyRead(2000));
        QCOMPARE(peer()->messages(), QVector<QByteArray>{QByteArray("\0time\n", 6)});
    }

    // KEP-4006: v5 alone can end the input and keep the output.
    void inputEnds_data()
    {
        QTest::addColumn<QByteArray>("protocol");
        QTest::newRow("v5") << QByteArray("v5.channel.k8s.io");
        QTest::newRow("v4") << QByteArray("v4.channel.k8s.io");
    }
    void inputEnds()
    {
        QFETCH(const QByteArray, protocol);
        QVERIFY(m_setup->acceptExec(1, protocol));
        QTRY_VERIFY(m_session->isOpen());
        m_session->closeInput();
        if (protocol.startsWith("v5")) {
            QTRY_COMPARE(peer()->messages(), QVector<QByteArray>{QByteArray("\xff\0", 2)});
            endExec(*peer(), 3);
            QTRY_COMPARE(m_ends.size(), 1);
            QVERIFY(m_ends.first() && *m_ends.first() == 3);
            return;
        }
        QTRY_COMPARE(peer()->frames().size(), 1);
        QCOMPARE(peer()->frames().first().opcode, 8);
        peer()->close(1000);
        QTRY_COMPARE(m_ends.size(), 1);
        QCOMPARE(m_ends.first().error().subject, QStringLiteral("outcome unknown"));
    }

    void statusMayComeInPieces()
    {
        QVERIFY(m_setup->acceptExec());
        peer()->message("\3{\"status\":");
        peer()->message("\3\"Success\"}");
        peer()->message("\1last words behind it");
        peer()->close(1000);
        QTRY_COMPARE(m_ends.size(), 1);
        QVERIFY(m_ends.first() && *m_ends.first() == 0);
        QCOMPARE(m_output, QByteArray("last words behind it"));
    }

    void endsWithoutAnOutcome_data()
    {
        QTest::addColumn<QByteArray>("status"); // before the end
        QTest::addColumn<int>("how");           // 0: closed, 1: hung up, 2: broken frame
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("closed") << QByteArray() << 0 << false;
        QTest::newRow("cut") << QByteArray() << 1 << false;
        QTest::newRow("broken") << QByteArray() << 2 << false;
        QTest::newRow("cut within the status") << QByteArray("\3{\"status\":\"Succ") << 1 << false;
        QTest::newRow("cut behind the status") << QByteArray("\3{\"status\":\"Success\"}") << 1 << true;
    }
    void endsWithoutAnOutcome()
    {
        QFETCH(const QByteArray, status);
        QFETCH(const int, how);
        QFETCH(const bool, isKnown);
        QVERIFY(m_setup->acceptExec());
        QTRY_VERIFY(m_session->isOpen());
        if (!status.isEmpty())
            peer()->message(status);
        if (how == 0)
            peer()->close(1000);
        else if (how == 1)
            peer()->hangUp();
        else
            peer()->raw(QByteArray::fromHex("c200"));
        QTRY_COMPARE(m_ends.size(), 1);
        QCOMPARE(bool(m_ends.first()), isKnown);
        if (!isKnown) {
            QCOMPARE(m_ends.first().error().code, Errc::Network);
            QCOMPARE(m_ends.first().error().subject, QStringLiteral("outcome unknown"));
        }
    }

    void failureBehindTheHandshake()
    {
        QVERIFY(m_setup->acceptExec());
        peer()->message("\3{\"status\":\"Failure\",\"code\":500,\"message\":\"container not found (\\\"main\\\")\"}");
        peer()->close(1000);
        QTRY_COMPARE(m_ends.size(), 1);
        QCOMPARE(m_ends.first().error().code, Errc::NotFound);
    }

    void refusals_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Errc>("code");
        QTest::addColumn<QString>("subject"); // empty: whatever it is
        QTest::addColumn<QString>("what");    // a part of it
        const auto status = [](int code, const QByteArray &message) {
            return json("{'kind':'Status','apiVersion':'v1','metadata':{},'status':'Failure','message':'") + message +
                   json("','code':") + QByteArray::number(code) + '}';
        };
        const auto row = [](const char *name, int code, const QByteArray &body, Errc errc, const char *subject,
                            const char *what) {
            QTest::newRow(name) << code << body << errc << QString::fromLatin1(subject) << QString::fromLatin1(what);
        };
        row("wrong name", 400, status(400, "container main is not valid for pod pod-1"), Errc::BadInput, "",
            "is not valid");
        row("no node yet", 400, status(400, "pod pod-1 does not have a host assigned"), Errc::NotFound, "main",
            "host assigned");
        row("pod gone", 404, status(404, json("pods @pod-1@ not found")), Errc::NotFound, "main", "not found");
        row("pod lost by its kubelet", 404, "pod does not exist", Errc::NotFound, "main", "does not exist");
        row("not running, v4", 500, "container not found (\"main\")", Errc::NotFound, "main", "container not found");
        row("in-flight limit of the kubelet", 429, "maximum number of in-flight requests exceeded", Errc::Network, "",
            "in-flight");
        row("kubelet not reached", 502, status(502, "error dialing backend: dial tcp: refused"), Errc::Network, "",
            "dialing");
        row("403 without a body", 403, "", Errc::Forbidden, "", "");
    }
    void refusals()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const Errc, code);
        QFETCH(const QString, subject);
        QFETCH(const QString, what);
        QVERIFY(m_setup->waitForPeer());
        peer()->refuse(status, body);
        QTRY_COMPARE(m_ends.size(), 1);
        const Error error = m_ends.first().error();
        QCOMPARE(error.code, code);
        QCOMPARE(error.status, status);
        if (!subject.isEmpty())
            QCOMPARE(error.subject, subject);
        QVERIFY2(error.what.contains(what), qPrintable(error.what));
    }

    void missingRightIsNamed()
    {
        QVERIFY(m_setup->waitForPeer());
        peer()->refuse(
            403,
            json("{'kind':'Status','status':'Failure','reason':'Forbidden','code':403,'message':'pods @pod-1@ is "
                 "forbidden: User @u@ cannot create resource @pods/exec@ in API group @@ in the namespace @ns@'}"));
        QTRY_COMPARE(m_ends.size(), 1);
        QCOMPARE(m_ends.first().error().code, Errc::Forbidden);
        QCOMPARE(m_ends.first().error().subject, QStringLiteral("create pods/exec"));
    }

    void refusedCredentialsAreTriedOnceMore()
    {
        QVERIFY(m_setup->waitForPeer(1));
        m_setup->server.peers().at(0)->refuse(401, "{}");
        QVERIFY(m_setup->waitForPeer(2));
        QVERIFY(m_ends.isEmpty());
        m_setup->server.peers().at(1)->refuse(401, "{}");
        QTRY_COMPARE(m_ends.size(), 1);
        QCOMPARE(m_ends.first().error().code, Errc::Forbidden);
        QCOMPARE(m_ends.first().error().subject, QStringLiteral("credentials"));
        QCOMPARE(m_setup->server.peers().size(), 2);
    }

    void nobodyListens()
    {
        m_setup->server.stop();
        QTRY_COMPARE(m_ends.size(), 1);
        QCOMPARE(m_ends.first().error().code, Errc::Network);
        QCOMPARE(m_ends.first().error().subject, QStringLiteral("127.0.0.1"));
    }

    void mayBeDeletedFromItsSignals_data()
    {
        QTest::addColumn<QByteArray>("from");
        for (const char *signal : {"opened", "output", "errors", "finished"})
            QTest::newRow(signal) << QByteArray(signal);
    }
    void mayBeDeletedFromItsSignals()
    {
        QFETCH(const QByteArray, from);
        const auto drop = [this] { m_session.reset(); };
        if (from == "opened")
            connect(m_session.get(), &ExecSession::opened, this, drop);
        else if (from == "output")
            connect(m_session.get(), &ExecSession::output, this, drop);
        else if (from == "errors")
            connect(m_session.get(), &ExecSession::errors, this, drop);
        else
            connect(m_session.get(), &ExecSession::finished, this, drop);
        QVERIFY(m_setup->waitForPeer());
        peer()->accept("v4.channel.k8s.io", WebSocketPeer::frame(2, "\1a") + WebSocketPeer::frame(2, "\2b") +
                                                WebSocketPeer::frame(2, "\3{\"status\":\"Success\"}") +
                                                WebSocketPeer::frame(8, QByteArray::fromHex("03e8")));
        QTRY_VERIFY(!m_session);
        QTRY_VERIFY(peer()->isGone());
    }

private:
    void begin(const ExecWanted &wanted)
    {
        m_session = std::make_unique<ExecSession>(*m_setup->client, wanted);
        connect(m_session.get(), &ExecSession::output, this, [this](const QByteArray &bytes) { m_output += bytes; });
        connect(m_session.get(), &ExecSession::errors, this, [this](const QByteArray &bytes) { m_errors += bytes; });
        connect(m_session.get(), &ExecSession::finished, this, [this](const Result<int> &end) { m_ends += end; });
    }
    WebSocketPeer *peer() const { return m_setup->server.peers().first(); }

    std::unique_ptr<StreamClient> m_setup;
    std::unique_ptr<ExecSession> m_session;
    QByteArray m_output;
    QByteArray m_errors;
    QVector<Result<int>> m_ends;
};

QTEST_GUILESS_MAIN(TestExecSession)
#include "tst_exec_session.moc"
