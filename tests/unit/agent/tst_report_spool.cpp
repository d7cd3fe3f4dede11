// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an agent has to tell survives it, within its bound.
#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>
#include <sys/stat.h>
#include <unistd.h>

#include "agent/report_spool.h"

using namespace largada;
using namespace largada::agent;

namespace
{

const QString agentName = QStringLiteral("agent-1");

SpooledRun run(const QByteArray &report = {}, bool isBegun = false)
{
    return {QUuid::createUuid().toString(QUuid::WithoutBraces), isBegun, R"({"begin":1})", report};
}

} // namespace

class TestReportSpool : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void runsComeBackAsTheyWereKept()
    {
        QTemporaryDir directory;
        const SpooledRun unended = run({}, true), first = run("{\"a\":1}"), second = run("{\"b\":2}", true);
        {
            const auto spool = ReportSpool::open(directory.path(), agentName);
            QVERIFY(spool);
            for (const auto &kept : {first, unended, second})
                (*spool)->put(kept);
        }
        const auto spool = ReportSpool::open(directory.path(), agentName);
        QVERIFY(spool);
        QCOMPARE((*spool)->size(), 3);
        QCOMPARE((*spool)->unended(), QVector<SpooledRun>({unended}));
        QCOMPARE((*spool)->oldestEnded(), std::optional(first));
        (*spool)->remove(first.runId);
        QCOMPARE((*spool)->oldestEnded(), std::optional(second));
        (*spool)->remove(second.runId);
        QVERIFY(!(*spool)->oldestEnded());
        QCOMPARE((*spool)->dropped(), 0);
    }

    void laterPutReplacesAndKeepsItsAge()
    {
        QTemporaryDir directory;
        auto first = run();
        const auto second = run("{}");
        const auto spool = ReportSpool::open(directory.path(), agentName);
        QVERIFY(spool);
        (*spool)->put(first);
        (*spool)->put(second);
        first.isBegun = true;
        first.report = "{\"x\":\"\\n\"}";
        (*spool)->put(first);
        QCOMPARE((*spool)->size(), 2);
        QCOMPARE((*spool)->oldestEnded(), std::optional(first));
    }

    void nothingIsLeftOfAnEmptySpool()
    {
        QTemporaryDir directory;
        {
            const auto spool = ReportSpool::open(directory.path(), agentName);
            QVERIFY(spool);
            const auto only = run("{}");
            (*spool)->put(only);
            (*spool)->remove(only.runId);
            QCOMPARE((*spool)->bytes(), 0);
        }
        QCOMPARE(QDir(directory.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
    }

    void fullSpoolDropsItsOldestEnds()
    {
        QTemporaryDir directory;
        constexpr qint64 blocks = 8, block = 4096;
        const auto spool = ReportSpool::open(directory.path(), agentName, blocks * block);
        QVERIFY(spool);
        const auto unended = run();
        (*spool)->put(unended);
        QVector<SpooledRun> runs;
        for (int i = 0; i < 20; ++i) {
            runs += run("{\"n\":" + QByteArray::number(i) + "}");
            if (i >= blocks - 1)
                QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("drops the report of run")));
            (*spool)->put(runs.last());
            QVERIFY((*spool)->bytes() <= blocks * block);
        }
        QCOMPARE((*spool)->dropped(), 20 - (blocks - 1));
        QCOMPARE((*spool)->oldestEnded(), std::optional(runs[20 - (blocks - 1)]));
        QCOMPARE((*spool)->unended(), QVector<SpooledRun>({unended})); // the one that runs is never dropped
        qint64 onDisk = 0;
        for (const auto &file : QDir((*spool)->path()).entryInfoList(QDir::Files))
            onDisk += (file.size() + block - 1) / block * block;
        QCOMPARE(onDisk, (*spool)->bytes());
    }

    void secondAgentOfOneNameHasItsOwn()
    {
        QTemporaryDir directory;
        const auto one = ReportSpool::open(directory.path(), agentName);
        const auto other = ReportSpool::open(directory.path(), agentName);
        QVERIFY(one && other);
        QVERIFY((*one)->path() != (*other)->path());
        (*one)->put(run("{}"));
        QCOMPARE((*other)->size(), 0);
    }

    void whatASecondAgentLeftIsTakenOver()
    {
        QTemporaryDir directory;
        const auto ofOne = run("{\"a\":1}"), ofOther = run("{\"b\":2}", true);
        {
            const auto one = ReportSpool::open(directory.path(), agentName);
            const auto other = ReportSpool::open(directory.path(), agentName);
            QVERIFY(one && other);
            (*one)->put(ofOne);
            (*other)->put(ofOther);
        }
        const auto next = ReportSpool::open(directory.path(), agentName);
        QVERIFY(next);
        QCOMPARE((*next)->size(), 2);
        for (const auto &kept : {ofOne, ofOther})
            (*next)->remove(kept.runId);
        QCOMPARE((*next)->size(), 0);
        QCOMPARE(QDir(directory.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    }

    void anyNameMakesAFolderOfItsOwn()
    {
        QTemporaryDir directory;
        QStringList paths;
        for (const char *name : {"a/b", "a_b", "../../etc", "ção", "", "a b", "\xF0\x9F\x9A\x80"}) {
            const auto spool = ReportSpool::open(directory.path(), QString::fromUtf8(name));
            QVERIFY2(spool, name);
            QCOMPARE(QFileInfo((*spool)->path()).path(), QFileInfo(directory.path()).absoluteFilePath());
            QVERIFY(!paths.contains((*spool)->path()));
            paths += (*spool)->path();
        }
    }

    void brokenFilesAreRemoved()
    {
        QTemporaryDir directory;
        const auto kept = run("{}");
        QString path;
        {
            const auto spool = ReportSpool::open(directory.path(), agentName);
            QVERIFY(spool);
            (*spool)->put(kept);
            path = (*spool)->path();
        }
        const QString cut = QStringLiteral("00000000000000000009-%1.run").arg(run().runId);
        const QStringList broken{cut, QStringLiteral("x"), cut + QStringLiteral(".AbCdEf")};
        for (const QString &name : broken) {
            QFile file(path + QLatin1Char('/') + name);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("largada-run 1 begun\n{") > 0);
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("removes an unreadable file")));
        }
        const auto spool = ReportSpool::open(directory.path(), agentName);
        QVERIFY(spool);
        QCOMPARE((*spool)->size(), 1);
        QCOMPARE((*spool)->oldestEnded(), std::optional(kept));
        QCOMPARE(QDir(path).entryList(QDir::Files).size(), 1);
    }

    void whatCannotBeWrittenStaysInMemory()
    {
        QTemporaryDir directory;
        const auto spool = ReportSpool::open(directory.path(), agentName);
        QVERIFY(spool);
        QVERIFY(QDir().rmdir((*spool)->path())); // as a full disk is: no file can be made
        const auto kept = run("{\"a\":1}");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("keeps a report in memory")));
        (*spool)->put(kept);
        QCOMPARE((*spool)->oldestEnded(), std::optional(kept));
        for (int i = 0; i < 300; ++i) {
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("keeps a report in memory")));
            if (i >= 255)
                QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("drops the report of run")));
            (*spool)->put(run("{}"));
        }
        QCOMPARE((*spool)->size(), 256);
        QCOMPARE((*spool)->dropped(), 45);
    }

    void foreignFolderIsNotUsed()
    {
        QTemporaryDir directory;
        const QString taken = directory.filePath(QStringLiteral("largada-agent-") + agentName);
        QVERIFY(QDir().mkdir(taken));
        QCOMPARE(::chmod(QFile::encodeName(taken).constData(), 0777), 0); // others could write there
        const auto spool = ReportSpool::open(directory.path(), agentName);
        QVERIFY(spool);
        QCOMPARE((*spool)->path(), taken + QStringLiteral("~2"));
        const QString link = directory.filePath(QStringLiteral("largada-agent-b"));
        QVERIFY(QFile::link(QDir::homePath(), link));
        const auto other = ReportSpool::open(directory.path(), QStringLiteral("b"));
        QVERIFY(other);
        QCOMPARE((*other)->path(), link + QStringLiteral("~2"));
    }

    void missingDirectoryIsAnError()
    {
        const auto spool = ReportSpool::open(QStringLiteral("/no/such/directory"), agentName);
        QVERIFY(!spool);
        QCOMPARE(spool.error().code, Errc::Storage);
    }
};

QTEST_GUILESS_MAIN(TestReportSpool)
#include "tst_report_spool.moc"
