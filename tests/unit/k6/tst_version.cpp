// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "k6/version.h"

using namespace largada::k6;

class TestVersion : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void outputIsRead_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QString>("text"); // empty: not k6's
        QTest::newRow("with commit") << QByteArray("k6 v1.1.0 (commit/0e3fb953be, go1.24.4, linux/amd64)\n")
                                     << QStringLiteral("1.1.0");
        QTest::newRow("without commit") << QByteArray("k6 v2.2.0 (go1.26.8, linux/amd64)\n") << QStringLiteral("2.2.0");
        QTest::newRow("0.57") << QByteArray("k6 v0.57.0 (go1.26.8, linux/amd64)") << QStringLiteral("0.57.0");
        QTest::newRow("devel") << QByteArray("k6 v0.57.0-dev (go1.23.6, linux/amd64)\n") << QStringLiteral("0.57.0");
        QTest::newRow("candidate") << QByteArray("k6 v2.0.0-rc1 (go1.26.8)") << QStringLiteral("2.0.0");
        QTest::newRow("build") << QByteArray("k6 v1.2.3+dirty (go1.26.8)") << QStringLiteral("1.2.3");
        QTest::newRow("version only") << QByteArray("k6 v1.10.200") << QStringLiteral("1.10.200");
        QTest::newRow("carriage return") << QByteArray("k6 v1.1.0\r\n") << QStringLiteral("1.1.0");
        QTest::newRow("extensions") << QByteArray(
                                           "k6 v1.1.0 (go1.24.4, linux/amd64)\nExtensions:\n  x v9.9.9, x [js]\n")
                                    << QStringLiteral("1.1.0");
        QTest::newRow("binary after") << QByteArray("k6 v1.1.0 \xff\xfe\x00z", 14) << QStringLiteral("1.1.0");
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("no patch") << QByteArray("k6 v1.1 (go1.24.4)") << QString();
        QTest::newRow("cut") << QByteArray("k6 v1.1.") << QString();
        QTest::newRow("text after number") << QByteArray("k6 v1.1.0x") << QString();
        QTest::newRow("fourth number") << QByteArray("k6 v1.1.0.4") << QString();
        QTest::newRow("other program") << QByteArray("kubectl v1.34.4\n") << QString();
        QTest::newRow("name goes on") << QByteArray("mock6 v1.1.0 (go1.24.4)") << QString();
        QTest::newRow("not first line") << QByteArray("hello\nk6 v1.1.0 (go1.24.4)") << QString();
        QTest::newRow("no v") << QByteArray("k6 1.1.0") << QString();
        QTest::newRow("number too large") << QByteArray("k6 v99999999999.1.0") << QString();
        QTest::newRow("huge") << QByteArray(10'000'000, 'k') << QString();
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfek6 v1.1.0") << QString();
    }
    void outputIsRead()
    {
        QFETCH(const QByteArray, output);
        QFETCH(const QString, text);
        const auto version = parseVersionOutput(output);
        QCOMPARE(version ? version->text() : QString(), text);
    }

    void versionsOrderByNumber_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<bool>("isSupported");
        QTest::newRow("before") << QByteArray("k6 v0.56.9") << false;
        QTest::newRow("oldest") << QByteArray("k6 v0.57.0") << true;
        QTest::newRow("two digits") << QByteArray("k6 v0.100.0") << true;
        QTest::newRow("one") << QByteArray("k6 v1.0.0") << true;
        QTest::newRow("old") << QByteArray("k6 v0.9.100") << false;
    }
    void versionsOrderByNumber()
    {
        QFETCH(const QByteArray, output);
        QFETCH(const bool, isSupported);
        const auto version = parseVersionOutput(output);
        QVERIFY(version);
        QCOMPARE(*version >= oldestSupported, isSupported);
    }
};

QTEST_GUILESS_MAIN(TestVersion)
#include "tst_version.moc"
