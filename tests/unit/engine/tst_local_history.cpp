// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "../store/raw_database.h"
#include "../store/sample_runs.h"
#include "engine/local_history.h"
#include "support/engine_watcher.h"
#include "support/modes_count.h"

using namespace largada;
using namespace largada::engine;
using test::answerOf;
using test::RawDatabase;

class TestLocalHistory : public QObject
{
    Q_OBJECT

private:
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;

    QString file() const { return m_dir->filePath(QStringLiteral("history.db")); }
    bool save(const fleet::RunRecord &run) const
    {
        auto store = store::RunStore::open(file());
        return store && (*store)->save(run);
    }
    QStringList idsOf(LocalHistory &history)
    {
        const auto runs = answerOf(history.list(), this);
        if (!runs || !*runs)
            return {runs ? runs->error().what : QStringLiteral("no answer")};
        QStringList ids;
        for (const store::RunSummary &run : **runs)
            ids.append(run.id.value);
        return ids;
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_dir = std::make_unique<QTemporaryDir>();
    }

    void runsAreListedLoadedAndRemoved()
    {
        for (int i = 0; i < 3; ++i)
            QVERIFY(save(test::plainRun(QString(QChar(u'a' + i)), i)));
        LocalHistory history(file(), m_clock);
        QCOMPARE(idsOf(history), QStringList({QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("a")}));
        const auto loaded = answerOf(history.load(RunId{QStringLiteral("b")}), this);
        QVERIFY(loaded && *loaded);
        QVERIFY(test::isAsSaved(**loaded, test::plainRun(QStringLiteral("b"), 1)));
        QCOMPARE((*loaded)->number, 2);

        QSignalSpy changed(&history, &History::changed);
        const auto removed = answerOf(
            history.remove({RunId{QStringLiteral("a")}, RunId{QStringLiteral("gone")}, RunId{QStringLiteral("c")}}),
            this);
        QVERIFY(removed && *removed); // what is gone already is no failure
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(idsOf(history), QStringList(QStringLiteral("b")));
        const auto missing = answerOf(history.load(RunId{QStringLiteral("a")}), this);
        QVERIFY(missing);
        QCOMPARE(missing->error().code, Errc::NotFound);
        QCOMPARE(history.trouble(), HistoryTrouble::None);
    }

    void factsAreTheFiles()
    {
        QVERIFY(save(test::largeRun(QStringLiteral("a"), 50, 50)));
        LocalHistory history(file(), m_clock);
        const auto facts = answerOf(history.facts(), this);
        QVERIFY(facts && *facts);
        QCOMPARE((*facts)->runs, 1);
        QCOMPARE((*facts)->file, file());
        QVERIFY((*facts)->bytes >= QFile(file()).size());
    }

    void oldRunsArePruned()
    {
        fleet::RunRecord old = test::plainRun(QStringLiteral("old"));
        old.startedAt = m_clock.wall() - std::chrono::days(10) - std::chrono::minutes(1);
        fleet::RunRecord young = test::plainRun(QStringLiteral("young"));
        young.startedAt = m_clock.wall() - std::chrono::days(10) + std::chrono::minutes(1);
        QVERIFY(save(old) && save(young));
        LocalHistory history(file(), m_clock);
        QCOMPARE(*answerOf(history.prune(0, 0), this)->operator->(), 0);
        QCOMPARE(*answerOf(history.prune(10, 0), this)->operator->(), 1);
        QCOMPARE(idsOf(history), QStringList(QStringLiteral("young")));
    }

    void savesOfOthersShow()
    {
        LocalHistory history(file(), m_clock);
        QCOMPARE(idsOf(history), QStringList());
        QSignalSpy changed(&history, &History::changed);
        QTRY_VERIFY(changed.size() <= 1); // the opening's own
        changed.clear();
        QVERIFY(save(test::plainRun(QStringLiteral("a"))));
        history.noteSaved();
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(save(test::plainRun(QStringLiteral("b")))); // nobody says so
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, 30'000);
    }

    void damagedFileIsSetAside_data()
    {
        QTest::addColumn<bool>("isWhole"); // its first page
        QTest::addRow("no database") << false;
        QTest::addRow("damaged after the first page") << true;
    }
    void damagedFileIsSetAside()
    {
        QFETCH(const bool, isWhole);
        QByteArray damaged(20'000, 'x');
        if (isWhole) {
            QVERIFY(save(test::largeRun(QStringLiteral("a"), 50, 50)));
            QFile whole(file());
            QVERIFY(whole.open(QIODevice::ReadOnly));
            damaged = whole.readAll();
            damaged.replace(4096, damaged.size() - 4096, QByteArray(damaged.size() - 4096, 'x'));
        }
        QFile write(file());
        QVERIFY(write.open(QIODevice::WriteOnly) && write.write(damaged) == damaged.size());
        write.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("damaged, set aside as .*broken-")));

        LocalHistory history(file(), m_clock);
        QSignalSpy troubled(&history, &History::troubled);
        QCOMPARE(idsOf(history), QStringList());

        QTRY_COMPARE(history.trouble(), HistoryTrouble::SetAside);
        QVERIFY2(QRegularExpression(QStringLiteral("history\\.db\\.broken-\\d{8}-\\d{6}$"))
                     .match(history.troubleFile())
                     .hasMatch(),
                 qPrintable(history.troubleFile()));
        QFile kept(history.troubleFile());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), damaged);
        QVERIFY(save(test::plainRun(QStringLiteral("b"))));
        QCOMPARE(idsOf(history), QStringList(QStringLiteral("b")));
    }

    void newerFileIsLeftAlone()
    {
        QVERIFY(save(test::plainRun(QStringLiteral("a"))));
        QVERIFY(RawDatabase(file()).exec(QStringLiteral("PRAGMA user_version = 4711")));
        LocalHistory history(file(), m_clock);
        const auto runs = answerOf(history.list(), this);
        QVERIFY(runs);
        QCOMPARE(runs->error().code, Errc::Unsupported);
        QTRY_COMPARE(history.trouble(), HistoryTrouble::Newer);
        QCOMPARE(history.troubleFile(), file());
        QCOMPARE(RawDatabase(file()).value(QStringLiteral("PRAGMA user_version")).toInt(), 4711);
    }

    void lockedFileIsTriedAgain()
    {
        QVERIFY(save(test::plainRun(QStringLiteral("a"))));
        auto other = std::make_unique<RawDatabase>(file());
        QVERIFY(other->exec(QStringLiteral("PRAGMA locking_mode = EXCLUSIVE")));
        QVERIFY(other->exec(QStringLiteral("UPDATE coordinated_runs SET runners = 7")));
        LocalHistory history(file(), m_clock);
        QTRY_COMPARE_WITH_TIMEOUT(history.trouble(), HistoryTrouble::Locked, 20'000);
        QSignalSpy changed(&history, &History::changed);
        other.reset();
        QTRY_COMPARE_WITH_TIMEOUT(history.trouble(), HistoryTrouble::None, 20'000);
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(idsOf(history), QStringList(QStringLiteral("a")));
    }

    void fileThatCanOnlyBeReadIsListed_data()
    {
        QTest::addColumn<bool>("isDirectory");
        QTest::addRow("file") << false;
        QTest::addRow("file and directory") << true;
    }
    void fileThatCanOnlyBeReadIsListed()
    {
        QFETCH(const bool, isDirectory);
        QVERIFY(save(test::plainRun(QStringLiteral("a"))));
        QVERIFY(QFile::setPermissions(file(), QFileDevice::ReadOwner));
        if (isDirectory)
            QVERIFY(QFile::setPermissions(m_dir->path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner));
        const auto tidy = qScopeGuard([this] {
            QFile::setPermissions(m_dir->path(),
                                  QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        });
        const test::ModesCount modesCount;
        LocalHistory history(file(), m_clock);
        QCOMPARE(idsOf(history), QStringList(QStringLiteral("a")));
        QTRY_COMPARE(history.trouble(), HistoryTrouble::ReadOnly);
        const auto removed = answerOf(history.remove({RunId{QStringLiteral("a")}}), this);
        QVERIFY(removed);
        QCOMPARE(removed->error().code, Errc::Storage);
    }

    void placeThatCannotBeUsedIsSaid()
    {
        const QString obstacle = m_dir->filePath(QStringLiteral("obstacle"));
        QVERIFY(QFile(obstacle).open(QIODevice::WriteOnly));
        LocalHistory history(obstacle + QStringLiteral("/history.db"), m_clock);
        const auto runs = answerOf(history.list(), this);
        QVERIFY(runs);
        QCOMPARE(runs->error().code, Errc::Storage);
        QTRY_COMPARE(history.trouble(), HistoryTrouble::Unusable);
        QVERIFY(QFile::remove(obstacle));
        QTRY_COMPARE_WITH_TIMEOUT(history.trouble(), HistoryTrouble::None, 30'000);
    }
};

QTEST_GUILESS_MAIN(TestLocalHistory)
#include "tst_local_history.moc"
