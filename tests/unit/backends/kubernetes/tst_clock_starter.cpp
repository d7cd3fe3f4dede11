// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Against scripted containers whose clocks go wrong by known amounts; the real script: tst_clock_script.
#include <cmath>
#include <memory>

#include <QRegularExpression>
#include <QTest>

#include "backends/kubernetes/clock_script.h"
#include "backends/kubernetes/clock_starter.h"
#include "support/starter_watcher.h"
#include "support/stream_client.h"

using namespace largada;
using namespace largada::backends;
using namespace largada::test;
using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace
{

qint64 wallNow()
{
    return std::chrono::duration_cast<microseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

QVector<RunnerId> runners(int count)
{
    QVector<RunnerId> ids;
    for (int i = 1; i <= count; ++i)
        ids += RunnerId{QStringLiteral("r%1").arg(i)};
    return ids;
}

// A container's script, played.
struct Script {
    qint64 clockIsOffBy = 0;
    bool isSilent = false; // never says that it runs
    bool armsNever = false;
    qsizetype read = 0; // of the input
    int timesAsked = 0;
    qint64 moment = 0;
    bool isAborted = false;
};

} // namespace

class TestClockStarter : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_scripts.clear();
        m_setup = std::make_unique<StreamClient>();
        connect(&m_setup->server, &WebSocketServer::requested, this, &TestClockStarter::play);
        m_starter = std::make_unique<ClockStarter>(
            *m_setup->client,
            [](const RunnerId &runner) -> std::optional<PodAddress> {
                if (runner.value == u"nowhere")
                    return std::nullopt;
                return PodAddress{QStringLiteral("ns"), runner.value, QStringLiteral("main"), 6566};
            },
            m_setup->clock);
        m_watcher = std::make_unique<StarterWatcher>(*m_starter);
    }
    void cleanup()
    {
        m_starter.reset();
        m_watcher.reset();
        m_setup.reset();
    }

    void leadGrowsWithTheFleet()
    {
        QVERIFY(m_starter->lead(1) >= 5s);
        QVERIFY(m_starter->lead(1000) >= 30s);
        QVERIFY(m_starter->lead(1000) <= 60s);
    }

    void momentIsToldInTheNodesMedianTime()
    {
        m_scripts = {{"r1", {0}}, {"r2", {70'000'000}}, {"r3", {70'200'000}}};
        const WallTime at = inSeconds(20);
        m_starter->arm(runners(3), at);
        QTRY_COMPARE(m_watcher->armed.size(), size_t(3));
        const qint64 told = m_scripts["r1"].moment;
        QCOMPARE(m_scripts["r2"].moment, told); // one moment for all
        QCOMPARE(m_scripts["r3"].moment, told);
        const qint64 error = told - (microseconds(at.time_since_epoch()).count() + 70'000'000);
        QVERIFY2(std::abs(error) < 50'000, QByteArray::number(error).constData());
        for (const auto &[runner, script] : m_scripts)
            QCOMPARE(script.timesAsked, 5);
        QVERIFY(m_starter->clockSpread().has_value());
        QVERIFY(std::abs(m_starter->clockSpread()->count() - 70'200'000) < 50'000);
        QCOMPARE(commandOf(*peer("r1")), clockCommand(6566));
        QVERIFY(m_watcher->failed.empty());
    }

    void reportsHowLateEachWas()
    {
        m_scripts = {{"r1", {0}}, {"r2", {-400'000}}, {"r3", {0}}};
        const WallTime at = inSeconds(20);
        m_starter->arm(runners(3), at);
        QTRY_COMPARE(m_watcher->armed.size(), size_t(3));
        for (const char *runner : {"r1", "r2"}) {
            output(*peer(runner), "FIRED 12\nANSWERED 34");
            output(*peer(runner), "12\nHTTP/1.1 200 OK\r\n\r\n{}\n");
            endExec(*peer(runner), 0);
        }
        QTRY_COMPARE(m_watcher->released.size(), size_t(2));
        const auto first = m_watcher->released[QStringLiteral("r1")],
                   second = m_watcher->released[QStringLiteral("r2")];
        QVERIFY(first.late == 12us);
        QVERIFY(first.answeredAt - first.sentAt == 3400us);
        // A clock that is slow makes its runner start late: seen on one clock, ours.
        const auto between = std::chrono::duration_cast<microseconds>(second.sentAt - first.sentAt);
        QVERIFY2(std::abs(between.count() - 400'000) < 50'000, QByteArray::number(qint64(between.count())).constData());
    }

    void failures_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<int>("exitCode"); // -1: the connection is cut
        QTest::addColumn<Errc>("code");
        QTest::addColumn<int>("status");
        QTest::newRow("k6 refused") << QByteArray("FIRED 1\nANSWERED 2\nHTTP/1.1 500 Internal Server Error\r\n\n") << 1
                                    << Errc::Conflict << 500;
        QTest::newRow("k6 did not answer") << QByteArray("ANSWERED 2\n\n") << 1 << Errc::Conflict << 0;
        QTest::newRow("gave up") << QByteArray("ABORT end of input\n") << 75 << Errc::Cancelled << 0;
        QTest::newRow("no clock") << QByteArray("NOCLOCK\n") << 76 << Errc::Unsupported << 0;
        QTest::newRow("too late") << QByteArray("LATE -5\n") << 77 << Errc::Timeout << 0;
        QTest::newRow("no shell") << QByteArray() << 127 << Errc::Process << 127;
        QTest::newRow("cut") << QByteArray("FIRED 1\n") << -1 << Errc::Network << 0;
    }
    void failures()
    {
        QFETCH(const QByteArray, lines);
        QFETCH(const int, exitCode);
        QFETCH(const Errc, code);
        QFETCH(const int, status);
        m_scripts = {{"r1", {0}}};
        m_starter->arm(runners(1), inSeconds(20));
        QTRY_COMPARE(m_watcher->armed.size(), size_t(1));
        output(*peer("r1"), lines);
        if (exitCode < 0)
            peer("r1")->hangUp();
        else
            endExec(*peer("r1"), exitCode);
        QTRY_COMPARE(m_watcher->failed.size(), size_t(1));
        QCOMPARE(m_watcher->failed[QStringLiteral("r1")].code, code);
        QCOMPARE(m_watcher->failed[QStringLiteral("r1")].status, status);
        QVERIFY(m_watcher->released.empty());
    }

    void whoIsNotArmedInTimeIsLeftOut()
    {
        Script silent, never;
        silent.isSilent = true;
        never.armsNever = true;
        m_scripts = {{"r1", {0}}, {"r2", silent}, {"r3", never}};
        m_starter->arm(runners(3), inSeconds(4)); // the moment is told half a second from now, two before it is the end
        QTRY_COMPARE(m_watcher->armed, std::set<QString>{QStringLiteral("r1")});
        QTRY_COMPARE(m_watcher->failed.size(), size_t(2));
        QCOMPARE(m_watcher->failed[QStringLiteral("r2")].code, Errc::Timeout);
        QCOMPARE(m_watcher->failed[QStringLiteral("r3")].code, Errc::Timeout);
        QTRY_VERIFY(m_scripts["r3"].isAborted);
        QTRY_VERIFY(peer("r2")->isGone() && peer("r3")->isGone());
        QVERIFY(!m_scripts["r1"].isAborted);
    }

    void momentTooNearFailsAll()
    {
        m_scripts = {{"r1", {0}}};
        m_starter->arm(runners(1), inSeconds(1));
        QVERIFY(m_watcher->failed.empty()); // nothing from inside
        QTRY_COMPARE(m_watcher->failed.size(), size_t(1));
        QVERIFY(m_watcher->armed.empty());
    }

    void abortIsTold()
    {
        m_scripts = {{"r1", {0}}, {"r2", {0}}};
        m_starter->arm(runners(2), inSeconds(20));
        QTRY_COMPARE(m_watcher->armed.size(), size_t(2));
        m_starter->abort();
        QTRY_VERIFY(m_scripts["r1"].isAborted && m_scripts["r2"].isAborted);
        endExec(*peer("r1"), 75);
        QTRY_VERIFY(peer("r1")->isGone());
        QVERIFY(m_watcher->failed.empty());
        QVERIFY(m_watcher->released.empty());
    }

    void mayBeArmedAnewAfterAnAbort()
    {
        m_scripts = {{"r1", {0}}};
        m_starter->arm(runners(1), inSeconds(20));
        QTRY_COMPARE(m_watcher->armed.size(), size_t(1));
        m_starter->abort();
        QTRY_VERIFY(m_scripts["r1"].isAborted);
        disconnect(peer("r1")->socket(), nullptr, this, nullptr); // it hangs, and has not ended
        m_watcher->armed.clear();
        m_scripts["r1"] = {};
        m_starter->arm(runners(1), inSeconds(30));
        QTRY_COMPARE(m_watcher->armed.size(), size_t(1));
        QTRY_VERIFY(m_setup->server.peers().first()->isGone());
        auto *second = m_setup->server.peers().at(1);
        output(*second, "FIRED 1\nANSWERED 2\nHTTP/1.1 200 OK\n");
        endExec(*second, 0);
        QTRY_COMPARE(m_watcher->released.size(), size_t(1));
        QVERIFY(m_watcher->failed.empty());
    }

    void deletingAborts()
    {
        m_scripts = {{"r1", {0}}};
        m_starter->arm(runners(1), inSeconds(20));
        QTRY_COMPARE(m_watcher->armed.size(), size_t(1));
        m_starter.reset();
        QTRY_VERIFY(m_scripts["r1"].isAborted);
        QTRY_VERIFY(peer("r1")->isGone());
    }

    void atMost64HandshakesAtATime()
    {
        m_starter->arm(runners(70), inSeconds(60)); // of scripts that never speak
        QTRY_COMPARE(m_setup->server.peers().size(), 64);
        output(*m_setup->server.peers().first(), "READY 1\n");
        QTRY_COMPARE(m_setup->server.peers().size(), 65);
    }

    void runnerWithoutAPodFails()
    {
        m_starter->arm({RunnerId{QStringLiteral("nowhere")}}, inSeconds(20));
        QTRY_COMPARE(m_watcher->failed.size(), size_t(1));
    }

    void hostileLinesDoNoHarm()
    {
        m_scripts = {{"r1", {0}}};
        m_starter->arm(runners(1), inSeconds(20));
        QTRY_COMPARE(m_watcher->armed.size(), size_t(1));
        output(*peer("r1"), "READY 1\nTIME 5\nARMED x\nTIME 99999999999999999999\n" + QByteArray(100'000, 'x'));
        output(*peer("r1"), QByteArray(100'000, '\n'));
        endExec(*peer("r1"), 0); // a success without a word of it
        QTRY_COMPARE(m_watcher->failed.size(), size_t(1));
    }

private:
    static WallTime inSeconds(int seconds)
    {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) +
               std::chrono::seconds(seconds);
    }
    WebSocketPeer *peer(const QByteArray &runner) const
    {
        for (WebSocketPeer *peer : m_setup->server.peers()) {
            if (peer->target().contains("/pods/" + runner + "/"))
                return peer;
        }
        return nullptr;
    }
    void play(WebSocketPeer *peer)
    {
        peer->accept("v5.channel.k8s.io", WebSocketPeer::frame(2, "\1"));
        const QByteArray runner = peer->target().split('/').value(6);
        const auto found = m_scripts.find(runner);
        if (found == m_scripts.end() || found->second.isSilent)
            return;
        Script &script = found->second;
        output(*peer, "READY " + QByteArray::number(wallNow() + script.clockIsOffBy) + '\n');
        connect(peer->socket(), &QTcpSocket::readyRead, this, [peer, &script] { answer(*peer, script); });
    }
    static void answer(WebSocketPeer &peer, Script &script)
    {
        const QByteArray input = inputOf(peer);
        for (qsizetype end = input.indexOf('\n', script.read); end >= 0; end = input.indexOf('\n', script.read)) {
            const QByteArray line = input.mid(script.read, end - script.read);
            script.read = end + 1;
            const QByteArray clock = QByteArray::number(wallNow() + script.clockIsOffBy);
            if (line == "time") {
                ++script.timesAsked;
                output(peer, "TIME " + clock + '\n');
            } else if (line.startsWith("go ")) {
                script.moment = line.mid(3).toLongLong();
                if (!script.armsNever)
                    output(peer, "ARMED " + clock + '\n');
            } else {
                script.isAborted = true;
            }
        }
    }

    std::unique_ptr<StreamClient> m_setup;
    std::unique_ptr<ClockStarter> m_starter;
    std::unique_ptr<StarterWatcher> m_watcher;
    std::map<QByteArray, Script> m_scripts;
};

QTEST_GUILESS_MAIN(TestClockStarter)
#include "tst_clock_starter.moc"
