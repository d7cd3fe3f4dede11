// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <cstdio>

#include <sys/wait.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>

#include "store/run_owner.h"

using namespace largada::store;

namespace
{

const auto printOwner = QStringLiteral("--print-owner");

// This program again: says who it is, then waits to be killed.
int runAsOwner()
{
    std::puts(qPrintable(ownerOfThisProcess()));
    std::fflush(stdout);
    QTimer::singleShot(std::chrono::minutes(1), qApp, &QCoreApplication::quit);
    return QCoreApplication::exec();
}

} // namespace

class TestRunOwner : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void thisProcessIsThere()
    {
        QCOMPARE(ownerOfThisProcess().split(QLatin1Char(':')).size(), 3);
        QVERIFY(!isOwnerGone(ownerOfThisProcess()));
    }

    void anotherProcessIsGoneOnceItWasKilled()
    {
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), {printOwner});
        QTRY_VERIFY(other.canReadLine());
        const QString owner = QString::fromLatin1(other.readLine()).trimmed();
        QVERIFY(owner != ownerOfThisProcess());
        QVERIFY(!isOwnerGone(owner));

        other.kill();
        QTRY_COMPARE(other.state(), QProcess::NotRunning);
        QVERIFY(isOwnerGone(owner));
    }

    // Its number is still taken as long as its parent has not looked.
    void zombieIsGone()
    {
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        const QByteArray program = QFile::encodeName(QCoreApplication::applicationFilePath());
        const pid_t pid = ::fork();
        if (pid == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::execl(program.constData(), program.constData(), "--print-owner", nullptr);
            ::_exit(127);
        }
        ::close(ends[1]);
        QFile output;
        QVERIFY(output.open(ends[0], QIODevice::ReadOnly, QFileDevice::AutoCloseHandle));
        const QString owner = QString::fromLatin1(output.readLine()).trimmed();
        const bool wasGone = isOwnerGone(owner);

        ::kill(pid, SIGKILL);
        siginfo_t info{};
        QCOMPARE(::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOWAIT), 0); // ended, not reaped
        const bool isGone = isOwnerGone(owner);
        const bool isStillListed = QFile::exists(QStringLiteral("/proc/%1/stat").arg(pid));
        ::waitpid(pid, nullptr, 0);

        QVERIFY(!wasGone);
        QVERIFY(isStillListed);
        QVERIFY(isGone);
    }

    void whoIsNotThisMachinesProcessIsGone_data()
    {
        QTest::addColumn<QString>("owner");
        const QStringList own = ownerOfThisProcess().split(QLatin1Char(':'));
        const auto owner = [](const QString &boot, const QString &pid, const QString &start) {
            return QStringList{boot, pid, start}.join(QLatin1Char(':'));
        };
        QTest::addRow("before the last boot") << owner(QStringLiteral("b00t"), own[1], own[2]);
        QTest::addRow("the same number, another process") << owner(own[0], own[1], own[2] + QLatin1Char('1'));
        QTest::addRow("no such process") << owner(own[0], QStringLiteral("2147483647"), own[2]);
        QTest::addRow("every process") << owner(own[0], QStringLiteral("-1"), own[2]);
        QTest::addRow("the process group") << owner(own[0], QStringLiteral("0"), own[2]);
        QTest::addRow("no number") << owner(own[0], QStringLiteral("self"), own[2]);
        QTest::addRow("number too large") << owner(own[0], QStringLiteral("99999999999"), own[2]);
        QTest::addRow("empty") << QString();
        QTest::addRow("cut") << own[0] + QLatin1Char(':') + own[1];
    }
    void whoIsNotThisMachinesProcessIsGone()
    {
        QFETCH(const QString, owner);
        QVERIFY(isOwnerGone(owner));
    }
};

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().value(1) == printOwner)
        return runAsOwner();
    TestRunOwner test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_run_owner.moc"
