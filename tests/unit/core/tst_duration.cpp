// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "core/duration.h"

using namespace largada;
using std::chrono::milliseconds;

class TestDuration : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void textIsRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("expected"); // milliseconds
        const auto row = [](const char *text, qint64 ms) {
            QTest::addRow("%s", text) << QString::fromUtf8(text) << ms;
        };
        row("0", 0);
        row("90", 90'000);
        row("007", 7'000);
        row("30s", 30'000);
        row("0s", 0);
        row("1m30s", 90'000);
        row("90m", 5'400'000);
        row("2h", 7'200'000);
        row("250ms", 250);
        row("1s250ms", 1'250);
        row("1m250ms", 60'250); // the m of minutes, not of ms
        row("1h2m3s4ms", 3'723'004);
        row("1000h", 3'600'000'000);
        row("3600000", 3'600'000'000);
        row("999999999ms", 999'999'999);
    }
    void textIsRead()
    {
        QFETCH(const QString, text);
        QFETCH(const qint64, expected);
        const auto read = parseDuration(text);
        QVERIFY(read.has_value());
        QCOMPARE(qint64(read->count()), expected);
    }

    void otherTextIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
        row("null", QString());
        row("empty", QString::fromUtf8(""));
        row("blank", QStringLiteral(" "));
        row("leading blank", QStringLiteral(" 5s"));
        row("trailing blank", QStringLiteral("5s "));
        row("trailing line end", QStringLiteral("5s\n"));
        row("number and line end", QStringLiteral("5\n"));
        row("inner blank", QStringLiteral("1m 5s"));
        row("negative", QStringLiteral("-5"));
        row("negative unit", QStringLiteral("-5s"));
        row("plus", QStringLiteral("+5"));
        row("fraction", QStringLiteral("1.5s"));
        row("comma", QStringLiteral("1,5s"));
        row("unit alone", QStringLiteral("s"));
        row("unknown unit", QStringLiteral("5d"));
        row("upper case", QStringLiteral("5S"));
        row("wrong order", QStringLiteral("5s1m"));
        row("twice the same", QStringLiteral("5s5s"));
        row("number after unit", QStringLiteral("1m30"));
        row("trailing text", QStringLiteral("5sx"));
        row("exponent", QStringLiteral("1e3"));
        row("hex", QStringLiteral("0x10"));
        row("more than 1,000 hours", QStringLiteral("3600001"));
        row("just over 1,000 hours", QStringLiteral("1000h1ms"));
        row("sum over 1,000 hours", QStringLiteral("999h61m"));
        row("seven digits of hours", QStringLiteral("9999999h"));
        row("64 bits", QStringLiteral("9223372036854775808"));
        row("64 bits of hours", QStringLiteral("9223372036854775807h"));
        row("huge", QString(100'000, QLatin1Char('9')));
        row("huge with unit", QString(100'000, QLatin1Char('9')) + QLatin1Char('s'));
        row("Arabic digits", QString::fromUtf8("\u0665\u0660s"));
        row("full-width digits", QString::fromUtf8("\uff15s"));
        row("micro sign", QString::fromUtf8("5\u00b5s"));
        row("NUL inside", QString(QStringLiteral("5s")) + QChar(0));
        row("lone surrogate", QString(QChar(0xd800)));
    }
    void otherTextIsRefused()
    {
        QFETCH(const QString, text);
        QVERIFY(!parseDuration(text).has_value());
    }
};

QTEST_GUILESS_MAIN(TestDuration)
#include "tst_duration.moc"
