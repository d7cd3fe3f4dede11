// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the file system and other programs can do to a history file.
#include <array>
#include <thread>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include <QElapsedTimer>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "raw_database.h"
#include "sample_runs.h"
#include "store/database.h"
#include "store/run_store.h"
#include "support/file_size_limit.h"
#include "support/modes_count.h"

using namespace largada;
using namespace largada::fleet;
using namespace largada::store;
using test::FileSizeLimit;
using test::ModesCount;
using test::RawDatabase;

namespace
{

int modeOf(const QString &path)
{
    struct stat status{};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? static_cast<int>(status.st_mode & 07777) : -1;
}

void setMode(const QString &path, mode_t mode)
{
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode), 0);
}

void write(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString file() const { return m_dir->filePath(QStringLiteral("history.db")); }
    const RunRecord m_run = test::filledRun(QStringLiteral("a"));

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_dir = std::make_unique<QTemporaryDir>();
    }

    void missingPlacesAreMadeForTheirOwnerOnly()
    {
        const QString deep = m_dir->filePath(QStringLiteral("não há/largada/história #1?.db"));
        auto store = RunStore::open(deep);
        QVERIFY(store);
        QVERIFY((*store)->save(m_run));
        QCOMPARE(modeOf(m_dir->filePath(QStringLiteral("não há"))), 0700);
        QCOMPARE(modeOf(QFileInfo(deep).path()), 0700);
        for (const auto *suffix : {"", "-wal", "-shm"})
            QCOMPARE(modeOf(deep + QLatin1String(suffix)), 0600);
        store = Error{};
        QCOMPARE(QDir(QFileInfo(deep).path()).entryList(QDir::Files).size(), 1); // no drafts
    }

    void everyCommitIsOnDiskAndReadersDoNotWait()
    {
        auto db = Database::open(file());
        QVERIFY(db);
        const auto pragma = [&db](const char *name) {
            const auto rows = (*db)->select(QStringLiteral("PRAGMA ") + QLatin1String(name));
            return rows && rows->size() == 1 ? rows->at(0).value(0).toString() : QString();
        };
        QCOMPARE(pragma("journal_mode"), QStringLiteral("wal"));
        QCOMPARE(pragma("synchronous"), QStringLiteral("2")); // FULL
        QCOMPARE(pragma("foreign_keys"), QStringLiteral("1"));
    }

    void impossiblePlacesAreNamed_data()
    {
        QTest::addColumn<QString>("path"); // %1: a file
        QTest::addColumn<QString>("subject");
        QTest::addRow("a file on the way") << QStringLiteral("%1/history.db") << QStringLiteral("%1");
        QTest::addRow("a file far up") << QStringLiteral("%1/a/b/history.db") << QStringLiteral("%1");
        QTest::addRow("no place for directories")
            << QStringLiteral("/proc/largada/history.db") << QStringLiteral("/proc/largada");
        QTest::addRow("no place for files") << QStringLiteral("/proc/history.db") << QStringLiteral("/proc/history.db");
        QTest::addRow("a directory") << QStringLiteral("/proc") << QStringLiteral("/proc");
        QTest::addRow("below a device") << QStringLiteral("/dev/null/x") << QStringLiteral("/dev/null");
    }
    void impossiblePlacesAreNamed()
    {
        QFETCH(QString, path);
        QFETCH(QString, subject);
        const QString plain = m_dir->filePath(QStringLiteral("plain"));
        write(plain, 0, "text");
        path.replace(QLatin1String("%1"), plain);
        subject.replace(QLatin1String("%1"), plain);
        const auto store = RunStore::open(path);
        QVERIFY(!store);
        QCOMPARE(store.error().code, Errc::Storage);
        QCOMPARE(store.error().subject, subject);
        QVERIFY(!store.error().what.isEmpty());
    }

    void noNameIsBadInput() { QCOMPARE(RunStore::open(QString()).error().code, Errc::BadInput); }

    void nothingIsKeptInMemoryOnly()
    {
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(m_dir->path()));
        const auto tidy = qScopeGuard([&before] { QDir::setCurrent(before); });
        const QString uri = QStringLiteral("file:history.db?mode=memory");
        QVERIFY(RunStore::open(uri));
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList(uri));
        QCOMPARE(RunStore::open(QStringLiteral(":memory:")).error().code, Errc::Storage);
    }

    // Of one process: POSIX locks do not keep its threads apart, SQLite must.
    void missingFileIsOpenedByManyAtOnce()
    {
        constexpr int count = 8;
        std::array<Result<>, count> saved;
        std::vector<std::thread> threads;
        for (int i = 0; i < count; ++i) {
            threads.emplace_back([this, i, &saved] {
                auto store = RunStore::open(file());
                const auto done =
                    store ? (*store)->save(test::plainRun(QString::number(i))) : Result<int>(store.error());
                if (!done)
                    saved[i] = done.error();
            });
        }
        for (auto &thread : threads)
            thread.join();
        for (const auto &result : saved)
            QVERIFY2(result, result ? "" : qPrintable(result.error().what));
        QCOMPARE((*RunStore::open(file()))->list()->size(), count);
        QCOMPARE(modeOf(file()), 0600);
    }

    void damagedFileIsSaid_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<qint64>("size"); // -1: as it is
        QTest::addRow("header") << 0LL << QByteArray(100, '\x5a') << -1LL;
        QTest::addRow("text") << 0LL << QByteArray("id,outcome\n") << 11LL;
        QTest::addRow("all pages but the first") << 4096LL << QByteArray(20 * 4096, '\xff') << -1LL;
        QTest::addRow("cut in the first page") << 0LL << QByteArray() << 1000LL;
        QTest::addRow("cut after the first page") << 0LL << QByteArray() << 4096LL;
    }
    void damagedFileIsSaid()
    {
        QFETCH(const qint64, at);
        QFETCH(const QByteArray, bytes);
        QFETCH(const qint64, size);
        {
            auto store = RunStore::open(file());
            QVERIFY(store && (*store)->save(m_run));
        }
        write(file(), at, bytes);
        if (size >= 0)
            QVERIFY(QFile::resize(file(), size));

        auto store = RunStore::open(file());

        // The first page may be whole: then the first look at the others says it.
        const Error error = store ? (*store)->load(m_run.id).error() : store.error();
        QCOMPARE(error.code, Errc::Storage);
        QCOMPARE(error.subject, file());
        QVERIFY2(error.what.contains(QStringLiteral("damaged")), qPrintable(error.what));
    }

    void lockedFileIsWaitedForThenNamed()
    {
        auto store = RunStore::open(file());
        QVERIFY(store && (*store)->save(test::plainRun(QStringLiteral("before"))));
        RawDatabase other(file());
        QVERIFY(other.exec(QStringLiteral("BEGIN EXCLUSIVE")));
        QElapsedTimer timer;
        timer.start();

        const auto saved = (*store)->save(m_run);

        QVERIFY(!saved);
        QVERIFY(timer.elapsed() >= 2900);
        QCOMPARE(saved.error().code, Errc::Storage);
        QCOMPARE(saved.error().subject, file());
        QVERIFY2(saved.error().what.contains(QStringLiteral("in use by another program")),
                 qPrintable(saved.error().what));
        QCOMPARE((*store)->list()->size(), 1); // reading goes on
        QVERIFY(RunStore::open(file()));       // and opening

        QVERIFY(other.exec(QStringLiteral("COMMIT")));
        QVERIFY((*store)->save(m_run));
        QVERIFY(test::isAsSaved(*(*store)->load(m_run.id), m_run));
    }

    void fileThatCanOnlyBeReadIsRead_data()
    {
        QTest::addColumn<int>("directoryMode");
        QTest::addColumn<int>("fileMode");
        QTest::addColumn<bool>("isOpenElsewhere");
        for (const bool isOpen : {false, true}) {
            const char *elsewhere = isOpen ? ", open elsewhere" : "";
            QTest::addRow("file%s", elsewhere) << 0700 << 0400 << isOpen;
            QTest::addRow("file and directory%s", elsewhere) << 0500 << 0400 << isOpen;
        }
        QTest::addRow("directory") << 0500 << 0600 << false;
    }
    void fileThatCanOnlyBeReadIsRead()
    {
        QFETCH(const int, directoryMode);
        QFETCH(const int, fileMode);
        QFETCH(const bool, isOpenElsewhere);
        RunRecord running = m_run;
        running.id = RunId{QStringLiteral("b")};
        running.outcome = Outcome::Running;
        auto elsewhere = RunStore::open(file());
        QVERIFY(elsewhere && (*elsewhere)->save(m_run) && (*elsewhere)->save(running));
        QVERIFY(RawDatabase(file()).exec(QStringLiteral("UPDATE coordinated_runs SET owner = '' WHERE id = 'b'")));
        if (!isOpenElsewhere)
            elsewhere = Error{};
        for (const auto *suffix : {"", "-wal", "-shm"}) {
            const QString path = file() + QLatin1String(suffix);
            if (QFileInfo::exists(path))
                setMode(path, static_cast<mode_t>(fileMode));
        }
        setMode(m_dir->path(), static_cast<mode_t>(directoryMode));
        const auto tidy = qScopeGuard([this] { setMode(m_dir->path(), 0700); });
        const ModesCount modesCount;

        auto store = RunStore::open(file());

        QVERIFY2(store, store ? "" : qPrintable(store.error().what));
        const auto runs = (*store)->list();
        QVERIFY2(runs, runs ? "" : qPrintable(runs.error().what));
        QCOMPARE(runs->size(), 2);
        QCOMPARE(runs->at(0).outcome, Outcome::Interrupted); // though it cannot be marked
        QVERIFY(test::isAsSaved(*(*store)->load(m_run.id), m_run));
        const auto saved = (*store)->save(m_run);
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, Errc::Storage);
        QCOMPARE(saved.error().subject, file());
        QVERIFY2(saved.error().what.contains(QStringLiteral("can only be read")), qPrintable(saved.error().what));
        QCOMPARE((*store)->remove(m_run.id).error().code, Errc::Storage);
    }

    void unreadableFileIsNamed()
    {
        QVERIFY(RunStore::open(file()));
        setMode(file(), 0000);
        const ModesCount modesCount;
        const auto store = RunStore::open(file());
        QVERIFY(!store);
        QCOMPARE(store.error().code, Errc::Storage);
        QCOMPARE(store.error().subject, file());
    }

    void fullDiskKeepsWhatIsThere()
    {
        auto store = RunStore::open(file());
        QVERIFY(store && (*store)->save(m_run));
        RunRecord large = test::largeRun(m_run.id.value, 1000, 600);
        Result<> saved;
        {
            const FileSizeLimit limit(200 * 1024);
            if (const auto done = (*store)->save(large); !done)
                saved = done.error();
        }
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, Errc::Storage);
        QCOMPARE(saved.error().subject, file());
        QVERIFY(test::isAsSaved(*(*store)->load(m_run.id), m_run));
        store = RunStore::open(file());
        QVERIFY(store);
        QVERIFY(test::isAsSaved(*(*store)->load(m_run.id), m_run));

        QVERIFY((*store)->save(large)); // once there is room again
        QVERIFY(test::isAsSaved(*(*store)->load(m_run.id), large));
        QCOMPARE(RawDatabase(file()).value(QStringLiteral("PRAGMA integrity_check")).toString(), QStringLiteral("ok"));
    }
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
