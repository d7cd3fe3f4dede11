// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>

#include "reports/write_file.h"
#include "unit/reports/sample_run.h"

using namespace largada;
using namespace largada::reports;

namespace
{

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

// No file of this process may grow beyond `bytes`: a disk that is full as far as write() can tell.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_before{};
};

} // namespace

class TestWriteFile : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void writesAndReplaces()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a.csv"));
        QVERIFY(writeFile(path, "old"));
        QVERIFY(writeFile(path, QByteArray("n\0ew", 4)));
        QCOMPARE(contentOf(path), QByteArray("n\0ew", 4));
        QVERIFY(writeFile(path, {}));
        QCOMPARE(contentOf(path), QByteArray());
        QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 1);
    }

    void fullDiskKeepsTheOldFile_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("one write") << 100'000;
        QTest::newRow("in the buffer until the end") << 9'000;
    }

    void fullDiskKeepsTheOldFile()
    {
        QFETCH(int, size);
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a.csv"));
        QVERIFY(writeFile(path, "old"));
        Result<> result;
        {
            const FullDisk full(4096);
            result = writeFile(path, QByteArray(size, 'x'));
        }
        QVERIFY(!result);
        QCOMPARE(result.error().code, Errc::Storage);
        QCOMPARE(result.error().subject, path);
        QVERIFY(!result.error().what.isEmpty());
        QCOMPARE(contentOf(path), QByteArray("old"));
        QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 1);
    }

    void placesThatCannotBeWritten_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("a directory") << QStringLiteral("%1/folder");
        QTest::newRow("a directory, named with a slash") << QStringLiteral("%1/folder/");
        QTest::newRow("in no directory") << QStringLiteral("%1/missing/a.csv");
        QTest::newRow("under a file") << QStringLiteral("%1/file/a.csv");
        QTest::newRow("where nobody may make files") << QStringLiteral("/proc/a.csv");
        // Only where a mistake could not replace the device by a file.
        if (!QFileInfo(QStringLiteral("/dev")).isWritable())
            QTest::newRow("full device") << QStringLiteral("/dev/full");
        QTest::newRow("no name") << QString();
    }

    void placesThatCannotBeWritten()
    {
        QFETCH(QString, path);
        QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkdir(QStringLiteral("folder")));
        QVERIFY(writeFile(dir.filePath(QStringLiteral("file")), "old"));
        if (path.contains(QStringLiteral("%1")))
            path = path.arg(dir.path());
        const Result<> result = writeFile(path, "new");
        QVERIFY(!result);
        QCOMPARE(result.error().code, Errc::Storage);
        QCOMPARE(result.error().subject, path);
        QVERIFY(!result.error().what.isEmpty());
        QVERIFY(QFileInfo(dir.filePath(QStringLiteral("folder"))).isDir());
        QCOMPARE(contentOf(dir.filePath(QStringLiteral("file"))), QByteArray("old"));
    }

    void pipeStaysAPipe()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("pipe"));
        QCOMPARE(mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        QFile reader(path);
        QVERIFY(reader.open(QIODevice::ReadWrite | QIODevice::Unbuffered)); // both ends, so that nobody blocks
        QVERIFY(writeFile(path, "through"));
        QCOMPARE(reader.read(7), QByteArray("through"));
        struct stat status = {};
        QCOMPARE(stat(QFile::encodeName(path).constData(), &status), 0);
        QVERIFY(S_ISFIFO(status.st_mode));
    }

    void linkStaysALink()
    {
        QTemporaryDir dir;
        const QString target = dir.filePath(QStringLiteral("target"));
        const QString link = dir.filePath(QStringLiteral("link"));
        QVERIFY(writeFile(target, "old"));
        QVERIFY(QFile::link(target, link));
        QVERIFY(writeFile(link, "new"));
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(contentOf(target), QByteArray("new"));
    }

    void reportDirectoryHoldsAllFiles()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("new/report"));
        const fleet::RunRecord run = sample::fullRun();
        QVERIFY(writeReportDirectory(path, run, CsvProfile::Data));
        QCOMPARE(QDir(path).entryList(QDir::Files, QDir::Name),
                 QStringList({QStringLiteral("report.html"), QStringLiteral("report.json"),
                              QStringLiteral("run-20261123-140000-3f2a_history.csv"),
                              QStringLiteral("run-20261123-140000-3f2a_stats.csv")}));
        QCOMPARE(contentOf(path + QStringLiteral("/run-20261123-140000-3f2a_stats.csv")),
                 statsCsv(run, CsvProfile::Data));
        const auto back = readReportDirectory(path);
        QVERIFY(back);
        QVERIFY(*back == run);
    }

    void idNeverLeavesTheDirectory()
    {
        QTemporaryDir dir;
        fleet::RunRecord run = sample::smallRun();
        run.id.value = QStringLiteral("../../x y\u00e9");
        QVERIFY(writeReportDirectory(dir.filePath(QStringLiteral("a/b")), run, CsvProfile::Data));
        QVERIFY(QFile::exists(dir.filePath(QStringLiteral("a/b/run-______x_y__stats.csv"))));
        QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList(QStringLiteral("a")));
    }

    void oneFailureDoesNotTakeTheOthers()
    {
        QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkdir(QStringLiteral("report.html")));
        const Result<> result = writeReportDirectory(dir.path(), sample::smallRun(), CsvProfile::Data);
        QVERIFY(!result);
        QCOMPARE(result.error().code, Errc::Storage);
        QCOMPARE(result.error().subject, dir.filePath(QStringLiteral("report.html")));
        QVERIFY(readReportDirectory(dir.path()));
        QVERIFY(QFile::exists(dir.filePath(QStringLiteral("run-20261123-140000-3f2a_history.csv"))));
    }

    void directoryThatCannotBeMade()
    {
        QTemporaryDir dir;
        QVERIFY(writeFile(dir.filePath(QStringLiteral("file")), "old"));
        const QString path = dir.filePath(QStringLiteral("file/report"));
        const Result<> result = writeReportDirectory(path, sample::smallRun(), CsvProfile::Data);
        QVERIFY(!result);
        QCOMPARE(result.error().code, Errc::Storage);
        QCOMPARE(result.error().subject, path);
    }
};

QTEST_GUILESS_MAIN(TestWriteFile)
#include "tst_write_file.moc"
