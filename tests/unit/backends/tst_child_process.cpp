// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <unistd.h>

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include "backends/local/process_usage.h"
#include "core/child_process.h"

using namespace largada;
using backends::processUsage;

namespace
{

// Of /proc/PID/stat, after the name in brackets: state, parent, process group. Empty when there is no such process.
QList<QByteArray> statOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray line = file.readAll();
    return line.mid(line.lastIndexOf(')') + 2).split(' ');
}

bool isGone(qint64 pid)
{
    const QList<QByteArray> stat = statOf(pid);
    return stat.isEmpty() || stat.first() == "Z"; // whoever adopted it may be slow to look
}

void startShell(QProcess &process, const QString &script)
{
    bindToOurLife(process);
    process.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), script});
}

} // namespace

class TestChildProcess : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void exitCodeIsAShells_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("code");
        QTest::newRow("0") << QStringLiteral("exit 0") << 0;
        QTest::newRow("99") << QStringLiteral("exit 99") << 99;
        QTest::newRow("255") << QStringLiteral("exit 255") << 255;
        QTest::newRow("SIGKILL") << QStringLiteral("kill -KILL $$") << 137;
        QTest::newRow("SIGTERM") << QStringLiteral("kill -TERM $$") << 143;
        QTest::newRow("SIGINT") << QStringLiteral("kill -INT $$") << 130;
        QTest::newRow("SIGPIPE is not ignored") << QStringLiteral("kill -PIPE $$; exit 3") << 141;
    }
    void exitCodeIsAShells()
    {
        QFETCH(const QString, script);
        QFETCH(const int, code);
        const auto before = ::signal(SIGPIPE, SIG_IGN); // as the program itself has it
        QProcess process;
        startShell(process, script);
        QTRY_COMPARE(process.state(), QProcess::NotRunning);
        ::signal(SIGPIPE, before);
        QCOMPARE(exitCodeOf(process), code);
    }

    void childLeadsItsOwnProcessGroup()
    {
        QProcess process;
        startShell(process, QStringLiteral("echo ready; read line"));
        QTRY_VERIFY(process.canReadLine());
        QCOMPARE(statOf(process.processId()).value(1).toLongLong(), qint64(::getpid()));
        QCOMPARE(statOf(process.processId()).value(2).toLongLong(), process.processId());
        process.closeWriteChannel();
        QTRY_COMPARE(process.state(), QProcess::NotRunning);
    }

    void signalReachesTheWholeGroup()
    {
        QProcess process;
        startShell(process, QStringLiteral("sleep 1000 & echo $!; wait"));
        QTRY_VERIFY(process.canReadLine());
        const qint64 grandchild = process.readLine().trimmed().toLongLong();
        QVERIFY(grandchild > 0 && !isGone(grandchild));
        signalGroup(process, SIGTERM);
        QTRY_COMPARE(process.state(), QProcess::NotRunning);
        QCOMPARE(exitCodeOf(process), 143);
        QTRY_VERIFY(isGone(grandchild));
    }

    void signalToWhatDoesNotRunIsNothing()
    {
        QProcess never;
        signalGroup(never, SIGKILL); // were it sent to group 0, this test would be gone
        QProcess process;
        startShell(process, QStringLiteral("exit 0"));
        QTRY_COMPARE(process.state(), QProcess::NotRunning);
        signalGroup(process, SIGKILL);
        QCOMPARE(exitCodeOf(process), 0);
    }

    void signalRightAfterTheStartIsNotLost()
    {
        for (int i = 0; i < 20; ++i) {
            QProcess process;
            startShell(process, QStringLiteral("sleep 1000"));
            signalGroup(process, SIGKILL);
            QTRY_COMPARE(process.state(), QProcess::NotRunning);
            QCOMPARE(exitCodeOf(process), 137);
        }
    }

    void childEndsWhenItsParentIsKilled()
    {
        QProcess parent;
        parent.start(QStringLiteral(DOOMED_PARENT), {});
        QTRY_VERIFY(parent.canReadLine());
        const qint64 child = parent.readLine().trimmed().toLongLong();
        QVERIFY(child > 0);
        QCOMPARE(statOf(child).value(1).toLongLong(), parent.processId());
        QVERIFY(!isGone(child));
        ::kill(static_cast<pid_t>(parent.processId()), SIGKILL); // no chance to tidy up
        QTRY_COMPARE(parent.state(), QProcess::NotRunning);
        QTRY_VERIFY(isGone(child));
    }
};

QTEST_GUILESS_MAIN(TestChildProcess)
#include "tst_child_process.moc"
