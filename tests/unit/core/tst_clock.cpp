// SPDX-FileCopyrightText: 2026 Largada contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "core/clock.h"
#include "support/fake_clock.h"

using namespace largada;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

class TestClock : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void wallTimeIsIsoUtcWithMilliseconds_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("expected");
        QTest::newRow("epoch") << qint64(0) << QStringLiteral("1970-01-01T00:00:00.000Z");
        QTest::newRow("milliseconds keep their zeros") << qint64(1'005) << QStringLiteral("1970-01-01T00:00:01.005Z");
        QTest::newRow("today") << qint64(1'795'529'109'123) << QStringLiteral("2026-11-24T14:05:09.123Z");
        QTest::newRow("leap day") << qint64(1'709'164'800'000) << QStringLiteral("2024-02-29T00:00:00.000Z");
        QTest::newRow("before the epoch") << qint64(-1) << QStringLiteral("1969-12-31T23:59:59.999Z");
    }
    void wallTimeIsIsoUtcWithMilliseconds()
    {
        QFETCH(const qint64, ms);
        QFETCH(const QString, expected);
        QCOMPARE(isoTime(WallTime(milliseconds(ms))), expected);
    }

    void anchorKeepsOrderWhenTheWallClockJumps_data()
    {
        QTest::addColumn<qint64>("jump"); // seconds
        QTest::newRow("back an hour") << qint64(-3600);
        QTest::newRow("back before the anchor") << qint64(-10'000'000);
        QTest::newRow("forward a day") << qint64(86'400);
    }
    void anchorKeepsOrderWhenTheWallClockJumps()
    {
        QFETCH(const qint64, jump);
        test::FakeClock clock;
        const WallTime begin = clock.wall();
        const WallAnchor anchor(clock);
        QCOMPARE(anchor.at(clock.now()), begin);
        clock.advance(1500ms);
        QCOMPARE(anchor.at(clock.now()), begin + 1500ms);
        clock.setWall(clock.wall() + std::chrono::seconds(jump));
        clock.advance(1ms);
        QCOMPARE(anchor.at(clock.now()), begin + 1501ms);
    }

    void anchorTellsTimesBeforeItself()
    {
        test::FakeClock clock;
        const WallTime begin = clock.wall();
        const WallAnchor anchor(clock);
        QCOMPARE(anchor.at(clock.now() - 250ms), begin - 250ms);
        // Rounded down on both sides of the anchor, so that order is kept.
        QCOMPARE(anchor.at(clock.now() - 1us), begin - 1ms);
        QCOMPARE(anchor.at(clock.now() + 999us), begin);
    }

    // Between its two readings the machine may do something else.
    void anchorIsOfOneMoment()
    {
        class HeldUpClock final : public Clock
        {
        public:
            MonoTime now() const override { return m_clock.now(); }
            WallTime wall() const override
            {
                if (m_holdUps-- > 0)
                    m_clock.advance(std::chrono::minutes(5));
                const WallTime read = m_clock.wall();
                if (m_holdUps-- > 0)
                    m_clock.advance(std::chrono::minutes(5));
                return read;
            }

        private:
            mutable test::FakeClock m_clock;
            mutable int m_holdUps = 4;
        };
        const HeldUpClock clock;
        const WallAnchor anchor(clock);
        QCOMPARE(anchor.at(clock.now()), clock.wall());
    }

    void monotonicClockNeverGoesBack()
    {
        const SystemClock clock;
        MonoTime last = clock.now();
        for (int i = 0; i < 1000; ++i) {
            const MonoTime next = clock.now();
            QVERIFY(next >= last);
            last = next;
        }
    }

    void systemWallClockIsTheMachinesOwn()
    {
        const auto before = std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
        const WallTime wall = SystemClock().wall();
        const auto after = std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
        QVERIFY(before <= wall && wall <= after);
    }

    void millisecondsKeepTheirFraction()
    {
        QCOMPARE(toMs(1500us), 1.5);
        QCOMPARE(toMs(-250us), -0.25);
        QCOMPARE(toMs(0ns), 0.0);
        QCOMPARE(toMs(2h), 7'200'000.0);
    }
};

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
