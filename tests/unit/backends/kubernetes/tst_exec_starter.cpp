// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include <QRegularExpression>
#include <QTest>

#include "backends/kubernetes/exec_starter.h"
#include "support/starter_watcher.h"
#include "support/stream_client.h"

using namespace largada;
using namespace largada::backends;
using namespace largada::test;

namespace
{

QByteArray statusOf(int execution, bool paused)
{
    return "status: " + QByteArray::number(execution) + "\npaused: \"" + (paused ? "true" : "false") +
           "\"\nvus: \"0\"\nvus-max: \"2\"\nstopped: false\nrunning: false\ntainted: false\n";
}

constexpr const char *alreadyRunning =
    "time=\"x\" level=error msg=\"Pause error: doesn't support pause and resume operations after its start\"\n";

QVector<RunnerId> runners(int count)
{
    QVector<RunnerId> ids;
    for (int i = 1; i <= count; ++i)
        ids += RunnerId{QStringLiteral("r%1").arg(i)};
    return ids;
}

} // namespace

class TestExecStarter : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_setup = std::make_unique<StreamClient>();
        m_starter = std::make_unique<ExecStarter>(
            *m_setup->client,
            [](const RunnerId &runner) -> std::optional<PodAddress> {
                if (runner.value == u"nowhere")
                    return std::nullopt;
                return PodAddress{QStringLiteral("ns"), runner.value, QStringLiteral("z-warmup")};
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

    void armsAtOnceAndNeedsNoLead()
    {
        QVERIFY(m_starter->lead(1000) == std::chrono::milliseconds(0));
        m_starter->arm(runners(2), {});
        QVERIFY(m_watcher->armed.empty());
        QTRY_COMPARE(m_watcher->armed, (std::set<QString>{QStringLiteral("r1"), QStringLiteral("r2")}));
        QVERIFY(m_setup->server.peers().isEmpty());
    }

    void releasesByCommand()
    {
        const MonoTime before = m_setup->clock.now();
        m_starter->release(runners(1));
        QVERIFY(m_setup->acceptExec(1));
        QCOMPARE(commandOf(*peer(1)),
                 (QStringList{QStringLiteral("k6"), QStringLiteral("resume"), QStringLiteral("--no-color"),
                              QStringLiteral("--address"), QStringLiteral("127.0.0.1:6565")}));
        QVERIFY(peer(1)->target().contains("/pods/r1/exec?container=z-warmup"));
        output(*peer(1), statusOf(4, false));
        endExec(*peer(1), 0);
        QTRY_COMPARE(m_watcher->released.size(), size_t(1));
        const auto released = m_watcher->released[QStringLiteral("r1")];
        QVERIFY(released.sentAt >= before);
        QVERIFY(released.answeredAt > released.sentAt);
        QVERIFY(!released.late);
    }

    void atMost64AtATime()
    {
        m_starter->release(runners(70));
        QTRY_COMPARE(m_setup->server.peers().size(), 64);
        QVERIFY(m_setup->acceptExec(1));
        output(*peer(1), statusOf(7, false));
        endExec(*peer(1), 0);
        QTRY_COMPARE(m_setup->server.peers().size(), 65);
        m_starter->abort(); // the rest never begins
        QVERIFY(m_setup->acceptExec(2));
        output(*peer(2), statusOf(7, false));
        endExec(*peer(2), 0);
        QTRY_COMPARE(m_watcher->released.size(), size_t(2));
        QVERIFY(m_setup->acceptExec(65));
        QCOMPARE(m_setup->server.peers().size(), 65);
    }

    // What follows a resume that did not say that it worked.
    void doubtIsAsked_data()
    {
        QTest::addColumn<bool>("isCut"); // else: k6 says that it runs already
        QTest::addColumn<int>("execution");
        QTest::addColumn<bool>("paused");
        QTest::addColumn<bool>("isReleased");
        QTest::newRow("runs already") << false << 7 << false << true;
        QTest::newRow("started already") << false << 5 << false << true;
        QTest::newRow("is in its teardown") << false << 8 << false << true;
        QTest::newRow("is paused all the same") << false << 4 << true << false;
        QTest::newRow("has ended") << false << 9 << false << false;
        QTest::newRow("cut, and runs") << true << 6 << false << true;
        QTest::newRow("cut, and is paused") << true << 4 << true << false;
    }
    void doubtIsAsked()
    {
        QFETCH(const bool, isCut);
        QFETCH(const int, execution);
        QFETCH(const bool, paused);
        QFETCH(const bool, isReleased);
        m_starter->release(runners(1));
        QVERIFY(m_setup->acceptExec(1));
        if (isCut)
            peer(1)->hangUp();
        else
            endExec(*peer(1), 255, alreadyRunning);
        QVERIFY(m_setup->acceptExec(2));
        QCOMPARE(commandOf(*peer(2)).value(1), QStringLiteral("status")); // and no second resume
        output(*peer(2), statusOf(execution, paused));
        endExec(*peer(2), 0);
        QTRY_COMPARE(m_watcher->released.size() + m_watcher->failed.size(), size_t(1));
        QCOMPARE(m_watcher->released.size(), size_t(isReleased));
        if (!isReleased)
            QCOMPARE(m_watcher->failed[QStringLiteral("r1")].code, isCut ? Errc::Network : Errc::Conflict);
    }

    void failures_data()
    {
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("errors");
        QTest::addColumn<Errc>("code");
        QTest::newRow("nothing listens") << 255 << QByteArray("msg=\"dial tcp 127.0.0.1:6565: connection refused\"")
                                         << Errc::Network;
        QTest::newRow("k6 2.0") << 255 << QByteArray("msg=\"unknown command \\\"resume\\\"\"") << Errc::Unsupported;
        QTest::newRow("no k6") << 127 << QByteArray("not found") << Errc::Unsupported;
    }
    void failures()
    {
        QFETCH(const int, exitCode);
        QFETCH(const QByteArray, errors);
        QFETCH(const Errc, code);
        m_starter->release(runners(1));
        QVERIFY(m_setup->acceptExec(1));
        endExec(*peer(1), exitCode, errors);
        QTRY_COMPARE(m_watcher->failed.size(), size_t(1));
        QCOMPARE(m_watcher->failed[QStringLiteral("r1")].code, code);
        QCOMPARE(m_setup->server.peers().size(), 1);
    }

    void refusedExecFails()
    {
        m_starter->release(runners(1));
        auto *asked = m_setup->waitForPeer(1);
        QVERIFY(asked);
        asked->refuse(500, "container not found (\"z-warmup\")", "text/plain");
        QTRY_COMPARE(m_watcher->failed.size(), size_t(1));
        QCOMPARE(m_watcher->failed[QStringLiteral("r1")].code, Errc::NotFound);
    }

    void runnerWithoutAPodFails()
    {
        m_starter->release({RunnerId{QStringLiteral("nowhere")}});
        QVERIFY(m_watcher->failed.empty());
        QTRY_COMPARE(m_watcher->failed.size(), size_t(1));
    }

private:
    WebSocketPeer *peer(int number) const { return m_setup->server.peers().at(number - 1); }

    std::unique_ptr<StreamClient> m_setup;
    std::unique_ptr<ExecStarter> m_starter;
    std::unique_ptr<StarterWatcher> m_watcher;
};

QTEST_GUILESS_MAIN(TestExecStarter)
#include "tst_exec_starter.moc"
