// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include "backends/local/capacity.h"

using namespace largada::backends;

class TestCapacity : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void meminfoIsRead_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<double>("mebibytes");
        QTest::newRow("usual") << QByteArray("MemTotal:       16318480 kB\nMemFree:          914304 kB\n"
                                             "MemAvailable:   10485760 kB\nBuffers: 1 kB\n")
                               << 10240.0;
        QTest::newRow("last line without end") << QByteArray("MemAvailable: 1024 kB") << 1.0;
        QTest::newRow("tabs") << QByteArray("MemAvailable:\t2048 kB\n") << 2.0;
        QTest::newRow("a name that only begins so") << QByteArray("MemAvailableX: 2048 kB\n") << 0.0;
        QTest::newRow("old kernel") << QByteArray("MemTotal: 5 kB\nMemFree: 3 kB\n") << 0.0;
        QTest::newRow("no number") << QByteArray("MemAvailable: much kB\n") << 0.0;
        QTest::newRow("cut") << QByteArray("MemAvailable:") << 0.0;
        QTest::newRow("empty") << QByteArray() << 0.0;
    }
    void meminfoIsRead()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const double, mebibytes);
        QCOMPARE(availableMiB(content), mebibytes);
    }

    void cpuQuotaIsRead_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<double>("cores");
        QTest::newRow("two cores") << QByteArray("200000 100000\n") << 2.0;
        QTest::newRow("half a core") << QByteArray("50000 100000\n") << 0.5;
        QTest::newRow("no limit") << QByteArray("max 100000\n") << 0.0;
        QTest::newRow("no period") << QByteArray("200000\n") << 0.0;
        QTest::newRow("period of nothing") << QByteArray("200000 0\n") << 0.0;
        QTest::newRow("no numbers") << QByteArray("a b\n") << 0.0;
        QTest::newRow("empty") << QByteArray() << 0.0;
    }
    void cpuQuotaIsRead()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const double, cores);
        QCOMPARE(cgroupCores(content), cores);
    }

    void memoryLimitIsRead_data()
    {
        QTest::addColumn<QByteArray>("most");
        QTest::addColumn<QByteArray>("used");
        QTest::addColumn<double>("mebibytes");
        QTest::newRow("half used") << QByteArray("1073741824\n") << QByteArray("536870912\n") << 512.0;
        QTest::newRow("over it") << QByteArray("1048576\n") << QByteArray("2097152\n") << 0.0;
        QTest::newRow("no limit") << QByteArray("max\n") << QByteArray("536870912\n") << -1.0;
        QTest::newRow("no cgroup") << QByteArray() << QByteArray() << -1.0;
        QTest::newRow("use unknown") << QByteArray("1048576\n") << QByteArray() << 1.0;
    }
    void memoryLimitIsRead()
    {
        QFETCH(const QByteArray, most);
        QFETCH(const QByteArray, used);
        QFETCH(const double, mebibytes);
        QCOMPARE(cgroupFreeMiB(most, used), mebibytes);
    }

    void thisMachineHasSomething()
    {
        const Capacity capacity = MachineCapacity().measure(QDir::tempPath());
        QVERIFY(capacity.cores > 0);
        QVERIFY(capacity.memoryFreeMiB > 0);
        QVERIFY(capacity.diskFreeMiB > 0);
        QVERIFY(capacity.portsFree > 0 && capacity.portsFree < 65'536);
    }
};

QTEST_GUILESS_MAIN(TestCapacity)
#include "tst_capacity.moc"
