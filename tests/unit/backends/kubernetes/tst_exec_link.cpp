// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <QRegularExpression>
#include <QTest>

#include "backends/kubernetes/exec_link.h"
#include "k6/rest.h"
#include "support/fake_clock.h"
#include "support/link_watcher.h"
#include "support/stream_client.h"

using namespace largada;
using namespace largada::backends;
using namespace largada::test;
using namespace std::chrono_literals;

namespace
{

constexpr const char *paused = "status: 4\npaused: \"true\"\nvus: \"0\"\nvus-max: \"2\"\nstopped: false\n"
                               "running: false\ntainted: false\n";
constexpr const char *released = "status: 7\npaused: \"false\"\nvus: \"2\"\nvus-max: \"2\"\nstopped: false\n"
                                 "running: true\ntainted: false\n";
constexpr const char *refused = "time=\"x\" level=error msg=\"dial tcp 127.0.0.1:6565: connect: connection refused\"";

} // namespace

class TestExecLink : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_setup = std::make_unique<StreamClient>();
    }
    void cleanup()
    {
        m_link.reset();
        m_watcher.reset();
        m_setup.reset();
    }

    void ncCarriesBytesBothWays()
    {
        make(LinkWay::ExecNc);
        m_link->send(1, "early");
        QVERIFY(m_setup->acceptExec());
        QCOMPARE(commandOf(*peer(1)),
                 (QStringList{QStringLiteral("nc"), QStringLiteral("127.0.0.1"), QStringLiteral("6565")}));
        QVERIFY(peer(1)->target().contains("stdin=true"));
        QTRY_COMPARE(inputOf(*peer(1)), QByteArray("early"));
        output(*peer(1), httpReply("a").left(10));
        output(*peer(1), httpReply("a").mid(10));
        QTRY_COMPARE(m_watcher->said, (QVector<LinkSaid>{{1, 200, "a"}}));
        m_link->send(2, "now");
        QVERIFY(peer(1)->socket()->waitForReadyRead(2000));
        QCOMPARE(inputOf(*peer(1)), QByteArray("earlynow"));
        QCOMPARE(m_watcher->opened, 1);
        QVERIFY(m_link->isOpen());
    }

    void ncEnds()
    {
        make(LinkWay::ExecNc);
        QVERIFY(m_setup->acceptExec());
        m_link->send(1, "x");
        endExec(*peer(1), 1, "nc: can't connect to remote host (127.0.0.1): Connection refused\n");
        QTRY_COMPARE(m_watcher->closed.size(), 1);
        QCOMPARE(m_watcher->closed.first().code, Errc::Network);
        QCOMPARE(m_watcher->closed.first().subject, QStringLiteral("port"));
        QVERIFY(m_watcher->closed.first().what.contains(u"Connection refused"));
        QCOMPARE(m_watcher->said, (QVector<LinkSaid>{{1, -1, {}}}));
    }

    void k6OpensWhenItAnswers()
    {
        make(LinkWay::ExecK6);
        QVERIFY(m_link->isIdle());
        QVERIFY(m_setup->acceptExec(1));
        QCOMPARE(commandOf(*peer(1)).mid(0, 2), (QStringList{QStringLiteral("k6"), QStringLiteral("status")}));
        QVERIFY(!m_link->isOpen());
        output(*peer(1), paused);
        endExec(*peer(1), 0);
        QTRY_COMPARE(m_watcher->opened, 1);
        QVERIFY(m_link->isOpen());
        QVERIFY(m_watcher->said.isEmpty());
    }

    void k6RunsACommandForEachRequest()
    {
        openK6();
        m_link->send(1, k6::statusRequest());
        m_link->send(2, k6::releaseRequest());
        m_link->send(3, k6::allMetricsRequest());
        m_link->send(4, k6::stopRequest());
        const MonoTime asked = m_clock.now();
        QVERIFY(m_setup->acceptExec(2));
        m_clock.advance(30ms);
        output(*peer(2), paused);
        endExec(*peer(2), 0);
        QVERIFY(m_setup->acceptExec(3));
        QCOMPARE(commandOf(*peer(3)).value(1), QStringLiteral("resume"));
        output(*peer(3), released);
        endExec(*peer(3), 0);
        QVERIFY(m_setup->acceptExec(4));
        QCOMPARE(commandOf(*peer(4)).value(0), QStringLiteral("sh"));
        output(*peer(4), "status: 7\nstopped: true\nrunning: true\n");
        endExec(*peer(4), 0);
        QTRY_COMPARE(m_watcher->said.size(), 4);
        QCOMPARE(k6::parseStatus(m_watcher->said.at(0).body)->execution, k6::ExecutionStatus::PausedBeforeRun);
        QCOMPARE(k6::parseStatus(m_watcher->said.at(1).body)->execution, k6::ExecutionStatus::Running);
        QCOMPARE(m_watcher->said.at(2).status, 404);
        QVERIFY(k6::parseStatus(m_watcher->said.at(3).body)->stopped);
        QVERIFY(m_watcher->replies.at(0).sentAt == asked); // before the process began
        QVERIFY(m_watcher->replies.at(0).receivedAt == asked + 30ms);
        QVERIFY(m_link->isIdle());
    }

    void k6Refuses()
    {
        openK6();
        m_link->send(1, k6::releaseRequest());
        QVERIFY(m_setup->acceptExec(2));
        endExec(*peer(2), 255, "time=\"x\" level=error msg=\"Pause error: doesn't support pause and resume\"\n");
        QTRY_COMPARE(m_watcher->said.size(), 1);
        QCOMPARE(m_watcher->said.first().status, 500);
        QVERIFY(m_link->isOpen());
    }

    void k6IsNotThere_data()
    {
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("errors");
        QTest::addColumn<Errc>("code");
        QTest::newRow("does not answer yet") << 255 << QByteArray(refused) << Errc::Network;
        QTest::newRow("2.0 has no such command")
            << 255 << QByteArray("level=error msg=\"unknown command \\\"status\\\"\"") << Errc::Unsupported;
    }
    void k6IsNotThere()
    {
        QFETCH(const int, exitCode);
        QFETCH(const QByteArray, errors);
        QFETCH(const Errc, code);
        make(LinkWay::ExecK6);
        m_link->send(1, k6::statusRequest());
        QVERIFY(m_setup->acceptExec(1));
        endExec(*peer(1), exitCode, errors);
        QTRY_COMPARE(m_watcher->closed.size(), 1);
        QCOMPARE(m_watcher->closed.first().code, code);
        QCOMPARE(m_watcher->said, (QVector<LinkSaid>{{1, -1, {}}}));
        m_link->send(2, k6::statusRequest());
        QCOMPARE(m_watcher->said.size(), 1);
        QTRY_COMPARE(m_watcher->said.size(), 2);
        QCOMPARE(m_watcher->opened, 0);
    }

    void destroyedWhileBusySaysNothing()
    {
        openK6();
        m_link->send(1, k6::statusRequest());
        QVERIFY(m_setup->acceptExec(2));
        m_link.reset();
        QTRY_VERIFY(peer(2)->isGone());
        QVERIFY(m_watcher->said.isEmpty());
        QVERIFY(m_watcher->closed.isEmpty());
    }

private:
    void make(LinkWay way)
    {
        m_link = std::make_unique<ExecLink>(
            *m_setup->client, PodAddress{QStringLiteral("ns"), QStringLiteral("p"), QStringLiteral("c")}, way, m_clock);
        m_watcher = std::make_unique<LinkWatcher>(*m_link);
    }
    void openK6()
    {
        make(LinkWay::ExecK6);
        QVERIFY(m_setup->acceptExec(1));
        output(*peer(1), paused);
        endExec(*peer(1), 0);
        QTRY_VERIFY(m_link->isOpen());
    }
    WebSocketPeer *peer(int number) const { return m_setup->server.peers().at(number - 1); }

    FakeClock m_clock;
    std::unique_ptr<StreamClient> m_setup;
    std::unique_ptr<ExecLink> m_link;
    std::unique_ptr<LinkWatcher> m_watcher;
};

QTEST_GUILESS_MAIN(TestExecLink)
#include "tst_exec_link.moc"
