// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "kube/api/objects.h"

using namespace largada;
using namespace largada::kube;

// parseTime and parseQuantity.
class TestScalars : public QObject
{
    Q_OBJECT
private slots:
    void quantity_data();
    void quantity();
    void time_data();
    void time();
};

void TestScalars::quantity_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value"); // -1: none
    const auto row = [](const char *text, double value) { QTest::newRow(text) << QString::fromLatin1(text) << value; };
    // apimachinery quantity_test.go TestQuantityParse
    row("0", 0);
    row("100", 100);
    row("0.5", 0.5);
    row(".5", 0.5);
    row("5.", 5);
    row("+1", 1);
    row("100n", 1e-7);
    row("100u", 1e-4);
    row("250m", 0.25);
    row("1k", 1000);
    row("100M", 1e8);
    row("2G", 2e9);
    row("3T", 3e12);
    row("4P", 4e15);
    row("5E", 5e18);
    row("1Ki", 1024);
    row("1.5Gi", 1.5 * 1024 * 1024 * 1024);
    row("128Mi", 134217728);
    row("1Ti", 1099511627776.0);
    row("2Pi", 2251799813685248.0);
    row("1Ei", 1152921504606846976.0);
    row("2e3", 2000);
    row("2E3", 2000);
    row("12E-1", 1.2);
    row("1e+2", 100);
    // apimachinery quantity_test.go TestQuantityParse, the invalid ones
    for (const auto *text : {"", "1.1.M", "1+1.0M", "0.1mi", "0.1am", "aoeu", ".", "-", "1.2.3", "1 Gi", "1gi", "1K",
                             "1ee2", "1e", "1e9999", "0x10", "1\n"})
        row(text, -1);
}

void TestScalars::quantity()
{
    QFETCH(QString, text);
    QFETCH(double, value);
    const auto parsed = parseQuantity(text);
    if (value < 0) {
        QVERIFY(!parsed);
        return;
    }
    QVERIFY(parsed);
    QVERIFY2(std::abs(*parsed - value) <= value * 1e-12, qPrintable(QString::number(*parsed)));
}

void TestScalars::time_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("iso"); // empty: none
    const auto row = [](const char *text, const char *iso) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(iso);
    };
    row("2026-11-23T14:05:09Z", "2026-11-23T14:05:09.000Z");
    row("2026-11-23T14:05:09.1Z", "2026-11-23T14:05:09.100Z");
    row("2026-11-23T14:05:09.123456Z", "2026-11-23T14:05:09.123Z"); // MicroTime
    row("2026-11-23T14:05:09.999999999Z", "2026-11-23T14:05:09.999Z");
    row("2026-11-23T14:05:09+02:00", "2026-11-23T12:05:09.000Z");
    row("2026-11-23T00:05:09.5-03:30", "2026-11-23T03:35:09.500Z");
    row("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z");
    row("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z");
    for (const auto *text :
         {"", "null", "2026-11-23", "2026-11-23T14:05:09", "2026-11-23T14:05:09.Z", "2026-11-23T14:05:09Zx",
          "2026-11-23 14:05:09Z", "2025-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-23T24:00:00Z",
          "2026-11-23T14:60:00Z", "2026-11-23T14:05:60Z", "2026-11-23T14:05:09+0200", "2026-11-23T14:05:09+25:00",
          "+026-11-23T14:05:09Z", "2026-11-2", "2026-11-23T14:05:09+02:0", "2026-11-23T14-05-09Z"})
        row(text, "");
}

void TestScalars::time()
{
    QFETCH(QString, text);
    QFETCH(QString, iso);
    const auto parsed = parseTime(text);
    QCOMPARE(parsed ? isoTime(*parsed) : QString(), iso);
}

QTEST_GUILESS_MAIN(TestScalars)
#include "tst_scalars.moc"
