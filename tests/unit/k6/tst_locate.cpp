// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "k6/locate.h"

using namespace largada::k6;

class TestLocate : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    // A file below the directory of the test; gives its absolute path.
    QString made(const QString &name, QFile::Permissions permissions = QFile::ReadOwner | QFile::ExeOwner)
    {
        const auto path = m_dir.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.exists() && file.open(QFile::WriteOnly))
            file.write("#!/bin/sh\n");
        file.setPermissions(permissions);
        return path;
    }

    static QProcessEnvironment with(const QString &name, const QString &value)
    {
        QProcessEnvironment environment;
        environment.insert(name, value);
        return environment;
    }

    static BinaryLocation at(BinarySource source, const QString &path = {}) { return {source, path}; }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void firstNamedWins()
    {
        const auto inPath = made(QStringLiteral("bin/k6"));
        const auto cached = made(QStringLiteral("cache/k6"));
        auto environment = with(QStringLiteral("PATH"), m_dir.filePath(QStringLiteral("bin")));
        QCOMPARE(locateBinary({}, environment, cached), at(BinarySource::Path, inPath));
        environment.insert(QStringLiteral("K6_BINARY"), QStringLiteral("/not/there"));
        QCOMPARE(locateBinary({}, environment, cached), at(BinarySource::Variable, QStringLiteral("/not/there")));
        QCOMPARE(locateBinary(QStringLiteral("nor/this"), environment, cached),
                 at(BinarySource::Explicit, QStringLiteral("nor/this")));
    }

    void emptyVariableNamesNothing()
    {
        QCOMPARE(locateBinary({}, with(QStringLiteral("K6_BINARY"), QString()), {}), at(BinarySource::Missing));
    }

    void pathTakesProgramsOnly()
    {
        QVERIFY(QDir().mkpath(m_dir.filePath(QStringLiteral("folder/k6"))));
        made(QStringLiteral("plain/k6"), QFile::ReadOwner | QFile::WriteOwner);
        const auto program = made(QStringLiteral("with space é/k6"));
        const auto second = made(QStringLiteral("second/k6"));
        const QStringList path{m_dir.filePath(QStringLiteral("nothing")), m_dir.filePath(QStringLiteral("folder")),
                               m_dir.filePath(QStringLiteral("plain")), QFileInfo(program).path(),
                               QFileInfo(second).path()};
        QCOMPARE(locateBinary({}, with(QStringLiteral("PATH"), path.join(QLatin1Char(':'))), {}),
                 at(BinarySource::Path, program));
    }

    void danglingLinkIsNoProgram()
    {
        QVERIFY(QDir().mkpath(m_dir.filePath(QStringLiteral("dangling"))));
        QVERIFY(QFile::link(QStringLiteral("/not/there"), m_dir.filePath(QStringLiteral("dangling/k6"))));
        QCOMPARE(locateBinary({}, with(QStringLiteral("PATH"), m_dir.filePath(QStringLiteral("dangling"))), {}),
                 at(BinarySource::Missing));
    }

    void emptyPathPartsAreNotTheWorkingDirectory_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("empty") << QString();
        QTest::newRow("colon") << QStringLiteral(":");
        QTest::newRow("leading") << QStringLiteral(":/not/there");
        QTest::newRow("trailing") << QStringLiteral("/not/there:");
        QTest::newRow("middle") << QStringLiteral("/not/there::/nor/this");
    }
    void emptyPathPartsAreNotTheWorkingDirectory()
    {
        QFETCH(const QString, path);
        const auto program = made(QStringLiteral("here/k6"));
        const auto before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(QFileInfo(program).path()));
        const auto found = locateBinary({}, with(QStringLiteral("PATH"), path), {});
        QVERIFY(QDir::setCurrent(before));
        QCOMPARE(found, at(BinarySource::Missing));
    }

    void relativePathPartGivesAbsoluteProgram()
    {
        const auto program = made(QStringLiteral("work/tools/k6"));
        const auto before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(m_dir.filePath(QStringLiteral("work"))));
        const auto found = locateBinary({}, with(QStringLiteral("PATH"), QStringLiteral("tools")), {});
        QVERIFY(QDir::setCurrent(before));
        QCOMPARE(found.source, BinarySource::Path);
        QVERIFY(QDir::isAbsolutePath(found.path));
        QCOMPARE(QFileInfo(found.path).canonicalFilePath(), QFileInfo(program).canonicalFilePath());
    }

    void cacheCountsWhenItIsAProgram()
    {
        const auto cached = made(QStringLiteral("cache2/k6"));
        QCOMPARE(locateBinary({}, {}, cached), at(BinarySource::Cache, cached));
        const auto plain = made(QStringLiteral("cache3/k6"), QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(locateBinary({}, {}, plain), at(BinarySource::Missing));
        QCOMPARE(locateBinary({}, {}, m_dir.filePath(QStringLiteral("no/k6"))), at(BinarySource::Missing));
        QCOMPARE(locateBinary({}, {}, {}), at(BinarySource::Missing));
    }

    void cacheFollowsXdg_data()
    {
        QTest::addColumn<QString>("xdg");
        QTest::addColumn<QString>("home");
        QTest::addColumn<QString>("path");
        const auto inHome = QStringLiteral("/home/ana/.cache/largada/k6/1.1.0/k6");
        QTest::newRow("home") << QString() << QStringLiteral("/home/ana") << inHome;
        QTest::newRow("xdg") << QStringLiteral("/var/c") << QStringLiteral("/home/ana")
                             << QStringLiteral("/var/c/largada/k6/1.1.0/k6");
        QTest::newRow("slash at the end")
            << QStringLiteral("/var/c/") << QString() << QStringLiteral("/var/c/largada/k6/1.1.0/k6");
        QTest::newRow("relative xdg") << QStringLiteral("c") << QStringLiteral("/home/ana") << inHome;
        QTest::newRow("accents") << QStringLiteral("/dados/ação/c") << QString()
                                 << QStringLiteral("/dados/ação/c/largada/k6/1.1.0/k6");
        QTest::newRow("neither") << QString() << QString()
                                 << QDir::homePath() + QStringLiteral("/.cache/largada/k6/1.1.0/k6");
    }
    void cacheFollowsXdg()
    {
        QFETCH(const QString, xdg);
        QFETCH(const QString, home);
        QFETCH(const QString, path);
        QProcessEnvironment environment;
        if (!xdg.isEmpty())
            environment.insert(QStringLiteral("XDG_CACHE_HOME"), xdg);
        if (!home.isEmpty())
            environment.insert(QStringLiteral("HOME"), home);
        QCOMPARE(cachedBinaryPath(environment), path);
    }

    void aProgramCanBeStartedFromAnyDirectory()
    {
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), QStringLiteral("/nowhere"));
        QCOMPARE(programPath(QStringLiteral("bin/../k6"), environment),
                 QDir::current().absoluteFilePath(QStringLiteral("k6")));
        QCOMPARE(programPath(QStringLiteral("/opt/k6"), environment), QStringLiteral("/opt/k6"));
        QCOMPARE(programPath(QStringLiteral("k6"), environment), QStringLiteral("k6"));
    }
};

QTEST_GUILESS_MAIN(TestLocate)
#include "tst_locate.moc"
