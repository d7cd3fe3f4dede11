// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>

#include "text/language.h"
#include "text/sentences.h"

using namespace largada::text;

class TestNumbers : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void numberFollowsTheLanguage_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("portuguese");
        QTest::addRow("decimals") << 1234.5 << 1 << "1,234.5" << "1.234,5";
        QTest::addRow("millions") << 3100000.0 << 0 << "3,100,000" << "3.100.000";
        QTest::addRow("rounded") << 0.856 << 2 << "0.86" << "0,86";
        QTest::addRow("zero") << 0.0 << 0 << "0" << "0";
        QTest::addRow("no minus zero") << -0.0001 << 1 << "0.0" << "0,0";
        QTest::addRow("negative") << -12.5 << 1 << "-12.5" << "-12,5";
        QTest::addRow("not a number") << qQNaN() << 2 << "–" << "–";
        QTest::addRow("infinite") << qInf() << 0 << "–" << "–";
    }

    void numberFollowsTheLanguage()
    {
        QFETCH(double, value);
        QFETCH(int, decimals);
        QFETCH(QString, english);
        QFETCH(QString, portuguese);
        installLanguage(*qApp, Language::English);
        QCOMPARE(number(value, decimals), english);
        installLanguage(*qApp, Language::Portuguese);
        QCOMPARE(number(value, decimals), portuguese);
    }

    void rangeNamesAUnitOnce()
    {
        installLanguage(*qApp, Language::English);
        QCOMPARE(milliseconds(140, 184), QStringLiteral("140\u2013184 ms"));
        QCOMPARE(milliseconds(800, 1320), QStringLiteral("800 ms\u2009\u2013\u20091.32 s"));
        QCOMPARE(milliseconds(140.1, 140.2), QStringLiteral("140 ms"));
    }

    void millisecondsKeepThreeDigits_data()
    {
        QTest::addColumn<double>("ms");
        QTest::addColumn<QString>("english");
        QTest::addRow("zero") << 0.0 << "0.00 ms";
        QTest::addRow("below one") << 0.31 << "0.31 ms";
        QTest::addRow("last with two decimals") << 9.994 << "9.99 ms";
        QTest::addRow("first with one decimal") << 9.996 << "10.0 ms";
        QTest::addRow("last with one decimal") << 99.94 << "99.9 ms";
        QTest::addRow("first without decimals") << 99.96 << "100 ms";
        QTest::addRow("usual") << 152.0 << "152 ms";
        QTest::addRow("last in milliseconds") << 999.4 << "999 ms";
        QTest::addRow("first in seconds") << 999.6 << "1.00 s";
        QTest::addRow("seconds") << 1320.0 << "1.32 s";
        QTest::addRow("tens of seconds") << 47'230.0 << "47.2 s";
        QTest::addRow("last in seconds") << 59'940.0 << "59.9 s";
        QTest::addRow("first in minutes") << 59'960.0 << "1 min";
        QTest::addRow("minutes") << 70'000.0 << "1 min 10 s";
        QTest::addRow("negative") << -3.2 << "-3.20 ms";
        QTest::addRow("not a number") << qQNaN() << "–";
        QTest::addRow("infinite") << -qInf() << "–";
    }

    void millisecondsKeepThreeDigits()
    {
        QFETCH(double, ms);
        QFETCH(QString, english);
        installLanguage(*qApp, Language::English);
        QCOMPARE(milliseconds(ms), english);
        installLanguage(*qApp, Language::Portuguese);
        QCOMPARE(milliseconds(ms), english.replace(QLatin1Char('.'), QLatin1Char(',')));
    }

    void hugeMillisecondsAreShown()
    {
        installLanguage(*qApp, Language::English);
        QVERIFY(milliseconds(1e300).endsWith(QStringLiteral(" h")));
    }

    void durationInTwoUnits_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("english");
        QTest::addRow("zero") << 0LL << "0 s";
        QTest::addRow("negative") << -5LL << "0 s";
        QTest::addRow("below a second") << 250LL << "250 ms";
        QTest::addRow("whole seconds") << 47'000LL << "47 s";
        QTest::addRow("short with fraction") << 1'500LL << "1.5 s";
        QTest::addRow("short, nearly whole") << 1'020LL << "1 s";
        QTest::addRow("short, nearly the next") << 1'960LL << "2 s";
        QTest::addRow("long, fraction left out") << 47'300LL << "47 s";
        QTest::addRow("rounds up to a minute") << 59'600LL << "1 min";
        QTest::addRow("minute and seconds") << 70'000LL << "1 min 10 s";
        QTest::addRow("reference load") << 250'000LL << "4 min 10 s";
        QTest::addRow("rounds up to an hour") << 3'599'700LL << "1 h";
        QTest::addRow("hours and minutes") << 3'900'000LL << "1 h 5 min";
        QTest::addRow("two days") << 172'799'000LL << "2 d";
        QTest::addRow("almost two days") << 169'200'000LL << "47 h";
        QTest::addRow("days and hours") << 280'800'000LL << "3 d 6 h";
        QTest::addRow("most") << 3'600'000'000'000LL << "41,666 d 16 h";
    }

    void durationInTwoUnits()
    {
        QFETCH(qint64, ms);
        QFETCH(QString, english);
        installLanguage(*qApp, Language::English);
        QCOMPARE(duration(std::chrono::milliseconds(ms)), english);
    }
};

QTEST_GUILESS_MAIN(TestNumbers)
#include "tst_numbers.moc"
