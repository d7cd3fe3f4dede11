// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

#include "core/wall_time_text.h"

using namespace largada;

class TestWallTimeText : public QObject
{
    Q_OBJECT

    static WallTime utc(const char *text)
    {
        return WallTime(std::chrono::milliseconds(
            QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs).toMSecsSinceEpoch()));
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void momentsAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("now"); // UTC
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("expected"); // UTC
        const auto row = [](const char *text, const char *now, const char *zone, const char *expected) {
            QTest::addRow("%s at %s in %s", text, now, zone)
                << QString::fromLatin1(text) << QString::fromLatin1(now) << QString::fromLatin1(zone)
                << QString::fromLatin1(expected);
        };
        const char *noon = "2026-11-23T12:00:00Z";
        const char *paulo = "America/Sao_Paulo"; // UTC-3, no summer time since 2019
        row("2026-11-23T12:00:00.001Z", noon, "UTC", "2026-11-23T12:00:00.001Z");
        row("2026-11-24T12:00:00Z", noon, "UTC", "2026-11-24T12:00:00Z"); // 24 h to the millisecond
        row("2026-11-23T09:30:00-03:00", noon, "UTC", "2026-11-23T12:30:00Z");
        row("2026-11-24T00:30:00+05:30", noon, "UTC", "2026-11-23T19:00:00Z");
        row("2026-11-23t14:05:09.25z", noon, paulo, "2026-11-23T14:05:09.250Z");
        row("2026-11-23 14:05:09Z", noon, paulo, "2026-11-23T14:05:09Z");
        row("14:05", noon, "UTC", "2026-11-23T14:05:00Z");
        row("14:05:09", noon, paulo, "2026-11-23T17:05:09Z");
        row("12:00", noon, "UTC", "2026-11-24T12:00:00Z"); // this very moment is over
        row("11:59:59", noon, "UTC", "2026-11-24T11:59:59Z");
        row("00:00", "2026-11-23T23:59:59Z", "UTC", "2026-11-24T00:00:00Z");
        row("23:00", "2026-11-24T01:00:00Z", paulo, "2026-11-24T02:00:00Z"); // still the 23rd there
        // Clocks go from 02:00 to 03:00 on the 29th: that day has no 02:30.
        row("02:30", "2026-03-29T00:30:00Z", "Europe/Berlin", "2026-03-30T00:30:00Z");
    }
    void momentsAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, now);
        QFETCH(QString, zone);
        QFETCH(QString, expected);
        const auto read = parseMoment(text, utc(qPrintable(now)), QTimeZone(zone.toLatin1()));
        QVERIFY(std::holds_alternative<WallTime>(read));
        QCOMPARE(isoTime(std::get<WallTime>(read)), isoTime(utc(qPrintable(expected))));
    }

    void otherMomentsAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<MomentFault>("fault");
        const auto row = [](const char *text, MomentFault fault) {
            QTest::addRow("“%s”", text) << QString::fromUtf8(text) << fault;
        };
        using enum MomentFault;
        for (const char *text : {"",
                                 " ",
                                 "now",
                                 "14",
                                 "14:5",
                                 "24:00",
                                 "14:60",
                                 "14:05:60",
                                 "14:05 ",
                                 "14:05\n",
                                 "2pm",
                                 "14:05Z",
                                 "2026-11-23",
                                 "2026-11-23T14:05Z",
                                 "2026-11-23T14:05:09",
                                 "١٤:٠٥",
                                 "2026-13-23T14:05:09Z",
                                 "2026-02-30T14:05:09Z",
                                 "2026-11-23T25:05:09Z",
                                 "1795442709"})
            row(text, NotAMoment);
        row("2026-11-23T12:00:00Z", Past); // this very moment
        row("2020-01-01T00:00:00Z", Past);
        row("2026-11-23T13:00:00+02:00", Past);
        row("2026-11-24T12:00:00.001Z", TooFar);
        row("9999-12-31T23:59:59Z", TooFar);
    }
    void otherMomentsAreRefused()
    {
        QFETCH(QString, text);
        QFETCH(MomentFault, fault);
        const auto read = parseMoment(text, utc("2026-11-23T12:00:00Z"), QTimeZone::utc());
        QVERIFY(std::holds_alternative<MomentFault>(read));
        QCOMPARE(std::get<MomentFault>(read), fault);
    }

    void timesAreShownInTheirZone()
    {
        QCOMPARE(localTime(utc("2026-11-24T01:05:09.999Z"), QTimeZone("America/Sao_Paulo")),
                 QStringLiteral("2026-11-23 22:05:09"));
    }
};

QTEST_GUILESS_MAIN(TestWallTimeText)
#include "tst_wall_time_text.moc"
